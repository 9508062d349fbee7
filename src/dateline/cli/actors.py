"""`dateline actors`: the knowledge base of actors."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli import options

if TYPE_CHECKING:
    from dateline.extract.actors.explaining import Account


@click.group()
def actors() -> None:
    """Ask whom a phrase names, on a date."""


@actors.command("explain")
@click.argument("phrase", type=options.words)
@click.option("--on", metavar="DATE", help="The day (YYYY-MM-DD); entries still open if left out.")
@click.option("--force", is_flag=True, help="Read it as the doer of a violent act.")
@options.own_actors
def explain(phrase: str, on: str | None, force: bool, own: tuple[Path, ...]) -> None:
    """Show how a phrase resolves to an actor.

    First who it is and by which rule; then every entry that its words can name, valid on the day
    or not. A state named bare is its government, and with --force its military.

    \b
    Example:
      dateline actors explain "Syrian President Bashar al-Assad" --on 2024-12-03
      dateline actors explain "Bashar al-Assad" --on 2025-01-15
      dateline actors explain "Turkey" --force
    """
    from dateline.codebook.directory import load_directory
    from dateline.extract.actors.explaining import explain_actor

    account = explain_actor(
        phrase, load_directory(own), on=options.iso_day(on, "--on"), force=force
    )
    _print(phrase, account)


def _print(phrase: str, account: "Account") -> None:
    if account.finding is None:
        click.echo(f"{phrase}: nobody by its own words")
    else:
        actor = account.finding.value
        for name, value in (
            ("who", actor.name or actor.text), ("id", actor.id), ("country", actor.country),
            ("sector", actor.sector), ("label", actor.label), ("rule", account.finding.rule),
        ):  # fmt: skip
            if value:
                click.echo(f"{name:8} {value}")
    for words, code in dict.fromkeys(account.countries):
        click.echo(f"\n{words}: the country {code}")
    said = ""
    for bearer in account.bearers:
        entry = bearer.entry
        if bearer.words != said:
            click.echo(f"\n{bearer.words} can name")
            said = bearer.words
        period = f"{entry.since or '…'} to {entry.until or '…'}"
        parts = [entry.country or "-", entry.sector or "-", entry.role or entry.kind]
        mark = "*" if bearer.holds else " "
        click.echo(f" {mark} {period:24} {entry.name} ({', '.join(parts)})")
    if account.bearers:
        click.echo("\n* valid on the day")
