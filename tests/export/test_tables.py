"""CSV and Parquet, read by the libraries that others read them with."""

import csv
import io
from collections.abc import Callable

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.document import Document
from dateline.export import TEXT_FORMATS, write_parquet
from dateline.export.rows import COLUMNS
from dateline.records import Coding

Coded = tuple[Document, Coding]


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_an_event(coded: Coded) -> None:
    (row,) = read_csv("".join(TEXT_FORMATS["csv"]([coded])))
    assert list(row) == list(COLUMNS)
    assert (row["type"], row["killed_least"], row["killed_most"]) == ("ASSAULT", "7", "")
    assert (row["sources"], row["stances"]) == ("residents; The army", "assert; deny")
    assert (row["earliest"], row["place"], row["lat"]) == ("2025-03-03", "Kasanga", "-8.46")
    assert "\n" in row["evidence"]


def test_csv_of_nothing_is_a_header() -> None:
    assert "".join(TEXT_FORMATS["csv"]([])) == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(coded: Coded, words: str) -> None:
    document, coding = coded
    hostile = msgspec.structs.replace(document, publisher=words)
    (row,) = read_csv("".join(TEXT_FORMATS["csv"]([(hostile, coding)])))
    assert row["publisher"] == f"'{words}"


def test_numbers_stay_numbers(coded: Coded) -> None:
    (row,) = read_csv("".join(TEXT_FORMATS["csv"]([coded])))
    assert float(row["lat"]) < 0


def test_parquet_is_typed(coded: Coded) -> None:
    table = pq.read_table(pa.BufferReader(write_parquet([coded])))
    assert table.column_names == list(COLUMNS)
    assert table.schema.field("killed_least").type == pa.int64()
    (row,) = table.to_pylist()
    assert (row["background"], row["killed_least"], row["killed_most"]) == (False, 7, None)
    assert row["lat"] == pytest.approx(-8.46)


def test_parquet_of_nothing_has_its_columns() -> None:
    assert pq.read_table(pa.BufferReader(write_parquet([]))).num_rows == 0


def test_csv_and_parquet_hold_the_same_events(recoded: Callable[[str], Coded]) -> None:
    codings = [recoded(h) for h in ("First raid hits", "Second raid hits")]
    rows = read_csv("".join(TEXT_FORMATS["csv"](codings)))
    table = pq.read_table(pa.BufferReader(write_parquet(codings))).to_pylist()
    assert [r["document"] for r in rows] == [r["document"] for r in table]
    assert len(rows) == 2


@pytest.mark.parametrize("shape", [*TEXT_FORMATS, "parquet"])
def test_the_same_events_give_the_same_bytes(coded: Coded, shape: str) -> None:
    def write() -> str | bytes:
        if shape == "parquet":
            return write_parquet([coded])
        return "".join(TEXT_FORMATS[shape]([coded]))

    assert write() == write()
