"""What the subject of a check holds for: "the toll could not be confirmed"."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range
from dateline.extract.claims.checking.deeds import (
    groups_of,
    is_deed,
    place,
    tells_force,
    told,
)
from dateline.extract.claims.checking.scopes import (
    before,
    earlier,
    is_first,
    last_sentence,
    range_of,
)
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import below, is_verb, subject, word


def by_subject(layers: Layers, verb: int) -> list[Range] | None:
    """Return what the subject of a verb tells of or points back to.

    None where it has none before it, or one that is neither a deed nor a report.
    """
    who = _subject_of(layers, verb)
    if who is None or who > verb:
        return None
    content = below(layers, who)
    if any(is_deed(layers, j) and groups_of(layers, j) for j in content):
        echoes = told(layers, content, verb)
        return [range_of(layers, content), *(place(layers, d) for d in echoes)]
    if not _reports(layers, content, who):
        return None
    start = min(content)
    own = before(layers, start)
    if tells_force(layers, own) and layers.tokens[who].pos == "PRON":
        return [own]
    if is_first(layers, verb):
        return [own] if tells_force(layers, own) else None
    back = earlier(layers, verb, keep=False)
    last = last_sentence(layers, verb)
    one = word(layers, start) in ("that", "this") and layers.tokens[who].tag == "NN"
    found = [last if one and tells_force(layers, last) else back]
    return [*found, own] if tells_force(layers, own) else found


def _subject_of(layers: Layers, verb: int) -> int | None:
    """Return the subject of a verb, or of the one it is joined to: "came from guards and is …"."""
    who = subject(layers, verb)
    token = layers.tokens[verb]
    if who is None and token.dep == "conj" and is_verb(layers, token.head):
        return subject(layers, token.head)
    return who


def _reports(layers: Layers, content: set[int], who: int) -> bool:
    """Tell whether a subject is a report, a count, or a word that points to one."""
    pointing = layers.tokens[who].pos == "PRON" and word(layers, who) in (
        "it", "this", "that", "these", "they", "those", "which")  # fmt: skip
    named = {layers.tokens[j].base for j in content if layers.tokens[j].dep in (
        "nsubj", "nsubjpass", "pobj", "csubj")}  # fmt: skip
    told_of = bool(named & (words("account") | words("count")))
    return pointing or told_of or word(layers, who) == "words"
