"""The shapes that places pass through: spots in the text, then mentions with their place."""

import msgspec

from dateline.records import Finding, Place

NAMELESS = "place.capital"
"""The rule of places that are told without a name ("the capital", "outside parliament")."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


class PlaceMention(msgspec.Struct, frozen=True):
    """A place named in the text: tokens `first` to `last` (exclusive), and what they name.

    `head` is the token that hangs the mention into its sentence. `acting` is set where the name
    stands for a government ("Washington said"), not for where something happens.
    """

    first: int
    last: int
    head: int
    finding: Finding[Place]
    name: tuple[int, int]
    """The tokens of the name alone, without "the town of" or "north of"."""
    acting: bool = False
    reporting: bool = False
    """Set on a dateline left in the text: where the report was written, not what it tells."""
    voiced: int | None = None
    """The verb of saying of which the place is but the scene: what is told happened elsewhere."""


class Spot(msgspec.Struct):
    """A stretch of tokens that may name a place, on its way to a mention.

    `first` to `last` is the name alone; `start` to `end` takes in what goes with it ("the village
    of", "province", "30 km south of"). `wish` is the kind of place that the words around ask for,
    `country` the one that a demonym before it gives ("the Syrian city of").
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    label: str
    wish: str = ""
    country: str = ""
    relation: str | None = None
    kind: str = ""
    """Of the relation: direction, part, near, area, coast, border, between."""
    radius_km: float | None = None
    distance_km: float | None = None
    bearing: float | None = None
    within: int | None = None
    """The index of the spot that contains this one ("X, Y")."""
    body: bool = False
    """Set on the place in an organisation's name ("Aleppo Police Department")."""
    mission: bool = False
    """Set on a state's embassy abroad: a site that no list has."""
    dateline: bool = False
    among: frozenset[str] = frozenset()
    """The countries that alone the name may be of; empty: any."""
    beside: int | None = None
    """The index of the spot that the text puts this one near ("X, north of Y")."""
    other: int | None = None
    """The index of the second spot of "between X and Y"."""


def as_event_place(mention: PlaceMention, rule: str) -> Finding[Place]:
    """Return a place as an event's own, with how it was chosen in its rule."""
    finding = mention.finding
    how = finding.rule.removeprefix("place.")
    return Finding(finding.value, finding.quotes, f"place.{rule}/{how}")
