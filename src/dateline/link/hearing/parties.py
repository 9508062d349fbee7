"""Whose voice a source is: a state with all its bodies, an armed group, or an independent."""

import functools
import re
from typing import Literal

import msgspec

from dateline.codebook.directory import PLACED, Entry, fold, load_directory
from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_table
from dateline.link.hearing.wordings import named_actors, says, stem
from dateline.records import Actor, OriginKind, SourceKind

Sort = Literal["state", "armed", "hospital", "rescue", "reporter", "media", "body", "person"]
"""What a voice is; `body` is an organisation of its own, `media` only passes on."""

ARMED = frozenset({"REB", "UAF", "CRM", "SEP", "IMG", "PRM"})
BODIES = frozenset({"NGO", "UNO", "IGO", "EUR", "SOC"})
CALLED = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)+$")
"""How persons are called: two words or more, all with capitals."""
_SUBORDINATE = re.compile(r"\b(?:who|which|whose|that|reached|interviewed|quoted|contacted)\b")
_OF = re.compile(
    r"\b(?:captain|colonel|commander|commissioner|general|lieutenant|major|officer|secretary|"
    r"registrar|official|minister)s?\b[^,;]{0,40}? of (?:the )?(?:[\w-]+ ){0,2}$"
)
_CHANNEL = re.compile(
    r"\b(?:channel|telegram|website|page|feed|statement|message)s?\b", re.IGNORECASE
)
"""Where a group tells something itself; its television and radio only pass on."""
COALITION = "state:coalition"
"""The voice of several states' forces, until it is known whose is meant."""
_CHOSEN = ("chairs", "elders", "keepers")
"""Who speaks for people who came together, for a people or a flock, or keeps a house, is no organ
of the state, whatever his title: "president of the union", "the school's director"."""
_ALLIED = re.compile(
    r"\b(?:coalition|multinational|combined (?:joint )?task force)\b", re.IGNORECASE
)
_REBEL = re.compile(
    r"(?:the |an? |some |local )?(?:rebel|separatist|insurgent|secessionist|breakaway|guerrilla|"
    r"jihadist|militia)\b",
    re.IGNORECASE,
)
_OF_REBELS = re.compile(
    r"\b(?:of|by|from) the (?:[\w-]+ )?(?:separatists|rebels|insurgents|guerrillas|militants|"
    r"jihadists|militia)\b|\bself-(?:proclaimed|declared|styled)\b|\bbreakaway\b"
)
"""A ministry or an army of those who fight the state is none of its own."""
_RANKED = re.compile(
    r"(?:(?:the |a )?(?:\w+ )?spokes(?:man|woman),? )?(?:(?:Lieutenant|Major|Brigadier|Rear|Vice|"
    r"Air|Chief|Staff|Lt|Maj|Brig|retired)\.?[- ])*(?:Admiral|Captain|Colonel|Commander|Commodore|"
    r"General|Lieutenant|Major|Marshal|Sergeant|Capt|Col|Gen|Maj|Lt)\.? [A-ZÀ-Þ][^,]*$"
)


def is_ranked(text: str) -> bool:
    """Tell whether words name an officer without the force that he is of.

    >>> is_ranked("General Walter Lind"), is_ranked("General Lind of the Danish army")
    (True, False)
    """
    return _RANKED.match(text) is not None and " of " not in text and not named_actors(text)


class Party(msgspec.Struct, frozen=True, order=True):
    """A voice: `key` is the same for all bodies of one side; `named` where it has a name."""

    key: str
    name: str
    sort: Sort
    named: bool = False
    local: bool = False
    """Whether it is an official of the place, who may accuse his own state's forces."""

    @property
    def kind(self) -> OriginKind:
        """Whether the voice is a side's or an independent's."""
        return "party" if self.sort in ("state", "armed") else "independent"


def outlet(name: str | None) -> Party:
    """Return the voice of an outlet or body that tells something on its own ("we")."""
    return Party(f"outlet:{fold(name or '')}", name or "the outlet", "reporter", named=bool(name))


def party_of(
    actor: Actor, kind: SourceKind | None, home: str | None, publisher: str | None
) -> Party:
    """Return whose voice a source is; `home` is the country of bodies that name none.

    A known name among the words decides before the sort of the source does: a colonel who speaks
    for an armed group is the group's.
    """
    text = actor.text
    if says(text, "reporters") and not re.search(r"\blocal\b", text):
        return outlet(publisher)
    source = _source(actor, kind)
    for sort in (_allied, _passing_on, _fighting, _helping, _body, _state):
        party = sort(source, home)
        if party is not None:
            return party
    named = actor.name is not None and _has_name(_own_name(actor.name))
    key = head(actor.name if named and actor.name else text)
    return Party(f"voice:{key}", source.name, "person", named)


