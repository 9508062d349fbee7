"""Finds the branches of a sentence that are no part of what somebody in it says."""

from dateline.annotate import Layers
from dateline.codebook.words import word_set
from dateline.extract.claims.checking.finding import find_verification
from dateline.extract.claims.grammar.cues import frames
from dateline.extract.claims.grammar.doers import strayed
from dateline.extract.claims.grammar.trees import below, children_of, subject, word
from dateline.extract.events.joining.apart import LENGTHS

_ANSWERS = frozenset({
    "deny", "reject", "dismiss", "dispute", "refute", "contest", "rebut", "disavow", "call",
    "describe", "confirm", "corroborate",
})  # fmt: skip
_ADDING = frozenset({"add", "stress", "note", "cite", "quote"})


def aside_tops(layers: Layers) -> list[int]:
    """Return the tokens whose branches are never part of what somebody else says.

    "…, adding that …", "…, according to …", "…, which Reuters could not confirm".
    """
    found = []
    for mark in find_verification(layers):
        for i in range(mark.first, mark.last):
            which = any(word(layers, c) == "which" for c in layers.children[i])
            inside = mark.first <= layers.tokens[i].head < mark.last  # "nothing to do with it"
            if (layers.tokens[i].dep == "relcl" and not inside) or which:
                found.append(i)
    for token in layers.tokens:
        if (
            token.low == "according"
            or (
                strayed(layers, token.i) is not None
                and (frames(layers, token.i, views=False) or layers.tokens[token.head].base == "be")
            )
            or _contrasts(layers, token.i)
            or _answered(layers, token.i)
            or _follows(layers, token.i)
            or (
                token.tag == "VBG"
                and layers.tokens[max(token.i - 1, 0)].text == ","
                and token.base in _ADDING
                and subject(layers, token.i) is None
            )
        ):
            found.append(token.i)
    return found


def _contrasts(layers: Layers, i: int) -> bool:
    """Tell whether a verb of saying sets another speaker against the first ("while S insisted")."""
    token = layers.tokens[i]
    if token.dep not in ("advcl", "conj") or subject(layers, i) is None:
        return False
    parent = i if token.dep == "advcl" else token.head
    joined = {word(layers, c) for c in layers.children[parent]
              if layers.tokens[c].dep in ("mark", "cc")}  # fmt: skip
    against = {"while", "whereas", "though", "although", "but"}
    return bool(joined & against) and bool(frames(layers, i, views=False))


def _answered(layers: Layers, i: int) -> bool:
    """Tell whether a branch says how others answer what was told before it, in the writer's words.

    "…, a charge he denies", "…, which Islamabad denies".
    """
    token = layers.tokens[i]
    if token.dep == "relcl" and token.base in _ANSWERS:
        objects = children_of(layers, i, "dobj")
        which = any(word(layers, o) == "which" for o in objects)
        return which and subject(layers, i) is not None and _after_comma(layers, i) is not None
    if token.base not in word_set("denial_words", kind="account"):
        return False
    clauses = children_of(layers, i, "relcl", "acl")
    answered = any(
        layers.tokens[c].base in _ANSWERS and subject(layers, c) is not None for c in clauses
    )
    opens = _after_comma(layers, i) if answered else None
    return opens is not None and layers.tokens[opens].low in ("a", "an", "the", "something")


def _after_comma(layers: Layers, i: int) -> int | None:
    """Return where a branch begins, if a comma stands before it."""
    opens = min(below(layers, i))
    return opens if opens and layers.tokens[opens - 1].text == "," else None


def _follows(layers: Layers, i: int) -> bool:
    """Tell whether a branch sets what was told in time, in the writer's words, once it is said.

    "…, the ministry said, hours after militias threatened the embassy".
    """
    token = layers.tokens[i]
    if token.dep not in ("advcl", "prep"):
        return False
    if _once_told(layers, i):
        return True
    marks = [i, *children_of(layers, i, "mark")]
    unit = next((m - 1 for m in marks if layers.tokens[m].low in ("after", "before")), 0)
    if unit < 2 or layers.tokens[unit].base not in LENGTHS:
        return False
    while layers.tokens[unit - 1].tag in ("DT", "CD", "JJ", "RB"):
        unit -= 1
    return layers.tokens[unit - 1].text == "," and bool(frames(layers, unit - 2, views=False))


def _once_told(layers: Layers, i: int) -> bool:
    """Tell whether a branch is what others told: "said it had not fired, after X reported …"."""
    marks = children_of(layers, i, "mark")
    at = marks[0] if marks else 0
    return (
        at > 0 and layers.tokens[at].low == "after" and layers.tokens[at - 1].text == ","
        and layers.tokens[i].tag in ("VBD", "VBZ", "VBP", "VBN")
        and subject(layers, i) is not None and bool(frames(layers, i, views=False))
    )  # fmt: skip
