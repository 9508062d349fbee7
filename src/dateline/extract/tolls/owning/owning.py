"""Owners for the tolls that no event's syntax claims: the deed that most speaks for."""

from collections.abc import Callable, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.slots import kids
from dateline.extract.events.joining.apart import LENGTHS
from dateline.extract.events.kinds import HARMING
from dateline.extract.tolls.belonging import belongs
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.owning.causing import bare_event, only_giving, without_givers
from dateline.extract.tolls.owning.choosing import Chooser
from dateline.extract.tolls.owning.doers import left_by
from dateline.extract.tolls.owning.reach import TollReach
from dateline.extract.tolls.unmeant.unhurt import by_itself
from dateline.records import Finding, Toll
from dateline.records.summing import RUNNING

_HAPPENED = frozenset({"actual", "ongoing"})


def restored(
    layers: Layers, drafts: Sequence[Draft], likely: list[Draft], tolls: Sequence[TollMention],
    spare: Callable[[], Sequence[Draft]],
) -> list[Draft]:  # fmt: skip
    """Return the likely drafts, with what left the tolls that the syntax gives to none of them.

    That may be one of the unlikely `drafts`, one of the `spare` ones that the model alone reads,
    or a word for a deed or a mishap, as an event of a low score.
    """
    likely = without_givers(layers, likely, tolls)
    wanting = _unowned(layers, likely, tolls)
    if not wanting:
        return likely
    weighing = chooser(layers, drafts, likely, tolls, spare)
    found = list(likely)
    for mention in wanting:
        cause = weighing.cause(mention)
        if cause is None or any(cause.at in d.heads for d in found):
            continue
        if mention.finding.value.most == 0 and cause.at == mention.harm:
            continue  # "no one was hurt" is nothing without a deed
        found.append(cause.draft or bare_event(layers, cause.at, mention.finding.value.kind))
    return sorted(found, key=lambda d: d.matches[0].first)


def chooser(
    layers: Layers, drafts: Sequence[Draft], likely: list[Draft], tolls: Sequence[TollMention],
    spare: Callable[[], Sequence[Draft]],
) -> Chooser:  # fmt: skip
    """Return what weighs the likely drafts as causes of tolls, beside all that are less likely."""
    likely = without_givers(layers, likely, tolls)
    pool = [*(d for d in drafts if d not in likely), *spare()]
    mere = only_giving(layers, pool, tolls)
    pool = [d for d in pool if d not in mere]
    return Chooser(layers, tolls, likely, _that_happened(pool))


def _unowned(
    layers: Layers, likely: Sequence[Draft], tolls: Sequence[TollMention]
) -> list[TollMention]:
    """Return the tolls that the syntax gives to no likely draft, without parts."""
    owned: set[int] = set()
    reach = TollReach(layers, tolls)
    for draft in likely:
        kinds, heads = left_by(draft.type), frozenset(draft.heads)
        owned.update(
            n for n in reach.numbers(heads)
            if n not in owned and tolls[n].finding.value.kind in kinds
            and belongs(layers, tolls[n], heads)
        )  # fmt: skip
    return [m for n, m in enumerate(tolls) if m.part_of is None and n not in owned]


def _that_happened(drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.type in HARMING and d.realis.value in _HAPPENED]


