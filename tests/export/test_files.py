"""Files and folders are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from dateline.export.files import whole_file, whole_folder


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


def test_a_private_file_is_its_owner_s_alone_whatever_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "users.csv"
    path.write_bytes(b"old")
    path.chmod(0o644)
    with whole_file(path, private=True) as out:
        (draft,) = (p for p in tmp_path.iterdir() if p != path)
        assert draft.stat().st_mode & 0o777 == 0o600
        out.write(b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)


def test_files_of_long_names_are_not_written_over_each_other(tmp_path: Path) -> None:
    names = [f"{'a' * 60}-{digest}.documents" for digest in ("0123456789ab", "ba9876543210")]
    with whole_file(tmp_path / names[0]) as one, whole_file(tmp_path / names[1]) as other:
        one.write(b"one")
        other.write(b"other")
    assert [(tmp_path / name).read_bytes() for name in names] == [b"one", b"other"]


def test_a_folder_takes_the_place_of_another_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "part"
    with whole_folder(path) as draft:
        (draft / "a").write_bytes(b"old")
    with pytest.raises(FileNotFoundError), whole_folder(path) as draft:
        (draft / "none" / "b").write_bytes(b"half")
    assert [p.name for p in tmp_path.rglob("*")] == ["part", "a"]
    with whole_folder(path) as draft:
        (draft / "b").write_bytes(b"new")
    assert [p.name for p in tmp_path.rglob("*")] == ["part", "b"]


def test_an_error_names_the_file_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(OSError, match="Read-only") as told:
        write(tmp_path / "a.csv", b"rows")
    assert told.value.filename == str(tmp_path / "a.csv")
