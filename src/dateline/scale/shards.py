"""Shards: the files that a batch is given, each known by its bytes."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.errors import InputError
from dateline.ingest import Meta, files_of, issue
from dateline.records import Issue

_ARTICLES = (".txt", ".html", ".htm", ".xhtml")
"""Files with one article each: those of a folder are one shard together."""


class Shard(msgspec.Struct, frozen=True):
    """Files to be read in one go, each with the name that its article, or its lines, get."""

    where: str
    name: str
    files: tuple[tuple[Path, str], ...]

    def key(self, meta: Meta) -> str:
        """Return the shard's name with a digest of what its documents are made of.

        A file that has changed is another shard; one that was moved is the same. Raises `OSError`
        where a file of many articles can't be read.
        """
        total = hashlib.sha256()
        for path, name in self.files:
            total.update(f"{name}\0{path.suffix}\0{_digest(path, len(self.files) > 1)}\0".encode())
        total.update(f"{meta.published or ''}\0{meta.publisher or ''}".encode())
        plain = re.sub(r"[^A-Za-z0-9_-]+", "-", self.name).strip("-")[:60] or "shard"
        return f"{plain}-{total.hexdigest()[:12]}"


def _digest(path: Path, among: bool) -> str:
    """Return the digest of a file's bytes; one that can't be read among others has none."""
    try:
        with path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        if among:
            return ""
        raise


def find_shards(sources: Sequence[str], *, out: Path) -> Iterator[Shard | Issue]:
    """Return the shards of files and folders, and an `Issue` for each that can't be looked into.

    Each file of many articles is a shard; the files of a folder with one article each are one.
    What the batch itself writes, to `out`, is none.
    """
    for source in sources:
        path = Path(source)
        articles: list[tuple[Path, str]] = []
        try:
            for found in files_of(path):
                if isinstance(found, Issue):
                    if found.where != str(out):
                        yield found
                elif found[0].resolve().is_relative_to(out):
                    continue
                elif path.is_dir() and found[0].suffix.lower() in _ARTICLES:
                    articles.append(found)
                else:
                    yield Shard(str(found[0]), found[1], (found,))
        except InputError as wrong:
            yield issue(wrong)
        if articles:
            yield Shard(source, path.resolve().name, tuple(articles))
