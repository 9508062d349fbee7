"""Finds the clauses that a verb of saying reports, also where the parser hid them."""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.extract.claims.grammar.cues import cues
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_verb,
    straddled,
    word,
)

Content = set[int] | None

_PLACES = frozenset({"in", "near", "at", "of", "against", "for", "over", "between", "among"})


def clauses(layers: Layers, i: int) -> list[int]:
    """Return the verb's clauses, whichever label the parser gave them."""
    found = children_of(layers, i, "ccomp")
    for child in children_of(layers, i, "advcl", "xcomp", "acl"):
        marks = children_of(layers, child, "mark")
        if any(word(layers, m) in ("that", "whether") for m in marks) or (
            layers.tokens[child].dep == "xcomp" and child_of(layers, child, "nsubj") is not None
        ):
            found.append(child)
    if (answered := _answered(layers, i)) is not None:
        found.append(answered)
    found = [c for c in found if not _cut_off(layers, i, c)]
    after = [c for c in found if c > i]
    if after and any(
        layers.tokens[j].text in (":", ";") for c in found if c < i for j in range(c, i)
    ):
        return after
    return found


_WHEN = ("npadvmod",)
"""As what the parse takes a day that stands between a listener and what is told."""
_PATH = frozenset({"relcl", "acl", "dobj", "dative", "pobj", "prep", "appos", "agent"})


def _cut_off(layers: Layers, i: int, clause: int) -> bool:
    """Tell whether a semicolon parts a clause from the speaker after it ("…; S had said so")."""
    own = child_of(layers, i, "nsubj")
    if own is None or not clause < own < i:
        return False
    first = min(below(layers, own))
    return first > 0 and layers.tokens[first - 1].text == ";"


def hidden(layers: Layers, i: int, *, telling: bool = False) -> list[int]:
    """Return the "that" clause that the parser hung on the listener and not on the verb.

    "told a committee that patrols had fired", "told Z, who told W, that the well had been hit".
    With `telling`, also one that it took for a clause about the listener or the day.
    """
    queue = children_of(layers, i, "dobj", "dative", "pobj", "prep", *(_WHEN if telling else ()))
    while queue:
        at = queue.pop(0)
        for child in layers.children[at]:
            if child < i:
                continue
            clause = layers.tokens[child].dep in ("relcl", "acl", "ccomp")
            if clause and (_opens(layers, child) or (telling and _is_whole(layers, child))):
                return [child]
            if layers.tokens[child].dep in _PATH:
                queue.append(child)
    return []


def _opens(layers: Layers, i: int) -> bool:
    """Tell whether a clause is what is said: "that" opens it and stands for nothing in it."""
    own = child_of(layers, i, "nsubj", "nsubjpass")
    first = next((c for c in layers.children[i] if word(layers, c) == "that"), None)
    if first is None or own is None or own <= first:
        return False
    joins = layers.tokens[first].dep == "mark" or layers.tokens[first].tag == "IN"
    return joins or layers.tokens[first - 1].text == ","


def _is_whole(layers: Layers, i: int) -> bool:
    """Tell whether a clause after "that" lacks nothing for which "that" could stand.

    "told a newspaper that nobody was taken", but not "told the men that they had hired".
    """
    own = child_of(layers, i, "nsubj", "nsubjpass", "expl")
    first = next((c for c in layers.children[i] if word(layers, c) == "that"), None)
    if first is None or own is None or own <= first or first != min(below(layers, i)):
        return False
    tags = {layers.tokens[c].tag for c in (i, *children_of(layers, i, "aux", "auxpass"))}
    if not tags & {"VBD", "VBZ", "VBP", "MD"}:
        return False
    held = [c for c in children_of(layers, i, "dobj", "attr", "acomp", "ccomp", "xcomp", "prep",
                                   "agent") if c != first]  # fmt: skip
    passive = child_of(layers, i, "nsubjpass", "auxpass") is not None
    return passive or bool(held)


def _answered(layers: Layers, i: int) -> int | None:
    """Return the clause after a parenthesis: "S confirmed to W, X said, that C" has C for S."""
    for aside in children_of(layers, i, "parataxis"):
        for clause in children_of(layers, aside, "ccomp"):
            mark = child_of(layers, clause, "mark")
            if mark is not None and mark > aside > i and layers.tokens[mark - 1].text == ",":
                return clause
    return None


