"""`dateline verify`: re-check every quote and the chain of records."""

import re
from pathlib import Path

import click

from dateline.cli import options
from dateline.cli.saying import count, end_check

_CHAINS = ("records", "judgements")
_HASH = re.compile(r"[0-9a-fA-F]{8,64}")


@click.command()
@options.database
@click.option(
    "--ended",
    multiple=True,
    metavar="HASH",
    help="What a chain ended with before; it must hold it still.",
)
def verify(db: Path, ended: tuple[str, ...]) -> None:
    """Check every stored quote, the chain of records and that of judgements.

    Tell what each chain ends with. Who rewrites the whole file can rewrite the chain, so keep
    that hash elsewhere, and give it with --ended later.

    Exit status 1 if a quote no longer stands in its document, or a record was changed or is
    missing.

    \b
    Example:
      dateline verify --db dateline.db
      dateline verify --ended 5f0c8e21
    """
    from dateline.store import Store
    from dateline.store import verify as audit

    if wrong := [end for end in ended if not _HASH.fullmatch(end)]:
        raise click.BadParameter(
            f"{wrong[0]!r} is no hash; give 8 to 64 of its digits from 0 to f", param_hint="--ended"
        )

    store = Store(db, create=False)
    seen = audit(store, *(end.lower() for end in ended))
    store.close()
    checked = f"{count(seen.quotes, 'quote')} in {count(seen.records, 'record')}"
    checked += f" of {count(seen.documents, 'document')}"
    checked += f" and {count(seen.judgements, 'judgement')}" if seen.judgements else ""
    found = count(len(seen.faults), "fault") if seen.faults else "all stand"
    ends = [f"{name} end with {end}" for name, end in zip(_CHAINS, seen.ends, strict=False)]
    end_check(seen.faults, "\n".join([f"{checked}: {found}", *ends]))
