"""Places a deed that is told without a place by the deeds told beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers, as_read
from dateline.codebook.places import Gazetteer, nations
from dateline.codebook.places.folding import fold
from dateline.document import Document, Quote
from dateline.extract.places.bodies import NO_BODIES, country_of
from dateline.extract.places.datelines import towns_of
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.missions import owner_of
from dateline.extract.places.vocabulary import words
from dateline.records import Actor, Finding, Place

_STAGE_KM = 15.0
_DATELINE = 0.3
_ACTING = 0.2
_HALF = 0.5
"""What a people's or a known body's name counts beside a place where things happen."""
_CLEAR = 0.5
"""Share of an article's votes from which one country is what it is about.

These weights were chosen on 290 reports of the MUC-4 set (the country of an attack met in 265; in
243 with acting names at 1, no bodies, no dateline and 0.6); on 176 others 140 became 155."""
_HUB = 1_000_000
"""People of a town from which a report may be of any other."""
_ABROAD = 3
_AT = frozenset({"in", "at", "across", "near", "outside"})
_LEAD_IN = 3
"""Words before the place that opens a sentence: "And elsewhere,"."""
_ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "consul", "attaché"})
"""Who is of one country and lives in another, as an embassy stands there."""
_MOVING = frozenset({
    "cross", "come", "flee", "arrive", "enter", "infiltrate", "escape", "return", "travel", "sail",
})  # fmt: skip
_AT_HOME = frozenset({"COP", "JUD"})
"""Sectors of those who act in their own country."""


def place_of_others(
    layers: Layers, trigger: int, stages: Sequence[tuple[int, Finding[Place]]], home: str | None
) -> Finding[Place] | None:
    """Return the place of a deed told without one, by those of the article's other deeds.

    What only later deeds tell is no place for one where the article is about another country
    (`home`).

    `stages` are their triggers and places, in text order. In one paragraph it is near the last
    before; elsewhere the least unit that holds them all: near one town, a province, a country.
    """
    block = layers.block_of(trigger)
    entry = layers.document.entry_of(block)
    if entry is not None:  # an item of a list tells of a deed of its own
        stages = [s for s in stages if layers.document.entry_of(layers.block_of(s[0])) == entry]
    here = [found for head, found in stages if head < trigger and layers.block_of(head) == block]
    if here:
        return _nearby(here[-1])
    before = [found for head, found in stages if head < trigger]
    before = before or [f for _, f in stages if home in (None, f.value.country)]
    if not before:
        return None
    places = [found.value for found in before]
    if len({p.name for p in places}) == 1:
        return _nearby(before[-1])
    counts = Counter(p.country for p in places if p.country)
    country, most = max(counts.items(), key=lambda c: (c[1], c[0]), default=("", 0))
    if most * 3 < len(places) * 2:
        return None  # deeds in several countries: who knows in which
    last = [found for found in before if found.value.country == country][-1]
    units = {p.admin1 for p in places}
    unit = units.pop() if len(units) == 1 else None
    return Finding(_wide(country, unit, last.quotes[0]), last.quotes, "place.article")


def place_of_entry(
    layers: Layers, trigger: int, mentions: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Return the first place at the head of the entry of a list or log that a deed stands in.

    Not that of a dateline, where a report was only written.
    """
    entry = layers.document.entry_of(layers.block_of(trigger))
    if entry is None:
        return None
    first = next((m for m in mentions if layers.block_of(m.head) == entry), None)
    name = first.finding.value.text.title() if first is not None else ""
    written = any(line.startswith(name) for line in layers.document.datelines)
    return None if written else first


