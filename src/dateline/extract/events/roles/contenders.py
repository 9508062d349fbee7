"""Who may be actor or recipient of a merged event, with what speaks for each, as numbers.

Contenders are the parties read so far, whom the model sees in a role at any of the triggers, and
whom the grammar puts beside one.
"""

from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from dateline.annotate import Layers, counted
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft
from dateline.extract.events.frames.filling import parties
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.beside import CLAIMANT, beside
from dateline.extract.events.grammar.classes import is_person, past_title, role_of
from dateline.extract.events.grammar.nouns import against, is_scene
from dateline.extract.events.grammar.slots import conjuncts, is_passive
from dateline.extract.events.kinds import HARMING
from dateline.extract.events.sides.bearing import AGENT, BEARER, CHARGED, GIVER, PARTNER, plainly
from dateline.extract.events.sides.holders import holders, is_taking, robbed
from dateline.extract.events.sides.parties import (
    actors_behind,
    is_number_of_people,
    leaders,
    recipients_behind,
)  # fmt: skip
from dateline.extract.events.weighing.evidence import by_model, log_odds, place_of, reading_at
from dateline.extract.tolls import counted_by
from dateline.model.labels import ROLES
from dateline.records import EventType

HARMED_IN = "counted as harmed"
"""Told of whom the event's tolls count: they suffered it."""
_SEEN = 0.15
"""Probability from which a word that the model sees in a role is looked at."""
_LEAST = 0.01
_FAR = 20
_DEEP = 8
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PLAIN = frozenset({
    "subject", "object", "indirect object", "owner", "by", "against", BEARER, CHARGED, PARTNER,
    CLAIMANT, GIVER, AGENT,
})  # fmt: skip
"""Places beside a trigger whose words are looked at even where nobody reads them as a party."""
Numbers = dict[str, float]


class Trigger(msgspec.Struct, frozen=True):
    """A trigger of an event: for each word of its sentence the model's chances, and its grammar.

    `frame` holds whom a frame of the codebook names, `slots` whom its slots hold, somebody or not.
    """

    match: Match
    sentence: int
    chances: Mapping[int, Mapping[str, float]]
    places: Mapping[int, frozenset[str]]
    frame: tuple[frozenset[int], frozenset[int]]
    slots: tuple[frozenset[int], frozenset[int]]
    holders: frozenset[int]


def contenders(article: Article, draft: Draft) -> dict[int, Numbers]:
    """Return what speaks for each head that may be a party of a draft, those read so far first."""
    layers = article.layers
    victims = counted_by(layers, draft.heads, article.reach.near(draft.heads))
    triggers = [_trigger(layers, draft, match) for match in draft.matches]
    verbs = {h for h in draft.heads if layers.tokens[h].pos == "VERB"}
    heads = [h for h in (*_heads(layers, draft, triggers), *victims) if h not in verbs]
    found = {h: _numbers(layers, draft, triggers, h) for h in heads}
    for head in victims & found.keys():
        found[head][HARMED_IN] = 1.0
    for role in ("actor", "recipient"):
        for head, numbers in found.items():
            others = [n[f"model, {role}"] for h, n in found.items() if h != head]
            numbers[f"model, other {role}"] = max(others, default=log_odds(_LEAST))
    return found


def _trigger(layers: Layers, draft: Draft, match: Match) -> Trigger:
    actors, recipients = parties(layers, match)
    framed: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    if not match.frame.id.startswith("model."):
        framed = (
            frozenset(actors_behind(layers, actors)),
            frozenset(recipients_behind(layers, recipients, draft.type)),
        )
    held = holders(layers, match) if draft.type == "ASSAULT" else []
    return Trigger(
        match, layers.tokens[match.head].sentence, _chances(layers, match),
        _places(layers, match.head, draft.type), framed, (frozenset(actors), frozenset(recipients)),
        frozenset([*held, *robbed(layers, match.head)] if held or is_taking(layers, match) else ()),
    )  # fmt: skip


def _places(layers: Layers, i: int, kind: EventType) -> Mapping[int, frozenset[str]]:
    """Return the heads around a trigger of a type with the names of their places."""
    found = dict(beside(layers, i))
    for name, heads in plainly(layers, i, kind):
        for head in heads:
            found[head] = found.get(head, frozenset()) | {name}
    return found


