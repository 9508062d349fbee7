"""Tags to attributions: the likeliest row of tags, and what belongs to each cue."""

import bisect
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.document import Range
from dateline.model.labels import LINK_TAGS, PART_TAGS, PARTS
from dateline.model.pieces import Pieces
from dateline.model.sources import LEAST, Clues, chance_of, clues_of, mean

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

Weigh = Callable[[Clues, Range], float]
"""What says how likely a source is one, by its clues and its place in the text."""
_STEP = len(PART_TAGS)
_CAUTION = {"source": -0.75, "cue": -0.5, "content": 0.75}
"""Added to the log-probability that a word is in no such part.

Of contents the fewer, whole pieces are right; sources and cues are sought boldly and then weighed.
"""
_LEAST = {1: 0.85, 2: 0.65, 3: 0.4}
"""Probability (mean of its words) that a cue needs, by how many parts are there.

A fitted weighing, as of sources, loses by exact spans what it wins by words (decision 24).
"""
_TIED, _LOOSELY = 0.5, 0.1
"""Probability from which words belong to a cue, and from which to it where to no other."""

_MARKS = "\"“”'‘’`"


class Attributed(msgspec.Struct, frozen=True):
    """An attribution as the model reads it; code points of the text, pieces in text order.

    One without a cue is a content that nothing near is seen to introduce, or a source alone.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


def best_tags(scores: "Array") -> list[int]:
    """Return the likeliest tags, where I follows only B or I (Viterbi).

    `scores` are log-probabilities, a row a word; the tags are 0 outside, 1 the first, 2 inside.
    """
    if not len(scores):
        return []
    rows = scores.tolist()
    out, first, inside = rows[0][0], rows[0][1], -1e9
    back: list[tuple[int, int]] = []
    for row in rows[1:]:
        near, into = (1, first) if first >= inside else (2, inside)
        came, top = (0, out) if out >= into else (near, into)
        back.append((came, near))
        out, first, inside = top + row[0], top + row[1], into + row[2]
    last = (out, first, inside)
    found = [max(range(_STEP), key=last.__getitem__)]
    for came, near in reversed(back):
        found.append(near if found[-1] == _STEP - 1 else came)
    return found[::-1]


def runs_of(tags: Sequence[int]) -> list[Range]:
    """Return the runs of words that tags mark, last exclusive.

    >>> runs_of([0, 1, 2, 1, 0])
    [(1, 3), (3, 4)]
    """
    found: list[Range] = []
    for i, tag in enumerate(tags):
        if tag == 1:
            found.append((i, i + 1))
        elif tag and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
    return found


def weigh_source(clues: Clues, _: Range) -> float:
    """Return how likely a source is one by the weights that ship."""
    return chance_of(clues)


def attributed(
    window: Pieces, text: str, breaks: Sequence[int], parts: "Array",
    links: Callable[[list[int]], "Array"], *, weigh: Weigh = weigh_source,
) -> list[Attributed]:  # fmt: skip
    """Return the attributions of a window of a text: each cue with what belongs to it.

    `breaks` are the pieces at which sentences begin; `parts` holds the log-probabilities of the
    tags of each part, side by side; `links` gives those of the link tags for the pieces of a cue.
    A source or content that no cue claims stands alone. A word is in a part with its first piece,
    so that no part ends within a word.
    """
    words = window.words()
    runs = _runs(words, parts)
    tied: list[dict[str, list[Range]]] = []
    chances = []
    cues = runs["cue"]
    for first, last in cues:
        scores = links(list(range(first, last)))
        chances.append({p: _chance(scores, p) for p in ("source", "content")})
        tied.append({"source": [], "cue": [(first, last)], "content": []})
    loose: list[dict[str, list[Range]]] = []

    def near(run: Range) -> list[int]:
        """Return the cues of a run's own sentence, all cues where that has none."""
        here = bisect.bisect_right(breaks, run[0])
        inside = [n for n, c in enumerate(cues) if bisect.bisect_right(breaks, c[0]) == here]
        return inside or list(range(len(cues)))

    for part in ("source", "content"):
        pieces = [p for run in runs[part] for p in _cut(run, breaks)]
        owned = [(run, _owners([c[part] for c in chances], run, near(run))) for run in pieces]
        for run, owners in _touching(window, text, owned) if part == "content" else owned:
            for n in owners:
                tied[n][part].append(run)
            if not owners:
                loose.append({"source": [], "cue": [], "content": [], part: [run]})
    told = _Told(window, parts, weigh)
    sure = [
        told.sure(one, of["source"] if of else None)
        for one, of in itertools.zip_longest((*tied, *loose), chances)
    ]
    return [Attributed(*(_places(window, one[part]) for part in PARTS)) for one in sure if one]


