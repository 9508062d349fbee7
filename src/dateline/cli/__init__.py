"""The command line: one file a command, in the order of the work."""

from collections.abc import Sequence

import click

from dateline import __version__
from dateline.cli import (  # noqa: F401  (each adds its tasks to the bench)
    bench_amounts,
    bench_archive,
    bench_clusters,
    bench_links,
    bench_noted,
    bench_stories,
)
from dateline.cli.actors import actors
from dateline.cli.batch import batch
from dateline.cli.bench import bench
from dateline.cli.claims import claims
from dateline.cli.code import code
from dateline.cli.corpus import corpus
from dateline.cli.desk import desk
from dateline.cli.desk_users import desk_users
from dateline.cli.diff import diff
from dateline.cli.ending import forget_output, stop
from dateline.cli.export import export
from dateline.cli.incidents import incidents
from dateline.cli.link import link
from dateline.cli.load import load
from dateline.cli.places import places
from dateline.cli.review import review
from dateline.cli.rules import rules
from dateline.cli.saying import system_error
from dateline.cli.search import search
from dateline.cli.verify import verify
from dateline.cli.watch import watch
from dateline.cli.why import why
from dateline.errors import DatelineError

_EPILOG = """
\b
A first session:
  dateline code examples             read the articles of a folder, print their events
  dateline watch https://…/rss.xml   look at a feed again and again, tell what is new
  dateline incidents --killed 5      list what happened, how sure that is, and who says so
  dateline why e-3f2a                show an event's values with the words they were read from
  dateline claims --by "the army"    list what a source said, and who denies it
  dateline search shelling market    find the articles that hold these words
  dateline export csv > events.csv   write the events for a spreadsheet
  dateline desk --open               read and check it all in the browser
  dateline verify                    check every quote against its article

\b
Exit status: 0 done; 1 an error, told in a line, or nothing could be read; 2 wrong usage; 3
something could not be read and --strict was given; 130 stopped by Ctrl-C. Records go to stdout,
progress and issues to stderr. DATELINE_DB names the database where --db is left out.
docs/tutorial.md tells the same at more length.
"""


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 96}


class _InOrder(click.Group):
    """A group that lists its commands in the order of the work, and turns our errors to lines."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error the user can mend is one line and exit status 1."""
        try:
            return super().invoke(ctx)
        except DatelineError as wrong:
            raise click.ClickException(str(wrong)) from None
        except OSError as wrong:
            line = system_error(wrong)
            if line is None:
                raise
            if wrong.filename is None:
                forget_output()
            raise click.ClickException(line) from None
        except KeyboardInterrupt:
            stop()


@click.group(cls=_InOrder, epilog=_EPILOG, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="dateline")
def app() -> None:
    """Read conflict and political news into records an analyst can defend.

    Dateline codes who did what to whom, where, when, with what toll, and who says so. Every value
    carries the exact words it was read from. It needs no network, no GPU and no server.
    """


for _command in (
    code, watch, incidents, why, claims, search, review, diff, link, batch, load, desk,
    desk_users, export, verify, places, actors, rules, corpus, bench,
):  # fmt: skip
    app.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    app(arguments, prog_name="dateline")
