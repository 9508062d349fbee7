"""Which sides the words of a passage name as doers of a deed."""

import functools
import re
from collections.abc import Iterator

from dateline.codebook.directory import PLACED, fold, load_directory
from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_list, word_table
from dateline.link.hearing.parties import ARMED, affiliated
from dateline.link.hearing.wordings import deed_kinds, deed_stems, named_actors, stem

_BY = re.compile(r"\b(?:by|blamed|accused?|accuses|behind)\s+(?:the\s+|an?\s+)?$")
_BEHIND = re.compile(
    r"(?: [\w-]+){0,2}? (?:to be|was|were|is|are|being|stood|stands) (?:behind|responsible for)\b"
)
"""What makes the name before it that of a doer: "the rebels were behind it"."""
_HAD_BY = re.compile(
    r"\b(?:used|held|owned|led|backed|wanted|run|controlled|besieged|occupied|surrounded|supported|"
    r"sheltered|hidden|kept|made|manned|joined|followed|accompanied|published|released|issued|"
    r"quoted|cited|announced|reported|headed|commanded|guarded|described|inhabited|stored)\s+by\s+"
    r"(?:the\s+|an?\s+)?$"
)
"""What is done by somebody who is no doer of harm: "a depot used by the rebels"."""
_GUISE = re.compile(
    r"^(?: (?:who (?:were|was) )?(?:disguised|dressed|clad|wearing|posing|masked)| in)"
    r"(?: (?:as|in))?(?: [\w-]+){0,3}?"
    r" (?:uniforms?|fatigues|clothes|vests|soldiers|troops|policemen|police|civilians|herders|"
    r"women)\b"
    r"(?: of (?:the )?\w+)?"
)
"""How doers are dressed, between them and what they did."""
_DAY = (
    r"(?:(?:early|late|earlier|later) )?(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"yesterday|today|overnight|(?:this|that|in the|during the) (?:early |late |same )?"
    r"(?:morning|afternoon|evening|night|hours?)|at (?:dawn|noon|dusk|night|midnight)|"
    r"(?:before|after|around) (?:dawn|noon|dusk|dark|midnight))"
)
_WHEN = re.compile(
    rf",? {_DAY}(?: (?:night|morning|afternoon|evening|of (?:the )?\w+))?(?: {_DAY})?,?(?= )",
    re.IGNORECASE,
)
"""When a deed was done, between its doer and its verb: "the army on Monday struck"."""
_ASIDE = re.compile(
    r"^, (?:in|according to|as|it is|acting|moving|firing|using|backed|supported|led|coming)\b"
    r"[^,.;]{2,60},(?= )"
)
"""What a sentence puts between a doer and what he did: "the rebels, in a dawn raid, killed"."""
_OWNED = re.compile(r"\b(?:its|our|their|his|own) (?:own )?$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"^\W*(?:killed|shot|hit|attacked|ambushed|bombed|fired (?:on|at|upon)|targeted|wounded|struck)"
    r" (?:in|by|near|while|during|outside)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b[\w-]+ (?:units?|brigades?|forces?|squads?|batter(?:y|ies)|programmes?|launchers?|corps|"
    r"command|sites?|depots?|factor(?:y|ies)|positions?|stores?)\b",
    re.IGNORECASE,
)
_PREMISES = re.compile(
    r"(?: [\w-]+)? (?:stations?|(?:check)?posts?|outposts?|bases?|barracks|camps?|headquarters|"
    r"checkpoints?|convoys?|compounds?|vehicles?|trucks?|lorr(?:y|ies)|buildings?|offices?) "
    r"(?:(?:is|are|was|were|(?:has|have|had) been) )?(?:attacked|ambushed|bombed|burned|burnt|"
    r"torched|stormed|raided|hit|struck|shelled|destroyed|seized|overrun|blown|targeted|razed)\b"
)
"""What a force has and others attack: "police station burned"."""
_DISGUISED = re.compile(r"\b(?:disguised|dressed|posing|masquerading) (?:as|like) (?:\w+ )?$")
"""What makes the side behind it what doers only looked like."""
_WERE = re.compile(
    r"\b(?:killers?|attackers?|assailants?|perpetrators?|culprits?|men|gunmen) (?:was|were) "
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
_OF = re.compile(r"(?P<noun>(?:[\w-]+\s+){1,2})(?:of|from)\s+(?:the\s+|an?\s+)?$")
_HOLDING = re.compile(r"\b(?:positions?|control|hands|guns)\b")
_MEMBERS = re.compile(
    r"\b(?:men|fighters|gunmen|units?|members|elements|forces|troops|terrorists|militants|rebels|"
    r"insurgents|guerrillas|soldiers|side|aircraft|(?:war)?planes?|jets?|helicopters?|drones?|"
    r"gunners|guns?|artillery|tanks?|gunboats?|warships?|patrols?|batter(?:y|ies))\b"
)
_TARGET = re.compile(
    r"\b(?:on|at|against|into|in|with|outside|towards?|killed|killing|kills?|wounded|wounding|"
    r"attacked|hit|struck|targeted|destroyed)\s+(?:(?:the|an?|\w+)\s+)?$"
)
_WHERE = re.compile(r"\b(?:in|at|near|outside|around|over|from|to|of) $")
"""What makes a capital the place of a deed, not a state that does it."""
_SPOKEN = re.compile(
    r"\b(?:speak(?:s|ing)?|spoke|shout(?:s|ed|ing)?|written) (?:in )?(?:\w+ and )?$"
)
"""What makes a people's name that of its tongue."""
_SCENE = re.compile(
    r"\b(?:in|at|near|inside|across) (?:the )?(?:\w+ern |central |north |south |east |west )?$"
)
_SPEAKS = re.compile(
    r" (?:(?:has|have|had) )?(?:confirm(?:s|ed)?|den(?:y|ies|ied)|condemn(?:s|ed)?|blam(?:es?|ed)|"
    r"mourn(?:s|ed)?|investigat(?:es?|ed)|probes?)\b"
)
_STOP = re.compile(
    r"\b(?:of|in|on|at|near|from|who|which|that|and|but|,|was|were|been|against)\b|,"
)
_SUFFERED = frozenset({"dead", "death", "die", "died", "victim", "martyr", "dying", "bury", "body",
                       "buried", "corpse", "casualty", "grave", "burn"})  # fmt: skip


@functools.lru_cache(maxsize=4096)
def doers_in(text: str, accuses: bool) -> frozenset[str]:
    """Return the keys of the sides that a text names as doers.

    `accuses`: all that it names, where none stands where a doer does ("blamed Egypt").
    """
    named = list(mentions(text))
    found = {key for a, b, key in named if is_doer(text, a, b)}
    if accuses and not found:
        found = {key for a, b, key in named if not _is_scene(text, a, b)}
    if any(not key.endswith(":") for key in found):
        found = {key for key in found if not key.endswith(":")}
    return frozenset(found)


def _is_scene(text: str, start: int, end: int) -> bool:
    """Tell whether a name says where a deed was done: "in eastern Congo", "GOMA, Congo - "."""
    return bool(_SCENE.search(text[:start])) or text[end:].lstrip(" )").startswith(("-", "–", "—"))


def mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Return the sides that a text names: start, end, key; generic ones where no name is."""
    taken: list[tuple[int, int]] = []
    directory = load_directory()
    for start, end, ids, form in named_actors(text):
        key = None
        if form == "capital" and _WHERE.search(text[:start]):
            continue
        if form == "demonym" and _SPOKEN.search(text[:start]):
            continue
        if form in PLACED:
            key = f"state:{ids[0]}"
        else:
            entry = directory.on(ids[0], None)
            if entry is not None and (entry.kind == "group" or entry.sector in ARMED):
                key = affiliated(entry.id)
            elif entry is not None and entry.sector in ORGANS:
                key = f"state:{entry.country or ''}"
            elif entry is not None and entry.sector == "IGO":  # an alliance with troops of its own
                key = entry.id
        if key is not None:
            taken.append((start, end))
            yield start, end, key
    finder, sides = _generic()
    for match in finder.finditer(text):
        if _OWNED.search(text[: match.start()]):
            continue  # "its aircraft" are the speaker's
        if not any(a < match.end() and match.start() < b + 1 for a, b in taken):
            yield *match.span(), sides[fold(match.group())]


@functools.cache
def _generic() -> tuple[re.Pattern[str], dict[str, str]]:
    sides = {fold(form): f"{side}:" for form, side in word_table("forces", "side").items()}
    forms = sorted((row["form"] for row in word_list("forces")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE), sides


def is_speaker(text: str, end: int) -> bool:
    """Tell whether who is named up to `end` only speaks of a deed: "Taliban confirm attack"."""
    return _SPEAKS.match(text[end:]) is not None


def is_doer(text: str, start: int, end: int) -> bool:
    """Tell whether a side stands where a doer stands: after "by", or before a deed word.

    Words between the two must not lead away: no preposition, and no passive of a harm.
    """
    before = text[:start]
    if _DISGUISED.search(before):
        return False
    if _WERE.search(before):
        return True
    if _BY.search(before) and deed_kinds(before):
        return not _HAD_BY.search(before)
    if _BEHIND.match(text[end:]):
        return True
    held = _OF.search(before)
    if held:
        if held["noun"].rstrip().endswith("ing"):
            return False  # "the shelling of X" is what X suffers
        if deed_kinds(held["noun"].split()[-1]) or _HOLDING.search(held["noun"]):
            return True
        if not _MEMBERS.search(held["noun"]):
            return False
    if is_speaker(text, end):
        return False
    if _is_scene(text, start, end) or _TARGET.search(before) or _PREMISES.match(text[end:]):
        return False
    if _PASSIVE.search(_WHEN.sub("", text[end : end + 80], count=1)[:40]):
        return False
    after = _ASIDE.sub("", _GUISE.sub("", text[end : end + 160], count=1), count=1)
    after = _WHEN.sub("", after, count=1)[:70]
    after = _UNIT.sub("", _STOP.split(after)[0])
    words = re.findall(r"[\w'’-]+", after)[:5]
    table = deed_stems()
    return any(
        stem(w) in table and fold(w) not in _SUFFERED and stem(w) not in _SUFFERED for w in words
    ) or bool(deed_kinds(after) - {"harm"} and words)
