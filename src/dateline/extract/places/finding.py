"""Finds the places that a document names, and says what each one is."""

import math
from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers, as_read
from dateline.codebook.directory import PLACED
from dateline.codebook.places import Gazetteer, Row
from dateline.codebook.places.folding import fold
from dateline.extract.places.acting import is_acting
from dateline.extract.places.containing import link_containers
from dateline.extract.places.evidence import Choice, Resolver
from dateline.extract.places.mentions import PlaceMention, Spot
from dateline.extract.places.relations import Reader
from dateline.extract.places.spotting import Spotter
from dateline.extract.places.vocabulary import values
from dateline.extract.places.voicing import voiced_at
from dateline.extract.places.weighing import SITES, distance_km
from dateline.records import Candidate, Finding, Place, PlacePrecision

_PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "region": "region",
    "sea": "region", "river": "region", "island": "region", "town": "town", "village": "town",
    "camp": "site", "airport": "site", "base": "site", "crossing": "site", "site": "site",
}  # fmt: skip
_WIDE = frozenset({"country", "admin1", "region"})
_UNITS = frozenset({"country", "admin1", "admin2"})
_WHERE = frozenset({"in", "at", "near", "inside", "outside"})
_ASTRAY = frozenset({"group", "party", "media"})
"""Bodies whose name tells not where they act: "the Sudan Liberation Army"."""
_WHOSE = frozenset({"of", "for", "on", "to"})
_SITE_KM = 15.0
_FARTHEST_PAIR_KM = 600.0
_DEGREE_KM = 111.2


def find_places(layers: Layers) -> tuple[PlaceMention, ...]:
    """Return the places that a document names, in text order."""
    cased = as_read(layers)
    spots = [s for s in Spotter(cased).spots_found() if not _is_in_body_s_name(cased, s)]
    Reader(cased).read(spots)
    link_containers(cased, spots)
    choices = Resolver(cased, spots).resolve()
    mentions: list[PlaceMention] = []
    for number, (spot, choice) in enumerate(zip(spots, choices, strict=True)):
        place = _place(layers, spot, choice, spots, choices)
        head = _head(layers, spot.start, spot.end)
        second = any(
            s.other == number and mentions[n].finding.value.relation == "between"
            for n, s in enumerate(spots[:number])
        )
        paired = second or place.relation == "between"
        if second:  # what happens between two places happens in neither
            place = msgspec.structs.replace(place, precision="near", relation="between")
        quotes = (layers.quote(spot.start, spot.end),)
        mentions.append(
            PlaceMention(
                first=spot.start,
                last=spot.end,
                head=head,
                finding=Finding(place, quotes, choice.rule),
                name=(spot.first, spot.last),
                reporting=spot.dateline,
                acting=not paired and is_acting(cased, spot, head, choice.row),
                voiced=voiced_at(cased, spot.start, spot.end, head, choice.row),
            )
        )
    return tuple(mentions)


def _is_in_body_s_name(layers: Layers, spot: Spot) -> bool:
    """Tell whether a name is a known body's, or only a part of it: "NATO", "the Accra Initiative".

    A mission in a country, an embassy or the police of a town is where it says.
    """
    body = next(
        (k for k in layers.known if k.form not in PLACED | {"person"}
         and k.first <= spot.first and spot.last <= k.last), None,
    )  # fmt: skip
    if body is None:
        return False
    before = [t.low for t in layers.tokens[max(0, spot.first - 2) : spot.first] if t.low != "the"]
    link = before[-1] if before else ""
    if body.form == "institution":  # "the US Embassy", "the Los Angeles Police Department"
        return spot.name.isupper() and link not in _WHERE
    if (spot.first, spot.last) == (body.first, body.last):
        return link not in _WHERE
    if body.form in _ASTRAY:
        return spot.first > body.first or link not in _WHERE
    land = any(r.kind == "country" for r in Gazetteer.open().candidates(spot.name))
    return not land and (spot.first == body.first or link not in _WHERE | _WHOSE)


def parts_named(layers: Layers, mentions: Sequence[PlaceMention]) -> dict[int, str]:
    """Return the tokens that name a part of a country by another's name, with its code.

    "Georgia" where a text tells of Atlanta is no country, nor does "Tripoli" in Lebanon speak for
    Libya.
    """
    at = {i: m.finding.value for m in mentions for i in range(*m.name)}
    return {
        i: place.country
        for known in layers.known
        if known.form in ("country", "capital")
        for i in range(known.first, known.last)
        if (place := at.get(i)) is not None
        and (place.precision == "admin1" or known.form == "capital")
        and place.country is not None and place.country not in known.ids
    }  # fmt: skip


def _head(layers: Layers, first: int, last: int) -> int:
    """Return the token through which a span hangs in its sentence."""
    tokens = layers.tokens
    outward = [i for i in range(first, last) if not first <= tokens[i].head < last]
    roots = outward or [i for i in range(first, last) if tokens[i].head == i]
    wordy = [i for i in roots if tokens[i].pos not in ("PUNCT", "DET")]
    return (wordy or roots or [first])[0]


