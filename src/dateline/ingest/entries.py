"""The heads of entries: the day, hour and place before each item of a chronicle, list or log."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_DAY = (
    rf"(?:(?:{_WEEKDAY},? )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}})? {_MONTH}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?){_YEAR}|(?:19|20)\d\d-\d\d-\d\d|{_WEEKDAY})"
)
_ZONES = (
    "GMT|UTC|BST|CES?T|EES?T|WES?T|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|MSK|TRT|I[RS]?ST|AST|GST|PKT|"
    "NPT|WIB|ICT|SGT|HKT|KST|JST|AE[SD]T|SAST|WAT|CAT|EAT"
)
_HOUR = r"(?:[01]\d|2[0-3])[:.h][0-5]\d"
_CLOCK = (
    r"(?:(?:at |around |about )?"
    rf"(?:{_HOUR}(?: ?[-–] ?{_HOUR}|(?! ?[-–] ?{_HOUR}))|"
    r"(?:(?:1[0-2]|\d)(?:[:.][0-5]\d)?) ?[APap]\.?[Mm]\b\.?)"
    rf"(?: ?(?:hrs|hours|h|local time|(?:{_ZONES})\b))?)"
)
_STAMP = rf"(?:{_DAY}(?:(?:,| at|:)? {_CLOCK})?|{_CLOCK}(?:(?:,| on)? {_DAY})?)".replace(
    "?P<year>", "?:"
)
_WORD = r"(?:[A-Z][\w'’.-]*|(?:al|el|as|ash|ad)-[A-Z][\w'’-]*)"
_LINKS = "of|the|de|la|del|district|province|county|state|region|governorate"
_NAME = (
    rf"(?!(?:Published|Updated|Posted|Modified|Date|Last|First|As)\b)"
    r"(?:\d{1,5} (?:block of )?)?"
    rf"{_WORD}(?:,? (?:{_WORD}|{_LINKS})){{0,7}}"
)
_SIGNS = "(?:[\u203c\u2049\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]\\s*)"
"""Emoji and signs, as posts set them before their words."""
_STOP = r"(?:\s*[:|]|\s+[-–—]{1,2}|\s*—)(?:\s+|$)"
_HEADS = (
    re.compile(rf"^(?P<stamp>{_STAMP})[:.]?$"),
    re.compile(rf"^(?P<stamp>{_CLOCK})\s+(?={_NAME}:\s)"),  # who says it, or where it happened
    re.compile(rf"^(?P<stamp>{_STAMP})(?:(?:,|\s*[-–—|/:])? (?P<place>{_NAME}))?{_STOP}"),
    re.compile(rf"^(?P<stamp>{_STAMP})(?:,|\s*[-–—|/:]) (?P<place>{_NAME})$"),
    re.compile(rf"^(?P<place>{_NAME})(?:[.,:|]|\s[-–—|]) (?P<stamp>{_STAMP}){_STOP}"),
    re.compile(rf"^\[?(?P<stamp>{_CLOCK})\]?[.,]?\s+{_SIGNS}*(?=[A-Z\"“#])"),
)
_HOURS = re.compile(_CLOCK)
_YEARED = re.compile(r"\b(?:19|20)\d\d\b")
_BULLET = re.compile(
    rf"\s*(?:(?:[•▪◦●‣·■►*]|[-–—](?=\s+[A-Z0-9])|o(?=\s+[A-Z])|\d{{1,3}}/(?:\d{{1,3}})?)\s+|{_SIGNS}+)"
)
_LEAST = 2
"""Items that make a list: one line with a day before it is a header."""


class Head(msgspec.Struct, frozen=True):
    """The head of an entry in its line: where its words end, and where what it tells begins."""

    stamp: str
    end: int
    rest: int


def bullet_end(line: str) -> int:
    """Return where the words of a line begin that a bullet stands before; 0 without one.

    >>> bullet_end("• Two huts burned."), bullet_end("-40 degrees"), bullet_end("Two huts burned.")
    (2, 0, 0)
    """
    found = _BULLET.match(line)
    return found.end() if found else 0


def read_head(line: str) -> Head | None:
    """Return the head that a line begins with, or is; None if it has none.

    >>> read_head("11 March 2023 – Awaran: Gunmen shot two men.").end
    22
    >>> read_head("07:15 Two jets bombed the town.").stamp, read_head("Monday, 18 March").rest
    ('07:15', 16)
    >>> read_head("Friday was quiet.") is None
    True
    """
    for pattern in _HEADS:
        found = pattern.match(line)
        if found is not None:
            told = line[: found.end()].rstrip(" \t:|-–—")
            return Head(found["stamp"], len(told), found.end())
    return None


def _hour_after(day: Head, head: Head) -> bool:
    """Tell whether a head of hours stands under one of a day, whose hours it gives."""
    return _HOURS.fullmatch(head.stamp) is not None and _HOURS.fullmatch(day.stamp) is None


class Entries:
    """Which lines of a text are, or begin with, heads of entries: two at the least, none alone."""

    def __init__(self, lines: Sequence[str]) -> None:
        told = [line.strip() for line in lines if line.strip()]
        self.bulleted = sum(bullet_end(line) > 0 for line in told) >= _LEAST
        bare = [line[self.bullet(line) :] for line in told]
        found = [(line, read_head(line)) for line in bare]
        heads = {
            line: head
            for (line, head), (_, after) in pairwise(found)
            if head is not None
            and (head.rest < len(line) or after is None or _hour_after(head, after))
        }
        if found and found[-1][1] is not None and found[-1][1].rest < len(bare[-1]):
            heads[bare[-1]] = found[-1][1]  # a date under the text is the day of writing
        dated = [
            line for line, head in heads.items() if head.rest == len(line) and _YEARED.search(line)
        ]
        if len(dated) == 1:
            del heads[dated[0]]  # the day of publication
        listed = len({head.stamp for head in heads.values()}) >= _LEAST
        self.heads = heads if listed else {}

    def bullet(self, line: str) -> int:
        """Return how much of a line its bullet takes, where the text has a list of them."""
        return bullet_end(line) if self.bulleted else 0

    def head(self, line: str) -> Head | None:
        """Return the head of an entry in a line without its bullet."""
        return self.heads.get(line.strip())

    def begins(self, line: str) -> bool:
        """Tell whether a line begins an item of a list, so that it continues no other line."""
        bullet = self.bullet(line)
        return bullet > 0 or line[bullet:].strip() in self.heads
