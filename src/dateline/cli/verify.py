"""`dateline verify`: re-check every quote and the chain of records."""

import sys
from pathlib import Path

import click

from dateline.cli import options


@click.command()
@options.database
def verify(db: Path) -> None:
    """Check every stored quote, the chain of records and that of judgements.

    Exit status 1 if a quote no longer stands in its document or a record was changed.

    \b
    Example:
      dateline verify --db dateline.db
    """
    from dateline.store import Store
    from dateline.store import verify as audit

    store = Store(db, create=False)
    seen = audit(store)
    store.close()
    for fault in seen.faults:
        click.echo(fault, err=True)
    checked = f"{seen.quotes:,} quotes in {seen.records:,} records of {_documents(seen.documents)}"
    click.echo(
        f"{checked}{_judged(seen.judgements)}: "
        + (f"{len(seen.faults)} faults" if seen.faults else "all stand")
    )
    if seen.faults:
        sys.exit(1)


def _documents(number: int) -> str:
    return f"{number:,} document{'' if number == 1 else 's'}"


def _judged(number: int) -> str:
    return f" and {number:,} judgement{'' if number == 1 else 's'}" if number else ""
