"""Where and when a deed was, as a passage corrects it in so many words: "not at A but at B"."""

import re

from dateline.link.denials import foremost, side, unopposed
from dateline.link.hearing.statements import Case
from dateline.records import Contradiction, ContradictionKind

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}"
_WHEN: ContradictionKind = "date"
_WHERE: ContradictionKind = "place"
_NOT_BUT = re.compile(
    rf"\bnot (?:(?:fall|hit|happen|occur|take place|strike) )?"
    rf"(?:(?:on|at|in|near|inside|during) )?(?:the )?"
    rf"(?P<not>{_DAY}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),? but (?:rather )?"
    r"(?:on|at|in|near|inside|outside|during|beyond|west|east|south|north|"
    r"\w+ (?:kilomet|mile)\w+) "
)
_ELSEWHERE = re.compile(
    r"\b(?:took place|happened|occurred|was|were|been|carried out|hit|struck|fell|exploded|"
    r"went off) (?:\w+ ){0,3}?(?:elsewhere|somewhere else|"
    r"in another (?:region|province|district|village|town|place|area|quarter|city))\b"
)


def find_corrections(case: Case) -> list[Contradiction]:
    """Return the place or day of the deed that a passage puts right, at most one of each.

    Left is the passage of another voice that names the place or day; for "in another region" the
    foremost account of another voice.
    """
    told = [s for s in unopposed(case.statements) if not s.aside]
    found: dict[ContradictionKind, Contradiction] = {}
    for right in told:
        changed = _NOT_BUT.search(right.quote.text)
        if changed is None and not _ELSEWHERE.search(right.quote.text):
            continue
        wrong = changed["not"] if changed else ""
        kind = _WHEN if re.fullmatch(_DAY, wrong) else _WHERE
        left = [s for s in told if s.events and s.key != right.key and wrong in s.quote.text]
        if left and kind not in found:
            best = min(left, key=foremost)
            found[kind] = Contradiction(kind, side(best), side(right), f"another {kind} is told")
    return list(found.values())
