"""The article as a whole: everything the readers found in it, and the slots of one event."""

import functools
from collections.abc import Sequence, Set
from datetime import date, timedelta

import msgspec

from dateline.annotate import Layers, Name
from dateline.extract.actors import ActorReader
from dateline.extract.actors.strangers import without_strangers
from dateline.extract.claims import (
    Attribution,
    find_attributions,
    find_verification,
    speakers_for,
)
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import is_person
from dateline.extract.events.joining.merging import definite
from dateline.extract.events.kinds import DECREED, FORCE, HARMING, MATERIAL, MEETING, SPOKEN
from dateline.extract.events.sides.persons import Persons
from dateline.extract.neutral import are_robbers, as_neutral, neutral_actor
from dateline.extract.places import (
    PlaceMention,
    as_event_place,
    country_of_article,
    find_capitals,
    find_places,
    happened_at,
    in_country,
    is_crossed_into,
    parts_named,
    place_at_home,
    place_by_syntax,
    place_of_entry,
    place_of_others,
    place_opening,
    town_of_dateline,
)  # fmt: skip
from dateline.extract.ranges import Ranges
from dateline.extract.times import choose_time, fallback_time, find_times
from dateline.extract.times.belonging.story import looks_back
from dateline.extract.times.belonging.telling import is_testimony
from dateline.extract.tolls import adopt, did_it, find_tolls, left_by, tolls_of, with_givers
from dateline.extract.tolls.owning.reach import TollReach
from dateline.records import LIKELY, Actor, Finding, Place, Toll, When, each_once
from dateline.records.summing import NAMED, OVERTAKEN

EARLIER = frozenset({"earlier", "initially", "previously", "first"})
"""Adverbs by which an article marks a count that has been overtaken."""

BACKGROUND_DAYS = 30
"""An event that ended longer than this before publication is background (coding guide)."""


def is_background(when: When, published: str | None) -> bool:
    """Tell whether something ended over 30 days before a publication date (YYYY-MM-DD)."""
    if published is None:
        return False
    limit = date.fromisoformat(published) - timedelta(days=BACKGROUND_DAYS)
    return when.latest[:10] < limit.isoformat()


