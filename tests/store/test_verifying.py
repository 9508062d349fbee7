"""Verification finds what was changed behind our back."""

import hashlib
import sqlite3
from pathlib import Path

import msgspec
import pytest

from dateline.document import Document
from dateline.records import Coding
from dateline.store import Maker, Store, verify
from dateline.store.chaining import GENESIS, SEAL, link_hash

Coded = tuple[Document, Coding]
REWRITE = "UPDATE documents SET body = CAST(replace(body, '{}', '{}') AS BLOB)"
MAKER = Maker("0.1.0", "a", "m")


@pytest.fixture
def store(tmp_path: Path, coded: Coded) -> Store:
    store = Store(tmp_path / "a.db")
    store.save(*coded, run=store.start_run(MAKER), maker=MAKER)
    return store


def tamper(store: Store, table: str, statement: str) -> None:
    """Change a table as one with a hex editor would: the triggers don't stand in the way."""
    with sqlite3.connect(store.path) as connection:
        connection.execute(f"DROP TRIGGER {table}_keep")
        connection.execute(f"DROP TRIGGER {table}_stay")
        assert connection.execute(statement).rowcount == 1


def test_an_untouched_store_stands(store: Store, coded: Coded) -> None:
    audit = verify(store)
    assert audit.faults == ()
    assert (audit.documents, audit.records) == (1, 4)
    assert audit.quotes > 20


def test_a_changed_record_breaks_the_chain(store: Store) -> None:
    tamper(
        store, "records",
        "UPDATE records SET body = CAST(replace(body, '\"least\":7', '\"least\":9') AS BLOB) "
        "WHERE kind = 'event'",
    )  # fmt: skip
    (fault,) = verify(store).faults
    assert "breaks the chain" in fault


def test_a_removed_record_breaks_the_chain(store: Store) -> None:
    tamper(store, "records", "DELETE FROM records WHERE id = 'c-1'")
    assert any("breaks the chain" in fault for fault in verify(store).faults)


@pytest.mark.parametrize(
    ("taken", "fault"),
    [
        ("seq = (SELECT max(seq) FROM records)", "records missing of its coding: 1"),
        ("seq > 2", "records missing of its coding: 3"),
        ("seq > 0", "codings without any: 1"),
    ],
)
def test_records_taken_from_the_end_are_missed(store: Store, taken: str, fault: str) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TRIGGER records_stay")
        connection.execute(f"DELETE FROM records WHERE {taken}")
    (found,) = verify(store).faults
    assert fault in found


def test_a_chain_still_holds_what_it_ended_with(store: Store, coded: Coded) -> None:
    (before,) = verify(store).ends
    store.save(*coded, run=1, maker=Maker("0.2.0", "a", "m"))
    audit = verify(store, before, before[:8])
    assert (audit.faults, audit.ends == (before,)) == ((), False)
    (fault,) = verify(store, "0" * 64).faults
    assert fault.startswith(f"no chain holds {'0' * 64}: ")


def test_seals_of_before_records_were_counted_still_hold(store: Store, coded: Coded) -> None:
    document = msgspec.json.encode(coded[0])
    old = msgspec.json.encode({"sha256": hashlib.sha256(document).hexdigest()})
    rows = [(row.kind, row.id, row.body) for row in store.chain()]
    previous = GENESIS
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TRIGGER records_keep")
        for seq, (kind, ident, body) in enumerate(rows, 1):
            kept = old if kind == SEAL else body
            link = link_hash(previous, kind, ident, kept)
            connection.execute(
                "UPDATE records SET body = ?, previous = ?, hash = ? WHERE seq = ?",
                (kept, previous, link, seq),
            )
            previous = link
    assert verify(store).faults == ()


def test_a_changed_id_breaks_the_chain(store: Store) -> None:
    tamper(store, "records", "UPDATE records SET id = 'c-9' WHERE id = 'c-1'")
    assert any("breaks the chain" in fault for fault in verify(store).faults)


def test_a_record_that_is_no_json_is_a_fault_and_no_crash(store: Store) -> None:
    tamper(store, "records", "UPDATE records SET body = x'00' WHERE id = 'c-1'")
    assert any("breaks the chain" in fault for fault in verify(store).faults)


def test_changed_words_of_a_document_are_found(store: Store) -> None:
    tamper(store, "documents", REWRITE.format("seven", "eight"))
    faults = verify(store).faults
    assert any("was changed since it was coded" in fault for fault in faults)
    assert any("'at least seven' does not stand at" in fault for fault in faults)


def test_words_that_no_quote_covers_are_found_too(store: Store) -> None:
    tamper(store, "documents", REWRITE.format("spokesman", "spokesmen"))
    (fault,) = verify(store).faults
    assert "was changed since it was coded" in fault


def test_changed_search_text_is_found(store: Store) -> None:
    tamper(store, "documents", "UPDATE documents SET text = 'other'")
    (fault,) = verify(store).faults
    assert "the searched text was changed" in fault


def test_a_missing_document_is_found(store: Store) -> None:
    tamper(store, "documents", "DELETE FROM documents")
    assert any("is missing" in fault for fault in verify(store).faults)


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("records", "UPDATE records SET body = replace(body, 'seven', 'eight') WHERE id = 'c-1'"),
        ("documents", "UPDATE documents SET body = replace(body, 'seven', 'eight')"),
        ("records", "UPDATE records SET body = x'00' WHERE kind = 'document'"),
    ],
)
def test_a_body_that_sql_left_as_text_or_cut_is_a_fault_and_no_crash(
    store: Store, table: str, statement: str
) -> None:
    tamper(store, table, statement)
    assert verify(store).faults
