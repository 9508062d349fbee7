"""Denials of a deed: who says that it was not so, and the passage that it is said against."""

import re
from collections.abc import Sequence

import msgspec

from dateline.document import Quote
from dateline.link.culprits import blaming, rival
from dateline.link.hearing.naming import mentions
from dateline.link.hearing.parties import Party, Sort
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import deed_kinds, deed_stems, stems, verdict, victim_sides
from dateline.records import Contradiction, Side

_NO = re.compile(
    r"\b(?:no|not one|not a single|never any|neither)\s+(?!fewer|less|more|longer|sign|word)"
    r"(?P<thing>(?:[\w-]+\s+){0,2}?[\w-]+)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|nothing|none of \w+|no (?:\w+ ){1,3}?)\s*"
    r"(?:had |has |have |was |were |been |ever )+(?P<verb>\w+)"
    r"|\b(?:nobody|no one|nothing) (?P<past>\w+ed|hit|shot|struck)\b",
    re.IGNORECASE,
)
_AFFIRMING = frozenset({"assert", "accuse", "confirm", "concede"})


def is_denial(statement: Statement) -> bool:
    """Tell whether a passage says that the deed, or something of it, was not so.

    A claim read as a denial counts where a word of denial stands in it or introduces it. Other
    words count where they negate a thing of the deed ("no firework", "had no part in").
    """
    if statement.speaker is None or statement.speaker.sort == "media":
        return False
    text = statement.quote.text
    if verdict("no evidence").search(text):
        return True
    if statement.stance == "deny":
        if _is_firm(statement):
            return "accident" not in statement.kinds
        if any(deed_kinds(m.group()) for m in verdict("not done").finditer(text)):
            return True
    return bool(verdict("no part").search(text) or verdict("untrue").search(text)) or bool(
        _things(statement)
    )


def _is_firm(statement: Statement) -> bool:
    """Tell whether a word of denial introduces a claim ("rejected"), or calls it false."""
    said = _said(statement)
    return bool(verdict("denies").search(said[:40]) or verdict("false").search(said))


def _said(statement: Statement) -> str:
    """Return the words from the cue to the end of the sentence: "called this a lie"."""
    start = statement.sentence.span.start
    at = statement.quote.span.start
    if statement.cue is not None and statement.sentence.span.contains(statement.cue.span):
        at = min(at, statement.cue.span.start)
    return statement.sentence.text[at - start :]


def _things(statement: Statement) -> frozenset[str]:
    """Return the stems of what a passage says there was none of, where that is of a deed."""
    found: set[str] = set()
    for match in _NO.finditer(statement.quote.text):
        thing = match["thing"]
        if deed_kinds(thing) - {"harm"} or "civil" in victim_sides(thing):
            found |= stems(thing)
    for match in _NOBODY.finditer(statement.quote.text):
        verb = match["verb"] or match["past"]
        if deed_kinds(verb) - {"harm"}:
            found |= stems(verb)
    return frozenset(found)


def affirms(statement: Statement) -> bool:
    """Tell whether a passage says that something was so; "no fewer than 20" is no denial."""
    if statement.stance == "deny":
        return not is_denial(statement) and bool(statement.events or statement.counts)
    return statement.stance in _AFFIRMING and not is_denial(statement)


def find_denials(case: Case) -> list[Contradiction]:
    """Return the denials of an incident, one a side that denies.

    What is denied is a passage of another voice that names the denier as doer, or else the one
    that shares most words of the deed with the denial. A denial that shares none is about
    something else, and so is that of a side whom nobody names while others are named.
    """
    found: dict[str, Contradiction] = {}
    told = unopposed(case.statements)
    denying = [s for s in case.statements if s.key and is_denial(s)]
    for denial in sorted(denying, key=_plainness):
        key = denial.key or ""
        left = _denied(case, denial, told) if key not in found else None
        if left is not None:
            name = denial.speaker.name if denial.speaker else ""
            found[key] = Contradiction(
                "denial", side(left), side(denial, denial_quote(case, denial)), f"{name} denies it"
            )
    return list(found.values())


def _plainness(denial: Statement) -> tuple[bool, bool, bool, str, Quote]:
    """Order denials: one that names the deed, in the text proper, first."""
    return denial.aside, not denial.kinds, denial.role == "title", denial.at, denial.quote


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


