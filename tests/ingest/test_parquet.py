"""Parquet: a row is an article; rows and row groups that are none are issues."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.document import Document
from dateline.ingest import Meta, read_sources
from dateline.ingest.decoding import MAX_BYTES
from dateline.records import Issue

TEXT = "Troops shelled a market in Kasanga on Monday."


def read(path: Path, columns: dict[str, Any], **how: Any) -> tuple[list[Document], list[Issue]]:
    pq.write_table(pa.table(columns), path, **how)
    return found_in(path)


def found_in(path: Path) -> tuple[list[Document], list[Issue]]:
    found = list(read_sources([str(path)], Meta()))
    issues = [f for f in found if isinstance(f, Issue)]
    return [f for f in found if isinstance(f, Document)], issues


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_a_row_is_an_article(tmp_path: Path, kind: Any) -> None:
    columns = {
        "text": pa.array([TEXT, f"{TEXT} Again."], kind), "id": ["n1", None],
        "title": ["Two die", None], "published": ["2025-03-04", None], "url": ["http://x/", None],
        "publisher": ["P", None], "other": [1, 2],
    }  # fmt: skip
    (first, second), issues = read(tmp_path / "a.parquet", columns)
    assert issues == []
    assert (first.name, first.title, first.published) == ("n1", "Two die", "2025-03-04")
    assert (first.url, first.publisher) == ("http://x/", "P")
    assert (second.name, second.published) == ("a:2", None)


@pytest.mark.parametrize(
    ("values", "iso"),
    [
        (pa.array([date(2025, 3, 4)]), "2025-03-04"),
        (pa.array([datetime(2025, 3, 4)]), "2025-03-04"),  # noqa: DTZ001
        (pa.array([datetime(2025, 3, 4, 18, 20, tzinfo=UTC)]), "2025-03-04T18:20+00:00"),
        (pa.array([1741112400_000000001], pa.timestamp("ns", "UTC")), "2025-03-04T18:20+00:00"),
    ],
)
def test_dates_may_be_dates(tmp_path: Path, values: Any, iso: str) -> None:
    (document,), issues = read(tmp_path / "a", {"text": [TEXT], "published": values, "id": [7]})
    assert (document.published, document.name, issues) == (iso, "7", [])


def test_a_row_that_is_no_article_is_an_issue(tmp_path: Path) -> None:
    texts = [TEXT, None, " ", "a\0b", "x" * (MAX_BYTES + 1), f"{TEXT} Again."]
    documents, issues = read(tmp_path / "a.parquet", {"text": texts})
    assert len(documents) == 2
    assert [i.where for i in issues] == [f"{tmp_path / 'a.parquet'}:{n}" for n in (2, 3, 4, 5)]
    assert [i.what for i in issues] == [
        "no text", "empty text", "binary, not text", "a text of over 20 MB",
    ]  # fmt: skip


def test_a_column_of_another_kind_is_an_issue(tmp_path: Path) -> None:
    assert 'no column "text"' in read(tmp_path / "a", {"body": [TEXT]})[1][0].what
    assert 'no column "text"' in read(tmp_path / "a", {"text": [1]})[1][0].what
    assert "not an article" in read(tmp_path / "a", {"text": [TEXT], "url": [1]})[1][0].what


def test_a_damaged_row_group_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a"
    texts = [f"{TEXT} {n} " + "".join(chr(97 + n * k % 26) for k in range(2000)) for n in range(30)]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=10)
    data = bytearray(path.read_bytes())
    at = pq.ParquetFile(path).metadata.row_group(1).column(0).dictionary_page_offset
    data[at : at + 200] = b"\xff" * 200
    path.write_bytes(bytes(data))
    documents, (issue,) = found_in(path)
    assert len(documents) == 20
    assert (issue.where, "can't be read" in issue.what) == (f"{path} row group 2", True)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    columns = {"text": [TEXT, " " * 150_000_000]}
    documents, (issue,) = read(tmp_path / "a", columns, compression="zstd", use_dictionary=False)
    assert documents == []
    assert "MB packed into" in issue.what


def test_what_is_no_parquet_is_an_issue(tmp_path: Path) -> None:
    for data in (b"PAR1", b"PAR1" + b"\xff" * 1000 + b"PAR1"):
        (tmp_path / "a").write_bytes(data)
        documents, (issue,) = found_in(tmp_path / "a")
        assert (documents, issue.what.startswith("not Parquet")) == ([], True)
