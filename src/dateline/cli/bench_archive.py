"""`dateline bench archive`: how long linking takes in a large store."""

from pathlib import Path

import click

from dateline.cli.bench import bench
from dateline.cli.bench_options import AS_JSON, print_result


@bench.command("archive")
@click.option("--data", required=True, type=click.Path(path_type=Path), help="Story files.")
@click.option("--events", type=click.IntRange(1), default=100_000, show_default=True,
              help="How many events the archive holds.")  # fmt: skip
@AS_JSON
def archive(data: Path, events: int, as_json: bool) -> None:
    """Time linking in a large archive.

    It is made of the stories, moved to other days, places and words.

    \b
    Example:
      dateline bench archive --data corpus/incidents/seen --events 10000
    """
    from dateline.bench.archive import score_archive

    print_result(score_archive(data, events=events), as_json)
