"""Labels: who calls whom what, kept beside the neutral actor that is meant."""

from dateline.codebook.words import word_table
from dateline.document import content_id
from dateline.extract.actors import phrase
from dateline.extract.article import Article
from dateline.extract.claims import speakers_for
from dateline.extract.neutral import as_neutral
from dateline.records import Actor, Finding, Label

_QUALIFIERS = frozenset({"compound", "amod", "nmod"})


def find_labels(article: Article) -> tuple[Label, ...]:
    """Return the judging words of an article, whom they name and who uses them."""
    labels = word_table("labels", "note")
    named = {i for k in article.layers.known for i in range(k.first, k.last)}
    return tuple(
        _label(article, i)
        for i, token in enumerate(article.layers.tokens)
        if token.lemma.lower() in labels
        and i not in named
        and token.pos in ("NOUN", "PROPN", "ADJ")
        and _is_actor(article, i)
    )


def _is_actor(article: Article, i: int) -> bool:
    """Tell whether a judging word names or qualifies somebody, rather than a deed."""
    token = article.layers.tokens[i]
    head = article.layers.tokens[token.head]
    roles = word_table("roles", "kind")
    if token.dep in _QUALIFIERS:
        return head.lemma.lower() in roles or head.lemma.lower() == "group"
    return token.lemma.lower() in roles


def _label(article: Article, i: int) -> Label:
    layers = article.layers
    token = layers.tokens[i]
    head = token.head if token.dep in _QUALIFIERS else i
    named = article.actors.read(head)
    return Label(
        id=content_id("l", layers.document.id, str(token.start)),
        document=layers.document.id,
        words=layers.quote(*phrase(layers, head)),
        names=named and as_neutral(named, article.neutral),
        user=_user(article, token.start, token.end),
        scare=any(q.scare and q.start <= token.start < q.end for q in layers.quotations),
    )


def _user(article: Article, start: int, end: int) -> Finding[Actor] | None:
    """Return who uses the words at a place: the innermost speaker, None for the outlet."""
    for attribution in speakers_for(article.layers, article.attributions, start, end):
        for head in attribution.sources:
            if (found := article.actors.read(head)) is not None:
                return found
    return None
