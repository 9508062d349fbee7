"""Dateline reads conflict and political news into records an analyst can defend."""

import os
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# numpy's second thread has nothing to do here and burns a core while it waits; read at its import

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dateline.desk import Desk
    from dateline.pipeline import code
    from dateline.records import Claim, Coding, Event, Finding, Issue

_WHERE = {
    "code": "dateline.pipeline", "Desk": "dateline.desk", "Claim": "dateline.records",
    "Coding": "dateline.records", "Event": "dateline.records", "Finding": "dateline.records",
    "Issue": "dateline.records",
}  # fmt: skip

__all__ = ["Claim", "Coding", "Desk", "Event", "Finding", "Issue", "__version__", "code"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `import dateline` costs nothing."""
    if name not in _WHERE:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_WHERE[name]), name)