def _denied(case: Case, denial: Statement, told: list[Statement]) -> Statement | None:
    """Return the passage that a denial is about: see `find_denials`."""
    key = denial.key or ""
    others = [s for s in told if s.key != key]
    names = _names(denial)
    accusing = blaming(case, others, key)
    if denial.aside and len(accusing) < _SEVERAL:
        accusing = []
    whose = [s for s in others if s.key in names and not s.aside and s.events]
    if whose and not accusing:
        return min(whose, key=foremost)
    if accusing:
        return min(accusing, key=foremost)
    if denial.aside:
        return None
    things = _things(denial)
    near = [s for s in others if not s.aside]
    shared = {s: n for s in near if (n := _shared(s, denial, things)) > 0}
    if things and (shared or denial.stance != "deny"):
        return min(shared, key=lambda s: (-shared[s], *foremost(s)), default=None)
    if _is_other_side(denial, others):
        shared = {s: n for s, n in shared.items() if n >= _MUCH}
        return min(shared, key=foremost, default=None)
    about = denial.kinds or verdict("own deed").search(denial.quote.text)
    if denial.stance == "deny" and (things or (_is_firm(denial) and about)):
        deeds = [s for s in near if s.events]
        return min(deeds, key=foremost, default=None)
    return min(shared, key=foremost, default=None)


_SEVERAL = 2
"""So many passages must accuse whoever denies in a passage on another deed: the four denials of
50 stories that fewer accused were all of that other deed."""
_CLOSE = 40
"""Characters after a word of denial in which whoever is contradicted is named."""
_MUCH = 5
"""Words shared, those of the deed counting three: so much names the deed beyond doubt."""


def _is_other_side(denial: Statement, others: Sequence[Statement]) -> bool:
    """Tell whether a side denies that nobody names as doer, while another is named."""
    named = {d for s in others for d in s.doers}
    party = denial.speaker is not None and denial.speaker.kind == "party"
    return party and bool(named) and all(rival(denial.key or "", d) for d in named)


def _names(denial: Statement) -> frozenset[str]:
    """Return the sides that a denial names: "rejects Israel's statement that ...".

    A denial beside the deed names them in its first words, not anywhere in its sentence.
    """
    text = _said(denial)[:_CLOSE] if denial.aside else denial.sentence.text
    found = {key for _, _, key in mentions(text) if not key.endswith(":")}
    return frozenset(found - {denial.key or ""})


def foremost(statement: Statement) -> tuple[bool, bool, bool, str, Quote]:
    """Order passages: with an event of the deed, in the text proper, earliest."""
    return (
        statement.aside, not statement.events, statement.role == "title", statement.at,
        statement.quote,
    )  # fmt: skip


def _shared(one: Statement, denial: Statement, things: frozenset[str]) -> int:
    """Return how many words of the deed two passages share, the things denied above all."""
    table = deed_stems()
    mine, theirs = stems(one.quote.text), stems(denial.sentence.text)
    if things:
        return len(mine & things) + len({table[s] for s in mine & things if s in table})
    common = mine & theirs
    hit = [s for s in common if table.get(s, "harm") != "harm"]
    return len(common) + 2 * len(hit) if any(s in table for s in common) else 0


def settled(case: Case) -> Case:
    """Return the case with deniers who name no side ("a security source") put where they belong.

    Who denies a deed on behalf of forces is of the side that others accuse of it, where they
    accuse but one.
    """
    vague = {
        (s.document, s.key) for s in case.statements
        if s.speaker and s.speaker.sort == "state" and _vague(s.speaker) and is_denial(s)
    }  # fmt: skip
    accused = {
        d for s in case.statements
        if affirms(s) and not s.aside and (s.document, s.key) not in vague
        for d in s.doers if not d.endswith(":")
    }  # fmt: skip
    if len(accused) != 1:
        return case
    (only,) = accused
    sort: Sort = "state" if only.startswith("state:") else "armed"
    moved = {
        (s.document, s.key or ""): Party(only, s.speaker.name, sort, named=True)
        for s in case.statements
        if s.speaker and (s.document, s.key) in vague
    }
    if not moved:
        return case
    told = tuple(
        msgspec.structs.replace(s, speaker=moved.get((s.document, s.key or ""), s.speaker))
        for s in case.statements
    )
    return msgspec.structs.replace(case, statements=told)


def _vague(voice: Party) -> bool:
    return bool(
        re.search(r"\b(?:security|military|informed|official) sources?\b", voice.name, re.I)
    )


def unopposed(statements: Sequence[Statement]) -> list[Statement]:
    """Return the passages that tell the deed as it was, without those that deny it."""
    return [s for s in statements if s.tells and affirms(s)]
