"""Opening a database: SQLite in WAL mode, brought up to date by its migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError

from dateline.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(path: Path, *, create: bool = True) -> Engine:
    """Return an engine on the database at `path`, created and migrated where needed.

    WAL lets readers work while a run writes; a crash loses at most the document in hand.
    """
    if not create and not path.exists():
        raise StoreError(f'{path}: no such database; make it with "dateline code --db {path} FILE"')
    if not path.parent.is_dir():
        raise StoreError(f"{path}: no folder {path.parent}; create it first")
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare)
    try:
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            known = inspect(connection).get_table_names()
            if known and "alembic_version" not in known:
                raise StoreError(f"{path}: not a Dateline database; give another path")
            command.upgrade(config, "head")
    except CommandError:
        raise StoreError(f"{path}: made by a later version; update Dateline to read it") from None
    except DatabaseError as wrong:
        raise StoreError(f"{path}: can't be opened: {wrong.orig}; give another path") from None
    return engine


def _prepare(connection: object, _: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "busy_timeout=10000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
