"""What a denial is: passages that say that a deed, or something of it, was not so."""

import functools
import re

from dateline.codebook.words import word_list
from dateline.link.hearing.statements import Statement
from dateline.link.hearing.wordings import deed_kinds, says, stem, stems, verdict, victim_sides

_NO = re.compile(
    r"\b(?:no|not one|not a single|never any|neither)\s+(?!fewer|less|more|longer|sign|word)"
    r"(?P<thing>(?:[\w-]+\s+){0,2}?[\w-]+)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|nothing|none of \w+|no (?:\w+ ){1,3}?)\s*"
    r"(?:had |has |have |was |were |been |ever )+(?P<verb>\w+)"
    r"|\b(?:nobody|no one|nothing) (?P<past>\w+ed|hit|shot|struck)\b"
    r"|\b(?:nobody|no one|nothing) (?:had |has )?(?P<near>touched|harmed|hit|reached)\b",
    re.IGNORECASE,
)
_SENSED = re.compile(r"\b(?:saw|seen|see|heard|hear|noticed) $")
"""Who saw no drone does not say that there was none."""
_TOUCHED = frozenset({"touched", "harmed", "reached"})
"""What a deed does to whatever it meets: "nothing had touched the ship"."""
_TO_COMMA = re.compile(r"[,;.:“”\"]")
_AFFIRMING = frozenset({"assert", "accuse", "confirm", "concede"})


@functools.lru_cache(maxsize=8192)
def is_denial(statement: Statement) -> bool:
    """Tell whether a passage says that the deed, or something of it, was not so.

    A claim read as a denial counts where a word of denial stands in it or introduces it. Other
    words count where they negate a thing of the deed ("no firework", "had no part in").
    """
    if statement.speaker is None or statement.speaker.sort == "media":
        return False
    if is_unarmed(statement) or _is_belief(statement):
        return False
    text = _clause(statement)
    if says(text, "no evidence"):
        return True
    if statement.stance == "deny":
        if is_firm(statement):
            return "accident" not in statement.kinds
        if any(deed_kinds(m.group()) for m in verdict("not done").finditer(text)):
            return True
    if statement.speaker.kind == "party" and says(text, "elsewhere"):
        return True
    return says(text, "no part") or says(text, "untrue") or bool(things_denied(statement))


_BELIEF = re.compile(r"\b(?:believ|thought|assum|suppos|expect)\w*", re.IGNORECASE)


def _is_belief(statement: Statement) -> bool:
    """Tell whether somebody says what he took for so ("it believed that no civilians lived there").

    Who concedes a deed does not deny it by what he had believed.
    """
    if statement.cue is not None and _BELIEF.match(statement.cue.text):
        return True
    conceded = statement.stance == "concede" and not is_firm(statement)
    return conceded and _BELIEF.search(statement.sentence.text) is not None


def _clause(statement: Statement) -> str:
    """Return the words of a passage, on to the end of its clause: a claim may break off before."""
    start = statement.quote.span.start - statement.sentence.span.start
    end = statement.quote.span.end - statement.sentence.span.start
    text = statement.sentence.text
    return text[start:end] + _TO_COMMA.split(text[end:])[0] if start >= 0 else statement.quote.text


def is_unarmed(statement: Statement) -> bool:
    """Tell whether somebody who is no side says that those who were hit had no arms or fired none.

    That denies what the doer says of them, not the deed.
    """
    speaker = statement.speaker
    independent = speaker is not None and speaker.kind == "independent"
    return independent and says(statement.quote.text, "unarmed") and not is_firm(statement)


def is_firm(statement: Statement) -> bool:
    """Tell whether a word of denial introduces a claim ("rejected"), or calls it false.

    What introduces a claim that was read as denied may be any such word of those of claims.
    """
    words = said(statement)
    if statement.stance == "deny" and (
        (statement.cue is not None and _introduces_denial(statement.cue.text))
        or stems(words) & _untrue()
    ):
        return True
    return says(words[:40], "denies") or says(words, "false")


@functools.lru_cache(maxsize=4096)
def _introduces_denial(cue: str) -> bool:
    """Tell whether a word of speech is one of denial ("disclaimed", "shrugged off")."""
    words = {stem(word) for word in cue.split()}
    return any(form <= words for form in _denying())


@functools.cache
def _denying() -> frozenset[frozenset[str]]:
    """Return the words that introduce what somebody denies, each form as its stems.

    Who contradicts another tells it otherwise, and denies no deed.
    """
    rows = (row for row in word_list("cues") if row["stance"] == "deny")
    forms = (row["form"] for row in rows if row["form"] not in ("contradict", "disagree"))
    return frozenset(frozenset(map(stem, form.split())) for form in forms)


@functools.cache
def _untrue() -> frozenset[str]:
    """Return the stems of the words that call something false ("propaganda", "fiction")."""
    rows = (row["form"] for row in word_list("denial_words") if row["kind"] == "false")
    return frozenset(stem(form) for form in rows if " " not in form)


def said(statement: Statement) -> str:
    """Return the words from the cue to the end of the sentence: "called this a lie"."""
    start = statement.sentence.span.start
    at = statement.quote.span.start
    if statement.cue is not None and statement.sentence.span.contains(statement.cue.span):
        at = min(at, statement.cue.span.start)
    return statement.sentence.text[at - start :]


def things_denied(statement: Statement) -> frozenset[str]:
    """Return the stems of what a passage says there was none of, where that is of a deed."""
    return _denied_in(statement.quote.text)


@functools.lru_cache(maxsize=16384)
def _denied_in(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in _NO.finditer(text):
        if _SENSED.search(text[: match.start()]):
            continue
        thing = match["thing"]
        if deed_kinds(thing) - {"harm"} or "civil" in victim_sides(thing):
            found |= stems(thing)
    for match in _NOBODY.finditer(text):
        verb = match["verb"] or match["past"] or match["near"]
        if deed_kinds(verb) - {"harm"} or verb in _TOUCHED:
            found |= stems(verb)
    return frozenset(found)


def affirms(statement: Statement) -> bool:
    """Tell whether a passage says that something was so; "no fewer than 20" is no denial."""
    if statement.stance == "deny":
        return not is_denial(statement) and bool(statement.events or statement.counts)
    return statement.stance in _AFFIRMING and not is_denial(statement)
