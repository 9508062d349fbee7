"""The spatial words of the codebook, in the shapes that the place rules ask for."""

import functools
from collections.abc import Mapping

from dateline.codebook.words import word_list, word_set


@functools.cache
def words(kind: str) -> frozenset[str]:
    """Return the spatial words of a kind."""
    return word_set("spatial", kind=kind)


@functools.cache
def values(kind: str) -> Mapping[str, str]:
    """Return the spatial words of a kind with the value that stands beside each."""
    return {r["form"]: r["value"] for r in word_list("spatial") if r["kind"] == kind}
