"""Chooses what each name means, by all that the article says: joint evidence, then one sense."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.directory import PLACED
from dateline.codebook.places import Gazetteer, Row, nations, outlets
from dateline.codebook.places.folding import fold
from dateline.extract.places.datelines import towns_of
from dateline.extract.places.features import Home, Scene, features, rivals_of
from dateline.extract.places.homelands import lands_of_forces
from dateline.extract.places.mentions import Spot
from dateline.extract.places.ranking import Numbers, Ranker, load_ranker
from dateline.extract.places.weighing import (
    SETTLED,
    SITES,
    Votes,
    distance_km,
    inside,
    prior,
    wished,
)

_REPORTED_FROM = 0.6
_DEMONYM = 0.5
_PUBLISHED_IN = 0.3
_REJECTED = 3
_KNOWN = 50_000
"""People of a town from which it may be meant without any other word on its country."""
_KNOWN_BY_ALIAS = 1_000_000
_KNOWN_OF_MANY = 300_000
_LARGE_ABROAD = 100_000
_KNOWN_ABROAD = 500_000
"""People of a town abroad from which it is meant rather than one where the report is from."""
_TENTH = 10
_GREAT = 1_000_000
"""People of a capital that no small namesake is meant for without a word on where it lies."""
_SHARED = 4
"""Countries with a town of one name from which its largest needs more people to be meant."""
_SETTLED_VOTES = 2.5
_NEAR_KM = 60.0
"""How far a place may lie from what it is said to be near, the distance told left out."""
_FAR_KM = 300.0
"""How far from what it is said to be near a place can't be the one that is meant."""
_SMALL = SETTLED | {"admin2"}
_NAMESAKES = _SMALL | {"admin1"}
_ALIAS = 0.8
"""Likeness of a place to another name of it."""


class Choice(msgspec.Struct):
    """What a spot means (None: nothing we know), by which rule, and what it doesn't mean."""

    row: Row | None
    rule: str
    rejected: tuple[tuple[Row, float], ...] = ()


