"""The country that a text tells of, where a holiday or a year of accounts depends on it."""

from collections import Counter
from collections.abc import Collection, Iterator

from dateline.annotate import Layers
from dateline.codebook.directory import Known
from dateline.codebook.places.gazetteer import Gazetteer
from dateline.codebook.words import word_list
from dateline.extract.times.scenes import Scene

_NAMES = ("country", "demonym", "capital")
_LARGE = 10_000
"""People from which a town of a name counts; smaller namesakes are not meant without a hint."""
_CLEARLY = 10
"""How many times larger than any namesake abroad a town must be to be the one meant."""


def country_of(
    scene: Scene, among: Collection[str] | None, *, zoned: Collection[str] | None = None
) -> str | None:
    """Return the country among some (ISO 3166-1 alpha-3; None: of all) that a text tells of.

    The nearest scope that names any decides, the words beside first, then the sentence, and the
    publisher's zone last (among `zoned`, if given); where it names several equally often, there
    is none.
    """
    layers = scene.layers
    here = layers.tokens[scene.token].sentence
    block = layers.sentences[here].block
    named = [(c, t) for c, t in _named(layers) if among is None or c in among]
    where = [(code, layers.tokens[token].sentence) for code, token in named]
    scopes = (
        Counter(code for code, token in named if _beside(layers, token, scene.token)),
        Counter(code for code, at in where if at == here),
        Counter(code for code, at in where if layers.sentences[at].block == block),
        Counter(code for code, _ in where),
    )
    for counts in scopes:
        ranked = counts.most_common(2)
        if ranked:
            return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None
    return _by_zone(scene, among if zoned is None else zoned)


def _beside(layers: Layers, token: int, at: int) -> bool:
    """Tell whether a country is the time's first word or owns it: "Ukraine's Independence Day"."""
    owns = at - token == 2 and layers.after(token).low in ("'s", "’s")
    return owns or 0 <= at - token <= 1


def _named(layers: Layers) -> Iterator[tuple[str, int]]:
    """Return the countries that a text names, itself or by a town or body of theirs, and where."""
    taken: set[int] = set()
    for known in layers.known:
        code = _code(layers, known)
        taken.update(range(known.first, known.last))
        if code is not None:
            yield code, known.first
    for name in layers.names:
        if name.label in ("GPE", "LOC", "FAC") and name.first not in taken:
            start, end = layers.tokens[name.first].start, layers.tokens[name.last - 1].end
            code = _of_town(layers.document.text[start:end])
            if code is not None:
                yield code, name.first


def _code(layers: Layers, known: Known) -> str | None:
    if len(known.ids) != 1:
        return None
    if known.form in _NAMES:
        return known.ids[0]
    entries = layers.directory.entries.get(known.ids[0], ())
    return entries[0].country if entries and entries[0].kind == "institution" else None


def _of_town(name: str) -> str | None:
    """Return the country of the one large town of a name, None where namesakes rival it."""
    people: Counter[str] = Counter()
    for row in Gazetteer.open().candidates(name):
        if row.country is not None and row.likeness >= 0.8 and row.kind in ("town", "admin1"):
            people[row.country] = max(people[row.country], row.population)
    ranked = people.most_common(2)
    if not ranked or ranked[0][1] < _LARGE:
        return None
    clear = len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1]
    return ranked[0][0] if clear else None


def _by_zone(scene: Scene, among: Collection[str] | None) -> str | None:
    """Return the only country among some that keeps the publisher's time, None for several."""
    offset = scene.moment.strftime("%z") if scene.moment is not None else ""
    if not offset:
        return None
    zones = {r["value"]: r["form"].split() for r in word_list("times") if r["kind"] == "zone"}
    there = zones.get(f"{offset[:3]}:{offset[3:5]}", [])
    keeping = [c for c in there if among is None or c in among]
    return keeping[0] if len(keeping) == 1 else None
