"""Tags to attributions: the likeliest row of tags, and what belongs to each cue."""

import bisect
import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.model.labels import LINK_TAGS, PART_TAGS, PARTS
from dateline.model.pieces import Pieces

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

Range = tuple[int, int]
_STEP = len(PART_TAGS)
_CAUTION = 0.5
"""Added to the log-probability that a piece is in no content: the fewer, whole pieces are right."""
_TIED, _LOOSELY = 0.5, 0.1
"""Probability from which words belong to a cue, and from which to it where to no other."""


class Attributed(msgspec.Struct, frozen=True):
    """An attribution as the model reads it; code points of the text, pieces in text order.

    One without a cue is a content that nothing near is seen to introduce, or a source alone.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


def best_tags(scores: "Array") -> list[int]:
    """Return the likeliest tags, where `I-x` follows only `B-x` or `I-x` (Viterbi).

    `scores` are log-probabilities, a row a piece; tag 0 is outside, then B and I of each name.
    """
    if not len(scores):
        return []
    plain: list[int] = scores.argmax(1).tolist()
    if all(t % 2 or not t or before in (t - 1, t) for before, t in itertools.pairwise([0, *plain])):
        return plain  # the best of each piece is the best row, where it is one
    names = (scores.shape[1] - 1) // 2
    row = [float(s) for s in scores[0]]
    for k in range(names):
        row[2 + 2 * k] = -1e9
    back: list[list[int]] = []
    for piece in scores[1:].tolist():
        top = max(range(len(row)), key=row.__getitem__)
        came, new = [top] * len(row), [row[top] + s for s in piece]
        for k in range(names):
            first, inside = 1 + 2 * k, 2 + 2 * k
            near = first if row[first] >= row[inside] else inside
            came[inside], new[inside] = near, row[near] + piece[inside]
        back.append(came)
        row = new
    at = max(range(len(row)), key=row.__getitem__)
    found = [at]
    for came in reversed(back):
        at = came[at]
        found.append(at)
    return found[::-1]


def runs_of(tags: Sequence[int], name: int = 0) -> list[Range]:
    """Return the runs of pieces with the tags of one name, last exclusive.

    >>> runs_of([0, 1, 2, 1, 0])
    [(1, 3), (3, 4)]
    """
    found: list[Range] = []
    for i, tag in enumerate(tags):
        if tag == 1 + 2 * name:
            found.append((i, i + 1))
        elif tag == 2 + 2 * name and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
    return found


def attributed(
    window: Pieces, text: str, breaks: Sequence[int], parts: "Array",
    links: Callable[[list[int]], "Array"],
) -> list[Attributed]:  # fmt: skip
    """Return the attributions of a window of a text: each cue with what belongs to it.

    `breaks` are the pieces at which sentences begin; `parts` holds the log-probabilities of the
    tags of each part, side by side; `links` gives those of the link tags for the pieces of a cue.
    A source or content that no cue claims stands alone.
    """
    rows = {part: parts[1:-1, _STEP * n : _STEP * (n + 1)].copy() for n, part in enumerate(PARTS)}
    rows["content"][:, 0] += _CAUTION
    runs = {p: [(a + 1, b + 1) for a, b in runs_of(best_tags(row))] for p, row in rows.items()}
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
    return [Attributed(*(_places(window, one[part]) for part in PARTS)) for one in (*tied, *loose)]


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
    """Return the runs of one cue with nothing but blanks between them on one line as one."""
    found: list[tuple[Range, list[int]]] = []
    for run, owners in owned:
        if found and found[-1][1] == owners:
            before = found[-1][0]
            between = text[window.offsets[before[1] - 1][1] : window.offsets[run[0]][0]]
            if not between.strip() and "\n" not in between:
                found[-1] = (before[0], run[1]), owners
                continue
        found.append((run, owners))
    return found


def _places(window: Pieces, runs: Sequence[Range]) -> tuple[Range, ...]:
    """Return where runs of pieces stand in the text."""
    return tuple((window.offsets[a][0], window.offsets[b - 1][1]) for a, b in runs)
