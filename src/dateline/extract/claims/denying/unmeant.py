"""Words of denial that deny nothing: wishes, what is ruled out for later, opinions."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.wordings import denial_words, has_lemma, inside, is_denied
from dateline.extract.claims.grammar.trees import children_of, is_verb, word

_WISHING = frozenset({"call", "urge", "want", "ask", "demand", "plead", "appeal", "tell", "hope",
                      "persuade", "convince", "press", "invite", "encourage", "need"})  # fmt: skip
"""Verbs on which an infinitive tells what somebody should do."""
_INFORMING = frozenset({"tell", "inform", "answer", "help", "listen", "call", "warn", "ask"})
_NOBODY = frozenset({"nobody", "no-one", "none", "they", "not", "n't", "never"})
_DECLINING = frozenset({"decline", "refuse", "fail", "hesitate", "neglect"})
"""Verbs by which somebody does not deny ("declined to rule it out")."""
_HOLDING = frozenset({"believe", "think", "feel", "hope", "expect", "suppose", "doubt", "convince",
                      "assume", "fear", "guess", "suspect", "imagine", "wish"})  # fmt: skip
"""Cues of an opinion: who holds it need not know, and answers nobody."""
_COMING = frozenset({"will", "would", "shall", "should", "must", "may", "might", "'ll", "wo",
                     "going", "ought"})  # fmt: skip
_GRANTING = frozenset({"accept", "recognise", "recognize", "concede", "admit", "agree"})


def is_unmeant(layers: Layers, said: Attribution) -> bool:
    """Tell whether a statement with a word of denial, or a negative, denies nothing that was."""
    if said.rule == "claim.citing":  # "citing S, the paper called it a lie": S did not
        return True
    cue = range(*said.cue) if said.cue is not None else ()
    verbs = [i for i in cue if is_verb(layers, i)]
    if any(has_lemma(layers, i, _HOLDING) for i in cue):
        return True
    if _is_left_in_the_dark(layers, said):
        return True
    return any(
        _is_wished(layers, i) or _is_ruled_out(layers, said, i) or _is_not_granted(layers, i)
        for i in verbs
    )


def _is_left_in_the_dark(layers: Layers, said: Attribution) -> bool:
    """Tell whether somebody complains that nobody tells him: "Nobody tells us anything"."""
    return any(
        layers.tokens[i].base in _INFORMING
        and any(layers.tokens[c].low in _NOBODY for c in layers.children[i])
        and any(layers.tokens[c].low in ("us", "me") for c in layers.children[i])
        for i in inside(layers, said)
    )


def _is_wished(layers: Layers, i: int) -> bool:
    """Tell whether a verb is an infinitive for what is tried or called for ("a call to reject")."""
    token = layers.tokens[i]
    if token.tag != "VB" or not any(word(layers, c) == "to" for c in layers.children[i]):
        return False
    head = layers.tokens[token.head]
    if token.dep == "xcomp" and head.base in _DECLINING:
        return True
    if any(layers.tokens[c].base in _WISHING for c in children_of(layers, head.i, "dobj")
           if c < i):  # fmt: skip
        return True  # "issued a call to reject the charge"
    if token.dep in ("acl", "relcl") or head.pos == "NOUN":
        return True
    return token.dep in ("xcomp", "ccomp", "advcl") and head.base in _WISHING


def _is_ruled_out(layers: Layers, said: Attribution, i: int) -> bool:
    """Tell whether a verb rules out what may come ("ruled out talks"), not a hand in a deed."""
    if not has_lemma(layers, i, ("rule",)):
        return False
    tokens = inside(layers, said)
    past = any(
        layers.tokens[j].tag == "VBD" or word(layers, j) in ("having", "had") for j in tokens
    )
    own = denial_words("share") | denial_words("wrongdoing") | {"any"}
    return not past and not any(has_lemma(layers, j, own) for j in tokens)


def _is_not_granted(layers: Layers, i: int) -> bool:
    """Tell whether somebody will not grant what is to come ("won't admit that they will leave")."""
    if not has_lemma(layers, i, _GRANTING) or not is_denied(layers, i):
        return False
    clauses = children_of(layers, i, "ccomp", "xcomp")
    if not clauses and has_lemma(layers, i, ("recognise", "recognize")):
        return True  # "do not recognise the court"
    return any(
        word(layers, c) in _COMING or layers.tokens[c].tag == "TO"
        for top in clauses for c in (top, *layers.children[top])
    )  # fmt: skip
