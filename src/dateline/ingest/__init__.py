"""Bytes to documents: text, HTML, JSONL, addresses."""

from dateline.ingest.sources import read_sources
from dateline.ingest.text import Meta, build_document, read_text

__all__ = ["Meta", "build_document", "read_sources", "read_text"]
