"""What of an event is compared with other events: its slots, flattened, and its words."""

import bisect
import functools
import re
from collections.abc import Iterator
from datetime import date

import msgspec

from dateline.codebook.places.folding import fold
from dateline.codebook.schemes import DEEDS
from dateline.codebook.words import word_list
from dateline.document import Document, Quote, Span
from dateline.link.deeds.cues import Cues, cues
from dateline.records import LIKELY, Actor, Coding, Event, Finding, Place, When

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LEAST = 0.1
"""Score below which an event makes no incident: but for its toll nothing speaks for it."""
_SPECIFIC_DAYS = 45
"""A time longer than this (a year, "since the war began") says nothing of the day."""
SEASON = 60
"""Days apart, told in so many words, from which on two deeds are never one."""
OWN, NEAR, FAR = 2, 1, 0
"""How a slot was read: from the event's own words, from its sentence, from the article."""


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """An event as it is compared: all that a judgement of two events looks at, and no more.

    `earliest` and `latest` are days (proleptic ordinals), None where no day is told; `when` and
    `where` say how the time and the place were read (2 own words, 1 sentence, 0 article).
    `doers` are keys of resolved actors, `parties` their countries with sector and `sufferers` those
    of the targets; `victims`, `words` and `triggers` are folded words; `killed` and `injured` are
    ranges, -1 for an open end. `paragraph` counts blocks; `first` marks the first deed of the
    document, `air_raid` words that name an air strike; `cues` are what is said round the trigger.
    """

    id: str
    document: str
    at: int
    sentence: int
    order: int
    paragraph: int
    type: str
    mode: str
    published: int | None
    earliest: int | None
    latest: int | None
    when: int
    place: str
    lat: float | None
    lon: float | None
    precision: str
    radius: float
    country: str
    admin1: str
    where: int
    doers: tuple[str, ...]
    parties: tuple[str, ...]
    sufferers: tuple[str, ...]
    victims: tuple[str, ...]
    killed: tuple[tuple[int, int], ...]
    injured: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    triggers: tuple[str, ...]
    first: bool
    air_raid: bool
    cues: Cues
    voice: str
    speaker: str
    background: bool
    realis: str
    title: bool
    likely: bool


def mentions(document: Document, coding: Coding) -> Iterator[Mention]:
    """Return the events of a document as mentions, but those for which only a toll speaks."""
    published = _ordinal(document.published)
    starts = _sentence_starts(coding)
    voices = _voices(coding)
    titles = [b.span for b in document.blocks if b.role == "title"]
    blocks = [b.span.start for b in document.blocks]
    deeds = [e.trigger.quotes[0].span.start for e in coding.events if e.type.value in DEEDS]
    for event in coding.events:
        if event.score < LEAST:
            continue
        trigger, sentence = event.trigger.quotes[0], _sentence(event)
        when = event.when.value if event.when else None
        earliest, latest = _days(when)
        place = event.place.value if event.place else None
        words, names = _told(document, event, place)
        voice, speaker = voices.get(event.id, ("", ""))
        yield Mention(
            id=event.id,
            document=document.id,
            at=trigger.span.start,
            sentence=sentence.start,
            order=starts.index(sentence.start),
            paragraph=bisect.bisect(blocks, trigger.span.start),
            type=event.type.value,
            mode=event.mode.value if event.mode else "",
            published=published,
            earliest=earliest,
            latest=latest,
            when=_trust(event.when),
            place=fold(place.name) if place else "",
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            precision=place.precision if place else "",
            radius=(place.radius_km or 0.0) if place else 0.0,
            country=(place.country or "") if place else "",
            admin1=fold(place.admin1 or "") if place else "",
            where=_trust(event.place),
            doers=_keys(event.actors),
            parties=_parties(event.actors),
            sufferers=_parties(event.recipients),
            victims=_heads(event.recipients),
            killed=_ranges(event, "killed"),
            injured=_ranges(event, "injured"),
            words=words,
            names=names,
            triggers=_triggers(event),
            first=bool(deeds) and trigger.span.start == min(deeds),
            air_raid=any(_AIR_RAID.search(q.text) for q in event.trigger.quotes),
            cues=cues(document, sentence, trigger.span),
            voice=voice,
            speaker=speaker,
            background=event.background.value,
            realis=event.realis.value,
            title=any(t.contains(trigger.span) for t in titles),
            likely=event.score >= LIKELY,
        )


