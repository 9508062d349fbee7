"""Finds what reporters saw for themselves and what films, records and bodies show of a deed."""

from collections.abc import Iterable

from dateline.annotate import Layers
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.deeds import (
    clause_words,
    groups_of,
    is_deed,
    kin,
    nearest,
    place,
    told,
)
from dateline.extract.claims.checking.marking import confirmed
from dateline.extract.claims.checking.objects import tops_of, unreal
from dateline.extract.claims.checking.scopes import range_of
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    is_passive,
    is_verb,
    subject,
    word,
)

_SEEING = frozenset({"see", "watch", "count", "film", "photograph", "witness", "find",
                     "observe", "inspect", "examine"})  # fmt: skip

_REACH = 3
"""Sentences back in which what was seen bears out a deed."""


def find_evidence(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "a reporter saw soldiers burn it", "the log shows", "X-rays showed"."""
    lemma = layers.tokens[i].base
    if lemma not in _SEEING and lemma not in words("depict"):
        return []
    if not is_verb(layers, i) or is_passive(layers, i) or unreal(layers, i):
        return []
    who = subject(layers, i)
    if who is None or is_negated(layers, who):
        return []
    seen = lemma in _SEEING and _is_press(layers, who)
    shown = lemma in words("depict") and _is_record(layers, who)
    if not (seen or shown):
        return []
    tops = tops_of(layers, i) or _around(layers, i)
    return [mark for top in tops for mark in _of(layers, i, top)]


def _around(layers: Layers, i: int) -> list[int]:
    """Return the main clause of "…, as television showed", "…, a photographer saw"."""
    token = layers.tokens[i]
    if token.dep not in ("advcl", "parataxis", "ccomp") or token.head == i:
        return []
    as_said = any(word(layers, c) == "as" for c in children_of(layers, i, "mark", "advmod"))
    return [token.head] if as_said or token.dep != "advcl" else []


def _of(layers: Layers, i: int, top: int) -> list[VerificationMark]:
    """Return the marks of one thing seen or shown: what it tells, and what it bears out."""
    content = clause_words(layers, top)
    if top == layers.tokens[i].head:
        content -= below(layers, i)
    if is_negated(layers, top) or not content:
        return []
    found = []
    tells = any(
        is_deed(layers, j) and (is_verb(layers, j) or groups_of(layers, j)) for j in content
    )
    echoes: Iterable[int] = told(layers, content, i)
    if tells:
        found.append(confirmed(i, range_of(layers, content)))
    elif not echoes and _traces(layers, content):
        deed = nearest(layers, i)
        near = deed is not None and (
            layers.tokens[i].sentence - layers.tokens[deed].sentence <= _REACH)  # fmt: skip
        echoes = kin(layers, deed) if deed is not None and near else ()
    return [*found, *(confirmed(i, place(layers, d)) for d in echoes)]


def _traces(layers: Layers, content: Iterable[int]) -> bool:
    """Tell whether what was seen is what a deed leaves behind: bodies, craters, wreckage."""
    left = words("remains") | words("harm")
    return any(layers.tokens[j].base in left for j in content)


def _is_press(layers: Layers, who: int) -> bool:
    """Tell whether somebody is of the press, or the outlet itself outside all quotations."""
    start = layers.tokens[who].start
    if word(layers, who) in ("we", "i"):
        return not any(q.start <= start < q.end for q in layers.quotations)
    return bool({layers.tokens[j].base for j in (who, *layers.children[who])}
                & words("press"))  # fmt: skip


def _is_record(layers: Layers, noun: int) -> bool:
    """Tell whether a film, list or test speaks for itself: no side has put it out as its own."""
    token = layers.tokens[noun]
    if token.base not in words("record") | words("list"):
        return False
    if child_of(layers, noun, "poss") is not None:
        return False
    for child in children_of(layers, noun, "acl", "relcl"):
        agent = child_of(layers, child, "agent") is not None
        if agent and layers.tokens[child].base not in words("review"):
            return False  # "a video posted by the rebels"
    return not any(
        word(layers, c) in ("from", "of", "by") for c in children_of(layers, noun, "prep")
    )
