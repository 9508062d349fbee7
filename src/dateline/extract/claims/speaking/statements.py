"""Statements printed without quotation marks: "The minister said: We condemn it. We will help".

What a speaker says after the colon goes on to the end of the paragraph, where he speaks of himself.
"""

from collections.abc import Iterable

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Draft

_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us"})
_MARKS = frozenset("\"“'‘")
_REACH = 7
"""Tokens between a verb of saying and its colon ("told the press in Bonn on Monday:")."""


def run_on(layers: Layers, drafts: Iterable[Draft]) -> None:
    """Give "S said: C" without quotation marks the sentences behind C that go on with it."""
    drafts = list(drafts)
    for draft in drafts:
        colon = _colon(layers, draft)
        if colon is None:
            continue
        n = layers.tokens[colon].sentence
        after = _same_paragraph(layers, n)
        told = [t for m in (n, *after) for t in _tokens(layers, m) if t > colon]
        if not any(layers.tokens[t].low in _FIRST_PERSON for t in told):
            continue
        for m in after:
            if any(_speaks(layers, other, m) for other in drafts if other is not draft):
                break
            draft.tokens = {*draft.tokens, *_tokens(layers, m)}


def _colon(layers: Layers, draft: Draft) -> int | None:
    """Return the colon after which a statement begins with a capital and no quotation mark."""
    if not (draft.quotable and draft.sources and draft.tokens) or draft.quotes:
        return None
    for i in range(draft.anchor + 1, min(draft.anchor + _REACH, len(layers.tokens) - 1)):
        if layers.tokens[i].text == ":":
            first = layers.tokens[i + 1].text
            capital = first[0].isupper() and (first == "I" or not first.isupper())
            opened = first[0] in _MARKS or layers.tokens[i + 1].start in {
                q.start for q in layers.quotations
            }
            return i if capital and not opened and i + 1 in draft.tokens else None
        if layers.tokens[i].sentence != layers.tokens[draft.anchor].sentence:
            return None
    return None


def _same_paragraph(layers: Layers, n: int) -> list[int]:
    """Return the sentences behind sentence `n` in its paragraph."""
    block = layers.sentences[n].block
    later = range(n + 1, len(layers.sentences))
    return [m for m in later if layers.sentences[m].block == block]


def _tokens(layers: Layers, n: int) -> range:
    return range(layers.sentences[n].first, layers.sentences[n].last)


def _speaks(layers: Layers, draft: Draft, n: int) -> bool:
    """Tell whether a draft is that of a person, or of "he", told in sentence `n` by the outlet."""
    if not draft.sources or layers.tokens[draft.anchor].sentence != n:
        return False
    return any(
        layers.tokens[s].name == "PERSON" or layers.tokens[s].low in ("he", "she")
        for s in draft.sources
    )
