"""Header lines: when an article was published and updated, as ISO 8601."""

import re
from collections.abc import Iterable
from datetime import date, datetime

import msgspec

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(rf"\b(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})\.?,? (?P<y>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<d>\d{{1,2}})-(?P<m>{_MONTH})-(?P<y>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:\b|(?=T\d))"),
    re.compile(r"\b(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b"),  # dots: the day first
    re.compile(r"\b(?P<d>1[3-9]|2\d|3[01])/(?P<m>\d{1,2})/(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<m>\d{1,2})/(?P<d>1[3-9]|2\d|3[01])/(?P<y>\d{4})\b"),
)
"""Of "3/4/2025" nobody knows which is the day."""
_SHORT_DATES = (
    re.compile(rf",\s(?P<d>\d{{1,2}})\s(?P<m>{_MONTH})\.?,?\s(?P<y>\d\d)\b", re.I),
    re.compile(rf",\s(?P<m>{_MONTH})\.?\s(?P<d>\d{{1,2}}),?\s(?P<y>\d\d)\b", re.I),
)
_CENTURY = 50
"""Years in two digits below this are of the present century."""
_TIME = re.compile(
    r"(?:\b|(?<=\dT))(?P<h>[01]?\d|2[0-3])[:.](?P<n>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?)?",
    re.I,
)
_ZONES = {
    "GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00", "EST": "-05:00", "EDT": "-04:00",
    "CST": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "BST": "+01:00", "IST": "+05:30",
    "SGT": "+08:00", "HKT": "+08:00", "JST": "+09:00", "EAT": "+03:00", "CAT": "+02:00",
    "WAT": "+01:00",
}  # fmt: skip
_ZONE = re.compile(
    r"(?:\b(?:GMT|UTC)\s?)?([+-]\d{1,2})(?::?(\d{2}))?\b|\b(" + "|".join(_ZONES) + r")\b"
)
_LABEL = re.compile(
    r"\b(?P<label>first published|published|posted|last updated|updated|last modified|modified|"
    r"date)\b(?: on| at)?\s*:?",
    re.I,
)
_GAP = 30
"""Between a label and its date stands a time and a zone at most; else the line is a sentence."""
_ZONED = r"\b(?:" + "|".join(_ZONES) + r")\b"
_AFTER = re.compile(
    rf"(?:[\s,;:.)|–—-]|\((?=\d|{_ZONED})|at\b(?= \d{{1,2}}[:.]\d)|"
    r"\d{1,2}[:.]\d\d(?::\d\d)?|[ap]\.?m\b\.?|[AP]\.?M\b\.?|"
    rf"[+-]\d{{1,2}}(?::?\d\d)?\b|{_ZONED})*"
)
"""What stands between the last date of a header and the words after it."""
_STORY = 8
"""A header with a sentence of so many words after its dates has the story on its line."""
_DAY = re.compile(
    r"^(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
    r"[.,]*\s+)?",
    re.I,
)

_BY = re.compile(r"by\s+[A-Z]\S*(?:\s+\S+){0,8}$", re.I)
_AS_OF = re.compile(
    r"\bas (?:of|at|on)(?: (?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:hrs|hours|h))?,?(?: on)?)?:?$", re.I
)
_AS_OF_LINE = re.compile(r"^\(?(?:\w+ ){0,2}as (?:of|at|on)\b", re.I)
_DAY_AT_END = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.I)


class Stamp(msgspec.Struct, frozen=True):
    """A date read from a line: ISO 8601, and where in the line it stands."""

    iso: str
    start: int
    end: int


def read_stamp(line: str) -> Stamp | None:
    """Return the first date of a line, with its time and zone where given.

    >>> read_stamp("Published: 10:10, December 3, 2024").iso
    '2024-12-03T10:10'
    >>> read_stamp("3 March 2025 18:04 GMT").iso
    '2025-03-03T18:04+00:00'
    """
    for pattern in _DATES:
        if match := pattern.search(line):
            day = _day(match)
            if day is not None:
                time = _time(line, match)
                return Stamp(day.isoformat() + time, match.start(), match.end())
    return None


def read_written(dateline: str) -> Stamp | None:
    """Return the day in a dateline; of a year in two digits the century is the one since 1950.

    >>> read_written("LIMA, 9 JAN 90 (EFE) -- [TEXT] ").iso, read_written("OSLO, MAY 2 07 -- ").iso
    ('1990-01-09', '2007-05-02')
    """
    stamp = read_stamp(dateline)
    if stamp is not None:
        return stamp
    for pattern in _SHORT_DATES:
        if found := pattern.search(dateline):
            year = int(found["y"])
            day = _made(1900 + year if year >= _CENTURY else 2000 + year, found)
            if day is not None:
                return Stamp(day.isoformat(), found.start(), found.end())
    return None


def _day(match: re.Match[str]) -> date | None:
    return _made(int(match["y"]), match)


