"""Names whose parts are joined by dashes: "Mazar-i-Sharif", "Ain al-Hilweh", "Port-de-Paix"."""

from collections.abc import Sequence

from dateline.annotate import Token

DASHES = ("—", "–", "-", "--")
ARTICLES = frozenset({"al", "el", "ez", "as", "ash", "an", "ad", "ar", "at", "az", "es", "ul"})
_LINK = 4
"""The most letters of a word that dashes join to a name."""


def capitalised(token: Token) -> bool:
    """Tell whether a token starts as a name does ("Aleppo", "al-Bab", "d'Ivoire")."""
    text = token.text
    return text[0].isupper() or (text[:3] in ("al-", "el-", "as-", "ad-", "an-", "ar-") and
                                 any(c.isupper() for c in text))  # fmt: skip


def joins(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a token joins two halves of a name: "al" and "-" in "Ain al-Hilweh"."""
    if i + 2 >= len(tokens) or (tokens[i].text in DASHES and not i):
        return False
    if tokens[i].text in DASHES:
        tight = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
        return tight and (capitalised(tokens[i + 1]) or links(tokens, i + 1))
    article = tokens[i].low in ARTICLES
    return links(tokens, i) or (article and tokens[i + 1].text in DASHES and joins(tokens, i + 1))


def links(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a short word stands between two halves of a name: "Mazar-i-Sharif"."""
    if not 0 < i < len(tokens) - 2 or not tokens[i].text.islower():
        return False
    left, right = tokens[i - 1], tokens[i + 1]
    tight = left.end == tokens[i].start and tokens[i].end == right.start
    dashes = left.text in DASHES and right.text in DASHES
    return tight and dashes and len(tokens[i].text) <= _LINK and capitalised(tokens[i + 2])


def is_linked(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a token is part of such a name, whatever the tagger took it for."""
    return any(links(tokens, j) for j in range(max(0, i - 2), min(i + 3, len(tokens))))
