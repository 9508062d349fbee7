"""Bytes to documents: text, HTML, JSONL, feeds, archives, addresses."""

from dateline.ingest.articles import issue
from dateline.ingest.sources import documents_of, files_of, read_file, read_sources
from dateline.ingest.text import Meta, build_document, read_text

__all__ = [
    "Meta", "build_document", "documents_of", "files_of", "issue", "read_file", "read_sources",
    "read_text",
]  # fmt: skip
