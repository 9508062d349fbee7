"""A text as its words in one spelling, as shingles, and as keys that like passages share.

Case, accents, quotes, full stops and line breaks don't count, nor whether a number is written in
letters or digits; the digits do. A passage is a sentence, so that its keys stay the same when the
paragraphs round it are cut, moved, joined or split.
"""

import functools
import hashlib
import re
import struct
import unicodedata
from collections.abc import Sequence

import msgspec
from rensa import RMinHash

from dateline.codebook.words import word_list
from dateline.document import SPEAKING, Document, Role, Span
from dateline.link.texts.addresses import address_of

SHINGLE = 3
"""Words of a shingle in the signature. With 2, copies are found as often, and four times as many
pairs share a key (of 7,177 articles, 750,000 against 196,000)."""
BANDS, ROWS = 8, 2
"""A passage has 8 keys, each of 2 slots of its signature: passages with half of their shingles
in common share a key with probability 0.90, those with a tenth 0.08."""
SHORTEST = 12
"""Words of a passage; a shorter sentence goes with the next: "He gave no details." is everybody's.
"""
_SEED = 1126
_VERSION = f"{RMinHash.ALGORITHM_VERSION}.1"
"""Part of every key: keys of another rensa algorithm or another recipe never match these."""
_HEADING: frozenset[Role] = frozenset({"title"})
_NUMBER_OR_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+")
_STOP = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_GARBLED = re.compile(r"[ÂÃâ][^\x00-\x7f]{0,2}")
_TENS = frozenset({"20", "30", "40", "50", "60", "70", "80", "90"})


class Passage(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A sentence, or several short ones: its block's number and its words in one spelling.

    `names` has a byte for each word: 1 for a name or a number (a capital inside the sentence, or
    a digit), else 0.
    """

    block: int
    words: tuple[str, ...]
    names: bytes


class Key(msgspec.Struct, frozen=True, order=True, gc=False):
    """A number (signed, 64 bits) that like passages share, and the block that the passage is in.

    The key of a document's address has block -1.
    """

    key: int
    block: int


class Text(msgspec.Struct, frozen=True, array_like=True):
    """A document as it is compared: its passages in order, its address (None: it has none)."""

    id: str
    passages: tuple[Passage, ...]
    address: str | None = None


@functools.lru_cache(maxsize=1024)
def text_of(document: Document) -> Text:
    """Return a document as it is compared; what shares a key with one report does with the next."""
    return Text(document.id, passages_of(document), address_of(document.url))


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document's speaking blocks, in order.

    The title is left out: every desk writes its own. Where nothing else speaks, it stands in.
    """
    speaking = [
        (number, block) for number, block in enumerate(document.blocks) if block.role in SPEAKING
    ]
    body = [(n, block.span) for n, block in speaking if block.role not in _HEADING]
    found: list[Passage] = []
    for number, span in body or [(n, block.span) for n, block in speaking]:
        found += _passages(number, span, document.text)
    return tuple(found)


def _passages(number: int, span: Span, text: str) -> list[Passage]:
    """Return the passages of one block; what is too short goes with the next, at the end before."""
    found: list[tuple[list[str], list[bool]]] = []
    words: list[str] = []
    names: list[bool] = []
    for sentence in _STOP.split(_mended(text[span.start : span.end])):
        read, named = words_of(sentence)
        words, names = words + read, names + named
        if len(words) >= SHORTEST:
            found.append((words, names))
            words, names = [], []
    if words and found:
        found[-1] = (found[-1][0] + words, found[-1][1] + names)
    elif words:
        found.append((words, names))
    return [Passage(number, tuple(w), bytes(n)) for w, n in found]


def words_of(sentence: str) -> tuple[list[str], list[bool]]:
    """Return the words of a sentence in one spelling, and which are names or numbers.

    >>> words_of("The mayor’s guard killed twenty-three in Jõgeva, not 1,200.")[0]
    ['the', 'mayor', 's', 'guard', 'killed', '23', 'in', 'jogeva', 'not', '1200']
    """
    read = list(map(_folded, _NUMBER_OR_WORD.findall(sentence)))
    words, names = [word for word, _ in read], [name for _, name in read]
    if words and not words[0][0].isdecimal():
        names[0] = False
    for at in reversed(range(len(words) - 1)) if not _TENS.isdisjoint(words) else ():
        unit = words[at + 1]
        if words[at] in _TENS and len(unit) == 1 and unit.isdecimal() and unit != "0":
            words[at : at + 2] = [words[at][0] + unit]
            del names[at + 1]
    return words, names


@functools.lru_cache(maxsize=100_000)
def _folded(raw: str) -> tuple[str, bool]:
    """Return a word in small letters without accents, and whether it has a capital or digits."""
    word = unicodedata.normalize("NFKD", raw).lower()
    word = "".join(c for c in word if not unicodedata.combining(c)).replace(",", "")
    word = _numbers().get(word, word) or raw
    return word, raw[0].isupper() or word[0].isdecimal()


@functools.cache
def _numbers() -> dict[str, str]:
    """Return the digits of the number words that stand for one number and no other word."""
    return {
        row["form"]: row["least"] for row in word_list("numbers") if row["kind"] in ("unit", "ten")
    }


def _mended(text: str) -> str:
    """Return a text with letters and quotes that were read in the wrong encoding put right."""
    return _GARBLED.sub(_ungarbled, text) if "Ã" in text or "â" in text or "Â" in text else text


def _ungarbled(found: re.Match[str]) -> str:
    try:
        return found.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found.group()


def shingles(words: Sequence[str], size: int) -> list[str]:
    """Return the runs of `size` words, in order; the whole where there are fewer.

    >>> shingles(["rain", "fell", "in", "homs"], 3)
    ['rain fell in', 'fell in homs']
    """
    if len(words) <= size:
        return [" ".join(words)] if words else []
    return list(map(" ".join, zip(*(words[n:] for n in range(size)), strict=False)))


def keys_of(text: Text) -> tuple[Key, ...]:
    """Return the keys under which a text is stored and looked up, sorted, each once.

    Two passages share a key if one of their bands of MinHash slots agrees: the likelier the more
    shingles they have in common. Versions of a document share the key of their address. Stable
    between runs and machines.
    """
    matrix = RMinHash.digest_matrix_from_token_sets(
        [shingles(p.words, SHINGLE) for p in text.passages], BANDS * ROWS, _SEED
    )
    found = {
        Key(_key(struct.pack(f"<B{ROWS}I", band, *row[band * ROWS : band * ROWS + ROWS])), p.block)
        for p, row in zip(text.passages, matrix.to_rows(), strict=True)
        for band in range(BANDS)
    }
    if text.address is not None:
        found.add(Key(_key(text.address.encode("utf-8", "surrogatepass")), -1))
    return tuple(sorted(found))


def _key(data: bytes) -> int:
    digest = hashlib.blake2b(data, digest_size=8, person=_VERSION.encode())
    return int.from_bytes(digest.digest(), "little", signed=True)
