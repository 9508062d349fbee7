"""Who first tells of a deed: the voices that give an account of their own, each counted once."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.codebook.directory import fold
from dateline.link.hearing.denying import affirms, is_firm
from dateline.link.hearing.parties import Party
from dateline.link.hearing.publishers import takes_sides
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import deed_kinds, says
from dateline.link.hearing.wordless import is_own_eyes
from dateline.link.tolling import withdrawn
from dateline.records import Origin

_PAST = re.compile(r"\b(?:was|were|had|did|came|went|took|told|\w{3,}ed)\b")
_DONE = re.compile(
    r"\b(?:was|were|had|did|came|went|took|\w{2,}(?<!e)ed|fell|hit|shot|struck|blew|broke|burst|"
    r"brought|burnt|caught|drove|flew|fought|found|held|left|lost|ran|saw|swept|threw|tore|wrote)\b"
)
"""The past in words that tell of a deed."""
_UNKNOWING = re.compile(
    r"\b(?:could|can|did|does|do|was|were) ?not (?:yet )?(?:able to )?"
    r"(?:say|know|determine|establish|tell|identify)\b"
)
_HOLD = re.compile(r"\b(?:hold|holds|held|control|controls)\b")
_CONDEMNS = re.compile(r"(?:condemn|deplor|denounc|decr|lament|mourn)", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|no|none|nobody|nothing|never|neither|nor|no one|without|\w+n['’]t)\b", re.IGNORECASE
)
_RECAP = re.compile(
    r"\b(?:where|in which|from which|since|(?:days?|weeks?|months?|hours?) after)\b"
    r"[^.;]*\b(?:ago|earlier|this (?:week|month|year)|"
    r"last (?:week|month|year|spring|summer|autumn|winter))\b"
)
_OWNS_UP = re.compile(
    r"\b(?:claim\w*|took|takes?|taken|accept\w*|assum\w*) (?:full |sole )?responsibility\b|"
    r"\bboast\w*|\b(?:was|were) behind (?:it|this|that|the)\b",
    re.IGNORECASE,
)
"""Who claims a deed tells of it, in whatever words."""
_CLAUSE = 4
"""Words that a clause of its own has at least."""
_NEAR = 300
"""Characters, about two sentences; 150 and 500 serve nearly as well."""


def find_origins(case: Case) -> tuple[Origin, ...]:
    """Return the origins of an incident in order of publication.

    A voice is an origin when it asserts, admits or blames, in words that tell of the deed. Who
    only denies, doubts, condemns, asks or promises is none; a channel ("state media said") is
    none; an outlet is one where it saw, counted or established something itself, or where it
    passes on nobody. Where no voice is named at all, the first outlet is the one origin. Where one
    side alone is heard, an outlet that takes the other side is one too.
    """
    mentions = _mentions(case)
    told: dict[str, list[Statement]] = defaultdict(list)
    voices: dict[str, Party] = {}
    for statement in case.statements:
        speaker, near = statement.speaker, mentions[statement.document]
        if speaker is not None and speaker.sort != "media" and _gives_account(statement, near):
            told[speaker.key].append(statement)
            voices.setdefault(speaker.key, speaker)
    for key in [k for k, v in voices.items() if _is_publisher(case, v)]:
        told.pop(key)
    for key in [k for k, v in voices.items() if v.sort == "reporter"]:
        quoting = any(
            s.document == mine.document
            for other, statements in told.items() if other != key
            for s in statements for mine in told[key]
        )  # fmt: skip
        taking_back = {s.document for s in told[key]} <= withdrawn(case)
        if (quoting and not any(_own_work(s) for s in told[key])) or (
            taking_back and len(told) > 1
        ):
            del told[key]
    if not told:
        return _outlet(case)
    origins = tuple(
        Origin(
            name=voices[key].name,
            kind=voices[key].kind,
            party=_side(key) if voices[key].kind == "party" else None,
            quotes=tuple(dict.fromkeys(s.quote for s in statements)),
            claims=tuple(dict.fromkeys(s.claim for s in statements if s.claim)),
            repeated_by=_repeated_by(case, statements),
        )
        for key, statements in told.items()
    )
    if len(told) > 1:
        return origins
    return origins + _of_the_other_side(case, voices[next(iter(told))])


def _of_the_other_side(case: Case, voice: Party) -> tuple[Origin, ...]:
    """Return the outlet of the other side that tells the deed too, where one side alone is heard.

    "The army said that it struck a motorcycle" and "Its rider was martyred".
    """
    if voice.kind != "party":
        return ()
    heard = {s.document for s in case.statements if s.key == voice.key}
    for event in case.events:
        document, at = case.codings[event.document][0], event.trigger.quotes[0].span
        block = document.block_of(at)
        titled = block is not None and block.role == "title"
        if document.id not in heard and not titled and takes_sides(document, voice):
            return (
                Origin(document.publisher or "the outlet", "party", None, event.trigger.quotes),
            )
    return ()


def _is_publisher(case: Case, voice: Party) -> bool:
    """Tell whether a voice is an outlet that another report of the case quotes: it passes on."""
    heard = (document.publisher or "" for document, _ in case.codings.values())
    names = {fold(name).removeprefix("the ") for name in heard}
    return voice.sort == "person" and fold(voice.name).removeprefix("the ") in names


def _side(key: str) -> str | None:
    """Return the country of a state's voice, or the id of an armed group; None if it has none."""
    return key.removeprefix("state:").removeprefix("armed:") or None