def _runs(words: Sequence[Range], parts: "Array") -> dict[str, list[Range]]:
    """Return the runs of pieces that are likeliest in each part, whole words."""
    firsts = parts[[a for a, _ in words]]
    found: dict[str, list[Range]] = {}
    for n, part in enumerate(PARTS):
        scores = firsts[:, _STEP * n : _STEP * (n + 1)]
        scores[:, 0] += _CAUTION[part]
        found[part] = [(words[a][0], words[b - 1][1]) for a, b in runs_of(best_tags(scores))]
    return found


class _Told:
    """The words of a window with the probability of each to be in each part."""

    def __init__(self, window: Pieces, parts: "Array", weigh: Weigh) -> None:
        import numpy

        self.window, self.weigh = window, weigh
        self.words = [a for a, _ in window.words()]
        chances = 1 - numpy.exp(parts[self.words][:, ::_STEP])
        self.of: dict[str, list[float]] = dict(zip(PARTS, chances.T.tolist(), strict=True))

    def sure(self, one: Mapping[str, list[Range]], tied: "Array | None") -> dict[str, list[Range]]:
        """Return an attribution without doubtful sources and cues; empty: nothing is left.

        `tied` is how surely each piece is a source of its cue, None where it has none.
        """
        there = sum(bool(one[part]) for part in PARTS)
        kept = dict(one)
        kept["cue"] = [c for c in one["cue"] if mean(self._own(c)["cue"]) >= _LEAST[there]]
        kept["source"] = [s for s in one["source"] if self._weighed(s, one, tied) >= LEAST]
        return kept if any(kept.values()) else {}

    def _own(self, run: Range) -> dict[str, list[float]]:
        """Return the probability of each word of a run to be in each part."""
        first = min(bisect.bisect_left(self.words, run[0]), len(self.words) - 1)
        last = max(first + 1, bisect.bisect_left(self.words, run[1]))
        return {part: of[first:last] for part, of in self.of.items()}

    def _weighed(self, run: Range, one: Mapping[str, list[Range]], tied: "Array | None") -> float:
        """Return how likely a source is one."""
        beside = {
            part: max(mean(self._own(r)[part]) for r in others)
            for part in PARTS
            if (others := [r for r in one[part] if part != "source" or r != run])
        }
        belongs = 0.0 if tied is None else float(tied[run[0] : run[1]].mean())
        (place,) = _places(self.window, [run])
        return self.weigh(clues_of(self._own(run), beside, belongs), place)


def _chance(scores: "Array", part: str) -> "Array":
    """Return the probability of each piece to be in a part of a cue."""
    import numpy

    columns = [LINK_TAGS.index(f"{b}-{part}") for b in "BI"]
    found: Array = numpy.exp(scores[:, columns]).sum(1)
    return found


def _cut(run: Range, breaks: Sequence[int]) -> list[Range]:
    """Return a run in pieces, a sentence each: what two speakers say in turn may touch."""
    edges = [run[0], *(b for b in breaks if run[0] < b < run[1]), run[1]]
    return list(itertools.pairwise(edges))


