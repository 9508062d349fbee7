"""Interviews: what stands between two questions is said by who is introduced before the first."""

from collections import Counter

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Draft, Range

_LEAST = 3
"""Questions in paragraphs of their own that make an interview."""
_OWN = frozenset({"i", "me", "my", "we"})
_PAUSE = 2
"""Paragraphs after which a statement must have spoken in the first person again."""
_ROLES = frozenset({"lead", "paragraph", "subhead"})
_ASKED = 40
"""Words of a question at most."""


def interview_drafts(layers: Layers) -> list[Draft]:
    """Return the answers of an interview as statements of the one who is asked."""
    blocks, ranges = layers.document.blocks, _blocks(layers)
    asked = [n for n in ranges if blocks[n].role in _ROLES and _is_question(layers, ranges[n])]
    answered = [n for n in ranges if asked and n - 1 in asked]
    personal = [n for n in answered if _is_personal(layers, ranges[n])]
    if len(asked) < _LEAST or len(personal) * 2 < len(answered):
        return []
    who = _introduced(layers, range(ranges[asked[0]][0]))
    if who is None:
        return []
    return [
        Draft(
            anchor=ranges[n][0], cue=None, sources=(who[1] - 1,), spans=(who,), stance="assert",
            rule="claim.interview", tokens=set(range(*ranges[n])),
        )
        for n in answered
    ]  # fmt: skip


def going_on(layers: Layers, block: int) -> int:
    """Return the last block of a statement that a block opens: as far as it speaks of itself.

    "The minister said:", and then paragraphs without quotation marks in which "I" and "we" are he.
    """
    last, blocks = block, _blocks(layers)
    while layers.document.blocks[last].role in _ROLES:
        near = [n for n in range(last + 1, last + _PAUSE + 1) if n in blocks]
        own = [n for n in near if _speaks_itself(layers, blocks[n])]
        if not own or not _speaks_itself(layers, blocks[block]):
            break
        last = own[-1]
    return last


def _speaks_itself(layers: Layers, block: Range) -> bool:
    return _is_personal(layers, block) and not _is_quoted(layers, block)


def _blocks(layers: Layers) -> dict[int, Range]:
    """Return the tokens of each block that was read."""
    found: dict[int, Range] = {}
    for sentence in layers.sentences:
        first = found.get(sentence.block, (sentence.first, 0))[0]
        found[sentence.block] = first, sentence.last
    return found


def _is_question(layers: Layers, block: Range) -> bool:
    tokens = layers.tokens[slice(*block)]
    return tokens[-1].text == "?" and len(tokens) <= _ASKED and not _is_quoted(layers, block)


def _is_quoted(layers: Layers, block: Range) -> bool:
    start = layers.tokens[block[0]].start
    return any(q.start <= start + 1 < q.end for q in layers.quotations)


def _is_personal(layers: Layers, block: Range) -> bool:
    return any(t.low in _OWN for t in layers.tokens[slice(*block)])


def _introduced(layers: Layers, before: range) -> Range | None:
    """Return the person who is named most before the first question, by the first full name."""
    full = [
        (n.first, n.last) for n in layers.names
        if n.label == "PERSON" and n.last - n.first > 1 and n.first in before
    ]  # fmt: skip
    said = Counter(layers.tokens[i].low for i in before)
    return max(full, key=lambda n: (said[layers.tokens[n[1] - 1].low], -n[0]), default=None)
