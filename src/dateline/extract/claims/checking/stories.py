"""Finds another story of the same people: "were arrested", "had walked in by themselves"."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.accounts import Account, deeds_of
from dateline.extract.claims.checking.deeds import groups_of
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.negatives import NEGATORS
from dateline.extract.claims.checking.rivals import people
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import children_of, is_verb, subject, word

_ANYBODY = frozenset({"man", "men", "people", "person", "woman", "boy", "girl", "victim", "group",
                      "those", "they", "he", "she", "it", "body", "dead", "crowd"})  # fmt: skip

_FORWARD = frozenset({"will", "would", "may", "might", "should", "could", "can", "must", "to"})


def find_other_story(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the mark of an account by which something else befell the same people or thing."""
    if later.sentence - earlier.sentence > 1 or later.said.stance not in ("assert", "accuse"):
        return []
    here = [d for d in deeds_of(layers, earlier) if groups_of(layers, d)]
    if not here:
        return []
    other = _told_otherwise(layers, later, here)
    if other is None:
        return []
    scope = deed_scope(layers, here[-1])
    return [VerificationMark(other, other + 1, "disputed", scope, None, "rivalled")]


def _told_otherwise(layers: Layers, later: Account, here: list[int]) -> int | None:
    """Return the verb of another deed or state of those to whom a deed was done."""
    whom = {j for d in here for j in _parties(layers, d)}
    kinds = {g for d in here for g in groups_of(layers, d)}
    for i in sorted(later.tokens):
        if not is_verb(layers, i) or layers.tokens[i].tag not in ("VBD", "VBN", "VBG"):
            continue
        if layers.tokens[i].dep not in ("ccomp", "conj", "ROOT", "parataxis"):
            continue
        who = subject(layers, i)
        if who is None or any(word(layers, c) in _FORWARD for c in children_of(layers, i, "aux")):
            continue
        if groups_of(layers, i) & kinds or layers.tokens[i].base in words("neutral"):
            continue
        if layers.tokens[i].base in words("intercept"):
            continue
        if any(_same(layers, who, w) for w in whom):
            return i
    return None


def _parties(layers: Layers, deed: int) -> list[int]:
    held = children_of(layers, deed, "dobj", "nsubjpass") or children_of(layers, deed, "nsubj")
    of = [c for h in held for p in children_of(layers, h, "prep") if word(layers, p) == "of"
          for c in children_of(layers, p, "pobj")]  # fmt: skip
    return held + of


def _same(layers: Layers, one: int, other: int) -> bool:
    """Tell whether two nouns may stand for the same people or thing."""
    here, there = layers.tokens[one], layers.tokens[other]
    if here.pos == "PRON":
        return other in layers.refers.get(one, ())
    if here.base == there.base and here.pos == "NOUN":
        return True
    return here.base in _ANYBODY and people(layers, other) not in ("", "-")


def find_counter(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the marks of what one tells where the other answers, or had said, in the negative."""
    if later.sentence - earlier.sentence > 1:
        return []
    against, for_it = _against(layers, later), _against(layers, earlier)
    if (against is None) == (for_it is None):
        return []
    if against is None and earlier.sentence:  # it answers somebody else, told before
        return []
    told, said = (earlier, later) if against is not None else (later, earlier)
    at = against if against is not None else for_it
    deeds = [d for d in deeds_of(layers, told) if groups_of(layers, d)]
    if not deeds and told.said.form != "direct":
        deeds = _tops(layers, told)
    if at is None or said.said.stance in ("decline", "doubt") or not deeds:
        return []
    return [VerificationMark(at, at + 1, "disputed", deed_scope(layers, d), None, "rivalled")
            for d in deeds]  # fmt: skip


def _tops(layers: Layers, account: Account) -> list[int]:
    """Return the verbs that an account comes to, where it tells of no deed of force."""
    cue = account.said.cue[0] if account.said.cue else -1
    tops = [i for i in sorted(account.tokens)
            if layers.tokens[i].tag in ("VBD", "VBN")
            and (layers.tokens[i].head == cue
                 or layers.tokens[i].head not in account.tokens)]  # fmt: skip
    seen = ("see", "watch", "hear")
    return [next(iter(children_of(layers, i, "ccomp")), i) if layers.tokens[i].lemma in seen
            else i for i in tops]  # fmt: skip


def _against(layers: Layers, account: Account) -> int | None:
    """Return the negative word of an account that says that something is not so."""
    if any(word(layers, i) == "yes" for i in account.tokens):
        return None
    for i in sorted(account.tokens):
        if word(layers, i) not in NEGATORS or (
            layers.tokens[layers.tokens[i].head].dep == "attr"
        ):  # "was no fight against terrorism"
            continue
        verb = next((a for a in (i, *layers.ancestors(i)) if is_verb(layers, a)), None)
        if verb is None or verb not in account.tokens:
            continue
        around = {word(layers, c) for c in children_of(layers, verb, "aux")}
        state = {layers.tokens[c].base for c in children_of(layers, verb, "acomp")}
        if state & words("unaware"):  # "was not aware of it" says nothing against it
            continue
        if around & _FORWARD or layers.tokens[verb].base in words("answering"):
            continue
        return i
    return None
