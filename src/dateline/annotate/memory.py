"""Remembers what was read of the document at hand, so that each reader asks once."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from dateline.annotate.layers import Layers

_Args = ParamSpec("_Args")
_Read = TypeVar("_Read")


def remembered(
    read: Callable[Concatenate[Layers, _Args], _Read],
) -> Callable[Concatenate[Layers, _Args], _Read]:
    """Keep what a reader of a document returns for its arguments, until the next document."""
    held: tuple[Layers | None, dict[object, _Read]] = (None, {})

    def reading(layers: Layers, /, *args: _Args.args, **named: _Args.kwargs) -> _Read:
        nonlocal held
        owner, known = held  # one tuple: another thread may read another document meanwhile
        if owner is not layers:
            known = {}
            held = (layers, known)
        key = (args, *named.items()) if named else args
        if key not in known:
            known[key] = read(layers, *args, **named)
        return known[key]

    functools.update_wrapper(reading, read)
    return reading
