"""How real an event is: actual, ongoing, future, hypothetical or denied, by the words around it."""

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.events.grammar.nouns import light_verb
from dateline.extract.events.grammar.slots import kids, prep_objects
from dateline.records import Realis

_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
_NO = frozenset({"no", "neither", "nobody", "none", "nothing"})
_FUTURE = frozenset({"will", "'ll", "shall", "wo", "wo n't"})
_POSSIBLE = frozenset({"would", "could", "might", "may", "should", "can", "must"})
_INVERTED = frozenset({"had", "should"})
_SAYING = frozenset({"ccomp", "parataxis"})
_TAKES_UP = frozenset({
    "claim", "comment", "condemn", "denounce", "deplore", "criticise", "criticize", "mention",
    "mourn", "confirm", "investigate",
})  # fmt: skip
"""Verbs of speaking of what has happened, whoever does not do so: "nobody claimed the attack"."""
_LETTING = frozenset({"help", "let", "make"})
_PAST = frozenset({"after", "following", "since"})
"""Before a noun they tell of what has happened: "will meet after the attack"."""
_PREFERRING = frozenset({"prefer", "sooner"})
_SEEING = frozenset({"see", "watch", "let", "have"})
_INQUIRIES = frozenset({"probe", "inquiry", "enquiry", "investigation", "inquest"})
_TO_BE = frozenset({"plan", "schedule", "slate", "planned", "scheduled", "upcoming", "forthcoming"})
"""Words on a noun for what is yet to come."""
_CALLING_OFF = frozenset({"cancel", "postpone", "shelve", "scrap", "defer", "call"})
_MEETINGS = frozenset({
    "talk", "talks", "meeting", "summit", "visit", "trip", "negotiation", "rally", "march",
    "demonstration", "protest", "session", "conference", "drill", "exercise",
})  # fmt: skip
"""What does not come about where it is called off."""
_FORESEEING = frozenset({"expect", "anticipate"})
"""Words by which others say what somebody will do: he has promised nothing."""


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
    if (worse := _rather(layers, head)) is not None:
        return Reading("hypothetical", worse, "realis.rather-than")
    if (off := called_off(layers, head)) is not None:
        return Reading("denied", off, "realis.called-off")
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
        if layers.parted(i, governor.i):
            break  # clauses set apart: "Kyiv accepted it; Moscow has refused"
        if token.dep == "prep" and token.low in _PAST and not _is_any(layers, token):
            break
        if governor.low == "of" and layers.tokens[governor.head].low == "short":
            return Reading("denied", governor.head, "realis.without")  # "stopped short of a ban"
        if governor.low == "without" and token.dep in ("pcomp", "pobj"):
            return Reading("denied", governor.i, "realis.without")  # "left without signing it"
        if governor.base == "announce" and token.dep == "nsubjpass":
            break  # "its rejection of the plan was announced": it is done by then
        if token.low == "into" and _inquires(layers, governor):
            break  # "demanded a probe into the firing": what is looked into has happened
        if token.dep == "conj" and token.pos == "NOUN" and governor.pos == "NOUN":
            i = governor.i  # "demanded a ban on it and the arrest of its leaders"
            continue
        if token.dep == "conj" and token.tag == governor.tag == "VB" and not _has_own(layers, i):
            i = governor.i  # "plan to bomb and seize the town"
            continue
        if token.dep == "advcl" and any(t.low == "to" for t in kids(layers, i, "aux")):
            asked = prep_objects(layers, governor.i, "on", "upon")
            if governor.base == "call" and asked and not kids(layers, governor.i, "dobj"):
                return Reading("hypothetical", governor.i, "realis.governor")
            i = governor.i  # "are expected to launch an offensive to seize the town"
            continue
        if token.dep in ("ccomp", "relcl", "parataxis", "conj", "nsubj", "advcl"):
            if token.dep == "ccomp" and (found := _governed(layers, governor, head)):
                return found
            condition = [t for t in kids(layers, governor.i, "mark") if t.low == "if"]
            if condition and token.dep in ("advcl", "conj"):
                return Reading("hypothetical", condition[0].i, "realis.if")
            if token.dep == "ccomp" and token.tag == "VB" and governor.base in _LETTING:
                i = governor.i  # "urged them to help him oust the president"
                continue
            break
        if found := _governed(layers, governor, head):
            return found
        if governor.pos == "VERB" and governor.base in _TAKES_UP and token.pos in ("NOUN", "ADP"):
            break
        i = governor.i
    if (planned := _planned(layers, head)) is not None:
        verb = planned if layers.tokens[planned].pos == "VERB" else layers.tokens[planned].head
        once = any(t.low == "had" for t in kids(layers, verb, "aux"))  # "that had been due"
        return Reading("hypothetical" if once else "future", planned, "realis.planned")
    return Reading("actual", head, "realis.plain")


def _has_own(layers: Layers, i: int) -> bool:
    """Tell whether a verb beside another has a subject or an auxiliary of its own."""
    return bool(kids(layers, i, "nsubj", "nsubjpass", "aux"))


