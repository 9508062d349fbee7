"""`dateline load`: put what a batch coded into a database, and link it."""

from pathlib import Path

import click

from dateline.cli import options
from dateline.cli.progress import shown_progress
from dateline.cli.saying import count


@click.command()
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...",
                type=click.Path(file_okay=False, path_type=Path))  # fmt: skip
@options.database
@click.option("--no-link", is_flag=True, help='Don\'t link; "dateline link" does it later.')
def load(folders: tuple[Path, ...], db: Path, no_link: bool) -> None:
    """Put what batches coded into a database, and link it.

    FOLDER is what "dateline batch" wrote with --out. Nothing is coded again: the database is as
    if "dateline code" had coded the same articles into it. What is there already stays, so that
    a folder can be loaded again when its batch has gone on.

    \b
    Example:
      dateline batch examples --out coded
      dateline load coded --db archive.db
    """
    from dateline.link import link_store
    from dateline.scale import load_batch
    from dateline.scale.folder import Folder
    from dateline.store import Store

    for folder in folders:
        Folder(folder).maker()  # before a database is made
    store = Store(db)
    for folder in folders:
        with shown_progress("loading") as progress:
            loaded = load_batch(
                Folder(folder), store, progress=lambda *far: progress("loading", *far)
            )
        click.echo(
            f"{folder}: {count(loaded.documents, 'article')} of {count(loaded.parts, 'shard')}, "
            f"{loaded.new:,} new to {db}"
        )
        if loaded.waiting:
            click.echo(
                f"{folder}: {count(loaded.waiting, 'article')} not coded yet; run its batch "
                "again, then load it again",
                err=True,
            )
    if not no_link:
        with shown_progress() as progress:
            outcome = link_store(store, progress=progress)
        click.echo(f"{count(outcome.incidents, 'incident')} made or mended")
    store.close()