def _place(
    layers: Layers, spot: Spot, choice: Choice, spots: list[Spot], choices: list[Choice]
) -> Place:
    text = layers.quote(spot.start, spot.end).text
    container = choices[spot.within].row if spot.within is not None else None
    row = choice.row
    if row is None:
        beside = choices[spot.beside].row if spot.beside is not None else None
        if spot.beside is not None and beside is not None and container is None:
            return _beside(spot, text, spots[spot.beside], beside)
        return _unknown(spot, text, container)
    if spot.kind == "between" and spot.other is not None:
        pair = _pair(text, row, choices[spot.other].row)
        if pair is not None:
            return pair
    if spot.relation == "outside" and row.kind == "country":
        return Place(text=text, name=text, precision="region", relation=spot.relation)
    precision, radius = _precision(spot, row)
    lat, lon = _moved(spot, row) if spot.distance_km else (row.lat, row.lon)
    if spot.kind in ("coast", "border") and row.kind in _WIDE:
        lat = lon = None  # a country's middle says nothing of its edges
    name = row.name
    if precision == "region" and spot.kind == "part" and spot.relation:
        name = f"{spot.relation[0].upper()}{spot.relation[1:]} {row.name}"
    return Place(
        text=text, name=name, country=row.country, admin1=_admin1(row), admin2=_admin2(row),
        lat=lat, lon=lon, precision=precision, relation=spot.relation, radius_km=radius,
        rejected=tuple(
            Candidate(r.name, r.country, r.lat, r.lon, s) for r, s in choice.rejected
        ),
    )  # fmt: skip


def _admin1(row: Row) -> str | None:
    return row.name if row.kind == "admin1" else row.admin1


def _admin2(row: Row) -> str | None:
    return row.name if row.kind == "admin2" else row.admin2


def _unknown(spot: Spot, text: str, container: Row | None) -> Place:
    """Return a place that is named but not known: what contains it is all that is said of it."""
    kinds = _kind_of_unknown(spot)
    if container is not None and container.kind in ("town", "village"):
        return Place(  # "al-Zahra Hospital in Homs": somewhere in the town
            text=text, name=spot.name, country=container.country, admin1=container.admin1,
            admin2=container.admin2, lat=container.lat, lon=container.lon, precision="near",
            relation=spot.relation, radius_km=_SITE_KM,
        )  # fmt: skip
    return Place(
        text=text,
        name=spot.name,
        country=spot.country or (container.country if container else None),
        admin1=_admin1(container) if container else None,
        precision="near" if spot.relation and kinds == "town" else kinds,
        relation=spot.relation,
        radius_km=spot.radius_km,
    )


def _kind_of_unknown(spot: Spot) -> PlacePrecision:
    """Return what an unknown place is by the word beside its name, or in it ("Kasai River")."""
    if spot.wish:
        return _PRECISION.get(spot.wish, "town")
    return kind_by_name(spot.name, "site" if spot.label == "FAC" else "town")


def kind_by_name(name: str, otherwise: PlacePrecision) -> PlacePrecision:
    """Return what the first or last word of a name makes of it ("Kasai River": a region)."""
    parts = name.split()
    for part in (parts[-1], parts[0]):
        if len(parts) > 1 and (kind := values("natural").get(part)):
            return "site" if kind == "site" else "region"
    return otherwise


def _beside(spot: Spot, text: str, other: Spot, row: Row) -> Place:
    """Return an unknown place by the known one that the text puts it near."""
    _, radius = _precision(other, row)
    lat, lon = _moved(other, row)
    wide = row.kind in _WIDE
    return Place(
        text=text, name=spot.name, country=spot.country or row.country, admin1=_admin1(row),
        lat=None if wide else lat, lon=None if wide else lon, precision="near",
        relation=spot.relation, radius_km=radius,
    )  # fmt: skip


def _precision(spot: Spot, row: Row) -> tuple[PlacePrecision, float | None]:
    own = _PRECISION[row.kind]
    if spot.kind == "part":
        return ("region" if row.kind in _UNITS else own), row.radius_km
    if spot.kind in ("coast", "border"):
        return "near", spot.radius_km
    if spot.kind == "between" or not spot.kind:
        if spot.wish in SITES and row.kind not in SITES:
            return ("near", _SITE_KM) if own == "town" else (own, row.radius_km)
        return own, row.radius_km
    radius = spot.radius_km or 15.0
    if spot.distance_km:
        radius = max(3.0, spot.distance_km * (0.3 if spot.bearing is not None else 1.0))
    elif own in _WIDE and spot.kind in ("direction", "area") and row.kind in _UNITS:
        return "region", row.radius_km
    return "near", radius


def _moved(spot: Spot, row: Row) -> tuple[float | None, float | None]:
    """Return the point that lies the stated distance off the named one, in its direction."""
    if row.lat is None or row.lon is None or spot.bearing is None or spot.distance_km is None:
        return row.lat, row.lon
    angle = math.radians(spot.bearing)
    lat = row.lat + spot.distance_km * math.cos(angle) / _DEGREE_KM
    wide = _DEGREE_KM * max(0.1, math.cos(math.radians(row.lat)))
    return round(lat, 4), round(row.lon + spot.distance_km * math.sin(angle) / wide, 4)


def _pair(text: str, left: Row, right: Row | None) -> Place | None:
    """Return the stretch between two towns, or between two countries their border."""
    if right is None or "country" in (left.kind, right.kind):
        return None
    if left.capital and right.capital and left.country != right.country:
        return None
    apart = distance_km(left, right)
    if apart > _FARTHEST_PAIR_KM or left.lat is None or left.lon is None:
        return None
    if right.lat is None or right.lon is None:
        return None
    same = left.country == right.country
    shared = same and fold(left.admin1 or "") == fold(right.admin1 or "")
    return Place(
        text=text,
        name=f"{left.name} and {right.name}",
        country=left.country if same else None,
        admin1=left.admin1 if shared else None,
        lat=round((left.lat + right.lat) / 2, 4),
        lon=round((left.lon + right.lon) / 2, 4),
        precision="near",
        relation="between",
        radius_km=round(apart / 2, 1),
    )
