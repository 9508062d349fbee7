"""Web archives: pages with their address and day of capture; what is damaged is passed over."""

import gzip
import io
import sys
import zlib
from pathlib import Path

import pytest

from dateline.document import Document
from dateline.ingest import Meta, read_sources
from dateline.ingest.decoding import MAX_BYTES
from dateline.records import Issue

PAGE = "<html><body><p>Troops shelled a market in {}.</p><p>Two died.</p></body></html>"


def record(
    number: int, body: bytes | None = None, *, status: str = "200 OK", kind: str = "text/html",
    http: str = "", warc: str = "", length: int | None = None, url: str = "http://x.example",
) -> bytes:  # fmt: skip
    """Return a response as archives hold it."""
    body = PAGE.format(f"Town{number}").encode() if body is None else body
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{http}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}/{number}\r\n"
        f"WARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n{warc}"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(path: Path, data: bytes) -> tuple[list[str], list[Issue]]:
    path.write_bytes(data)
    found = list(read_sources([str(path)], Meta()))
    issues = [f for f in found if isinstance(f, Issue)]
    return [f.name or "" for f in found if isinstance(f, Document)], issues


def names(*numbers: int) -> list[str]:
    return [f"http://x.example/{number}" for number in numbers]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a"])
def test_each_page_is_a_document(tmp_path: Path, name: str) -> None:
    records = [record(0), record(1)]
    data = b"".join(map(gzip.compress, records)) if "gz" in name else b"".join(records)
    (tmp_path / name).write_bytes(data)
    source = str(tmp_path if "." in name else tmp_path / name)
    first, second = read_sources([source], Meta())
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.url, first.name) == ("http://x.example/0", "http://x.example/0")
    assert (first.fetched, first.published) == ("2025-03-04T10:00+00:00", None)
    assert "Town1" in second.text


def test_only_answers_that_hold_an_article_are_read(tmp_path: Path) -> None:
    data = (
        record(0, status="404 Not Found")
        + record(1, kind="image/png")
        + record(2, kind="text/plain", body=b"Troops shelled a market.")
        + record(3, url="dns:x.example")
        + record(4).replace(b"WARC-Type: response", b"WARC-Type: request")
        + record(5, url="http://x.example/robots.txt?").replace(b"?/5", b"")
    )
    assert read(tmp_path / "a", data) == (names(2), [])
    assert read(tmp_path / "a", record(1, kind="image/png"))[1][0].what.startswith("no page")


def test_a_page_as_the_server_sent_it_is_unpacked(tmp_path: Path) -> None:
    body = PAGE.format("Goma").encode()
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    data = (
        record(0, gzip.compress(body), http="Content-Encoding: gzip\r\n")
        + record(1, chunks, http="Transfer-Encoding: chunked\r\n")
        + record(2, zlib.compress(body), http="Content-Encoding: deflate\r\n")
        + record(3, body, http="Content-Encoding: gzip\r\n")  # unpacked by who archived it
    )
    assert read(tmp_path / "a", data) == (names(0, 1, 2, 3), [])


def test_the_encoding_that_the_server_names_is_used(tmp_path: Path) -> None:
    body = PAGE.format("Москва").encode("koi8-r")
    (tmp_path / "a").write_bytes(record(0, body, kind="text/html; charset=koi8-r"))
    (document,) = read_sources([str(tmp_path / "a")], Meta())
    assert isinstance(document, Document)
    assert "Москва" in document.text


