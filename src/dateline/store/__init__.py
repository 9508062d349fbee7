"""SQLite: documents, codings and records, append-only; incidents, derived."""

from dateline.store.finding import Filter, find_incidents, incident
from dateline.store.judging import add_judgement, judgements
from dateline.store.records import Maker, Store
from dateline.store.verifying import Audit, verify

__all__ = [
    "Audit", "Filter", "Maker", "Store", "add_judgement", "find_incidents", "incident",
    "judgements", "verify",
]  # fmt: skip
