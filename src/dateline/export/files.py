"""Files and folders that are written beside their place, and put there once they are whole."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write to that takes the place of `path` once it is whole and on the disk.

    What stood there stays if anything goes wrong on the way. Pipes and devices are written to
    as they are, and so is a file in a folder that takes no new ones; but what is `private` is
    never written otherwise than anew, for its owner's eyes alone (mode 0600).
    """
    target = path.resolve()  # a link stays one
    beside = path.is_file() and os.access(target.parent, os.W_OK)
    if path.exists() and not beside and not private:
        with path.open("wb") as out:
            yield out
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    draft = _draft(target)
    try:
        draft.unlink(missing_ok=True)
        draft.touch(0o600 if private else 0o666, exist_ok=False)
        with draft.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if target.exists() and not private:
            shutil.copymode(target, draft)
        draft.replace(target)
    except OSError as wrong:
        if wrong.filename not in (None, str(draft)):
            raise
        raise OSError(wrong.errno, wrong.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            draft.unlink()


@contextmanager
def whole_folder(path: Path, *, drafts: Path | None = None) -> Iterator[Path]:
    """Give a folder to write to that takes the place of `path` at the end, once it is whole.

    Until then it lies in `drafts`, a folder on the same disk, or beside its place.
    """
    draft = _draft(path if drafts is None else drafts / path.name)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(path, ignore_errors=True)  # left by a run that was stopped just here
        draft.replace(path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Take away the drafts that processes left in a folder when they were ended."""
    for draft in folder.glob(".*.part"):
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _draft(path: Path) -> Path:
    """Return where a file or folder is written before it is whole: hidden, and this process's.

    Of a long name the beginning and the end are kept, where shards have what sets them apart.
    """
    name = path.name if len(path.name) <= 60 else path.name[:30] + path.name[-30:]
    return path.with_name(f".{name}.{os.getpid()}.part")
