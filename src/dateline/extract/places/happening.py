"""Chooses an event's own place: by syntax, the model and what stands near, weighed together."""

import functools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from dateline.annotate import Layers
from dateline.annotate.scenes import destination_of
from dateline.extract.events.sides.heldfor import crime
from dateline.extract.places.clues import CLUES, Asked, Clues, Numbers, is_beside
from dateline.extract.places.finding import kind_by_name
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.vocabulary import words
from dateline.extract.places.voicing import is_voiced, voiced_at
from dateline.records import Finding, Place

SURE = 0.5
"""Probability from which the model's words are taken for a place that no list has."""
_PEOPLE = frozenset({"PERSON", "NORP"})
_NAMING = frozenset({"NNP", "NNPS", "HYPH", "POS"})
_INSIDE = frozenset({"compound", "nmod", "amod", "conj", "appos", "poss"})
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis"})
_SENDING = frozenset({
    "deport", "drive", "expel", "exile", "banish", "extradite", "transfer", "evict", "evacuate",
})  # fmt: skip
"""Verbs of what is done where people are before they go."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
WEIGHTS = Path(__file__).parent / "happening.json"


class Chooser:
    """Weights by name of clue; the likeliest of an event's places and of "none" is taken."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = {name: float(weights.get(name, 0.0)) for name in CLUES}
        self._row = tuple(self.weights[name] for name in CLUES)

    def score(self, numbers: Numbers) -> float:
        """Return the score of a place, or of none; comparable within one event only."""
        return sum(w * n for w, n in zip(self._row, numbers, strict=True) if n)

    def choose(self, clues: Clues) -> PlaceMention | None:
        """Return the place where an event happened; None where none is likelier."""
        best, found = self.score(clues.nothing()), None
        for mention in clues.mentions:
            score = self.score(clues.of(mention))
            if score > best:
                best, found = score, mention
        return found


@functools.cache
def load_chooser() -> Chooser:
    """Return the chooser that ships with Dateline."""
    return Chooser(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])


def happened_at(
    layers: Layers, trigger: tuple[int, int, int], mentions: Sequence[PlaceMention], spoken: bool
) -> PlaceMention | None:
    """Return the place of the event that a trigger (head, first, last token) tells.

    `spoken` is set for events that are done by saying: they happen where their own words say so.
    Names that only the model takes for the place are among the choices, as unknown places.
    """
    head, first, last = trigger
    mentioned = mentions
    mentions = [
        m
        for m in mentions
        if is_beside(layers, head, m)
        and not _fired_from(layers, head, m)
        and not _is_of_crime(layers, head, m)
        and not _is_destination(layers, head, m)
    ]
    chances = chances_of(layers, first, last)
    missed = (_known_by_name(m, mentioned) for m in unlisted(layers, chances or {}, mentions))
    every = [*mentions, *missed]
    places = _of_own_clause(layers, head, every)
    places = [m for m in places if _is_at(layers, head, m) or not is_voiced(layers, m.voiced, head)]
    found = load_chooser().choose(Clues(layers, Asked(head, spoken, chances), places))
    return found and _site_within(layers, found, mentions)


def _known_by_name(missed: PlaceMention, mentions: Sequence[PlaceMention]) -> PlaceMention:
    """Return a name that no reader took for a place here as what it means elsewhere in the text."""
    name = missed.finding.value.name
    for other in mentions:
        place = other.finding.value
        if name in (place.name, place.text) and place.country and place.relation is None:
            quotes = missed.finding.quotes
            place = msgspec.structs.replace(place, text=name)
            finding = Finding(place, quotes, missed.finding.rule)
            return msgspec.structs.replace(missed, finding=finding)
    return missed


