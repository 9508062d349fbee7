"""Opening: WAL, migrations, and clear refusals."""

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.tables import metadata


def test_a_new_file_has_every_table_and_wal(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    assert {"documents_text", *metadata.tables} <= names
    assert version == ("0003",)


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
