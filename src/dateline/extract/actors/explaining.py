"""How a phrase resolves: who it is on a day, by which rule, and who else bears the name."""

import msgspec

from dateline.annotate import annotate
from dateline.codebook.directory import PLACED, Directory, Entry
from dateline.document import plain
from dateline.extract.actors.reading import ActorReader
from dateline.records import Actor, Finding


class Bearer(msgspec.Struct, frozen=True):
    """An entry of the knowledge base that some words of the phrase can name.

    `holds` tells whether it is valid on the day asked for.
    """

    words: str
    entry: Entry
    holds: bool


class Account(msgspec.Struct, frozen=True):
    """Who a phrase is, None if nobody; the entries that its words can name; its countries."""

    finding: Finding[Actor] | None
    bearers: tuple[Bearer, ...]
    countries: tuple[tuple[str, str], ...]


def explain_actor(
    phrase: str, directory: Directory, *, on: str | None = None, force: bool = False
) -> Account:
    """Return how a phrase resolves on a day (YYYY-MM-DD; None: today's entries).

    The phrase is read as the subject of a sentence; `force` says that it acts with force, so that
    a bare state is its military.
    """
    layers = annotate(plain(f"{phrase} acted.", published=on), directory)
    reader = ActorReader(layers, on)
    head = next((t.i for t in layers.tokens if t.dep in ("nsubj", "nsubjpass")), 0)
    bearers, countries = [], []
    for known in layers.known:
        words = layers.quote(known.first, known.last).text
        for ident in known.ids:
            if known.form in PLACED:
                countries.append((words, ident))
                continue
            bearers += [Bearer(words, e, e.holds(on)) for e in directory.entries.get(ident, ())]
    return Account(reader.read(head, force=force), tuple(bearers), tuple(countries))
