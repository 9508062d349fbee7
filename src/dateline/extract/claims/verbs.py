"""Attributions by verbs: "S said C", "C, said S", "S accused O of C", "quoted S as saying"."""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Draft, Range
from dateline.extract.claims.complements import complement
from dateline.extract.claims.cues import QUOTABLE, cues, frames
from dateline.extract.claims.trees import (
    SUBJECTS,
    antecedent,
    below,
    child_of,
    children_of,
    doer,
    heads,
    is_negated,
    is_passive,
    is_verb,
    phrase,
    subject,
    word,
)
from dateline.records import Stance

_NOBODY = frozenset({"nobody", "none", "no"})


def verb_drafts(layers: Layers, cut: Collection[int], *, views: bool) -> list[Draft]:
    """Return the attributions whose cue is a verb, in text order."""
    found = []
    for token in layers.tokens:
        if is_verb(layers, token.i):
            draft = _read(layers, token.i, cut, views=views)
            if draft is not None:
                found.append(draft)
    return found


def _read(layers: Layers, i: int, cut: Collection[int], *, views: bool) -> Draft | None:
    options = frames(layers, i, views=views)
    cut = [c for c in cut if c != i]
    for kind, stance, particle in options:
        if kind == "quote":
            if (draft := _quoted(layers, i, cut)) is not None:
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
    who = doer(layers, i)
    sources, spans = speakers(layers, who, cue=i)
    if who is not None and nobody(layers, who):
        return None
    if not sources and _voiceless(layers, i, kind, stance, content):
        return None
    clear = _antecedents(layers, i, content - set(range(*cue)), stance)
    return Draft(
        anchor=i, cue=cue, sources=sources, spans=spans,
        stance=_turned(layers, i, stance, kind),
        rule=_rule(layers, i, kind), tokens=clear,
        quotable=kind in QUOTABLE, bare=not clear and kind not in ("decline", "responsibility"),
        view=kind == "view",
    )  # fmt: skip


def _voiceless(layers: Layers, i: int, kind: str, stance: Stance, content: set[int]) -> bool:
    """Tell whether a passive says nothing ("no deaths were reported", "that were revealed")."""
    if stance == "confirm" and child_of(layers, i, "aux", "mark") is not None:
        return True
    if kind != "report":
        return False
    own = subject(layers, i)
    empty = is_negated(layers, i) or (own is not None and nobody(layers, own))
    return empty or layers.tokens[i].dep == "relcl"


def nobody(layers: Layers, i: int) -> bool:
    """Tell whether the speaker is nobody ("no group claimed …")."""
    if word(layers, i) in _NOBODY:
        return True
    return any(
        word(layers, c) in ("no", "neither") for c in children_of(layers, i, "det", "preconj", "cc")
    )


def speakers(
    layers: Layers, who: int | None, *, cue: int | None = None
) -> tuple[tuple[int, ...], tuple[Range, ...]]:
    """Return the head and span of each parallel speaker; nobody for "it was said that"."""
    if who is None or layers.tokens[who].dep == "expl":
        return (), ()
    if is_verb(layers, who) and layers.tokens[who].dep not in SUBJECTS:
        return (), ()
    all_heads = _spoken(layers, (*_headline_partner(layers, who), *heads(layers, who)))
    spans = tuple(phrase(layers, h, without=cue) for h in all_heads)
    resolved: list[int] = []
    for head in all_heads:
        meant = antecedent(layers, head)
        resolved.extend(heads(layers, meant) if meant != head and len(all_heads) == 1 else (meant,))
    if len(resolved) != len(spans):
        spans = tuple(spans[0] for _ in resolved)
    return tuple(resolved), spans


def _spoken(layers: Layers, found: tuple[int, ...]) -> tuple[int, ...]:
    """Return the heads without the places of a dateline ("BEIRUT/AMMAN - The king said")."""
    kept = []
    for head in found:
        token = layers.tokens[head]
        block = layers.document.blocks[layers.sentences[token.sentence].block]
        after = layers.document.text[token.end : token.end + 3]
        opening = layers.document.text[block.span.start : token.end]
        if not (opening.isupper() and (after.startswith(("/", " -", " –", " —")))):
            kept.append(head)
    return tuple(kept) or found


def _headline_partner(layers: Layers, who: int) -> tuple[int, ...]:
    """Return "Iran" for the subject of "Iran, Russia vow to help", which the parser leaves loose."""
    verb = layers.tokens[who].head
    return tuple(
        c for c in children_of(layers, verb, "npadvmod", "dep", "nmod")
        if layers.tokens[c].name == layers.tokens[who].name != "" and layers.tokens[c].pos == "PROPN"
        and c == who - 2 and layers.tokens[c + 1].text == ","
    )  # fmt: skip


def _turned(layers: Layers, i: int, stance: Stance, kind: str) -> Stance:
    """Return the stance of a cue that is itself denied ("did not confirm")."""
    token = layers.tokens[i]
    if token.dep == "conj" and is_negated(layers, token.head):
        joined = {word(layers, c) for c in children_of(layers, token.head, "cc")}
        if joined & {"nor", "or"}:
            return "decline"
    if not is_negated(layers, i) or kind in ("decline", "view"):
        return stance
    return "concede" if stance == "deny" else "decline"


def _antecedents(layers: Layers, i: int, content: set[int], stance: Stance) -> set[int]:
    """Return the content with "which" replaced by what it stands for.

    A whole clause where a statement about it follows (", which Moscow denies"), else the noun.
    """
    clause = next((c for c in (i, *layers.ancestors(i)) if layers.tokens[c].dep == "relcl"), None)
    pronoun = next((c for c in content if word(layers, c) in ("which", "that")
                    and layers.tokens[c].tag == "WDT"), None)  # fmt: skip
    if clause is None or layers.tokens[pronoun if pronoun is not None else i].sentence != layers.tokens[clause].sentence:
        return content
    noun = layers.tokens[clause].head
    if pronoun is None:
        apposed = layers.tokens[noun].dep in ("appos", "npadvmod") and layers.tokens[noun].lemma.lower() in {*cues("noun"), "charge"}
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


def cue_span(layers: Layers, i: int, particle: int | None) -> Range:
    """Return the cue's tokens: the verb, the auxiliaries and adverbs that touch it, its particle."""
    first, last = i, i + 1
    while first > 0 and layers.tokens[first - 1].head == i and (
        layers.tokens[first - 1].dep in ("aux", "auxpass", "neg")
        or (layers.tokens[first - 1].dep == "advmod" and layers.tokens[first - 1].tag == "RB")
    ):  # fmt: skip
        first -= 1
    ends = [*children_of(layers, i, "prt"), *([particle] if particle is not None else [])]
    for end in sorted(ends):
        if i < end <= last + 1:
            last = end + 1
    return first, last


def _quoted(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
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
    if as_saying is None or layers.tokens[as_saying].dep == "advcl" and as_saying < i:
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
    if token.lemma.lower() not in ("cite", "quote") or token.tag != "VBG" or token.dep not in ("advcl", "prep"):
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
        rule="claim.citing", tokens=content, outer=heads(layers, outer) if outer is not None else (),
    )  # fmt: skip


def _can_speak(layers: Layers, i: int) -> bool:
    """Tell whether a noun can be cited as a speaker, not as a reason ("citing security concerns")."""
    token = layers.tokens[i]
    return (
        token.pos == "PROPN"
        or token.lemma.lower() in word_table("roles", "kind")
        or token.lemma.lower() in cues("document")
        or token.lemma.lower() in ("source", "official", "witness", "resident", "agency")
    )
