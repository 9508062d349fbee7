"""`dateline diff`: what became known between two days."""

from pathlib import Path

import click

from dateline.cli import options
from dateline.cli.saying import count


@click.command()
@click.argument("before", metavar="DAY")
@click.argument("after", metavar="DAY")
@options.database
def diff(before: str, after: str, db: Path) -> None:
    """List what became known between the ends of two days.

    New incidents, tolls that rose or fell, grades that changed, new contradictions, new reports:
    each incident as its reports stood at the end of the first DAY (YYYY-MM-DD) against the
    second. Articles without a date of publication are left out.

    \b
    Example:
      dateline diff 2024-12-01 2024-12-02
    """
    from dateline.link.changes import incident_changes
    from dateline.store import Store

    first, last = options.iso_day(before, "DAY"), options.iso_day(after, "DAY")
    if first is None or last is None or not first < last:
        raise click.UsageError("give two days, the earlier one first")
    store = Store(db, create=False)
    changed = 0
    for change in incident_changes(store, first, last):
        changed += 1
        click.echo(f"{change.title}  {change.incident}")
        click.echo("".join(f"    {line}\n" for line in change.lines))
    store.close()
    click.echo(f"{count(changed, 'incident')} changed between {first} and {last}", err=True)
