"""`dateline code`: read sources, code them, keep and print what they report."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli import options

if TYPE_CHECKING:
    from dateline.document import Document
    from dateline.records import Coding, Issue


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.database
@click.option("--published", metavar="DATE", help="The date of articles that state none (ISO 8601).")
@click.option("--publisher", help="The publisher of articles that state none.")
@click.option(
    "--to", "target", type=click.Path(dir_okay=False, allow_dash=True), metavar="FILE",
    help="Write records here instead of the database; - is stdout.",
)  # fmt: skip
@click.option(
    "--format", "shape", type=click.Choice(["plain", "records"]), default="plain",
    show_default=True, help="What --to writes: values only, or every value with its words.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True,
              help="Processes that code side by side; the records are the same.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Print no table and no progress.")
@click.option("--strict", is_flag=True, help="Exit with status 3 if anything could not be read.")
def code(
    sources: tuple[str, ...], db: Path, published: str | None, publisher: str | None,
    target: str | None, shape: str, workers: int, quiet: bool, strict: bool,
) -> None:  # fmt: skip
    """Code articles and print what they report.

    SOURCE is a text, HTML or JSONL file, a folder of them, an address (http, https), or - for
    stdin. JSONL has an object a line with "text" and, where known, "title", "published", "url"
    and "publisher". Coding a document again adds nothing.

    \b
    Example:
      dateline code examples
      dateline code story.txt --published 2025-03-04
      dateline code feed.jsonl --to - | jq .type
    """
    from dateline.ingest import Meta, read_sources
    from dateline.records import Issue

    issues: list[Issue] = []

    def documents() -> "Iterator[Document]":
        for item in read_sources(sources, Meta(published=published, publisher=publisher)):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                yield item

    coded = _coded(documents(), workers, quiet)
    if target is not None:
        _write(coded, target, shape, issues)
    else:
        _store(coded, db, quiet, issues)
    for issue in issues:
        click.echo(f"{issue.where}: {issue.what}; {issue.cure}", err=True)
    if issues and strict:
        sys.exit(3)


def _coded(
    documents: "Iterable[Document]", workers: int, quiet: bool
) -> "Iterator[tuple[Document, Coding]]":
    """Return each document with its coding, and show progress where stderr is a terminal."""
    from dateline.pipeline import code_documents

    listed = sorted(documents, key=lambda d: (d.name or "", d.id))
    results = code_documents(listed, workers=workers)
    if quiet or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("coding", total=len(listed))
        for result in results:
            progress.advance(task)
            yield result


def _write(
    coded: "Iterator[tuple[Document, Coding]]", target: str, shape: str, issues: "list[Issue]"
) -> None:
    from dateline.export import TEXT_FORMATS

    place: Any = (
        nullcontext(sys.stdout) if target == "-" else Path(target).open("w", encoding="utf-8")
    )
    with place as out:
        for document, coding in coded:
            issues += coding.issues
            out.writelines(TEXT_FORMATS[shape]([(document, coding)]))
            out.flush()


def _store(
    coded: "Iterator[tuple[Document, Coding]]", db: Path, quiet: bool, issues: "list[Issue]"
) -> None:
    from dateline.cli.screen import print_codings
    from dateline.desk import Desk

    desk = Desk(db)
    shown: Sequence[tuple[Document, Coding]] = []
    added = 0
    kept: list[tuple[Document, Coding]] = []
    for document, coding in coded:
        issues += coding.issues
        added += desk.save(document, coding)
        kept.append((document, coding))
    shown = kept
    if not quiet:
        print_codings(shown)
        total = sum(len(c.events) for _, c in shown)
        old = len(shown) - added
        click.echo(
            f"{len(shown)} articles, {total} events in {db}"
            + (f" ({old} coded before, nothing added)" if old else "")
            + (f"; {len(issues)} could not be read" if issues else "")
        )
        if total:
            first = next(e for _, c in shown for e in c.events)
            click.echo(f"Next: dateline why {first.id} --db {db}")