class Article:
    """The layers of one document with what each reader found, and slots read on demand."""

    def __init__(self, layers: Layers) -> None:
        spotted = find_places(layers)
        lands = {c for m in spotted if (c := m.finding.value.country)}
        layers = self.layers = without_strangers(layers, lands)
        self.published = layers.document.published[:10] if layers.document.published else None
        self.actors = ActorReader(layers, self.published, parts_named(layers, spotted))
        inside = {i for m in spotted for i in range(m.first, m.last)}
        self.places = tuple(m for m in spotted if not self._is_somebody(m, inside))
        self.places += find_capitals(layers, self.places, self._home)
        self.stages: list[tuple[int, Finding[Place]]] = []
        self.times = find_times(layers)
        self.tolls = find_tolls(layers)
        self.reach = TollReach(layers, self.tolls)
        self.adopted: dict[int, tuple[Finding[Toll], ...]] = {}
        self.triggers: set[int] = set()
        self._people: dict[tuple[bool, tuple[int, ...]], tuple[Finding[Actor], ...]] = {}
        self._times: dict[tuple[int, bool, bool], Finding[When] | None] = {}
        self._places: dict[int, Finding[Place] | None] = {}
        self._scenes: dict[tuple[int, int, int, bool], PlaceMention | None] = {}
        self._harm: dict[tuple[object, ...], tuple[Finding[Toll], ...]] = {}
        self.attributions = with_givers(layers, self.tolls, find_attributions(layers))
        self._said = Ranges((a, a.content) for a in self.attributions)
        self.verification = find_verification(layers)

    def speakers_for(self, start: int, end: int) -> tuple[Attribution, ...]:
        """Return the attributions whose content covers some words, the innermost first."""
        return speakers_for(self.layers, self._said.around(start), start, end)

    def _is_somebody(self, mention: PlaceMention, inside: Set[int]) -> bool:
        """Tell whether a supposed place is a person of the article ("Soleimani" read as a town).

        `inside` are the tokens of all supposed places: a town that the parser takes for a person
        twice makes itself none.
        """
        if mention.finding.rule == "place.containment":
            return False
        tokens, head = self.layers.tokens, mention.head
        return any(
            n.label == "PERSON"
            and tokens[n.last - 1].text == tokens[head].text
            and not (n.first < mention.last and mention.first < n.last)
            and not set(range(n.first, n.last)) <= inside
            and not self._is_where(n)
            for n in self.layers.names
        ) or any(k.form == "person" and k.first <= head < k.last for k in self.layers.known)

    def _is_where(self, name: Name) -> bool:
        """Tell whether a lone name is plainly no person's: "in Dori", "the mayor of Dori"."""
        tokens, head = self.layers.tokens, self.layers.tokens[name.first]
        if name.last - name.first > 1 or head.dep != "pobj":
            return False
        prep = tokens[head.head]
        return prep.low in ("in", "at", "near") or (
            prep.low in ("of", "from") and is_person(self.layers, prep.head)
        )

    def who(self, draft: Draft, heads: Sequence[int]) -> tuple[Finding[Actor], ...]:
        """Return the actors behind some head tokens of a draft, each once."""
        key = (draft.type in FORCE, tuple(heads))
        if key not in self._people:
            same = self.persons.merged(heads)
            found = self.actors.read_all(list(heads), force=draft.type in FORCE, same=same)
            self._people[key] = each_once(
                as_neutral(f, self.neutral) if f.value.label and not self._robs(f) else f
                for f in found
            )
        return self._people[key]

    def _robs(self, found: Finding[Actor]) -> bool:
        return are_robbers(self.layers, self.attributions, found, self.neutral)

    @functools.cached_property
    def persons(self) -> Persons:
        """What is told of each party of the article's events."""
        return Persons(self.layers)

    @functools.cached_property
    def neutral(self) -> Finding[Actor] | None:
        """The armed actor that the outlet speaks of in neutral words."""
        return neutral_actor(self.layers, self.actors, self.attributions)

    def place(self, draft: Draft) -> Finding[Place] | None:
        """Return where the draft happened, by its first trigger that has a place.

        A deed whose own words name none happened, at best, where the article tells of others; a
        place that no list knows is in the country that the article is about.
        """
        found = self.told_place(draft, straying=draft.type not in MATERIAL)
        if found is None and draft.type in MATERIAL - DECREED:
            head = draft.matches[0].head
            if (headed := place_of_entry(self.layers, head, self.places)) is not None:
                found = as_event_place(headed, "entry")
            elif opened := place_opening(self.layers, head, self.places, self.stages):
                found = as_event_place(opened, "opening")
            elif not self.past(draft):
                found = place_of_others(self.layers, head, self.stages, self._home())
                found = place_at_home(self.layers, found, self.who(draft, draft.actors))
            found = found or self.told_place(draft, straying=True)
            found = found or town_of_dateline(self.layers, self.places) or self.country
        return in_country(found, self.country)

    @functools.cached_property
    def country(self) -> Finding[Place] | None:
        """The one country that the article is about."""
        return country_of_article(self.layers, self.places)

    def _home(self) -> str | None:
        """Return the code of the country that the article is about."""
        return self.country.value.country if self.country is not None else None

    def settle(self, drafts: Sequence[Draft]) -> None:
        """Note where the article's deeds happened, and which tolls without an owner they left."""
        self.triggers = {
            h for d in drafts if d.type in HARMING and (d.standing is None or d.standing >= LIKELY)
            for h in d.heads
        }  # fmt: skip
        self.adopted = adopt(self.layers, drafts, self.tolls)
        self._harm.clear()
        for draft in drafts:
            if draft.type in MATERIAL and not self.past(draft):
                found = self.told_place(draft)
                if found is not None and not is_crossed_into(self.layers, found):
                    heads = (draft.matches[0].head, min(m.head for m in draft.matches))
                    self.stages += [(head, found) for head in dict.fromkeys(heads)]

    def told_place(self, draft: Draft, *, straying: bool = False) -> Finding[Place] | None:
        """Return where the draft happened by the words around its triggers.

        What stands beside a noun that only takes the deed up ("driven out by the violence; some
        crossed into Venezuela") is told of something else: with `straying` it serves none the less.
        """
        for number, match in enumerate(draft.matches):
            key = (match.head, match.first, match.last, draft.type not in MATERIAL | MEETING)
            if key not in self._scenes:
                self._scenes[key] = happened_at(self.layers, key[:3], self.places, spoken=key[3])
            mention = self._scenes[key]
            if mention is not None:
                found = as_event_place(mention, "own")
                if straying or not number or not self._strays(match.head, found):
                    return found
        return None

    def past(self, draft: Draft) -> bool:
        """Tell whether a draft is told as something long gone."""
        when = self.own_time(draft)
        return when is not None and is_background(when.value, self.published)

    def own_place(self, draft: Draft) -> Finding[Place] | None:
        """Return where the draft happened as its own syntax says, nothing borrowed."""
        return next((p for h in draft.heads if (p := self._own_place(h)) is not None), None)

    def _own_place(self, head: int) -> Finding[Place] | None:
        """Return where the syntax of one trigger says that it happened."""
        if head not in self._places:
            found = place_by_syntax(self.layers, head, self.places)
            strays = found is not None and self._strays(head, found)
            self._places[head] = None if strays else found
        return self._places[head]

    def _strays(self, head: int, found: Finding[Place]) -> bool:
        """Tell whether the place of a noun that takes up an event hangs on another word."""
        if self.layers.tokens[head].pos != "NOUN" or not definite(self.layers, head):
            return False
        below = self.layers.subtree(head)
        start, end = self.layers.tokens[below[0]].start, self.layers.tokens[below[-1]].end
        return not any(start <= q.span.start < end for q in found.quotes)

    def own_time(self, draft: Draft) -> Finding[When] | None:
        """Return when the draft happened as its own sentence says, nothing borrowed."""
        return self._time(draft, narrative=False)

    def _time(self, draft: Draft, *, narrative: bool) -> Finding[When] | None:
        """Return when the draft happened by its first trigger that has a time."""
        speech = draft.type in SPOKEN
        for head in draft.heads:
            key = (head, speech, narrative)
            if key not in self._times:
                self._times[key] = choose_time(
                    self.layers, head, self.times, narrative=narrative, speech=speech
                )
            if (found := self._times[key]) is not None:
                return found
        return None

    def time(self, draft: Draft) -> Finding[When] | None:
        """Return when the draft happened, at worst about the day of publication."""
        found = self.own_time(draft) or self._time(draft, narrative=True)
        spoken = draft.type in SPOKEN
        if found is None and not spoken and self._is_retold(draft.head):
            return None
        return found or fallback_time(self.layers.document, spoken=spoken)

    def _is_retold(self, head: int) -> bool:
        """Tell whether a deed is told of a time long gone: in court, or in a report on one."""
        looked = looks_back(self.layers, self.times) is not None
        return looked or is_testimony(self.layers, head)

    def harm(self, draft: Draft) -> tuple[Finding[Toll], ...]:
        """Return the tolls of the draft, of every kind."""
        if draft.type not in HARMING:
            return ()
        key = (draft.type, *draft.heads, None, *draft.actors, None, *draft.recipients)
        if key not in self._harm:
            self._harm[key] = self._tolls_of(draft)
        return self._harm[key]

    def _tolls_of(self, draft: Draft) -> tuple[Finding[Toll], ...]:
        near = self.reach.near(draft.heads)
        others = self.triggers - set(draft.heads)  # "hit mosques, and that it had shot down jets"
        told = [m for m in near if m.harm not in others and not did_it(self.layers, draft, m)]
        own = tolls_of(self.layers, draft.heads, told, kinds=left_by(draft.type))
        found = self._each_once((*own, *self.adopted.get(draft.head, ())))
        return tuple(
            msgspec.structs.replace(t, rule=t.rule + OVERTAKEN) if self._is_earlier(t) else t
            for t in found
        )

    def _is_earlier(self, toll: Finding[Toll]) -> bool:
        """Tell whether a count is given as an earlier one ("had earlier put the toll at 54")."""
        at = self.layers.token_at(toll.quotes[0].span.start)
        if at is None:
            return False
        sentence = self.layers.sentences[self.layers.tokens[at].sentence]
        return any(
            t.low in EARLIER and self.layers.tokens[t.head].pos in ("VERB", "AUX")
            for t in self.layers.tokens[sentence.first : sentence.last]
            if t.dep == "advmod"
        )

    def _each_once(self, tolls: tuple[Finding[Toll], ...]) -> tuple[Finding[Toll], ...]:
        """Return the tolls with each named victim once, by whatever name the text calls him."""
        seen: set[tuple[str, str]] = set()
        kept = []
        for toll in tolls:
            if NAMED in toll.rule:
                head = self.layers.token_at(toll.quotes[0].span.end - 1)
                who = self.actors.read(head) if head is not None else None
                key = (toll.value.kind, who.value.name or "" if who else toll.quotes[0].text)
                if key in seen:
                    continue
                seen.add(key)
            kept.append(toll)
        return tuple(kept)
