"""Sources to documents: files, folders, addresses and stdin, each by what it holds."""

import codecs
import gzip
import io
import os
import shutil
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest.articles import decodes, issue, read_words, text_of, told
from dateline.ingest.decoding import MAX_BYTES
from dateline.ingest.lines import Line, read_lines
from dateline.ingest.text import Meta
from dateline.records import Issue

if TYPE_CHECKING:
    from dateline.ingest.fetch import Visitor

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
SUFFIXES = (
    ".txt", ".html", ".htm", ".xhtml", *_LINES, ".xml", ".rss", ".atom", ".warc",
    ".warc.gz", ".parquet",
)  # fmt: skip
"""How the files of a folder end that are read; one that is given by name may end otherwise."""
_TABLES = (".csv", ".tsv")
BATCH = "batch.json"
"""The file by which a folder is known that `dateline batch` writes: its files hold no articles."""
_PACKED = (b"\x1f\x8b", b"WARC/", b"PAR1")
_HEAD = 65_536
_Read = Callable[[BinaryIO, str, Meta], Iterator[Document | Issue]]


def read_sources(
    sources: Sequence[str], meta: Meta, *, allow_private: bool = False, pages: bool = False
) -> Iterator[Document | Issue]:
    """Return the documents of all sources as they are read, and an `Issue` for what can't be.

    Sources are read in order of their names, whatever the order they are given in. `meta` serves
    where a source does not say itself when and by whom it was published. With `pages` the page
    of each entry of a feed is fetched and read in its place.
    """
    reader = _Reader(meta, allow_private=allow_private, pages=pages)
    for source in sorted(sources, key=lambda source: (Path(source).stem, source)):
        try:
            if source == "-":
                yield from reader.stream(sys.stdin.buffer, "stdin", meta)
            elif source.startswith(("http://", "https://")):
                yield from reader.address(source)
            else:
                yield from reader.path(Path(source))
        except InputError as wrong:
            yield issue(wrong)
        except (OSError, ValueError) as wrong:
            yield Issue(source, f"can't be read: {wrong}", "check the path")


def documents_of(found: Iterable[Document | Issue], issues: list[Issue]) -> Iterator[Document]:
    """Return the documents of what was read, one after another; `issues` gets the rest."""
    for item in found:
        if isinstance(item, Issue):
            issues.append(item)
        else:
            yield item


class _Reader:
    """Reads sources one after another, and knows which sites it has asked what."""

    def __init__(self, meta: Meta, *, allow_private: bool, pages: bool) -> None:
        self._meta = meta
        self._allow_private = allow_private
        self._pages = pages
        self._known: Visitor | None = None

    def _fetch(self, url: str) -> tuple[bytes, str]:
        if self._known is None:
            from dateline.ingest.fetch import Visitor

            self._known = Visitor(allow_private=self._allow_private)
        return self._known.fetch(url)

    def address(self, url: str) -> Iterator[Document | Issue]:
        """Return the documents at an address."""
        data, final = self._fetch(url)
        meta = msgspec.structs.replace(self._meta, url=final, name=url)
        yield from self.stream(io.BytesIO(data), url, meta)

    def path(self, path: Path) -> Iterator[Document | Issue]:
        """Return the documents of a file, or of a folder and all below it."""
        for found in files_of(path):
            if isinstance(found, Issue):
                yield found
            else:
                yield from self.file(*found)

    def file(self, path: Path, name: str) -> Iterator[Document | Issue]:
        """Return the documents of a file; `name` is that of its article, or of its lines."""
        if _ending(path) in _TABLES:
            yield Issue(str(path), "a table, not an article", "give JSONL with an article a line")
            return
        meta = msgspec.structs.replace(self._meta, name=name)
        try:
            lines = _ending(path) in _LINES
            with (
                gzip.open(path) if lines and path.suffix.lower() == ".gz" else path.open("rb") as it
            ):
                yield from self.stream(cast(BinaryIO, it), str(path), meta, lines=lines)
        except FileNotFoundError:
            yield Issue(str(path), "no such file", "check the path")
        except (EOFError, gzip.BadGzipFile, zlib.error):
            yield Issue(
                str(path), "not gzip, or cut short", "get it anew; what came whole was read"
            )
        except OSError as wrong:
            yield _unreadable(str(path), wrong)
        except InputError as wrong:
            yield issue(wrong)

    def stream(
        self, stream: BinaryIO, where: str, meta: Meta, *, lines: bool = False
    ) -> Iterator[Document | Issue]:
        """Return the documents of some bytes, by what they are; `lines` if their name says so."""
        first = stream.readline(MAX_BYTES + 1)
        if first.startswith(_PACKED):
            first += stream.read(_HEAD)
            if (packed := _packed(stream, first, where, meta)) is not None:
                yield from packed
                return
        first = first.removeprefix(codecs.BOM_UTF8)
        begun = first.lstrip().startswith(b"{")
        if lines or (begun and (where == "stdin" or decodes(first, Line))):
            yield from read_lines(stream, first, where, meta)
            return
        yield from self._article(first + stream.read(MAX_BYTES + 1), meta, where)

    def _article(self, data: bytes, meta: Meta, where: str) -> Iterator[Document | Issue]:
        from dateline.ingest.mending import is_feed

        text, issues = text_of(data, where)
        yield from issues
        if is_feed(text):
            from dateline.ingest.feed import read_feed

            yield from read_feed(text, meta, where, pages=self._fetch if self._pages else None)
        else:
            yield from told(read_words(text, meta, where), where)


