"""The values an event or claim can hold: actor, place, when, toll."""

from typing import Literal

import msgspec

from dateline.errors import RangeError

PlacePrecision = Literal["site", "town", "near", "admin2", "admin1", "country", "region"]
WhenPrecision = Literal["hour", "part", "day", "days", "week", "month", "season", "year", "decade"]
TollKind = Literal["killed", "injured", "missing", "captured", "displaced", "damaged", "crowd"]


class Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who: the words, and what they name; unknown parts are empty.

    `country` is ISO 3166-1 alpha-3; `sector` a PLOVER sector code; `label` the judging word the
    text uses ("terrorists") and `scare` whether it stands in scare quotes; `id` is stable across
    documents and empty for an unnamed actor.
    """

    text: str
    name: str | None = None
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    label: str | None = None
    scare: bool = False


class Candidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place that was considered and not chosen."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    score: float


PINNED: frozenset[PlacePrecision] = frozenset({"site", "town", "near"})
"""Precisions that may be drawn as a point."""


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where: `lat`, `lon` in degrees (WGS 84), never finer than `precision` says.

    `relation` holds the words that move the place off its point ("north of"), `radius_km` how far
    from the point it may lie. A country or province has a centroid here that is no pin.
    """

    text: str
    name: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "town"
    relation: str | None = None
    radius_km: float | None = None
    rejected: tuple[Candidate, ...] = ()

    @property
    def pin(self) -> tuple[float, float] | None:
        """Latitude and longitude that may be drawn as a point; None where no pin is honest.

        The middle of a country, province, district or area is no place.
        """
        if self.precision not in PINNED or self.lat is None or self.lon is None:
            return None
        return self.lat, self.lon


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When: inclusive days `earliest` to `latest` (YYYY-MM-DD, or with THH:MM for hours).

    `anchor` is the date (YYYY-MM-DD) that a relative phrase was counted from.
    """

    earliest: str
    latest: str
    precision: WhenPrecision
    text: str | None = None
    anchor: str | None = None

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise RangeError(
                f"when {self.earliest}..{self.latest} ends before it begins; swap the two"
            )


class Toll(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many: at least `least`, at most `most` (None: open).

    `group` names who is counted ("children", "fighters"); `part_of_total` is set where the number
    is included in a larger one ("seven, including five children").
    """

    kind: TollKind
    least: int
    most: int | None
    exact: bool = False
    group: str | None = None
    part_of_total: bool = False

    def __post_init__(self) -> None:
        if self.least < 0 or (self.most is not None and self.most < self.least):
            raise RangeError(
                f"toll {self.least}..{self.most} is not a range; give 0 <= least <= most"
            )
