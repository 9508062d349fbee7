"""Whose voice a source is: a state with all its bodies, an armed group, or an independent."""

import functools
import re
from typing import Literal

import msgspec

from dateline.codebook.directory import PLACED, Entry, fold, load_directory
from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_table
from dateline.link.hearing.wordings import named_actors, stem
from dateline.records import Actor, OriginKind, SourceKind

Sort = Literal["state", "armed", "hospital", "rescue", "reporter", "media", "body", "person"]
"""What a voice is; `body` is an organisation of its own, `media` only passes on."""

ARMED = frozenset({"REB", "UAF", "CRM", "SEP", "IMG", "PRM"})
BODIES = frozenset({"NGO", "UNO", "IGO", "EUR", "SOC"})
_REPORTERS = re.compile(
    r"\b(?:correspondents?|photographers?|reporters?|camera(?:man|men|woman)|journalists?)\b",
    re.IGNORECASE,
)


_SUBORDINATE = re.compile(r"\b(?:who|which|whose|that|reached|interviewed|quoted|contacted)\b")
_OF = re.compile(
    r"\b(?:captain|colonel|commander|commissioner|general|lieutenant|major|officer|secretary|"
    r"registrar|official|minister)s?\b[^,;]{0,40}? of (?:the )?(?:[\w-]+ ){0,2}$"
)
_JUDGES = re.compile(
    r"\b(?:judicial|truth) (?:commission|inquiry|panel)|\b(?:commission|board|court) of inquiry\b|"
    r"\binquests?\b|\bcoroners?\b|\bspecial rapporteurs?\b",
    re.IGNORECASE,
)
COALITION = "state:coalition"
"""The voice of several states' forces, until it is known whose is meant."""
_ALLIED = re.compile(
    r"\b(?:coalition|multinational|combined (?:joint )?task force)\b", re.IGNORECASE
)
_REBEL = re.compile(
    r"(?:the |an? |some |local )?(?:rebel|separatist|insurgent|secessionist|breakaway|guerrilla|"
    r"jihadist|militia)\b",
    re.IGNORECASE,
)
_CHAIRS = re.compile(
    r"\b(?:president|vice-president|chair(?:man|woman|person)?|chief|head|leader|secretary|director|"
    r"co-?ordinator|spokes(?:man|woman|person)|representative|delegate|member)s?(?:[ -]general)? "
    r"(?:of|for|from|with) (?:the |an? )?(?:[\w'’-]+ ){0,4}?"
    r"(?:movement|union|association|society|league|federation|confederation|cooperative|chamber|"
    r"club|network|foundation|charity|church|synod|diocese|youth|students|farmers|herders|"
    r"community|observatory|collective|congress of \w+|guild|alliance for \w+)\b",
    re.IGNORECASE,
)
"""Who speaks for people who came together, whatever his title: "president of the union"."""
_ELDERS = re.compile(
    r"\b(?:indigenous|tribal|traditional|native|customary|religious|church|community) "
    r"(?:authorit(?:y|ies)|councils?|governors?|guards?|boards?)\b",
    re.IGNORECASE,
)
"""Who speaks for a people or a flock is no organ of the state."""
_HOUSES = (
    r"(?:school|college|university|madrasa|seminary|orphanage|monastery|convent|mosque|church|hotel|"
    r"camp|factory|mill|mine|market|museum|kindergarten|hostel|farm|plant|shop)"
)
_STAFF = re.compile(
    rf"\b{_HOUSES}(?:['’]s)? (?:administrator|director|manager|head|principal|keeper|warden|owner|"
    rf"caretaker|foreman|secretary)\b"
    rf"|\b(?:administrator|director|manager|head|principal|owner|caretaker|foreman|secretary) of "
    rf"(?:the |an? )?(?:[\w'’-]+ ){{0,3}}?{_HOUSES}\b",
    re.IGNORECASE,
)
"""Who keeps a house is a person, though a school or a camp may be the state's."""
_OF_REBELS = re.compile(
    r"\b(?:of|by|from) the (?:[\w-]+ )?(?:separatists|rebels|insurgents|guerrillas|militants|"
    r"jihadists|militia)\b|\bself-(?:proclaimed|declared|styled)\b|\bbreakaway\b"
)
"""A ministry or an army of those who fight the state is none of its own."""
_PRESS = re.compile(
    r"\b(?:press|information) (?:centre|center|service|office|department|secretary|officer)\b"
)
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
    text, name = actor.text, actor.name or _SAID_WHEN.sub("", actor.text)
    if kind == "media" and _SUBORDINATE.search(text):
        kind = None  # "a prisoner reached by this agency"
    side = side_of(text) or side_of(actor.name or "")
    ranked = actor.id is None and re.match(rf"[A-Z]{{2,4}} (?={re.escape(name)}$)", text)
    entry = None if ranked else known_in(text)  # "OIC Sarath Ekanayake" is an officer in charge
    chosen = entry is None and any(p.search(text) for p in (_CHAIRS, _ELDERS, _STAFF))
    sector = entry.sector if entry else None if chosen else actor.sector
    if _REPORTERS.search(text) and not re.search(r"\blocal\b", text):
        return outlet(publisher)
    if _is_allied(text) and entry is None:
        return Party(COALITION, name, "state", named=True)
    if side == "media" or (side is None and (kind == "media" or sector == "JRN")):
        return Party(f"media:{fold(name)}", name, "media")
    if sector in ARMED or (entry is not None and entry.kind == "group"):
        ident = entry.id if entry else actor.id
        return Party(affiliated(ident) if ident else "armed:", name, "armed", ident is not None)
    if entry is not None and entry.id in _allies():
        return Party(affiliated(entry.id), name, "armed", named=True)
    if "white-helmets" in (actor.id, entry.id if entry else None):
        return Party("rescue", name, "rescue", named=True)
    if side in ("hospital", "rescue") or sector == "MED" or kind == "medic":
        sort: Sort = "rescue" if side == "rescue" else "hospital"
        country = country_in(text) or actor.country or home
        key = f"state:{country}" if sort == "rescue" and country and _SERVICE.search(text) else sort
        return Party(key, name, sort, named=actor.name is not None)
    judges = _JUDGES.search(text) is not None
    independent = kind in ("aid agency", "monitor", "international body") or side == "body"
    # a commission of judges is a body, though the state appoints it
    if judges or sector in BODIES or (independent and sector not in ORGANS - {"JUD"}):
        ident = entry.id if entry else actor.id
        return Party(
            ident or f"voice:{head(actor.name or text)}", name, "body", named=_has_name(text)
        )
    if entry is None and (_REBEL.match(text) or (side == "state" and _OF_REBELS.search(text))):
        return Party("armed:", name, "armed")
    official = sector in ORGANS or kind in ("government", "local official") or side == "state"
    official = official or (country_in(text) is not None and _STATED.search(text) is not None)
    if official and not chosen and (side != "person" or sector in ORGANS):
        country = country_in(text) or (entry.country if entry else None) or actor.country or home
        local = _OF_PLACE.search(text) is not None
        return Party(f"state:{country or ''}", name, "state", country is not None, local)
    named = actor.name is not None and _has_name(_own_name(actor.name))
    return Party(
        f"voice:{head(actor.name if named and actor.name else text)}", name, "person", named
    )


_OF_PLACE = re.compile(
    r"\b(?:local|district|provincial|municipal|village|mayor|governor|council\w*|chair(?:man|woman))\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\bemergenc(?:y|ies) (?:service|ministry|situations)|\bministry of emergenc|"
    r"\bcivil defen[cs]e\b|\bfire (?:brigade|department|service|chief)|\bfire(?:fighters|men)\b",
    re.IGNORECASE,
)
"""Rescuers who are an organ of their state: one origin with its other bodies."""
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


def doer_key(actor: Actor, home: str | None) -> str | None:
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
    if _PRESS.search(folded):
        return "state"
    if known_in(text) is None and _CHAIRS.search(folded):
        return "body"
    if known_in(text) is None and (_ELDERS.search(folded) or _STAFF.search(folded)):
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
