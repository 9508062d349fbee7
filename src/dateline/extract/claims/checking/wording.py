"""The words of checking, admitting and contesting, by kind (`checking.csv`)."""

import functools

from dateline.codebook.words import word_list


@functools.cache
def words(kind: str) -> frozenset[str]:
    """Return the forms of one kind.

    >>> "satellite" in words("remote")
    True
    """
    return frozenset(row["form"] for row in word_list("checking") if row["kind"] == kind)
