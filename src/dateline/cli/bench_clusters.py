"""`dateline bench`: the task on which articles tell of one incident."""

from pathlib import Path

import click

from dateline.cli.bench import bench
from dateline.cli.bench_options import print_result, print_scored, task

_FILE = click.Path(path_type=Path)


@bench.command("incidents")
@task
@click.option("--misses", is_flag=True, help="List the gold clusters that were not found whole.")
@click.option(
    "--fit",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Fit what likeness ships with, and write it here; the figures are cross-validated.",
)
@click.option("--also", multiple=True, type=_FILE, help="With --fit: a further set.")
@click.option(
    "--texts", multiple=True, type=_FILE,
    help="With --fit: texts that only count for how rare words are.",
)  # fmt: skip
def incidents(
    data: Path, limit: int | None, as_json: bool, misses: bool,
    fit: Path | None, also: tuple[Path, ...], texts: tuple[Path, ...],
) -> None:  # fmt: skip
    """Score which articles tell of one incident.

    \b
    Example:
      dateline bench incidents --data shootings.jsonl.gz
      dateline bench incidents --data a.jsonl --also b.jsonl --texts c.jsonl --fit FOLDER
    """
    if fit is None and (also or texts):
        raise click.UsageError("--also and --texts go with --fit")
    if fit is not None:
        from dateline.bench.likeness_fit import fit_likeness

        print_result(fit_likeness((data, *also), texts, fit), as_json)
        return
    from dateline.bench.incidents import score_incidents

    print_scored(score_incidents(data, limit=limit), as_json, misses)
