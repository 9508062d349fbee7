"""Records in the words of the desk: short names of deeds, actors, places, tolls and times."""

import csv
import functools
from collections.abc import Mapping
from pathlib import Path

from dateline.codebook.places.nations import COUNTRIES
from dateline.codebook.words import word_list
from dateline.export.wording import PRONOUNS, range_words
from dateline.records import Actor, Event, Finding, Incident, Place, Toll, When

_SECTORS = Path(__file__).parent / "sectors.csv"
_CHOICES = Path(__file__).parent / "choices.csv"
_COARSE = {"admin1": "province", "admin2": "district", "country": "country", "region": "area"}


@functools.cache
def sectors() -> dict[str, str]:
    """Return the words for PLOVER's sector codes."""
    with _SECTORS.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["word"] for row in csv.DictReader(lines)}


def sector_words(code: str | None) -> str:
    """Return the word for a sector's code; none where no sector is known.

    >>> sector_words("MIL"), sector_words("UNK"), sector_words(None)
    ('military', '', '')
    """
    known = code if code and code != "UNK" else ""
    return sectors().get(known, known)


@functools.cache
def _choices() -> dict[tuple[str, str], str]:
    with _CHOICES.open(encoding="utf-8", newline="") as lines:
        return {(row["list"], row["value"]): row["word"] for row in csv.DictReader(lines)}


def choice_words(value: str, list_: str) -> str:
    """Return what a value of a list means; the value itself where its name says it.

    >>> choice_words("actual", "realis"), choice_words("heavy-weapons", "mode")
    ('yes: it happened', 'heavy weapons')
    """
    return _choices().get((list_, value), value.replace("-", " "))


@functools.cache
def countries() -> dict[str, str]:
    """Return the names of countries by ISO 3166-1 alpha-3 code."""
    with COUNTRIES.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines)}


def country_words(code: str | None) -> str:
    """Return a country's name; the code itself where we have no name for it."""
    return countries().get(code or "", code or "")


def type_words(type_: str) -> str:
    """Return a type as a word.

    >>> type_words("ASSAULT"), type_words("heavy-weapons")
    ('Assault', 'Heavy weapons')
    """
    return type_.replace("-", " ").capitalize()


@functools.cache
def noun_words(type_: str, mode: str | None) -> str:
    """Return what was done as a noun: that of the mode, else of the type.

    >>> noun_words("ASSAULT", "aerial"), noun_words("ASSAULT", None), noun_words("NEW", None)
    ('Air strike', 'Attack', 'New')
    """
    nouns = {(row["type"], row["mode"]): row["noun"] for row in word_list("deed_nouns")}
    return nouns.get((type_, mode or "")) or nouns.get((type_, "")) or type_words(type_)


def lead_words(incident: Incident) -> str:
    """Return an incident's summary without its title, which stands over it."""
    rest = incident.summary.removeprefix(incident.title).lstrip(",:; ")
    return rest[:1].upper() + rest[1:]


def party_words(party: str, names: Mapping[str, str]) -> str:
    """Return the side that an origin belongs to: a country's code or an actor's id, in words.

    >>> party_words("SDN", {"SDN": "SDN"}), party_words("hamas", {"hamas": "Hamas"})
    ('Sudan', 'Hamas')
    """
    name = names.get(party, party)
    return name if name != party else country_words(party)


def actor_key(actor: Actor) -> str:
    """Return what an actor is counted under: its id, else country and sector, else its words.

    >>> actor_key(Actor("residents", country="SYR", sector="CVL"))
    'SYR.CVL'
    """
    if actor.id:
        return actor.id
    codes = ".".join(x for x in (actor.country, _sector(actor)) if x)
    words = (actor.name or actor.text).lower().replace("/", " ")
    return codes or "~" + " ".join(words.split())


def source_key(actor: Actor) -> str:
    """Return what a source is counted under: unnamed ones of no country by their words.

    All that is known of a pronoun that names nobody is that somebody spoke.

    >>> source_key(Actor("residents", sector="CVL")), source_key(Actor("He"))
    ('~residents', '~somebody')
    """
    if actor.id or actor.country:
        return actor_key(actor)
    if not actor.name and actor.text.lower() in PRONOUNS:
        return "~somebody"
    return actor_key(Actor(actor.text, name=actor.name))


def source_name(actor: Actor) -> str:
    """Return the name that a source is counted under.

    >>> source_name(Actor("residents", sector="CVL")), source_name(Actor("He"))
    ('residents', 'somebody not named')
    """
    if actor.id or actor.country:
        return actor_name(actor)
    return "somebody not named" if source_key(actor) == "~somebody" else shown(actor)


