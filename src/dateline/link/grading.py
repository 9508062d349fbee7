"""The grade of an incident, by the rule that fits on one page (docs/incidents.md)."""

import re
from collections.abc import Sequence

from dateline.document import Document
from dateline.link.hearing.denying import affirms, is_denial
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import says, verdict
from dateline.link.sentences import sentences
from dateline.link.tolling import fighting
from dateline.records import Contradiction, Grade, Origin

_BLAMELESS = frozenset({"hospital", "rescue", "person", "reporter", "media"})
"""Who admits what he did not do: a hospital sixteen wounded, an eyewitness that he ran."""
_CORRECTION = re.compile(r"(?:correction|retraction|an? apology|erratum)\b", re.IGNORECASE)
"""How an outlet heads the withdrawal of a report of its own."""
_DETAIL = re.compile(
    r"\b(?:numbers?|tolls?|figures?|spell\w*|misspel\w*|names?|aged?|photographs?|captions?|dates?)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:(?:but|and) )?(?:neither|nothing|none|both|(?:these|those|all|the two|such) [\w-]+s\b)",
    re.IGNORECASE,
)
"""What a sentence begins with that is about several things told before it."""
CONTESTING = frozenset({"denial", "culprit"})


def grade(
    case: Case, origins: Sequence[Origin], contradictions: Sequence[Contradiction]
) -> tuple[Grade, tuple[str, ...]]:
    """Return the first grade that fits, with the reasons as sentences."""
    taken_back = _retraction(case)
    if taken_back is not None:
        name = case.codings[taken_back.document][0].publisher or "The outlet"
        return "retracted", (f"{name} takes its report back: “{taken_back.sentence.text}”",)
    confirmed = _confirmed(case)
    if confirmed:
        return "confirmed", confirmed
    clashes = [c for c in contradictions if _contests(case, c)]
    if clashes:
        return "contested", tuple(_clash(c) for c in clashes)
    names = [o.name for o in origins]
    if len(origins) >= 2:
        listed = ", ".join(names[:-1]) + f" and {names[-1]}"
        return "corroborated", (f"{len(names)} voices not of one side tell of it: {listed}.",)
    unchecked = _unverified(case)
    if unchecked:
        return "unverified", (f"The report itself says so: “{unchecked}”.",)
    return "single-source", (f"Only {names[0] if names else 'the outlet'} tells of it.",)


def _contests(case: Case, contradiction: Contradiction) -> bool:
    """Tell whether a contradiction makes an incident contested.

    A denial and a rival culprit do. Two numbers do where a side of the fight gives one: those of
    others differ because one came later or counts something else.
    """
    if contradiction.kind != "toll":
        return contradiction.kind in CONTESTING
    sides = fighting(case)
    quotes = (contradiction.left.quote, contradiction.right.quote)
    return any(
        s.key in sides and s.document == q.document and s.quote.span.overlaps(q.span)
        for s in case.statements
        for q in quotes
    )


def _retraction(case: Case) -> Statement | None:
    """Return the passage in which an outlet withdraws a report of this deed."""
    for statement in case.statements:
        if statement.aside:
            continue
        own = statement.speaker is None or statement.speaker.sort == "reporter"
        corrects = own and _corrects(case.codings[statement.document][0])
        if corrects or says(statement.sentence.text, "retracts"):
            return statement
    return None


def _corrects(document: Document) -> bool:
    """Tell whether a text is headed as a correction, and not of a detail ("the toll")."""
    headed = _CORRECTION.match(document.title or "") is not None
    return headed and not _DETAIL.search(document.text)


def _confirmed(case: Case) -> tuple[str, ...]:
    """Return why the deed counts as confirmed: who admits it, or who verified it."""
    doing = {d for s in case.statements if not is_denial(s) and not s.aside for d in s.doers}
    owners = _owners(case)
    for statement in case.statements:
        speaker, text = statement.speaker, statement.sentence.text
        if statement.aside or (not statement.direct and speaker is not None):
            continue
        if (statement.document, statement.key) in owners and says(text, "error"):
            who = speaker.name if speaker else "The outlet"
            return (f"{who}, who did it, admits it: “{statement.quote.text}”.",)
        concedes = statement.stance == "concede" and not is_denial(statement)
        if not statement.tells and not (concedes and statement.key in doing):
            continue
        if speaker is not None and concedes and speaker.sort not in _BLAMELESS:
            return (f"{speaker.name} admits it: “{statement.quote.text}”.",)
        if speaker is not None and (speaker.kind == "party" or speaker.key in doing):
            owned = says(statement.quote.text, "own")
            admits = says(text, "admits")
            own = speaker.key in doing or owned
            admits = admits or (statement.stance == "confirm" and own)
            if admits and own and not is_denial(statement):
                return (f"{speaker.name}, who did it, admits it: “{statement.quote.text}”.",)
            continue
        body = speaker is not None and speaker.sort == "body"
        verifies = verdict("verifies").search(text) or (body and verdict("finds").search(text))
        if (
            verifies
            and not says(text, "unchecked")
            and not verdict("not").search(text[: verifies.start()][-20:])
        ):
            name = speaker.name if speaker else case.codings[statement.document][0].publisher
            return (f"{name} verified it: “{text}”.",)
    return ()


def _owners(case: Case) -> frozenset[tuple[str, str | None]]:
    """Return who tells the deed as his own side's, with the document: "launched by our men"."""
    return frozenset(
        (s.document, s.key) for s in case.statements
        if s.speaker and s.speaker.kind == "party" and s.tells and not s.aside
        and affirms(s) and (s.key in s.doers or says(s.quote.text, "own"))
    )  # fmt: skip


def _unverified(case: Case) -> str | None:
    for statement in case.statements:
        text = statement.sentence.text
        if not statement.aside and (found := verdict("unchecked").search(text)):
            return found.group()
    told = {e.document: e.trigger.quotes[0].span.start for e in reversed(case.events)}
    found_in = (_all_unchecked(case.codings[ident][0], start) for ident, start in told.items())
    return next((said for said in found_in if said), None)


def _all_unchecked(document: Document, start: int) -> str | None:
    """Return what a document says, after a deed, of all that it told: it was not checked."""
    if not verdict("unchecked").search(document.text, start):
        return None
    for sentence in sentences(document):
        text = sentence.quote.text
        if sentence.span.start > start and _ALL.match(text) and verdict("unchecked").search(text):
            return text
    return None


def _clash(contradiction: Contradiction) -> str:
    left, right = contradiction.left, contradiction.right
    return (
        f"{contradiction.kind.capitalize()}: {left.by or 'a report'}: “{left.quote.text}”, "
        f"against {right.by or 'another'}: “{right.quote.text}”."
    )
