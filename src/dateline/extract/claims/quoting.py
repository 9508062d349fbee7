"""Speakers that others quote: "X quoted S as saying C", "X reported C, citing S"."""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Draft
from dateline.extract.claims.grammar.complements import complement
from dateline.extract.claims.grammar.cues import cue_span, cues
from dateline.extract.claims.grammar.doers import doer, speakers
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    heads,
    is_passive,
    word,
)


def quoted_speaker(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return "X quoted S as saying C", "S was quoted as saying C" and "X reported C, citing S"."""
    passive = is_passive(layers, i)
    who = child_of(layers, i, "nsubjpass") if passive else child_of(layers, i, "dobj")
    as_saying = next(
        (s for p in children_of(layers, i, "prep", "advcl", "mark") if word(layers, p) == "as"
         for s in children_of(layers, p, "pcomp")), None
    )  # fmt: skip
    if as_saying is None:
        as_saying = next((c for c in children_of(layers, i, "advcl", "xcomp")
                          if layers.tokens[c].lemma.lower() in cues("say")), None)  # fmt: skip
    if who is None:
        return None
    if as_saying is None or (layers.tokens[as_saying].dep == "advcl" and as_saying < i):
        return _citing(layers, i, who, cut) if not passive else None
    content = complement(layers, as_saying, "say", particle=None, cut=cut) or set()
    outer = doer(layers, i)
    sources, spans = speakers(layers, who)
    return Draft(
        anchor=as_saying, cue=(cue_span(layers, i, None)[0], as_saying + 1), sources=sources,
        spans=spans, stance="assert", rule="claim.quoted", tokens=content,
        outer=heads(layers, outer) if outer is not None else (), quotable=True, bare=not content,
    )  # fmt: skip


def _citing(layers: Layers, i: int, who: int, cut: Collection[int]) -> Draft | None:
    """Return the speaker in "…, citing a military source", who says the clause before."""
    token = layers.tokens[i]
    if (
        token.lemma.lower() not in ("cite", "quote")
        or token.tag != "VBG"
        or token.dep not in ("advcl", "prep")
    ):
        return None
    if not _can_speak(layers, who):
        return None
    head = token.head
    content = complement(layers, head, "say", particle=None, cut=[*cut, i])
    outer = doer(layers, head) if content is not None else None
    if content is None:
        content = below(layers, head, [*cut, i])
    sources, spans = speakers(layers, who)
    return Draft(
        anchor=i, cue=(i, i + 1), sources=sources, spans=spans, stance="assert",
        rule="claim.citing", tokens=content,
        outer=heads(layers, outer) if outer is not None else (),
    )  # fmt: skip


def _can_speak(layers: Layers, i: int) -> bool:
    """Tell whether a noun can be cited as a speaker, not as a reason ("citing concerns")."""
    token = layers.tokens[i]
    return (
        token.pos == "PROPN"
        or token.lemma.lower() in word_table("roles", "kind")
        or token.lemma.lower() in cues("document")
        or token.lemma.lower() in ("source", "official", "witness", "resident", "agency")
    )
