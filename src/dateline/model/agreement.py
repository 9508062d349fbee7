"""Agreement of two readers of the same texts of the corpus."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.document import Span
from dateline.model.corpus import Item, Mention


class Agreement(msgspec.Struct, frozen=True):
    """How far two readers agree: F1 of events (trigger and type), of triggers, of parties.

    Mode, realis and parties are compared on the events that both marked.
    """

    texts: int
    events: float
    triggers: float
    actors: float
    recipients: float
    mode: float
    realis: float


def agreement(left: Iterable[Item], right: Iterable[Item]) -> Agreement:
    """Return how far two readers agree on the paragraphs that both have read."""
    ours = {p.text: p.mentions for i in left for p in i.paragraphs}
    theirs = {p.text: p.mentions for i in right for p in i.paragraphs}
    shared = [t for t in ours if t in theirs]
    same, met, marked = [], 0, 0
    for text in shared:
        marked += len(ours[text]) + len(theirs[text])
        pairs = _paired(ours[text], theirs[text])
        met += len(pairs)
        same += [(a, b) for a, b in pairs if a.type == b.type]
    return Agreement(
        texts=len(shared),
        events=_ratio(2 * len(same), marked),
        triggers=_ratio(2 * met, marked),
        actors=_parties([(a.actors, b.actors) for a, b in same]),
        recipients=_parties([(a.recipients, b.recipients) for a, b in same]),
        mode=_ratio(sum(a.mode == b.mode for a, b in same), len(same)),
        realis=_ratio(sum(a.realis == b.realis for a, b in same), len(same)),
    )


def _paired(left: Sequence[Mention], right: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    free = list(right)
    pairs = []
    for mine in left:
        over = [m for m in free if m.trigger.overlaps(mine.trigger)]
        over.sort(key=lambda m: m.type != mine.type)
        if over:
            free.remove(over[0])
            pairs.append((mine, over[0]))
    return pairs


def _parties(pairs: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> float:
    hits = sum(any(a.overlaps(b) for b in right) for left, right in pairs for a in left)
    hits += sum(any(a.overlaps(b) for a in left) for left, right in pairs for b in right)
    return _ratio(hits, sum(len(left) + len(right) for left, right in pairs))


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0
