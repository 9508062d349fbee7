"""Collects the codebook's examples as tests, and keeps every test off the network."""

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

collect_ignore = ["src/dateline/store/migrations"]  # run by alembic, not importable alone
EVENTS = Path(__file__).parent / "src/dateline/codebook/en/events"


class FrameFile(pytest.File):
    """A codebook file: an item a frame, `assault.toml::assault.bombing`."""

    def collect(self) -> Iterator["FrameItem"]:
        """Return the frames of the file; a malformed one fails here, with file and frame named."""
        from dateline.codebook.frames import read_frames

        for frame in read_frames(self.path):
            yield FrameItem.from_parent(self, name=frame.id, frame=frame)


class FrameItem(pytest.Item):
    """Every `yes` and `no` example of one frame."""

    def __init__(self, *, frame: Any, **rest: Any) -> None:
        super().__init__(**rest)
        self.frame = frame

    def runtest(self) -> None:
        """Fail with each example that is read wrongly."""
        from dateline.codebook.frames import load_codebook
        from dateline.extract.events.frames.prove import faults

        if wrong := list(faults(self.frame, load_codebook())):
            raise FrameError("\n".join(wrong))

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Return the faults alone: a traceback would say nothing of a codebook."""
        if isinstance(excinfo.value, FrameError):
            return f"{excinfo.value}\nproof: dateline rules check {self.path}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the item stands, as pytest prints it."""
        return self.path, None, f"frame {self.name}"


class FrameError(Exception):
    """A frame does not read its examples as it says."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FrameFile | None:
    """Take the codebook's event files for tests."""
    if file_path.suffix == ".toml" and file_path.parent == EVENTS:
        return FrameFile.from_parent(parent, path=file_path)
    return None


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and not _loopback(str(address[0])):
            raise OSError(f"a test tried to reach {address[0]}: tests run without network")
        connect(sock, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
