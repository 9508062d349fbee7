"""Opening: WAL, migrations, and clear refusals."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect

from dateline.errors import StoreError
from dateline.store import Maker, Store, all_incidents, opening
from dateline.store.tables import metadata

MAKER = Maker("1", "c", "m")


def test_a_new_file_has_every_table_and_wal(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    assert {"documents_text", *metadata.tables} <= names
    assert version == ("0005",)


def test_the_migrations_make_the_tables_of_the_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        for table in metadata.sorted_tables:
            made = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
            assert sorted(made) == sorted(c.name for c in table.columns), table.name


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    Store(path).close()
    assert list(Store(path).documents()) == []


@pytest.mark.parametrize("content", [b"not a database at all, just words", b"\x00" * 5000])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="give another path"):
        Store(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="not a Dateline database"):
        Store(path)


def test_a_database_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="later version"):
        Store(path)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        Store(tmp_path / "a.db", create=False)
    with pytest.raises(StoreError, match="no folder"):
        Store(tmp_path / "none" / "a.db")


def test_two_may_make_a_database_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, version, others = tmp_path / "a.db", opening._version, [1]

    def looked(connection: Connection, at: Path) -> str | None:
        seen = version(connection, at)
        if others:  # another process makes it between our look and our change
            others.pop()
            Store(path).close()
        return seen

    monkeypatch.setattr(opening, "_version", looked)
    assert list(Store(path).documents()) == []


def test_a_half_made_database_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(config: Config, _: str) -> None:
        config.attributes["connection"].exec_driver_sql("CREATE TABLE documents (id TEXT)")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", stopped)
        with pytest.raises(KeyboardInterrupt):
            Store(tmp_path / "a.db")
    assert list(Store(tmp_path / "a.db").documents()) == []


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a database that can't be written to; permissions don't bind every user."""
    Store(tmp_path / "a?b%20c.db").close()
    monkeypatch.setattr(opening, "_writable", lambda _: False)
    return tmp_path / "a?b%20c.db"


def test_what_can_only_be_read_is_read(kept: Path) -> None:
    store = Store(kept, create=False)
    assert (list(store.documents()), list(all_incidents(store))) == ([], [])
    assert [p.name for p in kept.parent.iterdir()] == [kept.name]
    with pytest.raises(StoreError, match="can't be written to; ask for its permissions"):
        store.start_run(MAKER)
    with pytest.raises(StoreError, match="can't be written to; ask for its permissions"):
        Store(kept)


def test_what_another_process_writes_is_seen_by_who_can_only_read(kept: Path) -> None:
    link = kept.with_name("link.db")
    link.symlink_to(kept)
    with sqlite3.connect(kept) as writer:
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        stores = [Store(path, create=False) for path in (kept, link)]
        assert [list(store.documents()) for store in stores] == [[], []]
        writer.execute("CREATE TABLE more (name)")
        writer.commit()
        stores.append(Store(link, create=False))
        assert all(inspect(store.engine).has_table("more") for store in stores)


def test_an_earlier_version_that_can_only_be_read_is_told(kept: Path) -> None:
    with sqlite3.connect(kept) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    with pytest.raises(StoreError, match="made by an earlier version"):
        Store(kept, create=False)


@pytest.mark.parametrize(
    ("pragma", "words"),
    [
        ("busy_timeout=0", "another process is writing to it; wait"),
        ("max_page_count=1", "no room is left on its disk; make room"),
    ],
)
def test_what_keeps_a_run_from_writing_is_told(tmp_path: Path, pragma: str, words: str) -> None:
    path = tmp_path / "a.db"
    store = Store(path)
    with store.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA {pragma}")
    other = sqlite3.connect(path)
    if "busy" in pragma:
        other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=words):
        store.start_run(Maker("1" * 100_000, "", ""))
    other.close()
