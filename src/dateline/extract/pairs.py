"""The type of what passes from a given source to a given target in one sentence."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from dateline.annotate import annotate
from dateline.codebook.directory import load_directory
from dateline.document import Range, plain
from dateline.extract.events.unmeant.ended import given_up
from dateline.extract.extracting import extract
from dateline.model.reader import load_reader
from dateline.records import Actor, Event, Finding


class Pair(msgspec.Struct, frozen=True):
    """A sentence and where source and target stand in it (code points; None: nowhere)."""

    text: str
    source: Range | None
    target: Range | None


_TURNED = -1
"""How an event meets a pair of which it has the parties the other way round."""
MET = {1: 0.4, 2: 0.6, _TURNED: -0.3}
"""What an event that meets one or both of a pair's parties weighs beside the pair head."""
BY_FRAMES = {1: 0.25, 2: 0.5, _TURNED: -0.3}
"""What an event weighs besides that the codebook and the parse read without the model.

Where the model is sure of another deed of the sentence, what frames read is heard all the same.
docs/decisions/0009 tells how these weights were chosen.
"""
_ALONE = {0: 1.0, 1: 2.0, 2: 3.0, _TURNED: 1.0}
"""What an event weighs where the model is left out."""


def type_of_pair(
    pair: Pair,
    events: Sequence[Event],
    *,
    model: bool = True,
    codebook: bool = True,
    merged: Mapping[str, str],
) -> str | None:
    """Return the likeliest type of a pair, by the model's pair head and the events that meet it.

    Events vote as coded, and once more as the codebook reads them alone; those that run from target
    to source vote against their type. What the sentence says is given up counts as a concession.
    Without the model all events vote, those that meet the pair above others. `merged` gives the
    name under which types are added up. None where nothing is read.
    """
    heard: list[Mapping[str, float]] = []
    if model:
        layers = annotate(plain(pair.text), load_directory(), model=False)
        (head,) = load_reader().read_pairs([(pair.text, pair.source, pair.target)])
        heard.append(_without(head, given_up(layers)))
        heard += votes(events, pair, MET)
        if codebook:
            heard += votes(extract(layers).likely, pair, BY_FRAMES)
    else:
        heard += votes(events, pair, _ALONE)
    totals: dict[str, float] = {}
    for kind, vote in (item for voted in heard for item in voted.items()):
        name = merged.get(kind, kind)
        totals[name] = totals.get(name, 0.0) + vote
    return max(totals, key=lambda t: (totals[t], t)) if totals else None


def _without(chances: Mapping[str, float], ended: Collection[str]) -> Mapping[str, float]:
    """Return chances of which those of deeds that are given up are a concession's."""
    left = {kind: chance for kind, chance in chances.items() if kind not in ended}
    gone = sum(chances.values()) - sum(left.values())
    return left | {"CONCEDE": left.get("CONCEDE", 0.0) + gone}


def votes(
    events: Sequence[Event], pair: Pair, weights: Mapping[int, float]
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return the strongest vote for each type, and the strongest against it."""
    pro: dict[str, float] = {}
    contra: dict[str, float] = {}
    for e in events:
        vote, kind = e.score * weights.get(_meeting(e, pair), 0.0), e.type.value
        if vote < 0:
            contra[kind] = min(contra.get(kind, 0.0), vote)
        else:
            pro[kind] = max(pro.get(kind, 0.0), vote)
    return pro, contra


def _meeting(event: Event, pair: Pair) -> int:
    """Return how many of a pair's parties an event has; `_TURNED` if only the other way round."""
    met = int(fit(event, pair))
    turned = met == 0 and fit(event, Pair(pair.text, pair.target, pair.source)) > 0
    return _TURNED if turned else met


def fit(event: Event, pair: Pair) -> float:
    """Return how many of a pair's two parties an event has: 0, 1 or 2; equals stand either way."""
    targets = event.recipients or (event.actors if len(event.actors) > 1 else ())
    return _meets(event.actors, pair.source) + _meets(targets, pair.target)


def _meets(parties: Sequence[Finding[Actor]], span: Range | None) -> float:
    if span is None:
        return 0.0
    start, end = span
    return float(any(q.span.start < end and start < q.span.end for p in parties for q in p.quotes))
