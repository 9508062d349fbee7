"""The one normalisation of a text; every offset depends on it, so nothing else may change text."""

import re
import unicodedata

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff"
    "\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def normalise(text: str) -> str:
    r"""Return the text in NFC, with \n line ends, plain spaces and no invisible controls.

    Right-to-left overrides, zero-width marks and soft hyphens go: they can make a reader see
    other words than the parser. Doing it twice changes nothing.

    >>> normalise("\ufeffMali\u200b\r\nfell\u00a0silent ")
    'Mali\nfell silent'
    """
    text = unicodedata.normalize("NFC", text)
    text = _BREAKS.sub("\n", text.replace("\r\n", "\n").replace("\u2029", "\n\n"))
    text = _CONTROL.sub("", text)
    text = _SPACES.sub(" ", text)
    return unicodedata.normalize("NFC", text).strip()
