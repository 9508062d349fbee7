"""The one normalisation of a text; every offset depends on it, so nothing else may change text."""

import re
import unicodedata
from html import unescape
from html.entities import html5

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff"
    "\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_TRAILING = re.compile(r"(?<! ) +(?=\n)")
_HYPHENS = re.compile("[\u2010\u2011]")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-fA-F]{2,5}|[A-Za-z][A-Za-z\d]{1,30});")
_MISREAD = re.compile(
    "\u00e2\u20ac[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|"
    "[\u00c2-\u00c5][\u0080-\u00ba\u00bc-\u00bf\u0152-\u02dc\u2020-\u2122]"
)
"""Letters that are the bytes of one in UTF-8, read as Windows-1252: "â€™" for an apostrophe."""
_BYTES = {bytes([byte]).decode("cp1252", "replace"): byte for byte in range(0x80, 0xA0)}


def normalise(text: str) -> str:
    r"""Return the text in NFC, with \n line ends, single spaces and no invisible controls.

    Right-to-left overrides, zero-width marks and soft hyphens go: they can make a reader see
    other words than the parser. What is left of a page's markup or of a wrong decoding becomes
    the letter that it stands for. Doing it twice changes nothing.

    >>> normalise("\ufeffMali\u200b\r\nfell\u00a0silent ")
    'Mali\nfell silent'
    >>> normalise("The army&#39;s  men &amp; â€œguardsâ€\u009d of SÃ©gou")
    "The army's men & “guards” of Ségou"
    """
    while (plain := _plainer(text)) != text:
        text = plain
    return text


def _meant(entity: re.Match[str]) -> str:
    """Return the letter that an entity stands for; its own letters, if it is none."""
    return unescape(entity[0]) if "#" in entity[0] or entity[0][1:] in html5 else entity[0]


def _reread(letters: re.Match[str]) -> str:
    """Return the letter whose bytes were read as letters of their own; them, if they were not."""
    try:
        return bytes(_BYTES.get(letter, ord(letter) % 256) for letter in letters[0]).decode("utf-8")
    except UnicodeDecodeError:
        return letters[0]


def _plainer(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if "&" in text:
        text = _ENTITY.sub(_meant, text)
    if not text.isascii():
        text = _HYPHENS.sub("-", _MISREAD.sub(_reread, text)).replace("\u2015", "\u2014")
    text = _BREAKS.sub("\n", text.replace("\r\n", "\n").replace("\u2029", "\n\n"))
    text = _CONTROL.sub("", text)
    text = _TRAILING.sub("", _WIDE.sub(" ", _SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", text).strip()
