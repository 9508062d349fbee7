"""Reads places of a state told without a name: "the Peruvian capital", "outside parliament"."""

from collections.abc import Callable, Sequence

from dateline.annotate import Layers, Token, as_read
from dateline.codebook.places import Gazetteer, Row, nation_of, nations
from dateline.codebook.places.folding import fold
from dateline.extract.places.mentions import NAMELESS, PlaceMention
from dateline.extract.places.vocabulary import values, words
from dateline.records import Finding, Place

_TOWN_KM = 15.0
_NOUNS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj", "attr", "appos"})


def find_capitals(
    layers: Layers, mentions: Sequence[PlaceMention], home: Callable[[], str | None]
) -> tuple[PlaceMention, ...]:
    """Return the capitals, and parliaments in them, that a document tells without their name.

    A people or country beside the word says whose it is, else it is that of the country which
    `home` returns, the article's own. `mentions` are the document's named places.
    """
    cased = as_read(layers)
    taken = {i for m in mentions for i in range(m.first, m.last)}
    found = []
    for token in cased.tokens:
        if token.i in taken or token.pos not in ("NOUN", "PROPN"):
            continue
        seat = _is_seat(cased, token)
        if seat or (token.text == "capital" and _stands(cased, token, taken)):
            whose = _whose(cased, token)
            row = None if whose is None else _capital(whose or home() or "", mentions)
            if row is not None:
                found.append(_mention(layers, token, row, seat=seat))
    return tuple(found)


def _is_seat(layers: Layers, token: Token) -> bool:
    """Tell whether a word names the building of a parliament or president, as a place."""
    needs = values("seat").get(token.low)
    if needs is None:
        return False
    if needs and needs not in (layers.tokens[c].low for c in layers.children[token.i]):
        return False
    above = layers.tokens[token.head]
    if token.dep == "dobj":
        return above.lemma in words("break")
    front = above.text == "of" and layers.tokens[above.head].text == "front"
    return token.dep == "pobj" and (front or above.low in words("beside"))


def _stands(layers: Layers, token: Token, taken: set[int]) -> bool:
    """Tell whether the word is a city's and no name goes with it ("the capital, Kabul")."""
    after = layers.tokens[token.i + 1 : token.i + 3]
    if any(t.i in taken for t in after) or token.dep not in _NOUNS:
        return False
    if any(layers.tokens[c].dep == "appos" for c in layers.children[token.i]):
        return False
    before = layers.tokens[token.i - 1] if token.i else token
    return before.dep in ("det", "poss", "case") or bool(_nation(before))


def _whose(layers: Layers, token: Token) -> str | None:
    """Return the country beside the word, "" where none is told; None where it isn't a state's."""
    for child in (layers.tokens[c] for c in layers.children[token.i]):
        if child.dep in ("amod", "compound", "nmod", "poss") and child.tag != "PRP$":
            if code := _nation(child):
                return code
            if child.lemma not in words("realm"):
                return None  # "the provincial capital", "Idlib's capital"
        if child.dep == "prep" and child.text == "of":
            names = [layers.tokens[c] for c in layers.children[child.i]]
            codes = [code for t in names if (code := _nation(t))]
            return codes[0] if codes else None
    return ""


def _nation(token: Token) -> str:
    """Return the country that a word with a capital names ("US", not "us"), or ""."""
    return nation_of(token.text) if token.text[0].isupper() else ""


def _capital(country: str, mentions: Sequence[PlaceMention]) -> Row | None:
    """Return the capital of a country: the one that the text names, if it has several."""
    names = [name for name, code in nations().capitals.items() if code == country]
    told = {fold(m.finding.value.name) for m in mentions}
    for name in sorted(names, key=lambda n: n not in told):
        for row in Gazetteer.open().candidates(name):
            if row.country == country and row.kind == "town":
                return row
    return None


def _mention(layers: Layers, token: Token, row: Row, *, seat: bool) -> PlaceMention:
    first = min((token.i, *(c for c in layers.children[token.i] if c < token.i)))
    quote = layers.quote(first, token.i + 1)
    place = Place(
        text=quote.text, name=f"{token.text}, {row.name}" if seat else row.name,
        country=row.country, admin1=row.admin1, admin2=row.admin2, lat=row.lat, lon=row.lon,
        precision="site" if seat else "town", radius_km=_TOWN_KM if seat else None,
    )  # fmt: skip
    return PlaceMention(
        first=first, last=token.i + 1, head=token.i, name=(token.i, token.i + 1),
        finding=Finding(place, (quote,), NAMELESS),
    )  # fmt: skip