def place_opening(
    layers: Layers,
    trigger: int,
    mentions: Sequence[PlaceMention],
    stages: Sequence[tuple[int, Finding[Place]]],
) -> PlaceMention | None:
    """Return the place that opens a deed's sentence or one before it in its paragraph.

    "Elsewhere, in Zamfara State, police freed 14 women. Three suspects were arrested." Not where
    a sentence since tells where a deed happened (`stages`): that is nearer.
    """
    block = layers.block_of(trigger)
    opening = [
        m for m in mentions
        if m.head < trigger and layers.block_of(m.head) == block and _opens(layers, m)
    ]  # fmt: skip
    if not opening:
        return None
    end = layers.sentences[layers.tokens[opening[-1].head].sentence].last
    since = any(end <= h < trigger and layers.block_of(h) == block for h, _ in stages)
    return None if since else opening[-1]


def _opens(layers: Layers, mention: PlaceMention) -> bool:
    """Tell whether a sentence begins with "in" a place, but for an adverb or conjunction."""
    token = layers.tokens[mention.head]
    prep = layers.tokens[token.head]
    if mention.acting or mention.voiced is not None or token.dep != "pobj" or prep.low not in _AT:
        return False
    first = layers.sentences[token.sentence].first
    before = layers.tokens[first : prep.i]
    return prep.i - first <= _LEAD_IN and all(t.pos in ("ADV", "CCONJ", "PUNCT") for t in before)


def country_of_article(layers: Layers, mentions: Sequence[PlaceMention]) -> Finding[Place] | None:
    """Return the country that an article is about, by its places, peoples and known bodies.

    A name that acts for its government counts little: great powers act in every country. Where no
    country is clearly first it is the country abroad that nearly all the places beside the
    dateline are in, where they are more than the dateline's own; else that of the one town of the
    dateline, if things happen in no more places of another country; else it is None. A report from
    where somebody spoke of deeds done elsewhere has no country by its dateline.
    """
    told = _counted(layers, mentions)
    written = _written_in(layers) if all(m.voiced is None for m in mentions) else None
    if written is not None:
        told.votes[written[0]] += 1.0
    code = max(sorted(told.votes), key=lambda c: told.votes[c], default="")
    alone = list(told.votes.values()).count(told.votes[code]) == 1
    if alone and code in told.where and told.votes[code] >= _CLEAR * sum(told.votes.values()):
        return _about(layers, code, told.where[code])
    if written is None:
        return None
    home = written[0]
    if told.named[home] + 1 < max(told.named.values(), default=0):
        abroad = _abroad(told.named, home)
        if abroad is not None:
            return _about(layers, abroad, told.where[abroad])
    if told.stages[home] + 1 < max(told.stages.values(), default=0):
        return None
    return Finding(_wide(home, None, written[1]), (written[1],), "place.dateline")


class _Told(msgspec.Struct, frozen=True):
    """What an article names of each country, by code.

    `votes` weighs all its names, `named` counts its places but for those where somebody goes,
    `stages` those where things may happen; `where` is the first name to show, places first.
    """

    votes: defaultdict[str, float] = msgspec.field(default_factory=lambda: defaultdict(float))
    named: Counter[str] = msgspec.field(default_factory=Counter)
    stages: Counter[str] = msgspec.field(default_factory=Counter)
    where: dict[str, tuple[bool, int, int]] = msgspec.field(default_factory=dict)


def _counted(layers: Layers, mentions: Sequence[PlaceMention]) -> _Told:
    """Return what an article names of each country, the place that holds another left out."""
    told, own = _Told(), set[int]()
    for n, mention in enumerate(mentions):
        code = mention.finding.value.country
        if mention.voiced is not None:
            own.update(range(mention.first, mention.last))
        if not code or mention.voiced is not None:
            continue
        own.update(range(mention.first, mention.last))
        if n and _holds(mention, mentions[n - 1]):
            continue
        weight = _weight(layers, mention)
        told.votes[code] += weight
        told.named[code] += not _is_goal(layers, mention)
        told.stages[code] += weight == 1.0
        place = (mention.finding.value.precision != "country", mention.first, mention.last)
        told.where[code] = min(told.where.get(code, place), place)
    bodies = (b for b in _bodies(layers) if own.isdisjoint(range(b[1], b[2])))
    for code, first, last in (*_peoples(layers), *bodies):
        told.votes[code] += _HALF
        told.where.setdefault(code, (True, first, last))
    return told