def _voices(coding: Coding) -> dict[str, tuple[str, str]]:
    """Return how an event that a claim tells or denies is said first, and by whom."""
    return {
        ident: (claim.stance.value, claim.source[0].value.text)
        for claim in reversed(coding.claims)
        if claim.source
        for ident in (*claim.events, *claim.denies)
    }


_AIR_RAID = re.compile(r"\bair[ -]?(?:strike|raid|bombardment)", re.I)


def _sentence(event: Event) -> Span:
    """Return the sentence of an event's trigger."""
    at = event.trigger.quotes[0].span
    return next((q.span for q in event.evidence if q.span.contains(at)), at)


def _triggers(event: Event) -> tuple[str, ...]:
    return tuple(sorted({stem(w) for q in event.trigger.quotes for w in _WORD.findall(q.text)}))


def _sentence_starts(coding: Coding) -> list[int]:
    return sorted({_sentence(event).start for event in coding.events})


def _trust(finding: "Finding[When] | Finding[Place] | None") -> int:
    """Return how a slot was read, from the id of its rule."""
    if finding is None or "article" in finding.rule:
        return FAR
    return NEAR if "narrative" in finding.rule or "sentence" in finding.rule else OWN


def _days(when: When | None) -> tuple[int | None, int | None]:
    if when is None:
        return None, None
    first, last = _ordinal(when.earliest), _ordinal(when.latest)
    if first is None or last is None or last - first > _SPECIFIC_DAYS:
        return None, None
    return first, last


def _ordinal(stamp: str | None) -> int | None:
    try:
        return date.fromisoformat(stamp[:10]).toordinal() if stamp else None
    except ValueError:
        return None


def _keys(actors: tuple[Finding[Actor], ...]) -> tuple[str, ...]:
    return tuple(sorted({a.value.id for a in actors if a.value.id}))


def _parties(actors: tuple[Finding[Actor], ...]) -> tuple[str, ...]:
    """Return country and sector of the doers: "SYR MIL"."""
    return tuple(
        sorted({f"{a.value.country or ''} {a.value.sector or ''}".strip() for a in actors} - {""})
    )


def _heads(actors: tuple[Finding[Actor], ...]) -> tuple[str, ...]:
    return tuple(sorted({w for a in actors for w in content_words(a.value.text)}))


def _ranges(event: Event, kind: str) -> tuple[tuple[int, int], ...]:
    found = {
        (t.value.least, -1 if t.value.most is None else t.value.most)
        for t in event.tolls
        if t.value.kind == kind and not t.value.part_of_total
    }
    return tuple(sorted(found))


def _told(
    document: Document, event: Event, place: Place | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the content words of the sentences that tell of an event, and the names in them."""
    quotes: tuple[Quote, ...] = event.evidence or event.trigger.quotes
    text = " ".join(document.text[q.span.start : q.span.end] for q in quotes)
    words = set(content_words(text))
    names = {
        stem(w) for w in re.findall(r"(?<=[\w,;] )[A-ZÀ-Þ][\w'’-]{2,}", text) if stem(w) in words
    }
    if place:
        words |= set(content_words(place.name))
    return tuple(sorted(words)), tuple(sorted(names))


def content_words(text: str) -> list[str]:
    """Return the folded stems of a text's words, without those that every text has.

    >>> content_words("The fighters had crossed the border on Monday")
    ['fighter', 'cross', 'border']
    """
    return [w for w in (stem(m) for m in _WORD.findall(text)) if w not in _COMMON]


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word without its case, accents and commonest endings.

    >>> stem("Bombings"), stem("killed"), stem("cities"), stem("fire"), stem("fired")
    ('bomb', 'kill', 'city', 'fir', 'fir')
    """
    word = fold(word).removesuffix("s'").replace(" ", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if ending != "s" and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_COMMON = frozenset(stem(row["form"]) for row in word_list("common"))