def bomb() -> bytes:
    return gzip.compress(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("middle", "what"),
    [
        (record(1, bomb(), http="Content-Encoding: gzip\r\n"), "over 20 MB"),
        (record(1, b"x" * (MAX_BYTES + 1)), "over 20 MB in one record"),
        (record(1, b"\x1f\x8bnot", http="Content-Encoding: gzip\r\n"), "not gzip as it says"),
        (record(1, b"x", http="Content-Encoding: zip\r\n"), 'packed as "zip"'),
        (record(1, http="X: " + "a" * 200_000 + "\r\n"), "no answer of a server"),
        (record(1, b"<html><body></body></html>"), "no article found"),
        (record(1, b"\0\1\2"), "binary, not text"),
    ],
)
def test_a_page_that_can_not_be_read_is_an_issue(tmp_path: Path, middle: bytes, what: str) -> None:
    found, (issue,) = read(tmp_path / "a", record(0) + middle + record(2))
    assert found == names(0, 2)
    assert (issue.where, issue.what.startswith(what)) == (
        f"{tmp_path / 'a'} at http://x.example/1", True,
    )  # fmt: skip
    assert issue.cure


@pytest.mark.parametrize(
    "middle",
    [
        record(1)[4:],
        record(1, length=5),
        record(1, length=5_000),
        record(1, length=10**12),
        record(1).replace(b"Content-Length", b"X-Length"),
        record(1, warc="X: " + "a" * 1_000_000 + "\r\n"),
        b"\0" * 500,
    ],
    ids=["begin", "short", "long", "longest", "none", "header", "zeros"],
)
def test_the_rest_is_read_after_a_damaged_record(tmp_path: Path, middle: bytes) -> None:
    found, issues = read(tmp_path / "a", record(0) + middle + record(2))
    assert (found[0], found[-1]) == (names(0)[0], names(2)[0])
    assert len(issues) == 1


def test_the_rest_is_read_after_a_damaged_member(tmp_path: Path) -> None:
    members = [gzip.compress(record(number)) for number in range(4)]
    damaged = bytearray(members[1])
    damaged[len(damaged) // 2] ^= 0xFF
    found, (issue,) = read(tmp_path / "a", members[0] + bytes(damaged) + members[2] + members[3])
    assert found == names(0, 2, 3)
    assert "damaged" in issue.what
    assert "the records after it were read" in issue.cure


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_short_is_told(tmp_path: Path, packed: bool) -> None:
    records = [record(0), record(1, b"<p>" + b"Troops shelled a market. " * 400)]
    data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
    found, (issue,) = read(tmp_path / "a", data[:-60])
    assert found == names(0)
    assert "damaged" in issue.what


def test_each_of_several_damaged_members_is_told_where_it_is(tmp_path: Path) -> None:
    members = [gzip.compress(record(number)) for number in range(6)]
    for number in (1, 3):
        members[number] = members[number][:100]
    found, issues = read(tmp_path / "a", b"".join(members))
    assert found == names(0, 2, 4, 5)
    assert [issue.kind for issue in issues] == ["damage", "damage"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("status", ["200 OK", "404 Not Found"])
def test_a_last_record_that_is_cut_anywhere_is_told(
    tmp_path: Path, packed: bool, share: float, status: str
) -> None:
    records = [record(0), record(1, status=status).removesuffix(b"\r\n\r\n")]
    first, second = map(gzip.compress, records) if packed else records
    found, (issue,) = read(tmp_path / "a", first + second[: int(share * len(second))])
    assert found[:1] == names(0)
    assert (issue.kind, issue.where) == ("damage", f"{tmp_path / 'a'} from byte {len(first):,}")


@pytest.mark.parametrize("packed", [True, False])
def test_records_in_one_member_are_read(tmp_path: Path, packed: bool) -> None:
    data = record(0) + record(1, status="404 Not Found") + b"\r\n"
    found, issues = read(tmp_path / "a", gzip.compress(data) if packed else data)
    assert (found, issues) == (names(0), [])


def test_a_page_cut_when_it_was_captured_is_read_and_told(tmp_path: Path) -> None:
    found, (issue,) = read(tmp_path / "a", record(0, warc="WARC-Truncated: length\r\n"))
    assert found == names(0)
    assert issue.what == "cut short when it was captured (length)"


def test_an_archive_is_read_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    data = b"".join(gzip.compress(record(number)) for number in range(2))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    found = list(read_sources(["-"], Meta()))
    assert [f.name for f in found if isinstance(f, Document)] == names(0, 1)
