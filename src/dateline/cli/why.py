"""`dateline why`: each value of a record with its words in context."""

from pathlib import Path

import click

from dateline.cli import options


@click.command()
@click.argument("ident", metavar="ID")
@options.database
def why(ident: str, db: Path) -> None:
    """Show the words and the rule behind each value of a record.

    ID is that of an event, claim or label, or its first few characters. Under each value stand
    the words it was read from, with their place in the text, and the rule that read them.

    \b
    Example:
      dateline why e-3f2a91c0
    """
    from rich.console import Console

    from dateline.cli.account import print_account
    from dateline.store import Store

    store = Store(db, create=False)
    document, record = store.find(ident)
    coding = store.coding(document.id)
    store.close()
    print_account(Console(highlight=False), document, record, coding)
