"""Frames on text: which trigger frames read which tokens."""

from collections.abc import Iterable, Iterator, Mapping

from dateline.annotate import Layers, Token
from dateline.codebook.frames import Codebook, Trigger
from dateline.extract.events.frames.constraints import Constraints
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.classes import lemmas

_WITH_TRIGGERS = frozenset({"VERB", "AUX", "NOUN", "PROPN"})


def _rest_of_verb(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    """Return the end of the words after the verb that belong to it, None if they are missing."""
    if not rest:
        return i + 1
    end = i + 1
    beside = [c for c in layers.children[i] if layers.tokens[c].low == rest[0]]
    if beside and all(_is_of_time(layers, c) for c in beside):
        return None
    if all(
        end + n < len(layers.tokens)
        and word in (layers.tokens[end + n].low, layers.tokens[end + n].base)
        for n, word in enumerate(rest)
    ):
        return end + len(rest)
    own = {w for c in layers.children[i] for w in (layers.tokens[c].low, layers.tokens[c].lemma)}
    if rest[0] not in own:
        return None
    below = {layers.tokens[g].low for c in layers.children[i] for g in layers.children[c]}
    return end if all(w in own or w in below for w in rest) else None


def _is_of_time(layers: Layers, i: int) -> bool:
    """Tell whether a word that could be a verb's particle opens a time: "took men on Sunday"."""
    token = layers.tokens[i]
    return token.dep == "prep" and any(
        layers.tokens[c].name in ("DATE", "TIME") for c in layers.children[i]
    )


def _rest_of_noun(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    """Return where the words before the noun begin, None if they are missing."""
    at = i
    for word in reversed(rest):
        at -= 1
        if at >= 0 and layers.tokens[at].text == "-":
            at -= 1
        if at < 0 or word not in (layers.tokens[at].base, layers.tokens[at].low):
            return None
    return at


def _rest_of_phrase(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    words = tuple(t.low for t in layers.tokens[i + 1 : i + 1 + len(rest)])
    return i + 1 + len(rest) if words == rest else None


def _behind(layers: Layers, i: int) -> set[str]:
    """Return the words that can be the first of those that belong to the verb at `i`."""
    near = [*layers.tokens[i + 1 : i + 2], *(layers.tokens[c] for c in layers.children[i])]
    return {word for t in near for word in (t.low, t.base, t.lemma)}


def _before(layers: Layers, i: int) -> set[str]:
    """Return the words that can be the last of those before the noun at `i`."""
    near = [t for t in layers.tokens[max(i - 2, 0) : i] if t.text != "-"][-1:]
    return {word for t in near for word in (t.low, t.base)}


def _candidates(layers: Layers, token: Token, codebook: Codebook) -> Iterator[Match]:
    i = token.i
    lemma = lemmas(layers, i)[0] if token.pos in _WITH_TRIGGERS else ""
    if token.pos in ("VERB", "AUX") and (triggers := codebook.verbs.get(lemma)):
        near = _behind(layers, i)
        for trigger in (t for t in triggers if not t.rest or t.rest[0] in near):
            end = _rest_of_verb(layers, i, trigger.rest)
            if end is not None:
                yield Match(trigger.frame, "verb", i, i, end)
    nominal = token.pos in ("NOUN", "PROPN") and token.dep != "compound"
    if nominal and (triggers := codebook.nouns.get(lemma)):
        near = _before(layers, i)
        for trigger in (t for t in triggers if not t.rest or t.rest[-1] in near):
            start = _rest_of_noun(layers, i, trigger.rest)
            if start is not None:
                yield Match(trigger.frame, "noun", i, start, i + 1)
    if token.pos in ("ADJ", "VERB", "ADV"):
        for trigger in codebook.adjectives.get(token.low, ()):
            if _rest_of_verb(layers, i, trigger.rest) is not None:
                yield Match(trigger.frame, "adjective", i, i, i + 1)
    if (by_next := codebook.phrases.get(token.low)) is not None:
        yield from _phrases(layers, token, by_next)


def _phrases(
    layers: Layers, token: Token, by_next: Mapping[str, tuple[Trigger, ...]]
) -> Iterator[Match]:
    following = [t.low for t in layers.tokens[token.i + 1 : token.i + 2]]
    for trigger in (t for word in (*following, "") for t in by_next.get(word, ())):
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
    constraints = Constraints(layers, codebook)
    return tuple(
        match
        for token in layers.tokens
        for match in _candidates(layers, token, codebook)
        if constraints.hold(match)
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
