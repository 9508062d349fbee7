"""`dateline watch`: look at feeds again and again, code what is new, tell what it changes."""

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.ending import end, stop
from dateline.cli.saying import count, echo_issue

if TYPE_CHECKING:
    from dateline.records import Incident, Issue
    from dateline.watch.watching import Change, Watcher


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@options.database
@click.option("--every", type=click.IntRange(5, 10_080), default=15, show_default=True,
              metavar="MINUTES", help="How long to wait between two looks at a feed.")  # fmt: skip
@click.option("--once", is_flag=True, help="Look once and end, as for cron.")
@click.option("--pages", is_flag=True,
              help="Fetch the page of each entry and code it in its place.")  # fmt: skip
@options.own_actors
@options.allow_private
@click.option("--strict", is_flag=True,
              help="With --once: exit with status 3 if anything could not be read.")  # fmt: skip
def watch(
    feeds: tuple[str, ...], db: Path, every: int, once: bool, pages: bool,
    own: tuple[Path, ...], allow_private: bool, strict: bool,
) -> None:  # fmt: skip
    """Watch feeds, code what is new in them and tell what it changes.

    FEED is the address of an RSS or Atom feed. At each look what is new or changed in it is coded
    and linked, and a line is printed for each incident that is new or changed. A feed that did
    not change is not sent again; robots.txt and the server's wish to be left alone are heeded. A
    feed that can't be had is an issue on stderr, is asked again later and later, up to a day, and
    the others go on. What was seen of each feed is kept in the database.

    Ctrl-C ends it, with status 130; all that was coded is kept. With --once a feed that was asked
    less than five minutes ago, or that fails and is not due, is left for the next time.

    \b
    Example:
      dateline watch https://news.example/rss.xml https://wire.example/atom
      dateline watch https://news.example/rss.xml --pages --every 60
      dateline watch https://news.example/rss.xml --once --strict
    """
    for feed in feeds:
        if not feed.startswith(("http://", "https://")):
            told = f'"{feed}" is no address; code a file with "dateline code"'
            raise click.BadParameter(told, param_hint="FEED")
    from dateline.desk import Desk
    from dateline.ingest.fetch import Visitor
    from dateline.watch.watching import Watcher
    from dateline.watch.watching import watch as watched

    listed = list(dict.fromkeys(feeds))
    desk = Desk(db, actors=own)
    visitor = Visitor(allow_private=allow_private)
    watcher = Watcher(desk.store, desk.read, visitor, every=every * 60.0, pages=pages)
    try:
        if once:
            _once(watcher, listed, strict=strict)
            return
        many = count(len(listed), "feed")
        click.echo(f"watching {many}, every {every} minutes; Ctrl-C ends it", err=True)
        _tell(watched(listed, watcher))
    except KeyboardInterrupt:
        stop(f"what was coded is kept in {db}; run the same to go on")
    finally:
        desk.close()


def _once(watcher: "Watcher", feeds: "Sequence[str]", *, strict: bool) -> None:
    """Look at the feeds that may be asked now."""
    now = time.time()
    due = [feed for feed in feeds if watcher.rested(feed) <= now]
    for feed in feeds:
        if feed not in due:
            click.echo(f"  {feed}: asked a short time ago; left for the next time", err=True)
    issues = _tell(watcher.round(due))
    done = not due or not all(watcher.memory(feed).failures for feed in due)
    end(done=done, unread=issues > 0, strict=strict)


def _tell(happened: "Iterable[Issue | Change]") -> int:
    """Print what happens, each in a line; return how many issues there were."""
    from dateline.records import Issue

    issues = 0
    for item in happened:
        if isinstance(item, Issue):
            issues += 1
            echo_issue(item)
        else:
            click.echo(f"{'new' if item.new else 'changed':8} {_line(item.incident)}")
            sys.stdout.flush()
    return issues


def _line(incident: "Incident") -> str:
    """Return an incident in a line: id, grade, title, the dead and wounded, its reports."""
    from dateline.cli.incident_table import GRADES
    from dateline.cli.screen import ID_SHOWN
    from dateline.cli.wording import count_words, mark_words

    tolls = [t for kind in ("killed", "injured") if (t := incident.toll(kind)) is not None]
    told = ", ".join(f"{count_words(t.best, t.open)} {t.kind}" for t in tolls)
    marks = [count(incident.report_count, "report")]
    marks += mark_words(incident.realis, background=incident.background)
    sign = GRADES[incident.grade][0]
    what = f"{incident.title}{'; ' + told if told else ''} ({', '.join(marks)})"
    return f"{incident.id[:ID_SHOWN]}  {sign} {incident.grade:13}  {what}"