def straddling(layers: Layers, i: int, cut: Collection[int]) -> Content:
    """Return the clause around ", says S," whose subject the parse gave to the verb of saying."""
    around = straddled(layers, i)
    if around is None:
        return None
    sentence = layers.sentences[layers.tokens[i].sentence]
    comma = next((j for j in range(around[1], sentence.last) if layers.tokens[j].text == ","), None)
    if comma is None:
        return None
    outside = {t for c in cut for t in below(layers, c)}
    after = set(range(comma + 1, sentence.last))
    return (below(layers, around[0], {i}) | after) - (outside - {i})


def interrupting(layers: Layers, i: int, cut: Collection[int]) -> Content:
    """Return what a parenthesis comments on, where the parser gave it the clause that follows."""
    above = layers.tokens[i].head
    if layers.tokens[i].dep != "parataxis" or (clause := _answered(layers, above)) is None:
        return None
    return below(layers, above, {*cut, i}) | below(layers, clause, cut)


def fronted(layers: Layers, i: int) -> Content:
    """Return what stands before ", S said" at the end of a sentence that the parser misread."""
    who = child_of(layers, i, "nsubj")
    sentence = layers.sentences[layers.tokens[i].sentence]
    if who is None or who > i or sentence.last - i > 7:
        return None
    comma = min(below(layers, who)) - 1
    if comma - sentence.first < 2 or layers.tokens[comma].text != ",":
        return None
    front = range(sentence.first, comma)
    verbal = any(
        layers.tokens[j].tag.startswith("VB") or layers.tokens[j].pos == "NUM" for j in front
    )
    return (
        set(front)
        if verbal and not any(layers.tokens[j].text in ('"', "”") for j in front)
        else None
    )


def host(layers: Layers, i: int, cut: Collection[int]) -> Content:
    """Return the clause that a parenthesis ("…, officials said, …") stands in."""
    token = layers.tokens[i]
    mark = child_of(layers, i, "mark")
    if token.dep == "advcl" and mark is not None and word(layers, mark) == "as":
        return below(layers, token.head, {*cut, i}) if _between_commas(layers, i) else None
    if token.dep not in ("parataxis", "ccomp", "dep", "advcl", "conj") or token.head == i:
        return None
    if token.dep != "parataxis" and (not _between_commas(layers, i) or mark is not None):
        return None
    if not is_verb(layers, token.head) and token.dep != "parataxis":
        return None
    return below(layers, token.head, {*cut, i})


def _between_commas(layers: Layers, i: int) -> bool:
    inside = sorted(below(layers, i))
    sentence = layers.sentences[layers.tokens[i].sentence]
    before, after = inside[0] - 1, inside[-1] + 1
    edges = (",", ".", '"', "”", "--", "-", "–", "—", "''", ";", ")")
    opened = (
        before < sentence.first
        or layers.tokens[before].text in edges
        or layers.tokens[inside[0]].text in edges
    )
    closed = layers.tokens[inside[-1]].text in edges or (
        after >= sentence.last or layers.tokens[after].text in edges
    )
    return opened and closed and len(inside) <= 25


def loose(layers: Layers, i: int, roots: list[int]) -> list[int]:
    """Return the phrases that the parser hung on the verb but that follow on its object.

    "reported three deaths in the town" tells of a town; "said in a statement" does not.
    """
    nouns = [r for r in roots if layers.tokens[r].pos in ("NOUN", "PROPN") and r > i]
    if not nouns or len(nouns) != len(roots):
        return []
    end, found = max(below(layers, nouns[-1])), []
    for child in sorted(children_of(layers, i, "prep")):
        held = child_of(layers, child, "pobj", "pcomp")
        if held is None or min(below(layers, child)) != end + 1:
            continue
        token = layers.tokens[held]
        outside = token.name in ("DATE", "TIME") or token.base in cues("document")
        if word(layers, child) not in _PLACES or outside:
            break
        found.append(child)
        end = max(below(layers, child))
    return found
