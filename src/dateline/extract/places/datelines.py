"""The towns that a report is dated from: "BESLAN, Russia (Wire) -"."""

from dateline.codebook.places import Gazetteer, Row, nations
from dateline.codebook.places.folding import fold
from dateline.document import Document
from dateline.extract.places.weighing import prior


def towns_of(document: Document) -> tuple[Row, ...]:
    """Return the towns of a document's datelines that we know, each as it is likeliest meant.

    The country or province behind a town says which town of that name it is.
    """
    found = []
    for dateline in document.datelines:
        town, _, land = dateline.partition(",")
        rows = Gazetteer.open().candidates(town.title() if town.isupper() else town)
        if unit := fold(land.strip()):
            country = nations().country(unit)
            units = {unit} | {fold(r.name) for r in _units(land)}
            rows = tuple(r for r in rows if r.country == country or fold(r.admin1 or "") in units)
        found += [max(rows, key=lambda r: (prior(r), -r.id))] if rows else []
    return tuple(found)


def _units(name: str) -> tuple[Row, ...]:
    """Return the provinces that a name or an abbreviation can mean ("Ky.", "KY")."""
    return tuple(r for r in Gazetteer.open().candidates(name.strip()) if r.kind == "admin1")
