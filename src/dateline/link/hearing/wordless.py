"""Who tells a passage that no claim covers, by the words beside it, and the outlet's own eyes."""

import functools
import re
from collections.abc import Iterator

from dateline.link.hearing.wordings import unquoted

_WHO = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|"
    r"[Dd]octors?|[Pp]olice|[Rr]esidents?|[Oo]fficials?|[Ww]itnesses|[Ee]lders|[Pp]rosecutors?|"
    r"[Rr]escuers?|[Mm]edics?|[A-ZÀ-Þ])"
)
_SAYS = (
    r"(?:(?:has|have|had|also) )?(?:said|says?|told|tells|reported|"
    r"reports?(?! (?:on|of|from|in|by|about|shows?|suggests?)\b)|announced|stated|"
    r"states|wrote|writes|added|adds|confirmed|saw|seen|heard|counted|makes? it known|"
    r"brings? to the notice|informs?|declared?)"
)
_SAYING = re.compile(rf"(?:^|[,;:”\"]\s+)(?P<who>{_WHO}[^,;.:“”\"]{{0,80}}?)\s+{_SAYS}\b")
_TRAILING = re.compile(
    rf",\s+(?P<who>{_WHO}[^,;.:“”\"]{{0,80}}?(?:, [^,;.:“”\"]{{2,60}},)?)"
    rf"\s+{_SAYS}(?: [^,;.]{{0,40}})?\W*$"
)
_SAID_BY = re.compile(rf"[,”\"]\s+said (?P<who>{_WHO}[^,;.:“”\"]{{0,80}})")
_PASSIVE = re.compile(r" (?:was|were|is|are|be|been|being)$")
"""What makes the words before "seen" or "told" those of whom it happens to."""
_REPORTER = (
    r"(?:correspondents?|reporters?|photographers?|camera(?:man|men|woman)|journalists?|stringers?)"
)
_SAW = (
    r"(?:[^.;“”\"]{0,60}?) "
    r"(?:saw|watch(?:ed)?|count(?:ed)?|heard|witnessed|found|filmed|visited|walked|stood|"
    r"(?:was|were) (?:there|standing|present|at the)|(?:had|has|have) (?:seen|counted|visited))\b"
)
_COLLECTORS = (
    r"(?:monitors?|researchers?|investigators?|field ?workers?|delegates?|observers?|teams?|staff)"
)
_ASKED = (
    r" (?:(?:have|had|has) )?(?:spoke(?:n)? (?:to|with)|interviewed|documented|recorded|counted|"
    r"collected|visited|registered|examined|saw|found)\b"
)
_EYES = re.compile(
    rf"\b(?:(?:our|this \w+['’]s)(?: [\w-]+){{0,2}}? {_REPORTER}|"
    rf"{_REPORTER}(?: (?:of|for|from|with|working for|sent by)) (?:this|our)\b){_SAW}"
    rf"|\bour (?:[\w-]+ )?{_COLLECTORS}{_ASKED}"
    rf"|\b(?:taken|filmed) by (?:our|an?|the) {_REPORTER} of this\b",
    re.IGNORECASE,
)
_OTHER_EYES = re.compile(
    rf"\b(?:[Aa]|[Aa]n|[Tt]he|[Oo]ne) {_REPORTER} (?:of|for|from|with) (?:the )?"
    rf"(?P<outlet>(?:[A-Z][\w'’-]+ ){{0,3}}[A-Z][\w'’-]+)(?: who)?{_SAW}"
)
"""What a reporter of another outlet saw, which is named."""
_BEFORE = re.compile(rf",\s+(?P<who>{_WHO}[^,;.:“”\"]{{0,60}}?)\s+and\s+$")
_AFTER = re.compile(
    rf"^(?: who [^,;.]{{0,50}})?,? and (?:to |by |from )?(?P<who>{_WHO}[^,;.:“”\"]{{0,60}}?)"
    rf"(?=\s+{_SAYS}\b|[,.;]|$)"
)


def beside(text: str, start: int, end: int) -> Iterator[str]:
    """Return who is named together with a source, at `start` to `end` (code points in the text).

    >>> list(beside("A man died, its mayor and a nurse said.", 26, 33))
    ['its mayor']
    """
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text[end:])
    if before is not None:
        yield before["who"]
    if after is not None:
        yield after["who"]


@functools.lru_cache(maxsize=8192)
def tellers(text: str, *, at_end: bool = False) -> tuple[str, ...]:
    """Return the words of whom a sentence names as teller ("..., the mayor told us").

    `at_end`: only one with which the sentence ends.
    """
    found = [
        match["who"].strip(" ,")
        for finder in ((_TRAILING,) if at_end else (_SAID_BY, _SAYING, _TRAILING))
        for match in finder.finditer(text)
        if not _PASSIVE.search(match["who"])
    ]
    return tuple(dict.fromkeys(found))


@functools.lru_cache(maxsize=4096)
def is_own_eyes(text: str) -> bool:
    """Tell whether a sentence says what a reporter of the outlet saw.

    >>> is_own_eyes("Our reporter watched the men leave."), is_own_eyes("Our reporter was shot.")
    (True, False)
    """
    return _EYES.search(unquoted(text)) is not None


@functools.lru_cache(maxsize=4096)
def eyes_of(text: str) -> str | None:
    """Return the outlet whose reporter saw what a sentence tells, if it is named.

    >>> eyes_of("A reporter of Dnieper Report found bunk beds.")
    'Dnieper Report'
    """
    found = _OTHER_EYES.search(unquoted(text))
    return found["outlet"] if found else None
