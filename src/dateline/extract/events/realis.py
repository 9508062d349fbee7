"""How real an event is: actual, ongoing, future, hypothetical or denied, by the words around it."""

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.events.slots import kids, light_verb
from dateline.records import Realis

_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
_NO = frozenset({"no", "neither", "nobody", "none", "nothing"})
_FUTURE = frozenset({"will", "'ll", "shall", "wo", "wo n't"})
_POSSIBLE = frozenset({"would", "could", "might", "may", "should", "can", "must"})
_SAYING = frozenset({"ccomp", "parataxis"})


class Reading(msgspec.Struct, frozen=True):
    """A realis, the token that shows it, and the rule that read it."""

    value: Realis
    token: int
    rule: str


def read_realis(layers: Layers, head: int) -> Reading:
    """Return how real the event triggered by token `head` is.

    The verb's own auxiliaries come first, then the words that govern it ("plans to attack",
    "threat of an attack", "if"); a governor of saying ends the climb.
    """
    i, verb = head, _verb_of(layers, head)
    for step in range(6):
        token = layers.tokens[i]
        for own in (i, verb) if step == 0 else (i,):
            if own is None or (step and token.pos not in ("VERB", "AUX")):
                continue
            if found := _own(layers, own, head):
                return found
        if token.head == i or (token.dep in _SAYING and step):
            break
        governor = layers.tokens[token.head]
        if any(t.text == ";" for t in layers.tokens[min(i, governor.i) : max(i, governor.i)]):
            break  # clauses set apart: "Kyiv accepted it; Moscow has refused"
        if token.dep in ("ccomp", "relcl", "parataxis", "conj", "nsubj", "advcl"):
            if token.dep == "ccomp" and (found := _governed(layers, governor, head)):
                return found
            condition = [t for t in kids(layers, governor.i, "mark") if t.text.lower() == "if"]
            if condition and token.dep in ("advcl", "conj"):
                return Reading("hypothetical", condition[0].i, "realis.if")
            break
        if found := _governed(layers, governor, head):
            return found
        i = governor.i
    return Reading("actual", head, "realis.plain")


def _verb_of(layers: Layers, head: int) -> int | None:
    if layers.tokens[head].pos in ("VERB", "AUX"):
        return head
    carrier = light_verb(layers, head)
    return carrier[0] if carrier else None


def _own(layers: Layers, i: int, head: int) -> Reading | None:
    """Return what the auxiliaries, negations and conjunctions on a verb or noun say."""
    token = layers.tokens[i]
    children = [layers.tokens[c] for c in layers.children[i]]
    for child in children:  # negation first: "will not shell" is no plan
        word = child.text.lower()
        if child.dep == "neg" and word in _NEGATIONS:
            return Reading("denied", child.i, "realis.negated")
        if child.dep == "det" and word == "no":
            return Reading("denied", child.i, "realis.negated")
        if child.dep in ("nsubj", "nsubjpass", "dobj") and _is_no(layers, child):
            return Reading("denied", child.i, "realis.negated-subject")
    for child in children:
        word = child.text.lower()
        if child.dep == "mark" and word in ("if", "unless"):
            return Reading("hypothetical", child.i, "realis.if")
        if child.dep == "aux" and word in _FUTURE:
            return Reading("future", child.i, "realis.modal")
        if child.dep == "aux" and word in _POSSIBLE:
            return Reading("hypothetical", child.i, "realis.modal")
    return _ongoing(layers, token, head)


def _is_no(layers: Layers, token: Token) -> bool:
    if token.text.lower() in _NO:
        return True
    return any(t.text.lower() == "no" for t in kids(layers, token.i, "det"))


def _ongoing(layers: Layers, token: Token, head: int) -> Reading | None:
    aux = [t for t in kids(layers, token.i, "aux") if t.lemma == "be"]
    if token.tag == "VBG" and aux and token.i == head:
        past = aux[0].text.lower() in ("was", "were")
        said = token.dep == "ccomp"
        if not past or said:
            return Reading("ongoing", aux[0].i, "realis.progressive")
    since = [t for t in kids(layers, token.i, "prep", "mark") if t.text.lower() == "since"]
    if since and any(t.lemma == "have" for t in kids(layers, token.i, "aux")):
        return Reading("ongoing", since[0].i, "realis.since")
    return None


def _governed(layers: Layers, governor: Token, head: int) -> Reading | None:
    """Return what a governing word ("plan", "fear", "continue", "fail") makes of the event."""
    table = word_table("realis", "realis")
    word = table.get(governor.lemma.lower())
    if word is None:
        return None
    if any(t.dep == "neg" for t in kids(layers, governor.i, "neg")) or any(
        t.text.lower() == "no" for t in kids(layers, governor.i, "det")
    ):
        return Reading("denied", governor.i, "realis.negated-governor")
    return Reading(word, governor.i, "realis.governor")  # type: ignore[arg-type]
