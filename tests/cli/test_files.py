"""Files that commands write: whole or not at all, and a line where one can't be written."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import app
from dateline.cli.files import told, whole_file
from dateline.store import Store


def write(path: Path, *pieces: bytes, wrong: BaseException | None = None) -> None:
    with whole_file(path) as out:
        out.writelines(pieces)
        if wrong is not None:
            raise wrong


def test_a_file_takes_the_place_of_an_old_one_with_its_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write(link, b"new ", b"rows")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new rows", 0o640)
    assert link.is_symlink()


@pytest.mark.parametrize("wrong", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_what_stood_there_stays_if_the_new_is_not_whole(
    tmp_path: Path, wrong: BaseException
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with pytest.raises(type(wrong)):
        write(path, b"half", wrong=wrong)
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_bytes() == b"old"


def test_a_device_is_written_to_as_it_is() -> None:
    write(Path("/dev/null"), b"rows")
    assert not Path("/dev/null").is_file()


def test_a_file_in_a_folder_that_takes_no_new_ones_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    before = path.stat().st_ino
    monkeypatch.setattr(os, "access", lambda where, _: where != tmp_path)
    write(path, b"rows")
    assert (path.read_bytes(), path.stat().st_ino) == (b"rows", before)


def test_an_error_of_the_system_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    assert told(OSError(errno.ENOSPC, "No space left on device", "a.csv")) == (
        "a.csv: no space left on device; make room on the disk, and run this again"
    )
    assert told(OSError(errno.EPIPE, "Broken pipe")) is None
    Store(tmp_path / "a.db").close()
    target = tmp_path / "none" / "a.csv"
    shown = CliRunner().invoke(
        app, ["export", "csv", "--db", str(tmp_path / "a.db"), "--to", str(target)]
    )
    assert shown.exit_code == 1
    assert f"Error: {target}: no such file or directory; check the path" in shown.stderr
