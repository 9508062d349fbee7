"""Who is said to have done it: the sides that a passage names as doers of the deed."""

import functools
import re

from dateline.codebook.directory import fold, load_directory
from dateline.codebook.words import word_list
from dateline.link.parties import doer_key
from dateline.link.telling import Case, Statement
from dateline.link.wordings import deed_kinds, named_actors
from dateline.records import Actor

_BEFORE = re.compile(r"\b(?:by|of|from|blamed|accused|accuses|behind)\s+(?:the\s+|an?\s+)?$")
_AFTER = re.compile(r"^(?:['’]s?)?((?:\W+[\w'’-]+){0,4})")
_AT = re.compile(r"\b(?:on|at|against|into|near|in|with|outside|towards?)\s+(?:the\s+|an?\s+)?$")


@functools.cache
def _generic() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in word_list("forces")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


@functools.cache
def _side_of() -> dict[str, str]:
    return {row["form"]: row["side"] for row in word_list("forces")}


def doers(case: Case, statement: Statement) -> frozenset[str]:
    """Return the sides that a passage names as doers; "armed:" stands for fighters unnamed."""
    found = set()
    for ident in statement.events:
        for finding in case.event(ident).actors:
            words = finding.quotes[0].span
            if statement.sentence.span.overlaps(words) or not statement.direct:
                key = doer_key(finding.value, case.home)
                if key:
                    found.add(key)
    for start, end, key in _mentions(statement.quote.text, case.home):
        if statement.stance == "accuse" or _does(statement.quote.text, start, end):
            found.add(key)
    return frozenset(found)


def _mentions(text: str, home: str | None) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    directory = load_directory()
    for start, end, ids, form in named_actors(text):
        if form in ("country", "demonym", "capital"):
            found.append((start, end, f"state:{ids[0]}"))
            continue
        entries = [e for e in (directory.on(i, None) for i in ids) if e]
        for entry in entries[:1]:
            actor = Actor(text[start:end], entry.name, entry.id, entry.country, entry.sector)
            key = doer_key(actor, home)
            if key and entry.sector not in ("JRN", "UNO", "NGO", "IGO"):
                found.append((start, end, key))
    for match in _generic().finditer(text):
        if not any(a < match.end() and match.start() < b for a, b, _ in found):
            side = _side_of()[fold(match.group())]
            found.append((*match.span(), f"state:{home or ''}" if side == "state" else "armed:"))
    return found


def _does(text: str, start: int, end: int) -> bool:
    """Tell whether a side stands where a doer stands: before a deed word, or after "by"."""
    if _AT.search(text[:start]):
        return False
    if _BEFORE.search(text[:start]):
        return bool(deed_kinds(text[:start]))
    after = _AFTER.match(text[end:])
    return bool(after and deed_kinds(after.group(1)))


def rival(one: str, other: str) -> bool:
    """Tell whether two sides cannot be the same: fighters unnamed may be of any group."""
    if one == other:
        return False
    if "armed:" in (one, other):
        known = other if one == "armed:" else one
        return known.startswith("state:")
    return True
