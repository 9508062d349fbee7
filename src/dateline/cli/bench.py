"""`dateline bench`: measure Dateline against hand-coded data."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.bench.results import Result


@click.group()
def bench() -> None:
    """Measure Dateline against hand-coded data."""


@bench.command("articles")
@click.option("--data", required=True, type=click.Path(path_type=Path), help="Folder of gold.")
@click.option("--limit", type=int, help="Only the first so many articles.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--misses", is_flag=True, help="List the gold events that were not found.")
def articles(data: Path, limit: int | None, as_json: bool, misses: bool) -> None:
    """Score whole articles, event by event and slot by slot.

    The folder holds NAME.txt with NAME.json (docs/bench.md gives the shape).

    \b
    Example:
      dateline bench articles --data gold/
    """
    from dateline.bench.articles import score_articles

    result, missed = score_articles(data, limit=limit)
    _print(result, as_json)
    if misses:
        for line in missed:
            click.echo(line, err=True)


@bench.command("speed")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of .txt, or a JSONL file.")
@click.option("--limit", type=int, default=200, show_default=True, help="How many articles.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def speed(data: Path | None, limit: int, as_json: bool) -> None:
    """Time the whole pipeline against spaCy alone.

    Both code the same articles in the same run; without --data, the shipped examples repeated.

    \b
    Example:
      dateline bench speed --json
    """
    from dateline.bench.speed import measure_speed

    _print(measure_speed(data, limit=limit), as_json)


def _print(result: "Result", as_json: bool) -> None:
    import msgspec

    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(result)))
        return
    click.echo(f"{result.task}: {result.n} articles, {result.seconds} s, Dateline {result.version}")
    for name, value in result.metrics.items():
        click.echo(f"  {name:24} {value:g}")
