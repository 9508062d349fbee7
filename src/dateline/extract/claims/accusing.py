"""Whether a plain "said" accuses: it tells of a wrong and names the side that did it.

"The mayor said soldiers had burned the market" accuses; "the army said its guns had fired", "police
said gunmen opened fire" and "a doctor said two were killed" do not.
"""

import functools
from collections.abc import Collection, Iterator

from dateline.annotate import Layers
from dateline.codebook.words import word_groups, word_set, word_table
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.trees import (
    child_of,
    children_of,
    is_negated,
    is_verb,
    phrase,
    subject,
    word,
)

_WRONGS = frozenset({"blast", "destroy", "hack", "kill", "loot", "sabotage", "strike", "torture",
                     "violate", "wound", "displace"})  # fmt: skip
"""Groups of `near.csv` that are wrongs."""
_SUFFERED = frozenset({"die", "perish", "claim", "fall", "flee", "crash", "injury", "target"})
"""Words of those groups for what is suffered, or is no deed."""
_SIDES = frozenset({"MIL", "COP", "PRM", "SPY", "GOV"})
_HOUSE = frozenset({"MIL", "COP", "GOV", "SPY"})
_MILITARY = frozenset({"target", "position", "headquarters", "depot", "base", "missile", "drone",
    "jet", "warplane", "tank", "convoy", "warship", "destroyer", "weapon", "stronghold",
    "checkpoint", "outpost", "barracks", "arsenal", "camp"})  # fmt: skip
_BY = frozenset({"by", "in", "had", "was", "were", "have"})
_STATE = frozenset({"state", "government", "official", "junta", "regime", "ministry", "national"})
_STEMS = {
    "american": "us",
    "us": "us",
    "u.s.": "us",
    "united": "us",
    "states": "us",
    "washington": "us",
    "british": "uk",
    "britain": "uk",
    "uk": "uk",
    "french": "fran",
    "moscow": "russ",
    "kyiv": "ukra",
    "beijing": "chin",
    "tehran": "iran",
}
_COMBATANTS = frozenset({"MIL", "REB", "UAF", "CRM", "PRM", "COP"})
_HANDS = frozenset({"orchestrate", "mastermind", "plan", "order", "plot", "sponsor", "perpetrate",
    "commit", "instigate", "incite", "approve", "carry", "stage"})  # fmt: skip
"""Verbs by which somebody has a hand in a wrong."""
_PLANS = frozenset({"plan", "plot", "conspiracy", "scheme"})
_LOSSES = frozenset({"death", "killing", "murder"})
_THEM = frozenset({"he", "she", "they"})
_COMMON = frozenset({"the", "a", "an", "of", "in", "'s", "and"})
_OURS = frozenset({"its", "his", "her", "their", "our", "my", "own"})


def owns_mistake(layers: Layers, said: Attribution, inside: Collection[int]) -> bool:
    """Tell whether an armed side plainly says that a deed was done by mistake."""
    mistaken = any(
        word(layers, i) in ("mistake", "error", "mistakenly") and word(layers, i - 1) in _BY
        for i in inside
    )
    if not mistaken:
        return False
    who = said.sources[0]
    named = bool(_names(layers, range(*phrase(layers, who))))
    return named or _sector(layers, who) in ("MIL", "GOV")


def accuses(layers: Layers, said: Attribution, inside: Collection[int]) -> bool:
    """Tell whether a plain statement names the side that did a wrong, or had a hand in one."""
    return any(
        _is_wrong(layers, i, inside, said) or _has_author(layers, i, inside, said)
        for i in sorted(inside)
    )


def _has_author(layers: Layers, i: int, inside: Collection[int], said: Attribution) -> bool:
    """Tell whether somebody else had a hand in a wrong.

    "He orchestrated attacks", "the strikes were carried out by militiamen", "Ali was responsible
    for the deaths of hundreds", "was making plans to attack".
    """
    lemma = layers.tokens[i].base
    if lemma not in _wrongs() and lemma not in _LOSSES:
        return False
    hand = _hand(layers, i)
    if hand is None or hand not in inside or child_of(layers, hand, "neg") is not None:
        return False
    return any(_is_other(layers, h, said) for h in _doers(layers, hand) if h in inside)


def _hand(layers: Layers, i: int) -> int | None:
    """Return the verb by which somebody has a hand in the wrong at `i`."""
    token = layers.tokens[i]
    over = layers.tokens[token.head]
    if token.pos == "VERB":
        planned = token.dep in ("acl", "xcomp") and over.base in _PLANS
        return over.head if planned and over.dep == "dobj" else None
    if token.dep in ("dobj", "nsubjpass") and over.base in _HANDS:
        return over.i if token.base not in _LOSSES else None
    if token.dep == "pobj" and word(layers, over.i) == "for":
        guilty = layers.tokens[over.head]
        if guilty.base == "responsible" and guilty.dep == "acomp":
            return guilty.head
    return None


