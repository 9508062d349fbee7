"""`dateline code`: read sources, code them, keep and print what they report."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from dateline.cli import options
from dateline.cli.ending import end, stop
from dateline.cli.progress import counted, shown_progress
from dateline.cli.saying import count, echo_issues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.document import Document
    from dateline.records import Coding, Issue
    from dateline.store import Store

    _Coded = tuple[Document, Coding, bool]  # whether the coding is new

_SHOWN = 15
"""Incidents printed after a run; "dateline incidents" lists them all."""


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.database
@options.published
@options.publisher
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
@options.own_actors
@options.allow_private
@click.option("--pages", is_flag=True,
              help="Fetch the page of each entry of a feed and code it in its place.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Print no table and no progress.")
@options.strict
def code(
    sources: tuple[str, ...], db: Path, published: str | None, publisher: str | None,
    target: str | None, shape: str, workers: int, own: tuple[Path, ...], allow_private: bool,
    pages: bool, quiet: bool, strict: bool,
) -> None:  # fmt: skip
    """Code articles and print what they report.

    SOURCE is a text, HTML or JSONL file, an RSS or Atom feed, a web archive (WARC), a Parquet
    file, a folder of them, an address (http, https) of any of these, or - for stdin; each is
    known by what it holds. JSONL, also as .gz, has an object a line with "text" and, where known,
    "title", "published", "url" and "publisher"; Parquet has such columns. Coding a document again
    adds nothing: each is kept as soon as it is coded, and a run that was stopped goes on where it
    was.

    What could not be read is listed on stderr as an issue, with its cure; the run goes on. Files
    of other kinds in a folder are passed over, and counted.

    \b
    Example:
      dateline code examples
      dateline code story.txt --published 2025-03-04
      dateline code https://news.example/rss.xml --pages
      dateline code crawl.warc.gz --published 2025-03-04 --workers 2
      dateline code lines.jsonl --to - --format records > records.jsonl
    """
    if not all(source.strip() for source in sources):
        raise click.BadParameter("a source is empty; give a file, folder or address",
                                 param_hint="SOURCE")  # fmt: skip
    if target is not None:
        options.may_take(Path(target), sources)
    meta = (options.iso_day(published, "--published"), publisher)
    run = _Run()
    documents = run.documents(sources, *meta, allow_private=allow_private, pages=pages)
    shown = sys.stderr.isatty() and not quiet and (target is not None or not sys.stdout.isatty())

    def gathered(results: "Iterable[_Coded]") -> "Iterator[_Coded]":
        return run.gathered(counted(results) if shown else results)

    try:
        if target is not None:
            _write(gathered(_coded(documents, workers, own)), target, shape)
        else:
            _store(documents, gathered, db, workers=workers, quiet=quiet, own=own)
    except KeyboardInterrupt:
        where = f"written to {target}" if target else f"kept in {db}; run the same again to go on"
        stop(f"{count(run.done, 'article')} {where}")
    finally:
        _tell_issues(run.issues, sources, quiet=quiet)
    end(done=bool(run.done), unread=bool(run.issues), strict=strict)


class _Run:
    """What a run has done so far, and what could not be read."""

    def __init__(self) -> None:
        self.done = 0
        self._unread: list[Issue] = []
        self._uncoded: list[Issue] = []

    @property
    def issues(self) -> "list[Issue]":
        """What there is to say of the sources, then of their coding: alike for any workers."""
        return self._unread + self._uncoded

    def documents(
        self, sources: tuple[str, ...], published: str | None, publisher: str | None, *,
        allow_private: bool, pages: bool,
    ) -> "Iterator[Document]":  # fmt: skip
        """Return the documents of all sources as they are read."""
        from dateline.ingest import Meta, documents_of, read_sources
        from dateline.records import Issue

        latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
        meta = Meta(published=published, publisher=publisher)
        found = read_sources(sources, meta, allow_private=allow_private, pages=pages)
        for document in documents_of(found, self._unread):
            day = (document.published or "")[:10]
            if day > latest:
                what = f"published {day}, a day that is still to come"
                where = document.name or document.id
                self._unread.append(Issue(where, what, "check the date in it", document.id))
            yield document

    def gathered(self, results: "Iterable[_Coded]") -> "Iterator[_Coded]":
        """Count what is coded, and gather what there is to say of it."""
        for result in results:
            self._uncoded.extend(result[1].issues)
            yield result
            self.done += 1


def _coded(
    documents: "Iterable[Document]", workers: int, own: tuple[Path, ...]
) -> "Iterator[_Coded]":
    """Return each document with its coding, all new."""
    from dateline.pipeline import Settings, code_documents

    for document, coding in code_documents(
        documents, workers=workers, settings=Settings(actors=own)
    ):
        yield document, coding, True


def _write(coded: "Iterator[_Coded]", target: str, shape: str) -> None:
    """Write each coding as soon as it is there."""
    from dateline.export import TEXT_FORMATS

    with ExitStack() as stack:
        out: TextIO = sys.stdout
        if target != "-":
            out = stack.enter_context(Path(target).open("w", encoding="utf-8", newline="\n"))
        for document, coding, _ in coded:
            out.writelines(TEXT_FORMATS[shape]([(document, coding)]))
            out.flush()


def _store(
    documents: "Iterable[Document]",
    gathered: "Callable[[Iterable[_Coded]], Iterator[_Coded]]",
    db: Path,
    *,
    workers: int,
    quiet: bool,
    own: tuple[Path, ...],
) -> None:
    """Keep each coding as soon as it is there, and print it; then say what to do next."""
    from rich.console import Console

    from dateline.cli.screen import print_coding
    from dateline.desk import Desk
    from dateline.link import link_store

    console = Console(highlight=False)
    desk = Desk(db, actors=own)
    tally = _Tally()
    for document, coding, new in gathered(desk.read(documents, workers=workers)):
        first = tally.add(coding, new=new)
        if first and not quiet:
            print_coding(console, document, coding)
    with shown_progress(quiet=quiet) as progress:
        link_store(desk.store, progress=progress)
    if not quiet:
        _print_incidents(console, desk.store, list(tally.documents))
        click.echo(f"\n{tally.summary(db)}")
    desk.close()


def _tell_issues(issues: "Sequence[Issue]", sources: tuple[str, ...], *, quiet: bool) -> None:
    """Say what could not be read, and which kinds of files in folders nobody tried to read."""
    from dateline.ingest.sources import SUFFIXES, passed_over

    echo_issues(issues)
    passed = passed_over(sources)
    if passed and not quiet:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(passed.items()))
        click.echo(f"\npassed over: {kinds}; of a folder {', '.join(SUFFIXES)} are read", err=True)


def _print_incidents(console: "Console", store: "Store", documents: "Sequence[str]") -> None:
    """Print what the articles tell, incident by incident, the weightiest first."""
    from dateline.cli.incident_table import print_incidents
    from dateline.store import weightiest

    rows = weightiest(store, documents, limit=_SHOWN)
    if rows:
        console.print("\nIncidents, those with most reports and dead first", style="bold")
        print_incidents(console, rows)


class _Tally:
    """What a run has coded so far."""

    def __init__(self) -> None:
        self.articles = self.added = self.again = self.events = 0
        self.documents: dict[str, None] = {}
        self.example: str | None = None
        self._filled = -1

    def add(self, coding: "Coding", *, new: bool) -> bool:
        """Count an article; False if it stood in the sources before.

        Keep the id of the event that says most, as an example.
        """
        if coding.document in self.documents:
            self.again += 1
            return False
        self.articles += 1
        self.documents[coding.document] = None
        self.added += new
        self.events += len(coding.likely)
        for event in coding.likely:
            slots = (event.actors, event.recipients, event.place, event.when, event.tolls)
            filled = sum(bool(s) for s in slots) + 2 * bool(event.tolls)
            if filled > self._filled:
                self._filled, self.example = filled, event.id[:10]
        return True

    def summary(self, db: Path) -> str:
        """Return what was done and the commands that go on from here."""
        text = f"{count(self.articles, 'article')}, {count(self.events, 'event')}; kept in {db}"
        if old := self.articles - self.added:
            text += f" ({old} coded before: nothing added)"
        if self.again:
            text += f" ({self.again} given again: the same words, counted once)"
        if self.example is not None:
            at = "" if str(db) == "dateline.db" else f" --db {db}"
            steps = {
                f"dateline incidents{at}": "what happened, how sure that is, who says so",
                f"dateline why {self.example}{at}": "the words behind an event",
                f"dateline export csv{at}": "all events, for a spreadsheet",
                f"dateline desk{at} --open": "read, check and decide in the browser",
            }
            width = max(map(len, steps))
            lines = [f"{step:{width}}   {told}" for step, told in steps.items()]
            text += "\nNext: " + "\n      ".join(lines)
        return text
