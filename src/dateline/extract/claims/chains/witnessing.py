"""Who saw what others tell: "the owner said its crew had seen C", "told by a guard of C".

Within the words of a speaker, whoever saw or heard something is the one who tells of it first.
"""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.nounphrases import phrase_at
from dateline.extract.claims.grammar.relays import can_relay
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    phrase,
    runs,
    subject,
    word,
)
from dateline.extract.claims.surface import form_of

_SEEING = frozenset({"see", "hear", "witness", "watch", "recognise", "recognize", "overhear",
                     "spot", "notice", "glimpse"})  # fmt: skip
_INFORMING = frozenset({"tell", "inform", "notify", "advise"})
_STOPS = frozenset({",", ";", ".", ":"})
_FAR = 14
"""Tokens from "told" to the "of" of what was told."""


def witnessed(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with those of witnesses within, and of those told "of" something."""
    result = list(found)
    for token in layers.tokens:
        lemma = token.base
        if lemma in _SEEING and token.tag[:2] == "VB":
            new = _seen(layers, token.i, found)
        elif lemma in _INFORMING and token.tag[:2] == "VB":
            new = _told_of(layers, token.i, found)
        else:
            continue
        result += [new] if new is not None else []
    return result


def _seen(layers: Layers, verb: int, found: Sequence[Attribution]) -> Attribution | None:
    """Read "S said T had seen C" as what T saw, told by S."""
    who = subject(layers, verb)
    if who is None or who > verb or is_negated(layers, verb) or not can_relay(layers, who):
        return None
    if word_table("roles", "kind").get(layers.tokens[who].base) != "person":
        return None
    outer = _around(layers, verb, found)
    held = children_of(layers, verb, "dobj", "ccomp", "xcomp", "advcl")
    if outer is None or who in outer.sources or not any(h > verb for h in held):
        return None
    if child_of(layers, verb, "auxpass", "nsubjpass") is not None:
        return None
    inside = {i for h in held if h > verb for i in below(layers, h)}
    return _report(layers, verb, who, inside, (*outer.sources[:1], *outer.chain))


def _told_of(layers: Layers, verb: int, found: Sequence[Attribution]) -> Attribution | None:
    """Read "S told T (, who told Z,) of C" and the passive ("T was told by S of C")."""
    end = layers.sentences[layers.tokens[verb].sentence].last
    if any(a.cue is not None and a.cue[0] <= verb < a.cue[1] and a.content for a in found):
        return None
    over = next(
        (i for i in range(verb + 2, min(end - 1, verb + _FAR))
         if word(layers, i) in ("of", "about") and _opens(layers, i)), None,
    )  # fmt: skip
    held = phrase_at(layers, over + 1, end) if over is not None else None
    if over is None or held is None:
        return None
    agent = child_of(layers, verb, "agent")
    passive = child_of(layers, verb, "auxpass") is not None
    who = child_of(layers, agent, "pobj") if agent is not None else subject(layers, verb)
    if who is None or not can_relay(layers, who) or (passive and agent is None):
        return None
    outer = _around(layers, verb, found)
    links: tuple[int, ...] = ()
    if outer is not None:
        links = tuple(h for h in (*outer.sources[:1], *outer.chain) if h != who)
    elif passive and (own := subject(layers, verb)) is not None:
        links = (own,)
    inside = set(range(over + 1, next((i for i in range(over + 1, end)
                                       if layers.tokens[i].text in _STOPS), end)))  # fmt: skip
    return _report(layers, verb, who, inside, links)


def _opens(layers: Layers, i: int) -> bool:
    """Tell whether "of" opens what is told: after a comma, "him" or the listener's noun."""
    before = layers.tokens[i - 1]
    return before.text == "," or before.pos in ("PRON", "NOUN", "PROPN")


def _around(layers: Layers, i: int, found: Sequence[Attribution]) -> Attribution | None:
    """Return the narrowest report that a token stands in."""
    start = layers.tokens[i].start
    holding = [
        a for a in found
        if a.sources and not a.view and a.stance in ("assert", "confirm", "concede")
        and a.covers(start, start + 1) and (a.cue is None or not a.cue[0] <= i < a.cue[1])
    ]  # fmt: skip
    return min(holding, key=Attribution.width, default=None)


def _report(
    layers: Layers, verb: int, who: int, inside: set[int], chain: Sequence[int]
) -> Attribution | None:
    pieces = tuple(runs(layers, inside))
    if not pieces or who in chain:
        return None
    return Attribution(
        sources=(who,), source_spans=(phrase(layers, who),), chain=tuple(chain),
        cue=(verb, verb + 1), stance="assert", form=form_of(layers, pieces), content=pieces,
        rule="claim.witness",
    )  # fmt: skip
