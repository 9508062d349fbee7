"""Labels: who calls whom what, kept beside the neutral actor that is meant."""

from collections.abc import Iterator, Mapping

import msgspec

from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_set
from dateline.document import Quote, content_id
from dateline.extract.article import Article
from dateline.extract.labels.chains import Chain
from dateline.extract.labels.judged import Judged, traits
from dateline.extract.labels.judging import Judging
from dateline.extract.labels.mentioned import ARMED
from dateline.extract.labels.naming import Naming
from dateline.extract.labels.wielding import user_of
from dateline.records import Actor, Finding, Label


class Choice(msgspec.Struct, frozen=True):
    """The words of a judging phrase, and the people it could name with what speaks for each."""

    words: Quote
    candidates: tuple[tuple[Chain, Mapping[str, float]], ...]


def find_labels(article: Article) -> tuple[Label, ...]:
    """Return the judging words of an article, whom they name and who uses them."""
    judged = Judging(article.layers).find()
    naming = Naming(article, judged) if judged else None
    found = [label for j in judged if naming and (label := _label(article, naming, j)) is not None]
    found += _seizures(article)
    return tuple(sorted(found, key=lambda label: label.words.span.start))


def find_choices(article: Article) -> tuple[Choice, ...]:
    """Return for each judging phrase who could be meant, to fit the weights of the choice."""
    judged = Judging(article.layers).find()
    naming = Naming(article, judged)
    return tuple(
        Choice(article.layers.quote(j.first, j.last), naming.candidates(j, user_of(article, j)))
        for j in judged
    )


def _label(article: Article, naming: Naming, judged: Judged) -> Label | None:
    """Return the label of a phrase; the outlet's own praise ("heroes") is none."""
    layers = article.layers
    user = user_of(article, judged)
    lemma = layers.tokens[judged.head].base
    pointed = any(layers.tokens[i].low in ("these", "those", "our")
                  for i in range(judged.first, judged.head))  # fmt: skip
    spoken = _is_party(user) and _is_quoted(article, judged)
    if not (pointed or spoken) and _is_plain(judged, lemma, narrated=user is None):
        return None
    if judged.weak and lemma in traits("beast") and not _is_party(user):
        return None
    return Label(
        id=content_id("l", layers.document.id, str(layers.tokens[judged.token].start)),
        document=layers.document.id,
        words=layers.quote(judged.first, judged.last),
        names=naming.whom(judged, user),
        user=user,
        scare=judged.scare,
    )


def _is_quoted(article: Article, judged: Judged) -> bool:
    """Tell whether a phrase stands in direct speech: there any word for foes is a side's own."""
    at = article.layers.tokens[judged.head].start
    return any(q.start <= at < q.end and not q.scare for q in article.layers.quotations)


def _is_party(user: Finding[Actor] | None) -> bool:
    """Tell whether a speaker is a side or its press, whose "rats" are people."""
    return user is not None and user.value.sector in ORGANS | ARMED | {"JRN", "PTY", "OPP"}


def _is_plain(judged: Judged, lemma: str, *, narrated: bool) -> bool:
    """Tell whether a word judges nobody where it stands: praise and insults told by the outlet.

    Words in common use ("militants") judge only in quotation marks, or where one is called so.
    """
    if judged.scare or judged.called is not None:
        return False
    common = traits("plain") | (traits("praise") | traits("narrated") if narrated else frozenset())
    if judged.token != judged.head and lemma in word_set("labels"):
        return lemma in common and judged.form in common | {lemma}  # "separatist bandits"
    bare = judged.token == judged.head and lemma in common and " " not in judged.form
    return judged.form in common or bare or (judged.weak and narrated)


def _seizures(article: Article) -> Iterator[Label]:
    """Yield words that judge a capture ("liberated"), with the place that was taken.

    Only in somebody's words or in scare quotes: a party's word for it, not a deed of freeing.
    """
    layers = article.layers
    for token in layers.tokens:
        if token.base not in traits("seizing") or token.pos not in ("VERB", "NOUN"):
            continue
        place = _taken(article, token.i)
        scare = any(
            q.start <= token.start < q.end and q.end - q.start <= token.end - token.start + 1
            for q in layers.quotations
        )
        user = user_of(article, Judged(token.i, token.i, token.i, token.i + 1, scare, ""))
        if place is None or not (scare or user is not None):
            continue
        yield Label(
            id=content_id("l", layers.document.id, str(token.start)),
            document=layers.document.id,
            words=layers.quote(token.i, token.i + 1),
            names=place,
            user=user,
            scare=scare,
        )


def _taken(article: Article, i: int) -> Finding[Actor] | None:
    """Return the place that a word of seizing has for its object."""
    layers = article.layers
    token = layers.tokens[i]
    near = [c for c in layers.children[i] if layers.tokens[c].dep in ("dobj", "nsubjpass")]
    near += [
        g for c in layers.children[i] if layers.tokens[c].low == "of"
        for g in layers.children[c]
    ]  # fmt: skip
    if token.dep in ("acomp", "oprd"):
        near += [c for c in layers.children[token.head] if layers.tokens[c].dep == "nsubj"]
    for head in near:
        if not _is_place(article, head):
            continue
        head = _named_by(article, head)
        words = layers.quote(*_phrase(article, head))
        return Finding(Actor(words.text, words.text), (words,), "label.seized")
    return None


def _phrase(article: Article, head: int) -> tuple[int, int]:
    """Return the tokens of a place's name, or of the noun phrase."""
    name = next((n for n in article.layers.names if n.first <= head < n.last), None)
    return (name.first, name.last) if name else (head, head + 1)


def _named_by(article: Article, head: int) -> int:
    """Return the name in "the city of Mosul", else the noun itself."""
    layers = article.layers
    if layers.tokens[head].pos == "PROPN":
        return head
    names = [
        g for c in layers.children[head] if layers.tokens[c].low == "of"
        for g in layers.children[c] if layers.tokens[g].pos == "PROPN"
    ]  # fmt: skip
    return names[0] if names else head


def _is_place(article: Article, head: int) -> bool:
    token = article.layers.tokens[head]
    place = any(m.head == head for m in article.places)
    return place or token.pos == "PROPN" or token.base in traits("place")
