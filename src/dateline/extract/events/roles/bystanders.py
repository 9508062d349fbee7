"""Who only stands beside a deed: does another, meets with it, counts it, helps, speaks of it."""

import itertools

from dateline.annotate import Layers
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.slots import (
    RELATIVE,
    conjuncts,
    kids,
    prep_objects,
    subject,
)
from dateline.extract.events.kinds import HARMING
from dateline.extract.events.sides.handing import is_helper
from dateline.extract.events.unmeant.care import is_brought_in

_LATER = frozenset({"after", "before", "since", "because"})
_PUTTING = frozenset({"put", "estimate", "count", "number"})
_NUMBERS = frozenset({"crowd", "turnout", "number", "figure", "attendance", "toll"})
_UPON = frozenset({"on", "at", "into", "upon"})
_MEETING = frozenset({
    "end", "disperse", "break", "crush", "quell", "quash", "suppress", "disrupt", "hijack", "storm",
    "attack", "raid", "ban", "condemn", "stop", "halt", "smash", "repress", "put", "scatter",
    "shell", "bomb", "stifle", "prevent", "clear", "forbid", "prohibit", "infiltrate", "contain",
    "thwart", "block", "face", "denounce", "criticise", "criticize",
})  # fmt: skip
"""What is done to a protest by others than those who make it."""


def stands_by(layers: Layers, draft: Draft, head: int, *, acts: bool) -> bool:
    """Tell whether a mention is no actor (`acts`), or no recipient, of the deed beside it."""
    if _only_counts(layers, draft, head):
        return True
    if not acts:
        return is_helper(layers, head) or _is_of_main_clause(layers, draft, head)
    rules = (_acts_beside, _comes_upon, _is_above, _only_brings)
    return any(rule(layers, draft, head) for rule in rules)


def _is_of_main_clause(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody suffers another deed: "called in the envoy after boys were shot"."""
    clause = layers.tokens[draft.head]
    if clause.dep != "advcl" or clause.pos != "VERB" or len(draft.heads) > 1:
        return False
    marks = {t.low for t in kids(layers, clause.i, "mark", "advmod")}
    own = kids(layers, clause.i, "nsubjpass") or (
        kids(layers, clause.i, "nsubj") and kids(layers, clause.i, "dobj")
    )
    if not own or not marks & _LATER or any(t.pos == "PRON" for t in own):
        return False
    return head not in layers.subtree(clause.i) and layers.tokens[head].sentence == clause.sentence


def _is_above(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a clause on a deed tells what another said of it: "a deal that Oman hailed"."""
    verb = layers.tokens[draft.head]
    if verb.dep != "relcl" or len(draft.heads) > 1:
        return False
    own = [t for t in kids(layers, verb.i, "nsubj") if t.low not in RELATIVE]
    return bool(own) and head not in layers.subtree(verb.i) and own[0].pos != "PRON"


def _acts_beside(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only did what is told before: "Mali cut gas and police fired shots".

    A deed may be what its clause is about: "guards brokered a truce, but shooting resumed".
    """
    verb = layers.tokens[draft.head]
    if verb.pos == "NOUN" and verb.dep == "nsubj":
        verb = layers.tokens[verb.head]
    before = layers.tokens[verb.head]
    if verb.dep != "conj" or verb.pos != "VERB":
        return False
    if not all(h in layers.subtree(verb.i) for h in draft.heads):
        return False
    own = kids(layers, verb.i, "nsubj")
    if not own or any(t.pos == "PRON" for t in own):
        return False
    told = [before.i, *(t.i for t in kids(layers, before.i, "ccomp") if t.i < verb.i)]
    others = {j for i in told for t in kids(layers, i, "nsubj") for j in conjuncts(layers, t.i)}
    return head in others


def _comes_upon(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only meets with a protest: "raided the camp to end a hunger strike"."""
    noun = layers.tokens[draft.head]
    if draft.type != "PROTEST" or noun.pos != "NOUN" or len(draft.heads) > 1:
        return False
    above = layers.tokens[noun.head]
    verb = layers.tokens[above.head] if noun.dep == "pobj" and above.low in _UPON else above
    if verb.pos != "VERB" or noun.dep not in ("dobj", "pobj", "nsubjpass"):
        return False
    if verb is above and (noun.dep == "pobj" or verb.base not in _MEETING):
        return False
    above_it = [verb.i, *(i for i in layers.ancestors(verb.i) if layers.tokens[i].pos == "VERB")]
    return any(head in subject(layers, i) for i in above_it)


def _only_counts(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only says how many there were: "organisers put the crowd at 9,000"."""
    path = [layers.tokens[i] for i in (head, *layers.ancestors(head))]
    for token in itertools.takewhile(lambda t: t.i not in draft.heads, path):
        if token.base in _PUTTING and token.pos == "VERB":
            return any(t.base in _NUMBERS for t in kids(layers, token.i, "dobj", "nsubjpass"))
    return False


def _only_brings(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only takes who was hurt to a doctor: "brought in by his family"."""
    if draft.type not in HARMING:
        return False
    for token in (layers.tokens[i] for i in (head, *layers.ancestors(head))):
        if token.pos == "VERB":
            if token.i in draft.heads or not is_brought_in(layers, token.i):
                return False
            return head in (*subject(layers, token.i), *prep_objects(layers, token.i, "by"))
    return False
