"""Labels: who calls whom what, kept beside the neutral actor that is meant."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.document import content_id
from dateline.extract.actors import core, phrase
from dateline.extract.article import Article
from dateline.extract.claims import speakers_for
from dateline.records import Actor, Finding, Label

_ARMED = frozenset({"REB", "PRM", "IMG", "UAF"})


def find_labels(article: Article) -> tuple[Label, ...]:
    """Return the judging words of an article, whom they name and who uses them."""
    labels = word_table("labels", "note")
    neutral = _neutral(article, labels)
    return tuple(
        _label(article, i, neutral)
        for i, token in enumerate(article.layers.tokens)
        if token.lemma.lower() in labels
        and token.pos in ("NOUN", "PROPN", "ADJ")
        and _is_actor(article, i)
    )


def _is_actor(article: Article, i: int) -> bool:
    """Tell whether a judging word names or qualifies somebody, rather than a deed."""
    token = article.layers.tokens[i]
    head = article.layers.tokens[token.head]
    roles = word_table("roles", "kind")
    if token.dep in ("compound", "amod", "nmod"):
        return head.lemma.lower() in roles or head.lemma.lower() == "group"
    return token.lemma.lower() in roles


def _head(article: Article, i: int) -> int:
    token = article.layers.tokens[i]
    return token.head if token.dep in ("compound", "amod", "nmod") else i


def _label(article: Article, i: int, neutral: Finding[Actor] | None) -> Label:
    layers = article.layers
    token = layers.tokens[i]
    words = layers.quote(*phrase(layers, _head(article, i)))
    user = _user(article, token.start, token.end)
    scare = any(q.scare and q.start <= token.start < q.end for q in layers.quotations)
    named = article.actors.read(_head(article, i))
    if named is not None and named.value.id is None:
        named = _as_neutral(named, neutral)
    return Label(
        id=content_id("l", layers.document.id, str(token.start)),
        document=layers.document.id,
        words=words,
        names=named,
        user=user,
        scare=scare,
    )


def _user(article: Article, start: int, end: int) -> Finding[Actor] | None:
    """Return who uses the words at a place: the innermost speaker, None for the outlet."""
    for attribution in speakers_for(article.layers, article.attributions, start, end):
        for head in attribution.sources:
            if (found := article.actors.read(head)) is not None:
                return found
    return None


def _as_neutral(named: Finding[Actor], neutral: Finding[Actor] | None) -> Finding[Actor]:
    """Put the actor that the narration speaks of in place of a judging word without a name."""
    if neutral is None:
        return named
    to = neutral.value
    value = msgspec.structs.replace(
        named.value, name=to.name or to.text, id=to.id, country=to.country, sector=to.sector
    )
    return Finding(value, (*named.quotes, *neutral.quotes), "label.neutral")


def neutral_actor(article: Article) -> Finding[Actor] | None:
    """Return the armed actor that the outlet itself speaks of most, in words that don't judge."""
    return _neutral(article, word_table("labels", "note"))


def _neutral(article: Article, labels: object) -> Finding[Actor] | None:
    counts: Counter[str] = Counter()
    first: dict[str, Finding[Actor]] = {}
    for finding in _armed(article):
        name = finding.value.name
        if name:
            counts[name] += 1
            first.setdefault(name, finding)
    if not counts:
        return None
    return first[max(sorted(counts), key=lambda n: counts[n])]


def _armed(article: Article) -> Iterator[Finding[Actor]]:
    layers: Layers = article.layers
    for token in layers.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
            continue
        if any(i != token.i and layers.tokens[i].dep == "appos" for i in core(layers, token.i)):
            continue
        found = article.actors.read(token.i)
        if found is not None and found.value.sector in _ARMED and not found.value.label:
            if not speakers_for(layers, article.attributions, token.start, token.end):
                yield found
