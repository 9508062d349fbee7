"""Finds accounts that conflict: contested versions, rival tolls, blame thrown back and forth."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.culprits import find_claimed_and_blamed
from dateline.extract.claims.checking.deeds import clause_words, is_deed, place, told
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.marking import disputed
from dateline.extract.claims.checking.rivals import (
    find_claims_of_both,
    find_counts,
    find_innocent,
    find_rivals,
    is_unreal,
)
from dateline.extract.claims.checking.scopes import (
    earlier,
    is_first,
    last_sentence,
    range_of,
    referred,
)
from dateline.extract.claims.checking.verdicts import find_verdict, matters_of
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    is_passive,
    is_verb,
    word,
)

_OFF = frozenset({"at", "off", "away", "aside", "with", "on"})

_WAYS = (("the", "other", "way", "round"), ("the", "other", "way", "around"),
         ("a", "different", "story"), ("another", "story"),
         ("a", "different", "picture"))  # fmt: skip


def find_conflict(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks that begin at one word, none where it does not tell of a conflict."""
    token = layers.tokens[i]
    lemma, low = token.base, word(layers, i)
    if low in words("rival") and token.dep == "amod":
        return find_rivals(layers, i)
    if low in ("neither", "either", "both"):
        return _either(layers, i)
    if low in ("otherwise", "differently"):
        return _otherwise(layers, i)
    if low == "which":
        return _undecided(layers, i)
    if not is_verb(layers, i):
        return _way(layers, i) if low in ("the", "a", "another") else []
    if lemma in words("contest"):
        return _contested(layers, i)
    if lemma in words("exchange"):
        return _traded(layers, i)
    if lemma in ("accuse", "blame"):
        return _returned(layers, i)
    if lemma in words("retort"):
        return _retorted(layers, i)
    if lemma in words("mock") or lemma in words("waving") or lemma == "cast":
        return _scorned(layers, i)
    if lemma == "put":
        return find_counts(layers, i)
    if lemma == "claim":
        return find_claims_of_both(layers, i) + find_claimed_and_blamed(layers, i)
    if lemma == "be" and (innocent := find_innocent(layers, i)) and not is_unreal(layers, i):
        return innocent
    return find_verdict(layers, i)


