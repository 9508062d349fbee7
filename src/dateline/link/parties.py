"""Whose voice a source is: a state with all its bodies, an armed group, or an independent."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from dateline.codebook.directory import fold
from dateline.codebook.words import word_table
from dateline.link.wordings import stem
from dateline.records import Actor, Coding, OriginKind, SourceKind

Sort = Literal["state", "armed", "hospital", "rescue", "reporter", "media", "body", "person"]
"""What a voice is; `body` is an organisation of its own, `media` only passes on."""

STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
ARMED = frozenset({"REB", "UAF", "CRM", "SEP", "IMG", "PRM"})
BODIES = frozenset({"NGO", "UNO", "IGO", "EUR", "SOC", "MNC", "OPP", "PTY"})
_TAKEN_UP = re.compile(
    r"^(?:the |this |an? )?(?:source|sources|spokesman|spokeswoman|spokesperson|statement|official|"
    r"group|organisation|organization|he|she|they|it|one of them|general|captain|colonel|"
    r"others?|another|who|all|all of them|one|most)$",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:we|our\b.*|this organi[sz]ation.*|i)$", re.IGNORECASE)
_REPORTERS = re.compile(
    r"\b(?:correspondents?|photographers?|reporters?|cameram[ae]n|journalists?)\b", re.IGNORECASE
)


class Party(msgspec.Struct, frozen=True, order=True):
    """A voice: `key` is the same for all bodies of one side; `named` where it has a name."""

    key: str
    name: str
    sort: Sort
    named: bool = False

    @property
    def kind(self) -> OriginKind:
        """Whether the voice is a side's or an independent's."""
        return "party" if self.sort in ("state", "armed") else "independent"


def is_taken_up(actor: Actor) -> bool:
    """Tell whether the words name nobody of their own: the speaker is the one before."""
    return actor.name is None and actor.id is None and bool(_TAKEN_UP.match(actor.text.strip()))


def is_own(actor: Actor) -> bool:
    """Tell whether the outlet speaks of itself ("we", "our monitors")."""
    return bool(_OWN.match(actor.text.strip()))


def home_of(coding: Coding) -> str | None:
    """Return the country whose state bodies a document names most; None where it names none."""
    found: Counter[str] = Counter()
    for claim in coding.claims:
        found.update(s.value.country for s in claim.source if _of_state(s.value))
    for event in coding.events:
        found.update(a.value.country for a in event.actors if _of_state(a.value))
    ranked = sorted(((n, c) for c, n in found.items() if c), key=lambda p: (-p[0], p[1]))
    return ranked[0][1] if ranked else None


def _of_state(actor: Actor) -> bool:
    return actor.country is not None and actor.sector in STATE


def outlet(name: str | None) -> Party:
    """Return the voice of an outlet that tells something on its own."""
    return Party(f"outlet:{fold(name or '')}", name or "the outlet", "reporter", named=bool(name))


def party_of(
    actor: Actor, kind: SourceKind | None, home: str | None, publisher: str | None
) -> Party:
    """Return whose voice a source is; `home` is the country of bodies that name none."""
    text = actor.text
    side = _side(text) or _side(actor.name or "")
    if _REPORTERS.search(text) and (kind == "media" or actor.sector == "JRN"):
        return outlet(publisher)
    if actor.sector in ARMED or (kind == "party" and actor.sector not in STATE and actor.id):
        named = actor.id is not None
        key = actor.id or f"armed:{_head(text)}"
        return Party(key, actor.name or text, "armed", named)
    if actor.sector == "MED" or kind == "medic" or side in ("hospital", "rescue"):
        sort: Sort = "rescue" if side == "rescue" else "hospital"
        return Party(sort, actor.name or text, sort, named=actor.name is not None)
    if actor.id == "white-helmets":
        return Party("rescue", actor.name or text, "rescue", named=True)
    if actor.sector in BODIES and actor.sector not in ("PTY", "OPP"):
        key = actor.id or f"body:{fold(actor.name or _bare(text))}"
        return Party(key, actor.name or text, "body", named=actor.id is not None)
    if actor.sector in STATE or kind in ("government", "local official") or side == "state":
        country = actor.country or home
        return Party(f"state:{country or ''}", actor.name or text, "state", named=bool(country))
    if kind == "media" or actor.sector == "JRN":
        return Party(f"media:{fold(actor.name or text)}", actor.name or text, "media")
    if kind == "aid agency" or kind == "monitor" or kind == "international body":
        return Party(f"body:{fold(_bare(text))}", actor.name or text, "body", named=True)
    named = actor.name is not None and not _is_common(actor.name)
    return Party(f"person:{_head(actor.name or text)}", actor.name or text, "person", named)


def doer_key(actor: Actor, home: str | None) -> str | None:
    """Return the key of the side that did something; None where the words name no side."""
    if actor.sector in ARMED or (actor.id and actor.sector not in STATE | {"CVL"}):
        return actor.id or "armed:"
    if actor.sector in STATE:
        return f"state:{actor.country or home or ''}"
    return None


def _side(text: str) -> str | None:
    """Return the side that the words of a source stand for, the earliest word first."""
    table = word_table("sides", "side")
    folded = fold(text)
    found = []
    for form, side in table.items():
        spot = re.search(rf"\b{re.escape(form)}(?:s|es)?\b", folded)
        if spot:
            found.append((side in ("state",), spot.start(), -len(form), side))
    return min(found)[3] if found else None


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|an?|some|two|three|his|her|their|its) ", "", text, flags=re.IGNORECASE)


def _head(text: str) -> str:
    """Return the last word of a person's name, or the head of a description."""
    core = re.split(r",| of | who | in | from | at | with | for | based | near ", _bare(text))[0]
    words = core.split()
    return stem(words[-1]) if words else ""


def _is_common(name: str) -> bool:
    return name.lower() == name or name.split()[0].lower() in ("a", "an", "the", "two", "three")


def merged(parties: Iterable[tuple[str, Party]]) -> Mapping[tuple[str, Party], Party]:
    """Return the voice that each voice of a document belongs to, over all documents.

    All hospitals are one, so are all rescuers. Unnamed fighters are the only named group that
    speaks. An unnamed person or body ("residents", "the charity") is the named one of its sort in
    the same document, for a text first says what its source is and then who.
    """
    listed = sorted(set(parties))
    groups = sorted({p for _, p in listed if p.sort == "armed" and p.named})
    found: dict[tuple[str, Party], Party] = {}
    for document, party in listed:
        found[document, party] = party
        if party.sort == "armed" and not party.named and len({g.key for g in groups}) == 1:
            found[document, party] = groups[0]
        elif party.sort in ("person", "body") and not party.named:
            named = [p for d, p in listed if d == document and p.named and p.sort == party.sort]
            if named:
                found[document, party] = named[0]
        elif party.sort == "state" and not party.named:
            states = sorted({p for _, p in listed if p.sort == "state" and p.named})
            if len({s.key for s in states}) == 1:
                found[document, party] = states[0]
    return found
