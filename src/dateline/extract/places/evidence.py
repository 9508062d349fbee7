"""Chooses what each name means, by all that the article says: joint evidence, then one sense."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.places import Gazetteer, Row, nations
from dateline.codebook.places.folding import fold
from dateline.extract.places.mentions import Spot
from dateline.extract.places.weighing import SITES, Votes, inside, prior, wished

_CONTAINED = 6.0
_REPORTED_FROM = 0.6
_DEMONYM = 0.5
_REJECTED = 3


class Choice(msgspec.Struct):
    """What a spot means (None: nothing we know), by which rule, and what it doesn't mean."""

    row: Row | None
    rule: str
    rejected: tuple[tuple[Row, float], ...] = ()


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
            if whole and spot.wish in SITES:
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

    def _scores(self, i: int, votes: Votes, settled: Mapping[int, Row]) -> list[tuple[float, Row]]:
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

    def _choice(self, i: int, votes: Votes, chosen: Mapping[tuple[str, str], Row | None]) -> Choice:
        spot = self.spots[i]
        settled = {
            j: row for j in range(len(self.spots)) if (row := chosen.get(self._key(j))) is not None
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
            ranked = sorted(votes.country.items(), key=lambda c: (-c[1], c[0]))
            share = ranked[0][1] / sum(votes.country.values())
            country = ranked[0][0] if share > 0.5 else None
        rows = self.gazetteer.similar(spot.name, country) if country else ()
        rows = tuple(r for r in rows if wished(r, spot.wish) >= 0)
        if not rows:
            return Choice(None, "place.unknown")
        ranked_rows = sorted(rows, key=lambda r: (-prior(r) - votes.worth(r), r.id))
        others = tuple((r, round(prior(r) + votes.worth(r), 4)) for r in ranked_rows[1:])
        return Choice(ranked_rows[0], "place.transliteration", others[:_REJECTED])
