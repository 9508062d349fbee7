"""Chooses what each name means, by all that the article says: joint evidence, then one sense."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.places import Gazetteer, Row, nations
from dateline.codebook.places.folding import fold
from dateline.extract.places.mentions import Spot
from dateline.extract.places.vocabulary import values

_SETTLED = frozenset({"town", "village"})
_SITES = frozenset({"camp", "airport", "base", "crossing", "site"})
_PRIOR = {
    "country": 6.0, "admin1": 3.0, "admin2": 1.6, "region": 5.0, "sea": 5.0, "river": 3.5,
    "island": 3.5, "village": 2.2, "camp": 2.5, "airport": 2.5, "base": 2.5, "crossing": 2.5,
    "site": 2.5,
}  # fmt: skip
"""Before any evidence: a country's name is the country; a town weighs by its people."""
_CONTAINED = 6.0
_WISHED = 3.5
_COUNTRY_SHARE = 5.0
_UNIT_SHARE = 4.0
_NEAR_SHARE = 3.0
"""Swept on 100 articles of each of two sets of toponyms, 4-8 and 2.5-8: flat from here on."""
_CELL_DEGREES = 1.5
_REPORTED_FROM = 0.6
_DEMONYM = 0.5
_REJECTED = 3


class Choice(msgspec.Struct):
    """What a spot means (None: nothing we know), by which rule, and what it doesn't mean."""

    row: Row | None
    rule: str
    rejected: tuple[tuple[Row, float], ...] = ()


def prior(row: Row) -> float:
    """Return how likely a name means this place before the article is read."""
    if row.kind == "town":
        worth = 0.75 * math.log10(row.population + 30) + (1.0 if row.capital else 0.0)
        worth += 0.5 if row.curated else 0.0
    else:
        worth = _PRIOR[row.kind]
        if row.kind in ("admin1", "admin2"):
            worth += 0.25 * math.log10(row.population + 10)
    return worth - 4.0 * (1.0 - row.likeness)


def wished(row: Row, wish: str) -> float:
    """Return how well a place fits the word beside its name ("province", "city", "camp")."""
    if not wish:
        return 0.0
    groups = (_SETTLED, _SITES, {"admin1", "admin2"}, {"island", "region", "sea"})
    if row.kind == wish:
        return _WISHED
    if any(row.kind in g and wish in g for g in groups):
        return _WISHED * 0.6
    return 0.0 if wish in _SITES else -_WISHED * 0.5


def inside(row: Row, container: Row) -> bool:
    """Tell whether one place lies in another by its names of units."""
    if container.kind == "country":
        return row.country == container.country and row.kind != "country"
    if container.kind == "admin1":
        return row.country == container.country and fold(row.admin1 or "") == fold(container.name)
    if container.kind == "admin2":
        return row.country == container.country and fold(row.admin2 or "") == fold(container.name)
    if container.kind in ("region", "island") and container.lat is not None:
        return distance_km(row, container) < (container.radius_km or 100.0)
    return False


