"""The document: a text that never changes, in blocks that each play a role."""

import hashlib
import re
from typing import Literal

import msgspec

from dateline.document.spans import Quote, Span
from dateline.errors import QuoteError

Role = Literal[
    "title",
    "header",
    "byline",
    "dateline",
    "lead",
    "paragraph",
    "subhead",
    "entry",
    "caption",
    "credit",
    "related-link",
    "boilerplate",
]

SPEAKING: frozenset[Role] = frozenset({"title", "lead", "paragraph", "subhead", "entry", "caption"})
"""Roles whose words report something; the others say who wrote it, when, or advertise."""
HEADINGS: frozenset[Role] = frozenset({"title", "subhead"})
"""Roles of lines that stand above what they tell of."""


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """A stretch of a document's text that plays one role; blocks never overlap."""

    role: Role
    span: Span


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An article as it was read; `text` was normalised once and every offset depends on it.

    `published` and `updated` are ISO 8601, a date or a date with time; an offset from UTC is
    given only where the source states its zone. `published_at` is where the text itself says so.
    `fetched` is when an archive captured it, which tells nothing of when it was published.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    published_at: Span | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str = "en"
    credits: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    name: str | None = None
    fetched: str | None = None

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise QuoteError(
                    f"document {self.id}: block {block.span.start}..{block.span.end} overlaps "
                    "another or leaves the text; give blocks in order"
                )
            end = block.span.end

    def quote(self, start: int, end: int) -> Quote:
        """Return the words from `start` to `end` (code points) with their place."""
        return Quote(self.id, Span(start, end), self.text[start:end])

    def block_of(self, span: Span) -> Block | None:
        r"""Return the block that holds a span whole, if there is one.

        >>> document = plain("Rain fell.\n\nIt stopped.")
        >>> document.block_of(Span(12, 14)) == document.blocks[1], document.block_of(Span(5, 14))
        (True, None)
        """
        return next((block for block in self.blocks if block.span.contains(span)), None)

    def entry_of(self, block: int) -> int | None:
        """Return the block that heads the entry of a list or log which a block stands in.

        An entry ends with the next one, or with a subhead that does not follow its head.
        """
        for number in range(block, -1, -1):
            role = self.blocks[number].role
            if role == "entry":
                return number
            ends = number < block or role == "subhead"
            if role in HEADINGS and ends and not self._headed(number):
                return None
        return None

    def _headed(self, block: int) -> bool:
        """Tell whether a block follows the head of an entry at once."""
        return block > 0 and self.blocks[block - 1].role == "entry"

    def holds(self, quote: Quote) -> bool:
        """Tell whether the quoted words stand at their place in this document."""
        span = quote.span
        return quote.document == self.id and self.text[span.start : span.end] == quote.text


def content_id(prefix: str, *parts: str) -> str:
    """Return a short stable id: the prefix and 16 hex digits of the SHA-256 of the parts.

    >>> content_id("d", "a", "b") == content_id("d", "a", "b") != content_id("d", "ab", "")
    True
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"


def plain(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> Document:
    r"""Return a document of bare paragraphs, split at blank lines, without reading any header.

    >>> [b.role for b in plain("Rain fell.\n\nIt stopped.").blocks]
    ['paragraph', 'paragraph']
    """
    blocks = tuple(
        Block("paragraph", Span(m.start(), m.end()))
        for m in re.finditer(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL)
    )
    return Document(
        id=content_id("d", text, published or "", publisher or ""),
        text=text,
        blocks=blocks,
        published=published,
        publisher=publisher,
        title=title,
    )
