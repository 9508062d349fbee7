"""Copies: which documents are one text, whole or in part; docs/copies.md says what counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.document import Document
from dateline.link.clusters import Pair, pair
from dateline.link.shingles import Key, Text, keys_of, shingles, text_of
from dateline.records import Copy

COPY_LIKENESS = 0.5
"""A copy has at least this share of the shorter text in common with the longer."""
BLOCK_LIKENESS = 0.6
"""Two blocks are one text from this share of the shorter block."""
SHORTEST_BLOCK = 12
"""Words of a block that can be told as another's copy: shorter ones say what anybody says."""
RUN = 5
"""Words in a row that both texts must have for them to count as common."""
NAME_WEIGHT = 3
"""Names and numbers against other words: the daily communiques of one ministry have most words in
common, never the names and numbers."""


class _Block(msgspec.Struct, frozen=True, gc=False):
    """A block's words, what each weighs, and its runs of words."""

    words: tuple[str, ...]
    weights: tuple[int, ...]
    runs: tuple[str, ...]

    def common(self, others: set[str]) -> int:
        """Return the weight of the words that stand in a run which is among `others`."""
        total, upto = 0, 0
        length = min(RUN, len(self.words))
        for start, run in enumerate(self.runs):
            if run in others:
                total += sum(self.weights[max(start, upto) : start + length])
                upto = start + length
        return total


def judge_copy(one: Document, other: Document) -> Copy | None:
    """Return what two documents have in common; None if no block and no address is one.

    `is_copy` tells whether that makes one a copy of the other; else they share paragraphs.
    """
    return judge_texts(text_of(one), text_of(other))


def judge_texts(one: Text, other: Text) -> Copy | None:
    """Return what `judge_copy` does, of texts already read."""
    if one.id == other.id:
        return None
    left, right = (one, other) if one.id < other.id else (other, one)
    blocks = _blocks(left), _blocks(right)
    version = left.address is not None and left.address == right.address
    likeness = _likeness(*blocks)
    paragraphs = _paired(*blocks)
    if not version and not paragraphs and likeness < COPY_LIKENESS:
        return None
    return Copy(left.id, right.id, round(likeness, 4), version, paragraphs)


def is_copy(copy: Copy) -> bool:
    """Tell whether one of two documents that share text is nearly the other, whole or short."""
    return copy.likeness >= COPY_LIKENESS


def candidate_pairs(keyed: Iterable[tuple[str, Iterable[Key]]]) -> list[Pair]:
    """Return the pairs of ids that share a key, sorted: the only ones worth judging."""
    holders: dict[int, set[str]] = defaultdict(set)
    for name, keys in keyed:
        for key in keys:
            holders[key.key].add(name)
    return sorted(
        {pair(a, b) for held in holders.values() if len(held) > 1 for a in held for b in held if a < b}
    )


def find_copies(documents: Iterable[Document]) -> list[Copy]:
    """Return all pairs of documents that share text, sorted."""
    texts = {document.id: text_of(document) for document in documents}
    pairs = candidate_pairs((name, keys_of(text)) for name, text in texts.items())
    judged = (judge_texts(texts[left], texts[right]) for left, right in pairs)
    return sorted(copy for copy in judged if copy is not None)


def _blocks(text: Text) -> dict[int, _Block]:
    words: dict[int, list[str]] = defaultdict(list)
    weights: dict[int, list[int]] = defaultdict(list)
    for passage in text.passages:
        words[passage.block] += passage.words
        weights[passage.block] += [NAME_WEIGHT if name else 1 for name in passage.names]
    return {
        number: _Block(tuple(held), tuple(weights[number]), tuple(shingles(held, RUN)))
        for number, held in words.items()
    }


def _likeness(left: Mapping[int, _Block], right: Mapping[int, _Block]) -> float:
    """Return the share of the shorter text that stands in the other; of equals, the larger."""
    sizes = [sum(len(block.words) for block in side.values()) for side in (left, right)]
    if not min(sizes):
        return 0.0
    shares = []
    for mine, theirs, size in ((left, right, sizes[0]), (right, left, sizes[1])):
        if size == min(sizes):
            others = {run for block in theirs.values() for run in block.runs}
            shares.append(_share(list(mine.values()), others))
    return max(shares)


def _share(blocks: Sequence[_Block], others: set[str]) -> float:
    return sum(b.common(others) for b in blocks) / sum(sum(b.weights) for b in blocks)


def _paired(
    left: Mapping[int, _Block], right: Mapping[int, _Block]
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of blocks that are one text, by number."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, block in right.items():
        for run in block.runs:
            holders[run].add(number)
    found = []
    for number, block in left.items():
        for other in sorted({n for run in block.runs for n in holders.get(run, ())}):
            if _one_text(block, right[other]):
                found.append((number, other))
    return tuple(sorted(found))


def _one_text(one: _Block, other: _Block) -> bool:
    shorter, longer = sorted((one, other), key=lambda b: (len(b.words), b.words))
    enough = len(shorter.words) >= SHORTEST_BLOCK
    return enough and _share([shorter], set(longer.runs)) >= BLOCK_LIKENESS
