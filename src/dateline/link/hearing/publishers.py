"""In whose voice a publisher tells: an outlet's own, or that of the side whose office it is."""

import functools
import re

from dateline.codebook.outletnames import is_outlet_name
from dateline.codebook.places import outlets
from dateline.document import Document
from dateline.link.hearing.naming import doers_in
from dateline.link.hearing.parties import (
    BODIES,
    Party,
    Sort,
    country_in,
    known_in,
    outlet,
    party_of,
)
from dateline.link.hearing.wordings import says, unquoted, verdict
from dateline.records import Actor

_CHANNEL = re.compile(
    r" ?\b(?:press|media|desk|bulletin|news|information|release)\b| (?:channel|page|feed)$",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"\b(?:ministry|secretariat|directorate|department|general staff|presidency|office) "
    r"(?:of|for)\b",
    re.IGNORECASE,
)
"""What no paper is called, though its name ends as that of one ("Ministry of X daily report")."""
_LABELS = re.compile(
    r"\b(?:terrorists?|so-called|bandits|subversives|criminals|extremist (?:groups?|elements)|"
    r"(?:armed|terrorist|hostile) elements|mercenar(?:y|ies)|wreckers|remnants of|renegades|"
    r"outlaws)\b"
)
"""What outlets call those whom their own side fights, outside quotations."""
_STATE_FORCES = re.compile(
    r"\b(?:security|armed|defen[cs]e|government|joint) forces\b|\b(?:troops|the army|army units|"
    r"the military|the air force|police units)\b",
    re.IGNORECASE,
)
_OUR_FORCES = re.compile(
    r"\b(?:[Ww]e (?:assess|struck|neutrali[sz]ed|destroyed|engaged|conducted)|"
    r"[Oo]ur (?:brave |heroic )?(?:forces|troops|aircraft|units|fighters|soldiers|guns|gunners|"
    r"pilots|artillery|defenders|servicemen|warriors|heroes|air defen[cs]e|men of the \w+))\b"
)
"""How those speak who fight, outside quotations."""

_PARTISAN = re.compile(
    r"\b(?:martyr(?:ed|s|dom)|the (?:[\w-]+ (?:and [\w-]+ )?)?enemy|"
    r"hostile (?:aircraft|drone|raid)|occup(?:iers|ation (?:army|forces|soldiers))|"
    r"mujahid\w+|apostates?|infidels?|aggressors?|puppets?|crusaders?|Zionists?)\b"
)
"""What outlets of one side call the other, or its dead, outside quotations."""
_HOUSES = re.compile(
    r"(?:^|[.\n] ?)The (Association|Board|Campaign|Cent(?:re|er)|Commission|Committee|Council|"
    r"Federation|Foundation|Institute|League|Mission|Network|Observatory|Office|Organi[sz]ation|"
    r"Society|Union)\b(?! (?:of|for|on) )"
)
"""What bodies call themselves in their own texts, and newspapers hardly."""


def own_voice(document: Document, home: str | None, *, sourced: bool = True) -> Party:
    """Return the voice of the publisher: a side's own office speaks for the side.

    So does a body that speaks of itself, a text with a title that says whose statement it is, and
    one on "our troops", told by the side that its lead names as doer. A text that names no source
    at all (`sourced` is not) and calls those whom state forces fight terrorists speaks for that
    state. `home` is the country of unnamed bodies.
    """
    told = _by_name(document, home)
    if told.sort == "reporter" and _is_house(document):
        return Party(told.key, told.name, "body", named=True)
    if told.kind != "party" and _fights(document.text):
        return _of_doers(document) or told
    if told.sort == "reporter" and not sourced and _labels(document.text):
        side = _of_doers(document) or Party(f"state:{home or ''}", told.name, "state", bool(home))
        return side if side.sort == "state" else told
    return told


@functools.lru_cache(maxsize=512)
def _labels(text: str) -> bool:
    """Tell whether a text speaks of state forces, and of whom they fight as their state does."""
    plain = unquoted(text)
    return _LABELS.search(plain) is not None and _STATE_FORCES.search(plain) is not None


@functools.lru_cache(maxsize=512)
def _fights(text: str) -> bool:
    """Tell whether a text speaks as those do who fight."""
    return _OUR_FORCES.search(unquoted(text)) is not None


def takes_sides(document: Document, heard: Party) -> bool:
    """Tell whether an outlet speaks as one side does of the other or of its own dead.

    Not one at home in the state whose voice is heard already: it is of that side.
    """
    home = outlets().home(document.url, document.publisher)
    country = home.country if home else country_in(document.publisher or "")
    if heard.key == f"state:{country}":
        return False
    return _PARTISAN.search(unquoted(document.text)) is not None


def _is_house(document: Document) -> bool:
    """Tell whether a text speaks of its publisher as a body: "The Commission sent a team"."""
    words = (document.publisher or "").split()
    return any(m[1] in words for m in _HOUSES.finditer(unquoted(document.text)))


def _by_name(document: Document, home: str | None) -> Party:
    name = document.publisher or ""
    stated = verdict("communique").match(document.title or "")
    title = (document.title or "")[stated.end() :] if stated else ""
    paper = is_outlet_name(name) and not _OF_STATE.search(name)
    for words in ("" if paper else name, title):
        entry = known_in(words)
        if entry is not None and entry.kind in ("group", "institution"):
            bare = _CHANNEL.sub("", words).strip()  # "RSF media office" is the force, no medium
            actor = Actor(bare or words, entry.name, entry.id, entry.country, entry.sector)
            return party_of(actor, None, home, name)
        if entry is not None and entry.sector in BODIES:
            actor = Actor(words, entry.name, entry.id, entry.country, entry.sector)
            return party_of(actor, None, home, name)
        if says(words, "office"):
            bare = _CHANNEL.sub("", words).strip()
            return party_of(Actor(bare or words), "government", home, name)
    return outlet(document.publisher)


def _of_doers(document: Document) -> Party | None:
    """Return the one side that the title and lead name as doer."""
    text = " ".join(document.text[b.span.start : b.span.end] for b in document.blocks[:2])
    keys = [k for k in doers_in(text, False) if not k.endswith(":")]
    if len(keys) != 1:
        return None
    sort: Sort = "state" if keys[0].startswith("state:") else "armed"
    return Party(keys[0], document.publisher or "the outlet", sort, named=True)
