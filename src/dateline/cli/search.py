"""`dateline search`: find documents by their words."""

from pathlib import Path

import click

from dateline.cli import options


@click.command()
@click.argument("words", nargs=-1, required=True)
@options.database
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True,
              help="How many documents at most.")  # fmt: skip
def search(words: tuple[str, ...], db: Path, limit: int) -> None:
    """Find stored documents that hold all the words.

    \b
    Example:
      dateline search shelling market
    """
    from dateline.store import Store

    store = Store(db, create=False)
    found = store.search(" ".join(words), limit=limit)
    store.close()
    for ident, title, snippet in found:
        click.echo(f"{ident}  {title}\n    {' '.join(snippet.split())}")
    if not found:
        click.echo("no document holds these words", err=True)
