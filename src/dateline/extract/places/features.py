"""What speaks for a reading of a name: numbers with names, that a ranker weighs."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from dateline.codebook.places import Row, kilometres
from dateline.codebook.places.folding import fold
from dateline.extract.places.mentions import Spot
from dateline.extract.places.weighing import SETTLED, SITES, Votes, inside

_KINDS = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "town": "town",
    "village": "town", "region": "area", "sea": "area", "river": "area", "island": "area",
}  # fmt: skip
FEATURES: tuple[str, ...] = (
    "country", "admin1", "admin2", "town", "area", "site",  # what kind of place it is
    "alias", "bare",  # how its name was met
    "people", "unpeopled", "people_of_unit", "capital", "curated",
    "asked", "kin", "against",  # the word beside the name ("province")
    "unit_of_town", "alias_of_country",  # what else the name can mean
    "contained", "listed", "demonym",  # what the text puts around it
    "country_share", "unit_share", "near_share", "unit_named", "country_named",
    "home_country", "home_unit", "home_near", "home_region",
)  # fmt: skip
"""Names of the numbers, in order; each is between 0 and about 1 (`people` to 7)."""
_NEAR_HOME_KM = 60.0
_REGION_KM = 250.0
_LARGE_TOWN = 30_000
_KIN = (SETTLED, SITES, frozenset({"admin1", "admin2"}), frozenset({"island", "region", "sea"}))


class Home(msgspec.Struct, frozen=True):
    """Where the publisher is at home, as far as that is known."""

    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None


class Scene(msgspec.Struct):
    """What the article as a whole says: its votes, its publisher's home."""

    votes: Votes
    home: Home
    voters: Mapping[tuple[str, str], Row] = {}
    """The names whose senses voted: none votes for itself."""

    def without(self, name: tuple[str, str]) -> "Scene":
        """Return the scene without the vote of one name, if it isn't the only voter."""
        row = self.voters.get(name)
        alone = len(self.voters) == 1
        return self if row is None or alone else Scene(self.votes.less(row), self.home)


class Rivals(msgspec.Struct, frozen=True):
    """What else a name can mean: the countries where it is a large town, or the country."""

    towns: frozenset[str | None]
    countries: frozenset[str | None]


def rivals_of(rows: Sequence[Row]) -> Rivals:
    """Return what the candidates of a name say about one another."""
    return Rivals(
        frozenset(r.country for r in rows if r.kind == "town" and r.population > _LARGE_TOWN),
        frozenset(r.country for r in rows if r.kind == "country"),
    )


def features(
    row: Row, spot: Spot, rivals: Rivals, scene: Scene, container: Row | None
) -> tuple[float, ...]:
    """Return what speaks for a place, a number for each of `FEATURES`."""
    kind = _KINDS.get(row.kind, "site")
    town, unit = kind == "town", row.kind in ("admin1", "admin2")
    votes, home = scene.votes, scene.home
    held = container is not None and row.id != container.id and inside(row, container)
    # "in China, Japan and Korea" is a list, and there is a China in Japan
    listed = (
        held and bool(rivals.countries) and container is not None and container.kind != "admin1"
    )
    own_unit = row.name if row.kind == "admin1" else row.admin1
    apart = math.inf
    if (
        home.lat is not None
        and home.lon is not None
        and row.lat is not None
        and row.lon is not None
    ):
        apart = kilometres(home.lat, home.lon, row.lat, row.lon)
    country, of_unit, near = votes.shares(row)
    return (
        kind == "country", kind == "admin1", kind == "admin2", town, kind == "area", kind == "site",
        row.likeness == 0.8, row.likeness < 0.8,
        math.log10(row.population + 30) if town else 0.0,
        town and row.population == 0,
        math.log10(row.population + 10) if unit else 0.0,
        row.capital, row.curated,
        bool(spot.wish) and row.kind == spot.wish,
        bool(spot.wish) and row.kind != spot.wish and _kin(row.kind, spot.wish),
        bool(spot.wish) and row.kind != spot.wish and not _kin(row.kind, spot.wish),
        unit and not spot.wish and row.country in rivals.towns,
        row.kind == "town" and row.country in rivals.countries,
        held and not listed, listed, bool(spot.country) and row.country == spot.country,
        country, of_unit, near,
        bool(own_unit) and (row.country, own_unit) in votes.named_units and row.kind != "admin1",
        row.country in votes.named_countries and row.kind != "country",
        bool(home.country) and row.country == home.country,
        bool(home.admin1) and row.country == home.country
        and fold(own_unit or "") == fold(home.admin1),
        math.exp(-apart / _NEAR_HOME_KM), math.exp(-apart / _REGION_KM),
    )  # fmt: skip


def _kin(kind: str, wish: str) -> bool:
    return any(kind in group and wish in group for group in _KIN)
