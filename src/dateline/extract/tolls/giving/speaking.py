"""Who is meant by what the parse made the speaker of a statement that gives numbers.

The parse takes the dead, or a part of them, for who speaks; a semicolon ends an aside; and who
mourns the dead says nothing.
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.nounphrases import Phrase, phrase_at, phrase_before
from dateline.extract.events.grammar.slots import is_passive, kids
from dateline.extract.tolls.giving.givers import LOST, may_give, noun_phrase
from dateline.extract.tolls.mentions import TollMention

_SOME_OF = frozenset({"them", "whom"})
_LONG_NAME = 20
"""Tokens by which a span that holds a toll and a speaker may be longer than the speaker."""


def with_speakers(
    layers: Layers, tolls: Sequence[TollMention], said: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions with who really speaks, without those in which nobody does."""
    found = [
        _behind_part(layers, _named(layers, a), tolls) for a in said if not _grieves(layers, a)
    ]
    found = [_to_semicolon(layers, _inverted(layers, a)) for a in found]
    return [
        a for a in found
        if not (_is_victim(a, tolls) or _is_where(layers, a) or _takes_lives(layers, a))
    ]  # fmt: skip


def _named(layers: Layers, said: Attribution) -> Attribution:
    """Return an aside with the role and name right before its cue as who speaks.

    "The army killed 30 rebels, its chief of staff, Oumar Diarra, told the radio": not the army.
    """
    if said.cue is None or said.form != "indirect" or not said.sources:
        return said
    at = said.cue[0]
    sentence = layers.sentences[layers.tokens[at].sentence]
    if at <= sentence.first or layers.tokens[at - 1].text != ",":
        return said
    who = _with_name(layers, sentence.first, at - 1)
    if who is None or layers.tokens[who.first - 1].text != ",":
        return said
    if any(who.first <= i < at for i in said.sources):
        return said
    end = layers.tokens[who.first - 1].start
    content = tuple((s, min(e, end)) for s, e in said.content if s < end)
    if not content:
        return said
    return msgspec.structs.replace(
        said, sources=(who.head,), source_spans=((who.first, who.last),), content=content
    )


def _inverted(layers: Layers, said: Attribution) -> Attribution:
    """Return an aside inside a sentence with who really speaks, and the whole sentence said.

    "Upstream, said the delegate, a mine killed two": the parse takes what stands before for him.
    """
    if said.cue is None or not said.sources or said.form != "indirect":
        return said
    at = said.cue[0]
    sentence = layers.sentences[layers.tokens[at].sentence]
    before = max(last for _, last in said.source_spans) <= at and layers.tokens[at - 1].text == ","
    if not before or layers.tokens[at].tag not in ("VBD", "VBZ", "VBP"):
        return said
    who = phrase_at(layers, said.cue[1], sentence.last)
    if who is None or who.last == sentence.last or layers.tokens[who.last].text != ",":
        return said
    if not may_give(layers, who):
        return said
    if any(t.pos in ("VERB", "AUX") for t in layers.tokens[who.first : who.last]):
        return said
    end = sentence.last - (layers.tokens[sentence.last - 1].text == ".")
    pieces = [(sentence.first, at - 1), (who.last + 1, end)]
    content = tuple(
        (layers.tokens[first].start, layers.tokens[last - 1].end)
        for first, last in pieces if first < last
    )  # fmt: skip
    return msgspec.structs.replace(
        said, sources=(who.head,), source_spans=((who.first, who.last),), content=content
    )


def _takes_lives(layers: Layers, said: Attribution) -> bool:
    """Tell whether a deed or a thing claims lives ("the rocket claimed no victims").

    So are bodies claimed by kin.
    """
    if said.cue is None or layers.tokens[said.cue[0]].base != "claim" or not said.sources:
        return False
    at = said.cue[0]
    if said.rule == "claim.object" and is_passive(layers, at):
        return True
    lost = any(t.base in LOST for t in kids(layers, at, "dobj"))
    return lost and not all(
        may_give(layers, Phrase(first, last, head))
        for head, (first, last) in zip(said.sources, said.source_spans, strict=False)
    )


def _grieves(layers: Layers, said: Attribution) -> bool:
    """Tell whether a supposed statement only mourns the dead ("Serbia mourned 14 people")."""
    return said.cue is not None and layers.tokens[said.cue[0]].lemma == "mourn"


def _is_victim(said: Attribution, tolls: Sequence[TollMention]) -> bool:
    """Tell whether the parse took those killed for the speaker ("killed, it is said, two men")."""
    return any(
        m.finding.value.kind == "killed" and m.first <= first and last <= m.last
        for m in tolls for first, last in said.source_spans
    )  # fmt: skip


