"""Files, folders and lines: each gives documents or an issue, never a crash."""

import gzip
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.document import Document
from dateline.ingest import Meta, articles, read_sources, sources
from dateline.ingest.decoding import MAX_BYTES
from dateline.records import Issue

TEXT = "Troops shelled a market in Kasanga on Monday."


def read(*paths: Path | str) -> tuple[list[Document], list[Issue]]:
    found = list(read_sources([str(p) for p in paths], Meta()))
    issues = [f for f in found if isinstance(f, Issue)]
    return [f for f in found if isinstance(f, Document)], issues


def one_issue(path: Path) -> Issue:
    documents, issues = read(path)
    assert (documents, len(issues)) == ([], 1)
    return issues[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x00\x01\x02\x03", "binary, not text"),
        (b"%PDF-1.7 stream of things", "PDF, not text"),
        (b"PK\x03\x04rest", "binary, not text"),
        (b"\xff\xfe\x00", "says it is utf-16, but byte 2 is not"),
        ("\u200b\u200b".encode(), "no words in it"),
    ],
)
def test_what_is_no_article_is_an_issue(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    issue = one_issue(path)
    assert (issue.where, issue.what) == (str(path), what)
    assert issue.cure


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "utf-16-le", "utf-8"])
def test_marked_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    path.write_bytes((mark + TEXT + " Café.").encode(encoding))
    (document,), issues = read(path)
    assert (document.text, issues) == (TEXT + " Café.", [])


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{TEXT} Café.".encode("cp1252"))
    (document,), (issue,) = read(path)
    assert "Café" in document.text
    assert issue.what == "not UTF-8, read as windows-1252"


def test_a_broken_letter_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"“{TEXT}” José said in Café Núñez.".encode() + b" cut \xc3")
    (document,), (issue,) = read(path)
    assert f"“{TEXT}” José said in Café Núñez. cut" in document.text
    assert issue.what == "not UTF-8, read as UTF-8 with 1 broken character (\ufffd)"


@pytest.mark.parametrize(
    "text",
    [
        "Al menos siete personas murieron el lunes en un bombardeo rebelde, dijo la televisión.",
        "Au moins sept personnes ont été tuées lundi dans un bombardement, selon la télévision.",
        "В понедельник в результате обстрела рынка в Хаме погибли семь человек.",
        "Bei einem Angriff der Rebellen sind am Montag sieben Menschen getötet worden. " * 4,
        "قصف المتمردون مدينة حماة يوم الاثنين مما أسفر عن مقتل سبعة أشخاص. " * 4,
    ],
)
def test_another_language_is_told_and_not_coded(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    documents, (issue,) = read(path)
    assert (documents, issue.what) == ([], "not English")


def test_a_language_that_no_list_knows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Duro matar vokal rabin sute lamo kiret. " * 9, encoding="utf-8")
    (_,), (issue,) = read(path)
    assert issue.what == "not English, as it seems"


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = f'<html><head><meta charset="koi8-r"></head><body><p>{TEXT} Москва</p></body></html>'
    path.write_bytes(page.encode("koi8-r"))
    (document,), _ = read(path)
    assert "Москва" in document.text


def test_too_large_a_text_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a " * (MAX_BYTES // 2 + 5))
    assert "MB in one article" in one_issue(path).what


def test_too_long_an_article_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a " * (articles.MAX_CHARACTERS // 2 + 5))
    assert "characters in one article" in one_issue(path).what


def test_a_huge_line_of_jsonl_is_skipped_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as out:
        out.write(json.dumps({"text": TEXT}).encode() + b"\n")
        out.write(b'{"text": "' + b"a" * 50_000_000 + b'"}\n')
        out.write(json.dumps({"text": f"{TEXT} Again."}).encode() + b"\n")
    documents, (issue,) = read(path)
    assert len(documents) == 2
    assert (issue.where, issue.what) == (f"{path}:2", "a line of over 20 MB")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{broken", "not an article as JSON"),
        ('{"title": "no text"}', "not an article as JSON"),
        ('{"text": 3}', "not an article as JSON"),
        ('{"text": " "}', "empty text"),
        ('{"text": "a\\u0000b"}', "binary, not text"),
        ('"text"', "not an article as JSON"),
    ],
)
def test_a_broken_line_is_an_issue_with_its_number(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + f"\n\n{line}\n", encoding="utf-8")
    documents, (issue,) = read(path)
    assert len(documents) == 1
    assert issue.where == f"{path}:3"
    assert issue.what.startswith(what)


