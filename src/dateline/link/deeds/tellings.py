"""What one document tells of one deed: its mentions there, with their slots put together."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.codebook.schemes import DEEDS, FLIGHTLESS
from dateline.document import Document
from dateline.link.clusters import Pair, clusters
from dateline.link.deeds.features import Weights, kin, total, weights
from dateline.link.deeds.mentions import Mention, content_words, mentions, stem
from dateline.link.deeds.passages import passages
from dateline.link.deeds.within import within
from dateline.records import Coding

_CAPITAL = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ][\w'’-]{2,}")
_FINE = {"site": 5, "town": 4, "near": 3, "admin2": 2, "admin1": 1, "region": 1, "country": 0}


class Where(msgspec.Struct, frozen=True, array_like=True):
    """A place of a telling."""

    trust: int
    place: str
    lat: float | None
    lon: float | None
    precision: str
    country: str
    admin1: str


class Telling(msgspec.Struct, frozen=True, array_like=True):
    """What one document tells of one deed; its `id` is that of its first mention.

    `days` are ranges of days with how they were read (2 own words, 1 sentence, 0 article), the
    surest only; `places` likewise, the finest of the surest first. `denied` says that somebody
    denies the deed there, `first` that the document tells no deed before it; `parties` and
    `sufferers` are countries with sector of who did it and of whom it hit. What is told of no
    likely event (`likely`) makes no incident alone. What was not kept when a telling was stored
    has its default.
    """

    id: str
    document: str
    events: tuple[str, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    published: int | None
    days: tuple[tuple[int, int, int], ...]
    places: tuple[Where, ...]
    doers: tuple[str, ...]
    parties: tuple[str, ...]
    victims: tuple[str, ...]
    killed: tuple[tuple[int, int], ...]
    injured: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    context: tuple[str, ...]
    capitals: tuple[str, ...]
    background: bool
    title: bool
    denied: bool = False
    likely: bool = True
    sufferers: tuple[str, ...] = ()
    first: bool = False


def tellings(
    document: Document,
    coding: Coding,
    ordered: Mapping[Pair, float] | None = None,
    *,
    worth: Weights | None = None,
) -> list[Telling]:
    """Return what a document tells, a telling a deed, in the order of their first words.

    `ordered` are people's orders to join events (+inf) or to keep them apart (-inf); `worth`
    are weights other than the shipped ones.
    """
    worth = worth or weights()
    found = {m.id: m for m in mentions(document, coding)}
    grouped = clusters(found, _scores(found, ordered or {}, worth), absent=worth.apart)
    texts = _texts(document, found, grouped)
    made = [_telling([found[i] for i in ids], texts[ids[0]]) for ids in grouped]
    return sorted(made, key=lambda t: (found[t.id].at, t.id))


def _scores(
    found: Mapping[str, Mention], ordered: Mapping[Pair, float], worth: Weights
) -> dict[Pair, float]:
    scores: dict[Pair, float] = {}
    for one, other in itertools.combinations(sorted(found), 2):
        left, right = found[one], found[other]
        if (one, other) in ordered:
            scores[one, other] = ordered[one, other]
        elif kin(left.type, right.type) and not (_grounded(left, right) or _grounded(right, left)):
            scores[one, other] = total(within(left, right), worth.within)
    return scores


def _grounded(raid: Mention, other: Mention) -> bool:
    """Tell whether one is an air strike and the other a deed of those who have no warplanes."""
    sectors = {party.split()[-1] for party in other.parties}
    return raid.air_raid and bool(sectors) and sectors <= FLIGHTLESS


def _texts(
    document: Document, found: Mapping[str, Mention], grouped: Sequence[tuple[str, ...]]
) -> dict[str, str]:
    """Return the sentences that go with each group, by its first id."""
    deeds = {found[i].at: ids[0] for ids in grouped for i in ids if found[i].type in DEEDS}
    said = {found[i].at: ids[0] for ids in grouped for i in ids if found[i].type not in DEEDS}
    texts: dict[str, list[str]] = defaultdict(list)
    for span, told in passages(document, deeds, said):
        for deed in told:
            texts[deed].append(document.text[span.start : span.end])
    return defaultdict(str, {deed: " ".join(said) for deed, said in texts.items()})


def _telling(members: Iterable[Mention], text: str) -> Telling:
    """Put mentions of one deed in one document together; `text` is all that goes with them."""
    listed = sorted(members, key=lambda m: (m.at, m.id))
    return Telling(
        id=listed[0].id,
        document=listed[0].document,
        events=tuple(m.id for m in listed),
        types=_all(m.type for m in listed),
        modes=_all(m.mode for m in listed if m.mode),
        published=listed[0].published,
        days=_days(listed),
        places=_places(listed),
        doers=_all(d for m in listed for d in m.doers),
        parties=_all(p for m in listed for p in m.parties),
        victims=_all(v for m in listed for v in m.victims),
        killed=tuple(sorted({k for m in listed for k in m.killed})),
        injured=tuple(sorted({k for m in listed for k in m.injured})),
        words=_all(w for m in listed for w in m.words),
        names=_all(n for m in listed for n in m.names),
        context=_all(content_words(text)),
        capitals=_all(stem(w) for w in _CAPITAL.findall(text)),
        background=all(m.background for m in listed),
        title=any(m.title for m in listed),
        denied=any(m.realis == "denied" or m.voice == "deny" for m in listed),
        likely=any(m.likely for m in listed),
        sufferers=_all(p for m in listed for p in m.sufferers),
        first=any(m.first for m in listed),
    )


def _all(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _days(listed: Sequence[Mention]) -> tuple[tuple[int, int, int], ...]:
    found = {
        (m.earliest, m.latest, m.when)
        for m in listed
        if m.earliest is not None and m.latest is not None
    }
    best = max((w for _, _, w in found), default=0)
    return tuple(sorted(day for day in found if day[2] == best))


def _places(listed: Sequence[Mention]) -> tuple[Where, ...]:
    found = {
        Where(m.where, m.place, m.lat, m.lon, m.precision, m.country, m.admin1)
        for m in listed
        if m.place
    }
    if not found:
        return ()

    def worth(where: Where) -> int:
        fine = _FINE.get(where.precision, 0)
        return where.trust + (3 if fine >= 3 else fine)

    best = max(map(worth, found))
    return tuple(sorted((w for w in found if worth(w) == best), key=msgspec.json.encode))