def _of_own_clause(
    layers: Layers, trigger: int, mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Return the places without those of the sentence's other clauses, if its own clause has one.

    "Rebels shelled Aleppo while envoys met in Geneva": a clause is a verb with its own subject.
    """
    own = _clause(layers, trigger)
    if not any(m.head in own and _is_where(layers, m) for m in mentions):
        return list(mentions)
    here = layers.tokens[trigger].sentence
    return [m for m in mentions if m.head in own or layers.tokens[m.head].sentence != here]


def _clause(layers: Layers, i: int) -> frozenset[int]:
    """Return the tokens of the clause of a token, without the clauses inside it."""
    tokens = layers.tokens
    while tokens[i].head != i and not _heads_clause(layers, i):
        i = tokens[i].head
    found, queue = {i}, [i]
    while queue:
        for child in layers.children[queue.pop()]:
            if not _heads_clause(layers, child):
                found.add(child)
                queue.append(child)
    return frozenset(found)


def _heads_clause(layers: Layers, i: int) -> bool:
    token = layers.tokens[i]
    return (
        token.dep in _CLAUSES
        and token.pos in ("VERB", "AUX")
        and any(layers.tokens[c].dep in _SUBJECTS for c in layers.children[i])
    )


def _is_where(layers: Layers, mention: PlaceMention) -> bool:
    """Tell whether a place is told as where something is, or is what is struck or taken."""
    token = layers.tokens[mention.head]
    if mention.acting or mention.reporting:
        return False
    prep = layers.tokens[token.head].low
    return token.dep in ("dobj", "nsubjpass") or (token.dep == "pobj" and prep in words("strong"))


def _site_within(
    layers: Layers, found: PlaceMention, mentions: Sequence[PlaceMention]
) -> PlaceMention:
    """Return the site that the text puts in a country or province ("the embassy in Iraq")."""
    if found.finding.value.precision not in ("country", "admin1"):
        return found
    for site in mentions:
        if 1 <= found.first - site.last <= 2 and site.finding.value.precision == "site":
            held = [t.low for t in layers.tokens[site.last : found.first]]
            if held in (["in"], ["in", "the"]) and not site.acting:
                return site
    return found


def _is_at(layers: Layers, trigger: int, mention: PlaceMention) -> bool:
    """Tell whether a noun for a deed says itself where it was: "said after talks in Beijing"."""
    tokens = layers.tokens
    prep = tokens[tokens[mention.head].head]
    return (
        tokens[mention.head].dep == "pobj" and prep.head == trigger and prep.low in words("strong")
    )


def _fired_from(layers: Layers, trigger: int, mention: PlaceMention) -> bool:
    """Tell whether a place is where the weapon stood ("launched the missiles from Voronezh")."""
    tokens, i = layers.tokens, mention.head
    while tokens[i].dep in _INSIDE and tokens[i].head != i:
        i = tokens[i].head
    prep = tokens[tokens[i].head]
    if tokens[i].dep != "pobj" or prep.low != "from":
        return False
    weapon = tokens[prep.head]
    verb = weapon if weapon.base in words("firing") else tokens[weapon.head]
    return trigger in (weapon.i, verb.i) and verb.base in words("firing")


def _is_of_crime(layers: Layers, trigger: int, mention: PlaceMention) -> bool:
    """Tell whether a place is where that was done for which somebody is tried or punished."""
    return any(t.i < mention.first for t in crime(layers, trigger))


def _is_destination(layers: Layers, trigger: int, mention: PlaceMention) -> bool:
    """Tell whether a place is only where somebody went or was sent: "deported them to Mali"."""
    verb = destination_of(layers, mention.head)
    return verb is not None and (verb != trigger or layers.tokens[verb].base in _SENDING)


def unlisted(
    layers: Layers, chances: Mapping[int, float], mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Return the names that the model takes for an event's place and that no reader found."""
    taken = {i for m in mentions for i in range(m.first, m.last)}
    sure = [i for i in sorted(chances) if chances[i] >= SURE and i not in taken]
    runs: list[list[int]] = []
    for i in sure:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [
        _unknown(layers, run[0], run[-1] + 1)
        for run in runs
        if all(layers.tokens[i].tag in _NAMING for i in run) and _is_thing(layers, run)
    ]


def _is_thing(layers: Layers, run: Sequence[int]) -> bool:
    """Tell whether a name can be a place's: no person's, a body's only after "at" and the like."""
    labels = {layers.tokens[i].name for i in run}
    if labels & _PEOPLE or any(k.first <= run[0] < k.last for k in layers.known):
        return False
    before = run[0] - 1
    while before > 0 and layers.tokens[before].low in ("the", "a", "an"):
        before -= 1
    return before >= 0 and layers.tokens[before].low in words("strong")


def _unknown(layers: Layers, first: int, last: int) -> PlaceMention:
    quote = layers.quote(first, last)
    place = Place(text=quote.text, name=quote.text, precision=kind_by_name(quote.text, "site"))
    inside = [i for i in range(first, last) if not first <= layers.tokens[i].head < last]
    head = (inside or [last - 1])[-1]
    finding = Finding(place, (quote,), "place.model")
    voiced = voiced_at(layers, first, last, head, None)
    return PlaceMention(first, last, head, finding, (first, last), voiced=voiced)


def chances_of(layers: Layers, first: int, last: int) -> Mapping[int, float] | None:
    """Return the model's probability, for tokens of a sentence, that a trigger happened there.

    None where the model was left out.
    """
    number = layers.tokens[first].sentence
    if number >= len(layers.readings):
        return None
    shift = layers.tokens[layers.sentences[number].first].start
    span = layers.span(first, last)
    found: dict[int, float] = {}
    for (start, end), chance in layers.readings[number].places(
        span.start - shift, span.end - shift
    ):
        at = layers.token_at(start + shift)
        while at is not None and at < len(layers.tokens) and layers.tokens[at].start < end + shift:
            found[at] = max(found.get(at, 0.0), chance)
            at += 1
    return found
