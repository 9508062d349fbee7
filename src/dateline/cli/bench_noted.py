"""`dateline bench noted`: denials and disputed deeds in real news."""

from pathlib import Path

import click

from dateline.cli.bench import bench
from dateline.cli.bench_options import (
    GIVEN,
    coding_task,
    fits,
    print_result,
    print_scored,
    settings_of,
)


@bench.command("noted")
@coding_task
@click.option(
    "--sets", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER", help="Where the texts of the noted news lie (SET.jsonl.gz).",
)  # fmt: skip
@click.option("--held-back", is_flag=True, help="Only the fifth that nobody reads or fits on.")
@click.option("--misses", is_flag=True, help="List the denials and disputes read wrongly.")
@fits("Fit the weights of whether a denial is meant, and write them here.")
@click.option("--also", multiple=True, type=GIVEN, help="Fit on these passages with claims too.")
def noted(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...],
    sets: Path, held_back: bool, misses: bool, fit: Path | None, also: tuple[Path, ...],
) -> None:  # fmt: skip
    """Score denials and disputed deeds of real news against notes on it.

    \b
    Example:
      dateline bench noted --data corpus/news/noted.jsonl --sets sets
      dateline bench noted --data noted.jsonl --sets sets --also taught.jsonl --fit weights.json
    """
    from dateline.bench.denial_fit import fit_denials
    from dateline.bench.noted import score_noted

    settings = settings_of(without, fit)
    if fit is not None:
        print_result(fit_denials(data, sets, also, fit), as_json)
        return
    if misses and held_back:
        raise click.UsageError("--misses would show what is held back; leave one out")
    scored = score_noted(data, sets, limit=limit, settings=settings, held_back=held_back)
    print_scored(scored, as_json, misses)
