"""`dateline bench`: the tasks on times and tolls."""

from pathlib import Path

import click

from dateline.cli.bench import bench
from dateline.cli.bench_options import (
    GIVEN,
    MISSES,
    coding_task,
    fits,
    print_result,
    print_scored,
    settings_of,
    task,
)


@bench.command("phrases")
@task
@MISSES
def phrases(data: Path, limit: int | None, as_json: bool, misses: bool) -> None:
    """Score time phrases of short texts as intervals.

    \b
    Example:
      dateline bench phrases --data corpus/times/unseen.jsonl
    """
    from dateline.bench.phrases import score_phrases

    print_scored(score_phrases(data, limit=limit), as_json, misses)


@bench.command("times")
@task
@MISSES
def times(data: Path, limit: int | None, as_json: bool, misses: bool) -> None:
    """Score the extents and values of TIMEX expressions.

    \b
    Example:
      dateline bench times --data histories.jsonl.gz
    """
    from dateline.bench.times import score_times

    print_scored(score_times(data, limit=limit), as_json, misses)


@bench.command("tolltext")
@coding_task
@MISSES
@fits("Fit the weights of the causes of tolls, and write them here.")
@click.option("--also", multiple=True, type=GIVEN, help="With --fit: a further set.")
@click.option(
    "--only", multiple=True, metavar="KIND",
    help="With --fit: only the weights of clues that tolls of this kind alone have.",
)  # fmt: skip
def tolltext(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...], misses: bool,
    fit: Path | None, also: tuple[Path, ...], only: tuple[str, ...],
) -> None:  # fmt: skip
    """Score the tolls of short passages, their events and claimants.

    \b
    Example:
      dateline bench tolltext --data corpus/tolls/unseen.jsonl
      dateline bench tolltext --data corpus/tolls/more.jsonl --fit causes.json
    """
    settings = settings_of(without, fit)
    if fit is not None:
        from dateline.bench.toll_cause_fit import fit_toll_causes

        print_result(fit_toll_causes((data, *also), fit, only), as_json)
        return
    from dateline.bench.tolltext import score_tolltext

    print_scored(score_tolltext(data, limit=limit, settings=settings), as_json, misses)


@bench.command("tolls")
@coding_task
@MISSES
@fits("Fit the weights of the choice on the data, and write them here.")
def tolls(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...], misses: bool,
    fit: Path | None,
) -> None:  # fmt: skip
    """Score the killed and injured of the incident that an article tells of.

    \b
    Example:
      dateline bench tolls --data shootings.jsonl.gz --limit 400
      dateline bench tolls --data others.jsonl.gz --fit main_toll.json
    """
    settings = settings_of(without, fit)
    if fit is not None:
        from dateline.bench.toll_choice_fit import fit_choice

        print_result(fit_choice(data, fit), as_json)
        return
    from dateline.bench.tolls import score_tolls

    print_scored(score_tolls(data, limit=limit, settings=settings), as_json, misses)


@bench.command("muc")
@coding_task
@MISSES
def muc(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...], misses: bool
) -> None:
    """Score tolls, dates and countries of reports in capitals.

    \b
    Example:
      dateline bench muc --data reports.jsonl.gz
    """
    from dateline.bench.muc import score_muc

    print_scored(score_muc(data, limit=limit, settings=settings_of(without)), as_json, misses)
