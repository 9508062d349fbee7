"""Copies: which documents are one text, whole or in part; docs/copies.md says what counts.

A document is stored under its keys; a new one looks its own up, and whatever shares a key is
judged. What is judged of two documents depends on them alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

import msgspec

from dateline.document import Document
from dateline.link.clusters import Pair, pairs_of
from dateline.link.texts.shingles import Key, Text, keys_of, shingles, text_of
from dateline.records import Copy

COPY_LIKENESS = 0.44
"""A copy has at least this share of the shorter text in common with the longer.

Of 2,000 edited copies 99.3 % have it, of 877 look-alikes none; at 0.40 it is 99.4 % and one, at
0.48 98.8 % and none (docs/copies.md)."""
SURE_LIKENESS = 0.65
"""From this share on it is a copy whichever paragraphs they are. Were `COPY_LIKENESS` enough,
1.6 % of the pairs of stories that share nothing but a paragraph would be copies, not 0.5 %."""
BLOCK_LIKENESS = 0.5
"""Two blocks are one text from this share of the shorter block."""
SHORTEST_BLOCK = 12
"""Words of a block that can be told as another's copy: shorter ones say what anybody says."""
RUN = 3
"""Words in a row that both texts must have for them to count as common. With 4 the edited copies
found fall from 99.3 % to 99.1 %, with 5 to 98.5 %."""
STRANGE = 5
"""What a name or number that the other text lacks weighs, against one for a common word, in a
passage that is common in part: an office's reports of two days differ in little else. Without it
11 of 72 pairs of such reports are taken for copies."""
STRANGEST = 0.5
"""A passage most of whose names and numbers the other text lacks is about something else. Without
this 41 of the 72 pairs are taken for copies, with neither 66."""


class _Block(msgspec.Struct, frozen=True, gc=False):
    """A block's words, its runs of words, and its passages: where each ends, with its names."""

    words: tuple[str, ...]
    runs: tuple[str, ...]
    passages: tuple[tuple[int, tuple[str, ...]], ...]

    def common(self, runs: Set[str], words: Set[str]) -> tuple[int, int]:
        """Return how many words stand in a run of another text, and out of how many.

        `runs` and `words` are those of the other text, or those that both have.
        """
        covered = bytearray(len(self.words))
        length = min(RUN, len(self.words))
        for start, run in enumerate(self.runs):
            if run in runs:
                covered[start : start + length] = b"\x01" * length
        common, total, start = 0, len(self.words), 0
        for end, names in self.passages:
            if shared := sum(covered[start:end]):
                strange = sum(name not in words for name in names)
                total += STRANGE * strange
                common += shared if strange <= STRANGEST * len(names) else 0
            start = end
        return common, total


class Runs(msgspec.Struct, frozen=True):
    """A document ready to be judged against others: its blocks by number, all runs, all words."""

    id: str
    address: str | None
    blocks: Mapping[int, _Block]
    runs: frozenset[str]
    words: frozenset[str]
    length: int


def runs_of(text: Text) -> Runs:
    """Return a text ready to be judged."""
    words: dict[int, list[str]] = defaultdict(list)
    passages: dict[int, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for passage in text.passages:
        words[passage.block] += passage.words
        named = tuple(w for w, n in zip(passage.words, passage.names, strict=True) if n)
        passages[passage.block].append((len(words[passage.block]), named))
    blocks = {
        number: _Block(tuple(held), tuple(shingles(held, RUN)), tuple(passages[number]))
        for number, held in words.items()
    }
    return Runs(
        id=text.id,
        address=text.address,
        blocks=blocks,
        runs=frozenset(run for block in blocks.values() for run in block.runs),
        words=frozenset(word for block in blocks.values() for word in block.words),
        length=sum(len(block.words) for block in blocks.values()),
    )


def judge_copy(one: Document, other: Document) -> Copy | None:
    """Return what two documents have in common; None if no block and no address is one.

    `is_copy` tells whether that makes one a copy of the other; else they share paragraphs.
    """
    return judge_runs(runs_of(text_of(one)), runs_of(text_of(other)))


def judge_runs(one: Runs, other: Runs) -> Copy | None:
    """Return what `judge_copy` does, of documents made ready."""
    if one.id == other.id:
        return None
    left, right = (one, other) if one.id < other.id else (other, one)
    version = left.address is not None and left.address == right.address
    shared = left.runs & right.runs
    likeness = _likeness(left, right, shared)
    paragraphs = _paired(left, right, shared)
    if not version and not paragraphs and likeness < COPY_LIKENESS:
        return None
    first, other_first = (min(side.blocks, default=-1) for side in (left, right))
    opening = any(n == first or m == other_first for n, m in paragraphs)
    return Copy(left.id, right.id, round(likeness, 4), version, paragraphs, opening)


def is_copy(copy: Copy) -> bool:
    """Tell whether one of two documents that share text is nearly the other, whole or short.

    One paragraph that opens neither, and is half of a brief, is background that both tell; not
    so in two versions of one page.
    """
    if copy.likeness >= (COPY_LIKENESS if copy.version else SURE_LIKENESS):
        return True
    left, right = {n for n, _ in copy.paragraphs}, {n for _, n in copy.paragraphs}
    return copy.likeness >= COPY_LIKENESS and (copy.opening or min(len(left), len(right)) > 1)


def candidate_pairs(keyed: Iterable[tuple[str, Iterable[Key]]]) -> list[Pair]:
    """Return the pairs of ids that share a key, sorted: the only ones worth judging."""
    return pairs_of({name: {key.key for key in keys} for name, keys in keyed})


def find_copies(documents: Iterable[Document]) -> list[Copy]:
    """Return all pairs of documents that share text or an address, sorted."""
    texts = {document.id: text_of(document) for document in documents}
    pairs = candidate_pairs((name, keys_of(text)) for name, text in texts.items())
    runs = {name: runs_of(texts[name]) for name in {name for two in pairs for name in two}}
    judged = (judge_runs(runs[left], runs[right]) for left, right in pairs)
    return [copy for copy in judged if copy is not None]


def _likeness(left: Runs, right: Runs, shared: Set[str]) -> float:
    """Return the share of the shorter text that stands in the other; of equals, the larger."""
    length = min(left.length, right.length)
    return max(
        _share([block.common(shared, theirs.words) for block in mine.blocks.values()])
        for mine, theirs in ((left, right), (right, left))
        if mine.length == length
    )


def _share(counts: Iterable[tuple[int, int]]) -> float:
    listed = list(counts)
    return sum(c for c, _ in listed) / max(1, sum(total for _, total in listed))


def _paired(left: Runs, right: Runs, shared: Set[str]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of blocks that are one text, by number."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, block in right.blocks.items():
        for run in block.runs:
            if run in shared:
                holders[run].add(number)
    return tuple(
        (number, other)
        for number, block in sorted(left.blocks.items())
        for other in sorted({n for run in block.runs for n in holders.get(run, ())})
        if _one_text(block, right.blocks[other])
    )


def _one_text(one: _Block, other: _Block) -> bool:
    """Tell whether the shorter block stands in the longer; of equals, whether either does."""
    length = min(len(one.words), len(other.words))
    shared = set(one.runs) & set(other.runs)
    if length < SHORTEST_BLOCK or len(shared) * RUN < BLOCK_LIKENESS * length:
        return False
    return any(
        _share([mine.common(shared, set(theirs.words))]) >= BLOCK_LIKENESS
        for mine, theirs in ((one, other), (other, one))
        if len(mine.words) == length
    )