class _Source(msgspec.Struct, frozen=True):
    """A source as its party is looked for: its known name, its sector, the side of its words.

    `chosen` says that it is no organ of the state, whatever its title.
    """

    actor: Actor
    kind: SourceKind | None
    name: str
    side: str | None
    entry: Entry | None
    sector: str | None
    chosen: bool

    @property
    def ident(self) -> str | None:
        """The id of the known actor it is."""
        return self.entry.id if self.entry else self.actor.id


_RANK = re.compile(r"[A-Z]{2,4} ")


def _source(actor: Actor, kind: SourceKind | None) -> _Source:
    text, name = actor.text, actor.name or _SAID_WHEN.sub("", actor.text)
    if kind == "media" and _SUBORDINATE.search(text):
        kind = None  # "a prisoner reached by this agency"
    rank = _RANK.match(text) if actor.id is None else None
    ranked = rank is not None and text[rank.end() :] == name
    entry = None if ranked else known_in(text)  # "OIC Sarath Ekanayake" is an officer in charge
    chosen = entry is None and any(says(text, kind) for kind in _CHOSEN)
    sector = entry.sector if entry else None if chosen else actor.sector
    side = side_of(text) or side_of(actor.name or "")
    return _Source(actor, kind, name, side, entry, sector, chosen)


def _allied(source: _Source, _: str | None) -> Party | None:
    if source.entry is None and _is_allied(source.actor.text):
        return Party(COALITION, source.name, "state", named=True)
    return None


def _passing_on(source: _Source, _: str | None) -> Party | None:
    """Return a medium that only passes on what others say."""
    media = source.kind == "media" or source.sector == "JRN"
    if source.sector in ARMED and _CHANNEL.search(source.actor.text):
        return None  # "the insurgents' channel" is their own voice
    if source.side == "media" or (source.side is None and media):
        return Party(f"media:{fold(source.name)}", source.name, "media")
    return None


def _fighting(source: _Source, _: str | None) -> Party | None:
    """Return an armed group, or whoever fights for one."""
    entry, ident = source.entry, source.ident
    if source.sector in ARMED or (entry is not None and entry.kind == "group"):
        key = affiliated(ident) if ident else "armed:"
        return Party(key, source.name, "armed", ident is not None)
    if entry is not None and entry.id in _allies():
        return Party(affiliated(entry.id), source.name, "armed", named=True)
    return None


def _helping(source: _Source, home: str | None) -> Party | None:
    """Return those who treat or dig out the wounded; some rescuers are an organ of their state."""
    actor = source.actor
    if "white-helmets" in (actor.id, source.ident):
        return Party("rescue", source.name, "rescue", named=True)
    if source.side in ("hospital", "rescue") or source.sector == "MED" or source.kind == "medic":
        sort: Sort = "rescue" if source.side == "rescue" else "hospital"
        country = country_in(actor.text) or actor.country or home
        serves = sort == "rescue" and country and says(actor.text, "rescuers")
        key = f"state:{country}" if serves else sort
        return Party(key, source.name, sort, named=actor.name is not None)
    return None


def _body(source: _Source, _: str | None) -> Party | None:
    """Return an organisation of its own; a commission of judges is one, whoever appoints it."""
    actor, sector = source.actor, source.sector
    judges = says(actor.text, "judges")
    independent = source.kind in ("aid agency", "monitor", "international body")
    independent = independent or source.side == "body"
    if judges or sector in BODIES or (independent and sector not in ORGANS - {"JUD"}):
        key = source.ident or f"voice:{head(actor.name or actor.text)}"
        return Party(key, source.name, "body", named=_has_name(actor.text))
    return None


def _state(source: _Source, home: str | None) -> Party | None:
    """Return a state by one of its organs, or the unnamed who fight it under such a name."""
    text, side, sector = source.actor.text, source.side, source.sector
    rebels = _REBEL.match(text) or (side == "state" and _OF_REBELS.search(text))
    if source.entry is None and rebels:
        return Party("armed:", source.name, "armed")
    official = sector in ORGANS or source.kind in ("government", "local official")
    official = official or side == "state"
    official = official or (country_in(text) is not None and _STATED.search(text) is not None)
    if official and not source.chosen and (side != "person" or sector in ORGANS):
        known = source.entry.country if source.entry else None
        country = country_in(text) or known or source.actor.country or home
        local = says(text, "of the place")
        return Party(f"state:{country or ''}", source.name, "state", country is not None, local)
    return None