def _chances(layers: Layers, match: Match) -> dict[int, Mapping[str, float]]:
    """Return the chance of each role at each token of a trigger's sentence."""
    reading, shift = reading_at(layers, match.head)
    start, end = place_of(layers, match)
    words = reading.role_words(start - shift, end - shift)
    found: dict[int, Mapping[str, float]] = {}
    sentence = layers.sentences[layers.tokens[match.head].sentence]
    n = 0
    for token in layers.tokens[sentence.first : sentence.last]:
        while n < len(words) and words[n][0][1] + shift <= token.start:
            n += 1
        if n < len(words) and words[n][0][0] + shift < token.end:
            found[token.i] = dict(zip(ROLES, words[n][1], strict=True))
    return found


def _heads(layers: Layers, draft: Draft, triggers: Sequence[Trigger]) -> list[int]:
    found = dict.fromkeys([*draft.actors, *draft.recipients])
    for trigger in triggers:
        doers = _seen(layers, trigger.chances, "actor")
        sufferers = _seen(layers, trigger.chances, "recipient")
        plain = [h for h, names in trigger.places.items() if names & _PLAIN]
        found |= dict.fromkeys(actors_behind(layers, [*doers, *plain]))
        found |= dict.fromkeys(recipients_behind(layers, [*sufferers, *plain], draft.type))
        found |= dict.fromkeys([*doers, *sufferers])
    read = {*draft.actors, *draft.recipients}
    return [h for h in found if h in read or not any(no(layers, draft, h) for no in _NO_PARTY)]


