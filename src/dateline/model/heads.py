"""The heads of the encoder as plain matrices: from vectors of pieces to probabilities."""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.document import Range
from dateline.model.labels import DISTANCES, GAPS

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[numpy.float32]]


class Heads:
    """The heads as plain matrices."""

    def __init__(self, file: Path) -> None:
        import numpy

        with numpy.load(file) as stored:
            self.of: dict[str, Array] = {
                name: stored[name].astype(numpy.float32) for name in stored.files
            }

    def _linear(self, name: str, vectors: "Array") -> "Array":
        found: Array = vectors @ self.of[f"{name}.weight"].T + self.of[f"{name}.bias"]
        return found

    def realis(self, trigger: "Array") -> "Array":
        """Return the probability of each realis of a trigger."""
        return _softmax(self._linear("realis", trigger))

    def modes(self, trigger: "Array", among: Sequence[int]) -> "Array":
        """Return the probability of some modes of a trigger."""
        return _softmax(self._linear("modes", trigger)[list(among)])

    def roles(self, hidden: "Array") -> "Array":
        """Return the probability of each role tag at each piece, for a trigger."""
        return _softmax(self._linear("roles", hidden))

    def places(self, hidden: "Array") -> "Array":
        """Return the probability, at each piece, that a trigger's event happened there."""
        return _softmax(self._linear("places", hidden))

    def beside(self, vectors: "Array", projected: "Array", first: int, last: int) -> "Array":
        """Return what each piece is to a trigger: the hidden layer of `roles` and `places`."""
        import numpy

        at = numpy.arange(len(vectors))
        near = numpy.where(at < first, at - first, numpy.maximum(at - last + 1, 0))
        bucket = numpy.searchsorted(numpy.array(DISTANCES), near, side="right")
        trigger = self._linear("from_trigger", mean(vectors[first:last]))
        hidden: Array = numpy.tanh(projected + trigger + self.of["distance.weight"][bucket])
        return hidden

    def linker(self, vectors: "Array") -> "Callable[[Sequence[int]], Array]":
        """Return what gives, for the pieces of a cue, the log-probability of each link tag.

        The vectors of the text are projected once, when a cue first asks.
        """
        import numpy

        projected = functools.cache(lambda: vectors @ self.of["to_cue.weight"].T)

        def links(cue: Sequence[int]) -> "Array":
            at = numpy.arange(len(vectors))
            near = numpy.where(at < cue[0], at - cue[0], numpy.maximum(at - cue[-1], 0))
            bucket = numpy.searchsorted(numpy.array(GAPS), near, side="right")
            of = self._linear("from_cue", mean(vectors[list(cue)]))
            hidden = numpy.tanh(projected() + of + self.of["gap.weight"][bucket])
            found: Array = numpy.log(_softmax(self._linear("links", hidden)) + 1e-9)
            return found

        return links

    def pair(self, vectors: "Array", source: Range, target: Range) -> "Array":
        """Return the probability of each type between the pieces of a source and a target."""
        import numpy

        ends = [vectors[first:last].mean(0) for first, last in (source, target)]
        query = self._linear("pair_query", numpy.concatenate(ends))
        near = _softmax(vectors @ query / vectors.shape[-1] ** 0.5)
        joined = numpy.concatenate([vectors[0], *ends, near @ vectors])
        return _softmax(self._linear("pair", numpy.tanh(self._linear("pair_hidden", joined))))


def mean(vectors: "Array") -> "Array":
    """Return the mean of what some pieces have; most triggers and cues are of one piece."""
    found: Array = vectors[0] if len(vectors) == 1 else vectors.mean(0)
    return found


def _softmax(scores: "Array") -> "Array":
    import numpy

    raised = numpy.exp(scores - scores.max(-1, keepdims=True))
    found: Array = raised / raised.sum(-1, keepdims=True)
    return found
