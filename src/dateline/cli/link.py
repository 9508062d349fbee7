"""`dateline link`: find the reports that tell of one incident."""

from pathlib import Path

import click

from dateline.cli import options
from dateline.cli.progress import shown_progress
from dateline.cli.saying import count


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
        f"{count(outcome.documents, 'article')} taken in, {count(outcome.tellings, 'telling')} "
        f"looked at: {count(outcome.incidents, 'incident')} made or mended"
    )
