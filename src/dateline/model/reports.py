"""What a short report leans to among ACLED's sub-events, by the encoder alone: a fitted choice.

Of each of the encoder's dimensions the greatest value over the words is taken, and a multinomial
logit (`weights/acled.json`, whole numbers with a scale for each sub-event) gives log probabilities.
"""

import base64
import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from dateline.model.pieces import split
from dateline.model.reader import WEIGHTS, load_reader

if TYPE_CHECKING:
    from dateline.model.heads import Array

_MOST = 256
"""Pieces of a report that are read; a report is a few sentences."""


class Choice(msgspec.Struct, frozen=True):
    """The logit: names, the bias and scale of each, and its weights as signed bytes in base64."""

    names: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    weights: str


def summary(text: str) -> "Array":
    """Return the greatest value of each of the encoder's dimensions over the words of a text."""
    import numpy

    reader = load_reader()
    ids = numpy.array([split(reader.tokenizer, text).ids[:_MOST]], numpy.int64)
    vectors: Array = reader.session.run(None, {"ids": ids, "mask": numpy.ones_like(ids)})[0]
    found: Array = vectors[0].max(0)
    return found


def leanings(text: str) -> Mapping[str, float]:
    """Return the log probability of each of ACLED's sub-events for a report."""
    import numpy

    choice = _choice()
    scores = summary(text) @ _weights() + numpy.array(choice.bias)
    logs = scores - scores.max()
    logs = logs - numpy.log(numpy.exp(logs).sum())
    return {n: round(float(s), 3) for n, s in zip(choice.names, logs, strict=True)}


@functools.cache
def _choice() -> Choice:
    return msgspec.json.decode((WEIGHTS / "acled.json").read_bytes(), type=Choice)


@functools.cache
def _weights() -> "Array":
    import numpy

    choice = _choice()
    raw = numpy.frombuffer(base64.b64decode(choice.weights), numpy.int8)
    found: Array = raw.reshape(-1, len(choice.names)) * numpy.array(choice.scale)
    return found
