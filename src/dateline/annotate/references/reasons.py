"""Whose men or deeds a pronoun tells of in a quarrel: theirs who are acted against."""

from collections.abc import Iterator, Sequence

from dateline.annotate.layers import Layers, Token
from dateline.annotate.references.describing import SUBJECTS
from dateline.codebook.directory import PLACED

_PUNISHING = frozenset({
    "sanction", "impose", "slap", "suspend", "freeze", "cut", "halt", "ban", "bar", "expel",
    "blacklist", "condemn", "criticise", "criticize", "denounce", "punish", "penalise", "penalize",
    "sever", "break", "recall", "withdraw", "withhold", "cancel", "block", "order", "vote", "close",
    "shut", "strip", "fine", "sue", "accuse", "blame", "rebuke", "summon", "downgrade", "isolate",
    "boycott", "retaliate", "attack", "invade", "bomb", "warn", "threaten", "stop", "give", "kick",
    "evict", "deny", "limit", "scrap", "tear", "reject",
})  # fmt: skip
"""Verbs of what is done to somebody for what he did."""
_HARMING = frozenset({
    "expel", "kill", "assassinate", "arrest", "detain", "jail", "imprison", "capture", "kidnap",
    "abduct", "wound", "injure", "bomb", "shell", "strike", "hit", "attack", "raid", "destroy",
    "sink", "sanction", "blacklist", "summon", "deport", "evict", "oust", "topple", "overthrow",
    "storm", "seize", "execute", "behead", "impose", "slap", "freeze", "ban", "accuse", "blame",
    "condemn", "denounce", "criticise", "criticize", "defeat", "target", "damage", "burn", "shoot",
})  # fmt: skip
"""Verbs of what is done to the men and things of the other side."""
_SHARING = frozenset({"conj", "xcomp", "pcomp", "prep", "advcl"})
"""Places of a verb that has its subject from the one above."""
_LINKS = frozenset({"dobj", "pobj", "prep", "compound", "poss", "nsubjpass"})
_BODIES = PLACED | {"igo", "institution", "group"}
_FOR = frozenset({"over", "for", "because", "after", "since", "following"})
_CITING = frozenset({"cite", "accuse", "blame", "condemn", "criticise", "criticize", "denounce",
                     "decry", "deplore"})  # fmt: skip


def punishers(layers: Layers, pronoun: Token) -> list[int]:
    """Return the subjects of a verb whose reason a pronoun stands in, if it is done to another.

    "The council imposed an embargo on Iraq after its troops invaded": the troops are Iraq's.
    """
    below = pronoun
    for i in layers.ancestors(pronoun.i):
        above = layers.tokens[i]
        if above.pos == "VERB" and _is_reason(layers, below) and above.base in _PUNISHING:
            first = min(layers.subtree(below.i))
            subjects = list(_subjects(layers, above))
            return subjects if _acts_on_state(layers, subjects, first) else []
        below = above
    return []


def harmers(layers: Layers, owner: Token) -> list[int]:
    """Return the subjects of a verb that harms what a possessive owns, if another side is named.

    "Rwanda cut ties with Belgium and expelled its diplomats": they are Belgium's.
    """
    tokens = layers.tokens
    owned = tokens[owner.head]
    if owner.tag != "PRP$" or any(tokens[c].low == "own" for c in layers.children[owned.i]):
        return []
    verb = owned
    while verb.dep in _LINKS and verb.head != verb.i:
        verb = tokens[verb.head]
    if verb.pos != "VERB" or verb.base not in _HARMING or verb.dep not in ("conj", "advcl"):
        return []
    subjects = list(_subjects(layers, verb))
    return subjects if subjects and _acts_on_state(layers, subjects, verb.i) else []


def _is_reason(layers: Layers, token: Token) -> bool:
    """Tell whether a phrase or clause below a verb says for what it is done."""
    if token.dep == "prep":
        return token.low in _FOR
    if token.dep != "advcl":
        return False
    marks = [layers.tokens[c] for c in layers.children[token.i]]
    marked = any(t.low in _FOR and t.dep in ("mark", "prep", "advmod") for t in marks)
    return marked or (token.tag == "VBG" and token.base in _CITING)


def _acts_on_state(layers: Layers, subjects: Sequence[int], before: int) -> bool:
    """Tell whether a state or body is named between who acts and the reason."""
    last = max(subjects, default=before)
    return any(k.form in _BODIES and last < k.first < before for k in layers.known)


def _subjects(layers: Layers, verb: Token) -> Iterator[int]:
    """Yield the subjects of a verb or of the one it is coordinated with, and who is beside them."""
    own: list[Token] = []
    while not own:
        own = [t for c in layers.children[verb.i] if (t := layers.tokens[c]).dep in SUBJECTS]
        if own or verb.dep not in _SHARING or verb.head == verb.i:
            break
        verb = layers.tokens[verb.head]
    queue = [t.i for t in own]
    while queue:
        i = queue.pop()
        yield i
        queue += [c for c in layers.children[i] if layers.tokens[c].dep in ("conj", "appos")]
