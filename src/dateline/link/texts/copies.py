"""Copies: which documents are one text, whole or in part; docs/copies.md says what counts.

A document is stored under its keys; a new one looks its own up, and whatever shares a key is
judged. What is judged of two documents depends on them alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import compress, product

import msgspec

from dateline.document import Document
from dateline.link.clusters import Pair, pairs_of
from dateline.link.texts.shingles import Key, Passage, Text, keys_of, text_of
from dateline.records import Copy

COPY_LIKENESS = 0.44
"""A copy has at least this share of the shorter text in common with the longer.

Of 2,000 edited copies 99.3 % have it, of 877 look-alikes none; at 0.40 it is 99.4 % and one, at
0.48 98.8 % and none (docs/decisions/0030)."""
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


Run = tuple[str, ...]
"""`RUN` words in a row."""


class _Passage(msgspec.Struct, frozen=True, gc=False):
    """A passage: a bit for each of its words, counted from its text's first, and its names."""

    mask: int
    names: tuple[str, ...]


class _Words(msgspec.Struct, frozen=True, gc=False):
    """A text or a block of one: how many words, and which; the bits that each run of words covers.

    Bits, so that to cover words is an "or".
    """

    length: int
    vocabulary: frozenset[str]
    runs: Mapping[Run, int]
    passages: tuple[_Passage, ...]

    def share(self, shared: Iterable[Run], words: Set[str]) -> float:
        """Return the share of the words that stand in a run of another text.

        `shared` are the runs that both have, `words` the words of the other.
        """
        covered = 0
        for run in shared:
            covered |= self.runs[run]
        common, total = 0, self.length
        for passage in self.passages:
            if held := (covered & passage.mask).bit_count():
                strange = len(passage.names) - sum(map(words.__contains__, passage.names))
                total += STRANGE * strange
                common += held if strange <= STRANGEST * len(passage.names) else 0
        return common / max(1, total)


class Runs(msgspec.Struct, frozen=True):
    """A document ready to be judged against others.

    `blocks` are by number, `holders` the numbers of the blocks that have each run of words.
    """

    id: str
    address: str | None
    whole: _Words
    blocks: Mapping[int, _Words]
    holders: Mapping[Run, tuple[int, ...]]


def runs_of(text: Text, among: Set[Run] | None = None) -> Runs:
    """Return a text ready to be judged; `among`: only against a text that has these runs."""
    grouped: dict[int, list[Passage]] = defaultdict(list)
    for passage in text.passages:
        grouped[passage.block].append(passage)
    blocks = {number: _block(passages, among) for number, passages in grouped.items()}
    runs: dict[Run, int] = {}
    passages: list[_Passage] = []
    holders: dict[Run, tuple[int, ...]] = {}
    length = 0
    for number, block in blocks.items():
        for run, mask in block.runs.items():
            runs[run] = runs.get(run, 0) | mask << length
            holders[run] = (*holders.get(run, ()), number)
        passages += [_Passage(p.mask << length, p.names) for p in block.passages]
        length += block.length
    words = frozenset().union(*(block.vocabulary for block in blocks.values()))
    whole = _Words(length, words, runs, tuple(passages))
    return Runs(text.id, text.address, whole, blocks, holders)


def _block(passages: Iterable[Passage], among: Set[Run] | None) -> _Words:
    """Return the words of one block, with those of its runs that are asked for."""
    words: list[str] = []
    found: list[_Passage] = []
    for passage in passages:
        mask = (1 << len(passage.words)) - 1 << len(words)
        found.append(_Passage(mask, tuple(compress(passage.words, passage.names))))
        words += passage.words
    runs: dict[Run, int] = {}
    covered = (1 << min(RUN, len(words))) - 1
    for start, run in enumerate(
        zip(*(words[n:] for n in range(min(RUN, len(words)))), strict=False)
    ):
        if among is None or run in among:
            runs[run] = runs.get(run, 0) | covered << start
    return _Words(len(words), frozenset(words), runs, tuple(found))


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
    shared = left.holders.keys() & right.holders.keys()
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


def _likeness(left: Runs, right: Runs, shared: Set[Run]) -> float:
    """Return the share of the shorter text that stands in the other; of equals, the larger."""
    length = min(left.whole.length, right.whole.length)
    return max(
        mine.whole.share(shared, theirs.whole.vocabulary)
        for mine, theirs in ((left, right), (right, left))
        if mine.whole.length == length
    )


def _paired(left: Runs, right: Runs, shared: Set[Run]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of blocks that are one text, by number."""
    runs = Counter(
        both for run in shared for both in product(left.holders[run], right.holders[run])
    )
    return tuple(
        (one, other)
        for (one, other), number in sorted(runs.items())
        if _one_text(left.blocks[one], right.blocks[other], number)
    )


def _one_text(one: _Words, other: _Words, runs: int) -> bool:
    """Tell whether the shorter block stands in the longer; of equals, whether either does.

    `runs` is how many runs both have.
    """
    length = min(one.length, other.length)
    if length < SHORTEST_BLOCK or runs * RUN < BLOCK_LIKENESS * length:
        return False
    shared = one.runs.keys() & other.runs.keys()
    return any(
        mine.share(shared, theirs.vocabulary) >= BLOCK_LIKENESS
        for mine, theirs in ((one, other), (other, one))
        if mine.length == length
    )
