"""Reads a text once for all tests of annotation: the parser is the slow part."""

import functools
from collections.abc import Callable

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain


@functools.cache
def _layers(text: str) -> Layers:
    return annotate(plain(text))


@pytest.fixture
def layers() -> Callable[[str], Layers]:
    """Return the function that annotates a text."""
    return _layers
