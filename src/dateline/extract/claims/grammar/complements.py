"""What a cue verb's frame makes its content: clauses, objects, complements."""

from collections.abc import Callable, Collection, Mapping

from dateline.annotate import Layers
from dateline.extract.claims.grammar.clauses import (
    Content,
    clauses,
    fronted,
    hidden,
    host,
    interrupting,
    loose,
    straddling,
)
from dateline.extract.claims.grammar.relays import retold
from dateline.extract.claims.grammar.trees import below, child_of, children_of, is_passive, word

_CHARGES = frozenset({"of", "for", "with", "over", "as"})

_ATTACKS = frozenset({"attack", "bombing", "strike", "shooting", "assault", "raid", "blast",
    "explosion", "killing", "assassination", "ambush", "abduction", "kidnapping", "hit", "barrage",
    "operation", "airstrike", "launch", "shelling", "massacre", "murder", "incident"})  # fmt: skip

_MANY = frozenset({"hundreds", "dozens", "thousands", "scores", "tens"})

_BARRED = frozenset({"entry", "access", "visa", "bail", "permission", "asylum", "request", "right",
                     "passage", "admission"})  # fmt: skip

_SPEAKING = frozenset({"comment", "say", "give", "discuss", "answer", "confirm", "elaborate",
    "respond", "name", "identify", "provide", "speculate", "specify", "disclose", "reveal",
    "be", "explain", "speak", "rule", "deny", "make", "offer"})  # fmt: skip


def complement(
    layers: Layers, i: int, kind: str, *, particle: int | None, cut: Collection[int]
) -> Content:
    """Return the tokens that verb `i` has as content in a frame, None where the frame fails."""
    return _FRAMES[kind](layers, i, particle, cut)


def _tokens(layers: Layers, roots: list[int], cut: Collection[int]) -> Content:
    found: set[int] = set()
    for root in roots:
        found |= below(layers, root, cut)
    return found or None


