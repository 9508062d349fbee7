"""Owners for the tolls that no event's syntax claims: the nearest deed that can have done it."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.events.drafts import Draft
from dateline.extract.events.kinds import HARMING
from dateline.extract.tolls.belonging import belongs
from dateline.extract.tolls.causing import what_befell, with_causes, without_givers
from dateline.extract.tolls.lexicon import harm_of
from dateline.extract.tolls.mentions import TollMention
from dateline.records import EventType, Finding, Toll, TollKind
from dateline.records.summing import RUNNING

_DOERS: dict[TollKind, tuple[EventType, ...]] = {
    "killed": ("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"),
    "injured": ("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"),
    "missing": ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"),
    "captured": ("COERCE", "ASSAULT", "PROTEST", "SANCTION", "MOBILIZE"),
    "displaced": ("ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST"),
    "damaged": ("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"),
    "crowd": ("PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION"),
}
"""Which types of event leave a toll of a kind, the likeliest first."""
_WEAK = 0.3
"""Probability below which a draft gives way to a word for what kills or hurts, told near by."""
_HAPPENED = frozenset({"actual", "ongoing"})
_SUFFERED = frozenset({"object", "subject", "either", "state"})
_UNLIKELY = 2
"""Sentences by which a type that seldom leaves such a toll must be nearer."""
_LATER, _ELSEWHERE, _AFTER = 2, 4, 8
"""How far the next sentence is, an earlier paragraph, and a later one, in sentences."""


def restored(
    layers: Layers, drafts: Sequence[Draft], likely: list[Draft], tolls: Sequence[TollMention],
    spare: Callable[[], Sequence[Draft]],
) -> list[Draft]:  # fmt: skip
    """Return the likely drafts, with unlikely ones that a toll without any owner bears out.

    Only where no likely draft can have left the toll: of `drafts` the likeliest that can, else of
    the `spare` ones that the model alone reads.
    """
    likely = without_givers(layers, likely, tolls)
    if any(d.type in HARMING and not _sums_up(d, tolls) for d in likely):
        wanting = _unowned(layers, likely, tolls)
        pool = [d for d in drafts if d not in likely] if wanting else []
        pool = _that_happened([*pool, *(spare() if wanting else ())], set(HARMING))
        return with_causes(layers, wanting, likely, pool)
    told = [m for m in tolls if m.finding.value.most != 0 and m.part_of is None]
    kinds = {m.finding.value.kind for m in told if not m.running}
    if not kinds:
        return likely
    able = {t for k in kinds for t in _DOERS[k][:2]}
    fitting = _that_happened([d for d in drafts if d not in likely], able)
    fitting = fitting or _that_happened(spare(), able)
    if not fitting:
        return sorted([*likely, *what_befell(layers, told)], key=lambda d: d.matches[0].first)
    fitting = [d for d in fitting if not _sums_up(d, tolls)] or fitting
    causes = {m.event for m in told} | {m.harm for m in told if m.event is not None}
    best = max(fitting, key=lambda d: (bool(causes & set(d.heads)), d.probability or 0.0))
    if (best.probability or 0.0) < _WEAK and not causes & set(best.heads):
        befell = what_befell(layers, told, mere=False)
        if befell:
            return sorted([*likely, *befell], key=lambda d: d.matches[0].first)
    return sorted([*likely, best], key=lambda d: d.matches[0].first)


def _unowned(
    layers: Layers, likely: Sequence[Draft], tolls: Sequence[TollMention]
) -> list[TollMention]:
    """Return the tolls that the syntax gives to no likely draft, without parts and long counts."""
    return [
        m for m in tolls
        if m.finding.value.most != 0 and m.part_of is None and not m.running
        and not any(belongs(layers, m, frozenset(d.heads))
                    for d in likely if m.finding.value.kind in left_by(d.type))
    ]  # fmt: skip


def _that_happened(drafts: Sequence[Draft], able: set[EventType]) -> list[Draft]:
    return [d for d in drafts if d.type in able and d.realis.value in _HAPPENED]


def adopt(
    layers: Layers, drafts: Sequence[Draft], tolls: Sequence[TollMention]
) -> dict[int, tuple[Finding[Toll], ...]]:
    """Return the tolls that are given to each draft, by the token of the draft's first trigger.

    Only tolls that belong to no draft by syntax are given away: to the nearest draft of a type
    that leaves such a toll, in the own sentence, then before it, then after it.
    """
    able = [d for d in drafts if d.type in HARMING]
    happened = [d for d in able if d.realis.value in _HAPPENED] or able
    found: dict[int, list[Finding[Toll]]] = {}
    owned = {
        (m.finding.value.kind, d.heads[0])
        for d in able for m in tolls
        if m.finding.value.kind in left_by(d.type) and belongs(layers, m, frozenset(d.heads))
    }  # fmt: skip
    suffered = {
        m.harm: m.finding.value.kind for m in tolls
        if {h.pattern for h in harm_of(layers, m.harm)} & _SUFFERED and not m.event
    }  # fmt: skip
    for mention in tolls:
        kind = mention.finding.value.kind
        mine = [d for d in able if kind in left_by(d.type)]
        if any(belongs(layers, mention, frozenset(d.heads)) for d in mine):
            continue
        owner = _whole_owner(layers, mention, tolls, able)
        near = [d for d in happened if mention.running or not _sums_up(d, tolls)]
        owner = owner or _nearest(layers, mention, near, owned, suffered)
        if owner is None:
            continue
        marks = "+nearest" + (RUNNING if mention.running else "")
        finding = msgspec.structs.replace(mention.finding, rule=mention.finding.rule + marks)
        found.setdefault(owner.heads[0], []).append(finding)
    return {head: tuple(given) for head, given in found.items()}


def _sums_up(draft: Draft, tolls: Sequence[TollMention]) -> bool:
    """Tell whether a draft only tells a running total ("the war has killed 12,000")."""
    return any(m.running and m.harm in draft.heads for m in tolls)


def left_by(kind: EventType) -> tuple[TollKind, ...]:
    """Return the kinds of toll that an event of a type leaves by the words for it.

    >>> left_by("MOBILIZE")
    ()
    """
    return tuple(toll for toll, types in _DOERS.items() if kind in types[:3])


def _whole_owner(
    layers: Layers, mention: TollMention, tolls: Sequence[TollMention], drafts: Sequence[Draft]
) -> Draft | None:
    """Return the draft that the total belongs to of which this toll is a part."""
    if mention.part_of is None:
        return None
    whole = tolls[mention.part_of]
    return next((d for d in drafts if belongs(layers, whole, frozenset(d.heads))), None)


def _nearest(
    layers: Layers, mention: TollMention, drafts: Sequence[Draft],
    owned: set[tuple[TollKind, int]], suffered: Mapping[int, TollKind],
) -> Draft | None:  # fmt: skip
    """Return the draft nearest to a toll: by sentence, then by type, then the one told most.

    What follows and tells a toll of its own (`owned`: kinds by first trigger) has no other. An
    event that is told only by what somebody else suffered (`suffered`: those words, by kind) is
    less near.
    """
    kind = mention.finding.value.kind
    order = _DOERS[kind]
    own = layers.tokens[mention.harm].sentence
    again = not harm_of(layers, mention.harm)  # "troops said 30 died, the rebels admitted to three"
    mere = {
        i for i, told in suffered.items()
        if i != mention.harm and layers.tokens[i].sentence == own and not (again and told == kind)
    } & {d.heads[0] for d in drafts if set(d.heads) <= set(suffered)}  # fmt: skip
    ranked = [
        (_sentences(layers, mention, head, known=(kind, draft.heads[0]) in owned)
         + _UNLIKELY * (draft.type not in order[:2] or draft.heads[0] in mere),
         order.index(draft.type),
         _weight(layers, draft, mention, head), _depth(layers, mention, head),
         abs(head - mention.head), n)
        for n, draft in enumerate(drafts)
        for head in draft.heads
    ]  # fmt: skip
    return drafts[min(ranked)[-1]] if ranked else None


def _depth(layers: Layers, mention: TollMention, head: int) -> int:
    """Return how deep in another sentence a trigger stands: its main verb is what happened."""
    same = layers.tokens[mention.harm].sentence == layers.tokens[head].sentence
    return 0 if same else len(list(layers.ancestors(head)))


def _weight(layers: Layers, draft: Draft, mention: TollMention, head: int) -> int:
    """Return how little is told of a draft that stands in another paragraph than the toll."""
    return 0 if _sentences(layers, mention, head) < _ELSEWHERE else -len(draft.heads)


def _sentences(layers: Layers, mention: TollMention, head: int, *, known: bool = False) -> int:
    """Return how far a trigger is from a toll: what was told before is nearer than what follows."""
    own, other = layers.tokens[mention.harm].sentence, layers.tokens[head].sentence
    if own == other:
        return 0
    here = layers.sentences[own].block == layers.sentences[other].block
    if other < own:
        return min(own - other, _ELSEWHERE - 1) if here else _ELSEWHERE
    return _LATER if here and other == own + 1 and not known else _AFTER
