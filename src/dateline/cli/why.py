"""`dateline why`: each value of a record with its words in context."""

from pathlib import Path

import click

from dateline.cli import options


@click.command()
@click.argument("ident", metavar="ID", type=options.words)
@options.database
def why(ident: str, db: Path) -> None:
    """Show the words and the rule behind each value of a record.

    ID is that of an event, claim or label, or its first few characters. Under each value stand
    the words it was read from, with their place in the text, and the rule that read them. A
    value with the rule person:NAME is a person's; what people decided of the record, and what the
    machine had read before, stands below.

    \b
    Example:
      dateline why e-3f2a91c0
    """
    from rich.console import Console

    from dateline.cli.account import print_account
    from dateline.cli.decisions import print_decisions
    from dateline.store import Reviews, Store, find_record

    if ident.startswith("n-"):
        raise click.UsageError(
            f'this is an incident; see it with "dateline incidents show {ident}"'
        )
    store = Store(db, create=False)
    document, record, coding = find_record(store, ident)
    decided = Reviews.of_store(store).of(getattr(record, "id", ident))
    before = store.coding(document.id)
    store.close()
    console = Console(highlight=False)
    print_account(console, document, record, coding)
    print_decisions(console, decided, before)
