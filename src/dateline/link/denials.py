"""Denials of a deed: who says that it was not so, and the passage that it is said against."""

import re
from collections.abc import Sequence

import msgspec

from dateline.document import Quote
from dateline.link.culprits import apart, blaming, rival
from dateline.link.hearing.denying import affirms, is_denial, is_firm, said, things_denied
from dateline.link.hearing.naming import mentions
from dateline.link.hearing.parties import COALITION, Party, Sort
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import deed_stems, numbers_in, says, stems, victim_sides
from dateline.link.tolling import withdrawn
from dateline.records import Contradiction, Side


def find_denials(case: Case) -> list[Contradiction]:
    """Return the denials of an incident, one a side that denies.

    What is denied is a passage of another voice that names the denier as doer, or else the one
    that shares most words of the deed with the denial, or that names the doers that it names. A
    denial that shares none is about something else, and so is that of a side whom nobody names
    while others are named.
    """
    found: dict[str, Contradiction] = {}
    told = unopposed(case.statements)
    denying = [s for s in case.statements if s.key and is_denial(s)]
    denied = {s.sentence for s in denying}
    told = [
        s for s in told if not (s.sentence in denied and s.speaker and s.speaker.sort == "media")
    ]
    for denial in sorted(denying, key=_plainness):
        key = denial.key or ""
        left = _denied(case, denial, told) if key not in found else None
        if left is not None:
            name = denial.speaker.name if denial.speaker else ""
            found[key] = Contradiction(
                "denial", side(left), side(denial, _denial_quote(case, denial)), f"{name} denies it"
            )
    return list(found.values())


def _plainness(denial: Statement) -> tuple[bool, bool, bool, bool, str, Quote]:
    """Order denials: one of what was done, that names the deed, in the text proper, first."""
    cue = denial.cue.text if denial.cue else ""
    usual = _USUAL.search(f"{cue} {denial.quote.text}".lstrip()) is not None
    titled = denial.role == "title"
    return denial.aside, usual, titled, not denial.kinds, denial.at, denial.quote


def side(statement: Statement, quote: Quote | None = None) -> Side:
    """Return a passage as a side of a contradiction."""
    return Side(
        statement.events[0] if statement.events else None,
        quote or statement.quote,
        statement.speaker.name if statement.speaker else None,
        statement.claim,
    )


def _denial_quote(case: Case, denial: Statement) -> Quote:
    """Return the words from the word of denial to the end of what is denied."""
    span = denial.quote.span
    start, end = span.start, span.end
    if denial.cue is not None and denial.sentence.span.contains(denial.cue.span):
        start, end = min(start, denial.cue.span.start), max(end, denial.cue.span.end)
    return case.codings[denial.document][0].quote(start, end)


def _denied(case: Case, denial: Statement, told: list[Statement]) -> Statement | None:
    """Return the passage that a denial is about: see `find_denials`; never its own sentence."""
    told = [
        s for s in told
        if s.sentence != denial.sentence
        and (s.role != "title" or s.document != denial.document or s.speaker is not None)
    ]  # fmt: skip
    if _PRONOUN.match(denial.quote.text) and not denial.aside:
        before = [
            s for s in told
            if s.document == denial.document and s.key is not None and apart(s, denial)
            and s.direct and s.events and s.quote.span.end <= denial.quote.span.start
        ]  # fmt: skip
        if before:
            return max(before, key=lambda s: s.quote.span)
    found = _contradicted(case, denial, told)
    if found is None and not denial.aside:
        same = [
            s for s in told
            if s.key != denial.key and not s.aside and s.doers & denial.doers
        ]  # fmt: skip
        return min(same, key=foremost, default=None)
    return found


def _contradicted(case: Case, denial: Statement, told: list[Statement]) -> Statement | None:
    """Return the passage that a denial contradicts by its source, its words or its accusers."""
    key = denial.key or ""
    others = [s for s in told if apart(s, denial)]
    if _MEMBER.search(denial.quote.text):
        claimed = _claimed(denial, others)
        if claimed is not None:
            return claimed
    names = _names(denial)
    accusing = blaming(case, others, key)
    if denial.aside and len(accusing) < _SEVERAL:
        accusing = []
    whose = [s for s in others if s.key in names and s.direct and not s.aside and s.events]
    if whose and not accusing:
        return min(whose, key=foremost)
    things = things_denied(denial)
    if accusing:
        return min(
            accusing,
            key=lambda s: (
                s.role == "title",
                not s.events,
                key not in s.doers,
                -_alike(s, denial),
                *foremost(s),
            ),
        )
    near = [s for s in others if not s.aside]
    if denial.aside:
        said_so = [s for s in near if s.events and stems(s.quote.text) & things]
        return min(said_so, key=foremost, default=None)
    unnamed = _is_other_side(denial, others) and not any(s.key == key in s.doers for s in told)
    return _by_words(case, denial, near, things, unnamed=unnamed)


def _claimed(denial: Statement, others: Sequence[Statement]) -> Statement | None:
    """Return who said that those who were hit were of a side, where it is denied that they were.

    "Denied that he belonged to Hezbollah", against "killed a commander of Hezbollah".
    """
    named = {key for _, _, key in mentions(denial.quote.text) if not key.endswith(":")}
    sides = named or {denial.key or ""}
    saying = [
        s for s in others
        if not s.aside and s.direct and s.key not in sides
        and any(key in sides and key not in s.doers for _, _, key in mentions(s.quote.text))
    ]  # fmt: skip
    return min(saying, key=foremost, default=None)


