"""Voices that are one: the charity and its director, a doctor first unnamed and then named."""

import re
from collections.abc import Mapping, Sequence

from dateline.document import Role
from dateline.link.hearing.parties import Party, head
from dateline.link.hearing.wordings import stems

_MANY = re.compile(
    r"^(?:the |local |some |other )?(?:residents|survivors|villagers|witnesses|neighbours|elders|"
    r"relatives|families|locals)\b",
    re.IGNORECASE,
)
"""Words that sum up the persons whom a text then quotes."""
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
    first: dict[str, Party] = {}
    for _, _, party in heard:
        first.setdefault(party.key, party)
    for n, (document, role, party) in enumerate(heard):
        if (document, party) in found:
            continue
        same = _known_side(party, first) or _introduced(heard, n, document, role, party) or party
        found[document, party] = same
    for pair, party in found.items():  # a lead's voice may be that of a text's unnamed one
        onward = found.get((pair[0], party))
        if onward is not None and onward.key != party.key:
            found[pair] = onward
    return found


def _known_side(party: Party, first: Mapping[str, Party]) -> Party | None:
    if party.sort not in ("armed", "state") or party.named:
        return None
    sides = {k: p for k, p in first.items() if p.sort == party.sort and p.named}
    return next(iter(sides.values())) if len(sides) == 1 else None


def _introduced(
    heard: Sequence[Heard], n: int, document: str, role: Role, party: Party
) -> Party | None:
    if party.named or party.sort not in ("person", "body"):
        return None
    alike = [
        (m, p) for m, (d, r, p) in enumerate(heard)
        if d == document and p.sort in ("person", "body") and p.key != party.key
    ]  # fmt: skip
    noun = head(party.name)
    namesake = [p for _, _, p in heard if p.named and noun and noun in stems(p.name)]
    if namesake:
        return namesake[0]
    here = [p for d, _, p in heard if d == document and p.key != party.key and p.kind != "party"]
    same = next((p for p in here if noun and head(p.name) == noun), None)
    if same is not None and same.sort in ("hospital", "rescue", "body"):
        return same
    if _MANY.search(party.name):
        one = next((p for _, p in alike if not _MANY.search(p.name) and p.sort == "person"), None)
        if one is not None:
            return one
    if role in ("title", "lead"):
        return next((p for m, p in alike if m > n and heard[m][1] not in ("title",)), None)
    return None
