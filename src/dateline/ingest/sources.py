"""Sources to documents: files, folders, addresses and stdin, each by what it holds."""

import codecs
import gzip
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest.decoding import MAX_BYTES, decode
from dateline.ingest.headers import iso_or_none
from dateline.ingest.language import is_english
from dateline.ingest.text import Meta, build_document
from dateline.records import Issue

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
SUFFIXES = (".txt", ".html", ".htm", ".xhtml", *_LINES)
MAX_CHARACTERS = 1_000_000
"""The longest article coded, in characters: a book; the parser needs minutes for it."""
_TABLES = (".csv", ".tsv")
_PAGES = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<article", "<div", "<p>")


class Line(msgspec.Struct):
    """An article as one line of JSONL; other keys are passed over."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    publisher: str | None = None


def read_sources(
    sources: Sequence[str], meta: Meta, *, allow_private: bool = False
) -> Iterator[Document | Issue]:
    """Return the documents of all sources, and an `Issue` for each that can't be read.

    `meta` serves where a source does not say itself when and by whom it was published.
    """
    for source in sources:
        try:
            if source == "-":
                yield from _stream(sys.stdin.buffer, "stdin", meta)
            elif source.startswith(("http://", "https://")):
                yield from _address(source, meta, allow_private)
            else:
                yield from _path(Path(source), meta)
        except InputError as wrong:
            yield issue(wrong)
        except (OSError, ValueError) as wrong:
            yield Issue(source, f"can't be read: {wrong}", "check the path")


def issue(wrong: InputError) -> Issue:
    """Return an input error as an issue: where, what, cure."""
    where, _, rest = str(wrong).partition(": ")
    what, _, cure = rest.partition("; ")
    return Issue(where, what, cure or "check the source")


def _address(url: str, meta: Meta, allow_private: bool) -> Iterator[Document | Issue]:
    from dateline.ingest.fetch import fetch

    data, final = fetch(url, allow_private=allow_private)
    yield from _article(data, msgspec.structs.replace(meta, url=final, name=url), url)


def _path(path: Path, meta: Meta) -> Iterator[Document | Issue]:
    for found in files_of(path):
        if isinstance(found, Issue):
            yield found
        else:
            yield from read_file(*found, meta)


def files_of(path: Path) -> Iterator[tuple[Path, str] | Issue]:
    """Return the files that a path stands for, each with the name that its article gets.

    A folder stands for all files in it, and below, that we read.
    """
    if not path.is_dir():
        yield path, _bare(Path(path.name))
        return
    locked: list[OSError] = []
    found = [p for p in _inside(path, locked) if kind_of(p) in SUFFIXES and _holds(p)]
    yield from (_unreadable(str(wrong.filename), wrong) for wrong in locked)
    if not found and not locked:
        raise InputError(f"{path}: no {', '.join(SUFFIXES)} in this folder; give another")
    yield from ((inner, _bare(inner.relative_to(path))) for inner in found)


def read_file(path: Path, name: str, meta: Meta) -> Iterator[Document | Issue]:
    """Return the documents of a file; `name` is that of its article, or of its lines."""
    yield from _file(path, msgspec.structs.replace(meta, name=name))


def kind_of(path: Path) -> str:
    """Return the suffix of a file, with the one before it if it is compressed.

    >>> kind_of(Path("feed.v2.JSONL.gz"))
    '.jsonl.gz'
    """
    suffix = path.suffix.lower()
    return f"{path.with_suffix('').suffix.lower()}{suffix}" if suffix == ".gz" else suffix


def _bare(path: Path) -> str:
    """Return a path without the suffix that says its kind."""
    bare = path.with_suffix("")
    return (bare.with_suffix("") if path.suffix.lower() == ".gz" else bare).as_posix()


def _inside(folder: Path, locked: list[OSError]) -> list[Path]:
    """Return the files in a folder and below, in order; `locked` gets what can't be looked into."""
    walked = os.walk(folder, onerror=locked.append)
    return sorted(Path(inner, name) for inner, _, names in walked for name in names)


def _holds(path: Path) -> bool:
    """Tell whether a path may hold an article: a pipe or a socket does not."""
    try:
        return path.is_file() or not path.exists()  # a link to nothing is told
    except OSError:  # in a folder that can be listed only: opening it gives the reason
        return True


def passed_over(sources: Sequence[str]) -> Counter[str]:
    """Return how many files of the folders given are of a kind that is not read, by suffix.

    Hidden files and all in hidden folders are not counted.
    """
    folders = [Path(s) for s in sources if s != "-" and "://" not in s and Path(s).is_dir()]
    names = (p.relative_to(folder) for folder in folders for p in _inside(folder, []))
    seen = (p for p in names if not any(part.startswith(".") for part in p.parts))
    kinds = (kind_of(p) or "with no suffix" for p in seen)
    return Counter(kind for kind in kinds if kind not in SUFFIXES)


