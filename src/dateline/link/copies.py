"""Copies: which documents are one text, whole or in part; docs/copies.md says what counts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set

import msgspec

from dateline.document import Document
from dateline.link.clusters import Pair, pair
from dateline.link.shingles import Key, Text, keys_of, shingles, text_of
from dateline.records import Copy

COPY_LIKENESS = 0.45
"""A copy has at least this share of the shorter text in common with the longer.

Of 2,000 edited copies 99.4 % have it, of {others} look-alikes {n}; at 0.4 it is 99.6 % and 7, at
0.5 98.7 % and 2."""
BLOCK_LIKENESS = 0.6
"""Two blocks are one text from this share of the shorter block."""
SHORTEST_BLOCK = 12
"""Words of a block that can be told as another's copy: shorter ones say what anybody says."""
RUN = 3
"""Words in a row that both texts must have for them to count as common. With 4 the edited copies
found fall to 99.0 %."""
STRANGE = 5
"""What a name or number that the other text lacks weighs, against one for a common word, in a
passage that is common in part: an office's reports of two days differ in little else."""
STRANGEST = 0.5
"""A passage most of whose names and numbers the other text lacks is about something else; without
this and `STRANGE`, {m} of 72 pairs of two days' communiques are taken for copies."""


class _Block(msgspec.Struct, frozen=True, gc=False):
    """A block's words, its runs of words, and its passages: where each ends, with its names."""

    words: tuple[str, ...]
    runs: tuple[str, ...]
    passages: tuple[tuple[int, tuple[str, ...]], ...]

    def common(self, runs: Set[str], words: Set[str]) -> tuple[int, int]:
        """Return how many words stand in one of another text's `runs`, and out of how many.

        `words` are all words of the other text.
        """
        covered = [False] * len(self.words)
        length = min(RUN, len(self.words))
        for start, run in enumerate(self.runs):
            if run in runs:
                covered[start : start + length] = [True] * length
        common, total, start = 0, len(self.words), 0
        for end, names in self.passages:
            if shared := sum(covered[start:end]):
                strange = sum(name not in words for name in names)
                total += STRANGE * strange
                common += shared if strange <= STRANGEST * len(names) else 0
            start = end
        return common, total


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
    likeness = _likeness(blocks[0].values(), blocks[1].values())
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
    passages: dict[int, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for passage in text.passages:
        words[passage.block] += passage.words
        named = tuple(w for w, n in zip(passage.words, passage.names, strict=True) if n)
        passages[passage.block].append((len(words[passage.block]), named))
    return {
        number: _Block(tuple(held), tuple(shingles(held, RUN)), tuple(passages[number]))
        for number, held in words.items()
    }


def _likeness(left: Collection[_Block], right: Collection[_Block]) -> float:
    """Return the share of the shorter text that stands in the other; of equals, the larger."""
    sizes = [sum(len(block.words) for block in side) for side in (left, right)]
    both = ((sizes[0], _share(left, right)), (sizes[1], _share(right, left)))
    return max(share for size, share in both if size == min(sizes))


def _share(mine: Collection[_Block], theirs: Collection[_Block]) -> float:
    runs = {run for block in theirs for run in block.runs}
    words = {word for block in theirs for word in block.words}
    counts = [block.common(runs, words) for block in mine]
    return sum(common for common, _ in counts) / max(1, sum(total for _, total in counts))


def _paired(
    left: Mapping[int, _Block], right: Mapping[int, _Block]
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of blocks that are one text, by number."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, block in right.items():
        for run in block.runs:
            holders[run].add(number)
    return tuple(
        (number, other)
        for number, block in sorted(left.items())
        for other in sorted({n for run in block.runs for n in holders.get(run, ())})
        if _one_text(block, right[other])
    )


def _one_text(one: _Block, other: _Block) -> bool:
    """Tell whether the shorter block stands in the longer."""
    enough = min(len(one.words), len(other.words)) >= SHORTEST_BLOCK
    return enough and _likeness([one], [other]) >= BLOCK_LIKENESS