def distance_km(left: Row, right: Row) -> float:
    """Return the distance between two places; far where one has no point."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return 20_000.0
    high = math.radians(right.lat - left.lat) / 2
    wide = math.radians(right.lon - left.lon) / 2
    across = math.cos(math.radians(left.lat)) * math.cos(math.radians(right.lat))
    chord = math.sin(high) ** 2 + across * math.sin(wide) ** 2
    return 12_742.0 * math.asin(min(1.0, math.sqrt(chord)))


def _cell(row: Row) -> tuple[int, int] | None:
    """Return the square of the map that a settled place or a district lies in."""
    if row.lat is None or row.lon is None or row.kind in ("country", "region", "sea", "admin1"):
        return None
    return round(row.lat / _CELL_DEGREES), round(row.lon / _CELL_DEGREES)


class Votes:
    """What the article as a whole says about countries and provinces."""

    def __init__(self) -> None:
        self.country: Counter[str] = Counter()
        self.unit: Counter[tuple[str, str]] = Counter()
        self.cell: Counter[tuple[int, int]] = Counter()

    def add(self, row: Row, weight: float) -> None:
        """Count one reading of one name."""
        if row.country:
            self.country[row.country] += weight
            unit = row.name if row.kind == "admin1" else row.admin1
            if unit:
                self.unit[row.country, unit] += weight
        cell = _cell(row)
        if cell:
            self.cell[cell] += weight

    def worth(self, row: Row) -> float:
        """Return the support for a place, by its share among countries and provinces."""
        near = 0.0
        if cell := _cell(row):
            lat, lon = cell
            near = sum(self.cell[lat + i, lon + j] for i in (-1, 0, 1) for j in (-1, 0, 1))
            near *= _NEAR_SHARE / (sum(self.cell.values()) + 1.0)
        if not row.country:
            return near
        total = sum(self.country.values()) + 1.0
        unit = row.name if row.kind == "admin1" else row.admin1
        units = sum(self.unit.values()) + 1.0
        return near + _COUNTRY_SHARE * self.country[row.country] / total + (
            _UNIT_SHARE * self.unit[row.country, unit] / units if unit else 0.0
        )


class Resolver:
    """Resolves the spots of one document together."""

    def __init__(self, layers: Layers, spots: Sequence[Spot]) -> None:
        self.layers = layers
        self.spots = spots
        self.gazetteer = Gazetteer.open()
        self.rows = [self._candidates(s) for s in spots]
        self.outside = self._outside()

    def resolve(self) -> list[Choice]:
        """Return a choice for each spot."""
        votes = self._spread()
        chosen = self._choose(votes)
        again = self._outside()
        for row in chosen.values():
            if row is not None:
                again.add(row, 1.0)
        chosen = self._choose(again)
        return [self._choice(i, again, chosen) for i in range(len(self.spots))]

    def _candidates(self, spot: Spot) -> tuple[Row, ...]:
        layers, found = self.layers, self.gazetteer.candidates(spot.name)
        if spot.end > spot.last and not spot.kind:
            whole = self.gazetteer.candidates(layers.quote(spot.first, spot.end).text)
            if whole and spot.wish in _SITES:
                return whole
            found = found + tuple(r for r in whole if r.id not in {f.id for f in found})
        return found

    def _outside(self) -> Votes:
        """Return the votes that come from no place name: demonyms, dateline, publisher."""
        votes = Votes()
        for token in self.layers.tokens:
            if token.pos in ("ADJ", "PROPN", "NOUN") and token.text[0].isupper():
                code = nations().demonym(fold(token.text))
                if code:
                    votes.country[code] += _DEMONYM
        document = self.layers.document
        for name in document.datelines:
            rows = self.gazetteer.candidates(name.title() if name.isupper() else name)
            if rows:
                votes.add(max(rows, key=lambda r: (prior(r), -r.id)), _REPORTED_FROM)
        for word in (document.publisher or "").split():
            code = nations().country(fold(word)) or nations().demonym(fold(word))
            if code:
                votes.country[code] += 0.3
        return votes

    def _key(self, i: int) -> tuple[str, str]:
        return fold(self.spots[i].name), self.spots[i].wish

    def _spread(self) -> Votes:
        """Let every name vote for all it can mean, in proportion to how likely that is."""
        votes = self._outside()
        for key_rows in {self._key(i): rows for i, rows in enumerate(self.rows)}.values():
            weights = [math.exp(min(prior(r), 8.0)) for r in key_rows]
            for row, weight in zip(key_rows, weights, strict=True):
                votes.add(row, weight / sum(weights))
        return votes

    def _choose(self, votes: Votes) -> dict[tuple[str, str], Row | None]:
        """Return one sense for each name: the best where it is best explained."""
        best: dict[tuple[str, str], tuple[float, Row]] = {}
        settled: dict[int, Row] = {}
        for i in reversed(range(len(self.spots))):  # containers stand to the right
            scored = self._scores(i, votes, settled)
            if scored:
                score, row = scored[0]
                settled[i] = row
                key = self._key(i)
                if key not in best or score > best[key][0]:
                    best[key] = (score, row)
        return {k: row for k, (_, row) in best.items()}

    def _scores(
        self, i: int, votes: Votes, settled: Mapping[int, Row]
    ) -> list[tuple[float, Row]]:
        spot = self.spots[i]
        container = settled.get(spot.within) if spot.within is not None else None
        towns = {r.country for r in self.rows[i] if r.kind == "town" and r.population > 30_000}
        countries = {r.country for r in self.rows[i] if r.kind == "country"}
        scored = []
        for row in self.rows[i]:
            score = prior(row) + votes.worth(row) + wished(row, spot.wish)
            if row.kind in ("admin1", "admin2") and not spot.wish and row.country in towns:
                score -= 2.5  # "Idlib" is the city, "Idlib province" the province
            if row.kind == "town" and row.country in countries:
                score -= 3.0  # "Mexico" is an alias of its capital
            if container is not None and row.id != container.id and inside(row, container):
                # "in China, Japan and Korea": a list, and there is a China in Japan
                listed = bool(countries) and container.kind != "admin1"
                score += 0.0 if listed else _CONTAINED
            if spot.country and row.country == spot.country:
                score += _CONTAINED * 0.7
            scored.append((round(score, 4), row))
        return sorted(scored, key=lambda s: (-s[0], s[1].id))

    def _choice(
        self, i: int, votes: Votes, chosen: Mapping[tuple[str, str], Row | None]
    ) -> Choice:
        spot = self.spots[i]
        settled = {
            j: row
            for j in range(len(self.spots))
            if (row := chosen.get(self._key(j))) is not None
        }
        container = settled.get(spot.within) if spot.within is not None else None
        row = chosen.get(self._key(i))
        if row is None:
            return self._similar(i, votes, container)
        scored = self._scores(i, votes, settled)
        if container is not None and inside(scored[0][1], container):
            row, rule = scored[0][1], "place.containment"
        elif len(scored) == 1:
            rule = "place.only"
        elif spot.wish and wished(row, spot.wish) > 0:
            rule = "place.kind"
        else:
            rule = "place.evidence"
        others = tuple((r, s) for s, r in scored if r.id != row.id)[:_REJECTED]
        return Choice(row, rule, others)

    def _similar(self, i: int, votes: Votes, container: Row | None) -> Choice:
        """Return the place whose consonants fit, in the one country that the article is about."""
        spot = self.spots[i]
        country = spot.country or (container.country if container else None)
        if not country and votes.country:
            ranked = votes.country.most_common(2)
            share = ranked[0][1] / sum(votes.country.values())
            country = ranked[0][0] if share > 0.5 else None
        rows = self.gazetteer.similar(spot.name, country) if country else ()
        rows = tuple(r for r in rows if wished(r, spot.wish) >= 0)
        if not rows:
            return Choice(None, "place.unknown")
        ranked_rows = sorted(rows, key=lambda r: (-prior(r) - votes.worth(r), r.id))
        others = tuple((r, round(prior(r) + votes.worth(r), 4)) for r in ranked_rows[1:])
        return Choice(ranked_rows[0], "place.transliteration", others[:_REJECTED])


def link_containers(layers: Layers, spots: Sequence[Spot]) -> None:
    """Set on each spot which one contains it: "X, Y", "X in Y", "X, in the Y of Z"."""
    tokens = layers.tokens
    run: list[Spot] = []
    for i, (left, right) in enumerate(zip(spots, spots[1:], strict=False)):
        same = tokens[left.first].sentence == tokens[right.first].sentence
        between = tuple(t.text.lower() for t in tokens[left.end : right.start])
        gap = tuple(w for w in between if w != "the") if same else ("",)
        if gap in ((",",), ("in",), (",", "in"), ("(",), ("of",)) or (
            len(gap) == 2 and gap[0] in values("unit") and gap[1] in ("of", "in")
        ):
            left.within = i + 1
        elif gap in ((), (",",)) and right.kind in ("near", "direction", "part"):
            left.beside = i + 1
        if gap == (",",):
            run.append(left)
            continue
        if gap in (("and",), (",", "and"), ("or",), (",", "or")) and run:
            for listed in run:  # "in Iraq, Iran and Syria": neighbours, not containers
                listed.within = None
        run = []
