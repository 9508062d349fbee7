"""PLOVER 2.0's types under the names of the older scheme, in which older sets are labelled.

The older scheme has fifteen types, and gives each CAMEO code one of them: the table of 2021
(`codebook/crosswalks/SOURCES.md`). Where 2.0 moved a code to another type, an event of ours is
told from its words to be of that code and takes the older type.
"""

import re

from dateline.codebook.words import word_table
from dateline.records import Event

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Older sets merge these two types under one name."""
_INTENT = frozenset([
    "agree", "agreement", "consent", "consider", "intend", "intention", "offer", "plan", "prepared",
    "preparedness", "proposal", "propose", "readiness", "ready", "will", "willing", "willingness",
    "would",
])  # fmt: skip
"""Words that tell what somebody will do: CAMEO 03, "express intent". Who announces or decides a
truce or an amnesty has yielded (0871, 081)."""
_TO_COME = re.compile(r"\b(?:will|would|to|could|may|might|shall)\s+(?:be\s+|soon\s+|also\s+)?$")
"""How the words before a deed end that is only to come."""
_SORRY = frozenset([
    "apologise", "apologize", "apology", "forgave", "forgive", "forgiven", "regret", "remorse",
    "contrition", "repentance", "sorry",
])  # fmt: skip
"""Words of CAMEO 055 (apologise) and 056 (forgive)."""
_BACKING = frozenset(["support", "backing", "solidarity", "back", "endorse", "endorsement"])
"""Words of CAMEO 051 (express support): who pledges it has given it."""
_PLEDGING = frozenset(["pledge", "promise", "vow", "assure", "assurance", "commit", "commitment"])
_ACCORD = frozenset([
    "accord", "agreement", "compromise", "consensus", "deal", "memorandum", "pact", "protocol",
    "settlement", "text", "treaty", "understanding",
])  # fmt: skip
"""What parties have made as soon as they agree on it: CAMEO 057."""
_MEASURES = (
    "sanction", "embargo", "boycott", "asset freeze", "travel ban", "blacklist",
    "freeze the assets", "froze the assets", "ban on imports", "import ban", "banned imports",
    "trade ban",
)  # fmt: skip
"""Words of CAMEO 163, "impose embargo, boycott, or sanctions"."""
_OCCUPYING = frozenset(["occupy", "occupation"])
_TRUCES = frozenset(["truce", "ceasefire", "cease-fire", "armistice"])
_GATES = frozenset(["border", "frontier", "airspace", "crossing"])
_NEAR = 6
"""Words from a trigger within which stands what it is of: "voiced its deep remorse"."""
_ENDS = [
    ("", ""),
    ("d", ""),
    ("ed", ""),
    ("ied", "y"),
    ("s", ""),
    ("ies", "y"),
    ("ing", ""),
    ("ing", "e"),
]
"""Endings of a word's forms, and what stands in their place in its lemma."""


def older_type(event: Event, text: str) -> str:
    """Return the older scheme's type of an event that is told in `text`.

    - 035, intent to yield: AGREE. 2.0 counts a promised concession as CONCEDE.
    - 051, support that is pledged: SUPPORT, where a promise is AGREE here.
    - 055 and 056, apologise and forgive: SUPPORT. 2.0 counts regret as CONCEDE.
    - 057, an accord that two sides have agreed on: SUPPORT, where it is AGREE here until signed.
    - 074, protection and peacekeepers: AID, where troops that are sent as such are MOBILIZE here.
    - 116, found guilty: ACCUSE. 2.0 has a mode of SANCTION.
    - 163, sanctions and embargoes: COERCE. 2.0 has them under SANCTION.
    - 166, peacekeepers withdraw: SANCTION, where forces that leave are RETREAT here.
    - 172, a border or airspace closed: COERCE, where against a state it is SANCTION here.
    - 173, a warrant for somebody's arrest: COERCE. 2.0 has it under THREATEN.
    - 192, territory occupied: COERCE, where it is ASSAULT here.
    - 196, a truce broken: ASSAULT, where it is SANCTION here.
    - Attacks on computers: ASSAULT. 2.0 has given COERCE a mode for them.
    """
    kind = event.type.value
    mode = event.mode.value if event.mode else None
    peace = any(c.value == "peacekeeping" for c in event.contexts)
    if kind == "CONCEDE":
        if _promised(event, text):
            return "AGREE"
        if _of(event, text, _SORRY):
            return "SUPPORT"
    if kind == "AGREE" and _speaks_for_support(event, text):
        return "SUPPORT"
    if kind == "SANCTION":
        if mode == "convict":
            return "ACCUSE"
        if mode == "discontinue" and any(m in text.lower() for m in _MEASURES):
            return "COERCE"
        if mode == "discontinue" and _of(event, text, _TRUCES):
            return "ASSAULT"
        if _of(event, text, _GATES):
            return "COERCE"
    if kind == "COERCE" and mode == "cyber":
        return "ASSAULT"
    if kind == "THREATEN" and mode == "arrest" and "warrant" in text.lower():
        return "COERCE"
    if kind == "ASSAULT" and _says(event, _OCCUPYING):
        return "COERCE"
    if kind == "RETREAT" and mode == "withdraw" and peace:
        return "SANCTION"
    if kind == "MOBILIZE" and peace:
        return "AID"
    return YIELD.get(kind, kind)


def _promised(event: Event, text: str) -> bool:
    """Tell whether a concession is only to come: as future, or by a word of promise or intent."""
    if event.realis.value == "future" or event.realis.rule == "realis.promise":
        return True
    stances = word_table("cues", "stance")
    if any(stances.get(form) == "promise" for form in _forms(event)) or _says(event, _INTENT):
        return True
    return _TO_COME.search(text[: event.trigger.quotes[0].span.start].lower()) is not None


def _speaks_for_support(event: Event, text: str) -> bool:
    """Tell whether what is agreed is an accord made, or what is pledged is support."""
    if _says(event, _PLEDGING):
        return not _next(event, text, ("to",)) and _of(event, text, _BACKING)
    made = _says(event, frozenset(["agree"])) and not _next(event, text, ("to",))
    return _says(event, _ACCORD) or (made and _of(event, text, _ACCORD))


def _next(event: Event, text: str, words: tuple[str, ...]) -> bool:
    after = text[event.trigger.quotes[0].span.end :].lower().split(maxsplit=1)
    return bool(after) and after[0] in words


def _of(event: Event, text: str, words: frozenset[str]) -> bool:
    """Tell whether one of some words is a trigger's own or stands shortly after it."""
    after = text[event.trigger.quotes[0].span.end :].split()[:_NEAR]
    near = {form for word in after for form in _lemmas(word.strip(".,;:'’\"”").lower())}
    return _says(event, words) or not words.isdisjoint(near)


def _says(event: Event, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_forms(event))


def _forms(event: Event) -> set[str]:
    """Return what the lemmas of a trigger's words may be: "pledged", "offering", "apologies"."""
    return {form for word in event.trigger.value.lower().split() for form in _lemmas(word)}


def _lemmas(word: str) -> set[str]:
    return {word[: len(word) - len(end)] + more for end, more in _ENDS if word.endswith(end)}