def _planned(layers: Layers, head: int) -> int | None:
    """Return the word by which a deed is yet to come: "a planned march", "a rally planned for".

    It may hang on the other party: "talks with Kinshasa that were due to begin".
    """
    if layers.tokens[head].pos != "NOUN":
        return None
    others = prep_objects(layers, head, "with", "between")
    words = [t for i in (head, *others) for t in kids(layers, i, "acl", "relcl")]
    words += kids(layers, head, "amod")
    words += [d for t in words for d in kids(layers, t.i, "acomp") if d.low == "due"]
    found = (t for t in words if (t.base in _TO_BE and (t.i < head or t.tag == "VBN"))
             or (t.low == "due" and t.dep in ("acomp", "acl")))  # fmt: skip
    return next((t.i for t in found), None)


def called_off(layers: Layers, head: int) -> int | None:
    """Return the verb by which a meeting or march does not come about: "cancelled talks"."""
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    if token.base not in _MEETINGS or token.dep not in ("dobj", "nsubjpass"):
        return None
    if verb.pos != "VERB" or verb.base not in _CALLING_OFF:
        return None
    off = verb.base != "call" or any(t.low == "off" for t in kids(layers, verb.i, "prt"))
    denied = kids(layers, verb.i, "neg")
    return verb.i if off and not denied else None


def is_foreseen(layers: Layers, realis: Reading) -> bool:
    """Tell whether only others say that somebody will do it: "is expected to welcome the plan"."""
    return realis.rule == "realis.governor" and layers.tokens[realis.token].base in _FORESEEING


def _rather(layers: Layers, head: int) -> int | None:
    """Return the "than" before what somebody would not see: "rather resign than see them shot"."""
    sentence = layers.sentences[layers.tokens[head].sentence]
    before = layers.tokens[sentence.first : head]
    than = next((t for t in reversed(before) if t.low == "than"), None)
    if than is None or not any(t.base in _SEEING and t.i > than.i for t in before):
        return None
    weighed = any(t.base in _PREFERRING or t.low == "rather" for t in before if t.i < than.i)
    return than.i if weighed else None


def _is_any(layers: Layers, prep: Token) -> bool:
    """Tell whether a preposition is of whatever may yet happen: "after any attack"."""
    below = [t.i for t in kids(layers, prep.i, "pobj")]
    return any(t.low in ("any", "every", "each") for i in below for t in kids(layers, i, "det"))


def _inquires(layers: Layers, governor: Token) -> bool:
    """Tell whether "into" hangs on an inquiry, or on the verb of which one is the object."""
    asked = [governor, *kids(layers, governor.i, "dobj", "nsubjpass", "pobj")]
    return any(t.base in _INQUIRIES for t in asked)


def _verb_of(layers: Layers, head: int) -> int | None:
    if layers.tokens[head].pos in ("VERB", "AUX"):
        return head
    carrier = light_verb(layers, head)
    return carrier[0] if carrier and layers.tokens[carrier[0]].base not in _TAKES_UP else None


def _own(layers: Layers, i: int, head: int) -> Reading | None:
    """Return what the auxiliaries, negations and conjunctions on a verb or noun say."""
    token = layers.tokens[i]
    children = [layers.tokens[c] for c in layers.children[i]]
    before = layers.tokens[max(0, i - 3) : i]
    if [t.low for t in before[-2:]] == ["instead", "of"]:
        return Reading("denied", i - 2, "realis.without")  # "instead of visiting it"
    if len(before) == 3 and before[0].low == "too" and before[2].low == "to":
        return Reading("denied", i - 3, "realis.too")  # "too early to congratulate her"
    for child in children:  # negation first: "will not shell" is no plan
        word = child.low
        if child.dep == "neg" and word in _NEGATIONS and not _is_of_time(layers, child):
            return Reading("denied", child.i, "realis.negated")
        if child.dep == "det" and word == "no":
            return Reading("denied", child.i, "realis.negated")
        if child.dep in ("nsubj", "nsubjpass", "dobj") and _is_no(layers, child):
            return Reading("denied", child.i, "realis.negated-subject")
    for child in children:
        word = child.low
        if child.dep == "aux" and word in _INVERTED and _opens_condition(layers, child, token):
            return Reading("hypothetical", child.i, "realis.inverted")
        if child.dep == "mark" and word in ("if", "unless", "whether"):
            return Reading("hypothetical", child.i, "realis.if")
        if word == "to" and child.dep == "aux" and _heads_line(layers, token, child):
            return Reading("future", child.i, "realis.headline")
        if child.dep == "aux" and word in _FUTURE:
            return Reading("future", child.i, "realis.modal")
        if child.dep == "aux" and word in _POSSIBLE:
            return Reading("hypothetical", child.i, "realis.modal")
    if _is_wished(layers, token):
        return Reading("hypothetical", i, "realis.subjunctive")
    return _ongoing(layers, token, head)


