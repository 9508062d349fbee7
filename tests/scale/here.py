"""Runners and shards for tests: jobs done in this process, in any order, or stopped."""

import gzip
import hashlib
import json
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

from dateline.scale.running import Lost, Outcome
from dateline.scale.working import Job, work

STORIES = {
    "hama": "Rebels shelled a market in Hama on Monday, killing seven people, residents said.",
    "lagos": "Police arrested 40 protesters in Lagos, Nigeria, after a march against fuel prices.",
    "paris": "France and Germany signed an agreement to send aid to Ukraine, officials said.",
    "army": "Shelling of a market in Hama killed nine people on Monday, the army said.",
    "goma": "Gunmen attacked a village near Goma on Sunday and killed three people.",
}


def line(name: str) -> str:
    """Return a story as a line of JSONL."""
    return json.dumps({"id": name, "text": STORIES[name], "published": "2025-03-04"}) + "\n"


def captured(name: str) -> bytes:
    """Return a story as a record of a web archive."""
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{STORIES[name]}</p></html>"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/{name}\r\n"
        f"WARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n"
    ).encode()


def write_shards(folder: Path) -> list[str]:
    """Write three shards; one story stands in two of them, and a line is broken."""
    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in ("a.jsonl", "b.jsonl.gz", "c.jsonl")]
    paths[0].write_text(line("lagos") + line("hama") + '{"text": 3}\n')
    paths[1].write_bytes(gzip.compress((line("hama") + line("paris")).encode(), mtime=0))
    paths[2].write_text(line("army") + line("goma"))
    return [str(path) for path in paths]


class Here:
    """Does jobs in this process, some at a time, in an order thrown by dice; may be stopped."""

    def __init__(
        self,
        *,
        seed: int = 0,
        room: int = 3,
        last: int = 10**9,
        lost: Callable[[Any], bool] = lambda _: False,
    ) -> None:
        self.dice, self.room, self.last, self.lost = random.Random(seed), room, last, lost
        self.out: list[Job] = []
        self.did: list[Job] = []

    def free(self) -> int:
        """Return how many jobs more may be given."""
        return self.room - len(self.out)

    def busy(self) -> bool:
        """Tell whether a job is out."""
        return bool(self.out)

    def submit(self, job: Job) -> None:
        """Take a job."""
        self.out.append(job)

    def finished(self) -> Iterator[Outcome]:
        """Do one of the jobs."""
        if len(self.did) == self.last:
            raise KeyboardInterrupt
        job = self.out.pop(self.dice.randrange(len(self.out)))
        self.did.append(job)
        yield job, Lost() if self.lost(job) else work(job)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def tree(out: Path) -> dict[str, str]:
    """Return the files of a batch's parts with the digests of their bytes."""
    files = (path for path in sorted((out / "shards").rglob("*")) if path.is_file())
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def ask(out: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the ledger of a batch."""
    db = sqlite3.connect(out / "ledger.db")
    found = db.execute(query).fetchall()
    db.close()
    return found


def exits(job: object) -> object:
    """End the process for a job of that kind; give back any other."""
    if job == "exit":
        os._exit(3)
    return job