def _made(year: int, match: re.Match[str]) -> date | None:
    month = match["m"].lower()
    try:
        return date(year, _MONTHS.get(month) or int(month), int(match["d"]))
    except ValueError:
        return None


def _time(line: str, day: re.Match[str]) -> str:
    found = next(
        (t for t in _TIME.finditer(line) if not day.start() <= t.start() < day.end()), None
    )
    if found is None:
        return ""
    hour, half = int(found["h"]), (found["half"] or "").lower()[:1]
    if half and hour > 12:
        return ""
    hour = hour % 12 + 12 * (half == "p") if half else hour
    zone = _offset(line[found.end() :]) or _offset(line[day.end() :])
    return f"T{hour:02d}:{found['n']}{zone}"


def _offset(rest: str) -> str:
    match = _ZONE.match(rest.strip(" (,"))
    if match is None:
        return ""
    if match[3]:
        return _ZONES[match[3]]
    hours = int(match[1])
    return (
        f"{'-' if hours < 0 else '+'}{abs(hours):02d}:{match[2] or '00'}"
        if abs(hours) <= 14
        else ""
    )


def read_header(line: str) -> tuple[dict[str, Stamp], bool]:
    """Return the stamps of a header line by "published"/"updated", and whether it is one.

    A line is a header when it labels its dates or holds nothing but a date.
    """
    labels = list(_LABEL.finditer(line))
    if labels and labels[0].start() <= 2:
        stamps: dict[str, Stamp] = {}
        for n, label in enumerate(labels):
            end = labels[n + 1].start() if n + 1 < len(labels) else len(line)
            stamp = read_stamp(line[label.end() : end])
            if stamp is not None and stamp.start <= _GAP:
                word = label["label"].lower()
                which = "updated" if "up" in word or "mod" in word else "published"
                moved = Stamp(stamp.iso, stamp.start + label.end(), stamp.end + label.end())
                stamps.setdefault(which, moved)
        return stamps, bool(stamps)
    stamp = read_stamp(line)
    if stamp is None:
        return {}, False
    rest = _DAY.sub("", line[: stamp.start]) + re.sub(r"^T(?=\d)", " ", line[stamp.end :])
    rest = _ZONE.sub("", _TIME.sub("", rest))
    bare = not re.search(r"[A-Za-z]{3,}", rest) and len(rest.strip(" ,.|-–—/()")) <= 3
    return ({"published": stamp} if bare else {}), bare


def header_end(line: str, stamps: Iterable[Stamp]) -> int:
    """Return where a header line ends: before the story, where that follows on the same line.

    >>> line = "Updated: March 4, 2025, 18:20 GMT — HAMA - Rebels shelled a market in the city."
    >>> line[header_end(line, read_header(line)[0].values()):][:13]
    'HAMA - Rebels'
    """
    last = max(stamp.end for stamp in stamps)
    after = _AFTER.match(line, last)
    start = after.end() if after else last
    told = line.rstrip()[-1:] in ".?!\"'”’" and len(line[start:].split()) >= _STORY
    return start if told else len(line)


def is_as_of(line: str) -> bool:
    """Tell whether a line only says of which day a report gives the state.

    >>> is_as_of("Data as of 3 April 2025"), is_as_of("As of 3 April 2025 all was quiet.")
    (True, False)
    """
    stamp = read_stamp(line)
    return (
        stamp is not None
        and bool(_AS_OF_LINE.match(line[: stamp.start]))
        and read_ending(line) is not None
    )


def read_ending(line: str) -> Stamp | None:
    """Return the date that a line above the story ends in: "Port Sudan, 12 January 2026".

    Its writer may follow: "Bunia, 9 July 2023. By Pascal Lonema".

    >>> read_ending("Statement of the ministry, 3 May 2024, 18:00").iso
    '2024-05-03T18:00'
    >>> read_ending("Operational information as of 08:00 on 21 November 2024").iso
    '2024-11-21T08:00'
    """
    stamp = read_stamp(line)
    if stamp is None:
        return None
    rest = _ZONE.sub("", _TIME.sub("", line[stamp.end :])).strip(" ,.|()–—-")
    if rest and not _BY.match(rest):
        return None
    before = _DAY_AT_END.sub("", line[: stamp.start]).rstrip()
    if _AS_OF.search(before):
        return stamp
    return stamp if before[-1:] in (",", "|", "-", "–", "—", ":", "(") else None


def iso_or_none(value: str | None) -> str | None:
    """Return an ISO 8601 date or time as given, to the minute; None if it is not one.

    >>> iso_or_none("2024-12-03T10:10:00+08:00"), iso_or_none("3/12/24")
    ('2024-12-03T10:10+08:00', None)
    """
    if not value:
        return None
    value = value.strip()
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value).isoformat(timespec="minutes")
    except ValueError:
        stamp = read_stamp(value)
        return stamp.iso if stamp else None
