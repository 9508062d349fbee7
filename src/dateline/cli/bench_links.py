"""`dateline bench`: the tasks on what links documents."""

from pathlib import Path

import click

from dateline.cli.bench import bench
from dateline.cli.bench_options import print_scored, task


@bench.command("copies")
@task
@click.option("--misses", is_flag=True, help="List the pairs that were judged wrongly.")
def copies(data: Path, limit: int | None, as_json: bool, misses: bool) -> None:
    """Score which documents are taken for copies of one text.

    A corpus folder gives edited copies and look-alikes, made with fixed dice; a folder of
    incident stories gives the copies that they list.

    \b
    Example:
      dateline bench copies --data corpus
      dateline bench copies --data corpus/incidents/seen
    """
    from dateline.bench.copies import score_copies

    print_scored(score_copies(data, limit=limit), as_json, misses)
