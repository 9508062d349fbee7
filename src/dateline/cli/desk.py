"""`dateline desk`: the pages where an analyst reads, checks and decides."""

from pathlib import Path

import click

from dateline.cli import options


@click.command()
@options.database
@click.option("--port", type=click.IntRange(1, 65535), default=8722, show_default=True,
              help="The port to listen on.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True,
              help="The address to listen on; all but this machine's own need a password, a "
              "token or users.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST",
              help="A host name that others reach the desk by; may be given again.")  # fmt: skip
@click.option("--password", envvar="DATELINE_DESK_PASSWORD", help="Ask for this password.")
@click.option("--token", envvar="DATELINE_DESK_TOKEN",
              help="Ask for this token; programs send it as a bearer token.")  # fmt: skip
@click.option("--users", "file", metavar="FILE", help="Ask for a name and password of this file.",
              type=click.Path(exists=True, dir_okay=False, path_type=Path))  # fmt: skip
@click.option("--open", "opened", is_flag=True, help="Open the desk in the browser.")
def desk(
    db: Path, port: int, host: str, names: tuple[str, ...], password: str | None,
    token: str | None, file: Path | None, opened: bool,
) -> None:  # fmt: skip
    """Serve the desk: incidents, articles and actors in the browser.

    Nothing is loaded from elsewhere, and by default nobody but this machine is served. Articles
    can be dropped on the page; they are coded while you look. Each page's address with .json
    gives the same as data, and /api/schema/openapi.json tells of them all. With --users everybody
    has a name, a password and a role; "dateline desk-users" writes the file.

    \b
    Example:
      dateline desk --open
      dateline desk --host 0.0.0.0 --name desk.example --password "a long one"
      dateline desk --host 0.0.0.0 --name desk.example --users users.csv
    """
    from dateline.desk.serving import address, check, serve
    from dateline.desk.users import Users

    if len([given for given in (password, token, file) if given]) > 1:
        raise click.UsageError("give one of --password, --token and --users (or its variable)")
    word = password or token
    users = None if file is None else Users(file)
    check(host, word, users)
    click.echo(f"The desk is at {address(host, port)} (Ctrl-C stops it)", err=True)
    serve(db, host=host, port=port, word=word, users=users, names=names, opened=opened,
          say=lambda line: click.echo(line, err=True))  # fmt: skip
