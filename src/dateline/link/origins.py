"""Who first tells of a deed: the voices that give an account of their own, each counted once."""

from collections import defaultdict

from dateline.document import Quote
from dateline.link.parties import Party
from dateline.link.telling import Case, Statement
from dateline.records import Origin

_TELLING = frozenset({"assert", "accuse", "confirm", "concede"})


def find_origins(case: Case) -> tuple[Origin, ...]:
    """Return the origins of an incident in order of publication.

    A voice is an origin when it asserts, admits or blames, in words that tell of a deed. Who only
    denies, doubts, declines or promises is none; a channel ("state media said") is none. Where no
    voice is named at all, the first outlet is the one origin.
    """
    told: dict[str, list[Statement]] = defaultdict(list)
    voices: dict[str, Party] = {}
    for statement in case.statements:
        speaker = statement.speaker
        if speaker is None or not statement.direct or speaker.sort == "media":
            continue
        if statement.stance in _TELLING and statement.tells and not statement.aside:
            told[speaker.key].append(statement)
            voices.setdefault(speaker.key, speaker)
    if not told:
        return _outlet(case)
    return tuple(
        Origin(
            name=voices[key].name,
            kind=voices[key].kind,
            party=key if voices[key].kind == "party" else None,
            quotes=tuple(dict.fromkeys(s.quote for s in statements)),
            claims=tuple(dict.fromkeys(s.claim for s in statements if s.claim)),
            repeated_by=_repeated_by(case, statements),
        )
        for key, statements in told.items()
    )


def _outlet(case: Case) -> tuple[Origin, ...]:
    first = min(case.events, key=lambda e: (_published(case, e.document), e.document, e.id))
    document = case.codings[first.document][0]
    quotes: tuple[Quote, ...] = first.trigger.quotes
    return (Origin(document.publisher or "the outlet", "independent", None, quotes),)


def _repeated_by(case: Case, statements: list[Statement]) -> tuple[str, ...]:
    """Return the copies of the documents that hold the statements."""
    mine = {s.document for s in statements}
    return tuple(sorted(r.document for r in case.reports.values() if r.copy_of in mine))


def _published(case: Case, document: str) -> str:
    return case.codings[document][0].published or ""
