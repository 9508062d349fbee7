"""The text, which never changes, and places in it."""

from dateline.document.documents import HEADINGS, SPEAKING, Block, Document, Role, content_id, plain
from dateline.document.spans import Quote, Range, Span

__all__ = [
    "HEADINGS", "SPEAKING", "Block", "Document", "Quote", "Range", "Role", "Span", "content_id",
    "plain",
]  # fmt: skip
