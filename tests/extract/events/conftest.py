"""Reads a text once for all tests of events: the parser is the slow part."""

import functools
from collections.abc import Callable

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.records import Event

PUBLISHED = "2025-03-04"


@functools.cache
def _layers(text: str) -> Layers:
    return annotate(plain(text, published=PUBLISHED))


@functools.cache
def _events(text: str) -> tuple[Event, ...]:
    return extract(_layers(text)).events


@pytest.fixture
def layers() -> Callable[[str], Layers]:
    """Return the function that annotates a text published on 4 March 2025."""
    return _layers


@pytest.fixture
def events() -> Callable[[str], tuple[Event, ...]]:
    """Return the function that reads the events of a text published on 4 March 2025."""
    return _events
