"""Parties that are no more than a number of people: a toll says as much."""

import functools
from collections.abc import Iterable

from dateline.codebook.words import word_list
from dateline.records import Actor, Finding

_ABOUT = frozenset({
    "at", "least", "more", "than", "some", "about", "around", "over", "nearly", "up", "to", "many",
    "several", "of", "other", "others", "dozens", "scores", "hundreds", "thousands",
})  # fmt: skip


def is_count(actor: Actor) -> bool:
    """Tell whether an actor is no more than a number: the toll has it.

    >>> is_count(Actor("more than twenty")), is_count(Actor("56 others"))
    (True, True)
    >>> is_count(Actor("two brothers"))
    False
    """
    return actor.id is None and all(
        word.isdecimal() or word in _numbers() for word in actor.text.lower().split()
    )


def without_counts(parties: Iterable[Finding[Actor]]) -> list[Finding[Actor]]:
    """Return the parties that are more than a number, for who shows the tolls beside them."""
    return [p for p in parties if not is_count(p.value)]


@functools.cache
def _numbers() -> frozenset[str]:
    """Return the words that a bare number is made of."""
    forms = (row["form"] for row in word_list("numbers"))
    return frozenset(part for form in forms for part in form.split()) | _ABOUT
