"""`dateline verify`: re-check every quote and the chain of records."""

from pathlib import Path

import click

from dateline.cli import options
from dateline.cli.saying import count, end_check


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
    checked = f"{count(seen.quotes, 'quote')} in {count(seen.records, 'record')}"
    checked += f" of {count(seen.documents, 'document')}"
    checked += f" and {count(seen.judgements, 'judgement')}" if seen.judgements else ""
    found = count(len(seen.faults), "fault") if seen.faults else "all stand"
    end_check(seen.faults, f"{checked}: {found}")
