"""Bytes to text: encodings, and a clear refusal of what is no text."""

import codecs
import re

from charset_normalizer import from_bytes

from dateline.errors import InputError

MAX_BYTES = 20_000_000
"""The largest article read, in bytes: the longest news page we know of has under 2 MB."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PDF = b"%PDF-"
_MAGIC = (b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
"""How files begin that are taken for articles by mistake: zip, gzip, images, RTF."""
_SLOW = frozenset({"punycode", "idna"})
"""Encodings of host names, not of pages: their time grows with the square of the length."""
_LOST = "\N{REPLACEMENT CHARACTER}"
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""\s*<\?xml[^>]+?\bencoding\s*=\s*["']([\w.:-]{2,40})["']""")


def decode(data: bytes, where: str, said: str | None = None) -> tuple[str, str | None]:
    """Return the text of some bytes, and what it was read as if it is not clean UTF-8.

    `said` is an encoding named beside them, by a server; one that they or it name for sure is no
    guess. Raises `InputError` for nothing, for too much, and for bytes that are no text.
    """
    if not data.strip():
        raise InputError(f"{where}: empty; give a file with an article in it")
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{where}: {len(data) / 1e6:.0f} MB in one article, the limit is "
            f"{MAX_BYTES // 10**6}; split it into articles, or give JSONL with one a line"
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, where), None
    if data.startswith(_PDF):
        raise InputError(f'{where}: PDF, not text; give its text, as "pdftotext" writes it')
    if b"\0" in data[:100_000] or data.startswith(_MAGIC):
        raise InputError(f"{where}: binary, not text; give text, HTML or JSONL")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    named = _XML.match(data[:200])
    for name in (said, named[1].decode("ascii") if named else None):
        if name and (text := _as(data, name)) is not None:
            return text, None
    return _guess(data, where)


def _as(data: bytes, encoding: str) -> str | None:
    """Return bytes in an encoding as text; None if they are not, or it is none of text."""
    try:
        return None if encoding.lower() in _SLOW else data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise InputError(
            f"{where}: says it is {encoding}, but byte {wrong.start} is not; save it as UTF-8"
        ) from None


def _guess(data: bytes, where: str) -> tuple[str, str]:
    declared = _DECLARED.search(data[:4096])
    if declared is not None:
        name = declared[1].decode("ascii", "replace")
        if (text := _as(data, name)) is not None:
            return text, name
    text = data.decode("utf-8", "replace")
    broken = text.count(_LOST)
    if sum(not char.isascii() for char in text) > 2 * broken:  # most of its letters are UTF-8
        return text, f"UTF-8 with {broken} broken character{'s' if broken > 1 else ''} ({_LOST})"
    if (western := _as(data, "cp1252")) is not None:
        return western, "windows-1252"
    best = from_bytes(data[:200_000]).best()
    if best is not None and (found := _as(data, best.encoding)) is not None:
        return found, best.encoding
    raise InputError(f"{where}: neither UTF-8 nor a known encoding; save it as UTF-8")
