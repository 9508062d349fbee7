"""Sentences to passages: as many to a row as the reader takes, since it reads them so."""

import random
from collections.abc import Sequence

import torch

from dateline.model.pieces import WINDOW
from dateline.model.training.examples import IGNORED, Example, Trigger
from dateline.model.training.fitting import Soft

Taught = tuple[Example, Soft | None]


def pack_examples(
    examples: Sequence[Example], soft: Sequence[Soft | None], chance: random.Random
) -> list[Taught]:
    """Return the sentences joined to passages of chance length, each with its teacher's scores.

    Neighbours stay neighbours; a sentence with a marked pair stays alone.
    """
    found: list[Taught] = []
    run: list[Taught] = []
    most = _length(chance)
    for taught in zip(examples, soft, strict=True):
        if taught[0].passage is not None or taught[0].parts:
            found.append(taught)
            continue
        if run and sum(len(e.ids) - 2 for e, _ in (*run, taught)) > most:
            found.append(_joined(run))
            run, most = [], _length(chance)
        run.append(taught)
    return [*found, *([_joined(run)] if run else [])]


def _length(chance: random.Random) -> int:
    """Return how long a passage may be: a third stay single sentences."""
    return chance.choice((1, WINDOW // 2, WINDOW))


def _joined(run: Sequence[Taught]) -> Taught:
    """Return some sentences as one example; the tags of what stands between are not counted."""
    if len(run) == 1:
        return run[0]
    sizes = [len(e.ids) - 2 for e, _ in run]
    width = sum(sizes) + 2
    triggers: list[Trigger] = []
    at = 0
    for (example, _), size in zip(run, sizes, strict=True):
        for t in example.triggers:
            triggers.append(
                Trigger(
                    t.first + at, t.last + at, t.mode, t.realis,
                    _moved(t.roles, at, width), _moved(t.places, at, width),
                )
            )  # fmt: skip
        at += size
    first, last = run[0][0], run[-1][0]
    joined = Example(
        " ".join(e.text for e, _ in run),
        (first.ids[0], *(i for e, _ in run for i in e.ids[1:-1]), last.ids[-1]),
        (first.tags[0], *(t for e, _ in run for t in e.tags[1:-1]), last.tags[-1]),
        tuple(triggers),
    )
    return joined, _joined_soft([s for _, s in run])


def _moved(tags: Sequence[int], at: int, width: int) -> tuple[int, ...]:
    """Return the tags of a sentence in a passage, outside of which there is nothing to tag."""
    if not tags:
        return ()
    inner = tags[1:-1]
    around = IGNORED if inner and all(t == IGNORED for t in inner) else 0
    return (*[around] * (1 + at), *inner, *[around] * (width - 1 - at - len(inner)))


def _joined_soft(answers: Sequence[Soft | None]) -> Soft | None:
    rows = [s.tags for s in answers if s is not None and s.tags is not None]
    if len(rows) < len(answers):
        return None
    return Soft(tags=torch.cat([rows[0][:1], *(r[1:-1] for r in rows), rows[-1][-1:]]))
