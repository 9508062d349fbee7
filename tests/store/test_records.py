"""A real database on disk: what goes in comes out, nothing goes in twice."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from dateline.document import Document
from dateline.errors import StoreError
from dateline.records import Coding, Issue
from dateline.store import Maker, Store, verify

Coded = tuple[Document, Coding]
MAKER = Maker("0.1.0", "codebook-a", "model-a")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "a.db")


def save(store: Store, coded: Coded, maker: Maker = MAKER) -> bool:
    return store.save(*coded, run=store.start_run(maker), maker=maker)


def count(store: Store, table: str) -> int:
    with sqlite3.connect(store.path) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_what_goes_in_comes_out(store: Store, coded: Coded) -> None:
    assert save(store, coded)
    assert list(store.codings()) == [coded]


def test_coding_again_adds_nothing(store: Store, coded: Coded) -> None:
    save(store, coded)
    before = count(store, "records")
    assert not save(store, coded)
    assert count(store, "records") == before
    assert count(store, "documents") == 1


def test_a_new_codebook_codes_anew_and_the_newest_is_read(store: Store, coded: Coded) -> None:
    document, coding = coded
    save(store, coded)
    assert save(store, (document, Coding(document.id)), Maker("0.1.0", "codebook-b", "model-a"))
    assert list(store.codings()) == [(document, Coding(document.id))]
    assert count(store, "events") == len(coding.events)


def test_going_back_to_an_earlier_codebook_codes_anew(store: Store, coded: Coded) -> None:
    document, coding = coded
    other = Maker("0.1.0", "codebook-b", "model-a")
    save(store, coded)
    save(store, (document, Coding(document.id)), other)
    assert not store.has(document.id, MAKER)
    assert save(store, coded)
    assert store.coding(document.id) == coding
    assert not save(store, coded)
    assert save(store, (document, Coding(document.id)), other)
    assert count(store, "codings") == 4


def test_a_failed_coding_is_tried_again_and_kept_once(store: Store, coded: Coded) -> None:
    document, coding = coded
    issue = Issue("a", "coding failed: by chance", "report it", document.id, "failure")
    failed = Coding(document.id, issues=(issue,))
    assert save(store, (document, failed))
    assert not store.has(document.id, MAKER)
    assert not save(store, (document, failed))
    assert save(store, coded)
    assert store.has(document.id, MAKER)
    assert store.coding(document.id) == coding


def test_issues_are_kept(store: Store, coded: Coded) -> None:
    document, _ = coded
    coding = Coding(document.id, issues=(Issue("a", "no date", "give it", document.id),))
    save(store, (document, coding))
    assert store.coding(document.id) == coding


@pytest.mark.parametrize("table", ["records", "documents", "codings", "runs", "events"])
@pytest.mark.parametrize("statement", ["DELETE FROM {0}", "UPDATE {0} SET id = id"])
def test_tables_are_append_only(store: Store, coded: Coded, table: str, statement: str) -> None:
    save(store, coded)
    with (
        sqlite3.connect(store.path) as connection,
        pytest.raises(sqlite3.IntegrityError, match=f"{table} are append-only"),
    ):
        connection.execute(statement.format(table))


def test_a_record_is_found_by_the_beginning_of_its_id(store: Store, coded: Coded) -> None:
    save(store, coded)
    assert store.find("e-01") == (coded[0], coded[1].events[0])
    assert store.find("c-1") == (coded[0], coded[1].claims[0])


@pytest.mark.parametrize(("ident", "what"), [("e-9", "no record"), ("c-", "may be c-1, c-2")])
def test_an_id_of_none_or_several_is_an_error(
    store: Store, coded: Coded, ident: str, what: str
) -> None:
    save(store, coded)
    with pytest.raises(StoreError, match=what):
        store.find(ident)


def test_a_wildcard_is_no_id(store: Store, coded: Coded) -> None:
    save(store, coded)
    with pytest.raises(StoreError, match="no record"):
        store.find("e%")


def test_documents_come_in_order_of_name_and_id(
    store: Store, recoded: Callable[[str], Coded]
) -> None:
    coded = [recoded(heading) for heading in ("Third raid hits", "First raid hits")]
    for one in coded:
        save(store, one)
    assert [d.id for d in store.documents()] == sorted(d.id for d, _ in coded)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("market shelled", 1),
        ("SHELL markets", 1),
        ("market volcano", 0),
        ('"quoted', 0),
        ("NEAR( OR *", 0),
        ("  ", 0),
    ],
)
def test_search(store: Store, coded: Coded, words: str, found: int) -> None:
    save(store, coded)
    assert len(store.search(words)) == found


def test_search_shows_the_words(store: Store, coded: Coded) -> None:
    save(store, coded)
    ((ident, title, snippet),) = store.search("hid")
    assert (ident, title) == (coded[0].id, coded[0].title)
    assert "[hid]" in snippet


def test_a_save_that_fails_midway_leaves_nothing_behind(
    store: Store, coded: Coded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError("no space left")

    run = store.start_run(MAKER)
    monkeypatch.setattr("dateline.store.chaining.link_hash", full)
    with pytest.raises(OSError, match="no space left"):
        store.save(*coded, run=run, maker=MAKER)
    assert [count(store, t) for t in ("documents", "codings", "records", "events")] == [0] * 4


def test_readers_work_while_a_run_writes(store: Store, coded: Coded) -> None:
    save(store, coded)
    writer = sqlite3.connect(store.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert len(list(store.codings())) == 1
    writer.execute("ROLLBACK")
    writer.close()


def test_two_hands_on_one_file_keep_one_chain(
    store: Store, coded: Coded, recoded: Callable[[str], Coded]
) -> None:
    other = Store(store.path)
    save(store, coded)
    save(other, recoded("Second raid hits"))
    save(store, recoded("Third raid hits"))
    rows = list(store.chain())
    assert [r.previous for r in rows[1:]] == [r.hash for r in rows[:-1]]


def test_the_same_words_under_another_name_are_the_document_that_was_kept(
    store: Store, coded: Coded
) -> None:
    document, coding = coded
    save(store, coded)
    again = msgspec.structs.replace(document, name="another", fetched="2025-03-04T10:00+00:00")
    assert save(store, (again, coding), Maker("0.1.0", "codebook-b", "model-a"))
    assert store.document(document.id) == document
    assert verify(store).faults == ()
