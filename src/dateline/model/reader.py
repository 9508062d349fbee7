"""The encoder at run time: sentences in, what its heads say of each out (no torch, no spaCy)."""

import functools
import itertools
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from dateline.document import Range
from dateline.errors import ModelError
from dateline.model.attributing import Attributed, Weigh, attributed, rejoined, weigh_source
from dateline.model.heads import Heads, mean
from dateline.model.labels import MODES, REALIS, ROLE_TAGS, ROLES, TYPES
from dateline.model.pieces import (
    Pieces,
    find_marks,
    join,
    load_tokenizer,
    mark_pair,
    pack,
    split,
)  # fmt: skip
from dateline.records import Realis

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from dateline.model.heads import Array

    Passed = tuple[Array, Array, Array, Array]

WEIGHTS = Path(__file__).parent / "weights"
_LEAST_PLACE = 0.01
_LEAST = 0.12
"""Probability of a trigger below which a word is not looked at."""
_AT_ONCE = 2
"""Passes made at once, beside what reads them; more gain nothing on the machines this is for."""
_AHEAD = 4
"""Passes begun before they are asked for."""
Read = TypeVar("Read")


class Spotted(msgspec.Struct, frozen=True):
    """Words that the model takes for a trigger: their place, and the probability of each type."""

    start: int
    end: int
    probability: float
    types: Mapping[str, float]


