"""Finds what somebody could or could not check: "was verified by", "could not confirm"."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import (
    clause_words,
    groups_of,
    is_deed,
    place,
    told,
)
from dateline.extract.claims.checking.scopes import (
    earlier,
    following,
    is_first,
    range_of,
    referred,
    whole_sentence,
)
from dateline.extract.claims.checking.subjects import by_subject
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import antecedent, doer
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    is_passive,
    subject,
    word,
)
from dateline.records import Verification

_NOT_YET = frozenset({"never", "yet", "cannot"})

_NONE = frozenset({"nobody", "nothing", "none", "neither"})

_FAILING = frozenset({"check", "test", "establish", "determine", "say", "tell"})
"""Verbs that tell of checking only where it fails."""

_UNREAL = frozenset({"to", "if", "would", "should", "must", "may", "might", "will", "could", "can"})


def find_check(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "could not verify", "was confirmed by", "independently verified"."""
    lemma = layers.tokens[i].base
    denied = _denied(layers, i)
    if denied is not None:
        return _failed(layers, i, denied)
    if lemma in _FAILING or _hypothetical(layers, i):
        return []
    alone = any(word(layers, c) == "independently" for c in layers.children[i])
    by_agent = lemma == "confirm" and child_of(layers, i, "agent") is not None
    proving = lemma in words("prove") and layers.tokens[i].tag != "VB"
    if not (alone or proving or by_agent or _able(layers, i)):
        return []
    if (scope := _shown(layers, i)) is not None:
        return [_mark(layers, (i, i + 1), "confirmed", scope, doer(layers, i))]
    return [_mark(layers, (i, i + 1), "confirmed", scope, doer(layers, i))
            for scope in _matters(layers, i)]  # fmt: skip


def _mark(
    layers: Layers, at: Range, status: Verification, scope: Range, by: int | None
) -> VerificationMark:
    by = antecedent(layers, by) if by is not None else None
    if by is not None and (
        layers.tokens[by].dep == "expl" or word(layers, by) in _NONE | {"it", "that"}
    ):
        by = None
    return VerificationMark(at[0], at[1], status, scope, by)


def _denied(layers: Layers, i: int) -> int | None:
    """Return the token that makes a checking verb fail ("not", "unable", "yet"), if one does."""
    bound = layers.tokens[i].dep in ("xcomp", "acl", "ccomp", "advcl")
    for at in (i, *(layers.ancestors(i)[:2] if bound else ())):
        for child in layers.children[at]:
            if layers.tokens[child].dep == "neg" or word(layers, child) in _NOT_YET:
                fits = at == i or layers.tokens[at].base in words("able") | {"be", "have"}
                if child < i and fits:
                    return min(child, at)
        if at != i and layers.tokens[at].base in words("unable"):
            return at
        if (
            at != i
            and word(layers, at) in ("way", "means")
            and any(word(layers, c) == "no" for c in layers.children[at])
        ):
            return at - 1
        predicate = child_of(layers, at, "acomp")
        if predicate is not None and layers.tokens[predicate].base in words("unable"):
            return predicate
    for child in children_of(layers, i, "preconj"):
        if word(layers, child) == "neither" and not is_first(layers, i):
            return child  # "has neither confirmed nor denied it", told before
    if _able(layers, i) or _could(layers, i) or is_passive(layers, i):
        return _nobody(layers, i)  # "nothing of this has been verified"
    return _joined(layers, i)


def _could(layers: Layers, i: int) -> bool:
    return any(word(layers, c) in ("can", "could") for c in children_of(layers, i, "aux"))


def _able(layers: Layers, i: int) -> bool:
    """Tell whether a verb hangs on "was able to", "managed to"."""
    head = layers.tokens[i].head
    return layers.tokens[i].dep == "xcomp" and layers.tokens[head].base in words("able")


def _nobody(layers: Layers, i: int) -> int | None:
    """Return the word of "no claim can be checked", "neither confirm nor deny", if there is one."""
    for at in (i, *layers.ancestors(i)[: 2 if _able(layers, i) else 0]):
        who = subject(layers, at)
        for child in layers.children[at]:
            if word(layers, child) == "neither" and layers.tokens[child].dep == "preconj":
                return child
        if who is not None and word(layers, who) in _NONE:
            return who
        if who is not None and is_negated(layers, who):
            return min(c for c in below(layers, who) if word(layers, c) in ("no", "neither"))
    return _joined(layers, i)


