"""Reads phrases off the parse: clauses, noun phrases, subjects, and their words."""

import re
from collections.abc import Collection, Iterable, Iterator

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution, Range

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})

_EDGE = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "...", "…"})

_NEGATING = frozenset({"det", "preconj", "advmod", "cc"})
_NEGATIVE = frozenset({"no", "never", "neither", "nor"})

_MARKS = "\"“”‘’'"


def below(layers: Layers, i: int, cut: Collection[int] = ()) -> set[int]:
    """Return token `i` and all below it but the branches that begin at a token of `cut`."""
    found, queue = {i}, [i]
    while queue:
        for child in layers.children[queue.pop()]:
            if child not in cut:
                found.add(child)
                queue.append(child)
    return found


def child_of(layers: Layers, i: int, *deps: str) -> int | None:
    """Return the first child of token `i` in one of the roles."""
    tokens = layers.tokens
    for c in layers.children[i]:
        if tokens[c].dep in deps:
            return c
    return None


def children_of(layers: Layers, i: int, *deps: str) -> list[int]:
    """Return the children of token `i` in the roles."""
    found, tokens = [], layers.tokens
    for c in layers.children[i]:  # most have none or one: cheaper than a list in one expression
        if tokens[c].dep in deps:
            found.append(c)
    return found


def word(layers: Layers, i: int) -> str:
    """Return the token's text in lower case; beyond the last token there is none."""
    try:
        return layers.tokens[i].low
    except IndexError:
        return ""


def is_verb(layers: Layers, i: int) -> bool:
    """Tell whether the token is a verb in the parse."""
    token = layers.tokens[i]
    return token.pos in ("VERB", "AUX") or token.tag[:2] == "VB"


def is_negated(layers: Layers, i: int) -> bool:
    """Tell whether the verb or noun is denied by a word of its own, that of "is" behind it."""
    for c in layers.children[i]:
        dep = layers.tokens[c].dep
        if dep == "neg" and (c < i or layers.tokens[i].base == "be"):
            return True
        if c < i and dep in _NEGATING and word(layers, c) in _NEGATIVE:
            return True
    return False


def is_passive(layers: Layers, i: int) -> bool:
    """Tell whether the verb is passive."""
    token = layers.tokens[i]
    if token.tag == "VBN" and token.dep in ("advcl", "acl"):
        return child_of(layers, i, "aux", "nsubj") is None
    return child_of(layers, i, "auxpass", "nsubjpass", "agent") is not None


def subject(layers: Layers, i: int) -> int | None:
    """Return the head of the verb's own subject, the second in "the road, says S, is open".

    So it is where a dash or a quotation mark parts the two: a dateline, or quoted words.
    """
    if (around := straddled(layers, i)) is not None:
        return around[1]
    found = children_of(layers, i, *SUBJECTS)
    if len(found) > 1 and any(_parts(layers, j) for j in range(found[0], found[-1])):
        return found[1]
    if len(found) > 1 and _is_thing(layers, found[0]) and not _is_thing(layers, found[-1]):
        return found[-1]  # "…, their first airdrop in months, a source said"
    return found[0] if found else None


def _is_thing(layers: Layers, i: int) -> bool:
    """Tell whether a common noun is of nobody who may speak."""
    token = layers.tokens[i]
    return token.pos == "NOUN" and not token.name and token.base not in word_table("roles", "kind")


def _parts(layers: Layers, i: int) -> bool:
    """Tell whether a token is a quotation mark, or a dash with a space before it."""
    token = layers.tokens[i]
    if token.text in ("-", "--", "–", "—"):
        return layers.document.text[token.start - 1 : token.start] == " "
    return token.text in ('"', "“", "”")


def straddled(layers: Layers, i: int) -> tuple[int, int] | None:
    """Return the two subjects that the parse gives to a verb set between commas, if it does.

    In "the road, says the mayor, is open" the first belongs to the clause around.
    """
    found = children_of(layers, i, *SUBJECTS)
    if i == 0 or layers.tokens[i - 1].text != "," or not found or found[0] > i:
        return None
    if len(found) > 1 and found[1] > i:
        return found[0], found[1]
    speaker = _lent(layers, i) if found[0] == i - 2 else None
    return None if speaker is None else (found[0], speaker)


def _lent(layers: Layers, i: int) -> int | None:
    """Return the noun right after verb `i`, closed by a comma, that the next verb was given."""
    for clause in children_of(layers, i, "ccomp"):
        own = child_of(layers, clause, *SUBJECTS)
        if own is None or not i < own < clause:
            continue
        comma = next((j for j in range(own, clause) if layers.tokens[j].text == ","), None)
        if comma is not None and all(
            layers.tokens[j].dep in ("aux", "auxpass", "neg", "advmod")
            for j in range(comma + 1, clause)
        ):
            return own
    return None