def _unreadable(where: str, wrong: OSError) -> Issue:
    return Issue(where, f"can't be read: {wrong.strerror}", "check its permissions")


def _file(path: Path, meta: Meta) -> Iterator[Document | Issue]:
    if path.suffix.lower() in _TABLES:
        yield Issue(str(path), "a table, not an article", "give JSONL with an article a line")
        return
    kind = kind_of(path)
    try:
        with gzip.open(path) if kind.endswith(".gz") else path.open("rb") as stream:
            yield from _stream(stream, str(path), meta, lines=kind in _LINES)  # type: ignore[arg-type]
    except FileNotFoundError:
        yield Issue(str(path), "no such file", "check the path")
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield Issue(str(path), "not gzip, or cut short", "get it anew; what came whole was read")
    except OSError as wrong:
        yield _unreadable(str(path), wrong)
    except InputError as wrong:
        yield issue(wrong)


def _stream(
    stream: BinaryIO, where: str, meta: Meta, *, lines: bool = False
) -> Iterator[Document | Issue]:
    first = stream.readline(MAX_BYTES + 1).removeprefix(codecs.BOM_UTF8)
    begun = first.lstrip().startswith(b"{")
    if lines or (begun and (where == "stdin" or _decodes(first, Line))):
        yield from _lines(stream, first, where, meta)
        return
    yield from _article(first + stream.read(MAX_BYTES + 1), meta, where)


def _decodes(data: bytes | str, kind: type) -> bool:
    """Tell whether some text is JSON of a kind."""
    try:
        msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _article(data: bytes, meta: Meta, where: str) -> Iterator[Document | Issue]:
    text, guessed = decode(data, where)
    if text.lstrip()[:1] in ("{", "[") and (_decodes(text, dict) or _decodes(text, list)):
        raise InputError(f"{where}: JSON, but not an article a line; give JSONL, as --help says")
    if guessed is not None:
        yield Issue(where, f"not UTF-8, read as {guessed}", "save it as UTF-8 if letters are wrong")
    yield from _told(_document(text, meta, where), where)


def _told(document: Document, where: str) -> Iterator[Document | Issue]:
    """Return a document, and an issue before it if it is not English: little is read of it."""
    if not is_english(document.text):
        yield Issue(where, "not English, as it seems", "give a translation: little was read of it")
    yield document


def _document(text: str, meta: Meta, where: str) -> Document:
    """Return the document of a text or page; raises `InputError` for none and for too much."""
    if text.lstrip()[:15].lower().startswith(_PAGES):
        from dateline.ingest.html import read_html

        document = read_html(text, meta, where)
    else:
        document = build_document(text, meta)
    if len(document.text) > MAX_CHARACTERS:
        raise InputError(
            f"{where}: {len(document.text):,} characters in one article, the limit is "
            f"{MAX_CHARACTERS:,}; split it into articles, or give JSONL with one a line"
        )
    if not document.blocks:
        raise InputError(f"{where}: no words in it; give a file with an article in it")
    return document


def _lines(stream: BinaryIO, first: bytes, where: str, meta: Meta) -> Iterator[Document | Issue]:
    number, line = 1, first
    while line:
        at = f"{where}:{number}"
        if len(line) > MAX_BYTES:
            yield Issue(at, f"a line of over {MAX_BYTES // 10**6} MB", "give one article a line")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
        elif line.strip():
            try:
                yield from _line(line, at, number, meta)
            except InputError as wrong:
                yield issue(wrong)
        number, line = number + 1, stream.readline(MAX_BYTES + 1)


def _line(data: bytes, at: str, number: int, meta: Meta) -> Iterator[Document | Issue]:
    try:
        line = msgspec.json.decode(data, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise InputError(
            f'{at}: not an article as JSON ({wrong}); give an object with "text" and "published"'
        ) from None
    if not line.text.strip():
        raise InputError(f"{at}: empty text; leave the line out")
    if "\0" in line.text[:100_000]:
        raise InputError(f"{at}: binary, not text; give the article's words")
    if line.published and iso_or_none(line.published) is None:
        yield Issue(at, f'"{line.published}" is no date that we read', "write it as YYYY-MM-DD")
    own = Meta(
        title=line.title, published=line.published or meta.published, updated=line.updated,
        publisher=line.publisher or meta.publisher, url=line.url,
        name=line.id or f"{meta.name or 'stdin'}:{number}",
    )  # fmt: skip
    yield from _told(_document(line.text, own, at), at)
