"""What a denial itself says of the deed, and whether it speaks of the denier's own side."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import EMPTY, POINTING, names_deed
from dateline.extract.claims.denying.wordings import denial_words, has_lemma, inside
from dateline.extract.claims.grammar.trees import SUBJECTS, child_of, children_of, word

_OWN = frozenset({"i", "we", "it", "they", "its", "our", "ours", "their", "my", "here"})
"""Words for the speaker's own side; "he" is as often somebody else."""

_ARMED = frozenset({"MIL", "COP", "SPY", "REB", "UAF"})
"""Sectors of those who are accused of acts of force."""


def own_side(layers: Layers, denial: Attribution) -> bool:
    """Tell whether a negative is about the speaker's own side ("it had not", "our men")."""
    for t in layers.tokens:
        if not denial.covers(t.start, t.end):
            continue
        if t.low in _OWN and t.dep in (*SUBJECTS, "poss", "pobj", "advmod"):
            return True
        if t.low in ("his", "her") and layers.tokens[t.head].dep in SUBJECTS:
            return True  # "his men had not fired"
    return False


def no_force(layers: Layers, denial: Attribution) -> bool:
    """Tell whether a negative says that no force did it ("no sortie had been flown")."""
    for i in inside(layers, denial):
        token = layers.tokens[i]
        if token.low == "no" and layers.tokens[token.head].dep in SUBJECTS:
            if _is_force(layers, token.head):
                return True
        elif token.low == "none" and token.dep in SUBJECTS:
            of = (n for p in children_of(layers, i, "prep") for n in children_of(layers, p, "pobj"))
            if any(_is_force(layers, n) for n in of):
                return True
    return False


def _is_force(layers: Layers, i: int) -> bool:
    """Tell whether a noun is of fighters, police or spies, or of what they fly and fire."""
    armed = word_table("roles", "sector").get(layers.tokens[i].base) in _ARMED
    return armed or has_lemma(layers, i, word_table("instruments", "mode"))


def deed_inside(
    layers: Layers, denial: Attribution, triggers: Sequence[int], clause: set[int] | None = None
) -> int | None:
    """Return the deed that the denial's own content (or its clause) tells, nearest its root."""
    told = [
        i for i in inside(layers, denial)
        if (clause is None or i in clause) and not in_relative(layers, i, denial)
    ]  # fmt: skip
    found = [i for i in told if names_deed(layers, i)] or [
        i for i in told if i in triggers and not has_lemma(layers, i, POINTING)
    ]
    if not found:
        return _core_noun(layers, denial)
    return min(found, key=lambda i: (len(layers.ancestors(i)), i not in triggers, i))


def _core_noun(layers: Layers, denial: Attribution) -> int | None:
    """Return the word that a denial is of ("all ill-treatment", "that it had any base there")."""
    for i in range(*denial.cue) if denial.cue is not None else ():
        clauses = [
            c
            for c in children_of(layers, i, "ccomp", "xcomp")
            if denial.covers(layers.tokens[c].start, layers.tokens[c].end)
        ]
        clause = clauses[0] if clauses else None
        had = clause is not None and has_lemma(layers, clause, ("have", "be", "use", "do"))
        top = clause if had and clause is not None else i
        for held in (child_of(layers, top, "dobj", "attr", *(["acomp"] if had else [])), clause):
            if held is not None and _tells_itself(layers, denial, held):
                return held
    return None


def _tells_itself(layers: Layers, denial: Attribution, held: int) -> bool:
    """Tell whether the word that a denial is of says what is denied."""
    token = layers.tokens[held]
    speaking = any(first <= held < last for first, last in denial.source_spans)
    if speaking or not denial.covers(token.start, token.end):
        return False
    if token.pos == "VERB":
        pointing = (POINTING - {"see", "hear"}) | {"be", "have", "do"}
        if word(layers, held + 1) == "up" and token.base == "make":
            return False
        return not has_lemma(layers, held, pointing | denial_words("faking"))
    of = any(word(layers, p) == "of" for p in children_of(layers, held, "prep"))
    empty = POINTING | (EMPTY - ({"use"} if of else set()))
    empty |= denial_words("account") | denial_words("false")
    if has_lemma(layers, held, word_table("roles", "kind")):
        return False  # "contradicted the agency"
    return token.pos in ("NOUN", "ADJ") and not has_lemma(layers, held, empty)


def in_relative(layers: Layers, i: int, denial: Attribution) -> bool:
    """Tell whether a word stands in a relative clause of the content."""
    for at in (i, *layers.ancestors(i)):
        token = layers.tokens[at]
        if not denial.covers(token.start, token.end):
            return False
        if token.dep == "relcl":
            return not _is_cleft(layers, token.head)
    return False


def _is_cleft(layers: Layers, i: int) -> bool:
    """Tell whether a noun is the one of "it was the rebels that blew it up"."""
    own = child_of(layers, layers.tokens[i].head, "nsubj")
    return layers.tokens[i].dep == "attr" and own is not None and word(layers, own) == "it"
