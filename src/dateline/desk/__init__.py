"""The desk: a store and the pipeline in one hand, from Python and in the browser."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.desk.desk import Desk

__all__ = ["Desk"]


def __getattr__(name: str) -> Any:
    """Load `Desk` when it is asked for: the parser behind it takes seconds, pages need none."""
    if name != "Desk":
        raise AttributeError(f"module 'dateline.desk' has no attribute {name!r}")
    from dateline.desk.desk import Desk

    return Desk
