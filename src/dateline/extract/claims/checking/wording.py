"""The words of checking, admitting and contesting, by kind (`checking.csv`)."""

import functools

from dateline.codebook.words import word_set


@functools.cache
def words(kind: str) -> frozenset[str]:
    """Return the forms of one kind.

    >>> "satellite" in words("remote")
    True
    """
    return word_set("checking", kind=kind)