def _mentions(case: Case) -> Mapping[str, list[int]]:
    """Return the places (code points) where each document tells the deed."""
    found: dict[str, list[int]] = defaultdict(list)
    for event in case.events:
        found[event.document].append(event.trigger.quotes[0].span.start)
    return found


def _gives_account(statement: Statement, mentions: Sequence[int]) -> bool:
    """Tell whether a passage is its speaker's own account of the deed.

    `mentions` are the places (code points) where its document tells the deed.
    """
    speaker = statement.speaker
    if speaker is None or not statement.direct or statement.aside or statement.role == "title":
        return False
    if statement.cue is not None and says(statement.cue.text, "asks"):
        return False
    if _recalls(statement, mentions):
        return False
    if speaker.sort == "reporter" and _own_work(statement):
        return True
    if _knows(statement, speaker, mentions):
        return True
    if statement.stance == "accuse":
        return bool(statement.doers) or (
            speaker.kind == "party" and bool(statement.events) and not _condemns(statement)
        )
    if statement.stance == "deny" and speaker.kind == "independent" and statement.events:
        return True
    if statement.stance == "deny" and not is_firm(statement):
        return _tells_besides(statement)
    if speaker.kind == "party" and affirms(statement) and _holds(statement):
        return True
    if not affirms(statement) or not (statement.kinds or statement.counts):
        return False
    if speaker.kind == "party" and _OWNS_UP.search(statement.sentence.text):
        return True
    # "it aims at military targets only" and "111 dead" tell no deed
    return bool(statement.events or statement.counts or _DONE.search(statement.quote.text))


def _condemns(statement: Statement) -> bool:
    """Tell whether somebody condemns a deed; who denounces "that soldiers killed" accuses."""
    if statement.quote.text.startswith("that "):
        return False
    return statement.cue is not None and _CONDEMNS.match(statement.cue.text) is not None


def _holds(statement: Statement) -> bool:
    """Tell whether a side says that its men took or hold a place."""
    text = statement.quote.text
    return says(text, "own") and (says(text, "taken") or _HOLD.search(text) is not None)


def _recalls(statement: Statement, mentions: Sequence[int]) -> bool:
    """Tell whether the deed stands where a passage recalls it, or names what it does not know.

    "A bomb killed two on the street where eleven people died two days ago."
    "It could not say who was behind the attack."
    """
    span = statement.quote.span
    told = [at - span.start for at in mentions if span.start <= at < span.end]
    recap = _RECAP.search(statement.quote.text)
    ignorant = _UNKNOWING.search(statement.quote.text)
    if ignorant is not None and not told and not statement.counts:
        return True
    return bool(told) and any(
        m is not None and min(told) > m.start() > 0 for m in (recap, ignorant)
    )


def _tells_besides(statement: Statement) -> bool:
    """Tell whether somebody first tells what happened, then what did not.

    "A vendor broke her wrist, and no one lost his life."
    """
    before = _NEGATION.split(statement.quote.text, maxsplit=1)[0]
    speaker = statement.speaker
    known = speaker is not None and speaker.sort in ("hospital", "rescue")
    tells = known or bool(deed_kinds(before))
    return tells and len(before.split()) >= _CLAUSE and _DONE.search(before) is not None


def _knows(statement: Statement, speaker: Party, mentions: Sequence[int]) -> bool:
    """Tell whether a passage is of somebody who knows of the deed at first hand, whatever he says.

    Hospitals and rescuers speak of whom they took in; a person tells what he saw or went through,
    or what happened, close to words that tell the deed.
    """
    told = statement.stance in ("assert", "confirm")
    if speaker.sort in ("hospital", "rescue"):
        return told
    if speaker.sort != "person":
        return False
    at = statement.quote.span.start
    close = any(abs(start - at) < _NEAR for start in mentions)
    return _lived(statement) or (told and close and bool(_PAST.search(statement.quote.text)))


def _lived(statement: Statement) -> bool:
    """Tell whether an eyewitness tells what he saw or went through, in whatever words."""
    told = statement.stance in ("assert", "confirm", "deny")
    quoted = statement.quote.text[:1] in '“"' and statement.speaker is not None
    went = quoted and bool(_PAST.search(statement.quote.text))
    return told and (went or says(statement.sentence.text, "lived"))


def _own_work(statement: Statement) -> bool:
    """Tell whether an outlet saw, counted or asked itself; witnesses of a body speak for it."""
    text, speaker = statement.sentence.text, statement.speaker
    if speaker is not None and speaker.sort == "body":
        return True
    return says(text, "witnessed") or is_own_eyes(text)


def _outlet(case: Case) -> tuple[Origin, ...]:
    published = {ident: document.published or "" for ident, (document, _) in case.codings.items()}
    first = min(case.events, key=lambda e: (published[e.document], e.document, e.id))
    document = case.codings[first.document][0]
    name = document.publisher or "the outlet"
    return (Origin(name, "independent", None, first.trigger.quotes),)


def _repeated_by(case: Case, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the copies of the documents that hold the statements."""
    mine = {s.document for s in statements}
    return tuple(sorted(d for d, r in case.descents.items() if r.copy_of in mine))
