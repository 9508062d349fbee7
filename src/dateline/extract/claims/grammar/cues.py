"""The cue words of the codebook, indexed by lemma."""

import functools
import re
from collections.abc import Mapping
from typing import cast

from dateline.annotate import Layers
from dateline.codebook.words import word_list
from dateline.extract.claims.attributions import Range
from dateline.extract.claims.grammar.trees import children_of, word
from dateline.records import Stance

Frame = tuple[str, Stance, int | None]
"""What a cue verb may take: the kind of frame, the stance, and its particle or preposition."""

_ORDER = ("quote", "responsibility", "accuse", "as", "decline", "prep", "tell", "ask", "vow",
          "report", "hearsay", "clause", "say", "view")  # fmt: skip
QUOTABLE = frozenset({"say", "tell", "report", "ask", "vow"})


_SHORT = re.compile(r"(?:qu)?[^aeiou]*[aeiou][bdgklmnprtvz]")
"""A verb that doubles its last letter before an ending."""


@functools.cache
def cues(kind: str) -> Mapping[str, Stance]:
    """Return the stance of each form of one kind of cue.

    >>> cues("adverb")["allegedly"]
    'accuse'
    """
    rows = (row for row in word_list("cues") if row["kind"] == kind)
    return {row["form"]: cast("Stance", row["stance"]) for row in rows}


@functools.cache
def _verbs() -> Mapping[str, tuple[tuple[str, str, Stance], ...]]:
    """Return for each first word its frames: kind, the words that must follow, stance."""
    found: dict[str, list[tuple[str, str, Stance]]] = {}
    for kind in _ORDER:
        for form, stance in cues(kind).items():
            lemma, _, rest = form.partition(" ")
            found.setdefault(lemma, []).append((kind, rest, stance))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def frames(layers: Layers, i: int, *, views: bool) -> list[Frame]:
    """Return the frames that verb `i` can have, the most demanding first."""
    found: list[Frame] = []
    token = layers.tokens[i]
    taken = (layers.tokens[c].base for c in children_of(layers, i, "dobj", "nsubjpass"))
    if token.lemma == "claim" and "life" in taken:  # "the clashes claimed 31 lives"
        return found
    for kind, rest, stance in _verbs().get(_lemma(token.text, token.lemma), ()):
        if kind == "view" and not views:
            continue
        if not rest:
            found.append((kind, stance, None))
            continue
        words = rest.split()
        at = _particle(layers, i, rest) if len(words) == 1 else None
        if at is None and (parts := _idiom(layers, i, words)) is not None:
            verbal = layers.tokens[parts].dep in ("prep", "prt", "dative", "agent", "mark")
            at = parts if len(words) > 1 or not verbal else None
        if at is not None:
            found.append((kind, stance, at))
    return found


def _lemma(text: str, lemma: str) -> str:
    """Return the verb's lemma, mended where the tagger cut it wrong ("backpedalle", "rat")."""
    text, lemma = text.lower(), lemma.lower()
    if lemma in _verbs():
        return lemma
    bare = lemma.removesuffix("e")
    for form in (bare, bare[:-1] if bare[-1:] == bare[-2:-1] else bare, lemma + "e"):
        if form in _verbs() and text.startswith(form) and not _is_single(form, text):
            return form
    return lemma


def _is_single(verb: str, text: str) -> bool:
    """Tell whether a form lacks the double letter of a short verb: "raped" is not of "rap"."""
    return bool(_SHORT.fullmatch(verb)) and text[len(verb) :] in ("ed", "ing")


def _idiom(layers: Layers, i: int, words: list[str]) -> int | None:
    """Return the last word of an idiom ("put the blame on") whose words follow in their order.

    Others may stand between the verb and the idiom ("called the ruling into question"), only
    adverbs within it.
    """
    words = [part for w in words for part in re.findall(r"\w+|-", w)]
    sentence = layers.sentences[layers.tokens[i].sentence]

    def adverb(at: int) -> bool:
        return layers.tokens[at].pos == "ADV"

    for first in range(i + 1, min(i + 15, sentence.last)):
        at = first
        for wanted in words:
            while first < at < sentence.last - 1 and word(layers, at) != wanted and adverb(at):
                at += 1
            if at >= sentence.last or word(layers, at) != wanted:
                break
            at += 1
        else:
            return at - 1 if i in layers.ancestors(at - 1) else None
    return None


def _particle(layers: Layers, i: int, wanted: str) -> int | None:
    """Return the child that is the verb's particle or preposition."""
    for child in children_of(layers, i, "prep", "prt", "advmod", "dative"):
        if word(layers, child) == wanted and child > i:
            return child
        for below in children_of(layers, child, "prep"):
            if word(layers, below) == wanted:
                return below
    return None


def cue_span(layers: Layers, i: int, particle: int | None) -> Range:
    """Return the cue's tokens: the verb, auxiliaries and adverbs that touch it, its particle."""
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
