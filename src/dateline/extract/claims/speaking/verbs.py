"""Attributions by verbs: "S said C", "C, said S", "S accused O of C"."""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Draft
from dateline.extract.claims.grammar.complements import complement
from dateline.extract.claims.grammar.cues import QUOTABLE, cue_span, cues, frames
from dateline.extract.claims.grammar.doers import doer, nobody, resumed, speakers
from dateline.extract.claims.grammar.relays import carried, carriers, listeners, through
from dateline.extract.claims.grammar.stances import offers_none
from dateline.extract.claims.grammar.trees import (
    asides_within,
    below,
    child_of,
    children_of,
    is_negated,
    is_verb,
    phrase,
    subject,
    word,
)
from dateline.extract.claims.speaking.quoting import quoted_speaker
from dateline.records import Stance


def verb_drafts(layers: Layers, cut: Collection[int], *, views: bool) -> list[Draft]:
    """Return the attributions whose cue is a verb, in text order."""
    found = []
    for token in layers.tokens:
        if is_verb(layers, token.i) and not _describes(layers, token.i):
            draft = _read(layers, token.i, cut, views=views)
            if draft is not None:
                found.append(draft)
    return found


def _describes(layers: Layers, i: int) -> bool:
    """Tell whether a participle only says of what kind words are: "cited disparaging remarks"."""
    token = layers.tokens[i]
    if token.tag != "VBG" or token.dep not in ("xcomp", "pcomp") or i + 1 >= len(layers.tokens):
        return False
    held = layers.after(i)
    bare = held.head == i and held.tag == "NNS" and held.base in cues("noun")
    return bare and any(stance == "accuse" for _, stance, _ in frames(layers, i, views=False))


def _read(layers: Layers, i: int, cut: Collection[int], *, views: bool) -> Draft | None:
    options = frames(layers, i, views=views)
    cut = [c for c in cut if c != i]
    for kind, stance, particle in options:
        if kind == "quote":
            if (draft := quoted_speaker(layers, i, cut)) is not None:
                return draft
            continue
        content = complement(layers, i, kind, particle=particle, cut=cut)
        if content is not None:
            return _draft(layers, i, kind, stance, particle=particle, content=content)
    speech = [(k, s) for k, s, p in options if k in QUOTABLE]
    if speech and layers.tokens[i].dep not in ("aux", "auxpass"):
        return _draft(layers, i, *speech[0], particle=None, content=set())
    return None


def _draft(
    layers: Layers, i: int, kind: str, stance: Stance, *, particle: int | None, content: set[int]
) -> Draft | None:
    cue = cue_span(layers, i, particle)
    who = doer(layers, i) if kind != "decline" else subject(layers, i) or doer(layers, i)
    sources, spans = speakers(layers, who, cue=i)
    if (who is not None and nobody(layers, who)) or (
        stance == "promise" and offers_none(layers, i)
    ):
        return None
    if not sources and _voiceless(layers, i, kind, stance, content):
        return None
    if kind in ("ask", "report"):
        content = content - asides_within(layers, content)
    clear = _antecedents(layers, i, content - set(range(*cue)), stance)
    return Draft(
        anchor=i, cue=cue, sources=sources, spans=spans,
        stance=_turned(layers, i, stance, kind),
        rule=_rule(layers, i, kind), tokens=clear,
        quotable=kind in QUOTABLE, bare=not clear and kind not in ("decline", "responsibility"),
        view=kind == "view", outer=_outer(layers, i, who),
    )  # fmt: skip


def _outer(layers: Layers, i: int, who: int | None) -> tuple[int, ...]:
    """Return who passes on what verb `i` says: quotes its speaker, carries its text, was told."""
    links = [*through(layers, i), *listeners(layers, i)]
    if (aside := resumed(layers, i)) is not None and (by := doer(layers, aside)) is not None:
        links.append(by)
    if who is not None:
        links = [*carriers(layers, who), *(carried(layers, who)), *links]
    return tuple(dict.fromkeys(links))


def _voiceless(layers: Layers, i: int, kind: str, stance: Stance, content: set[int]) -> bool:
    """Tell whether a passive says nothing ("no deaths were reported", "that were revealed")."""
    if stance == "confirm" and child_of(layers, i, "aux", "mark") is not None:
        return True
    if kind != "report":
        return kind in ("prep", "ask", "tell") and bool(content)
    own = subject(layers, i)
    empty = is_negated(layers, i) or (own is not None and nobody(layers, own))
    return empty or layers.tokens[i].dep == "relcl"


def _turned(layers: Layers, i: int, stance: Stance, kind: str) -> Stance:
    """Return the stance of a cue that is itself denied ("did not confirm")."""
    token = layers.tokens[i]
    if token.dep == "conj" and is_negated(layers, token.head):
        joined = {word(layers, c) for c in children_of(layers, token.head, "cc")}
        if joined & {"nor", "or"}:
            return "decline"
    if not is_negated(layers, i) or kind in ("decline", "view"):
        return stance
    if stance == "deny":
        return "concede"
    unable = any(word(layers, c) in ("can", "could", "ca") for c in children_of(layers, i, "aux"))
    return "doubt" if unable else "decline"


def _antecedents(layers: Layers, i: int, content: set[int], stance: Stance) -> set[int]:
    """Return the content with "which" replaced by what it stands for.

    A whole clause where a statement about it follows (", which Moscow denies"), else the noun.
    """
    clause = next((c for c in (i, *layers.ancestors(i)) if layers.tokens[c].dep == "relcl"), None)
    pronoun = next((c for c in content if word(layers, c) in ("which", "that")
                    and layers.tokens[c].tag == "WDT"), None)  # fmt: skip
    if (
        clause is None
        or layers.tokens[pronoun if pronoun is not None else i].sentence
        != layers.tokens[clause].sentence
    ):
        return content
    noun = layers.tokens[clause].head
    if pronoun is None:
        apposed = layers.tokens[noun].dep in ("appos", "npadvmod") and layers.tokens[noun].base in {
            *cues("noun"),
            "charge",
        }
        if content or not apposed or clause != i:
            return content
    elif layers.tokens[pronoun].head != i:
        return content
    comma = layers.tokens[pronoun - 1].text == "," if pronoun is not None and pronoun else True
    if pronoun is None or (comma and stance in ("deny", "confirm", "doubt", "concede")):
        cut = clause if pronoun is not None else noun
        top = _clause_above(layers, noun)
        return (content - {pronoun}) | below(layers, top, [cut]) - below(layers, cut)
    first, last = phrase(layers, noun)
    return (content - {pronoun}) | (set(range(first, last)) - below(layers, clause))


def _clause_above(layers: Layers, i: int) -> int:
    """Return the head of the clause that a noun stands in."""
    for above in layers.ancestors(i):
        if layers.tokens[above].dep in ("ccomp", "ROOT"):
            return above
    return layers.sentences[layers.tokens[i].sentence].root


def _rule(layers: Layers, i: int, kind: str) -> str:
    names = {"say": "ccomp", "tell": "ccomp", "report": "object", "clause": "ccomp"}
    if kind in names:
        if layers.tokens[i].dep in ("advcl", "acl") and layers.tokens[i].tag == "VBG":
            return "claim.participle"
        held = child_of(layers, i, "ccomp")
        return "claim.ccomp" if held is not None else f"claim.{names[kind]}"
    return f"claim.{kind}"