_STATED = re.compile(r"\b(?:statement|communiqu[eé]|spokes(?:man|woman|person)|side)$")
"""What a country's name before it makes the voice of its state: "the American statement"."""


def _is_allied(text: str) -> bool:
    """Tell whether words name forces of several states, without the one that leads them."""
    found = _ALLIED.search(text)
    return found is not None and (country_in(text) is None or found[0].lower() != "coalition")


_SAID_WHEN = re.compile(
    r",? (?:(?:late |early )?(?:on |last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?|"
    r"yesterday|today|earlier)$"
)
"""When a source spoke is no part of its name."""


def doer_key(actor: Actor) -> str | None:
    """Return the key of the side that did something; None where the words name no side."""
    entry = known_in(actor.text)
    if entry is not None and (entry.sector in ARMED or entry.kind == "group"):
        return affiliated(entry.id)
    if actor.sector in ARMED:
        return affiliated(actor.id) if actor.id else "armed:"
    if actor.sector in ORGANS:
        country = country_in(actor.text) or (actor.country if actor.id else None)
        return f"state:{country or ''}"
    return None


@functools.lru_cache(maxsize=16384)
def side_of(text: str) -> str | None:
    """Return the side that the words of a source stand for, the earliest word first.

    A rank is of what follows "of": a captain of the civil defence is a rescuer.
    """
    folded = fold(_SUBORDINATE.split(text)[0])
    if says(folded, "press"):
        return "state"
    if known_in(text) is None:
        if says(folded, "chairs"):
            return "body"
        if says(folded, "elders") or says(folded, "keepers"):
            return "person"
    found = []
    for form, side in word_table("sides", "side").items():
        if form in folded and (spot := _form(form).search(folded)):
            of = side in ("hospital", "rescue") and _OF.search(folded[: spot.start()]) is not None
            found.append((not of, spot.start(), -len(form), side))
    return min(found)[3] if found else None


@functools.cache
def _form(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(form)}(?:s|es)?\b")


@functools.lru_cache(maxsize=16384)
def known_in(text: str) -> Entry | None:
    """Return the first known actor named in some words that is no country."""
    directory = load_directory()
    for _, _, ids, form in named_actors(text):
        if form in PLACED or form == "media":
            continue
        entry = directory.on(ids[0], None)
        if entry is not None:
            return entry
    return None


@functools.lru_cache(maxsize=16384)
def country_in(text: str) -> str | None:
    """Return the first country that some words name, itself or by one of its bodies."""
    for _, _, ids, form in named_actors(text):
        if form in PLACED:
            return ids[0]
    for _, _, ids, _ in named_actors(text):
        entry = load_directory().on(ids[0], None)
        if entry is not None and entry.sector in ORGANS and entry.country:
            return entry.country
    return None


def affiliated(ident: str) -> str:
    """Return the side that a group fights for, or the group itself."""
    return _allies().get(ident, ident)


@functools.cache
def _allies() -> dict[str, str]:
    return dict(word_table("affiliations", "side"))


@functools.lru_cache(maxsize=16384)
def head(text: str) -> str:
    """Return the stem of a name's last word, or of the head of a description.

    >>> head("a doctor at the regional hospital"), head("Hassan Nur")
    ('doctor', 'nur')
    """
    bare = re.sub(
        r"^(?:the|an?|some|his|her|their|its|another)(?: same)? ", "", text, flags=re.IGNORECASE
    )
    core = re.split(
        r",| of | who | reached | whose | which | (?:known|named|called|identified|living|working|"
        r"speaking|standing|hiding|waiting|wounded|injured|present|familiar|close)\b| in"
        r" | from | at | with | for | based | near | to | on ",
        bare,
    )[0]
    words = core.split()
    return stem(words[-1]) if words else ""


def _own_name(name: str) -> str:
    """Return a name without the people's name before a noun: "Kosovar refugees" names nobody."""
    for start, end, _, form in named_actors(name):
        if form == "demonym" and start == 0:
            return name[end:].strip()
    return name


def _has_name(text: str) -> bool:
    """Tell whether a word within the text, or its first where it is no article, is a name."""
    words = text.split()
    return any(w[:1].isupper() for w in words[1:]) or (
        bool(words)
        and words[0][:1].isupper()
        and not re.match(r"(?:The|An?|One|Two|His)$", words[0])
    )
