"""SQLite: documents, codings and records, append-only; incidents, derived."""

from dateline.store.finding import Filter, all_incidents, find_incidents, incident, weightiest
from dateline.store.judging import add_judgement, judgements, new_judgement
from dateline.store.records import Maker, Store
from dateline.store.reviewing import Reviews, find_record, reviewed, reviewed_codings
from dateline.store.verifying import Audit, verify

__all__ = [
    "Audit", "Filter", "Maker", "Reviews", "Store", "add_judgement", "all_incidents",
    "find_incidents", "find_record", "incident", "judgements", "new_judgement", "reviewed",
    "reviewed_codings", "verify", "weightiest",
]  # fmt: skip
