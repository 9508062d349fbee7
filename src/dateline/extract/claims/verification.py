"""Finds the words that say whether a report was checked, and by whom."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.grammar.doers import antecedent, doer
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_verb,
    subject,
    word,
)
from dateline.extract.claims.scopes import (
    ACCOUNTS,
    before,
    clause_range,
    preceding,
    range_of,
    referred,
    whole_sentence,
)
from dateline.records import Verification

_CHECKING = frozenset({"verify", "confirm", "corroborate", "authenticate", "substantiate",
                       "ascertain", "geolocate", "establish"})  # fmt: skip

_PROVING = frozenset({"verify", "corroborate", "authenticate", "geolocate"})

_HEARSAY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "unconfirmed",
                      "unverified", "uncorroborated", "purported", "unsubstantiated",
                      "purporting", "unproven", "alleged", "reported"})  # fmt: skip

_ADJECTIVES = frozenset({"alleged", "reported", "purported", "purporting"})

_RIVAL = frozenset({"rival", "conflicting", "contradictory", "competing", "differing", "divergent",
                    "opposing", "different"})  # fmt: skip

_PROOF = frozenset({"evidence", "proof"})

_CONFIRMING = frozenset({"confirmation", "verification", "corroboration"})

_ABLE = frozenset({"able", "possible", "manage", "succeed", "can"})

_UNABLE = frozenset({"unable", "impossible", "fail", "yet", "difficult"})


def find_verification(layers: Layers) -> tuple[VerificationMark, ...]:
    """Return the marks of a document, in text order."""
    found = []
    for token in layers.tokens:
        lemma, low = token.lemma.lower(), token.text.lower()
        mark = None
        if low in _HEARSAY and token.dep in ("advmod", "amod", "nmod", "acomp", "acl", "oprd"):
            mark = _hearsay(layers, token.i)
        elif lemma in _CHECKING and is_verb(layers, token.i):
            mark = _checked(layers, token.i)
        elif lemma in _PROOF:
            mark = _unproved(layers, token.i)
        elif lemma in _CONFIRMING:
            mark = _unconfirmed(layers, token.i)
        elif low in _RIVAL or (lemma == "dispute" and token.pos in ("VERB", "ADJ")):
            mark = _disputed(layers, token.i)
        if mark is not None:
            found.append(mark)
    return tuple(found)


def _mark(
    layers: Layers, words: Range, status: Verification, scope: Range, by: int | None = None
) -> VerificationMark:
    by = antecedent(layers, by) if by is not None else None
    if by is not None and (layers.tokens[by].dep == "expl" or word(layers, by) in ("it", "that")):
        by = None
    return VerificationMark(words[0], words[1], status, scope, by)


def _hearsay(layers: Layers, i: int) -> VerificationMark | None:
    token = layers.tokens[i]
    if token.text.lower() in _ADJECTIVES and token.dep not in ("amod", "acl", "nmod"):
        return None
    if token.text.lower() in _ADJECTIVES and token.dep == "amod":  # "three alleged smugglers"
        noun = range_of(layers, below(layers, token.head))
        return _mark(layers, (i, i + 1), "unverified", noun)
    if token.dep in ("acomp", "oprd"):
        return _mark(layers, (i, i + 1), "unverified", referred(layers, token.head))
    return _mark(layers, (i, i + 1), "unverified", clause_range(layers, i))


def _denied(layers: Layers, i: int) -> int | None:
    """Return the token that makes a checking verb fail ("not", "unable", "yet"), if one does."""
    for at in (
        i,
        *[
            a
            for a in layers.ancestors(i)[:2]
            if layers.tokens[i].dep in ("xcomp", "acl", "ccomp", "advcl")
        ],
    ):
        for child in layers.children[at]:
            if layers.tokens[child].dep == "neg" or word(layers, child) in (
                "never",
                "yet",
                "cannot",
            ):
                fits = at == i or layers.tokens[at].lemma.lower() in _ABLE | {"be", "have"}
                if child < i and fits:
                    return min(child, at)
        if at != i and layers.tokens[at].lemma.lower() in _UNABLE:
            return at
        if (
            at != i
            and word(layers, at) in ("way", "means")
            and any(word(layers, c) == "no" for c in layers.children[at])
        ):
            return at - 1
        predicate = child_of(layers, at, "acomp")
        if predicate is not None and layers.tokens[predicate].lemma.lower() in _UNABLE:
            return predicate
    return None


def _checked(layers: Layers, i: int) -> VerificationMark | None:
    """Return the mark of "could not verify", "was confirmed by", "independently verified"."""
    token = layers.tokens[i]
    denied = _denied(layers, i)
    by = doer(layers, i)
    first = min(
        [
            i,
            *(
                c
                for c in layers.children[i]
                if c < i and layers.tokens[c].dep in ("aux", "auxpass", "neg")
            ),
        ]
    )
    if denied is not None:
        if token.lemma.lower() == "establish":
            return None
        if token.dep == "xcomp" and by is None:
            by = subject(layers, token.head)
        return _mark(layers, (min(first, denied), i + 1), "unverified", referred(layers, i), by)
    alone = any(word(layers, c) == "independently" for c in layers.children[i])
    lemma = token.lemma.lower()
    agent = child_of(layers, i, "agent")
    if lemma == "establish" or _hypothetical(layers, i):
        return None
    if not (
        alone
        or (lemma in _PROVING and token.tag != "VB")
        or (lemma == "confirm" and agent is not None)
    ):
        return None
    return _mark(layers, (i, i + 1), "confirmed", referred(layers, i), by)


def _hypothetical(layers: Layers, i: int) -> bool:
    return any(
        word(layers, c)
        in ("to", "if", "would", "should", "must", "may", "might", "will", "could", "can")
        for c in children_of(layers, i, "aux", "mark")
    )


def _unproved(layers: Layers, i: int) -> VerificationMark | None:
    """Return the mark of "without providing evidence", "offered no proof"."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    above = [i, *layers.ancestors(i)]
    without = next((a for a in above[:4] if word(layers, a) == "without"), None)
    if without is not None:
        return _mark(layers, (without, i + 1), "unverified", whole_sentence(layers, i))
    verb = next((a for a in above[:3] if is_verb(layers, a)), None)
    none = any(word(layers, c) in ("no", "any") for c in layers.children[i])
    if verb is None or layers.tokens[verb].lemma.lower() not in (
        "provide",
        "offer",
        "give",
        "present",
        "produce",
        "cite",
    ):
        return None
    negated = any(layers.tokens[c].dep == "neg" for c in layers.children[verb])
    if not negated and not (none and any(word(layers, c) == "no" for c in layers.children[i])):
        return None
    own = whole_sentence(layers, i)
    scope = own
    if sentence.root == verb:
        scope = preceding(layers, layers.tokens[i].sentence, own, keep=True)
    elif layers.tokens[verb].dep == "conj":
        scope = before(layers, min(below(layers, verb)))
    return _mark(layers, (verb, i + 1), "unverified", scope, doer(layers, verb))


