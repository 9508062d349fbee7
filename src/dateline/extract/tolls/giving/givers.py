"""Who may give a number, and the statement that gives it."""

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.nounphrases import Phrase
from dateline.extract.tolls.lexicon import is_deed

REFUSING = frozenset({"deny", "doubt", "decline"})
"""Stances of those who give no number: one that they reject is that of whoever gave it."""
LOST = frozenset({"life", "victim", "casualty"})
"""What a deed may claim, as somebody a number."""
WARDS = frozenset({"hospital", "clinic", "infirmary", "ward"})
"""Who takes in the wounded without a word on them ("the hospital admitted 35")."""
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def may_give(layers: Layers, who: Phrase) -> bool:
    """Tell whether a phrase names a role, a body, a person or a state, and no deed or number."""
    words = layers.tokens[who.first : who.last]
    if is_deed(layers, who.head) or any(t.pos == "NUM" for t in words):
        return False
    roles = word_table("roles", "kind")
    return any(t.name in _NAMES or t.base in roles for t in words)


def words_before(layers: Layers, first: int, end: int) -> Phrase | None:
    """Return the nouns with their adjectives right before token `end`, without what those hang on.

    "Crowds estimated by the junta's opponents", "1.05 million and the CGT": the last words alone.
    """
    at = end
    while at > first and layers.tokens[at - 1].pos in ("ADJ", "NOUN", "PROPN", "PART"):
        at -= 1
    if at > first and at < end and layers.tokens[at - 1].pos == "DET":
        at -= 1
    nouns = [t.i for t in layers.tokens[at:end] if t.pos in ("NOUN", "PROPN")]
    return Phrase(at, end, nouns[-1]) if nouns and nouns[-1] == end - 1 else None


def noun_phrase(layers: Layers, i: int) -> Phrase:
    """Return a noun with what stands before it in its phrase."""
    first = min((c for c in layers.subtree(i) if c <= i), default=i)
    while first < i and layers.tokens[first].pos == "PUNCT":
        first += 1
    return Phrase(first, i + 1, i)


def given_by(who: Phrase, content: Range, rule: str, cue: Range | None = None) -> Attribution:
    """Return what somebody says: `content` in code points, `cue` in tokens."""
    return Attribution(
        sources=(who.head,), source_spans=((who.first, who.last),), chain=(), cue=cue,
        stance="assert", form="indirect", content=(content,), rule=rule,
    )  # fmt: skip