def _about(layers: Layers, code: str, where: tuple[bool, int, int]) -> Finding[Place]:
    """Return a country by a name that stands in the article."""
    quote = layers.quote(*where[1:])
    return Finding(_wide(code, None, quote), (quote,), "place.article")


def _abroad(named: Counter[str], home: str) -> str | None:
    """Return the country that a report from elsewhere is about, by the places that it names.

    An agency's paper in Buenos Aires on the killings in Colombia. Two places in three must be
    there, and three at the least: of 500 reports of the MUC-4 set two gain their country.
    """
    others = Counter({code: n for code, n in named.items() if code != home})
    code, most = max(others.items(), key=lambda c: (c[1], c[0]), default=("", 0))
    return code if most >= _ABROAD and most * 3 >= 2 * sum(others.values()) else None


def _weight(layers: Layers, mention: PlaceMention) -> float:
    """Return what a place counts for its country: much where things happen there."""
    if mention.reporting:
        return _DATELINE
    away = mention.acting or _is_goal(layers, mention) or _is_origin(layers, mention)
    return _ACTING if away else 1.0


def _is_goal(layers: Layers, mention: PlaceMention) -> bool:
    """Tell whether somebody goes there: the article is told of where they come from."""
    return _hangs_on(layers, mention.head, ("to",))


def is_crossed_into(layers: Layers, found: Finding[Place]) -> bool:
    """Tell whether a country is only where people go over a border: "crossed into Venezuela"."""
    if found.value.precision != "country":
        return False
    at = layers.token_at(found.quotes[0].span.end - 1)
    return at is not None and _hangs_on(layers, at, ("to", "into"))


def _hangs_on(layers: Layers, i: int, prepositions: tuple[str, ...]) -> bool:
    token = layers.tokens[i]
    return token.dep == "pobj" and layers.tokens[token.head].low in prepositions


def _is_origin(layers: Layers, mention: PlaceMention) -> bool:
    """Tell whether somebody comes from there: "militants who crossed from Afghanistan"."""
    token = layers.tokens[mention.head]
    prep = layers.tokens[token.head]
    moves = layers.tokens[prep.head].base in _MOVING
    return token.dep == "pobj" and prep.low == "from" and moves


def _holds(mention: PlaceMention, before: PlaceMention) -> bool:
    """Tell whether a place is only said to hold the one named before it ("Miami, Florida")."""
    place = before.finding.value
    return (
        1 <= mention.first - before.last <= 2
        and mention.finding.value.country == place.country
        and place.precision not in ("country", "region")
        and mention.finding.value.precision in ("country", "admin1", "admin2")
    )


def _peoples(layers: Layers) -> Iterator[tuple[str, int, int]]:
    """Yield the country of each demonym, and the tokens where it stands."""
    for token in as_read(layers).tokens:
        code = nations().demonym(fold(token.text)) if token.text[0].isupper() else ""
        if code and layers.tokens[token.head].base not in words("mission") | _ENVOYS:
            yield code, token.i, token.i + 1


def _bodies(layers: Layers) -> Iterator[tuple[str, int, int]]:
    """Yield the country of each known body ("the FMLN"), and the tokens where it stands."""
    for known in layers.known:
        if known.form not in NO_BODIES and layers.tokens[known.last - 1].pos != "VERB":
            code = country_of(layers, known)
            if code:
                yield code, known.first, known.last


