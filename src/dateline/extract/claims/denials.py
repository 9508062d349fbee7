"""Finds what is denied, and the event elsewhere in the article that a denial is about."""

import functools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.words import word_list
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.trees import below, is_verb, subject, word

_NEGATIVE = frozenset({"no", "not", "n't", "never", "none", "nobody", "neither", "nothing"})
_MODALS = frozenset({"must", "should", "will", "would", "shall", "can", "could", "may", "might",
                     "'ll", "wo", "ca"})  # fmt: skip
_EMPTY = frozenset({"be", "have", "do", "say", "report", "claim", "statement", "allegation", "take",
    "make", "accusation", "charge", "involvement", "false", "responsibility", "carry", "group",
    "any", "country", "force", "people", "year", "day", "time"})  # fmt: skip
_POINTING = frozenset({"report", "claim", "allegation", "accusation", "charge", "assertion", "news",
    "suggestion", "this", "it", "that", "statement", "account", "version", "baseless", "false",
    "untrue", "unfounded", "fabricated", "earlier", "such", "rumor", "rumour", "story",
    "responsibility", "involvement", "wrongdoing", "any", "fake", "lie", "deny"})  # fmt: skip
_LEAST = 1.2
_CLOSE = 0.02
"""Weight of a token of distance in hundreds: closeness decides only between equal likeness."""


class Denial(msgspec.Struct, frozen=True):
    """A denial: the attribution, the ranges denied, and the lemmas of their content words."""

    attribution: Attribution
    content: tuple[Range, ...]
    words: frozenset[str]


def find_denials(layers: Layers, attributions: Iterable[Attribution]) -> tuple[Denial, ...]:
    """Return the attributions that deny something, by their cue or by their negated content."""
    found = []
    for attribution in attributions:
        if attribution.view or not attribution.content or attribution.rule == "claim.adverb":
            continue
        if attribution.stance == "deny" or is_denying(layers, attribution):
            words = content_words(layers, attribution)
            found.append(Denial(attribution, attribution.content, words))
    return tuple(found)


def is_denying(layers: Layers, attribution: Attribution) -> bool:
    """Tell whether a statement's main clause is negated ("said no group had entered")."""
    if attribution.stance not in ("assert", "confirm") or not attribution.sources:
        return False
    if attribution.rule in ("claim.ask", "claim.prep", "claim.as"):
        return False
    inside = [t.i for t in layers.tokens if attribution.covers(t.start, t.end)]
    tops = [i for i in inside if is_verb(layers, i) and (
        layers.tokens[i].head not in inside or layers.tokens[i].dep == "ROOT")]  # fmt: skip
    for top in tops[:1]:
        if any(word(layers, c) in _MODALS for c in layers.children[top]):
            continue
        if layers.tokens[top].lemma.lower() in ("comment", "confirm", "verify", "say", "know"):
            continue
        who = subject(layers, top)
        near = [*layers.children[top], *(layers.children[who] if who is not None else ())]
        if any(word(layers, c) in _NEGATIVE for c in [*near, *([who] if who is not None else [])]):
            return True
    return False


def content_words(layers: Layers, attribution: Attribution) -> frozenset[str]:
    """Return the lemmas of the nouns, names, verbs and adjectives that a content holds."""
    return frozenset(
        t.lemma.lower()
        for t in layers.tokens
        if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and attribution.covers(t.start, t.end)
    )


@functools.cache
def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in word_list("near"):
        found.setdefault(row["lemma"], set()).add(row["group"])
    return {lemma: frozenset(groups) for lemma, groups in found.items()}


def denied_trigger(layers: Layers, attribution: Attribution, triggers: Sequence[int]) -> int | None:
    """Return which of the article's event triggers a denial is about, None where none fits.

    Pass all triggers: ", which Moscow denies" is about one inside its content. Otherwise the
    words must be the same or near synonyms (`near.csv`), or share names; "denied the report"
    takes the nearest event before it.
    """
    at = attribution.cue[0] if attribution.cue else layers.token_at(attribution.content[0][0]) or 0
    own = below(layers, at) | set(range(*(attribution.cue or (0, 0))))
    for span in attribution.source_spans:
        own |= set(range(*span))
    others = [t for t in triggers if t not in own]
    words = content_words(layers, attribution)
    within = [t for t in others if _inside(layers, attribution, t)]
    if within and attribution.content[0][1] <= layers.tokens[at].start:
        return _topmost(layers, within)
    others = [t for t in others if not _inside(layers, attribution, t)]
    if words <= _POINTING:
        near = [
            t
            for t in others
            if t < at and layers.tokens[at].sentence - layers.tokens[t].sentence <= 3
        ]
        return max(near, default=None)
    acts = {g for w in words - _EMPTY for g in (w, *_groups().get(w, ()))}
    names = _names(layers, attribution)
    best: tuple[float, int] | None = None
    for trigger in others:
        score = _likeness(layers, trigger, words, acts, names)
        if score < _LEAST:
            continue
        score -= _CLOSE * abs(at - trigger) / 100 * (1 if trigger < at else 3)
        if best is None or score > best[0]:
            best = (score, trigger)
    return best[1] if best else None


def _inside(layers: Layers, attribution: Attribution, i: int) -> bool:
    return attribution.covers(layers.tokens[i].start, layers.tokens[i].end)


def _topmost(layers: Layers, triggers: Sequence[int]) -> int:
    """Return the trigger nearest the root of its sentence."""
    return min(triggers, key=lambda t: (len(layers.ancestors(t)), t))


def _names(layers: Layers, attribution: Attribution) -> frozenset[str]:
    """Return the words of names in the content, and in the denying speaker's own name."""
    inside = {t.i for t in layers.tokens if attribution.covers(t.start, t.end)}
    inside |= {i for span in attribution.source_spans for i in range(*span)}
    return frozenset(
        layers.tokens[i].lemma.lower() for i in inside
        if layers.tokens[i].name or layers.tokens[i].pos == "PROPN"
    )  # fmt: skip


def _likeness(
    layers: Layers, trigger: int, words: frozenset[str], acts: set[str], names: frozenset[str]
) -> float:
    """Return how alike an event and a denial are: the act counts most, then shared words."""
    token = layers.tokens[trigger]
    lemma = token.lemma.lower()
    score = 0.0
    if lemma in acts:
        score += 2.0
    elif _groups().get(lemma, frozenset()) & acts:
        score += 1.6
    sentence = layers.sentences[token.sentence]
    around = {
        t.lemma.lower() for t in layers.tokens[sentence.first : sentence.last]
        if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    }  # fmt: skip
    score += 0.5 * min(2, len(around & names))
    return score + 0.25 * min(3, len((around & words) - names - _EMPTY))
