"""What the tasks of `dateline bench` share: options, settings, and how figures are printed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.bench.results import Result
    from dateline.pipeline import Settings

GIVEN = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A file that is read beside the gold."""
MISSES = click.option("--misses", is_flag=True, help="List what was missed or read wrong.")
SETS = click.option(
    "--sets", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where the texts of marked news lie (SET.jsonl.gz).",
)  # fmt: skip
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_COMMON = (
    click.option("--data", required=True, type=click.Path(path_type=Path), help="The gold."),
    click.option("--limit", type=int, help="Only the first so many records."),
    AS_JSON,
)
_WITHOUT = click.option(
    "--without", multiple=True, type=click.Choice(["model", "codebook"]),
    help="Leave a reader out, to see what it is worth.",
)  # fmt: skip
_Command = TypeVar("_Command", bound="Callable[..., None]")


def task(command: "Callable[..., None]") -> "Callable[..., None]":
    """Give a task the options that all tasks have."""
    for option in reversed(_COMMON):
        command = option(command)
    return command


def coding_task(command: "Callable[..., None]") -> "Callable[..., None]":
    """Give a task that codes events the options of all tasks, and the readers it may do without."""
    return task(_WITHOUT(command))


def fits(what: str, name: str = "--fit") -> "Callable[[_Command], _Command]":
    """Give a task the option of fitting weights, which says what of and that they are kept."""
    return click.option(name, type=click.Path(dir_okay=False, path_type=Path), help=what)


def settings_of(without: tuple[str, ...], *fits: Path | None) -> "Settings":
    """Return the settings of a run without some readers.

    `fits` are the files of weights that it writes, if any: those are fitted by all readers.
    """
    from dateline.pipeline import Settings

    if without and any(fits):
        raise click.UsageError("--without goes with figures; weights are fitted by all readers")
    return Settings(model="model" not in without, codebook="codebook" not in without)


def print_scored(scored: "tuple[Result, Iterable[str]]", as_json: bool, misses: bool) -> None:
    """Print a task's figures, and on stderr what was read wrong if that is asked for."""
    result, missed = scored
    print_result(result, as_json)
    if misses:
        for line in missed:
            click.echo(line, err=True)


def print_result(result: "Result", as_json: bool) -> None:
    """Print a task's figures, as lines or as one JSON object."""
    import msgspec

    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(result)))
        return
    click.echo(f"{result.task}: {result.n} records, {result.seconds} s, Dateline {result.version}")
    for name, value in result.metrics.items():
        click.echo(f"  {name:24} {value:g}")
