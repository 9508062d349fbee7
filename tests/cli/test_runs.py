"""Runs that go wrong: stopped, started again, given nothing, given what is no article."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline import ingest, pipeline
from dateline.cli import app
from dateline.desk import desk
from dateline.document import Document
from dateline.records import Coding
from dateline.store import Store, finding

LINE = '{"text": "Gunmen killed two farmers in Jos on Monday.", "published": "2025-03-04"}'
STORY = "Published: {day}\n\nRebels shelled a market in {town} on Monday, killing two people."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    for town in ("Goma", "Hama"):
        (tmp_path / f"{town}.txt").write_text(STORY.format(day="March 4, 2025", town=town))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def code(folder: Path, *more: str) -> Result:
    return run("code", str(folder), "--db", str(folder / "a.db"), "--quiet", *more)


class Counting:
    """Codes nothing, and counts what is not known; after `last` documents it is stopped."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.seen: list[str] = []

    def __call__(
        self, documents: Iterable[Document], *,
        known: Callable[[Document], Coding | None] = lambda _: None, **_: Any,
    ) -> Iterator[tuple[Document, Coding]]:  # fmt: skip
        """Return empty codings."""
        for document in documents:
            if (found := known(document)) is not None:
                yield document, found
                continue
            if len(self.seen) == self.last:
                raise KeyboardInterrupt
            self.seen.append(document.name or "")
            yield document, Coding(document.id)


def test_a_run_that_was_stopped_goes_on_where_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "code_documents", first := Counting(1))
    stopped = code(folder)
    assert stopped.exit_code == 130
    told = f"stopped: 1 article kept in {folder / 'a.db'}; run the same again to go on"
    assert told in stopped.stderr
    monkeypatch.setattr(desk, "code_documents", again := Counting(5))
    assert code(folder).exit_code == 0
    assert (first.seen, again.seen) == (["Goma"], ["Hama"])
    assert len(list(Store(folder / "a.db").documents())) == 2


def test_a_run_into_a_file_that_was_stopped_says_what_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "Goma.txt").unlink()
    monkeypatch.setattr(pipeline, "code_documents", Counting(0))
    stopped = run("code", str(folder), "--to", str(folder / "out"))
    assert stopped.exit_code == 130
    assert f"stopped: 0 articles written to {folder / 'out'}\n" in stopped.stderr


def test_every_command_that_is_stopped_ends_alike(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest, "read_sources", stop)
    assert code(folder).exit_code == 130


def test_a_quiet_run_shows_no_progress(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    @contextmanager
    def shown(*_: str, quiet: bool = False) -> Iterator[Callable[..., None]]:
        asked.append(quiet)
        yield lambda *_: None

    monkeypatch.setattr(sys.modules["dateline.cli.code"], "shown_progress", shown)
    monkeypatch.setattr(desk, "code_documents", Counting(5))
    assert code(folder).exit_code == 0
    assert asked == [True]


def test_what_was_coded_before_is_shown_as_it_is_kept(folder: Path) -> None:
    arguments = ("code", str(folder / "Hama.txt"), "--db", str(folder / "a.db"))
    first, again = run(*arguments).stdout, run(*arguments).stdout
    assert "Hama, SYR" in first
    assert again.replace(" (1 coded before: nothing added)", "") == first


def test_an_article_that_is_given_twice_is_counted_and_shown_once(folder: Path) -> None:
    story = str(folder / "Hama.txt")
    (folder / "lines.jsonl").write_text(f"{LINE}\n{LINE}\n{LINE}\n")
    screen = run("code", story, str(folder / "lines.jsonl"), "--db", str(folder / "a.db")).stdout
    assert "2 articles, 2 events; kept in" in screen
    assert "(2 given again: the same words, counted once)" in screen
    assert screen.partition("Incidents")[0].count("Jos, NGA") == 1


def test_incidents_of_many_articles_are_asked_for_in_parts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("code", str(folder), "--db", str(folder / "a.db"))
    run(*arguments)
    once = run(*arguments).stdout
    monkeypatch.setattr(finding, "_TOGETHER", 1)
    assert run(*arguments).stdout == once
    assert "Goma" in once.partition("Incidents")[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here that is always full")
def test_the_issues_are_told_of_a_run_that_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "A.txt").write_text("")
    monkeypatch.setattr(pipeline, "code_documents", Counting(5))
    failed = run("code", str(folder), "--to", "/dev/full", "--format", "records")
    assert failed.exit_code == 1
    assert "A.txt: empty; give a file" in failed.stderr
    assert "make room on the disk" in failed.stderr


def test_a_run_that_reads_nothing_has_failed(tmp_path: Path) -> None:
    assert run("code", str(tmp_path / "none.txt"), "--to", "-").exit_code == 1
    blank = run("code", " ", "--to", "-")
    assert (blank.exit_code, "a source is empty" in blank.stderr) == (2, True)


def test_dates_to_come_and_other_kinds_of_files_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "late.txt").write_text(STORY.format(day="March 4, 2199", town="Hama"))
    (folder / "scan.pdf").write_text("%PDF")
    monkeypatch.setattr(desk, "code_documents", Counting(5))
    told = run("code", str(folder), "--db", str(folder / "a.db")).stderr
    assert "late: published 2199-03-04, a day that is still to come; check the date" in told
    assert "passed over: 1 .db, 1 .pdf; of a folder .txt" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("why", ""), "there are no words in it"),
        (("why", "n-12"), 'this is an incident; see it with "dateline incidents show n-12"'),
        (("claims", "--by", " "), "there are no words in it"),
        (("claims", "--by", "x", "--stance", "shout"), "'shout' is not one of"),
        (("incidents", "--actor", ""), "there are no words in it"),
        (("incidents", "--since", ""), '"" is no date'),
        (("search", "x", "--limit", "0"), "is not in the range"),
        (("rules", "list", "--type", "nope"), "'nope' is not one of"),
        (("review", "same", "n-1", "n-1", "--why", "x"), "give two ids or more"),
        (("review", "grade", "n-1", "confirmed", "--why", ""), "there are no words in it"),
    ],
)
def test_what_can_mean_nothing_is_wrong_usage(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, words in result.stderr) == (2, True)