class SentenceReading:
    """What the heads say of one sentence; places are code points of that sentence."""

    def __init__(
        self, pieces: Pieces, vectors: "Array", tags: "Array", projected: "Array", heads: "Heads"
    ) -> None:
        self.pieces = pieces
        self.vectors, self.tags, self.projected = vectors, tags, projected
        self.heads = heads
        self._said: dict[tuple[str | int, ...], Any] = {}

    @functools.cached_property
    def spotted(self) -> tuple[Spotted, ...]:
        """The triggers that the model sees, in text order, unlikely ones included."""
        import numpy

        found: list[Spotted] = []
        firsts = [first for first, _ in self._words]
        if not firsts:
            return ()
        event = numpy.maximum.reduceat(1 - self.tags[:-1, 0], firsts)
        likely, chances = (event >= _LEAST).tolist(), event.tolist()
        inside = (self.tags[firsts, 2::2].sum(1) > 0.5).tolist()
        n = 0
        while n < len(firsts):
            opens = n
            n += 1
            if not likely[opens]:
                continue
            while n < len(firsts) and inside[n]:
                n += 1
            first, last = firsts[opens], self._words[n - 1][1]
            (start, _), (_, end) = self.pieces.offsets[first], self.pieces.offsets[last - 1]
            chance = max(chances[opens:n])
            found.append(Spotted(start, end, chance, self._types(first, last)))
        return tuple(found)

    @functools.cached_property
    def _words(self) -> list[Range]:
        """The pieces in words."""
        return self.pieces.words()

    def _once(
        self, what: Callable[..., Read], start: int, end: int, none: Read, *asked: str
    ) -> Read:
        """Return what a head says of some words, `none` where no piece is; heads run once."""
        key: tuple[str | int, ...] = (what.__name__, start, end, *asked)
        if key not in self._said:
            where = self.pieces.covering(start, end)
            self._said[key] = what(*where, *asked) if where else none
        found: Read = self._said[key]
        return found

    def types(self, start: int, end: int) -> Mapping[str, float]:
        """Return the probability of each type at some words; what is missing to 1 is no event."""
        return self._once(self._types, start, end, {})

    def _types(self, first: int, last: int) -> Mapping[str, float]:
        rows = self.tags[first:last]
        scores = (rows[:, 1::2] + rows[:, 2::2]).max(0).tolist()
        return {kind: round(score, 4) for kind, score in zip(TYPES, scores, strict=True)}

    def realis(self, start: int, end: int) -> Mapping[Realis, float]:
        """Return the probability of each realis of the event triggered by some words."""
        return self._once(self._realis, start, end, {})

    def _realis(self, first: int, last: int) -> Mapping[Realis, float]:
        scores = self.heads.realis(mean(self.vectors[first:last])).tolist()
        return {r: round(s, 4) for r, s in zip(REALIS, scores, strict=True)}

    def modes(self, start: int, end: int, kind: str) -> Mapping[str, float]:
        """Return the probability of each mode of a type ("" for none) at some words."""
        return self._once(self._modes, start, end, {}, kind)

    def _modes(self, first: int, last: int, kind: str) -> Mapping[str, float]:
        mine = _modes_of(kind)
        scores = self.heads.modes(mean(self.vectors[first:last]), [*mine.values()]).tolist()
        return {mode: round(s, 4) for mode, s in zip(mine, scores, strict=True)}

    def roles(self, start: int, end: int) -> Mapping[str, tuple[tuple[Range, float], ...]]:
        """Return the words in each role of a trigger, with the probability of their head."""
        return self._once(self._roles, start, end, {})

    def _roles(self, first: int, last: int) -> Mapping[str, tuple[tuple[Range, float], ...]]:
        scores = self._role_tags(first, last)
        best = [ROLE_TAGS[tag] for tag in scores.argmax(1).tolist()]
        found: dict[str, list[tuple[Range, float]]] = {role: [] for role in ROLES}
        sums = scores[:, 1::2] + scores[:, 2::2]
        i = 1
        while i < len(best) - 1:
            if best[i] == "O":
                i += 1
                continue
            role, end = best[i][2:], i + 1
            while end < len(best) - 1 and best[end] == f"I-{role}":
                end += 1
            span = (self.pieces.offsets[i][0], self.pieces.offsets[end - 1][1])
            sure = float(mean(sums[i:end, ROLES.index(role)]))
            found[role].append((span, round(sure, 4)))
            i = end
        return {role: tuple(spans) for role, spans in found.items()}

    def _role_tags(self, first: int, last: int) -> "Array":
        """Return the probability of each role tag at each piece, worked out once for a trigger."""
        key = ("_role_tags", first, last)
        if key not in self._said:
            self._said[key] = self.heads.roles(self._hidden(first, last))
        found: Array = self._said[key]
        return found

    def _hidden(self, first: int, last: int) -> "Array":
        """Return what each piece is to a trigger, worked out once for all heads that ask."""
        key = ("_hidden", first, last)
        if key not in self._said:
            self._said[key] = self.heads.beside(self.vectors, self.projected, first, last)
        found: Array = self._said[key]
        return found

    def role_words(self, start: int, end: int) -> tuple[tuple[Range, tuple[float, ...]], ...]:
        """Return each word with the probability that it is part of each of `ROLES` of a trigger."""
        return self._once(self._role_words, start, end, ())

    def _role_words(self, first: int, last: int) -> tuple[tuple[Range, tuple[float, ...]], ...]:
        import numpy

        if not self._words:
            return ()
        tags = self._role_tags(first, last)[:-1]
        sums = tags[:, 1::2] + tags[:, 2::2]
        best = numpy.maximum.reduceat(sums, [a for a, _ in self._words]).tolist()
        return tuple(
            ((self.pieces.offsets[a][0], self.pieces.offsets[b - 1][1]), tuple(chances))
            for (a, b), chances in zip(self._words, best, strict=True)
        )

    def places(self, start: int, end: int) -> tuple[tuple[Range, float], ...]:
        """Return the words near a trigger with the probability that it happened there.

        A word is its code points in the sentence; words below a hundredth are left out.
        """
        return self._once(self._places, start, end, ())

    def _places(self, first: int, last: int) -> tuple[tuple[Range, float], ...]:
        import numpy

        if not self._words:
            return ()
        chances = 1 - self.heads.places(self._hidden(first, last))[:-1, 0]
        best = numpy.maximum.reduceat(chances, [a for a, _ in self._words]).tolist()
        return tuple(
            ((self.pieces.offsets[a][0], self.pieces.offsets[b - 1][1]), round(chance, 4))
            for (a, b), chance in zip(self._words, best, strict=True)
            if self.pieces.letters[a] and chance >= _LEAST_PLACE
        )


class Reading(msgspec.Struct, frozen=True):
    """What the heads say of a text: of each sentence, and who is seen to say what."""

    sentences: tuple[SentenceReading, ...] = ()
    attributed: tuple[Attributed, ...] = ()