def _is_other(layers: Layers, i: int, said: Attribution) -> bool:
    """Tell whether a doer is named and not the speaker: "he" is another one where he is quoted."""
    if i in said.sources or i in said.chain:
        return False
    if word(layers, i) in _THEM:
        return said.form == "direct"
    first, last = phrase(layers, i)
    own = {word(layers, j) for s in said.sources for j in range(*phrase(layers, s))}
    if {word(layers, j) for j in range(first, last)} & (_OURS | (own - _COMMON)):
        return False
    named = any(layers.tokens[j].name for j in range(first, last))
    return named or _is_culprit(layers, i, said)


@functools.cache
def _wrongs() -> frozenset[str]:
    near = {w for w, groups in word_groups("near").items() if groups & _WRONGS}
    return word_set("wrongs") | (near - _SUFFERED)


def _is_wrong(layers: Layers, i: int, inside: Collection[int], said: Attribution) -> bool:
    token = layers.tokens[i]
    lemma = token.base
    if lemma not in _wrongs():
        return False
    if is_verb(layers, i):
        if is_negated(layers, i) or token.dep in ("amod", "aux"):
            return False
        if _is_battle(layers, i):
            return False
        return any(_is_culprit(layers, h, said) for h in _doers(layers, i) if h in inside)
    if _is_battle(layers, i) or (token.dep == "nsubj" and _is_battle(layers, token.head)):
        return False
    return token.pos == "NOUN" and any(
        _is_culprit(layers, h, said) for h in _owners(layers, i) if h in inside
    )


def _is_battle(layers: Layers, i: int) -> bool:
    """Tell whether a deed is done to fighters or what is theirs."""
    hit = children_of(layers, i, "dobj", "nsubjpass")
    for over in children_of(layers, i, "prep"):
        if word(layers, over) in ("against", "at", "on"):
            hit += children_of(layers, over, "pobj")
    for h in hit:
        first, last = phrase(layers, h)
        if layers.tokens[h].base in _MILITARY:
            return True
        if any(_sector(layers, j) in _COMBATANTS or layers.tokens[j].name == "ORG"
               for j in range(first, last)):  # fmt: skip
            return True
    return False


def _doers(layers: Layers, i: int) -> Iterator[int]:
    """Yield who does what a verb says: its subject, or whom "by" names."""
    agent = child_of(layers, i, "agent")
    if agent is not None:
        yield from children_of(layers, agent, "pobj")
        return
    if child_of(layers, i, "auxpass", "nsubjpass") is not None or (
        layers.tokens[i].tag == "VBN" and layers.tokens[i].dep == "acl"
    ):
        return
    own = subject(layers, i)
    above = layers.tokens[i].head
    while own is None and layers.tokens[i].dep in ("conj", "xcomp", "advcl") and above != i:
        i, above = above, layers.tokens[above].head
        own = subject(layers, i)
    if own is not None:
        yield own
    elif layers.tokens[i].dep == "acl":
        yield layers.tokens[i].head


def _owners(layers: Layers, i: int) -> Iterator[int]:
    """Yield whose deed a noun is: "Turkish airstrikes", "rebel shelling", "a raid by soldiers"."""
    yield from children_of(layers, i, "poss", "amod", "compound", "nmod")
    for over in children_of(layers, i, "prep", "agent"):
        if word(layers, over) == "by":
            yield from children_of(layers, over, "pobj")


def _is_culprit(layers: Layers, i: int, said: Attribution) -> bool:
    """Tell whether a noun names a side, and not the speaker's own."""
    token = layers.tokens[i]
    if token.pos not in ("NOUN", "PROPN", "ADJ") or i in said.sources or i in said.chain:
        return False
    first, last = phrase(layers, i)
    if {word(layers, j) for j in range(first, last)} & _OURS:
        return False
    names = _names(layers, range(first, i + 1))
    force = _sector(layers, i) in _SIDES
    if not force and not names:
        return False
    who = said.sources[0]
    speaker = phrase(layers, who)
    theirs = _names(layers, range(*speaker))
    house = _sector(layers, who) in _HOUSE or bool(
        {layers.tokens[j].base for j in range(*speaker)} & _STATE
    )
    if names & theirs:
        return False
    same = _sector(layers, who) in _HOUSE and _sector(layers, who) == _sector(layers, i)
    if same and not (names and theirs):
        return False  # a police chief of policemen
    return bool(names) or not house


def _names(layers: Layers, span: range) -> set[str]:
    """Return the names of countries and groups in a phrase, cut so that adjectives fit."""
    return {
        _STEMS.get(word(layers, j), word(layers, j)[:4])
        for j in span
        if layers.tokens[j].name in ("GPE", "NORP", "ORG")
        and layers.tokens[j].pos != "DET"
        and layers.tokens[j].text[0].isupper()
    }


def _sector(layers: Layers, i: int) -> str:
    roles = word_table("roles", "sector")
    kinds = word_table("roles", "kind")
    lemma = layers.tokens[i].base
    pair = f"{word(layers, i - 1)} {lemma}" if i else lemma
    known = pair if pair in roles else lemma
    return roles.get(known, "") if kinds.get(known) in ("person", "force", "body") else ""
