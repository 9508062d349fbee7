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
_SORRY = frozenset(
    ["apologise", "apologize", "apology", "forgave", "forgive", "forgiven", "regret"]
)
"""Words of CAMEO 055 (apologise) and 056 (forgive)."""
_MEASURES = ("sanction", "embargo", "boycott")
"""Words of CAMEO 163, "impose embargo, boycott, or sanctions"."""
_ENDS = [("", ""), ("d", ""), ("ed", ""), ("s", ""), ("ies", "y"), ("ing", ""), ("ing", "e")]
"""Endings of a word's forms, and what stands in their place in its lemma."""


def older_type(event: Event, text: str) -> str:
    """Return the older scheme's type of an event that is told in `text`.

    - 035, intent to yield: AGREE. 2.0 counts a promised concession as CONCEDE.
    - 055 and 056, apologise and forgive: SUPPORT. 2.0 counts regret as CONCEDE.
    - 074, protection and peacekeepers: AID, where troops that are sent as such are MOBILIZE here.
    - 116, found guilty: ACCUSE. 2.0 has a mode of SANCTION.
    - 163, sanctions and embargoes: COERCE. 2.0 has them under SANCTION.
    - 166, peacekeepers withdraw: SANCTION, where forces that leave are RETREAT here.
    """
    kind = event.type.value
    mode = event.mode.value if event.mode else None
    peace = any(c.value == "peacekeeping" for c in event.contexts)
    if kind == "CONCEDE":
        if _promised(event, text):
            return "AGREE"
        if _says(event, _SORRY):
            return "SUPPORT"
    if kind == "SANCTION" and mode == "convict":
        return "ACCUSE"
    if kind == "SANCTION" and mode == "discontinue" and any(m in text.lower() for m in _MEASURES):
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


def _says(event: Event, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_forms(event))


def _forms(event: Event) -> set[str]:
    """Return what the lemmas of a trigger's words may be: "pledged", "offering", "apologies"."""
    return {
        word[: len(word) - len(end)] + more
        for word in event.trigger.value.lower().split()
        for end, more in _ENDS
        if word.endswith(end)
    }
