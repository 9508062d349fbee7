"""The state in whose capital a report was written, by its dateline."""

from dateline.annotate import Layers


def written_in(layers: Layers) -> set[str]:
    """Return the country of the one capital that a dateline names, as a set of at most one."""
    if len(layers.document.datelines) != 1:
        return set()
    town = layers.document.datelines[0]
    known = layers.directory.scan((town.title() if town.isupper() else town).split())
    return {k.ids[0] for k in known if k.form == "capital"}
