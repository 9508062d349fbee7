"""Fits what short reports lean to among ACLED's sub-events by the encoder alone."""

import base64
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.bench.acled import Record
from dateline.bench.lines import read_lines
from dateline.model.reports import Choice, summary

Array = npt.NDArray[np.floating]
_DECAY, _STEPS, _RATE = 0.02, 400, 0.05


def fit_acled(data: Sequence[Path], target: Path) -> None:
    """Fit what reports lean to by the encoder alone on labelled ones, and write it."""
    records = [record for path in data for record in read_lines(path, Record)]
    fit_choice([(record.text, record.label) for record in records], target)


def fit_choice(reports: Sequence[tuple[str, str]], target: Path) -> None:
    """Fit the choice on reports (text, sub-event) and write it."""
    names = sorted({name for _, name in reports})
    given: Array = np.array([summary(text) for text, _ in reports], np.float32)
    gold: Array = np.eye(len(names), dtype=np.float32)[[names.index(name) for _, name in reports]]
    mean, spread = given.mean(0), given.std(0)
    spread = np.maximum(spread, 0.2 * np.median(spread))  # some dimensions hardly vary
    weights, bias = _fit((given - mean) / spread, gold)
    weights /= spread[:, None]
    bias -= mean @ weights
    scale = np.abs(weights).max(0) / 127
    whole = np.round(weights / scale).astype(np.int8)
    choice = Choice(
        tuple(names),
        tuple(round(float(b), 3) for b in bias),
        tuple(float(f"{s:.4g}") for s in scale),
        base64.b64encode(whole.tobytes()).decode(),
    )
    target.write_bytes(msgspec.json.encode(choice))


def _fit(given: Array, gold: Array) -> tuple[Array, Array]:
    """Return weights and bias of a multinomial logit, by gradients with moments."""
    weights, bias = np.zeros((given.shape[1], gold.shape[1])), np.zeros(gold.shape[1])
    firsts = [np.zeros_like(weights), np.zeros_like(bias)]
    seconds = [np.zeros_like(weights), np.zeros_like(bias)]
    for step in range(1, _STEPS + 1):
        scores = given @ weights + bias
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        wrong = chances - gold
        slopes = (given.T @ wrong / len(gold) + _DECAY * weights, wrong.mean(0))
        for n, (part, slope) in enumerate(zip((weights, bias), slopes, strict=True)):
            firsts[n] = 0.9 * firsts[n] + 0.1 * slope
            seconds[n] = 0.99 * seconds[n] + 0.01 * slope**2
            pace = np.sqrt(seconds[n] / (1 - 0.99**step)) + 1e-8
            part -= _RATE * firsts[n] / (1 - 0.9**step) / pace
    return weights, bias