class Resolver:
    """Resolves the spots of one document together."""

    def __init__(self, layers: Layers, spots: Sequence[Spot], ranker: Ranker | None = None) -> None:
        self.layers = layers
        self.spots = spots
        self.ranker = ranker or load_ranker()
        self.gazetteer = Gazetteer.open()
        self.named = self._named()
        self.rows = [self._candidates(s) for s in spots]
        self.rivals = [rivals_of(rows) for rows in self.rows]
        self.keys = [(fold(s.name), s.wish) for s in spots]
        self.home = self._home()
        self.dated = towns_of(layers.document)
        self.forces = lands_of_forces(layers)

    def resolve(self) -> list[Choice]:
        """Return a choice for each spot."""
        chosen, scene = self.settle()
        return [self._choice(i, scene, chosen) for i in range(len(self.spots))]

    def settle(self) -> tuple[dict[tuple[str, str], Row], Scene]:
        """Return the sense of each name, and the scene that it was chosen in.

        First all that the names can mean votes, then what they were taken for.
        """
        scene = Scene(self._spread(), self.home)
        chosen = self._choose(scene)
        again = self._outside()
        for row in chosen.values():
            again.add(row, 1.0)
        scene = Scene(again, self.home, chosen)
        chosen = self._choose(scene)
        settled = self.settled(chosen)
        for key, row in [*chosen.items()]:
            if self._stray(key, row, scene, settled):
                del chosen[key]
                if (at_home := self._at_home(key, scene, settled)) is not None:
                    chosen[key] = at_home
            elif self._far_off(key, row, settled):
                del chosen[key]
            elif (great := self._great(key, row, settled)) is not None:
                chosen[key] = great
            elif (own := self._of_dated(key, row, scene, settled)) is not None:
                chosen[key] = own
        return chosen, scene

    def _far_off(self, key: tuple[str, str], row: Row, settled: Mapping[int, Row]) -> bool:
        """Tell whether a small place lies far from all that the text says it is near."""
        great = row.likeness == 1.0 and row.population >= _KNOWN_ABROAD and not key[1]
        if row.kind not in SETTLED or great:
            return False
        named = [spot for i, spot in enumerate(self.spots) if self.keys[i] == key]
        near = [settled.get(s.beside) if s.beside is not None else None for s in named]
        places = [n for n in near if n is not None and n.kind in _SMALL and n.lat is not None]
        return bool(places) and all(distance_km(row, n) > _FAR_KM for n in places)

    def _great(self, key: tuple[str, str], row: Row, settled: Mapping[int, Row]) -> Row | None:
        """Return the great capital that a name means rather than a small namesake of it.

        "Paris" beside "San Bernardino, Calif." is in France, unless the text says "Paris, Texas"
        or its publisher is at home there.
        """
        if row.kind != "town" or row.population >= _KNOWN or key[1]:
            return None
        home = self.home.country == row.country and fold(self.home.admin1) == fold(row.admin1 or "")
        named = [i for i, k in enumerate(self.keys) if k == key]
        if home or any(self.spots[i].country or self._contains(self.spots[i], row, settled)
                       for i in named):  # fmt: skip
            return None
        rows = self.rows[named[0]]
        great = (r for r in rows if r.capital and r.likeness == 1.0 and r.population >= _GREAT)
        return max(great, key=lambda r: r.population, default=None)

    def _of_dated(
        self, key: tuple[str, str], row: Row, scene: Scene, settled: Mapping[int, Row]
    ) -> Row | None:
        """Return the namesake in the land of the report of a town that nothing else is near.

        That is where it is dated from, or whose forces it tells of ("the Honduran police said").
        "Palma" in a report from Maputo is no town of Spain, unless the text tells of Spain. For a
        large one abroad only one as large or that we list as a scene of conflict stands in, or
        one a tenth as large where a force at home speaks; for a great one only that ("San Jose").
        """
        exact = row.likeness == 1.0
        if row.kind not in _NAMESAKES or (exact and row.capital and row.kind == "town"):
            return None
        towns, dated = self._lands_with(key), {dated.country for dated in self.dated}
        lands = dated | self.forces
        if row.country in lands or scene.votes.country[row.country or ""] > 1.0:
            return None
        named = [i for i, k in enumerate(self.keys) if k == key]
        if any(self.spots[i].dateline or self.spots[i].country
               or self._contains(self.spots[i], row, settled) for i in named):  # fmt: skip
            return None
        large = exact and row.population >= _LARGE_ABROAD
        great = exact and row.population >= _KNOWN_ABROAD
        for _, own in self._scored(named[0], scene, settled):
            alike = own.likeness == 1.0 or (own.curated and own.likeness >= _ALIAS)
            tenth = own.country in self.forces and own.population * _TENTH >= row.population
            listed = own.curated and not great
            small = not large and (own.country in dated or len(towns) >= _SHARED)
            stands_in = listed or (small and not great) or tenth
            if own.country in lands and own.kind in _SMALL and alike and stands_in:
                return own
        return None

    def _stray(
        self, key: tuple[str, str], row: Row, scene: Scene, settled: Mapping[int, Row]
    ) -> bool:
        """Tell whether a small place lies in a country that nothing else in the article is in.

        A name that many countries have is believed only of a larger town, and of none abroad
        where a force tells of it ("San Vicente, the Honduran police said").
        """
        if row.kind not in _SMALL or row.capital:
            return False
        votes = scene.votes.country
        towns = self._lands_with(key)
        abroad = bool(self.forces) and row.country not in self.forces and len(towns) >= _SHARED
        settled_in = sum(votes.values()) >= _SETTLED_VOTES or abroad
        if votes[row.country or ""] > 1.0 or not settled_in:
            return False
        known = _KNOWN if row.likeness == 1.0 else _KNOWN_BY_ALIAS
        if len(towns) >= _SHARED:
            known = _KNOWN_OF_MANY
        return row.population < known and not any(
            self.keys[i] == key and (spot.country or self._contains(spot, row, settled))
            for i, spot in enumerate(self.spots)
        )

    def _lands_with(self, key: tuple[str, str]) -> set[str | None]:
        """Return the countries that have a town of a name."""
        rows = self.rows[self.keys.index(key)]
        return {r.country for r in rows if r.kind == "town" and r.likeness == 1.0}

    def _contains(self, spot: Spot, row: Row, settled: Mapping[int, Row]) -> bool:
        """Tell whether the text puts a place in one that holds it, or that nobody knows."""
        if spot.within is None:
            return False
        container = settled.get(spot.within)
        return container is None or inside(row, container)

    def _at_home(
        self, key: tuple[str, str], scene: Scene, settled: Mapping[int, Row]
    ) -> Row | None:
        """Return the likeliest sense of a stray name in the country the article is most in.

        That is the one whose forces it tells of, where little else tells a country.
        """
        votes = scene.votes.country
        lands = self.forces if sum(votes.values()) < _SETTLED_VOTES else votes
        home = max(sorted(lands), key=lambda c: votes[c])
        rows = (row for _, row in self._scored(self.keys.index(key), scene, settled))
        return next((r for r in rows if r.country == home and r.likeness == 1.0), None)

    def numbers(self, i: int, scene: Scene, settled: Mapping[int, Row]) -> list[Numbers]:
        """Return what speaks for each candidate of a spot."""
        spot, rivals = self.spots[i], self.rivals[i]
        container = settled.get(spot.within) if spot.within is not None else None
        others = scene.without(self.keys[i])
        return [features(row, spot, rivals, others, container) for row in self.rows[i]]

    def settled(self, chosen: Mapping[tuple[str, str], Row]) -> dict[int, Row]:
        """Return the sense of each spot that has one."""
        return {i: chosen[key] for i, key in enumerate(self.keys) if key in chosen}

    def _candidates(self, spot: Spot) -> tuple[Row, ...]:
        if spot.mission:
            return ()
        layers, found = self.layers, self.gazetteer.candidates(spot.name)
        if spot.end > spot.last and not spot.kind:
            whole = self.gazetteer.candidates(layers.quote(spot.first, spot.end).text)
            if whole and spot.wish in SITES:
                return whole
            found = found + tuple(r for r in whole if r.id not in {f.id for f in found})
        among = spot.among
        if spot.country and spot.wish in SETTLED:
            among = self.named | {spot.country}  # "the Malian town of Valencia" is not in Spain
        found = tuple(r for r in found if not among or r.country in among)
        return found if spot.wish else self._in_its_land(spot, found)

    def _in_its_land(self, spot: Spot, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Return the places of a name that by itself stands for a country: there or where told of.

        "Gaza" is no province of Mozambique, but where the text tells of that country.
        """
        lands = [k for k in self.layers.known if k.form in PLACED and len(k.ids) == 1]
        own = {k.ids[0] for k in lands if k.form == "country" and k.first == spot.first}
        if not own or any(r.kind == "country" for r in rows):
            return rows
        told = {k.ids[0] for k in lands}
        return tuple(r for r in rows if r.country in told) or rows

    def _named(self) -> frozenset[str]:
        """Return the countries that the text names, by their names or as an adjective."""
        words = (fold(t.text) for t in self.layers.tokens if t.text[0].isupper())
        codes = [nations().demonym(w) for w in words]
        codes += [nations().country(fold(s.name)) for s in self.spots]
        return frozenset(code for code in codes if code)

    def _home(self) -> Home:
        """Return the publisher's home: by the table of outlets, else by a country in its name."""
        document = self.layers.document
        known = outlets().home(document.url, document.publisher)
        if known is None:
            for word in (document.publisher or "").split():
                code = nations().country(fold(word)) or nations().demonym(fold(word))
                if code:
                    return Home(code)
            return Home()
        rows = [
            r for r in self.gazetteer.candidates(known.town)
            if r.country == known.country and r.kind == "town"
            and (not known.admin1 or fold(r.admin1 or "") == fold(known.admin1))
        ]  # fmt: skip
        town = max(rows, key=lambda r: (r.likeness, r.population), default=None)
        unit = town.admin1 if town is not None and town.admin1 else known.admin1
        point = (town.lat, town.lon) if town is not None else (None, None)
        return Home(known.country, unit, *point)

    def _outside(self) -> Votes:
        """Return the votes that come from no place name: demonyms, dateline, publisher."""
        votes = Votes()
        for token in self.layers.tokens:
            if token.pos in ("ADJ", "PROPN", "NOUN") and token.text[0].isupper():
                code = nations().demonym(fold(token.text))
                if code:
                    votes.country[code] += _DEMONYM
        for row in self.dated:
            votes.add(row, _REPORTED_FROM)
        if self.home.country:
            votes.country[self.home.country] += _PUBLISHED_IN
        return votes

    def _spread(self) -> Votes:
        """Let every name vote for all it can mean, in proportion to how likely that is."""
        votes = self._outside()
        for rows in dict(zip(self.keys, self.rows, strict=True)).values():
            weights = [math.exp(min(prior(r), 8.0)) for r in rows]
            for row, weight in zip(rows, weights, strict=True):
                votes.add(row, weight / sum(weights))
        return votes

    def _choose(self, scene: Scene) -> dict[tuple[str, str], Row]:
        """Return one sense for each name: the best where it is best explained."""
        best: dict[tuple[str, str], tuple[float, Row]] = {}
        settled: dict[int, Row] = {}
        for i in reversed(range(len(self.spots))):  # containers stand to the right
            scored = self._scored(i, scene, settled)
            if scored:
                score, row = scored[0]
                settled[i] = row
                key = self.keys[i]
                if key not in best or score > best[key][0]:
                    best[key] = (score, row)
        return {k: row for k, (_, row) in best.items()}

    def _scored(self, i: int, scene: Scene, settled: Mapping[int, Row]) -> list[tuple[float, Row]]:
        rows = zip(self.numbers(i, scene, settled), self.rows[i], strict=True)
        scored = [(self.ranker.score(numbers), row) for numbers, row in rows]
        return sorted(scored, key=lambda s: (-s[0], s[1].id))

    def _choice(self, i: int, scene: Scene, chosen: Mapping[tuple[str, str], Row]) -> Choice:
        spot = self.spots[i]
        settled = self.settled(chosen)
        container = settled.get(spot.within) if spot.within is not None else None
        row = chosen.get(self.keys[i])
        if row is None:
            beside = settled.get(spot.beside) if spot.beside is not None else None
            return self._similar(i, scene.votes, container, beside)
        scored = self._scored(i, scene, settled)
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

    def _similar(
        self, i: int, votes: Votes, container: Row | None, beside: Row | None
    ) -> Choice:  # fmt: skip
        """Return the place whose consonants fit, in the one country that the article is about.

        It is not far from what the text puts it `beside`.
        """
        spot = self.spots[i]
        if spot.mission:
            return Choice(None, "place.unknown")
        country = spot.country or (container.country if container else None)
        if not country and any(votes.country.values()):
            ranked = sorted(votes.country.items(), key=lambda c: (-c[1], c[0]))
            half = sum(votes.country.values()) / 2  # 0 where no name has a say
            country = ranked[0][0] if ranked[0][1] > half else None
        rows = self.gazetteer.similar(spot.name, country) if country else ()
        rows = tuple(r for r in rows if wished(r, spot.wish) >= 0)
        if beside is not None and spot.beside is not None:
            reach = _NEAR_KM + (self.spots[spot.beside].distance_km or 0.0)
            rows = tuple(r for r in rows if distance_km(r, beside) <= reach)
        if not rows:
            return Choice(None, "place.unknown")

        def worth(row: Row) -> float:
            return prior(row) + sum(votes.shares(row))

        ranked_rows = sorted(rows, key=lambda r: (-worth(r), r.id))
        others = tuple((r, round(worth(r), 4)) for r in ranked_rows[1:])
        return Choice(ranked_rows[0], "place.transliteration", others[:_REJECTED])