@functools.cache
def _modes_of(kind: str) -> dict[str, int]:
    """Return the modes of a type, and where they stand among all."""
    found = ((m.partition("/"), n) for n, m in enumerate(MODES))
    return {mode: n for (of, _, mode), n in found if of == kind}


class Reader:
    """The encoder, its tokenizer and its heads, as they lie in a folder of weights."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        for name in ("encoder.onnx", "heads.npz", "vocab.txt"):
            if not (folder / name).exists():
                raise ModelError(
                    f"{folder / name}: no such file; reinstall Dateline or `make train`"
                )
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = (
            1  # a document's records must not hang on the machine's cores
        )
        options.inter_op_num_threads = 1
        self._threads = ThreadPoolExecutor(_AT_ONCE)
        self.session: Any = onnxruntime.InferenceSession(
            (folder / "encoder.onnx").as_posix(), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer: Tokenizer = load_tokenizer(folder / "vocab.txt")
        self.heads = Heads(folder / "heads.npz")

    def _pass(self, ids: Sequence[int]) -> "Passed":
        """Return vectors, tag probabilities, projections and attribution tags of some pieces.

        A pass takes one passage: alone none is padded, and neighbours change nothing.
        """
        import numpy

        row = numpy.array([ids], numpy.int64)
        given = {"ids": row, "mask": (row != 0).astype(numpy.int64)}
        vectors, tags, projected, parts = self.session.run(None, given)
        return vectors[0], tags[0], projected[0], parts[0]

    def _passes(self, rows: Sequence[Sequence[int]]) -> "Iterator[Passed]":
        """Return what each pass gives, in order; some are made while the last is looked at.

        Each is made by one thread, so that it gives the same wherever and beside whatever it runs.
        """
        begun: deque[Future[Passed]] = deque()
        for ids in rows:
            begun.append(self._threads.submit(self._pass, ids))
            if len(begun) > _AHEAD:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()

    def read(
        self, text: str, sentences: Sequence[Range], quotations: Sequence[Range] = (), *,
        weigh: Weigh = weigh_source,
    ) -> Reading:  # fmt: skip
        """Return what the heads say of a text, given where its sentences stand (code points).

        Neighbouring sentences are read together, as many as a pass takes, paragraphs whole.
        `quotations` are the words between quotation marks, where they are known; `weigh` says how
        likely a source is one.
        """
        pieces = [split(self.tokenizer, text[a:b]) for a, b in sentences]
        gaps = itertools.pairwise(sentences)
        opens = {n for n, ((_, a), (b, _)) in enumerate(gaps, start=1) if "\n" in text[a:b]}
        runs = pack(pieces, opens=opens)
        windows = [join(pieces[a:b], [s for s, _ in sentences[a:b]]) for a, b in runs]
        found: list[SentenceReading] = []
        said: list[Attributed] = []
        passes = self._passes([window.ids for window in windows])
        for (first, last), window, passed in zip(runs, windows, passes, strict=True):
            at, breaks = 1, []
            for sentence in pieces[first:last]:
                breaks.append(at)
                end = at + len(sentence.ids) - 2
                rows = [0, *range(at, end), -1]
                vectors, tags, projected = (a[rows] for a in passed[:3])
                found.append(SentenceReading(sentence, vectors, tags, projected, self.heads))
                at = end
            links = self.heads.linker(passed[0])
            said += attributed(window, text, breaks, passed[3], links, weigh=weigh)
        return Reading(tuple(found), tuple(rejoined(text, said, quotations)))

    def read_pairs(
        self, pairs: Sequence[tuple[str, Range | None, Range | None]]
    ) -> tuple[Mapping[str, float], ...]:
        """Return the probability of each type of what passes from a source to a target.

        A pair is a sentence and the places of both; a party that does not stand there is None.
        """
        found: list[Mapping[str, float]] = []
        for pair in pairs:
            ids = split(self.tokenizer, mark_pair(*pair)).ids
            scores = self.heads.pair(self._pass(ids)[0], *find_marks(self.tokenizer, ids))
            found.append({t: round(float(s), 4) for t, s in zip(TYPES, scores, strict=True)})
        return tuple(found)


@functools.cache
def load_reader() -> Reader:
    """Return the reader that ships with Dateline, loaded once in a process."""
    return Reader()