def test_a_date_that_is_none_is_told_and_the_line_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published": "3/12/24"}))
    (document,), (issue,) = read(path)
    assert document.published is None
    assert (issue.where, issue.what) == (f"{path}:1", '"3/12/24" is no date that we read')


@pytest.mark.parametrize("name", ["a.JSONL", "a.json", "a.txt"])
def test_an_article_a_line_is_read_whatever_the_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(json.dumps({"text": TEXT, "published": "2025-03-04"}) + "\n")
    (document,), issues = read(path)
    assert (document.text, document.published, issues) == (TEXT, "2025-03-04", [])


def test_compressed_lines_are_read_as_the_lines_are(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"{TEXT} {n}"}).encode() + b"\n" for n in range(3))
    (tmp_path / "packed").mkdir()
    (tmp_path / "a.jsonl").write_bytes(lines)
    (tmp_path / "packed/a.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "packed/notes.txt.gz").write_bytes(b"not read in a folder")
    plain, packed = read(tmp_path / "a.jsonl"), read(tmp_path / "packed")
    assert plain == packed == read(tmp_path / "packed/a.jsonl.gz")
    assert [document.name for document in plain[0]] == ["a:1", "a:2", "a:3"]


@pytest.mark.parametrize("size", [0, 9, 60, 200])
def test_compressed_lines_that_are_cut_short_are_told(tmp_path: Path, size: int) -> None:
    lines = b"".join(json.dumps({"text": f"{TEXT} {n}"}).encode() + b"\n" for n in range(3))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines, 0)[:size])
    documents, issues = read(path)
    assert len(documents) == max(0, size - 10) // (len(lines) // 3)
    assert [(i.where, i.what) for i in issues] == (
        [(str(path), "not gzip, or cut short")] if size else []
    )


def test_lines_under_a_false_suffix_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_text(json.dumps({"text": TEXT}))
    assert one_issue(path).what == "not gzip, or cut short"


def test_a_line_that_bursts_is_passed_over(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}).encode()
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"0" * (3 * MAX_BYTES) + b"\n" + good))
    (document,), (issue,) = read(path)
    assert (document.text, issue.where) == (TEXT, f"{path}:1")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.json", json.dumps([{"text": TEXT}], indent=1), "JSON, but not an article a line"),
        ("a.txt", json.dumps({"articles": [TEXT]}), "JSON, but not an article a line"),
        ("a.csv", f"id,text\n1,{TEXT}\n", "a table, not an article"),
    ],
)
def test_data_are_not_read_as_prose(tmp_path: Path, name: str, text: str, what: str) -> None:
    (tmp_path / name).write_text(text)
    assert one_issue(tmp_path / name).what == what


