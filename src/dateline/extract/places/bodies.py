"""Of which country a known name is: a state's, its people's, its body's."""

from dateline.annotate import Layers
from dateline.codebook.directory import PLACED, Known

NO_BODIES = PLACED | {"person", "media"}
"""Forms of known names that are no body of one country."""


def country_of(layers: Layers, known: Known) -> str | None:
    """Return the one country that a known name is of; None where it may be of several or none."""
    if known.form in PLACED:
        return known.ids[0] if len(known.ids) == 1 else None
    countries = {e.country for i in known.ids for e in layers.directory.entries.get(i, ())}
    return countries.pop() if len(countries) == 1 else None