def adopt(
    layers: Layers, drafts: Sequence[Draft], tolls: Sequence[TollMention]
) -> dict[int, tuple[Finding[Toll], ...]]:
    """Return the tolls that are given to each draft, by the token of the draft's first trigger.

    Only tolls that belong to no draft by syntax are given away: a part with its total, else to the
    draft that most speaks for.
    """
    able = [d for d in drafts if d.type in HARMING]
    happened = [d for d in able if d.realis.value in _HAPPENED] or able
    weighing = Chooser(layers, tolls, happened, words=False)
    found: dict[int, list[Finding[Toll]]] = {}
    owners: dict[int, Draft] = {}
    reach = TollReach(layers, tolls)
    for draft in able:
        kinds, heads = left_by(draft.type), frozenset(draft.heads)
        for n in reach.numbers(heads):
            mine = n not in owners and tolls[n].finding.value.kind in kinds
            if mine and belongs(layers, tolls[n], heads) and not did_it(layers, draft, tolls[n]):
                owners[n] = draft
    owned = frozenset(owners)
    for n, mention in enumerate(tolls):
        if n in owned:
            continue
        whole = mention.part_of
        owner = owners.get(whole) if whole is not None and whole < n else None
        owner = owner or weighing.owner(mention)
        if (
            owner is None
            or _is_shown(layers, mention, owner)
            or _is_held_for(layers, mention, owner)
        ):
            continue
        if by_itself(layers, mention.harm) or _was_before(layers, mention, owner):
            continue
        if _is_of_illness(layers, mention, owner):
            continue
        owners[n] = owner
        marks = "+nearest" + (RUNNING if mention.running else "")
        finding = msgspec.structs.replace(mention.finding, rule=mention.finding.rule + marks)
        found.setdefault(owner.head, []).append(finding)
    return {head: tuple(given) for head, given in found.items()}


def _is_shown(layers: Layers, mention: TollMention, draft: Draft) -> bool:
    """Tell whether a caption only shows the damage: "a burnt-out helicopter on the tarmac".

    What broke it may be any deed that the article tells, or none.
    """
    if mention.finding.value.kind != "damaged":
        return False
    apart = layers.block_of(mention.first) != layers.block_of(draft.head)
    return apart and layers.role_of(mention.first) == "caption"


def _is_of_illness(layers: Layers, mention: TollMention, draft: Draft) -> bool:
    """Tell whether a sentence tells of the sick alone: "Cholera: 1,204 cases and 38 deaths"."""
    here = layers.tokens[mention.first].sentence
    if mention.finding.value.kind not in ("killed", "injured") or any(
        layers.tokens[h].sentence == here for h in draft.heads
    ):
        return False
    sentence = layers.sentences[here]
    told = layers.tokens[sentence.first : sentence.last]
    words = {word for t in told for word in (t.base, t.low)}
    return bool(words & load_codebook().classes["ailment"])


def _was_before(layers: Layers, mention: TollMention, draft: Draft) -> bool:
    """Tell whether a clause only dates the deed by an older harm: "months after a roof fell"."""
    for i in (mention.harm, *layers.ancestors(mention.harm)):
        marks = [t for t in kids(layers, i, "mark") if t.low in ("after", "before")]
        if layers.tokens[i].dep != "advcl" or not marks:
            continue
        timed = layers.tokens[marks[0].i - 1].base in LENGTHS
        return timed and not any(i in (h, *layers.ancestors(h)) for h in draft.heads)
    return False


def _is_held_for(layers: Layers, mention: TollMention, draft: Draft) -> bool:
    """Tell whether somebody held is the doer of the deed, of which he is then no toll."""
    if mention.finding.value.kind != "captured":
        return False
    doers = {j for a in draft.actors for j in (a, *layers.refers.get(a, ()))}
    return mention.head in doers and mention.head not in draft.recipients


def did_it(layers: Layers, draft: Draft, mention: TollMention) -> bool:
    """Tell whether those harmed did the deed that a noun only takes up again.

    "Police fired tear gas. The night's incidents injured fourteen police officers."
    """
    if mention.harm not in draft.heads and _is_held_for(layers, mention, draft):
        return True
    if mention.event is None or mention.event == draft.head or mention.harm in draft.heads:
        return False
    harmed = {layers.tokens[i].base for i in range(mention.first, mention.last)}
    doers, suffered = (
        {layers.tokens[h].base for h in heads} for heads in (draft.actors, draft.recipients)
    )
    return bool(harmed & doers) and not harmed & suffered
