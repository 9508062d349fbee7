"""The neutral actor behind a judging word: whom the outlet itself writes of as armed."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.extract.actors import ActorReader
from dateline.extract.actors.offshoots import of_another
from dateline.extract.claims import Attribution, speakers_for
from dateline.records import Actor, Finding

_ARMED = frozenset({"REB", "PRM", "IMG", "UAF"})


def neutral_actor(
    layers: Layers, actors: ActorReader, attributions: Sequence[Attribution]
) -> Finding[Actor] | None:
    """Return the armed actor that the narration speaks of most, in words that don't judge.

    Unnamed mentions of one country's rebels count together ("Syrian rebels", "rebel groups"); one
    person is not whom a word for many means.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], Finding[Actor]] = {}
    for finding in _armed(layers, actors, attributions):
        actor = finding.value
        key = (actor.id,) if actor.id else (actor.country or "", actor.sector or "")
        counts[key] += 1
        first.setdefault(key, finding)
    if not counts:
        return None
    return first[max(sorted(counts), key=lambda key: counts[key])]


def _armed(
    layers: Layers, actors: ActorReader, attributions: Sequence[Attribution]
) -> Iterator[Finding[Actor]]:
    for token in layers.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
            continue
        if of_another(layers, token.i):
            continue
        found = actors.read(token.i)
        if found is None or found.value.label or not found.value.name:
            continue
        if _is_one(layers, actors, token, found.value) or _is_of_state(layers, found.value):
            continue
        if found.value.sector in _ARMED and not speakers_for(
            layers, attributions, token.start, token.end
        ):
            yield found


def _is_one(layers: Layers, actors: ActorReader, token: Token, actor: Actor) -> bool:
    """Tell whether a mention is of one person."""
    periods = layers.directory.entries.get(actor.id or "", ())
    single = token.tag == "NN" and actors.names.kinds.get(token.base) == "person"
    return token.name == "PERSON" or single or any(e.kind == "person" for e in periods)


def _is_of_state(layers: Layers, actor: Actor) -> bool:
    """Tell whether an armed body is a state's own: "India's paramilitary police"."""
    return (actor.id or "").partition("-")[0] in layers.directory.countries


def are_robbers(
    layers: Layers,
    attributions: Sequence[Attribution],
    named: Finding[Actor],
    neutral: Finding[Actor] | None,
) -> bool:
    """Tell whether "bandits" are no rebels by another name: robbers, as far as the text goes.

    So the outlet itself writes of them, or nobody armed has been named before.
    """
    if named.value.sector != "CRM" or neutral is None:
        return False
    span = named.quotes[0].span
    if neutral.quotes[0].span.start > span.start:
        return True
    return not speakers_for(layers, attributions, span.start, span.end)


def as_neutral(named: Finding[Actor], neutral: Finding[Actor] | None) -> Finding[Actor]:
    """Put the neutral actor in place of a judging word that names nobody itself.

    A word for those who rule ("junta", "regime") means no armed group.
    """
    if neutral is None or not named.value.label or named.rule == "actor.known":
        return named
    if named.value.sector == "GOV":
        return named
    to = neutral.value
    value = msgspec.structs.replace(
        named.value, name=to.name, id=to.id, country=to.country, sector=to.sector
    )
    return Finding(value, (*named.quotes, *neutral.quotes), "label.neutral")