def _say(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    roots = clauses(layers, i)
    if is_passive(layers, i) and (held := child_of(layers, i, "xcomp")) is not None:
        return _tokens(layers, [*children_of(layers, i, "nsubjpass"), held], cut)
    around = straddling(layers, i, cut) or interrupting(layers, i, cut)
    if around is not None:
        return around
    roots = roots or hidden(layers, i)
    return _tokens(layers, roots, cut) or host(layers, i, cut) or fronted(layers, i)


def _clause(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    who = child_of(layers, i, "nsubj")
    if who is not None and word(layers, who) in ("i", "we", "you"):
        return None
    held = child_of(layers, i, "dobj")
    plain = held is None or word(layers, held) == "it"  # "Our forces find the city," says nothing
    around = host(layers, i, cut) if plain else None
    return _tokens(layers, clauses(layers, i), cut) or around


def _hearsay(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    held = child_of(layers, i, "xcomp")
    if held is None or not is_passive(layers, i) or child_of(layers, i, "agent") is not None:
        return None
    return _tokens(layers, [*children_of(layers, i, "nsubjpass"), held], cut)


def _tell(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    roots = clauses(layers, i) or hidden(layers, i, telling=True)
    if not roots and (again := retold(layers, i)) is not None:
        roots = clauses(layers, again[0])
    if not roots and child_of(layers, i, "dobj", "dative") is not None:
        roots = children_of(layers, i, "dobj", "xcomp")
        roots = roots if any(layers.tokens[r].dep == "xcomp" for r in roots) else []
    if not roots and is_passive(layers, i):
        roots = _told_before(layers, i)
    return _tokens(layers, roots, cut) or host(layers, i, cut)


def _told_before(layers: Layers, i: int) -> list[int]:
    """Return the clause of "C, X said he had been told by S", which X passes on."""
    above = layers.tokens[i].head
    if layers.tokens[i].dep != "ccomp" or above > i or child_of(layers, i, "agent") is None:
        return []
    return [c for c in children_of(layers, above, "ccomp") if c < above]


def _report(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    roots = [*clauses(layers, i), *children_of(layers, i, "dobj")]
    if is_passive(layers, i):
        roots += children_of(layers, i, "nsubjpass", "xcomp", "oprd")
    elif not roots:
        roots = children_of(layers, i, "xcomp")
    roots = [r for r in roots if _sayable(layers, i, r)]
    roots += loose(layers, i, roots)
    return _tokens(layers, roots, cut) or host(layers, i, cut)


def _sayable(layers: Layers, i: int, noun: int) -> bool:
    """Tell whether an object can be content: "denied access" and "rejected him" say nothing."""
    token = layers.tokens[noun]
    verb = layers.tokens[i].base
    if verb in ("deny", "reject", "dismiss", "question", "challenge", "contest", "admit"):
        thing = token.tag in ("WDT", "WP") or word(layers, noun) in ("it", "this", "that")
        barred = token.name == "PERSON" or token.base in _BARRED
        return not barred and (token.pos != "PRON" or thing)
    return word(layers, noun) not in ("itself", "himself", "themselves")


def _as(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    held = children_of(layers, i, "dobj", "nsubjpass")
    if particle is not None:
        held = children_of(layers, particle, "pobj")
    if not held:
        small = child_of(layers, i, "ccomp", "xcomp")
        if small is None or layers.tokens[small].pos not in ("NOUN", "ADJ", "PROPN"):
            return None
        return _tokens(layers, [small], cut)
    roots = children_of(layers, i, "oprd", "xcomp")
    roots += [p for p in _preps(layers, [i, *held]) if word(layers, p) == "as"]
    adjectives = children_of(layers, i, "advmod", "acomp", "amod")
    roots += [a for a in adjectives if "as" in (word(layers, c) for c in layers.children[a])]
    lemma = layers.tokens[i].base
    if lemma in ("put", "estimate", "place"):
        roots += [
            p for p in _preps(layers, [i]) if word(layers, p) in ("at", "in") and _number(layers, p)
        ]
    if lemma in ("liken", "compare"):
        roots += [p for p in _preps(layers, [i, *held]) if word(layers, p) in ("to", "with")]
    if not roots:
        return None
    return _tokens(layers, [*held, *roots], cut)


def _number(layers: Layers, i: int) -> bool:
    return any(layers.tokens[j].pos == "NUM" or word(layers, j) in _MANY for j in below(layers, i))


def _preps(layers: Layers, parents: list[int]) -> list[int]:
    first = min(parents)
    found = (p for parent in parents for p in children_of(layers, parent, "prep", "mark", "advcl"))
    return [p for p in found if p > first]


def _accuse(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    held = [h for h in children_of(layers, i, "dobj", "nsubjpass") if h not in cut]
    lemma = layers.tokens[i].base
    fit = {"for", "over"} if lemma in ("attack", "assail", "charge", "sue") else _CHARGES
    fit = {"for", "on"} if lemma == "blame" else {"with"} if lemma == "charge" else fit
    if lemma in ("attribute", "ascribe"):
        held = [h for h in held if layers.tokens[h].base in _ATTACKS]
        fit = {"to"}
    fit = {"in"} if lemma == "implicate" else fit
    named = [particle] if particle is not None else []  # "held them responsible for it"
    charges = [p for p in _preps(layers, [i, *held, *named]) if word(layers, p) in fit]
    if not held or not charges:
        return None
    return _tokens(layers, [*held, *charges[:1]], cut)


def _prep(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    if particle is None:
        return None
    roots = children_of(layers, particle, "pobj", "pcomp")
    dated = any(layers.tokens[r].name in ("DATE", "TIME") for r in roots)
    if dated and word(layers, particle) in ("on", "in", "at"):
        return None  # "reported on Friday"
    roots += loose(layers, i, roots)
    return _tokens(layers, [*roots, *children_of(layers, i, "xcomp")] if roots else [], cut)


def _ask(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    roots = [*clauses(layers, i), *children_of(layers, i, "xcomp"), *_purposes(layers, i)]
    asked = children_of(layers, i, "dobj", "nsubjpass")
    if particle is not None:
        asked = children_of(layers, particle, "pobj")
    if layers.tokens[i].base in ("request", "demand", "ask", "beg", "order") and not roots:
        return _tokens(layers, asked, cut)
    if any(layers.tokens[r].base in ("name", "identify", "quote") for r in roots):
        return None  # "who asked not to be named"
    if any(layers.tokens[r].dep in ("xcomp", "advcl") for r in roots):
        return _tokens(layers, [*asked, *roots], cut)
    return _tokens(layers, roots, cut) or host(layers, i, cut)


def _purposes(layers: Layers, i: int) -> list[int]:
    """Return the infinitives that the parser took for a purpose ("called on them to leave")."""
    return [
        c for c in children_of(layers, i, "advcl")
        if c > i and layers.tokens[c].tag == "VB" and child_of(layers, c, "mark", "nsubj") is None
        and layers.tokens[min(below(layers, c)) - 1].text != ","
    ]  # fmt: skip


def _vow(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    roots = [*clauses(layers, i), *children_of(layers, i, "xcomp"), *_purposes(layers, i)]
    if layers.tokens[i].base in ("vow", "promise", "pledge", "threaten", "guarantee"):
        roots += children_of(layers, i, "dobj")
    if particle is not None:
        roots += children_of(layers, particle, "pcomp", "pobj", "acl", "ccomp")  # "assurances that"
    return _tokens(layers, roots, cut) or host(layers, i, cut)


def _decline(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    lemma = layers.tokens[i].base
    if particle is not None and layers.tokens[particle].dep not in ("prep", "prt"):
        about = children_of(layers, particle, "prep") + children_of(layers, i, "prep")
        return _tokens(layers, [c for p in about for c in children_of(layers, p, "pobj", "pcomp")],
                       cut) or set()  # fmt: skip
    if lemma in ("decline", "refuse"):
        held = child_of(layers, i, "xcomp")
        if held is None or layers.tokens[held].base not in _SPEAKING:
            return None
        return below(layers, held, cut)
    negated = any(layers.tokens[c].dep == "neg" for c in layers.children[i])
    if not negated:
        return None
    if particle is not None:
        return _tokens(layers, children_of(layers, particle, "pobj"), cut)
    text = " ".join(word(layers, j) for j in sorted(below(layers, i)))
    return set() if lemma in ("comment", "respond", "elaborate") or "for comment" in text else None


def _responsibility(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    lemma = layers.tokens[i].base
    for held in children_of(layers, i, "dobj", "nsubjpass"):
        what = layers.tokens[held].base
        if what in ("responsibility", "credit"):
            over = [p for p in _preps(layers, [held, i]) if word(layers, p) in ("for", "in")]
            roots = [c for p in over for c in children_of(layers, p, "pobj", "pcomp")]
            bare = {i, held} if lemma == "claim" and what == word(layers, held) else set()
            return _tokens(layers, roots, cut) or bare
        if lemma == "claim" and what in _ATTACKS and not clauses(layers, i):
            return below(layers, held, cut)
    return None


def _view(layers: Layers, i: int, particle: int | None, cut: Collection[int]) -> Content:
    if particle is not None:
        return _tokens(layers, children_of(layers, particle, "pobj", "pcomp"), cut)
    roots = children_of(layers, i, "ccomp", "xcomp", "dobj", "oprd")
    if is_passive(layers, i) or layers.tokens[i].base in ("seem", "appear"):
        roots += children_of(layers, i, "nsubjpass", "nsubj")
    return _tokens(layers, roots, cut)


_FRAMES: Mapping[str, Callable[[Layers, int, int | None, Collection[int]], Content]] = {
    "say": _say, "clause": _clause, "tell": _tell, "report": _report, "as": _as, "ask": _ask,
    "accuse": _accuse, "prep": _prep, "vow": _vow, "decline": _decline, "view": _view,
    "responsibility": _responsibility, "hearsay": _hearsay,
}  # fmt: skip
