"""Whose a mention is: the body that somebody speaks for or leads; who only stands behind him."""

from collections.abc import Container, Mapping

from dateline.annotate import Layers, Token
from dateline.extract.actors.offshoots import OFFSHOOTS
from dateline.extract.actors.phrases import is_beside

_FOR = ("of", "for", "from")
_TO = frozenset({"adviser", "advisor", "aide", "assistant"})
"""Who is named with whom he serves: "an aide to the president"; not an envoy to Sudan."""
_COMMANDING = frozenset({"commander", "fighter", "founder", "delegate", "negotiator", "emissary"})
"""People of any armed side or body, whose own word gives them a sector."""
_SIDING = frozenset({
    "backed", "aligned", "allied", "linked", "supported", "funded", "trained", "sponsored", "armed",
    "affiliated", "friendly",
})  # fmt: skip
"""What after a hyphen says that the country before it only stands behind somebody."""
_TOWARDS = frozenset({"pro", "anti"})
POSTED = frozenset({
    "embassy", "consulate", "ambassador", "envoy", "consul", "attache", "attaché", "diplomat",
})  # fmt: skip
"""Missions and their people, who are not of the country that they are in."""
_NOUNS = ("NOUN", "PROPN")
_PARTS = frozenset({
    "state", "province", "region", "city", "district", "county", "town", "village", "canton",
    "territory", "enclave", "municipality", "capital", "governorate", "oblast", "borough",
})  # fmt: skip
"""Parts of a state that have offices and organs; "the state's" may be one of a federation."""
_STATE_S = frozenset({"government", "regime", "junta", "administration", "cabinet", "parliament"})
"""Bodies whose offices and organs are the state's."""
_PARTIAL = frozenset({
    "provincial", "regional", "municipal", "local", "district", "county", "city", "town",
    "village", "state", "territorial", "parish",
})  # fmt: skip
"""Words before an organ of a part of a state: "the provincial police"."""


def body_of(layers: Layers, head: int, offices: Mapping[str, str], kinds: Mapping[str, str]) -> int:
    """Return the head of the body or person that a role noun is of, or -1.

    "A spokesman for Hamas", "the head of the African Union", "an aide to the president"; `offices`
    gives each role noun's sector, empty or UNK for those who have it from whoever is named with
    them, and `kinds` what it is.
    """
    token = layers.tokens[head]
    lemma = token.base
    if kinds.get(lemma) != "person" or lemma in OFFSHOOTS:
        return -1
    lent = offices.get(lemma, "-") in ("", "UNK") or lemma in _COMMANDING
    lent = lent or lemma in ("leader", "representative")
    wanted = ("to",) if lemma in _TO else _FOR if lent else ()
    for child in layers.children[head]:
        if child < head or layers.tokens[child].low not in wanted:
            continue
        for below in layers.children[child]:
            found = layers.tokens[below]
            if found.dep == "pobj" and found.pos in _NOUNS and not _own_people(found, kinds):
                return below
    return -1


def of_lesser(layers: Layers, head: int, kinds: Mapping[str, str], states: Container[int]) -> bool:
    """Tell whether an office or organ is of a part of its state, or of another body.

    "The company's president", "Punjab's police", "the provincial government"; `states` are the
    tokens that name countries, `kinds` says of role nouns which are bodies.
    """
    tokens = layers.tokens
    preps = [c for c in layers.children[head] if tokens[c].low == "of"]
    owners = [t for t in _below(layers, head, "poss") if t.tag != "PRP$"]
    owners += [t for p in preps for t in _below(layers, p, "pobj")]
    for owner in owners:
        other = kinds.get(owner.base) == "body" and owner.base not in _STATE_S
        if owner.pos == "NOUN" and (other or owner.base in _PARTS):
            return True
    before = _below(layers, head, "compound", "amod", "nmod")
    if any(t.low in _PARTIAL for t in before):
        return True
    return any(t.name in ("GPE", "LOC") and t.i not in states for t in (*owners, *before))


def _below(layers: Layers, head: int, *relations: str) -> list[Token]:
    children = (layers.tokens[c] for c in layers.children[head])
    return [t for t in children if t.dep in relations]


def _own_people(token: Token, kinds: Mapping[str, str]) -> bool:
    """Tell whether a noun is of people in numbers: "the leader of 12 fighters" is no body's."""
    return token.tag == "NNS" and kinds.get(token.base) == "person"


def merely_behind(layers: Layers, i: int) -> bool:
    """Tell whether a country's name only says who stands behind somebody, or for what he is.

    "Russian-backed separatists", "a pro-Iranian militia".
    """
    tokens = layers.tokens
    before = [tokens[j].low for j in (i - 1, i - 2) if j >= 0]
    if before[:1] and before[0] in _TOWARDS:
        return True
    if before[:1] in (["-"], ["\u2013"]) and before[1:] and before[1] in _TOWARDS:
        return True
    after = [tokens[j].low for j in (i + 1, i + 2) if j < len(tokens)]
    return len(after) == 2 and after[0] in ("-", "\u2013") and after[1] in _SIDING


def tells_whose(layers: Layers, head: int, child: int) -> bool:
    """Tell whether words below a mention may say whose it is.

    Not where a mission is ("the embassy in Khartoum"), nor who is beside or against somebody.
    """
    if layers.tokens[child].dep != "prep" or is_beside(layers, child):
        return False
    return layers.tokens[head].base not in POSTED or layers.tokens[child].low in _FOR
