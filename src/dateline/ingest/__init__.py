"""Bytes to documents: text, HTML, JSONL, feeds, archives, addresses."""

from dateline.ingest.sources import documents_of, read_sources
from dateline.ingest.text import Meta, build_document, read_text

__all__ = ["Meta", "build_document", "documents_of", "read_sources", "read_text"]
