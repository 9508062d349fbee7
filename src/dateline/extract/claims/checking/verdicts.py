"""Finds verdicts on a report or a picture: "the claim was genuine", "called the video fake"."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import clause_words, is_deed, kin, nearest, place, told
from dateline.extract.claims.checking.rivals import is_unreal
from dateline.extract.claims.checking.scopes import earlier, is_first, part_before, range_of
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import (
    child_of,
    children_of,
    is_negated,
    is_passive,
    subject,
    word,
)
from dateline.records import Verification


def find_verdict(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of a verb by which a report or picture is called true or false."""
    token = layers.tokens[i]
    lemma = token.base
    if lemma in words("call"):
        return [] if is_unreal(layers, i) else _called(layers, i)
    negated = is_negated(layers, i)
    who = subject(layers, i)
    turned = token.dep in ("xcomp", "ccomp") and who is None  # "turned out to be wrong"
    if turned:
        who = subject(layers, token.head)
    if who is None or (is_unreal(layers, i) and not negated and not turned):
        return []
    if lemma in ("be", "prove", "seem", "appear"):
        predicates = children_of(layers, i, "acomp", "attr", "oprd")
        said = next((c for c in predicates if _worth(layers, c)), None)
    else:
        said = i if is_passive(layers, i) and _worth(layers, i) else None
    if said is None:
        return _elsewhere(layers, i, who) if not negated else []
    status = _worth(layers, said)
    if negated:
        status = "disputed" if status == "confirmed" else None
    return _of(layers, i, who, said, status) if status else []


def _worth(layers: Layers, i: int) -> Verification | None:
    """Return what a word makes of a report: true, untrue, or neither."""
    near = [i, *children_of(layers, i, "amod", "compound")]
    own = [j for j in near if not j or layers.tokens[j - 1].text != "-"]  # "her 17-year-old son"
    if i not in own:
        return None
    if any(word(layers, j) in words("untrue") for j in own):
        return "disputed"
    return "confirmed" if word(layers, i) in words("sound") else None


def _of(
    layers: Layers, i: int, who: int, said: int, status: Verification
) -> list[VerificationMark]:
    first, last = min(i, said), max(i, said)
    if word(layers, who) in ("it", "this", "that") and child_of(layers, i, "ccomp") is None:
        if is_first(layers, i):
            return []
        return [VerificationMark(first, last + 1, status, s, None)
                for s in _before(layers, i, status)]  # fmt: skip
    if layers.tokens[who].base not in words("account"):
        return []
    above = layers.tokens[i].head
    by = doer(layers, above) if above != i else None
    return [VerificationMark(first, last + 1, status, s, by)
            for s in matters_of(layers, who, i) or _before(layers, i, status)]  # fmt: skip


def _before(layers: Layers, i: int, status: Verification) -> list[Range]:
    """Return what "the claim" points to: all that was told, or the deed told last."""
    if status == "disputed":
        return [part_before(layers, i)] if not is_first(layers, i) else [
            earlier(layers, i, keep=True)]  # fmt: skip
    deed = nearest(layers, i)
    return [place(layers, d) for d in kin(layers, deed)] if deed is not None else []


def matters_of(layers: Layers, noun: int, at: int) -> list[Range]:
    """Return the deeds that a report or picture itself tells of, here and elsewhere."""
    over = [c for p in children_of(layers, noun, "prep") for c in children_of(layers, p, "pobj")]
    tops = children_of(layers, noun, "acl", "relcl", "ccomp") + over
    content = {j for top in tops for j in clause_words(layers, top)}
    if not any(is_deed(layers, j) for j in content):
        return []
    return [
        range_of(layers, content),
        *(place(layers, d) for d in told(layers, content, at) if d < at),
    ]


def _elsewhere(layers: Layers, i: int, who: int) -> list[VerificationMark]:
    """Return the marks of "the photograph was in fact taken in another country in 2009"."""
    if layers.tokens[who].base not in words("record"):
        return []
    held = [c for p in children_of(layers, i, "prep", "dobj", "acomp", "advmod", "attr")
            for c in (p, *layers.children[p], *(d for c in layers.children[p]
                                                for d in layers.children[c]))]  # fmt: skip
    other = any(word(layers, c) in words("other") for c in held)
    year = any(layers.tokens[c].text.isdigit() and len(layers.tokens[c].text) == 4 for c in held)
    if layers.tokens[i].base not in words("taken") or not (other or year):
        return []
    scopes = matters_of(layers, who, i) or _before(layers, i, "disputed")
    return [VerificationMark(i, i + 1, "disputed", s, None) for s in scopes]


def _called(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "called the report fake"; the parse may take both for one phrase."""
    near = [d for c in layers.children[i] for d in (c, *layers.children[c])]
    inside = [j for j in dict.fromkeys((*near, *(g for d in near for g in layers.children[d])))
              if j > i]  # fmt: skip
    said = next((j for j in inside if _worth(layers, j)), None)
    if is_passive(layers, i):
        inside += children_of(layers, i, "nsubjpass")
    accounts = [j for j in inside if layers.tokens[j].base in words("account")
                or (word(layers, j) in ("it", "this", "that")
                    and layers.tokens[j].dep != "mark")]  # fmt: skip
    if said is None or not accounts or min(accounts) > said:
        return []
    status = _worth(layers, said) or "disputed"
    scopes = [s for j in accounts for s in matters_of(layers, j, i)]
    scopes = scopes or _before(layers, i, status)
    return [VerificationMark(i, said + 1, status, scope, doer(layers, i)) for scope in scopes]
