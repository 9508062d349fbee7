"""The state in which a report was written, by its dateline."""

from dateline.annotate import Layers
from dateline.codebook.directory import Known
from dateline.codebook.words import word_table
from dateline.extract.places.datelines import towns_of

_CIVIL = frozenset({"CVL", "REF", "LAB", "EDU", "JRN", "BUS", "MED", "REL", "CRM"})
_PREDICATE = ("acomp", "attr", "relcl", "oprd", "appos")


def written_in(layers: Layers) -> set[str]:
    """Return the country of the one capital that a dateline names, as a set of at most one."""
    if len(layers.document.datelines) != 1:
        return set()
    town = layers.document.datelines[0]
    known = layers.directory.scan((town.title() if town.isupper() else town).split())
    return {k.ids[0] for k in known if k.form == "capital"}


def land_of(layers: Layers) -> set[str]:
    """Return the country of the one town that a dateline names, as a set of at most one."""
    if len(layers.document.datelines) != 1:
        return set()
    return {row.country for row in towns_of(layers.document) if row.country}


def is_foreigner(layers: Layers, known: Known) -> bool:
    """Tell whether a people's name only says what some people are: "arrested two Russian tourists".

    Whose police that was it does not say.
    """
    last = layers.tokens[known.last - 1]
    if known.form != "demonym":
        return False
    if last.dep not in ("amod", "compound", "nmod", "poss"):
        return last.tag != "JJ" or last.dep in _PREDICATE
    noun = layers.tokens[last.head].base
    person = word_table("roles", "kind").get(noun) == "person"
    return person and word_table("roles", "sector").get(noun) in _CIVIL
