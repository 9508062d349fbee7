"""Who is who to other schemes: state, armed, unarmed; and which side of an event they stand on."""

import functools
from collections.abc import Mapping

import msgspec

from dateline.codebook.crosswalks.tables import number, table
from dateline.errors import CodebookError
from dateline.records import Actor, Event

_IF_NAMED = "-if-named"


class SectorCodes(msgspec.Struct, frozen=True):
    """A PLOVER sector to others: CAMEO's actor code, ACLED's inter code, and what it tells of one.

    `cameo` is empty and `inter` None where the other scheme has nothing for it.
    """

    sector: str
    name: str
    cameo: str
    inter: int | None
    tags: frozenset[str]


@functools.cache
def sectors() -> Mapping[str, SectorCodes]:
    """Return the codes of every PLOVER sector."""
    return {
        row["sector"]: SectorCodes(
            sector=row["sector"],
            name=row["name"],
            cameo=row["cameo"],
            inter=number(row["inter"]),
            tags=frozenset(row["tags"].split()),
        )
        for row in table("sectors")
    }


def sector_codes(sector: str) -> SectorCodes:
    """Return the codes of one PLOVER sector.

    >>> sector_codes("JRN").cameo, sector_codes("MED").cameo
    ('MED', 'HLH')
    """
    try:
        return sectors()[sector]
    except KeyError:
        raise CodebookError(
            f"sectors.csv: no sector {sector!r}; use one of {', '.join(sectors())}"
        ) from None


@functools.cache
def crowds() -> Mapping[str, str]:
    """Return the words that make unarmed people protesters or rioters."""
    return {row["form"]: row["tag"] for row in table("crowds")}


def known_tags() -> frozenset[str]:
    """Return every tag that a party can have."""
    of_sectors = frozenset(t for codes in sectors().values() for t in codes.tags)
    return frozenset(t.removesuffix(_IF_NAMED) for t in of_sectors) | {*crowds().values()}


def tags(actor: Actor) -> frozenset[str]:
    """Return what an actor's sector and words say of them.

    >>> sorted(tags(Actor("the cartel", id="sinaloa-cartel", sector="CRM")))
    ['armed', 'group', 'nonstate']
    >>> sorted(tags(Actor("protesters", sector="CVL")))
    ['protesters', 'unarmed']
    """
    own = sector_codes(actor.sector).tags if actor.sector else frozenset[str]()
    found = {t for t in own if not t.endswith(_IF_NAMED)}
    if actor.id:
        found |= {t.removesuffix(_IF_NAMED) for t in own}
    if "armed" not in found and "government" not in found:
        crowd = {tag for word in actor.text.lower().split() if (tag := _crowd(word))}
        found |= {*crowd, "unarmed"} if crowd else set()
    return frozenset(found)


def _crowd(word: str) -> str | None:
    word = word.strip(".,;:'\"()")
    return crowds().get(word) or crowds().get(word.removesuffix("s"))


def sides(event: Event) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who acts and who is acted on.

    Two sides that do something to each other ("troops and rebels clashed") are all actors by
    PLOVER's rules: there the first stands against whoever is not of its side.
    """
    actors = tuple(f.value for f in event.actors)
    recipients = tuple(f.value for f in event.recipients)
    if recipients or len(actors) < 2:
        return actors, recipients
    fellows = tuple(a for a in actors if _fellows(actors[0], a))
    return fellows, tuple(a for a in actors if a not in fellows)


def _fellows(one: Actor, other: Actor) -> bool:
    """Tell whether two actors are of one side: the same actor, or organs of one state."""
    if one == other or (one.id is not None and one.id == other.id):
        return True
    if "state" not in tags(one) or "state" not in tags(other):
        return False
    return one.country == other.country or None in (one.country, other.country)
