"""Opening a database: SQLite in WAL mode, brought up to date by its migrations."""

import os
from pathlib import Path
from urllib.parse import quote

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError

from dateline.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
_TROUBLES = {
    "is locked": "another process is writing to it; wait until that is done, and run this again",
    "is full": "no room is left on its disk; make room, and run this again: what is kept stays",
    "readonly database": "it can't be written to; ask for its permissions, or use a copy of it",
    "disk I/O error": "its disk fails or is full; make room, or use another disk",
    "is malformed": "it is damaged; go back to an earlier copy of it",
}
"""What SQLite says when a database can't be used, and what to do."""


def open_engine(path: Path, *, create: bool = True) -> Engine:
    """Return an engine on the database at `path`, created and migrated where needed.

    WAL lets readers work while a run writes; a crash loses at most the document in hand. One that
    can't be written to can still be read, unless `create` asks for more.
    """
    if not create and not path.exists():
        raise StoreError(f'{path}: no such database; make it with "dateline code --db {path} FILE"')
    if not path.parent.is_dir():
        raise StoreError(f"{path}: no folder {path.parent}; create it first")
    kept = path.exists() and not _writable(path)
    if kept and create:
        raise StoreError(f"{path}: {_TROUBLES['readonly database']}")
    engine = create_engine(_address(path, reading=kept))
    event.listen(engine, "connect", _prepare_reading if kept else _prepare)
    event.listen(engine, "handle_error", lambda context: _tell(path, context))
    try:
        with engine.begin() as connection:
            _migrate(connection, path, reading=kept)
    except CommandError:
        raise StoreError(f"{path}: made by a later version; update Dateline to read it") from None
    except DatabaseError as wrong:
        raise StoreError(f"{path}: can't be opened: {wrong.orig}; give another path") from None
    return engine


def _writable(path: Path) -> bool:
    """Tell whether a database can be written to; SQLite's log stands beside it, not a link's."""
    path = path.resolve()
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _address(path: Path, *, reading: bool) -> URL:
    """Return where the database is; to be read only, without its neighbours unless there are."""
    if not reading:
        return URL.create("sqlite", database=str(path))
    path = path.resolve()
    log, shared = Path(f"{path}-wal"), Path(f"{path}-shm")
    used = log.exists() and (shared.exists() or log.stat().st_size > 0)
    how = {"mode": "ro", "uri": "true", **({} if used else {"immutable": "1"})}
    return URL.create("sqlite", database=f"file:{quote(str(path))}", query=how)


def _migrate(connection: Connection, path: Path, *, reading: bool) -> None:
    """Bring a database up to date: all of it or nothing, and by one process at a time."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    version = _version(connection, path)
    if version is not None:
        script.get_revision(version)  # CommandError: unknown here
    if version == script.get_current_head():
        return
    if reading:
        raise StoreError(
            f"{path}: made by an earlier version, and can't be written to; use a copy of it, which "
            "is then brought up to date"
        )
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    _version(connection, path)  # another process may have been faster
    command.upgrade(config, "head")


def _version(connection: Connection, path: Path) -> str | None:
    """Return the version of a database; None for a new one."""
    known = inspect(connection).get_table_names()
    if known and "alembic_version" not in known:
        raise StoreError(f"{path}: not a Dateline database; give another path")
    if not known:
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def _tell(path: Path, context: ExceptionContext) -> None:
    """Turn what keeps SQLite from working into a line that says what to do."""
    said = str(context.original_exception)
    for word, told in _TROUBLES.items():
        if isinstance(context.sqlalchemy_exception, DatabaseError) and word in said:
            raise StoreError(f"{path}: {told}") from None


def _prepare(connection: object, _: object) -> None:
    _set(connection, "busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL")


def _prepare_reading(connection: object, _: object) -> None:
    _set(connection, "busy_timeout=10000")


def _set(connection: object, *pragmas: str) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("foreign_keys=ON", *pragmas):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
