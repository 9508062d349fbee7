"""`dateline bench stories`: reports of the same days, linked, graded and compared."""

from pathlib import Path

import click

from dateline.cli.bench import bench
from dateline.cli.bench_options import (
    GIVEN,
    MISSES,
    SETS,
    coding_task,
    fits,
    print_scored,
    settings_of,
)


@bench.command("stories")
@coding_task
@MISSES
@click.option(
    "--gold-incidents", is_flag=True,
    help="Cluster as the gold does, to measure the reading of incidents apart.",
)  # fmt: skip
@fits("Fit the weights of linking, and write them here.")
@click.option(
    "--also", type=click.Path(exists=True, file_okay=False, path_type=Path), multiple=True,
    metavar="FOLDER", help="With --fit or --gather, stories of a further folder.",
)  # fmt: skip
@fits("Fit when two events of one report are one, and write the weights here.", "--gather")
@click.option(
    "--news", type=GIVEN,
    help="With --gather: marked news to fit on too, what is not held back of it.",
)  # fmt: skip
@SETS
def stories(
    data: Path,
    limit: int | None,
    as_json: bool,
    without: tuple[str, ...],
    misses: bool,
    gold_incidents: bool,
    fit: Path | None,
    also: tuple[Path, ...],
    gather: Path | None,
    news: Path | None,
    sets: Path | None,
) -> None:
    """Score incidents over several reports: linking, contradictions, grades.

    The folder holds a JSON file a story (docs/bench.md gives the shape). With --fit the figures
    are by weights that never saw the stories that they are measured on, six folds.

    \b
    Example:
      dateline bench stories --data corpus/incidents/seen
      dateline bench stories --data corpus/incidents/seen --gather gathering.json
    """
    from dateline.bench.corpus import items_at
    from dateline.bench.gathering_fit import fit_gathering
    from dateline.bench.linkfit import fit_and_score
    from dateline.bench.stories import score_stories
    from dateline.bench.storyfiles import read_stories

    settings = settings_of(without, gather)
    if gather is not None:
        told = (s for folder in (data, *also) for s in read_stories(folder, limit=limit))
        marked = items_at(news, sets, held_back=False) if news is not None else ()
        fit_gathering(marked, told, gather)
    if fit is not None:
        scored = fit_and_score(data, fit, also=also, limit=limit, settings=settings)
    else:
        scored = score_stories(data, limit=limit, settings=settings, gold_incidents=gold_incidents)
    print_scored(scored, as_json, misses)
