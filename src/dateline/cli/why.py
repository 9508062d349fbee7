"""`dateline why`: each value of a record with its words in context."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli import options

if TYPE_CHECKING:
    from rich.text import Text

    from dateline.document import Document, Quote

_AROUND = 60
"""Code points of context shown on either side of a quote."""


@click.command()
@click.argument("ident", metavar="ID")
@options.database
def why(ident: str, db: Path) -> None:
    """Show the words and the rule behind each value of a record.

    ID is that of an event, claim or label, or its first few characters.

    \b
    Example:
      dateline why e-3f2a91c0
    """
    from rich.console import Console
    from rich.text import Text

    from dateline.store import Store

    document, record = Store(db, create=False).find(ident)
    console = Console(highlight=False, soft_wrap=True)
    title = document.title or document.name or document.id
    console.print(Text(f"{type(record).__name__} {getattr(record, 'id', '')}", style="bold"))
    console.print(Text(f"in {title} ({document.published or 'no date'})", style="dim"))
    for name, value, quotes, rule in findings(record):
        console.print()
        console.print(Text(f"{name}: ", style="cyan") + Text(value) + Text(f"   {rule}", style="dim"))
        for quote in quotes:
            console.print(_context(document, quote))


def findings(record: Any) -> "Iterator[tuple[str, str, tuple[Quote, ...], str]]":
    """Return each finding of a record: the field, the value as text, its quotes, its rule."""
    from dateline.document import Quote
    from dateline.records import Finding

    for name in record.__struct_fields__:
        value = getattr(record, name)
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            if isinstance(item, Finding):
                yield name, _shown(item.value), item.quotes, item.rule
            elif isinstance(item, Quote):
                yield name, "", (item,), ""
            elif item is not None and name not in ("id", "document"):
                yield name, _shown(item), (), ""


def _shown(value: Any) -> str:
    """Return a value as text: the filled fields of a record, or the value itself."""
    fields = getattr(value, "__struct_fields__", None)
    if fields is None:
        return str(value)
    filled = [(f, getattr(value, f)) for f in fields]
    return ", ".join(
        f"{f} {[_shown(i) for i in v] if isinstance(v, tuple) else v}"
        for f, v in filled
        if v not in (None, (), False, "")
    )


def _context(document: "Document", quote: "Quote") -> "Text":
    from rich.text import Text

    start, end = quote.span.start, quote.span.end
    before = document.text[max(0, start - _AROUND) : start].replace("\n", " ")
    after = document.text[end : end + _AROUND].replace("\n", " ")
    text = Text(f"  {start:>6}  …{before}", style="dim")
    text.append(document.text[start:end].replace("\n", " "), style="not dim bold reverse")
    text.append(f"{after}…", style="dim")
    return text
