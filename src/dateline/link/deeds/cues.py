"""What the words round a trigger say of how its deed goes with those told before it."""

import re

import msgspec

from dateline.document import Document, Span

_APART = re.compile(
    r"\b(?:another|second|third|fresh|new|separate|further|similar|previous|earlier|last)\b"
    r"(?:\W+\w+){0,2}\W*$",
    re.I,
)
_ADDED = re.compile(
    r"\b(?:also|add(?:ed|s|ing)|elsewhere|meanwhile|separately|another|other)\b", re.I
)
_TAKEN_UP = re.compile(r"\b(?:the|that|this|those|\w+day['’]s)\b(?:\W+\w+){0,2}\W*$", re.I)
_BESIDE = re.compile(r"\b(?:after|before|during|in|since|when)\b(?:\W+\w+){0,4}\W*$", re.I)
_HANDLED = re.compile(
    r"\b(?:accus|admit|blame|claimed|condemn|confirm|den(?:ied|ies|y)|investigat|responsib)", re.I
)
_NEAR = 40
"""Characters before a trigger in which its own determiners stand."""


class Cues(msgspec.Struct, frozen=True):
    """What is said round a trigger.

    `apart`: that this is another deed ("a second strike"); `added`: that more is told now
    ("elsewhere"); `taken_up`: that the deed is known ("that strike"); `beside`: it only says when
    or where something else was ("after a strike"); `handled`: its sentence blames, denies or looks
    into something.
    """

    apart: bool
    added: bool
    taken_up: bool
    beside: bool
    handled: bool


def cues(document: Document, sentence: Span, trigger: Span) -> Cues:
    """Return what the words of a sentence say round the trigger in it."""
    text = document.text
    before = text[max(0, trigger.start - _NEAR) : trigger.start]
    opening = text[sentence.start : trigger.start]
    return Cues(
        apart=_APART.search(before) is not None,
        added=_ADDED.search(opening) is not None,
        taken_up=_TAKEN_UP.search(before) is not None,
        beside=_BESIDE.search(opening) is not None,
        handled=_HANDLED.search(text, sentence.start, sentence.end) is not None,
    )
