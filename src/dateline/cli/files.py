"""Files that commands write: whole or not at all; and what is said where one can't be written."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_CURES = {
    errno.ENOSPC: "make room on the disk, and run this again",
    errno.EDQUOT: "make room in your quota, and run this again",
    errno.EACCES: "check its permissions, or give another path",
    errno.EPERM: "check its permissions, or give another path",
    errno.EROFS: "its disk is read-only; give another path",
    errno.ENOENT: "check the path, and create its folder first",
    errno.ENOTDIR: "check the path: a part of it is no folder",
    errno.EISDIR: "give a file, not a folder",
    errno.EADDRINUSE: "give another --port",
}


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to that takes the place of `path` at the end, once it is whole.

    What stood there stays if anything goes wrong on the way. Pipes and devices are written to
    as they are, and so is a file in a folder that takes no new ones.
    """
    target = path.resolve()  # a link stays one
    if path.exists() and not (path.is_file() and os.access(target.parent, os.W_OK)):
        with path.open("wb") as out:
            yield out
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    draft = target.with_name(f".{target.name[:60]}.{os.getpid()}.part")
    try:
        with draft.open("wb") as out:
            yield out
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    except OSError as wrong:
        if wrong.filename not in (None, str(draft)):
            raise
        raise OSError(wrong.errno, wrong.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            draft.unlink()


def told(wrong: OSError) -> str | None:
    """Return a line that says where, what and what to do; None for what no user can mend."""
    if wrong.errno in (None, errno.EPIPE):
        return None
    where = wrong.filename or "the output"
    what = (wrong.strerror or str(wrong)).lower()
    return f"{where}: {what}; {_CURES.get(wrong.errno or 0, 'check the path')}"


def forget_output() -> None:
    """Let go of stdout, which can't be written to: Python would try again when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