def in_country(
    found: Finding[Place] | None, country: Finding[Place] | None
) -> Finding[Place] | None:
    """Return a place that no list knows as one of the country that the article is about."""
    if found is None or country is None or found.value.country or found.value.lat is not None:
        return found
    if found.value.precision == "region":  # "the Middle East" is in no country
        return found
    if country.value.country == owner_of(found.value.name):
        return found  # "the U.S. Embassy" is not in the U.S.
    place = msgspec.structs.replace(found.value, country=country.value.country)
    return msgspec.structs.replace(found, value=place)


def _written_in(layers: Layers) -> tuple[str, Quote] | None:
    """Return the country of the dateline with the words of its town, where it names one town."""
    document = layers.document
    if len(document.datelines) != 1:
        return None
    row = next(iter(towns_of(document)), None)
    words = _dateline(document)
    return (row.country, words) if row is not None and row.country and words else None


def _dateline(document: Document) -> Quote | None:
    """Return the words of the first dateline's town."""
    name = document.datelines[0].partition(",")[0]
    for block in (b for b in document.blocks if b.role == "dateline"):
        start = document.text.lower().find(name.lower(), block.span.start, block.span.end)
        if start >= 0:
            return document.quote(start, start + len(name))
    return None


def place_at_home(
    layers: Layers, found: Finding[Place] | None, doers: Sequence[Finding[Actor]]
) -> Finding[Place] | None:
    """Return the country of the police or court that did a deed, where it is taken for elsewhere.

    `found` is inferred from other deeds: "Senegalese police" arrest nobody in a country next door.
    Police that are not called by their country may be those of where they act.
    """
    home = {
        d.value.country: d for d in doers
        if d.value.sector in _AT_HOME and d.value.country and _is_called_by_country(layers, d)
    }  # fmt: skip
    if found is None or len(home) != 1 or found.value.country in (None, *home):
        return found
    ((code, doer),) = home.items()
    return Finding(_wide(code, None, doer.quotes[0]), doer.quotes[:1], "place.doers")


def _is_called_by_country(layers: Layers, doer: Finding[Actor]) -> bool:
    said = doer.quotes[0].span
    return any(
        k.form in ("country", "demonym") and doer.value.country in k.ids
        and said.start <= layers.tokens[k.first].start < said.end
        for k in layers.known
    )  # fmt: skip


def town_of_dateline(layers: Layers, mentions: Sequence[PlaceMention]) -> Finding[Place] | None:
    """Return the town that a report of its own doings is dated from, as near where they happened.

    No capital and no great town, from where much else is reported; and the text names no place
    outside its province.
    """
    document = layers.document
    rows = towns_of(document)
    if len(document.datelines) != 1 or len(rows) != 1:
        return None
    row, quote = rows[0], _dateline(document)
    units = {row.admin1, None}
    places = [m.finding.value for m in mentions]
    abroad = any(p.country != row.country or p.admin1 not in units for p in places)
    if row.kind != "town" or row.capital or row.population >= _HUB or abroad or quote is None:
        return None
    place = Place(
        text=quote.text, name=row.name, country=row.country, admin1=row.admin1, admin2=row.admin2,
        lat=row.lat, lon=row.lon, precision="near", radius_km=_STAGE_KM,
    )  # fmt: skip
    return Finding(place, (quote,), "place.dateline")


def _wide(code: str, unit: str | None, words: Quote) -> Place:
    """Return a province or country, without a point, by the words that it is inferred from."""
    country = Gazetteer.open().country(code)
    name = unit or (country.name if country is not None else code)
    return Place(
        text=words.text, name=name, country=code, admin1=unit,
        precision="admin1" if unit else "country",
    )  # fmt: skip


def _nearby(found: Finding[Place]) -> Finding[Place]:
    """Return the place of an earlier deed as that of a later one: near it, for all that is said."""
    place = found.value
    if place.precision in ("site", "town"):
        radius = place.radius_km or _STAGE_KM
        place = msgspec.structs.replace(place, precision="near", radius_km=radius)
    return Finding(place, found.quotes, "place.narrative")
