"""How far the work is, on a terminal; elsewhere nothing is shown."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dateline.link.taking import Progress

T = TypeVar("T")


@contextmanager
def shown_progress(*stages: str, quiet: bool = False) -> "Iterator[Progress]":
    """Show how far some stages are, those of linking if none are named."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks = {
            stage: bars.add_task(stage, total=None) for stage in stages or ("reading", "linking")
        }

        def show(stage: str, done: int, total: int) -> None:
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def counted(articles: Iterable[T]) -> Iterator[T]:
    """Show how many articles are coded; how many there are shows only when they were read."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(), TextColumn("coding: {task.completed:,} articles"), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("coding", total=None)
        for article in articles:
            bar.advance(task)
            yield article
