"""Coding while you look: sources given on a page, coded in a process of their own.

The parser needs seconds to start and all of a core while it works: in the desk's own process it
would hold up every page.
"""

import itertools
import shutil
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from queue import Queue
from typing import Literal

import msgspec

from dateline import __version__
from dateline.codebook.versions import codebook_digest, model_name
from dateline.desk.library import Library
from dateline.document import Document
from dateline.ingest import Meta, read_sources
from dateline.records import Coding, Issue
from dateline.store import Maker

State = Literal["waiting", "reading", "coding", "done", "failed"]


class Step(msgspec.Struct, frozen=True):
    """How far a job is: `done` of `total` articles, and what the last one gave."""

    state: State
    done: int = 0
    total: int = 0
    article: str | None = None
    title: str | None = None
    events: int = 0
    new: bool = True
    issue: str | None = None


class Job(msgspec.Struct):
    """Sources to code; `steps` grows until its last state is done or failed."""

    id: str
    sources: tuple[str, ...]
    folder: Path | None
    steps: list[Step]

    @property
    def over(self) -> bool:
        """Tell whether no more steps will come."""
        return self.steps[-1].state in ("done", "failed")


class Coder:
    """Codes one job after another; the process that does it starts with the first."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._jobs: dict[str, Job] = {}
        self._numbers = itertools.count(1)
        self._waiting: Queue[Job | None] = Queue()
        self._thread: threading.Thread | None = None
        self._pool: ProcessPoolExecutor | None = None
        self._run: int | None = None

    def add(self, sources: Sequence[str], folder: Path | None = None) -> Job:
        """Return a new job; `folder` holds its files and is removed when it is over."""
        job = Job(f"j{next(self._numbers)}", tuple(sources), folder, [Step("waiting")])
        self._jobs[job.id] = job
        self._waiting.put(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="coder", daemon=True)
            self._thread.start()
        return job

    def job(self, ident: str) -> Job | None:
        """Return a job by id."""
        return self._jobs.get(ident)

    def stop(self) -> None:
        """Finish the article in hand and stop."""
        self._waiting.put(None)
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            try:
                self._code(job)
            except Exception as wrong:  # a job that fails must say so, whatever failed
                job.steps.append(Step("failed", issue=f"{type(wrong).__name__}: {wrong}"))
            finally:
                if job.folder is not None:
                    shutil.rmtree(job.folder, ignore_errors=True)

    def _code(self, job: Job) -> None:
        job.steps.append(Step("reading"))
        documents: list[Document] = []
        for item in read_sources(job.sources, Meta()):
            if isinstance(item, Issue):
                job.steps.append(Step("reading", issue=f"{_named(item)}: {item.what}; {item.cure}"))
            else:
                documents.append(item)
        total = len(documents)
        maker = Maker(__version__, codebook_digest(()), model_name())
        job.steps.append(Step("coding", 0, total))
        coded = self._coding(documents, maker)
        for number, (document, done) in enumerate(coded, 1):
            result = done()
            new = result is not None and self._save(document, result, maker)
            events = len((result or self._library.store.coding(document.id)).likely)
            title = document.title or document.name
            job.steps.append(Step("coding", number, total, document.id, title, events, new))
            for issue in result.issues if result else ():
                job.steps.append(
                    Step("coding", number, total, issue=f"{issue.where}: {issue.what}")
                )
        self._library.refresh()
        job.steps.append(Step("done", total, total))

    def _coding(
        self, documents: list[Document], maker: Maker
    ) -> list[tuple[Document, Callable[[], Coding | None]]]:
        """Return each document with what waits for its coding; None if it was coded before."""
        found: list[tuple[Document, Callable[[], Coding | None]]] = []
        for document in documents:
            if self._library.store.has(document.id, maker):
                found.append((document, lambda: None))
            else:
                if self._pool is None:
                    self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
                found.append((document, self._pool.submit(_coded, document).result))
        return found

    def _save(self, document: Document, coding: Coding, maker: Maker) -> bool:
        if self._run is None:
            self._run = self._library.store.start_run(maker)
        return self._library.store.save(document, coding, run=self._run, maker=maker)


def _coded(document: Document) -> Coding:
    """Return the coding of a document; runs in the coder's process, which loads the parser."""
    from dateline.pipeline import code_document

    return code_document(document)


def _named(issue: Issue) -> str:
    """Return where an issue arose, without the folder that a dropped file was put in."""
    return issue.where if "://" in issue.where else Path(issue.where).name
