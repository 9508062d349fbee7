"""Voices that are one: the charity and its director, a doctor first unnamed and then named."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.document import Role
from dateline.link.hearing.parties import CALLED, Party, head
from dateline.link.hearing.wordings import stems

_MANY = re.compile(
    r"^(?:the |local |some |other )?(?:[\w-]+ )?(?:residents|survivors|villagers|witnesses|"
    r"neighbours|relatives|families|locals|refugees|people who fled)\b",
    re.IGNORECASE,
)
"""Words that sum up the persons whom a text then quotes."""
_ANYBODY = re.compile(
    r"^(?:an? |one |some )?(?:[\w-]+ )?(?:resident|witness|survivor|villager|local|man|woman|"
    r"person|source|eyewitness)\b",
    re.IGNORECASE,
)
"""Words for a source that a text may then call anything."""
_SURNAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+$")
_NEW = re.compile(r"(?:an?|another|two|three|several|some)\b", re.IGNORECASE)
"""What introduces somebody of whom nothing was said before."""
_COUNCIL = re.compile(r"\b(?:elders|chiefs|notables|dignitaries)\b", re.IGNORECASE)
"""Who speaks for a people together is none of the persons whom the text then quotes."""
_OF_COUNCIL = re.compile(r"(?:Malik|Chief|Sheikh|Elder|Khan|Nana|Emir|Amir)\b")
_KIN = re.compile(
    r"(?:his|her|their|the \w+['’]s) (?:\w+ )?(?:brother|sister|wife|husband|mother|father|son|"
    r"daughter|cousin|uncle|aunt|nephew|niece|widow|grand\w+|in-laws?)s?$|"
    r"(?:the )?(?:family|parents|widow|mother|father) of\b",
    re.IGNORECASE,
)
"""Who is told by whose he is ("his brother") is nobody that the text then calls otherwise."""
_SEVERAL = re.compile(
    r"(?:two|three|four|five|six|several|some|many|\w+ed)? ?(?:\w+ )?"
    r"(?:workers|residents|people|men|women|survivors|drivers|farmers|traders|elders|relatives|"
    r"witnesses|refugees|prisoners)\b",
    re.IGNORECASE,
)
Heard = tuple[str, Role, Party]
"""A voice as it was heard: the document, the role of the block, the voice."""


def merged(heard: Sequence[Heard]) -> Mapping[tuple[str, Party], Party]:
    """Return the voice that each voice of a document belongs to, over all documents.

    Voices with one key are one. Fighters or a state that the words do not name are the only named
    side of their sort that speaks. A title and a lead first say what their source is ("a
    missionary", "residents"), and the text then who: an unnamed person or body there is the next
    of its sort in the same document, and one further down is the named one before it.
    """
    found: dict[tuple[str, Party], Party] = {}
    by_document: dict[str, list[tuple[Role, Party]]] = defaultdict(list)
    for document, role, party in heard:
        by_document[document].append((role, party))
    named = list(dict.fromkeys(p for _, _, p in heard if p.named))
    for document, here in by_document.items():
        for n, (_, party) in enumerate(here):
            if (document, party) not in found:
                known = (
                    _in_full(here, n)
                    or _called_before(party, heard)
                    or _known_side(party, named)
                    or _introduced(here, n, named)
                )
                found[document, party] = known or party
    for pair, party in found.items():  # a lead's voice may be that of a text's unnamed one
        onward = found.get((pair[0], party))
        if onward is not None and onward.key != party.key:
            found[pair] = onward
    return found


def _in_full(here: Sequence[tuple[Role, Party]], n: int) -> Party | None:
    """Return the voice whose name in the text holds all words that the title has of it."""
    role, party = here[n]
    words = stems(party.name)
    if role != "title" or not words:
        return None
    return next((p for r, p in here[n + 1 :] if r != "title" and words < stems(p.name)), None)


def _called_before(party: Party, heard: Sequence[Heard]) -> Party | None:
    """Return the one voice whose full name ends in the bare surname that a voice has.

    "Kondratyev said", in a report that goes on with the one that quoted the governor.
    """
    if party.sort != "person" or not _SURNAME.match(party.name):
        return None
    full = {
        p.key: p for _, _, p in heard
        if p.key != party.key and CALLED.match(p.name) and p.name.endswith(f" {party.name}")
    }  # fmt: skip
    return next(iter(full.values())) if len(full) == 1 else None


def _is_other(party: Party, later: Party) -> bool:
    """Tell whether a lead's voice cannot be who the text names later: several are no one office."""
    return _SEVERAL.match(party.name) is not None and later.sort == "body"


def _known_side(party: Party, named: Sequence[Party]) -> Party | None:
    """Return the one named side of an unnamed one's sort, if there is but one."""
    if party.sort not in ("armed", "state") or party.named:
        return None
    sides = {p.key: p for p in reversed(named) if p.sort == party.sort}
    return next(iter(sides.values())) if len(sides) == 1 else None


def _introduced(here: Sequence[tuple[Role, Party]], n: int, named: Sequence[Party]) -> Party | None:
    """Return the voice that an unnamed person or body of a document is, if another."""
    role, party = here[n]
    if party.named or party.sort not in ("person", "body"):
        return None
    if party.sort == "person" and CALLED.match(party.name):
        return None  # "Abu Jihad" is none of the residents whom the text then quotes
    noun = head(party.name)
    namesake = next((p for p in named if noun and noun in stems(p.name)), None)
    if namesake is not None:
        return namesake
    others = [(m, p) for m, (_, p) in enumerate(here) if p.key != party.key]
    staff = next(
        (p for _, p in others if p.kind != "party" and noun and head(p.name) == noun), None
    )
    if staff is not None and staff.sort in ("hospital", "rescue", "body"):
        return staff
    alike = [(m, p) for m, p in others if p.sort in ("person", "body")]
    if role in ("title", "lead") and _MANY.search(party.name):
        one = next(
            (
                p for m, p in alike
                if m > n and here[m][0] != "title" and not _MANY.search(p.name)
                and p.sort == "person"
            ),
            None,
        )  # fmt: skip
        if one is not None:
            return one
    if role in ("title", "lead") and not _KIN.match(party.name):
        onward = [p for m, p in alike if m > n and here[m][0] != "title"]
        if _COUNCIL.search(party.name):
            onward = [p for p in onward if _OF_COUNCIL.match(p.name)]
        if _ANYBODY.search(party.name):
            return next(iter(onward), None)
        return next(
            (p for p in onward if not _NEW.match(p.name) and not _is_other(party, p)), None
        )  # fmt: skip
    return None
