"""Finds accounts of the same deed with other numbers, other victims or another load."""

from collections.abc import Iterator

from dateline.annotate import Layers
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.accounts import Account, deeds_of
from dateline.extract.claims.checking.deeds import groups_of, is_deed
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.marking import disputed
from dateline.extract.claims.checking.rivals import ARMED, DEAD, people
from dateline.extract.claims.grammar.trees import child_of, children_of, subject, word

_COUNTED = frozenset({"kill", "wound", "detain", "down", "destroy"})
"""Groups of deeds that are told with a number of victims or losses."""

_DYING = frozenset({"die", "kill", "perish"})

_OWN = frozenset({"it", "they", "we", "he", "she"})

_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})


def find_other_figures(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the marks of the same deed told with another number, load, or one who was first."""
    found: list[VerificationMark] = []
    for one, other in _pairs(layers, earlier, later):
        if (
            other_number(layers, one, other)
            or _other_load(layers, one, other)
            or _other_first(layers, one, other)
        ):
            found += [disputed(other, other + 1, deed_scope(layers, d)) for d in (one, other)]
    return found


def _pairs(layers: Layers, earlier: Account, later: Account) -> Iterator[tuple[int, int]]:
    """Yield the deeds of one kind that both tell."""
    theirs = deeds_of(layers, later)
    for one in deeds_of(layers, earlier):
        for other in theirs:
            if groups_of(layers, one) & groups_of(layers, other):
                yield one, other


def _objects(layers: Layers, deed: int) -> list[int]:
    """Return the heads of whom or what a deed was done to."""
    passive = children_of(layers, deed, "nsubjpass")
    held = passive or children_of(layers, deed, "dobj")
    return held or children_of(layers, deed, "nsubj")


def _numbers(layers: Layers, deed: int) -> set[str]:
    """Return the numbers of those a deed was done to."""
    held = _objects(layers, deed)
    near = {j for h in held for j in layers.children[h]}
    if layers.tokens[deed].base in _DYING:
        near |= set(held)  # "nine died"; "six had been shot" may be six of them
    return {word(layers, j) for j in near
            if layers.tokens[j].pos == "NUM" or word(layers, j) in _MANY}  # fmt: skip


def other_number(layers: Layers, one: int, other: int) -> bool:
    """Tell whether two deeds of one kind are told with different numbers."""
    if not groups_of(layers, one) & groups_of(layers, other) & _COUNTED:
        return False
    if {word(layers, c) for c in children_of(layers, other, "nsubj")} & _OWN:
        return False  # the deeds of another side
    here, there = _numbers(layers, one), _numbers(layers, other)
    return bool(here and there) and not here & there


def _other_load(layers: Layers, one: int, other: int) -> bool:
    """Tell whether lorries that carried missiles held flour by the other account."""
    if "contain" not in groups_of(layers, one) & groups_of(layers, other):
        return False
    here, there = _load(layers, one), _load(layers, other)
    if here is None or there is None or {"NUM", "PRON"} & {
        layers.tokens[here].pos, layers.tokens[there].pos
    }:  # fmt: skip
        return False
    return layers.tokens[here].lemma != layers.tokens[there].lemma


def _load(layers: Layers, deed: int) -> int | None:
    """Return what lorries carried, held, or were loaded with."""
    over = [p for p in children_of(layers, deed, "prep") if word(layers, p) == "with"]
    held = child_of(layers, deed, "dobj")
    return held if held is not None else next(
        (c for p in over for c in children_of(layers, p, "pobj")), None)  # fmt: skip


def _other_first(layers: Layers, one: int, other: int) -> bool:
    """Tell whether both accounts name somebody else who began."""
    if not all(any(word(layers, c) == "first" for c in layers.children[d]) for d in (one, other)):
        return False
    here, there = subject(layers, one), subject(layers, other)
    return here is not None and there is not None and (
        layers.tokens[here].lemma != layers.tokens[there].lemma)  # fmt: skip


def find_other_victims(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the marks of "the dead were farmers" after "terrorists were put out of action"."""
    what = _victims(layers, later)
    if what is None:
        return []
    armed = people(layers, what) in ARMED
    for j in sorted(earlier.tokens):
        kind = people(layers, j)
        if kind in ("", "-") or (kind in ARMED) == armed:
            continue
        deed = next((a for a in layers.ancestors(j) if is_deed(layers, a)), None)
        if deed in earlier.tokens and deed is not None and kind:
            return [disputed(what, what + 1, deed_scope(layers, deed))]
    return []


def _victims(layers: Layers, account: Account) -> int | None:
    """Return the noun of "the dead were civilians", "those killed were recruited minors"."""
    for i in sorted(account.tokens):
        if layers.tokens[i].lemma != "be":
            continue
        who, what = subject(layers, i), child_of(layers, i, "attr")
        if who is None or what is None:
            continue
        dead = {word(layers, j) for j in (who, *layers.children[who])}
        if dead & DEAD and people(layers, what) not in ("", "-"):
            return what
    return None
