"""SQLite: documents, codings and records, append-only."""

from dateline.store.records import Maker, Store
from dateline.store.verifying import Audit, verify

__all__ = ["Audit", "Maker", "Store", "verify"]
