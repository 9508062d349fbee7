"""Bytes to documents: text, HTML, JSONL, addresses."""

from dateline.ingest.sources import files_of, issue, read_file, read_sources
from dateline.ingest.text import Meta, build_document, read_text

__all__ = [
    "Meta", "build_document", "files_of", "issue", "read_file", "read_sources", "read_text",
]  # fmt: skip
