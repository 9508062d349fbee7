"""Packed bodies: unpacked up to a limit, and no further."""

import gzip
import zlib

import brotli
import pytest

from dateline.errors import InputError
from dateline.ingest.unpacking import joined_chunks, unpacked

WORDS = b"Troops shelled a market. " * 100
BARE = zlib.compress(WORDS)[2:-4]


@pytest.mark.parametrize(
    ("packed", "encodings"),
    [
        (WORDS, ""),
        (WORDS, "identity"),
        (gzip.compress(WORDS), "gzip"),
        (gzip.compress(WORDS), " X-GZip"),
        (zlib.compress(WORDS), "deflate"),
        (BARE, "deflate"),
        (brotli.compress(WORDS), "br"),
        (gzip.compress(brotli.compress(WORDS)), "br, gzip"),
    ],
    ids=["bare", "identity", "gzip", "x-gzip", "deflate", "no-header", "br", "both"],
)
def test_a_body_is_unpacked(packed: bytes, encodings: str) -> None:
    for pieces in ([packed], [packed[:9], packed[9:]]):
        assert unpacked(pieces, encodings, limit=10_000, where="x") == WORDS


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
def test_a_bomb_is_refused(encoding: str) -> None:
    body = b" " * 200_000_000
    pack = {"gzip": gzip.compress, "br": brotli.compress, "deflate": zlib.compress}[encoding]
    with pytest.raises(InputError, match="x: over 20 MB"):
        unpacked([pack(body)], encoding, limit=20_000_000, where="x")


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "zstd"])
def test_what_is_not_packed_as_it_says_is_refused(encoding: str) -> None:
    with pytest.raises(InputError, match=r"packed as|as it says"):
        unpacked([b"\x88not packed at all"], encoding, limit=100, where="x")


def test_chunks_are_joined_where_they_are_chunks() -> None:
    assert joined_chunks(b"4;x=y\r\nTwo \r\n4\r\ndied\r\n0\r\n\r\n") == b"Two died"
    assert joined_chunks(b"4\r\nTwo \r\n4\r\ndi") == b"Two di"
    assert joined_chunks(b"<p>Two died</p>") == b"<p>Two died</p>"