def _unconfirmed(layers: Layers, i: int) -> VerificationMark | None:
    """Return the mark of "there was no independent confirmation of the claim"."""
    words = {word(layers, c): c for c in layers.children[i]}
    if "no" not in words:
        return None
    own = whole_sentence(layers, i)
    scope = preceding(layers, layers.tokens[i].sentence, own, keep=False)
    for above in layers.ancestors(i):
        if layers.tokens[above].dep == "conj":
            scope = before(layers, min(below(layers, above)))
    over = child_of(layers, i, "prep")
    by = (
        child_of(layers, over, "pobj")
        if over is not None and word(layers, over) in ("from", "by")
        else None
    )
    return _mark(layers, (words["no"], i + 1), "unverified", scope, by)


def _disputed(layers: Layers, i: int) -> VerificationMark | None:
    """Return the mark of "gave conflicting accounts", "the toll is disputed"."""
    token = layers.tokens[i]
    if token.dep == "amod":
        noun = token.head
        if layers.tokens[noun].lemma.lower() not in ACCOUNTS:
            return None
        own = whole_sentence(layers, i)
        return _mark(
            layers, (i, noun + 1), "disputed", preceding(layers, token.sentence, own, keep=True)
        )
    if not is_verb(layers, i) or token.text.lower() in _RIVAL:
        return None
    if _denied(layers, i) is not None or _hypothetical(layers, i):
        return None
    return _mark(layers, (i, i + 1), "disputed", referred(layers, i), doer(layers, i))