def actor_name(actor: Actor) -> str:
    """Return the name that an actor is counted under.

    >>> actor_name(Actor("residents", country="SYR", sector="CVL"))
    'Syria: civilians'
    """
    if actor.id and actor.name:
        return actor.name
    sector = sector_words(actor.sector)
    if actor.country or sector:
        return ": ".join(x for x in (country_words(actor.country), sector) if x) or actor.text
    return actor.name or actor.text


def _sector(actor: Actor) -> str:
    """Return an actor's sector; one that says no more than that none is known is none."""
    return "" if actor.sector in (None, "UNK") else str(actor.sector)


def shown(actor: Actor) -> str:
    """Return an actor as a reader of one record sees it: the name, else the words."""
    return " ".join((actor.name or actor.text).split())


def place_words(place: Place) -> str:
    """Return a place with its relation, and what it is where it is no point.

    >>> place_words(Place("Idlib", "Idlib", country="SYR", precision="admin1"))
    'Idlib (province), Syria'
    """
    name = place.name
    if place.relation and not name.lower().startswith(place.relation.lower()):
        name = f"{place.relation} {name}"
    if place.precision == "country":
        return name
    kind = _COARSE.get(place.precision)
    country = country_words(place.country)
    return name + (f" ({kind})" if kind else "") + (f", {country}" if country else "")


def span_words(first: str | None, last: str | None) -> str:
    """Return a range of days as short as it can be said.

    >>> span_words("2024-11-27", "2024-12-03"), span_words("2024-12-03T10:10", "2024-12-03T10:10")
    ('2024-11-27 – 12-03', '2024-12-03 10:10')
    """
    if not first or not last:
        return ""
    first, last = first.replace("T", " "), last.replace("T", " ")
    if first == last:
        return first
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    for shared in (10, 4):
        if first[:shared] == last[:shared]:
            return f"{first} – {last[shared + 1 :]}"
    return f"{first} – {last}"


def when_words(when: When) -> str:
    """Return when something happened, as a range of days."""
    return span_words(when.earliest, when.latest)


def stamp(time: str | None) -> str:
    """Return a time of publication with its zone.

    >>> stamp("2024-12-03T10:10+08:00"), stamp("2024-12-03"), stamp("2024-12-03T10:10+00:00")
    ('2024-12-03 10:10 UTC+08:00', '2024-12-03', '2024-12-03 10:10 UTC')
    """
    text = (time or "").replace("T", " ")
    if len(text) > 16:
        text = f"{text[:16]} UTC{text[16:]}"
    elif len(text) == 16:
        text = f"{text} (no zone given)"
    return text.removesuffix("+00:00")


def moment(time: str) -> str:
    """Return when somebody decided, to the minute.

    >>> moment("2026-11-28T21:01:33.120+00:00")
    '2026-11-28 21:01 UTC'
    """
    return stamp(time[:16] + time[time.rfind("+") :])


def toll_words(toll: Toll) -> str:
    """Return a toll: how many, who, what befell them."""
    group = f" {toll.group}" if toll.group else ""
    return f"{range_words(toll.least, toll.most)}{group} {toll.kind}"


def deed_words(event: Event) -> str:
    """Return a deed in a few words: what was done, and where."""
    where = f" {_at(event.place.value)}" if event.place else ""
    return _done(event) + where


def _done(event: Event) -> str:
    return noun_words(event.type.value, event.mode.value if event.mode else None)


def sentence(event: Event) -> str:
    """Return who did what to whom, where and when, with what toll, in one sentence."""
    doers, done_to = _several(event.actors), _several(event.recipients)
    parts = [_done(event)]
    parts += [f"by {doers}"] if doers else []
    towards = "on" if event.type.value == "ASSAULT" else "towards"
    parts += [f"{towards} {done_to}"] if done_to else []
    parts += [_at(event.place.value)] if event.place else []
    parts += [f"on {when_words(event.when.value)}"] if event.when else []
    killed = [toll_words(f.value) for f in event.tolls if not f.value.part_of_total][:2]
    return " ".join(parts) + (f": {', '.join(killed)}" if killed else "") + "."


def _at(place: Place) -> str:
    """Return where something happened: in a place, or near it."""
    where = place_words(place)
    return where if place.relation or where.startswith("near ") else f"in {where}"


def _several(findings: tuple[Finding[Actor], ...]) -> str:
    names = list(dict.fromkeys(shown(f.value) for f in findings))
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
