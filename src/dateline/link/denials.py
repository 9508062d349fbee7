"""Denials of a deed: who says that it was not so, and the passage that it is said against."""

import re

from dateline.document import Quote
from dateline.link.culprits import doers
from dateline.link.telling import Case, Statement
from dateline.link.wordings import deed_stems, stems
from dateline.records import Contradiction, Side

_NEGATED = re.compile(
    r"\b(?:no|not one|not a single|never|nobody|none of|no one|had no part|false|fake|baseless|"
    r"fabricat\w+|not (?:targeted|fired|bombed|shelled|aimed|carried))\b",
    re.IGNORECASE,
)


def is_denial(statement: Statement) -> bool:
    """Tell whether a passage says that something was not so, in words about a deed."""
    if statement.speaker is None:
        return False
    if statement.stance == "deny":
        return True
    return statement.direct and bool(statement.kinds) and bool(_NEGATED.search(statement.quote.text))


def find_denials(case: Case) -> list[Contradiction]:
    """Return the denials of an incident, one a side that denies.

    What is denied is the passage of another voice that names the denier as doer, or else the one
    that shares most words of the deed with the denial. A denial that shares none is about
    something else.
    """
    found: dict[str, Contradiction] = {}
    for denial in case.statements:
        key = denial.key
        if key is None or key in found or not is_denial(denial):
            continue
        left = _denied(case, denial)
        if left is not None:
            found[key] = Contradiction(
                "denial", side(left), side(denial, denial_quote(case, denial)),
                f"{denial.speaker.name if denial.speaker else ''} denies it",
            )  # fmt: skip
    return list(found.values())


def side(statement: Statement, quote: Quote | None = None) -> Side:
    """Return a passage as a side of a contradiction."""
    return Side(
        statement.events[0] if statement.events else None,
        quote or statement.quote,
        statement.speaker.name if statement.speaker else None,
        statement.claim,
    )


def denial_quote(case: Case, denial: Statement) -> Quote:
    """Return the words from the word of denial to the end of what is denied."""
    span = denial.quote.span
    start, end = span.start, span.end
    if denial.cue is not None and denial.sentence.span.contains(denial.cue.span):
        start, end = min(start, denial.cue.span.start), max(end, denial.cue.span.end)
    return case.codings[denial.document][0].quote(start, end)


def affirmed(case: Case, denial: Statement) -> list[Statement]:
    """Return the passages of other voices that tell a deed."""
    return [
        s for s in case.statements
        if s.key != denial.key and s.kinds and not is_denial(s)
        and s.stance in ("assert", "accuse", "confirm", "concede")
    ]  # fmt: skip


def _denied(case: Case, denial: Statement) -> Statement | None:
    others = affirmed(case, denial)
    accusing = [s for s in others if denial.key in doers(case, s)]
    if accusing:
        return min(accusing, key=lambda s: (not s.events, -_shared(s, denial), s.at, s.quote))
    shared = [(s, _shared(s, denial)) for s in others]
    if not shared or max(n for _, n in shared) == 0:
        return None
    return min(shared, key=lambda p: (-p[1], not p[0].events, p[0].at, p[0].quote))[0]


def _shared(one: Statement, other: Statement) -> int:
    """Return how many words on the deed two passages share; words of the deed itself lead."""
    table = deed_stems()
    common = stems(one.quote.text) & stems(other.sentence.text)
    return sum(3 if s in table else 1 for s in common) if any(s in table for s in common) else 0