def _by_words(
    case: Case, denial: Statement, near: list[Statement], things: frozenset[str], *, unnamed: bool
) -> Statement | None:
    """Return the passage that shares with a denial what it denies, a number or the deed's words.

    `unnamed` tells that nobody names the side that denies, while others are named.
    """
    charges = [s for s in near if s.stance == "accuse" and _charged(s) & _charged(denial)]
    if charges and not things:
        return min(charges, key=foremost)
    shared = {s: n for s in near if (n := _shared(s, denial, things)) > 0}
    if things and not shared and "civil" in victim_sides(denial.quote.text):
        hurt = [s for s in near if s.events and "civil" in victim_sides(s.quote.text)]
        if hurt:
            return min(hurt, key=foremost)  # "no civilian was hurt": a farmer was
    if things and not shared and denial.document in withdrawn(case):
        first = [s for s in near if s.events and s.document != denial.document]
        return min(first, key=foremost, default=None)
    if things and (shared or denial.stance != "deny"):
        return min(shared, key=lambda s: (-shared[s], *foremost(s)), default=None)
    counted = _figures(denial)
    alike = [s for s in near if s.counts and counted & _figures(s)]
    if alike:
        return min(alike, key=foremost)
    if unnamed:
        shared = {s: n for s, n in shared.items() if n >= _MUCH}
        return min(shared, key=foremost, default=None)
    about = denial.kinds or says(denial.quote.text, "own deed")
    reported = is_firm(denial) or says(denial.quote.text, "no part")
    if (reported and says(denial.sentence.text, "rumours")) or (
        denial.stance == "deny" and (things or (is_firm(denial) and about))
    ):
        deeds = [s for s in near if s.events]
        return min(deeds, key=foremost, default=None)
    return min(shared, key=foremost, default=None)


_MEMBER = re.compile(
    r"\b(?:belong(?:ed|s|ing)?|links?|ties|linked|tied) to\b|\bmembers?\b|"
    r"\b(?:was|were) of (?:the|its)\b|\b(?:worked|working|fought|fighting) (?:for|with)\b"
)
"""What is denied of those who were hit: that they were of a side."""
_SEVERAL = 2
"""So many passages must accuse whoever denies in a passage on another deed: the four denials of
50 stories that fewer accused were all of that other deed."""
_CLOSE = 40
"""Characters after a word of denial in which whoever is contradicted is named."""
_MUCH = 5
"""Words shared, those of the deed counting three: so much names the deed beyond doubt."""


def _charged(statement: Statement) -> frozenset[str]:
    """Return the stems of a passage without those of the deed: whom it is laid to."""
    return stems(statement.quote.text) - deed_stems().keys()


_PRONOUN = re.compile(
    r"(?:this|it|that|them|these|(?:the|his|her|their|those|these) "
    r"(?:claim|charge|accusation|allegation|report|account|figure|number|toll|version|story)s?)$",
    re.IGNORECASE,
)
"""What a denial takes up that was said just before: "the rebels reject this"."""
_USUAL = re.compile(
    r"\b(?:does|do) (?:not|never)\b|\bnever (?:targets?|attacks?|aims?)\b|"
    r"^denies (?:\w+ly )?(?:targeting|hitting|attacking|striking|killing|harming) "
    r"(?:civilians?|residential)\b"
)
"""What somebody says that he never does ("it does not strike civilians")."""


def _figures(statement: Statement) -> frozenset[str]:
    """Return the numbers in a passage, as they are written: "the figure of 300 dead"."""
    return numbers_in(statement.quote.text)


def _is_other_side(denial: Statement, others: Sequence[Statement]) -> bool:
    """Tell whether a side denies that nobody names as doer, while another is named."""
    named = {d for s in others for d in s.doers}
    if denial.key in denial.doers:
        return False  # "denied reports that the army had hit a convoy": so somebody names it
    party = denial.speaker is not None and denial.speaker.kind == "party"
    return party and bool(named) and all(rival(denial.key or "", d) for d in named)


def _names(denial: Statement) -> frozenset[str]:
    """Return the sides that a denial names: "rejects Israel's statement that ...".

    A denial beside the deed names them in its first words, not anywhere in its sentence.
    """
    text = said(denial)[:_CLOSE] if denial.aside else denial.sentence.text
    found = {key for _, _, key in mentions(text) if not key.endswith(":")}
    return frozenset(found - {denial.key or ""})


def foremost(statement: Statement) -> tuple[bool, bool, bool, bool, str, Quote]:
    """Order passages: with an event of the deed, in a lead, at last in a title; earliest."""
    return (
        statement.aside, not statement.events, statement.role == "title", statement.role != "lead",
        statement.at, statement.quote,
    )  # fmt: skip


def _alike(one: Statement, denial: Statement) -> int:
    """Return how many words for a deed or its harm stand in both passages."""
    both = stems(one.quote.text) & stems(denial.sentence.text)
    return len(both & deed_stems().keys())


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
    """Return the case with voices that name no side ("a security source") put where they belong.

    Who denies a deed on behalf of forces, or speaks for a coalition, is of the side that others
    accuse of it, where they accuse but one; unless he tells what the forces of his country did.
    """
    known = {(s.document, s.key) for s in case.statements if s.key in s.doers and affirms(s)}
    vague = {
        (s.document, s.key) for s in case.statements
        if s.speaker and s.speaker.sort == "state" and (s.document, s.key) not in known
        and (s.key == COALITION or (_vague(s.speaker) and is_denial(s)))
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