def _joined(layers: Layers, i: int) -> int | None:
    """Return the "not" of "could not reach the police or verify her account", if there is one."""
    token = layers.tokens[i]
    if token.dep != "conj" or token.tag != "VB" or subject(layers, i) is not None:
        return None
    if not _could(layers, token.head) or _could(layers, i):
        return None
    joining = {word(layers, c) for c in children_of(layers, token.head, "cc")}
    return next((c for c in children_of(layers, token.head, "neg")), None) if (
        joining & {"or", "nor"}) else None  # fmt: skip


def _hypothetical(layers: Layers, i: int) -> bool:
    helping = {word(layers, c) for c in children_of(layers, i, "aux", "mark")}
    return bool(helping & (_UNREAL - {"to"} if _able(layers, i) else _UNREAL))


def _failed(layers: Layers, i: int, denied: int) -> list[VerificationMark]:
    """Return the marks of a check that failed."""
    token = layers.tokens[i]
    lemma = token.base
    if lemma in _FAILING and not _in_doubt(layers, i):
        return []
    helping = [c for c in children_of(layers, i, "aux", "auxpass", "neg") if c < i]
    by = doer(layers, i)
    if token.dep == "xcomp" and by is None:
        by = subject(layers, token.head)
    last = i + 1
    if lemma in ("say", "tell"):  # the verb itself still says what is left open
        last = i
    deny = next((c for c in children_of(layers, i, "conj") if word(layers, denied) == "neither"), i)
    at = (min([i, denied, *helping]), max(last, deny + 1 if deny != i else last))
    return [_mark(layers, at, "unverified", scope, by) for scope in _matters(layers, i)]


def _in_doubt(layers: Layers, i: int) -> bool:
    """Tell whether "could not check", "could not say" is about whether a report is so."""
    if layers.tokens[i].base in ("check", "test"):
        held = children_of(layers, i, "nsubjpass" if is_passive(layers, i) else "dobj")
        return child_of(layers, i, "csubjpass", "csubj") is not None or any(
            layers.tokens[c].base in words("account") for c in held
        )
    clause = child_of(layers, i, "ccomp")
    if clause is None or not any(
        word(layers, c) in ("whether", "if") for c in children_of(layers, clause, "mark")
    ):
        return False
    return layers.tokens[clause].tag == "VBD" or any(
        word(layers, c) in ("had", "was", "were", "have", "has")
        for c in (*children_of(layers, clause, "aux", "auxpass"), clause)
    )


def _shown(layers: Layers, i: int) -> Range | None:
    """Return the clause of "footage verified by the agency shows …", None for other words."""
    token = layers.tokens[i]
    if token.dep == "acl" and layers.tokens[token.head].dep == "nsubj":
        verb = layers.tokens[token.head].head
        if layers.tokens[verb].base in words("depict"):
            return range_of(layers, below(layers, verb))
    return None


def _matters(layers: Layers, i: int) -> list[Range]:
    """Return what a check holds for: the deeds named with it, else what `referred` finds."""
    held = _held(layers, i)
    content = {j for top in held for j in clause_words(layers, top)}
    if any(is_deed(layers, j) for j in content):
        return [range_of(layers, content), *(place(layers, d) for d in told(layers, content, i))]
    if layers.tokens[i].base in _FAILING and child_of(layers, i, "ccomp") is not None:
        return [earlier(layers, i, keep=True)]
    after = following(layers, layers.tokens[i].sentence)
    if after is not None and _undecided(layers, i) and is_first(layers, i):
        return [whole_sentence(layers, i), after]
    if is_passive(layers, i) and (subjects := by_subject(layers, i)) is not None:
        return subjects
    return [referred(layers, i)]


def _undecided(layers: Layers, i: int) -> bool:
    return any(word(layers, c) == "neither" for c in layers.children[i])


def _held(layers: Layers, i: int) -> list[int]:
    """Return the clauses that tell what is checked, and a deed named before the verb."""
    token = layers.tokens[i]
    tops = children_of(layers, i, "ccomp", "csubj", "csubjpass")
    tops += [c for c in children_of(layers, i, "nsubjpass") if is_deed(layers, c)]
    tops += [c for c in children_of(layers, i, "dobj")
             if any(is_deed(layers, j) and groups_of(layers, j)
                    for j in below(layers, c))]  # fmt: skip
    for joined in children_of(layers, i, "conj"):
        tops += children_of(layers, joined, "ccomp")
        if _undecided(layers, i):
            tops += children_of(layers, joined, "dobj")
    if token.dep == "relcl" and token.head < i and not any(
        layers.tokens[c].tag in ("WDT", "WP") for c in below(layers, i)
    ):  # fmt: skip
        tops.append(token.head)  # "the drownings we could not confirm"
    return tops
