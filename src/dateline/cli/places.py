"""`dateline places`: the gazetteer."""

from pathlib import Path

import click


@click.group()
def places() -> None:
    """Build and ask the gazetteer."""


@places.command("build")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write; the installed one if left out.")  # fmt: skip
def build(target: Path | None) -> None:
    """Build the gazetteer from the installed packages.

    \b
    Example:
      dateline places build
    """
    from dateline.codebook.places.build import build as build_gazetteer
    from dateline.codebook.places.gazetteer import GAZETTEER

    report = build_gazetteer(target or GAZETTEER)
    click.echo(str(report))