def heads(layers: Layers, i: int) -> tuple[int, ...]:
    """Return token `i` and the heads joined to it ("the army and residents": two)."""
    found = [i]
    for conjunct in children_of(layers, i, "conj"):
        if layers.parted(i, conjunct):
            continue  # another clause
        if layers.tokens[conjunct].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            found.extend(heads(layers, conjunct))
    found.extend(a for a in children_of(layers, i, "appos") if _listed(layers, i, a))
    return tuple(found)


def _listed(layers: Layers, i: int, other: int) -> bool:
    """Tell whether a comma stands for "and", as headlines have it ("Chile, Peru agree")."""
    left, right = layers.tokens[i], layers.tokens[other]
    plural = layers.tokens[left.head].tag == "VBP" and left.dep == "nsubj" and left.tag == "NNP"
    return plural and left.name == right.name == "GPE"


def phrase(
    layers: Layers, i: int, *, without: int | None = None, asides: Collection[int] = ()
) -> Range:
    """Return the first and last (exclusive) token of the phrase that token `i` heads.

    Conjuncts are left out: each heads a phrase of its own; so are the branch that holds `without`
    and those of `asides`.
    """
    cut = {*heads(layers, i)[1:], *children_of(layers, i, "cc"), *asides}
    if without is not None:
        cut |= {c for c in layers.children[i] if without in below(layers, c)}
    inside = below(layers, i, cut | _verbs_above(layers, i))
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    first = _after_dateline(layers, first, i)
    while last > i and layers.tokens[last].text in _EDGE:
        last -= 1
    while first < i and (
        layers.tokens[first].text in _EDGE
        or layers.tokens[first].tag == "WDT"  # "which advocates say hurts schools"
        or word(layers, first) in ("even", "only", "but", "and")
    ):
        first += 1
    return first, last + 1


def _after_dateline(layers: Layers, first: int, i: int) -> int:
    """Return where the phrase begins after a dateline that the parser took into it."""
    block = layers.document.blocks[layers.block_of(i)]
    if layers.tokens[first].start != block.span.start:
        return first
    dashes = [j for j in range(first, i) if layers.tokens[j].text in ("-", "--", "–", "—")
              and layers.document.text[layers.tokens[j].start - 1] == " "]  # fmt: skip
    return dashes[-1] + 1 if dashes else first


def _verbs_above(layers: Layers, i: int) -> set[int]:
    """Return comments on the clause that the parser hangs under the noun."""
    before = [layers.tokens[c] for c in layers.children[i] if c < i]
    return {t.i for t in before if t.dep == "parataxis" or t.text in (",", ";", ":")}


def told_tokens(layers: Layers, said: Attribution) -> list[int]:
    """Return the tokens that a content holds, in text order."""
    return sorted({i for start, end in said.content for i in layers.within(start, end)})


def runs(layers: Layers, tokens: Iterable[int]) -> Iterator[Range]:
    """Yield the code-point ranges of stretches of tokens, without commas and stops at the ends."""
    stretch: list[int] = []
    for i in [*sorted(tokens), -1]:
        if stretch and i != stretch[-1] + 1:
            if (found := _trimmed(layers, stretch)) is not None:
                yield found
            stretch = []
        stretch.append(i)


def _trimmed(layers: Layers, stretch: list[int]) -> Range | None:
    while stretch and layers.tokens[stretch[0]].text in _EDGE:
        stretch = stretch[1:]
    while stretch and (
        layers.tokens[stretch[-1]].text in _EDGE or layers.tokens[stretch[-1]].dep == "cc"
    ):
        stretch = stretch[:-1]
    if not stretch:
        return None
    if all(layers.tokens[i].text in _MARKS for i in stretch):
        return None
    text = layers.document.text
    start, end = layers.tokens[stretch[0]].start, layers.tokens[stretch[-1]].end
    if start and text[start - 1] in '"“‘' and not _is_token(layers, start - 1):
        start -= 1
    closes = end < len(text) and text[end] in '"”’' and not _is_token(layers, end)
    opened = re.search(r"(?<!\w)'\w", text[start:end]) is not None
    if closes or (opened and text[end : end + 1] == "'"):
        end += 1
    return start, end


def _is_token(layers: Layers, offset: int) -> bool:
    i = layers.token_at(offset)
    return i is not None and layers.tokens[i].start <= offset


def asides_within(layers: Layers, inside: Collection[int]) -> set[int]:
    """Return the relative clauses behind a comma among some tokens, which the outlet adds.

    "Announced measures, which it dropped": nobody announced the dropping.
    """
    found: set[int] = set()
    for i in inside:
        if layers.tokens[i].dep == "relcl":
            clause = below(layers, i)
            opener = min(clause)
            if opener and layers.tokens[opener - 1].text == "," and opener - 1 in inside:
                found |= clause
    return found