def _describes(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a word only says of what kind another party is ("Russian mercenaries")."""
    token = layers.tokens[head]
    noun = layers.tokens[token.head]
    inside = token.dep in ("amod", "compound", "nmod") and noun.pos in ("NOUN", "PROPN")
    return inside and noun.i not in draft.heads


def _acts_apart(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a word has a part in a clause of its own beside the deed.

    "While another in police firing"; "two were stabbed and the police fired". What harm was done in
    may be told so ("ten died when rebels attacked").
    """
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    if token.dep == "nsubj" and verb.dep == "advcl" and draft.type not in HARMING:
        # "a day after Chile voted, Peru held drills with Kenya"
        own = verb.i not in draft.heads and verb.tag in ("VBD", "VBZ", "VBP")
        return own and not any(verb.i in layers.ancestors(h) for h in draft.heads)
    if token.dep == "nsubj" and verb.dep == "conj" and verb.i not in draft.heads:
        return verb.head in draft.heads and is_passive(layers, verb.head)
    return token.tag == "DT" and token.dep == "advcl"


def _is_kin(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a clause tells of others, whose kin or number these are: "kin of men killed"."""
    modified = [layers.tokens[layers.tokens[h].head] for h in draft.heads]
    return counted(layers, head) == head and any(
        noun.dep == "pobj" and layers.tokens[noun.head].head == head for noun in modified
    )


def _is_where(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a place's name before the deed says where it was: "the Kabul bombing"."""
    deed = layers.tokens[head].head
    return deed in draft.heads and deed > head and is_scene(layers, head, deed)


_NO_PARTY = (_describes, _acts_apart, _is_kin, _is_where)
"""What tells of a word that nobody has read as a party that it is none."""


def _seen(layers: Layers, chances: Mapping[int, Mapping[str, float]], role: str) -> Iterator[int]:
    """Yield the nouns that head the words which the model sees in a role."""
    run: list[int] = []
    for i, seen in chances.items():
        if seen[role] >= _SEEN:
            run.append(i)
        elif run:
            yield from _tops(layers, run)
            run = []
    yield from _tops(layers, run)


def _tops(layers: Layers, run: Sequence[int]) -> list[int]:
    tokens = layers.tokens
    named = [i for i in run if tokens[i].pos in _NOMINAL or tokens[i].name in ("NORP", "GPE")]
    tops = [i for i in named if tokens[i].head not in run or tokens[i].dep in ("conj", "ROOT")]
    return [past_title(layers, i) for i in tops or named[-1:]]


def _numbers(layers: Layers, draft: Draft, triggers: Sequence[Trigger], head: int) -> Numbers:
    found: dict[str, float] = {
        "": 1.0,
        f"type {draft.type}": 1.0,
        "by model": by_model(draft),
        **_of_model(layers, triggers, head),
        **_of_parties(layers, draft, head),
        **_of_frames(triggers, head),
        **_of_words(layers, draft, head),
        **_of_places(layers, triggers, head),
        "first sentence": triggers[0].sentence == layers.tokens[head].sentence,
    }
    return {name: float(value) for name, value in found.items() if value}


def _most(triggers: Sequence[Trigger], heads: Set[int], role: str) -> float:
    """Return the most that the model gives any of some heads in a role, at any trigger."""
    chances = (t.chances[h][role] for t in triggers for h in t.chances.keys() & heads)
    return max(chances, default=0.0)


def _of_model(layers: Layers, triggers: Sequence[Trigger], head: int) -> Numbers:
    """Return what the model gives a head, the words joined to it, and others who are the same."""
    joined = {*_joined(layers, head)}
    mine = {head, *layers.refers.get(head, ())}
    sentences = {t.sentence: t.chances for t in triggers}
    alike = {
        i for chances in sentences.values() for i in chances
        if i != head and (i in mine or not mine.isdisjoint(layers.refers.get(i, ())))
    }  # fmt: skip
    found = {}
    for role in ("actor", "recipient"):
        found[f"model, {role}"] = log_odds(max(_most(triggers, {head}, role), _LEAST))
        found[f"model, joined {role}"] = _most(triggers, joined, role)
        found[f"model, same {role}"] = _most(triggers, alike, role)
    for role in ("place", "source"):
        found[f"model, {role}"] = _most(triggers, {head}, role)
    return found


def _joined(layers: Layers, head: int) -> list[int]:
    """Return the heads coordinated with one, who leads it and whom it leads."""
    first = head
    while layers.tokens[first].dep == "conj":
        first = layers.tokens[first].head
    found = [j for j in conjuncts(layers, first) if j != head]
    found += leaders(layers, head)
    led = [layers.tokens[i].head for i in layers.ancestors(head) if layers.tokens[i].dep == "acl"]
    return found + [i for i in led[:1] if head in leaders(layers, i)]


def _of_parties(layers: Layers, draft: Draft, head: int) -> Numbers:
    """Return how the readers before took a head, the words joined to it, and the others."""
    found: Numbers = {}
    joined = _joined(layers, head)
    for role, heads in (("actor", draft.actors), ("recipient", draft.recipients)):
        found[f"{role} so far"] = head in heads
        found[f"joined to {role}"] = any(j in heads for j in joined)
        found[f"other {role}"] = any(h != head for h in heads)
        found[f"no {role}"] = not heads
    return found


def _of_frames(triggers: Sequence[Trigger], head: int) -> Numbers:
    """Return what the codebook's frames, and the slots of any frame, make of a head."""
    found: Numbers = {}
    for n, role in enumerate(("actor", "recipient")):
        framed = {h for t in triggers for h in t.frame[n]}
        found[f"{role} by frame"] = head in framed
        found[f"other {role} by frame"] = bool(framed) and head not in framed
        found[f"{role} slot"] = any(head in t.slots[n] for t in triggers)
    found["holder"] = any(head in t.holders for t in triggers)
    return found


def _of_words(layers: Layers, draft: Draft, head: int) -> Numbers:
    """Return what a head is: a person, a name, a thing, a number."""
    token, what = layers.tokens[head], counted(layers, head)
    noun = token.pos == "NOUN" and not token.name
    return {
        "acts": head in actors_behind(layers, [head]),
        "suffers": head in recipients_behind(layers, [head], draft.type),
        "person": is_person(layers, what),
        "place": token.name in ("GPE", "LOC", "FAC"),
        "people": token.name == "NORP",
        "body": token.name == "ORG",
        "thing": noun and role_of(layers, what, "kind") is None,
        "pronoun": token.pos == "PRON",
        "counts people": is_number_of_people(layers, head),
        "short mention": head in layers.refers,
        "modifier": token.dep in ("amod", "compound", "nmod"),
        "owner": token.dep == "poss",
        "against": against(layers, head),
    }


def _of_places(layers: Layers, triggers: Sequence[Trigger], head: int) -> Numbers:
    """Return where a head stands to the triggers, to the nearest above all."""
    places = {name for t in triggers for name in t.places.get(head, ())}
    found: Numbers = {f"at {name}": 1.0 for name in places}
    found["at no place"] = not places
    near = [t for t in triggers if t.sentence == layers.tokens[head].sentence]
    if not near:
        return found | {"other sentence": 1.0}
    at = min((t.match.head for t in near), key=lambda h: abs(h - head))
    verb = layers.tokens[at].pos == "VERB"
    passive = verb and is_passive(layers, at)
    return found | {
        "before": head < at,
        "before verb": verb and head < at,
        "after verb": verb and head > at,
        "passive": passive,
        "before passive": passive and head < at,
        "far": min(abs(head - at), _FAR) / _FAR,
        "path": min(_steps(layers, head, at), _DEEP) / _DEEP,
    }


def _steps(layers: Layers, a: int, b: int) -> int:
    """Return how many steps of the parse lie between two tokens of a sentence."""
    above_a, above_b = [a, *layers.ancestors(a)], [b, *layers.ancestors(b)]
    met = next((i for i in above_a if i in above_b), None)
    return _DEEP if met is None else above_a.index(met) + above_b.index(met)