def _heads_line(layers: Layers, verb: Token, to: Token) -> bool:
    """Tell whether an infinitive heads a line and is to come: "France to send troops"."""
    return verb.dep == "ROOT" and any(
        s.i < to.i for s in kids(layers, verb.i, "nsubj", "nsubjpass")
    )


def _is_wished(layers: Layers, verb: Token) -> bool:
    """Tell whether a clause only says what one should do: "a recommendation that he sign it".

    Those whom "of" counts are many: "says that a majority of voters support him".
    """
    if verb.dep not in ("ccomp", "acl", "relcl") or verb.tag not in ("VB", "VBP"):
        return False
    doers = kids(layers, verb.i, "nsubj")
    one = all(t.tag in ("NN", "NNP") or t.low in ("he", "she", "it") for t in doers)
    many = any(kids(layers, t.i, "conj", "prep") for t in doers)
    said = any(t.low == "that" for t in kids(layers, verb.i, "mark"))
    return bool(doers) and one and said and not many and not kids(layers, verb.i, "aux")


def _is_of_time(layers: Layers, negation: Token) -> bool:
    """Tell whether "not" is of the time: "but not before he had paid tribute", "not until May"."""
    after = layers.tokens[negation.i + 1 : negation.i + 2]
    return any(t.low in ("before", "until", "till") for t in after)


def _opens_condition(layers: Layers, aux: Token, verb: Token) -> bool:
    """Tell whether an auxiliary before its subject opens a condition ("had he been held, …")."""
    subjects = kids(layers, verb.i, "nsubj", "nsubjpass")
    sentence = layers.sentences[verb.sentence]
    asked = layers.tokens[sentence.last - 1].text.endswith("?")
    opens = aux.i == sentence.first or layers.tokens[aux.i - 1].pos in ("PUNCT", "SCONJ")
    return opens and not asked and any(aux.i < s.i < verb.i for s in subjects)


def _managed(layers: Layers, able: Token) -> Realis | None:
    """Return what "able" says of the past: "was able to" was done, "was not able to" was not."""
    copula = layers.tokens[able.head]
    aux = kids(layers, copula.i, "aux")
    perfect = any(t.lemma == "have" for t in aux) and not any(t.tag == "MD" for t in aux)
    if copula.lemma != "be" or not (copula.tag == "VBD" or perfect):
        return None
    return "denied" if kids(layers, copula.i, "neg") else "actual"


def _is_no(layers: Layers, token: Token) -> bool:
    if token.low in _NO:
        return True
    return any(t.low == "no" for t in kids(layers, token.i, "det"))


def _ongoing(layers: Layers, token: Token, head: int) -> Reading | None:
    aux = [t for t in kids(layers, token.i, "aux") if t.lemma == "be"]
    if token.tag == "VBG" and aux and token.i == head:
        past = aux[0].low in ("was", "were")
        said = token.dep == "ccomp"
        if not past or said:
            return Reading("ongoing", aux[0].i, "realis.progressive")
    since = [t for t in kids(layers, token.i, "prep", "mark") if t.low == "since"]
    if since and any(t.lemma == "have" for t in kids(layers, token.i, "aux")):
        return Reading("ongoing", since[0].i, "realis.since")
    return None


def _governed(layers: Layers, governor: Token, head: int) -> Reading | None:
    """Return what a governing word ("plan", "fear", "continue", "fail") makes of the event."""
    if governor.low == "had" and governor.dep == "advcl":  # "had he been held, …"
        bare = not kids(layers, governor.i, "nsubj", "mark") and governor.i < head
        return Reading("hypothetical", governor.i, "realis.inverted") if bare else None
    if governor.base == "able" and (managed := _managed(layers, governor)):
        return Reading(managed, governor.i, "realis.managed")
    if governor.base == "have" and any(t.low == "yet" for t in kids(layers, governor.i, "advmod")):
        return Reading("denied", governor.i, "realis.yet-to")  # "have yet to pull back"
    if governor.base in ("aware", "unaware") and any(
        t.low == "any" for t in kids(layers, head, "det")
    ):
        return Reading("hypothetical", governor.i, "realis.unaware")  # "unaware of any strike"
    table = word_table("realis", "realis")
    word = table.get(governor.base)
    if word is None or governor.dep == "prep":  # "deaths due to police firing"
        return None
    if governor.base == "due" and layers.tokens[head].pos == "NOUN":
        return None
    if governor.base == "fear" and any(
        t.tag in ("JJ", "VBN") and not kids(layers, t.i, "aux", "auxpass")
        for t in kids(layers, governor.i, "oprd", "acomp", "xcomp")
    ):
        return None  # "are feared dead", "feared killed in a raid": the raid has been
    if any(t.dep == "neg" for t in kids(layers, governor.i, "neg")) or any(
        t.low == "no" for t in kids(layers, governor.i, "det")
    ):
        return Reading("denied", governor.i, "realis.negated-governor")
    return Reading(word, governor.i, "realis.governor")  # type: ignore[arg-type]