def test_a_line_gives_its_meta(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = {"text": TEXT, "id": "n1", "title": "T", "published": "2025-03-04", "url": "http://x/"}
    path.write_text("\ufeff" + json.dumps({**line, "publisher": "P", "other": 1}))
    (document,), issues = read(path)
    assert issues == []
    assert (document.name, document.title, document.published) == ("n1", "T", "2025-03-04")
    assert (document.url, document.publisher) == ("http://x/", "P")


def test_missing_things_are_issues(tmp_path: Path) -> None:
    assert one_issue(tmp_path / "none.txt").what == "no such file"
    assert "no .txt" in one_issue(tmp_path).what
    assert one_issue(tmp_path / ("a" * 5000)).what.startswith("can't be read")
    assert one_issue(tmp_path / "a\0b").what.startswith("can't be read")


def test_a_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.txt", "deep/c.txt", "notes.pdf"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    documents, issues = read(tmp_path)
    assert [d.name for d in documents] == ["a", "b", "deep/c"]
    assert issues == []


def test_a_folder_tells_what_it_could_not_look_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    locked = tmp_path / "locked"
    walk = os.walk

    def refused(top: Path, onerror: Callable[[OSError], None]) -> Iterator[object]:
        yield from walk(top)
        onerror(PermissionError(13, "Permission denied", str(locked)))

    monkeypatch.setattr(os, "walk", refused)
    (document,), issues = read(tmp_path)
    assert document.name == "a"
    assert [(i.where, i.what) for i in issues] == [
        (str(locked), "can't be read: Permission denied"),
        (str(tmp_path / "gone.txt"), "no such file"),
    ]


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("a.txt", "b.pdf", "c.PDF", "notes", "more", ".hidden", ".git/HEAD"):
        (tmp_path / name).write_text(TEXT)
    assert sources.passed_over([str(tmp_path), "-", "http://x/"]) == {
        ".pdf": 2, "with no suffix": 2,
    }  # fmt: skip


@pytest.mark.parametrize(("suffix", "begin"), [("txt", ""), ("jsonl", '{"text": "a", "x": ')])
def test_json_nested_too_deep_is_no_article_line(tmp_path: Path, suffix: str, begin: str) -> None:
    (tmp_path / f"a.{suffix}").write_text(begin + "[" * 9_000)
    documents, issues = read(tmp_path)
    assert (len(documents), len(issues)) == ((1, 0) if suffix == "txt" else (0, 1))


def test_a_link_to_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "b.txt").symlink_to("pipe")
    assert [len(found) for found in read(tmp_path)] == [1, 0]


def test_stdin_is_text_or_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, count in ((TEXT, 1), (f'{{"text":"{TEXT}"}}\n' * 2, 2)):
        stdin = io.TextIOWrapper(io.BytesIO(data.encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        documents, issues = read("-")
        assert (len(documents), issues) == (count, [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.binary(),
    suffix=st.sampled_from([".txt", ".html", ".jsonl"]),
    begin=st.sampled_from([b"", b"<rss>", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"PAR1"]),
)
def test_any_bytes_give_a_document_or_an_issue(
    tmp_path: Path, data: bytes, suffix: str, begin: bytes
) -> None:
    _check(tmp_path / f"a{suffix}", begin + data)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<!--", "<script>", "<figcaption>", "<h1>", "&#0;", "&x;",
             "<meta property='og:title' content='", "'", "Two died.", "<time datetime='x'>", "\n",
             "<article>", "]]>", "<item>", "<description>", "</item>", "&b;", "<![CDATA[",
             "\x00", "é"]
        )
    )
)  # fmt: skip
def test_any_markup_gives_a_document_or_an_issue(tmp_path: Path, pieces: Sequence[str]) -> None:
    for root in ("<html>", "<rss>"):
        _check(tmp_path / "a.html", (root + "".join(pieces)).encode())


def _check(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for found in read_sources([str(path)], Meta()):
        assert isinstance(found, Document | Issue)
        if isinstance(found, Document):
            assert found.blocks


def test_the_folder_of_a_batch_is_left_alone_and_told(tmp_path: Path) -> None:
    (tmp_path / "coded/shards/a").mkdir(parents=True)
    (tmp_path / "coded/batch.json").write_text("{}")
    (tmp_path / "coded/shards/a/records.jsonl.gz").write_bytes(gzip.compress(b'{"kind": ""}\n'))
    (tmp_path / "story.txt").write_text("Troops shelled a market in Goma on Monday.")
    (issue,) = read_sources([str(tmp_path / "coded")], Meta())
    assert isinstance(issue, Issue)
    assert issue.where == str(tmp_path / "coded")
    assert issue.cure == f"dateline load {tmp_path / 'coded'} keeps what it has"
    found = list(read_sources([str(tmp_path)], Meta()))
    assert [f.name for f in found if isinstance(f, Document)] == ["story"]
    assert issue in found
    assert sources.passed_over([str(tmp_path)]) == {}
