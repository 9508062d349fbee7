"""Whom a name means that a person gives: the one actor of the knowledge base that bears it."""

import msgspec

from dateline.codebook.directory import PLACED, Directory, Entry, load_directory
from dateline.records import Actor


def known(actor: Actor, day: str | None) -> Actor:
    """Return an actor with id, name, country and sector of whom it names on a day.

    It stays as it is where it has an id, where nobody or more than one bears the name, and where
    the country or sector that the person gave is another.

    >>> known(Actor("RSF"), "2024-05-01").id, known(Actor("RSF", country="PER"), None).id
    ('rapid-support-forces', None)
    """
    found = [
        e for e in _bearers(load_directory(), actor.name or actor.text, day)
        if actor.country in (None, e.country) and actor.sector in (None, e.sector)
    ]  # fmt: skip
    if actor.id or len(found) != 1:
        return actor
    (entry,) = found
    return msgspec.structs.replace(
        actor, name=entry.name, id=entry.id, country=entry.country, sector=entry.sector
    )


def _bearers(directory: Directory, name: str, day: str | None) -> list[Entry]:
    """Return the actors that a name as a whole may mean on a day."""
    words = name.split()
    whole = [k for k in directory.scan(words) if (k.first, k.last) == (0, len(words))]
    idents = [i for k in whole if k.form not in PLACED for i in k.ids]
    return [entry for i in idents if (entry := directory.on(i, day))]
