"""Finds what is told on somebody's word alone: alleged, nobody reached, nothing known."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import (
    all_deeds,
    clause_words,
    groups_of,
    is_deed,
    kin,
    nearest,
    place,
)
from dateline.extract.claims.checking.marking import unverified
from dateline.extract.claims.checking.scopes import (
    earlier,
    is_first,
    preceding,
    range_of,
    stretches,
    whole_sentence,
)
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import (
    child_of,
    children_of,
    is_negated,
    is_verb,
    subject,
    word,
)

_ACTIVE = frozenset({"say", "report", "rumour", "rumor", "believe", "think", "understand"})
"""Verbs that before "to" tell what others say, even where the parse has them active."""

_CLOSING = frozenset({",", ".", ";", "but", "after", "before", "during", "when"})

_REACHING = frozenset({"reach", "contact"})


def find_unknown(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of a word by which something is left open, none for other words."""
    token = layers.tokens[i]
    lemma = token.base
    if lemma in _REACHING and token.pos == "VERB":
        return _unreached(layers, i)
    if lemma == "allege" and token.pos == "VERB" and token.dep not in ("amod", "acl"):
        return _alleged(layers, i)
    if lemma in words("rumoured") and token.tag in ("VBN", "VBD"):
        return _hearsay(layers, i)
    if lemma in words("open") and token.dep in ("acomp", "attr", "oprd"):
        return _open(layers, i)
    if lemma == "find" and token.tag == "VBN":
        return _bodiless(layers, i)
    if lemma == "know":
        return _known(layers, i)
    return []


def _unreached(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "the herders could not be reached", after what was told of them."""
    able = any(word(layers, c) in ("could", "can") for c in children_of(layers, i, "aux"))
    if not able or not any(layers.tokens[c].dep == "neg" for c in layers.children[i]):
        return []
    if is_first(layers, i):
        return []
    return [unverified(i, i + 1, _paragraph_before(layers, i))]


def _paragraph_before(layers: Layers, i: int) -> Range:
    own = whole_sentence(layers, i)
    return preceding(layers, layers.tokens[i].sentence, own, keep=False)


def _alleged(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "the minister alleged that troops had shelled the town"."""
    if is_negated(layers, i):
        return []
    tops = children_of(layers, i, "ccomp")
    head = layers.tokens[i].head
    if layers.tokens[i].dep in ("parataxis", "ccomp") and not tops and head != i:
        tops = [head]
    return [unverified(i, i + 1, scope) for t in tops
            for scope in stretches(layers, clause_words(layers, t) - {i})]  # fmt: skip


def _hearsay(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "is said to have been shot", "the boatman said to have been shot"."""
    tokens = layers.tokens
    if i + 2 >= len(tokens) or word(layers, i + 1) != "to" or tokens[i + 2].tag != "VB":
        return []
    passive = child_of(layers, i, "auxpass") is not None or tokens[i].dep == "acl"
    told_of = i > 0 and (tokens[i - 1].text == "," or tokens[i - 1].pos == "NOUN")
    if not passive and not (told_of and tokens[i].base in _ACTIVE):
        return []
    last = i + 2
    while last + 1 < len(tokens) and tokens[last + 1].text not in _CLOSING:
        last += 1
    scopes = [(tokens[i + 2].start, tokens[last].end)]
    deed = nearest(layers, i)
    told = any(i + 2 < j <= last and groups_of(layers, j) for j in all_deeds(layers))
    if deed is not None and tokens[i + 2].base in words("depict") and not told:
        scopes += [place(layers, d) for d in kin(layers, deed)]  # "is said to show them"
    return [VerificationMark(i, i + 1, "unverified", s, None, "alleged") for s in scopes]


def _open(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "it is unclear whether the bridge fell", "its cause is unknown"."""
    verb = layers.tokens[i].head
    sure = word(layers, i) in ("clear", "known", "certain")
    doubted = any(layers.tokens[c].dep == "neg" for c in layers.children[verb])
    if not is_verb(layers, verb) or doubted != sure:
        return []
    clauses = [c for at in (verb, i) for c in children_of(layers, at, "ccomp", "csubj", "advcl")]
    asked = [
        c for c in clauses
        if any(word(layers, d) in ("whether", "if") for d in children_of(layers, c, "mark"))
    ]  # fmt: skip
    scopes = [range_of(layers, clause_words(layers, c)) for c in asked]
    who = subject(layers, verb)
    if who is not None and layers.tokens[who].base in words("account"):
        scopes.append(earlier(layers, i, keep=False))
    return [unverified(i, i + 1, scope) for scope in scopes]


def _bodiless(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "no body has been found", for who is said to have been killed."""
    held = child_of(layers, i, "nsubjpass")
    if held is None or not is_negated(layers, held):
        return []
    if layers.tokens[held].base not in words("remains"):
        return []
    deeds = any(
        is_deed(layers, j) for j in range(layers.sentences[layers.tokens[i].sentence].first, held)
    )
    scope = whole_sentence(layers, i) if deeds else earlier(layers, i, keep=False)
    return [unverified(held, i + 1, scope)]


def _known(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "that is all that is known", "whether it fell is not known"."""
    token = layers.tokens[i]
    asked = [
        c for c in children_of(layers, i, "csubj", "csubjpass", "ccomp")
        if any(word(layers, d) in ("whether", "if", "who") for d in layers.children[c])
    ]  # fmt: skip
    if asked and is_negated(layers, i):
        return [unverified(i, i + 1, range_of(layers, clause_words(layers, c))) for c in asked]
    all_of_it = token.dep == "relcl" and word(layers, token.head) in ("all", "everything")
    if not all_of_it or is_first(layers, i):
        return []
    return [unverified(token.head, i + 1, earlier(layers, i, keep=False))]