def _either(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "neither account could be verified", "confirmation of either version"."""
    noun = layers.tokens[i].head
    if layers.tokens[i].dep not in ("det", "preconj") or noun < i or noun > i + 2:
        return []
    if layers.tokens[noun].base not in words("version") - words("count"):
        return []  # "neither toll could be confirmed": no more than unverified
    return [disputed(i, noun + 1, earlier(layers, i, keep=False))]


def _otherwise(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "saw the matter otherwise", "residents say otherwise"."""
    verb = layers.tokens[i].head
    if not is_verb(layers, verb) or layers.tokens[verb].base not in words("say"):
        return []
    if is_negated(layers, verb) or verb > i or is_first(layers, i):
        return []
    return [disputed(verb, i + 1, earlier(layers, i, keep=True), doer(layers, verb))]


def _way(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "puts it the other way round", "told a different story"."""
    for form in _WAYS:
        end = i + len(form)
        if tuple(t.low for t in layers.tokens[i:end]) != form:
            continue
        verb = next((a for a in layers.ancestors(i) if is_verb(layers, a)), None)
        if verb is None or is_first(layers, i):
            return []
        if layers.tokens[verb].base not in words("paint"):
            return []
        return [disputed(verb, end, earlier(layers, i, keep=True), doer(layers, verb))]
    return []


def _undecided(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "which is true we do not know"."""
    verb = layers.tokens[i].head
    if layers.tokens[i].dep != "nsubj" or layers.tokens[verb].dep == "relcl":
        return []
    said = {word(layers, c) for c in children_of(layers, verb, "acomp", "attr")}
    if not said & {"right", "true", "correct", "accurate"}:
        return []
    return [disputed(i, verb + 1, earlier(layers, i, keep=True))]


def _contested(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "contested this version", "disputed that anybody had died"."""
    token = layers.tokens[i]
    if token.dep == "amod" or is_unreal(layers, i):
        return []
    passive = is_passive(layers, i)
    told_of = children_of(layers, i, "nsubjpass" if passive else "dobj")
    clause = child_of(layers, i, "ccomp")
    stated = clause is not None and word(layers, child_of(layers, clause, "mark") or clause) != "as"
    accounts = [o for o in told_of if layers.tokens[o].base in words("account")
                or word(layers, o) in ("this", "it", "that", "which")]  # fmt: skip
    if token.base != "dispute" and not accounts and not (
        stated and token.base in ("question", "contest", "challenge")
    ):  # fmt: skip
        return []
    if token.base in ("question", "challenge") and not stated and all(
        layers.tokens[o].pos == "PRON" for o in accounts
    ):  # fmt: skip
        return []
    if clause is not None and not passive and (
        token.base == "dispute" or (stated and not accounts)
    ):  # fmt: skip
        if token.base != "dispute" and _possible(layers, clause):
            return []
        return _denied_clause(layers, i, clause)
    telling = [c for o in accounts for c in children_of(layers, o, "acl", "ccomp", "relcl")
               if is_deed(layers, c)]  # fmt: skip
    if telling and not passive:
        return [disputed(i, i + 1, deed_scope(layers, c), doer(layers, i)) for c in telling]
    return [disputed(i, i + 1, referred(layers, i), doer(layers, i))]


def _possible(layers: Layers, clause: int) -> bool:
    """Tell whether what is questioned has not been done: "whether the builders could finish"."""
    return any(word(layers, c) in ("could", "can", "will", "would", "should", "may", "might", "to")
               for c in children_of(layers, clause, "aux"))  # fmt: skip


def _denied_clause(layers: Layers, i: int, clause: int) -> list[VerificationMark]:
    content = below(layers, clause)
    scopes = [range_of(layers, content), *(place(layers, d) for d in told(layers, content, i))]
    return [disputed(i, i + 1, scope, doer(layers, i)) for scope in scopes]


def _traded(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "traded accusations over who had opened fire first"."""
    held = child_of(layers, i, "dobj")
    if held is None or layers.tokens[held].base not in words("blame"):
        return []
    return [disputed(i, held + 1, _matter(layers, (i, held)), None)]


def _matter(layers: Layers, over: tuple[int, ...]) -> Range:
    """Return what blame is about: the deed after "over", "for", "of", else what came before."""
    for at in over:
        for preposition in children_of(layers, at, "prep"):
            if word(layers, preposition) in ("over", "for", "about", "of"):
                held = [c for c in layers.children[preposition]
                        if layers.tokens[c].dep in ("pobj", "pcomp")]  # fmt: skip
                inside = {j for c in held for j in clause_words(layers, c)}
                if any(is_deed(layers, j) for j in inside):
                    return range_of(layers, inside)
    return earlier(layers, over[0], keep=True)


def _returned(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "accused each other of firing first", "in turn blamed the rebels"."""
    if is_unreal(layers, i):
        return []
    held = child_of(layers, i, "dobj")
    near = " ".join(t.low for t in layers.tokens[max(0, i - 5) : i + 4])
    mutual = held is not None and word(layers, held) in ("other", "another")
    if not mutual and not any(p in near for p in ("in turn", "for their part", "for its part",
                                                  "in return")):  # fmt: skip
        return []
    return [disputed(i, i + 1, _matter(layers, (i, held) if held is not None else (i,)))]


def _retorted(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of ""They rammed us," countered the navy", of a deed told before."""
    clause = child_of(layers, i, "ccomp", "parataxis")
    if clause is None or is_unreal(layers, i):
        return []
    content = below(layers, clause)
    before = [d for d in told(layers, content, i) if d < min(content)]
    if not before:
        return []
    scopes = [*(place(layers, d) for d in before), range_of(layers, content)]
    return [disputed(i, i + 1, scope) for scope in scopes]


def _scorned(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "laughed off the report", "cast doubt on the figures"."""
    token = layers.tokens[i]
    held = children_of(layers, i, "dobj")
    over = [c for p in children_of(layers, i, "prep", "prt") if word(layers, p) in _OFF
            for c in children_of(layers, p, "pobj")]  # fmt: skip
    if token.base == "cast":
        doubt = next((h for h in held if word(layers, h) == "doubt"), None)
        if doubt is None:
            return []
        held = [c for at in (i, doubt) for p in children_of(layers, at, "prep")
                for c in children_of(layers, p, "pobj")]  # fmt: skip
    accounts = [c for c in (*held, *over) if layers.tokens[c].base in words("account")
                or word(layers, c) in ("this", "that", "it")]  # fmt: skip
    if is_unreal(layers, i) or not accounts:
        return []
    if token.base in words("waving") and not any(
        word(layers, c) in ("off", "away", "aside") for c in layers.children[i]
    ):
        return []
    scopes = [s for c in accounts for s in matters_of(layers, c, i)]
    if not scopes and token.base in words("denying"):  # read as a denial
        return []
    own = not is_first(layers, i)
    return [disputed(i, i + 1, s, doer(layers, i)) for s in scopes or [
        last_sentence(layers, i) if own else earlier(layers, i, keep=True)]]  # fmt: skip
