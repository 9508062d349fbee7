"""SQLite: documents, codings and records, append-only; incidents, derived."""

from dateline.store.finding import Filter, all_incidents, find_incidents, incident, weightiest
from dateline.store.judging import add_judgement, judgements
from dateline.store.records import Maker, Store
from dateline.store.verifying import Audit, verify

__all__ = [
    "Audit", "Filter", "Maker", "Store", "add_judgement", "all_incidents", "find_incidents",
    "incident", "judgements", "verify", "weightiest",
]  # fmt: skip
