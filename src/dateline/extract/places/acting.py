"""Tells a place where things happen from a name that stands for a government."""

from dateline.annotate import Layers, Token
from dateline.codebook.places import Gazetteer, Row, nations
from dateline.codebook.places.folding import fold
from dateline.extract.places.mentions import PLACE_LABELS, Spot
from dateline.extract.places.vocabulary import values, words

_WHERE = PLACE_LABELS | {"NORP"}


def is_acting(layers: Layers, spot: Spot, head: int, row: Row | None) -> bool:
    """Tell whether a place's name acts here: subject, owner of a body, partner, addressee."""
    if spot.body:
        return True
    if layers.tokens[spot.last - 1].i + 1 < len(layers.tokens) and (
        layers.tokens[spot.last].text in ("-", "–") and spot.end == spot.last
    ):
        return True  # "the US-Israeli plot"
    if spot.mission:
        return _speaks(layers, head)
    if spot.relation or row is None or spot.wish:
        return False
    state = row.kind == "country" or row.capital or fold(row.name) in nations().capitals
    token = layers.tokens[head]
    if token.dep == "conj":
        first = _first_conjunct(layers, head)
        return _acts(layers, spot, first, row, state)
    return _acts(layers, spot, head, row, state)


def _speaks(layers: Layers, head: int) -> bool:
    """Tell whether an embassy's name stands for its people ("the embassy said", "its staff")."""
    token = layers.tokens[head]
    governor = layers.tokens[token.head]
    if token.dep in ("compound", "nmod", "poss"):
        return governor.lemma in words("local") | words("possessed")
    return token.dep in ("nsubj", "agent") and governor.pos == "VERB"


def _first_conjunct(layers: Layers, i: int) -> int:
    tokens = layers.tokens
    while tokens[i].dep == "conj" and tokens[i].head != i and tokens[i].pos in ("PROPN", "NOUN"):
        i = tokens[i].head
    return i


def _acts(layers: Layers, spot: Spot, head: int, row: Row, state: bool) -> bool:
    token = layers.tokens[head]
    governor = layers.tokens[token.head]
    if token.dep in ("nsubj", "agent"):
        quiet = words("idle") if row.kind != "country" else frozenset({"lie", "come", "see"})
        if state and any(
            layers.tokens[c].dep in ("acomp", "attr", "xcomp")
            and any(layers.tokens[g].dep in ("xcomp", "ccomp") for g in layers.children[c])
            for c in layers.children[governor.i]
        ):
            return True  # "Moscow was determined to work with"
        return governor.lemma not in quiet and governor.pos in ("VERB", "AUX")
    if token.dep == "nsubjpass":
        return state and governor.lemma not in words("touch")
    if token.dep == "poss":
        place = governor.lemma in words("unit") | words("area") | words("coast") | words("border")
        return governor.lemma in words("possessed") or (state and not place)
    if token.dep in ("compound", "nmod", "amod"):
        wide = state or row.kind in ("region", "sea")
        deed = values("incident").get(governor.lemma)
        if deed == "state" or (deed is not None and row.kind != "country"):
            return False  # "a Kabul car bombing", "the Sudan fighting"; not "a U.S. attack"
        if deed is not None and not _aims_abroad(layers, spot, governor, row):
            return False  # "a Somalia attack killed six"
        return wide and governor.pos in ("NOUN", "PROPN")
    if not state:
        return False
    if token.dep in ("dobj", "dative", "iobj"):
        return governor.lemma not in words("touch")
    return token.dep == "pobj" and _partner(layers, governor.i, row)


def _aims_abroad(layers: Layers, spot: Spot, deed: Token, row: Row) -> bool:
    """Tell whether a country's name before a deed may be its doer's: the sentence names others.

    "Israel strikes kill six in Gaza"; a state flies strikes on its own towns too. So may a name
    that is short as an adjective, "a US strike".
    """
    if spot.name.replace(".", "").isupper():
        return True
    sentence = layers.sentences[deed.sentence]
    others = [
        n for n in layers.names
        if n.label in _WHERE and sentence.first <= n.first < sentence.last
        and not (n.first < spot.last and spot.first < n.last)
    ]  # fmt: skip
    flown = deed.lemma in words("flown")
    return any(flown or _is_elsewhere(layers.quote(n.first, n.last).text, row) for n in others)


def _is_elsewhere(name: str, row: Row) -> bool:
    """Tell whether a name of a place or people is of another country than a place."""
    code = nations().demonym(fold(name))
    countries = {r.country for r in Gazetteer.open().candidates(name)} if not code else {code}
    return row.country not in countries


def _partner(layers: Layers, prep: int, row: Row) -> bool:
    """Tell whether a state after this preposition is a party ("with Iran", "sanctions on Iran")."""
    word = layers.tokens[prep].low
    if word not in words("actor"):
        return False
    above = layers.tokens[layers.tokens[prep].head]
    if word in ("of", "on", "from", "to"):
        if above.lemma in words("strike") or above.pos in ("ADV", "ADP"):
            return False
        if word in ("from", "to") and above.pos == "VERB":
            return above.lemma in words("saying")
        return row.kind == "country"
    return True