def files_of(path: Path) -> Iterator[tuple[Path, str] | Issue]:
    """Return the files that a path stands for, each with the name that its article gets.

    A folder stands for all files in it, and below, that we read.
    """
    if not path.is_dir():
        yield path, _named(path.name)
        return
    locked: list[OSError] = []
    coded: list[Path] = []
    inside = _inside(path, locked, coded)
    found = [p for p in inside if _ending(p) in SUFFIXES and _holds(p)]
    yield from (_unreadable(str(wrong.filename), wrong) for wrong in locked)
    for batch in coded:
        yield Issue(str(batch), "a batch, not articles", f"dateline load {batch} keeps what it has")
    if not found and not locked and not coded:
        raise InputError(f"{path}: no {', '.join(SUFFIXES)} in this folder; give another")
    yield from ((inner, _named(inner.relative_to(path).as_posix())) for inner in found)


def read_file(path: Path, name: str, meta: Meta) -> Iterator[Document | Issue]:
    """Return the documents of a file; `name` is that of its article, or of its lines."""
    yield from _Reader(meta, allow_private=False, pages=False).file(path, name)


def _packed(
    stream: BinaryIO, first: bytes, where: str, meta: Meta
) -> Iterator[Document | Issue] | None:
    """Return what reads an archive or a Parquet file that begins so; None if it is neither."""
    if first.startswith(b"PAR1"):
        from dateline.ingest.parquet import read_parquet as read
    else:
        from dateline.ingest.warc import is_warc
        from dateline.ingest.warc import read_warc as read

        if not is_warc(first):
            return None
    return _whole(read, stream, first, where, meta)


def _whole(
    read: _Read, stream: BinaryIO, first: bytes, where: str, meta: Meta
) -> Iterator[Document | Issue]:
    with _seekable(stream, first) as whole:
        yield from read(whole, where, meta)


@contextmanager
def _seekable(stream: BinaryIO, first: bytes) -> Iterator[BinaryIO]:
    """Give a stream from its beginning on, of which some was read: a pipe as a file of its own."""
    if stream.seekable():
        stream.seek(0)
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        file.write(first)
        shutil.copyfileobj(stream, file, _HEAD)
        file.seek(0)
        yield cast(BinaryIO, file)


def _ending(path: Path) -> str:
    """Return how a file's name ends, in lower case, with what was packed before ".gz".

    >>> _ending(Path("crawl.WARC.gz")), _ending(Path("a.b.txt")), _ending(Path("notes"))
    ('.warc.gz', '.txt', '')
    """
    suffix = path.suffix.lower()
    return f"{path.with_suffix('').suffix.lower()}{suffix}" if suffix == ".gz" else suffix


def _named(path: str) -> str:
    """Return the name of a file's documents: its own without the ending."""
    return path[: len(path) - len(_ending(Path(path)))]


def _inside(folder: Path, locked: list[OSError], coded: list[Path]) -> list[Path]:
    """Return the files in a folder and below, in order.

    `locked` gets what can't be looked into, `coded` the folders of batches, which are left alone.
    """
    found: list[Path] = []
    for inner, folders, names in os.walk(folder, onerror=locked.append):
        if BATCH in names:
            coded.append(Path(inner))
            folders.clear()
        else:
            found += (Path(inner, name) for name in names)
    coded.sort()
    return sorted(found)


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
    names = (p.relative_to(folder) for folder in folders for p in _inside(folder, [], []))
    seen = (p for p in names if not any(part.startswith(".") for part in p.parts))
    kinds = (_ending(p) or "with no suffix" for p in seen)
    return Counter(kind for kind in kinds if kind not in SUFFIXES)


def _unreadable(where: str, wrong: OSError) -> Issue:
    return Issue(where, f"can't be read: {wrong.strerror}", "check its permissions")