def _is_where(layers: Layers, said: Attribution) -> bool:
    """Tell whether the place that heads a report was taken for who speaks ("Bangui: nine …")."""
    tokens = layers.tokens
    return any(
        tokens[last].text == ":"
        and all(t.name in ("GPE", "LOC") for t in tokens[first:last])
        and layers.sentences[tokens[first].sentence].first == first
        for first, last in said.source_spans if last < len(tokens)
    )  # fmt: skip


def _to_semicolon(layers: Layers, said: Attribution) -> Attribution:
    """Return an aside without what a semicolon after it parts from it ("…, he said; nine …")."""
    if said.cue is None or said.form != "indirect" or not parenthetical(layers, said):
        return said
    sentence = layers.sentences[layers.tokens[said.cue[0]].sentence]
    after = layers.tokens[said.cue[1] : sentence.last]
    end = next((t.start for t in after if t.text == ";"), None)
    if end is None:
        return said
    kept = tuple((s, min(e, end)) for s, e in said.content if s < end)
    return msgspec.structs.replace(said, content=kept) if kept else said


def _behind_part(layers: Layers, said: Attribution, tolls: Sequence[TollMention]) -> Attribution:
    """Return an attribution with who speaks, where the parse took a part of a toll for him.

    "… 129 lost their lives, 89 of them in the hall, the prosecutor told reporters".
    """
    if said.cue is None or len(said.sources) != 1:
        return said
    first, last = said.source_spans[0]
    inside = [m for m in tolls if first <= m.first < last]
    words = layers.tokens[first:last]
    counted = inside or any(t.pos == "NUM" or t.low in _SOME_OF for t in words)
    if not counted:
        return said
    start, cue = max([m.last for m in inside], default=first), said.cue[0]
    if layers.tokens[cue - 1].text == ",":
        who = _with_name(layers, start, cue - 1)
    else:
        who = _behind_comma(layers, start, cue) or _joined_to(layers, cue)
    if who is None or who.first < last - len(inside) * _LONG_NAME:
        return said
    if inside:
        start, end = layers.tokens[inside[0].first].start, layers.tokens[inside[-1].last - 1].end
        said = longer(said, (start, end))
    return msgspec.structs.replace(said, sources=(who.head,), source_spans=((who.first, who.last),))


def _with_name(layers: Layers, first: int, end: int) -> Phrase | None:
    """Return the role before a name: "…, the head of the group, Jean Kasereka, said"."""
    commas = [t.i for t in layers.tokens[first:end] if t.text == ","]
    if len(commas) < 2 or any(t.pos != "PROPN" for t in layers.tokens[commas[-1] + 1 : end]):
        return None
    role = phrase_at(layers, commas[-2] + 1, commas[-1])
    whole = role is not None and role.last == commas[-1] and may_give(layers, role)
    return role if whole else None


def _joined_to(layers: Layers, cue: int) -> Phrase | None:
    """Return the subject of the verb that "and" joins a cue to: "doctors counted … and said"."""
    verb = layers.tokens[layers.tokens[cue].head]
    if layers.tokens[cue].dep != "conj" or layers.tokens[cue - 1].low != "and":
        return None
    own = [noun_phrase(layers, t.i) for t in kids(layers, verb.i, "nsubj")]
    return own[0] if own and may_give(layers, own[0]) else None


def _behind_comma(layers: Layers, first: int, cue: int) -> Phrase | None:
    """Return the speaker between the last comma and a cue, from token `first` on."""
    commas = [t.i for t in layers.tokens[first:cue] if t.text == ","]
    if not commas or cue - commas[-1] < 2:
        return None
    first = commas[-1] + 1
    who = phrase_before(layers, first, cue)
    if who is not None and who.first > first + 1 and layers.tokens[who.first - 1].low == "and":
        other = phrase_before(layers, first, who.first - 1)  # "police and hospital officials"
        who = Phrase(other.first, who.last, who.head) if other is not None else who
    return who if who is not None and who.first == first else None


def longer(attribution: Attribution, piece: tuple[int, int]) -> Attribution:
    """Return an attribution with a further piece of content, overlapping pieces cut away."""
    kept = [c for c in attribution.content if not (c[0] >= piece[0] and c[1] <= piece[1])]
    if any(c[0] < piece[1] and piece[0] < c[1] for c in kept):
        piece = (piece[0], min([c[0] for c in kept if c[0] > piece[0]], default=piece[1]))
    return msgspec.structs.replace(attribution, content=tuple(sorted((*kept, piece))))


def parenthetical(layers: Layers, attribution: Attribution) -> bool:
    """Tell whether "…, the mayor said" stands behind or inside what it says."""
    cue = attribution.cue
    if cue is None:
        return False
    first = min([first for first, _ in attribution.source_spans] + [cue[0]])
    return first > 0 and layers.tokens[first - 1].text == ","
