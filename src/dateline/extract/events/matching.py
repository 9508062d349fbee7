"""Frames on text: which trigger frames read which tokens."""

from collections.abc import Iterable, Iterator

from dateline.annotate import Layers, Token
from dateline.codebook.frames import Codebook, Trigger
from dateline.extract.events.classes import lemmas
from dateline.extract.events.constraints import holds
from dateline.extract.events.matches import Match


def _rest_of_verb(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    """Return the end of the words after the verb that belong to it, None if they are missing."""
    if not rest:
        return i + 1
    end = i + 1
    if all(
        end + n < len(layers.tokens)
        and word in (layers.tokens[end + n].text.lower(), layers.tokens[end + n].lemma.lower())
        for n, word in enumerate(rest)
    ):
        return end + len(rest)
    own = {
        w
        for c in layers.children[i]
        for w in (layers.tokens[c].text.lower(), layers.tokens[c].lemma)
    }
    below = {layers.tokens[g].text.lower() for c in layers.children[i] for g in layers.children[c]}
    return end if rest[0] in own and all(w in own | below for w in rest) else None


def _rest_of_noun(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    """Return where the words before the noun begin, None if they are missing."""
    at = i
    for word in reversed(rest):
        at -= 1
        if at >= 0 and layers.tokens[at].text == "-":
            at -= 1
        if at < 0 or word not in (layers.tokens[at].lemma.lower(), layers.tokens[at].text.lower()):
            return None
    return at


def _rest_of_phrase(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    words = tuple(t.text.lower() for t in layers.tokens[i + 1 : i + 1 + len(rest)])
    return i + 1 + len(rest) if words == rest else None


def _candidates(layers: Layers, token: Token, codebook: Codebook) -> Iterator[Match]:
    lemma = lemmas(layers, token.i)[0]
    if token.pos in ("VERB", "AUX"):
        for trigger in codebook.verbs.get(lemma, ()):
            end = _rest_of_verb(layers, token.i, trigger.rest)
            if end is not None:
                yield Match(trigger.frame, "verb", token.i, token.i, end)
    if token.pos in ("NOUN", "PROPN") and token.dep != "compound":
        for trigger in codebook.nouns.get(lemma, ()):
            start = _rest_of_noun(layers, token.i, trigger.rest)
            if start is not None:
                yield Match(trigger.frame, "noun", token.i, start, token.i + 1)
    if token.pos in ("ADJ", "VERB", "ADV"):
        for trigger in codebook.adjectives.get(token.text.lower(), ()):
            if _rest_of_verb(layers, token.i, trigger.rest) is not None:
                yield Match(trigger.frame, "adjective", token.i, token.i, token.i + 1)
    yield from _phrases(layers, token, codebook.phrases.get(token.text.lower(), ()))


def _phrases(layers: Layers, token: Token, triggers: tuple[Trigger, ...]) -> Iterator[Match]:
    for trigger in triggers:
        end = _rest_of_phrase(layers, token.i, trigger.rest)
        if end is not None:
            heads = [
                t.i
                for t in layers.tokens[token.i : end]
                if t.head == t.i or not token.i <= t.head < end
            ]
            yield Match(trigger.frame, "phrase", heads[0] if heads else token.i, token.i, end)


def all_matches(layers: Layers, codebook: Codebook) -> tuple[Match, ...]:
    """Return every frame that reads some words of the document, rivals included."""
    return tuple(
        match
        for token in layers.tokens
        for match in _candidates(layers, token, codebook)
        if holds(layers, match, codebook)
    )


def narrowest(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the narrowest match of each trigger, in text order."""
    best: dict[int, Match] = {}
    for match in matches:
        rival = best.get(match.head)
        if rival is None or _rank(match) > _rank(rival):
            best[match.head] = match
    return tuple(sorted(best.values(), key=lambda m: (m.first, m.last)))


def _rank(match: Match) -> tuple[int, int, str]:
    return (match.last - match.first, match.frame.narrowness, match.frame.id)
