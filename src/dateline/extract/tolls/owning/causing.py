"""Causes of tolls that no likely draft is: what the syntax makes their cause, or what befell.

"The gunman killed 19 before officers shot him" tells two deeds; a train that ran into another and
killed 17 is no deed of conflict, but its dead are told and want an event to stand with.
"""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.codebook.frames import Frame
from dateline.extract.events.drafts import Draft
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.realis import read_realis
from dateline.extract.tolls.lexicon import harm_of
from dateline.extract.tolls.mentions import TollMention
from dateline.records import TollKind

_BARE = 0.02
"""Probability of an event that nothing but its toll speaks for."""
_HANDLES = frozenset({
    "bury", "carry", "bring", "take", "pull", "dig", "recover", "receive", "collect", "ferry",
    "drag", "lay", "retrieve", "haul", "remove", "find", "wash", "load", "rush",
})  # fmt: skip
"""What is done with the dead and the wounded when the deed is over."""
_VICTIMS = frozenset({
    "body", "corpse", "dead", "wounded", "injured", "casualty", "victim", "remains", "coffin",
})  # fmt: skip
_CAUSE = Frame(id="toll.cause-assault", type="ASSAULT", yes=(), no=())
_CAUSES: dict[TollKind, Frame] = {
    "captured": Frame(id="toll.cause-coerce", type="COERCE", yes=(), no=()),
    "crowd": Frame(id="toll.cause-protest", type="PROTEST", yes=(), no=()),
}
"""What stands for the reading of an event by its toll alone."""


def without_givers(
    layers: Layers, likely: list[Draft], tolls: Sequence[TollMention]
) -> list[Draft]:
    """Return the likely drafts without those that only give the number of another's dead.

    "Gunmen opened fire. The army put the dead at a dozen": to put is no deed. Nor is it one to
    bury the dead or to carry off the wounded.
    """
    mere = only_giving(layers, likely, tolls)
    others = [d for d in likely if d.type in ("ASSAULT", "PROTEST") and d not in mere]
    return [d for d in likely if d not in mere] if others else likely


def only_giving(
    layers: Layers, drafts: Sequence[Draft], tolls: Sequence[TollMention]
) -> list[Draft]:
    """Return the drafts whose words but state a number of victims, or what became of them later."""
    giving = {
        m.harm for m in tolls
        if "-stated" in m.finding.rule and not harm_of(layers, m.harm)
    }  # fmt: skip
    giving |= {verb for m in tolls if (verb := handling(layers, m)) is not None}
    return [
        d for d in drafts
        if d.type in ("ASSAULT", "COERCE")
        and set(d.heads) & giving
        and all(h in giving or _only_told(layers, h) for h in d.heads)
    ]  # fmt: skip


def handling(layers: Layers, mention: TollMention) -> int | None:
    """Return the verb by which the dead or wounded of a toll are but buried, found or moved."""
    if mention.finding.value.kind not in ("killed", "injured"):
        return None
    counted = layers.tokens[mention.first : mention.last]
    hanging = [t for t in counted if t.dep in ("dobj", "nsubjpass")]
    verb = layers.tokens[hanging[0].head] if hanging else None
    if verb is None or verb.base not in _HANDLES:
        return None
    words = layers.tokens[mention.first : mention.last + 1]
    hurt = any(t.base in _VICTIMS or t.low in _VICTIMS for t in words)
    return verb.i if hurt or mention.harm == verb.i else None


def _only_told(layers: Layers, i: int) -> bool:
    """Tell whether a trigger is but a noun for those harmed ("the wounded")."""
    return bool(harm_of(layers, i)) and layers.tokens[i].pos != "VERB"


def bare_event(layers: Layers, at: int, kind: TollKind) -> Draft:
    """Return the draft of an event that only its toll, of a kind, speaks for."""
    part = "verb" if layers.tokens[at].pos in ("VERB", "AUX") else "noun"
    frame = _CAUSES.get(kind, _CAUSE)
    match = Match(frame, part, at, at, at + 1)
    return Draft(
        [match], frame.type, None, None, [], [], read_realis(layers, at), probability=_BARE
    )
