"""Packed bodies of pages to bytes, no larger than a limit: a few bytes may hold gigabytes."""

import zlib
from collections.abc import Callable, Iterable, Iterator

from dateline.errors import InputError

_STEP = 1 << 20
ACCEPTED = "gzip, deflate"
"""The encodings that we ask servers for; `br` is read where it was not asked for."""
_Step = Callable[[bytes, int], bytes]


def unpacked(pieces: Iterable[bytes], encodings: str, *, limit: int, where: str) -> bytes:
    """Return a body without its content encodings ("gzip", "gzip, br", ""), in bounded memory.

    Raises `InputError` for more than `limit` bytes, and for what is not packed as it says.
    """
    named = [name.strip().lower() for name in encodings.split(",")]
    for name in reversed([name for name in named if name not in ("", "identity")]):
        pieces = _through(pieces, name, where)
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > limit:
            raise InputError(f"{where}: over {limit // 10**6} MB; save and split it")
    return bytes(body)


def _through(pieces: Iterable[bytes], name: str, where: str) -> Iterator[bytes]:
    """Return what one encoding holds, a piece at a time."""
    try:
        yield from _brotli(pieces) if name == "br" else _zlib(pieces, name)
    except KeyError:
        raise InputError(f'{where}: packed as "{name}"; save the page and give the file') from None
    except (zlib.error, ValueError) as wrong:
        raise InputError(f"{where}: not {name} as it says: {wrong}; save the page") from None


def _zlib(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    width = {"gzip": 31, "x-gzip": 31, "deflate": 15}[name]
    unpacker = None
    for piece in pieces:
        if unpacker is None:  # some servers send deflate without its two bytes of header
            bare = name == "deflate" and piece[:1] and piece[0] & 15 != 8
            unpacker = zlib.decompressobj(-15 if bare else width)
        while piece and not unpacker.eof:
            yield unpacker.decompress(piece, _STEP)
            piece = unpacker.unconsumed_tail


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    import brotli

    unpacker = brotli.Decompressor()
    try:
        for piece in pieces:
            yield unpacker.process(piece, output_buffer_limit=_STEP)
            while not unpacker.can_accept_more_data():
                yield unpacker.process(b"", output_buffer_limit=_STEP)
    except brotli.error as wrong:
        raise ValueError(str(wrong)) from None


def joined_chunks(body: bytes) -> bytes:
    r"""Return a body sent in chunks as one; as it is if it is not in chunks after all.

    Programs that archive pages often join the chunks and keep the header that announces them.

    >>> joined_chunks(b"3\r\nTwo\r\n5\r\n died\r\n0\r\n\r\n"), joined_chunks(b"Two died")
    (b'Two died', b'Two died')
    """
    found, at = bytearray(), 0
    while True:
        end = body.find(b"\r\n", at, at + 40)
        try:
            size = int(body[at:end].partition(b";")[0], 16) if end > at else -1
        except ValueError:
            size = -1
        if size < 0:
            return bytes(found) or body
        if size == 0 or end + 2 >= len(body):
            return bytes(found)
        found += body[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
