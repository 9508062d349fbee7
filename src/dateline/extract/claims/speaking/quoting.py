"""Speakers that others quote: "X quoted S as saying C", "X reported C, citing S"."""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Draft
from dateline.extract.claims.grammar.citing import cited, interposed
from dateline.extract.claims.grammar.complements import complement
from dateline.extract.claims.grammar.cues import cue_span, cues, frames
from dateline.extract.claims.grammar.doers import antecedent, doer, speakers
from dateline.extract.claims.grammar.relays import carriers
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    heads,
    is_passive,
    subject,
    word,
)

_SHORTEST = 4
"""Tokens from a colon on that can be a statement."""
_HEARING = frozenset({"hear", "learn"})


def quoted_speaker(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return "X quoted S as saying C", "S was quoted as saying C" and "X reported C, citing S"."""
    if layers.tokens[i].base in _HEARING:
        return _heard(layers, i, cut)
    as_saying = _as_saying(layers, i)
    if as_saying is None or (layers.tokens[as_saying].dep == "advcl" and as_saying < i):
        return _citing(layers, i, cut)
    passive = is_passive(layers, i)
    who = child_of(layers, i, "nsubjpass") if passive else child_of(layers, i, "dobj")
    if who is None:
        return None
    content = complement(layers, as_saying, "say", particle=None, cut=cut) or set()
    if not content and layers.tokens[as_saying].base not in cues("say"):
        content = below(layers, as_saying, cut) - {as_saying}  # "quoted S as blaming rebels"
    if not content:  # "C, X quoted S as saying"
        before = [c for c in children_of(layers, i, "ccomp") if c < i]
        content = {t for c in before for t in below(layers, c, cut)}
    outer = doer(layers, i)
    if outer is None and (agent := child_of(layers, as_saying, "agent", "prep")) is not None:
        outer = child_of(layers, agent, "pobj") if word(layers, agent) in ("by", "on") else None
    sources, spans = speakers(layers, who, cue=as_saying)
    return Draft(
        anchor=as_saying, cue=(cue_span(layers, i, None)[0], as_saying + 1), sources=sources,
        spans=spans, stance="assert", rule="claim.quoted", tokens=content,
        outer=_links(layers, outer), quotable=True, bare=not content,
    )  # fmt: skip


def _as_saying(layers: Layers, i: int) -> int | None:
    """Return the verb of "as saying", of "as having assured", or the clause in its place."""
    for over in children_of(layers, i, "prep", "advcl", "mark"):
        if word(layers, over) == "as":
            for said in children_of(layers, over, "pcomp"):
                return said
    held = child_of(layers, i, "dobj")
    saying = children_of(layers, held, "acl") if held is not None else []
    return next((c for c in [*children_of(layers, i, "advcl", "xcomp"), *saying]
                 if layers.tokens[c].base in cues("say")
                 and (c not in saying or layers.tokens[c].tag == "VBG")), None)  # fmt: skip


def _links(layers: Layers, who: int | None) -> tuple[int, ...]:
    return (*heads(layers, who), *carriers(layers, who)) if who is not None else ()


def _citing(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return the speaker in "…, citing a military source", who says the clause before."""
    between = interposed(layers, i)
    who = between[1] if between is not None else cited(layers, i)
    if who is None:
        return None
    token = layers.tokens[i]
    outer: int | None = None
    content: set[int] | None = None
    if between is not None:
        outer, content = doer(layers, between[0]), set(range(*between[2]))
    elif token.dep in ("acl", "relcl") and _comments(layers, i):
        outer, content = token.head, set()
    elif token.dep in ("advcl", "prep") and token.tag in ("VBG", "VBN"):
        content = complement(layers, token.head, "say", particle=None, cut=[*cut, i])
        saying = bool(frames(layers, token.head, views=False))
        outer = doer(layers, token.head) if content is not None and saying else None
        content = content or below(layers, token.head, [*cut, i])
    elif (after := _read_out(layers, i)) is not None:
        outer, content = doer(layers, i), after
    if content is None:
        return None
    sources, spans = speakers(layers, who)
    if between is not None:
        spans = tuple((s, min(e, between[2][0] - 1)) for s, e in spans)
    return Draft(
        anchor=i, cue=(i, i + 1), sources=sources, spans=spans, stance="assert",
        rule="claim.citing", tokens=content, outer=_links(layers, outer),
    )  # fmt: skip


def _read_out(layers: Layers, i: int) -> set[int] | None:
    """Return what follows the colon of "S read out a text by the rebels: C"."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    colon = next((j for j in range(i, sentence.last) if layers.tokens[j].text == ":"), None)
    if subject(layers, i) is None or colon is None or sentence.last - colon < _SHORTEST:
        return None
    return set(range(colon + 1, sentence.last))


def _comments(layers: Layers, i: int) -> bool:
    """Tell whether a clause on a noun says where the noun has its words ("X, which cited S")."""
    if layers.tokens[i].dep == "acl":
        return layers.tokens[i].tag == "VBG"
    own = subject(layers, i)
    return own is not None and antecedent(layers, own) == layers.tokens[i].head


def _heard(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return the speaker in "X heard from S that C": X passes it on."""
    who = cited(layers, i)
    if who is None or layers.tokens[i].dep in ("acl", "relcl"):
        return _citing(layers, i, cut)
    content = complement(layers, i, "say", particle=None, cut=cut)
    if content is None:
        return None
    sources, spans = speakers(layers, who)
    outer = doer(layers, i)
    return Draft(
        anchor=i, cue=cue_span(layers, i, None), sources=sources, spans=spans, stance="assert",
        rule="claim.heard", tokens=content - set(range(*spans[0])) if spans else content,
        outer=_links(layers, outer),
    )  # fmt: skip
