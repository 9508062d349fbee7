"""What a judging phrase says itself of whom it names, or the article's fuller words say for it.

"Its so-called capital" is of whose it is, "the regime" is the one that was named before, and
"soft on terrorists" names nobody of the article where nobody fights near by. Of 28 such plurals in
noted news four named somebody who was chosen, of 25 in written passages thirteen.
"""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.labels.chains import Chain
from dateline.extract.labels.deeds import Deeds
from dateline.extract.labels.judged import Judged

_POINTING = frozenset({"the", "this", "that", "these", "those", "all", "both", "such", "any"})
_CLAIMED = frozenset({"so called", "self proclaimed", "self styled", "self declared"})
_CALLING = frozenset({"call", "brand", "label", "term", "dub", "describe", "denounce", "deem"})
_NEAR = 9
"""Tokens before a phrase among which a verb of calling gives it to somebody."""
_FIGHTING = frozenset({"armed", "state", "arms"})
_DONE = frozenset({"VBD", "VBN"})
_HELPERS = frozenset({"aux", "auxpass"})
_UNDONE = frozenset({"to", "will", "would", "can", "could", "may", "might", "shall", "should",
                     "must", "'ll", "wo", "ca"})  # fmt: skip


def named_behind(layers: Layers, judged: Judged) -> int | None:
    """Return the name that stands right behind a phrase ("the vile organisation ISIL")."""
    if judged.last >= len(layers.tokens) or layers.tokens[judged.head].tag not in ("NN", "NNS"):
        return None
    after = layers.tokens[judged.last]
    known = next((k for k in layers.known if k.first == judged.last), None)
    if known is None or known.form == "demonym" or not after.text[0].isupper():
        return None
    inside = after.sentence == layers.tokens[judged.head].sentence
    return known.last - 1 if inside and judged.last == judged.head + 1 else None


def claimant(layers: Layers, judged: Judged) -> int | None:
    """Return whose a thing is that only they call so ("the group's self-proclaimed caliphate")."""
    if judged.form not in _CLAIMED:
        return None
    return next((c for c in layers.children[judged.head] if layers.tokens[c].dep == "poss"), None)


def takes_up(layers: Layers, head: int) -> bool:
    """Tell whether a noun takes up somebody before it ("the sect"), or is "whoever"."""
    if layers.tokens[head].low == "whoever":
        return True
    below = layers.children[head]
    said = {"relcl", "acl", "prep", "appos"} & {layers.tokens[c].dep for c in below}
    the = any(layers.tokens[c].low in ("the", "this") for c in below)
    return the and not said


def avenger(layers: Layers, judged: Judged) -> int | None:
    """Return who does something "for our martyrs": their own side, whoever speaks of it."""
    token = layers.tokens[judged.head]
    above = layers.tokens[token.head]
    verb = layers.tokens[above.head] if above.low == "for" else above
    if token.dep != "pobj" and verb.base not in ("avenge", "honour", "honor"):
        return None
    if token.dep == "pobj" and above.low != "for":
        return None
    for child in layers.children[verb.i]:
        own = layers.tokens[child]
        if own.dep == "nsubj" and own.pos != "PRON" and not judged.holds(child):
            return child
    return None


def short_for(layers: Layers, judged: Judged, others: Sequence[Judged]) -> Sequence[Judged]:
    """Return the phrases with the same noun that say more than a short one ("the regime")."""
    words = [layers.tokens[i] for i in range(judged.first, judged.last)]
    if any(t.pos == "PROPN" or t.name for t in words) or judged.scare:
        return ()
    lemma = layers.tokens[judged.head].lemma
    return [o for o in others if o.head != judged.head and layers.tokens[o.head].lemma == lemma]


def is_of_a_kind(layers: Layers, judged: Judged) -> bool:
    """Tell whether a plural speaks of a kind of people, who did and suffered nothing told.

    "Plans for illegals", "to fight terrorists"; not "terrorists burned a bus".
    """
    token = layers.tokens[judged.head]
    if token.tag not in ("NNS", "NNPS") or judged.scare or judged.called is not None:
        return False
    before = layers.tokens[max(0, judged.first - _NEAR) : judged.first]
    if any(t.base in _CALLING and t.sentence == token.sentence for t in before):
        return False
    below = layers.children[judged.head]
    if any(layers.tokens[c].dep in ("det", "poss", "nummod", "relcl", "appos") for c in below):
        return False
    if any(layers.tokens[i].low in _POINTING for i in range(judged.first, judged.head)):
        return False
    if token.dep in ("attr", "conj", "appos", "oprd", "ROOT"):
        return False
    verb = next((i for i in layers.ancestors(judged.head)
                 if layers.tokens[i].pos in ("VERB", "AUX")), None)  # fmt: skip
    if verb is not None and verb == token.head and token.dep == "nsubj":
        return any(layers.tokens[c].low in _UNDONE for c in layers.children[verb])
    if not Deeds(layers).part(judged.head):
        return verb is None or not _is_done(layers, verb) or token.dep == "pobj"
    return verb is not None and not _is_done(layers, verb)


def fight_near(layers: Layers, judged: Judged, people: Chain) -> bool:
    """Tell whether some people, who fight or are a state, are told of in the sentence or beside."""
    deeds, here = Deeds(layers), layers.tokens[judged.head].sentence
    near = [m for m in people.mentions if abs(here - layers.tokens[m.head].sentence) <= 1]
    return any(m.kind in _FIGHTING or deeds.part(m.head) == "doer" for m in near)


def _is_done(layers: Layers, verb: int) -> bool:
    """Tell whether a verb tells of what was done."""
    helpers = [layers.tokens[c] for c in layers.children[verb]
               if layers.tokens[c].dep in _HELPERS]  # fmt: skip
    if any(h.low in _UNDONE for h in helpers):
        return False
    return layers.tokens[verb].tag in _DONE or any(h.base == "have" for h in helpers)
