"""Layers to findings: who did what to whom, where, when, with what toll, and who says so."""

from typing import TYPE_CHECKING

from dateline.annotate import Layers

if TYPE_CHECKING:
    from dateline.records import Coding


def extract(layers: Layers, *, codebook: bool = True) -> "Coding":
    """Return the events, claims and labels of a document, with or without the codebook."""
    from dateline.extract.extracting import extract as extract_all

    return extract_all(layers, codebook=codebook)


__all__ = ["extract"]
