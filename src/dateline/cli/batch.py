"""`dateline batch`: code shards of many articles, on processes or on a cluster."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.ending import end, stop
from dateline.cli.progress import shown_progress
from dateline.cli.saying import count, echo_issues

if TYPE_CHECKING:
    from dateline.scale import Outcome, Runner
    from dateline.scale.ledger import Tally


@click.command()
@click.argument("shards", nargs=-1, required=True, metavar="SHARD...")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True,
              metavar="FOLDER", help="Where the files and the ledger are written.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True,
              help="Processes that code side by side; the files are the same.")  # fmt: skip
@click.option("--cluster", metavar="ADDRESS",
              help="Code on the workers of this Dask scheduler (tcp://HOST:8786).")  # fmt: skip
@options.published
@options.publisher
@options.own_actors
@click.option("--quiet", is_flag=True, help="Print no summary and no progress.")
@options.strict
@click.pass_context
def batch(
    ctx: click.Context, shards: tuple[str, ...], out: Path, workers: int, cluster: str | None,
    published: str | None, publisher: str | None, own: tuple[Path, ...], quiet: bool, strict: bool,
) -> None:  # fmt: skip
    """Code shards of many articles into Parquet files.

    SHARD is a file of many articles (JSONL, also as .gz, a feed, a web archive, Parquet) or of
    one, or a folder: each file of many in it is a shard, those of one article are a shard
    together. For each shard that has new articles a folder appears in FOLDER/shards, with Parquet
    files (events, claims, labels, tolls, codes, documents) and with records.jsonl.gz, from which
    "dateline load" fills a database.

    Each article is coded once over all shards. FOLDER/ledger.db says what was read, coded and
    failed; a batch that was stopped goes on where it was. What could not be read is tried again
    by the next run, and so is an article whose coding failed, three times in all. The files are
    the same for any number of workers and any order of shards. With --cluster the workers need
    Dateline, and the shards and FOLDER under the same paths.

    \b
    Example:
      dateline batch examples --out coded
      dateline batch feeds/*.jsonl.gz --out coded --workers 8
      dateline batch /data/feeds --out /data/coded --cluster tcp://10.0.0.5:8786
    """
    from click.core import ParameterSource

    from dateline.ingest import Meta
    from dateline.pipeline import Settings
    from dateline.scale import run_batch

    if cluster and ctx.get_parameter_source("workers") is not ParameterSource.DEFAULT:
        raise click.UsageError("--workers is for this machine; the cluster has its own workers")
    meta = Meta(published=options.iso_day(published, "--published"), publisher=publisher)
    settings = Settings(actors=tuple(path.resolve() for path in own))
    try:
        with (
            _runner(workers, cluster) as runner,
            shown_progress("reading", "coding", quiet=quiet) as progress,
        ):
            outcome = run_batch(
                [str(Path(s).resolve()) for s in shards], out, runner, meta=meta,
                settings=settings, progress=progress,
            )  # fmt: skip
    except KeyboardInterrupt:
        stop(f"what is coded is kept in {out}; run the same again to go on")
    _tell(outcome, out, quiet=quiet)
    unread = bool(outcome.issues or outcome.failed)
    end(done=bool(outcome.tally.documents), unread=unread, strict=strict)


def _runner(workers: int, cluster: str | None) -> "Runner":
    if cluster is not None:
        from dateline.scale.cluster import Cluster

        return Cluster(cluster)
    from dateline.scale.running import Processes

    return Processes(workers)


def _again(tally: "Tally") -> str:
    """Say which of the articles that failed are tried again.

    >>> from dateline.scale.ledger import Tally
    >>> [_again(Tally(9, 0, 7, 2, 5, n)) for n in (2, 1, 0)]
    ['the next run tries again', 'the next run tries 1 of them again', 'given up after 3 runs']
    """
    from dateline.scale.ledger import TRIES

    if not tally.again:
        return f"given up after {TRIES} runs"
    which = "" if tally.again == tally.failed else f" {tally.again:,} of them"
    return f"the next run tries{which} again"


def _tell(outcome: "Outcome", out: Path, *, quiet: bool) -> None:
    """Say what was done, what could not be read, and what to do next."""
    echo_issues(outcome.issues, further=outcome.further)
    if outcome.further:
        click.echo(f"  and {outcome.further:,} more: table issues of {out}/ledger.db", err=True)
    if quiet:
        return
    tally = outcome.tally
    text = count(outcome.shards, "shard")
    if outcome.failed:
        text += f", {outcome.failed:,} not read whole"
    text += f"; {count(outcome.coded, 'article')} coded now\n{out}: {count(tally.coded, 'article')}"
    text += f", {count(tally.events, 'event')}"
    if tally.failed:
        text += f"; {count(tally.failed, 'article')} failed"
        text += f" ({_again(tally)})"
    if tally.repeated:
        text += f"; {tally.repeated:,} stood in the shards again: coded once"
    click.echo(text)
    if tally.documents:
        click.echo(f"Next: dateline load {out} --db dateline.db   keep and link them in a database")
