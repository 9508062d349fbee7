"""Causes of tolls that no likely draft is: what the syntax makes their cause, or what befell.

"The gunman killed 19 before officers shot him" tells two deeds; a train that ran into another and
killed 17 is no deed of conflict, but its dead are told and want an event to stand with.
"""

import functools
from collections.abc import Iterator, Sequence

from dateline.annotate import Layers
from dateline.codebook.frames import Frame
from dateline.codebook.words import word_table
from dateline.extract.events.drafts import Draft
from dateline.extract.events.matches import Match
from dateline.extract.events.realis import read_realis
from dateline.extract.events.slots import kids
from dateline.extract.tolls.lexicon import deeds, harm_of
from dateline.extract.tolls.mentions import TollMention
from dateline.records import EventType, TollKind

_CAUSED = 0.12
"""Probability from which a draft stands that the syntax makes the cause of a toll."""
_BARE = 0.02
"""Probability of an event that nothing but its toll speaks for."""
_LEFT: dict[TollKind, tuple[EventType, ...]] = {
    "captured": ("COERCE", "ASSAULT"), "crowd": ("PROTEST",),
}  # fmt: skip
_CAUSE = Frame(id="toll.cause-assault", type="ASSAULT", yes=(), no=())
"""What stands for the reading of an event by its toll alone."""
_BODILY = frozenset({"killed", "injured", "missing", "damaged", "displaced"})


def with_causes(
    layers: Layers, wanting: Sequence[TollMention], likely: list[Draft], pool: Sequence[Draft]
) -> list[Draft]:
    """Return the likely drafts, with those of `pool` that are the cause of an unowned toll.

    Where the pool has none, a verb with the harm hanging on it makes a draft of its own ("drove
    into a bus stop, killing a man").
    """
    found = list(likely)
    for mention in wanting:
        able = _LEFT.get(mention.finding.value.kind, ("ASSAULT", "PROTEST"))
        causes = list(_causes(layers, mention))
        if not causes or {h for d in found for h in d.heads} & set(causes):
            continue
        fitting = [
            d for cause in causes for d in pool
            if cause in d.heads and d.type in able and (d.probability or 0.0) >= _CAUSED
        ]  # fmt: skip
        if fitting:
            found.append(fitting[0])
        elif mention.event is not None and _hangs(layers, mention, likely):
            found.append(_bare(layers, mention.event))
    added = len(found) > len(likely)
    return sorted(found, key=lambda d: d.matches[0].first) if added else likely


def without_givers(
    layers: Layers, likely: list[Draft], tolls: Sequence[TollMention]
) -> list[Draft]:
    """Return the likely drafts without those that only give the number of another's dead.

    "Gunmen opened fire. The army put the dead at a dozen": to put is no deed.
    """
    giving = {
        m.harm for m in tolls
        if "-stated" in m.finding.rule and not harm_of(layers, m.harm)
    }  # fmt: skip
    bare = {h for d in likely for h in d.heads if _only_told(layers, h)}
    mere = [
        d for d in likely
        if d.type in ("ASSAULT", "COERCE")
        and set(d.heads) & giving
        and set(d.heads) <= giving | bare
    ]  # fmt: skip
    others = [d for d in likely if d.type in ("ASSAULT", "PROTEST") and d not in mere]
    return [d for d in likely if d not in mere] if others else likely


def _only_told(layers: Layers, i: int) -> bool:
    """Tell whether a trigger is but a noun for those harmed ("the wounded")."""
    return bool(harm_of(layers, i)) and layers.tokens[i].pos != "VERB"


def what_befell(layers: Layers, told: Sequence[TollMention], *, mere: bool = True) -> list[Draft]:
    """Return an event for the tolls of a text in which nothing else can have left them.

    It is the cause by syntax, else the nearest word for a deed or a mishap, else (`mere`) the word
    of harm.
    """
    for mention in sorted(told, key=lambda m: m.event is None):
        if mention.running or mention.finding.value.kind not in _BODILY:
            continue
        own = mention.harm if mere and harm_of(layers, mention.harm) else None
        near = _nearest(layers, mention)
        at = next((i for i in (mention.event, near, own) if i is not None), None)
        if at is not None:
            return [_bare(layers, at)]
    return []


def _causes(layers: Layers, mention: TollMention) -> Iterator[int]:
    """Yield the words that syntax makes the cause of a toll, the outer first."""
    if mention.event is not None:
        yield mention.event
    token = layers.tokens[mention.harm]
    acts = kids(layers, token.i, "nsubj") and kids(layers, token.i, "dobj")
    if token.pos == "VERB" and acts and harm_of(layers, token.i):
        yield token.i


def _hangs(layers: Layers, mention: TollMention, likely: Sequence[Draft]) -> bool:
    """Tell whether the harm is what the cause does at once: ", killing a man".

    Not where its sentence tells a likely deed beside it.
    """
    token = layers.tokens[mention.harm]
    here = {layers.tokens[h].sentence for d in likely if d.type == "ASSAULT" for h in d.heads}
    if token.sentence in here:
        return False
    verb = mention.event is not None and layers.tokens[mention.event].pos == "VERB"
    return (
        verb
        and token.tag == "VBG"
        and token.dep in ("advcl", "xcomp", "conj")
        and mention.finding.value.kind in _BODILY
    )


def _nearest(layers: Layers, mention: TollMention) -> int | None:
    """Return the word for a deed or a mishap that is nearest: what was told before goes first."""
    own = layers.tokens[mention.harm].sentence
    ranked = [
        (own - t.sentence if t.sentence <= own else t.sentence - own + 1, t.i)
        for t in layers.tokens
        if abs(t.sentence - own) <= 2 and _befalls(layers, t.i)
    ]
    return min(ranked)[1] if ranked else None


def _befalls(layers: Layers, i: int) -> bool:
    token = layers.tokens[i]
    after = layers.tokens[i + 1 : i + 4]
    wounds = any(t.lemma.lower() in ("wound", "injury") for t in after)
    if wounds or token.dep in ("compound", "nmod", "amod"):
        return False  # "spear and bullet wounds"
    part = "verb" if token.pos == "VERB" else "noun" if token.pos in ("NOUN", "PROPN") else ""
    lemma = token.lemma.lower()
    listed = _causes_listed().get(lemma)
    if part and (listed in (part, "both") or (listed == "who" and part == "noun")):
        return True
    return part == "noun" and lemma in deeds() and not harm_of(layers, i)


@functools.cache
def _causes_listed() -> dict[str, str]:
    return dict(word_table("causes", "part"))


def _bare(layers: Layers, at: int) -> Draft:
    """Return the draft of an event that only its toll speaks for."""
    part = "verb" if layers.tokens[at].pos in ("VERB", "AUX") else "noun"
    match = Match(_CAUSE, part, at, at, at + 1)
    return Draft(
        [match], _CAUSE.type, None, None, [], [], read_realis(layers, at), probability=_BARE
    )
