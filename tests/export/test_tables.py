"""CSV and Parquet, read by the libraries that others read them with."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.document import Document
from dateline.export import TEXT_FORMATS, write_parquet, write_tables
from dateline.export.parquet import TABLES
from dateline.export.rows import COLUMNS
from dateline.records import Actor, Coding

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


def test_days_are_dates_and_known_actors_have_ids(coded: Coded) -> None:
    document, coding = coded
    late = msgspec.structs.replace(document, published="2025-03-04T18:20+02:00")
    (row,) = pq.read_table(pa.BufferReader(write_parquet([(late, coding)]))).to_pylist()
    assert (row["published_day"], row["first_day"]) == (date(2025, 3, 4), date(2025, 3, 3))
    assert (row["actor_ids"], row["recipient_ids"]) == ("army", None)


def test_a_mere_count_is_no_party_in_any_format(coded: Coded) -> None:
    document, coding = coded
    (event,) = coding.events
    counted = msgspec.structs.replace(event.recipients[0], value=Actor("56 others"))
    events = (msgspec.structs.replace(event, recipients=(*event.recipients, counted)),)
    codings = [(document, msgspec.structs.replace(coding, events=events))]
    (row,) = read_csv("".join(TEXT_FORMATS["csv"](codings)))
    (line,) = TEXT_FORMATS["plain"](codings)
    assert row["recipients"] == "seven people"
    assert [r["text"] for r in json.loads(line)["recipients"]] == ["seven people"]


def test_the_tables_join(coded: Coded) -> None:
    document, coding = coded
    tables = {
        shape: read_csv("".join(TEXT_FORMATS[shape]([coded])))
        for shape in ("csv", "claims", "tolls", "codes", "documents")
    }
    ids = {row["id"] for row in tables["csv"]}
    assert {row["event"] for row in (*tables["tolls"], *tables["codes"])} == ids
    assert {i for row in tables["claims"] for i in row["event_ids"].split("; ") if i} == ids
    assert {row["denied_ids"] for row in tables["claims"]} >= ids
    for claim in tables["claims"]:
        words = document.text[int(claim["start"]) : int(claim["end"])]
        assert claim["content"].startswith(words)
    assert [row["id"] for row in tables["documents"]] == [document.id]
    assert tables["documents"][0]["events"] == str(len(coding.likely))


def test_a_toll_is_a_row_with_its_words(coded: Coded) -> None:
    document, coding = coded
    rows = read_csv("".join(TEXT_FORMATS["tolls"]([coded])))
    first = rows[0]
    assert (first["number"], first["kind"], first["least"], first["most"]) == (
        "1",
        "killed",
        "7",
        "",
    )
    assert len(rows) == len(coding.events[0].tolls)
    assert document.text[int(rows[0]["start"]) : int(rows[0]["end"])] == rows[0]["words"]


def test_codes_of_other_schemes_stand_beside_an_event(coded: Coded) -> None:
    (row,) = read_csv("".join(TEXT_FORMATS["codes"]([coded])))
    assert (row["quad"], row["cameo"], row["cameo_root"]) == ("4", "194", "19")
    assert row["acled_sub_event"] == "Shelling/artillery/missile attack"
    assert (row["acled_geo_precision"], row["ucdp_date_prec"]) == ("1", "1")


def test_an_article_without_events_is_a_row(coded: Coded) -> None:
    document, _ = coded
    (row,) = read_csv("".join(TEXT_FORMATS["documents"]([(document, Coding(document.id))])))
    assert (row["id"], row["events"], row["words"]) == (
        document.id, "0", str(len(document.text.split())),
    )  # fmt: skip


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


def test_a_folder_of_parquet_has_each_table_as_its_csv_does(coded: Coded, tmp_path: Path) -> None:
    assert list(write_tables(tmp_path, [coded])) == [coded]
    for name in TABLES:
        table = pq.read_table(tmp_path / f"{name}.parquet")
        written = read_csv("".join(TEXT_FORMATS["csv" if name == "events" else name]([coded])))
        assert table.num_rows == len(written) > 0
        assert table.column_names == list(written[0])
        types = dict(zip(table.column_names, table.schema.types, strict=True))
        for row, texts in zip(table.to_pylist(), written, strict=True):
            for column, cell in row.items():
                assert (cell is None) == (texts[column] == ""), column
                if types[column] == pa.string() and cell is not None:
                    assert cell == texts[column].removeprefix("'")


def test_tables_of_nothing_have_the_same_columns(coded: Coded, tmp_path: Path) -> None:
    assert list(write_tables(tmp_path, [])) == []
    empty = {name: pq.read_schema(tmp_path / f"{name}.parquet") for name in TABLES}
    assert list(write_tables(tmp_path, [coded])) == [coded]
    assert empty == {name: pq.read_schema(tmp_path / f"{name}.parquet") for name in TABLES}
