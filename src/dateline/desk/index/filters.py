"""What a reader asks for: the filter of incidents, as in the address, and as SQL."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from dateline.codebook.schemes import VERBAL

Sort = Literal["newest", "oldest", "deadliest", "reported"]
What = Literal["", "deeds", "words"]
Voices = Literal["", "party"]
ORDERS: Mapping[Sort, str] = {
    "newest": "day DESC, n", "oldest": "day, n", "deadliest": "killed DESC, n",
    "reported": "reports DESC, n",
}  # fmt: skip


class Filter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which incidents are shown; every part is in the address, and empty parts are left out.

    `what` is "deeds" or "words": what was done, or only said (accused, demanded, talked).
    `place` are words of any place, province or country that reports give for an incident, `who`
    of the names of any who act in it or are acted on. `since` and `until` are days (YYYY-MM-DD,
    months and years too) between which it may have happened. `actor`, `target` and `source` are
    keys: whoever takes part, with a `target` whoever acts on it. `killed` is the least toll, `box`
    is west,south,east,north in degrees. `voices` is "party" where one party's word is all there is.
    """

    q: str = ""
    what: What = ""
    type: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    place: str = ""
    who: str = ""
    actor: str = ""
    target: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    killed: int = 0
    box: str = ""
    voices: Voices = ""
    sort: Sort = "newest"

    def pairs(self, **changes: object) -> list[tuple[str, str]]:
        """Return the filter as pairs for an address, with some parts changed."""
        found = []
        for name, value in {**msgspec.structs.asdict(self), **changes}.items():
            for item in value if isinstance(value, Sequence) and not isinstance(value, str) else (
                [value]
            ):  # fmt: skip
                if item and (name, item) != ("sort", "newest"):
                    found.append((name, str(item)))
        return found

    @property
    def plain(self) -> bool:
        """Tell whether nothing is left out."""
        return not [pair for pair in self.pairs() if pair[0] != "sort"]


def where(wanted: Filter, *, but: str = "", scan: bool = False) -> tuple[str, dict[str, object]]:
    """Return the condition on `incidents` and its values.

    `but` names a part to pass over; "time" is both its ends. `scan` keeps SQLite from looking rows
    up by day or toll, one by one, where a query counts most of them: a pass over an index that
    holds all it needs took a third of the time.
    """
    tests: list[str] = []
    values: dict[str, object] = {}
    for name in ("type", "grade", "country"):
        chosen = getattr(wanted, name)
        if chosen and name != but:
            names = [f"{name}{i}" for i in range(len(chosen))]
            tests.append(f"{name} IN ({', '.join(':' + n for n in names)})")
            values.update(zip(names, chosen, strict=True))
    if wanted.actor and wanted.target:
        tests.append("n IN (SELECT incident FROM parties WHERE role = 'actor' AND key = :actor)")
    if wanted.voices:
        tests.append("n IN (SELECT n FROM incidents WHERE party IS NOT NULL)")
    if wanted.what:
        listed = ", ".join(f"'{name}'" for name in sorted(VERBAL))
        tests.append(f"type {'NOT IN' if wanted.what == 'deeds' else 'IN'} ({listed})")
    passed = ("since", "until") if but == "time" else (but,)
    for name, test in _TESTS.items():
        value = getattr(wanted, name)
        if value and name not in passed:
            tests.append(f"+{test}" if scan and name in _SCANNED else test)
            values[name] = _SOUGHT[name](value) if name in _SOUGHT else value
    box = _box(wanted.box)
    if box:
        tests.append("lon BETWEEN :west AND :east AND lat BETWEEN :south AND :north")
        values.update(box)
    return " AND ".join(tests) or "1", values


_TESTS = {
    "q": "n IN (SELECT rowid FROM incident_words WHERE incident_words MATCH :q)",
    "place": "n IN (SELECT rowid FROM incident_words WHERE incident_words MATCH :place)",
    "who": "n IN (SELECT rowid FROM incident_words WHERE incident_words MATCH :who)",
    "actor": "n IN (SELECT incident FROM parties WHERE key = :actor)",
    "target": "n IN (SELECT incident FROM parties WHERE role = 'recipient' AND key = :target)",
    "source": "n IN (SELECT incident FROM tellings WHERE key = :source)",
    "since": "day >= :since",
    "until": "begins <= :until",
    "killed": "killed >= :killed",
}
_SCANNED = ("since", "until", "killed")
_SOUGHT: Mapping[str, Callable[[str], str]] = {
    "q": lambda words: matching(words),
    "place": lambda words: f"places : ({matching(words)})",
    "who": lambda words: f"names : ({matching(words)})",
    "until": lambda day: f"{day}\uffff",  # a month or year takes in all its days
}
"""What a query is given for parts that it does not take as they stand in the address."""


def matching(words: str) -> str:
    """Return words as a full-text query: all of them, the last as a beginning.

    >>> matching('shelling "of" mark')
    '"shelling" "of" "mark"*'
    """
    found = re.findall(r"\w+", words)
    return " ".join(f'"{word}"' for word in found) + "*" if found else '""'


def _box(text: str) -> dict[str, float] | None:
    """Return the sides of a box; None where the text is none."""
    try:
        west, south, east, north = (float(x) for x in text.split(","))
    except ValueError:
        return None
    return {"west": west, "south": south, "east": east, "north": north}
