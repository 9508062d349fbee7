"""Mentions of one article that are the same people: by name, by noun, by pronoun, by apposition."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.document import Quote
from dateline.extract.labels.deeds import Deeds
from dateline.extract.labels.kin import kin_of
from dateline.extract.labels.mentioned import Mention

_HARMED = frozenset({
    "dead", "victim", "body", "corpse", "casualty", "deceased", "killed", "slain", "fallen",
    "wounded", "injured", "detainee", "prisoner", "captive", "remains",
})  # fmt: skip
"""Nouns that take up whoever was harmed or held before ("the dead", "their victims")."""
_FLESH = frozenset({"people", "one", "armed", "officer", "person", "leader"})
_POINTING = frozenset({"the", "these", "those", "this", "that", "all", "both", "such"})
_ATTACKERS = frozenset({
    "attacker", "assailant", "gunman", "gunmen", "raider", "killer", "kidnapper", "hijacker",
    "abductor", "captor", "perpetrator", "intruder", "fighter", "militant", "rebel", "insurgent",
    "bomber", "shooter", "insurgency", "guerrilla", "group", "hostage-taker",
})  # fmt: skip
"""Nouns that take up whoever attacked or fought before ("the attackers" for "armed men")."""

_BEING = frozenset({"be", "remain", "become"})
_IDENTIFYING = frozenset({"identify", "describe", "name", "recognise", "recognize", "know"})
_SPEAKS_FOR = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "speaker", "commander", "envoy", "negotiator",
    "office", "team", "bureau", "staff", "station", "radio", "newspaper", "paper", "channel",
    "agency", "ministry", "minister", "official", "officer", "leader", "chief", "delegate",
    "representative", "command", "headquarters", "wing", "website", "site", "general", "colonel",
    "member",
})  # fmt: skip
"""Nouns for who speaks or acts for a side, one with it."""


class Chain:
    """Mentions of the same people in text order, and the pronouns that stand for them."""

    def __init__(self, mentions: Sequence[Mention], pronouns: Sequence[int]) -> None:
        self.mentions = tuple(mentions)
        self.pronouns = tuple(pronouns)

    def fullest(self) -> Mention:
        """Return the mention that says most of who they are: a known name, or the first."""
        known = (m for m in self.mentions if m.finding.value.id is not None)
        return next(known, self.mentions[0])

    def quotes(self, near: int) -> tuple[Quote, ...]:
        """Return the words of each mention once: first, nearest and fullest, then the others."""
        nearest = min(self.mentions, key=lambda m: (abs(m.head - near), m.head))
        ordered = (self.mentions[0], nearest, self.fullest(), *self.mentions)
        return tuple(dict.fromkeys(q for m in ordered for q in m.finding.quotes))


def find_chains(layers: Layers, mentions: Sequence[Mention]) -> tuple[Chain, ...]:
    """Return the mentions put together, each in one chain."""
    ordered = sorted(mentions, key=lambda m: m.head)
    at = {m.head: n for n, m in enumerate(ordered)}
    root = list(range(len(ordered)))

    def top(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for n in range(len(ordered)):
        for m in _earlier(layers, ordered, n, at):
            one, two = sorted((top(n), top(m)))
            root[two] = one
    tops = [top(n) for n in range(len(ordered))]
    behind: dict[int, list[int]] = {}
    for i, heads in layers.refers.items():
        if layers.tokens[i].pos == "PRON":
            for n in {tops[at[h]] for h in heads if h in at}:
                behind.setdefault(n, []).append(i)
    together: dict[int, list[Mention]] = {}
    for n, mention in zip(tops, ordered, strict=True):
        together.setdefault(n, []).append(mention)
    return tuple(Chain(together[n], sorted(behind.get(n, ()))) for n in sorted(together))


def taken_up(layers: Layers, chains: Sequence[Chain], chain: Chain) -> Chain | None:
    """Return whom a noun for the harmed or for attackers takes up, told of before by their deed.

    Looser than a chain: two groups of dead may be two.
    """
    first = chain.mentions[0].head
    lemmas = {layers.tokens[m.head].base for m in chain.mentions}
    part = "victim" if lemmas & _HARMED else "doer" if lemmas & _ATTACKERS else ""
    deeds = Deeds(layers)
    for other in chains if part else ():
        mention = other.mentions[0]
        if mention.head < first and mention.kind in _FLESH and deeds.part(mention.head) == part:
            return other
    return None


def equal_of(layers: Layers, head: int) -> int | None:
    """Return whom a clause says that a noun is: "the nine" of "the nine were charcoal burners"."""
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    below = {layers.tokens[c].dep: c for c in layers.children[verb.i]}
    if token.dep == "attr" and verb.base in _BEING and "neg" not in below:
        return below.get("nsubj")
    if token.dep != "pobj" or verb.low != "as":
        return None
    naming = layers.tokens[verb.head]
    if naming.base not in _IDENTIFYING:
        return None
    return next((c for c in layers.children[naming.i]
                 if layers.tokens[c].dep in ("dobj", "nsubjpass")), None)  # fmt: skip


def owners_of(layers: Layers, head: int) -> Sequence[int]:
    """Return for whom somebody speaks: "the Front" of "a spokesman for the Front"."""
    if layers.tokens[head].base not in _SPEAKS_FOR:
        return ()
    found = [c for c in layers.children[head] if layers.tokens[c].dep == "poss"]
    found += [
        g for c in layers.children[head] if layers.tokens[c].low in ("of", "for")
        for g in layers.children[c] if layers.tokens[g].dep == "pobj"
    ]  # fmt: skip
    return found


def _earlier(
    layers: Layers, ordered: Sequence[Mention], n: int, at: dict[int, int]
) -> Sequence[int]:
    """Return the numbers of the mentions before one that are the same people."""
    mention = ordered[n]
    value = mention.finding.value
    found = [at[h] for h in layers.refers.get(mention.head, ()) if h in at]
    if value.id is not None and mention.kind != "arms":
        found += [m for m in range(n) if ordered[m].finding.value.id == value.id]
    token = layers.tokens[mention.head]
    if token.dep == "appos" and token.head in at:
        found.append(at[token.head])
    if (subject := equal_of(layers, mention.head)) is not None and subject in at:
        found.append(at[subject])
    found += [at[o] for o in owners_of(layers, mention.head) if o in at]
    if found or token.pos != "NOUN" or not _is_taken_up(layers, mention.head):
        return found
    same = [m for m in range(n) if _is_same_noun(layers, ordered[m], mention)]
    if same:
        return same[-1:]
    if token.base in _ATTACKERS:
        fought = [m for m in range(n) if kin_of(layers, ordered[m].head) == "fighter"
                  or ordered[m].kind == "armed"]  # fmt: skip
        if not fought:  # "Members of the group stormed …": "the fourteen gunmen"
            deeds = Deeds(layers)
            fought = [m for m in range(n) if ordered[m].kind in _FLESH | {"group"}
                      and deeds.part(ordered[m].head) == "doer"]  # fmt: skip
        return fought[:1]
    return ()


def _is_taken_up(layers: Layers, head: int) -> bool:
    """Tell whether a noun speaks of people told of before ("the attackers", "all fifty rebels")."""
    return any(layers.tokens[c].low in _POINTING for c in layers.children[head])


def _is_same_noun(layers: Layers, one: Mention, two: Mention) -> bool:
    """Tell whether two mentions have one noun, in one number, and no two countries."""
    first, second = layers.tokens[one.head], layers.tokens[two.head]
    countries = {one.finding.value.country, two.finding.value.country} - {None}
    return first.lemma == second.lemma and first.tag == second.tag and len(countries) < 2
