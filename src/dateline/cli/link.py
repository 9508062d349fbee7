"""`dateline link`: find the reports that tell of one incident."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli import options

if TYPE_CHECKING:
    from dateline.link.taking import Progress


@click.command()
@options.database
@click.option("--anew", is_flag=True, help="Forget all links and make them again.")
def link(db: Path, anew: bool) -> None:
    """Link coded articles into incidents.

    "dateline code" links what it adds; this does it for databases of earlier versions, and anew
    after an update. Incidents are derived from the records and from people's judgements: the
    same result comes of any order of articles, bit by bit or all at once.

    \b
    Example:
      dateline link
      dateline link --anew --db archive.db
    """
    from dateline.link import link_store
    from dateline.store import Store

    store = Store(db, create=False)
    with shown_progress() as progress:
        outcome = link_store(store, anew=anew, progress=progress)
    store.close()
    click.echo(
        f"{outcome.documents:,} articles taken in, {outcome.tellings:,} tellings looked at: "
        f"{outcome.incidents:,} incidents made or mended"
    )


@contextmanager
def shown_progress(*stages: str) -> "Iterator[Progress]":
    """Show on a terminal how far the stages of linking are, or others; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks = {
            stage: bars.add_task(stage, total=None) for stage in stages or ("reading", "linking")
        }

        def show(stage: str, done: int, total: int) -> None:
            bars.update(tasks[stage], completed=done, total=total)

        yield show