def _owners(chances: Sequence["Array"], run: Range, among: Sequence[int]) -> list[int]:
    """Return the cues that a run belongs to, of those that can own it: the sure, or the best."""
    sure = {n: float(chances[n][run[0] : run[1]].mean()) for n in among}
    owners = [n for n, s in sure.items() if s > _TIED]
    if not owners and sure and max(sure.values()) > _LOOSELY:
        owners = [max(sure, key=lambda n: sure[n])]
    return owners


def _touching(
    window: Pieces, text: str, owned: Sequence[tuple[Range, list[int]]]
) -> list[tuple[Range, list[int]]]:
    """Return the runs of one cue with no word between them on one line as one.

    Over a comma the development part of PolNeAR marks one span in 6 of 12 cases, and never two.
    """
    found: list[tuple[Range, list[int]]] = []
    for run, owners in owned:
        if found and found[-1][1] == owners:
            before = found[-1][0]
            between = text[window.offsets[before[1] - 1][1] : window.offsets[run[0]][0]]
            if between.strip() in ("", ",") and "\n" not in between:
                found[-1] = (before[0], run[1]), owners
                continue
        found.append((run, owners))
    return found


def _places(window: Pieces, runs: Sequence[Range]) -> tuple[Range, ...]:
    """Return where runs of pieces stand in the text."""
    return tuple((window.offsets[a][0], window.offsets[b - 1][1]) for a, b in runs)


def rejoined(
    text: str, said: Sequence[Attributed], quotations: Sequence[Range] = ()
) -> list[Attributed]:
    """Return attributions whose contents are whole where the end of a sentence or passage cut them.

    Two contents are one where they touch, or have only blanks between them within a quotation; a
    piece that stood alone is then part of what a cue has, or of the piece before. `quotations` are
    the words between quotation marks: of which half is told, all is (`_closed`).
    """
    whole: dict[Range, Range] = {}
    parted: list[Range] = []
    for piece in sorted({c for one in said for c in one.content}):
        if parted and _goes_on(text, parted[-1][1], piece[0]):
            parted.append(piece)
        else:
            parted = [piece]
        whole |= dict.fromkeys(parted, (parted[0][0], piece[1]))
    whole = _closed(text, whole, quotations)
    told = {whole[c] for one in said if one.cue for c in one.content}
    found: list[Attributed] = []
    for one in said:
        content = tuple(dict.fromkeys(whole[c] for c in one.content))
        alone = not one.cue and not one.source
        if alone and told.issuperset(content):
            continue
        told.update(content if alone else ())
        found.append(msgspec.structs.replace(one, content=content))
    return found


def _closed(
    text: str, whole: Mapping[Range, Range], quotations: Sequence[Range]
) -> dict[Range, Range]:
    """Return contents with all of each quotation of which they hold half, and its marks.

    Quoted speech is told to its end, whatever doubt there is of a word. On PolNeAR's development
    part contents are .910 so by words, not .906; on 200 articles of its training part .939, not
    .938. From a third or a fifth of a quotation on they are .908.
    """
    found = dict(whole)
    for start, end in quotations:
        inside = {w for w in found.values() if w[0] < end and start < w[1]}
        held = sum(min(b, end) - max(a, start) for a, b in inside)
        if not inside or 2 * held < end - start:
            continue
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        opens = start - len(before) + len(before.rstrip(_MARKS))
        closes = end + len(after) - len(after.lstrip(_MARKS))
        piece = (min(opens, *(a for a, _ in inside)), max(closes, *(b for _, b in inside)))
        found = {c: piece if w in inside else w for c, w in found.items()}
    return found


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether what ends at one place goes on at another, with no other speaker between."""
    gap = text[end:start]
    if end > start or gap.strip() or "\n" in gap:
        return False
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return not gap or line.count("“") > line.count("”") or line.count('"') % 2 == 1
