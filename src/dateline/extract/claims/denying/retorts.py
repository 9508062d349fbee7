"""Denials that no cue verb makes: "called the claim baseless", "issued a denial", "Not so"."""

from collections.abc import Iterator

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.checking.scopes import range_of
from dateline.extract.claims.denying.deeds import names_act
from dateline.extract.claims.denying.replies import cleared, plain_reply, speaker_of
from dateline.extract.claims.denying.untrue import called_false
from dateline.extract.claims.denying.wordings import denial_words, has_lemma
from dateline.extract.claims.grammar.doers import nobody, speakers
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    is_verb,
    word,
)

_GRANTING = frozenset({"accept", "recognise", "recognize", "concede", "admit", "agree"})
_CONTESTING = frozenset({"contest", "challenge"})
_TURNING = frozenset({"reject", "repudiate", "disown", "disavow", "rebuff", "refuse", "scotch"})
"""Verbs that deny an account of things, and turn down all else."""
_WAVING = frozenset({"wave", "brush", "bat", "shrug", "laugh", "refute", "rebut", "dismiss",
                     "distance", "backpedal", "backtrack", "walk"})  # fmt: skip
"""Verbs that deny an account or a deed, and are said of much else ("waved his men away")."""
_OFFICES = frozenset({"role", "part"})
_NEUTER = frozenset({"it", "this", "that", "these", "those", "all", "both", "everything"})
_PARTICLED = frozenset({"laugh", "wave", "shrug", "brush", "scoff"})
_PARTICLES = frozenset({"off", "away", "aside", "at"})
_ISSUING = frozenset({"issue", "repeat", "publish", "make", "post", "release", "renew",
                      "reiterate", "send", "put", "offer", "give", "add"})  # fmt: skip


def find_retorts(layers: Layers) -> Iterator[Attribution]:
    """Return what is denied without a cue verb of denial, in text order."""
    for token in layers.tokens:
        found = _verbal(layers, token.i) if is_verb(layers, token.i) else None
        if token.pos == "NOUN" and token.base == "denial":
            found = _issued(layers, token.i) or _told_of(layers, token.i)
        if found is not None:
            yield found
    for n in range(len(layers.sentences)):
        if (reply := plain_reply(layers, n)) is not None:
            found = _made(layers, reply[0], reply[1])
            if found is not None:
                yield found


def _verbal(layers: Layers, i: int) -> Attribution | None:
    """Return the denial that a verb makes by what it takes."""
    negated = is_negated(layers, i)
    content: set[int] | None = None
    if has_lemma(layers, i, denial_words("naming")) and not negated:
        content = called_false(layers, i)
    if content is None and not negated:
        content = cleared(layers, i)
    if content is None and has_lemma(layers, i, _GRANTING if negated else denial_words("sweeping")):
        content = _swept(layers, i)
    if content is None and (_is_innocent(layers, i) or _will_not_hear(layers, i)):
        content = {i}
    return _made(layers, i, range_of(layers, content)) if content else None


def _is_innocent(layers: Layers, i: int) -> bool:
    """Tell whether a verb is that of "pleaded not guilty", "maintained her innocence"."""
    words = [word(layers, j) for j in range(i + 1, min(i + 6, len(layers.tokens)))]
    if has_lemma(layers, i, ("plead",)):
        return words[:2] == ["not", "guilty"]
    if has_lemma(layers, i, ("enter", "record", "make")):
        plea = words[1:] if words[:1] == ["a"] else words
        return plea[:1] in (["plea"], ["pleas"]) and plea[1:4] == ["of", "not", "guilty"]
    return has_lemma(layers, i, ("maintain", "protest", "assert")) and "innocence" in words[:2]


def _will_not_hear(layers: Layers, i: int) -> bool:
    """Tell whether a verb is that of "would have none of it", "wouldn't hear of it"."""
    if not has_lemma(layers, i, ("have", "hear")):
        return False
    if not any(word(layers, c) in ("would", "will", "'ll", "wo") for c in layers.children[i]):
        return False
    after = [word(layers, j) for j in range(i + 1, min(i + 6, len(layers.tokens)))]
    none = after[:2] == ["none", "of"] and (after[2:3] or [""])[0] in _NEUTER
    apart = after[:4] == ["nothing", "to", "do", "with"] and (after[4:5] or [""])[0] in _NEUTER
    return none or apart or (is_negated(layers, i) and after[:2] in (["of", "it"], ["of", "this"]))


def refused(layers: Layers, denial: Attribution) -> bool:
    """Tell whether a refusing verb turns down an offer, or keeps somebody out: no denial."""
    if denial.cue is None or not denial.content:
        return False
    verbs = [i for i in range(*denial.cue) if is_verb(layers, i)
             and layers.tokens[i].dep not in ("aux", "auxpass")]  # fmt: skip
    anchor = verbs[0] if verbs else denial.cue[0]
    if has_lemma(layers, anchor, _GRANTING) and denial.rule == "claim.retort":
        return False
    head = layers.tokens[layers.tokens[anchor].head]
    joined = layers.tokens[anchor].dep == "conj" and is_negated(layers, head.i)
    # "would not say at first, then rejected it" is none
    either = any(word(layers, c) in ("or", "nor") for c in children_of(layers, head.i, "cc"))
    joined = joined and (either or head.tag == layers.tokens[anchor].tag)
    if (
        joined
        or is_negated(layers, anchor)
        or any(word(layers, c) in ("neither", "nor") for c in range(max(0, anchor - 4), anchor))
    ):
        return True
    held = child_of(layers, anchor, "dobj", "nsubjpass", "dative")
    if has_lemma(layers, anchor, ("disagree",)):
        return any(word(layers, p) == "with" for p in children_of(layers, anchor, "prep"))
    if held is None:
        return False
    if layers.tokens[held].pos == "NUM" and layers.tokens[held].dep == "nsubjpass":
        return True  # "of 16 requests for access five were denied"
    if has_lemma(layers, anchor, _TURNING) and not _is_account(layers, anchor, held):
        return True  # "rejected the tariff", "disowned the men who did it"
    if has_lemma(layers, anchor, _WAVING) and not _is_account(layers, anchor, held):
        return True  # "dismissed the minister", "refuted autocracy", "waved his men away"
    if has_lemma(layers, anchor, _CONTESTING) and not (
        _is_told(layers, held) or names_act(layers, held)
    ):
        return True  # "contest the seat"
    return any(_is_offered(layers, c) for c in (held, *children_of(layers, anchor, "dobj", "oprd")))


def _is_account(layers: Layers, anchor: int, held: int) -> bool:
    """Tell whether what is rejected is an account: "the charge", "it", "that they had fired"."""
    if child_of(layers, anchor, "ccomp") is not None or is_verb(layers, held):
        return True
    false = denial_words("false")
    if any(word(layers, j - 1) == "as" and has_lemma(layers, j, false)
           for j in below(layers, anchor) if j > held):  # fmt: skip
        return True  # "rejected the finger-pointing as unfounded"
    if word(layers, held) in ("which", "that"):
        return True  # "which the ministry rejects"
    if word(layers, held) in _NEUTER:
        return child_of(layers, held, "relcl") is None
    if has_lemma(layers, held, _OFFICES):
        over = [word(layers, c) for c in children_of(layers, held, "prep")]
        return "of" not in over or "in" in over  # "rejected the role of policeman"
    told = any(layers.tokens[c].dep == "acl" and word(layers, min(below(layers, c))) == "that"
               for c in layers.children[held])  # fmt: skip
    deniable = denial_words("account") | denial_words("deniable")
    return told or has_lemma(layers, held, deniable)


def _is_offered(layers: Layers, i: int) -> bool:
    """Tell whether a noun names what is turned down; "talk of", "ill-treatment" are not it."""
    if not has_lemma(layers, i, denial_words("offered")):
        return False
    hyphen = i > 0 and layers.tokens[i - 1].text == "-"
    about = any(word(layers, p) in ("of", "that") for c in layers.children[i]
                for p in (c, *layers.children[c]))  # fmt: skip
    told = has_lemma(layers, i, denial_words("account")) and layers.tokens[i].tag == "NN"
    return not hyphen and not (told and about)


def _swept(layers: Layers, i: int) -> set[int] | None:
    """Return what is swept away: "laughed off the report", "would not accept that they shot"."""
    held = child_of(layers, i, "dobj", "nsubjpass")
    clause = child_of(layers, i, "ccomp")
    if held is None or not _is_told(layers, held):
        held = clause if clause is not None and _follows(layers, i, clause) else None
    if held is None or has_lemma(layers, i, _PARTICLED):
        held = _account_after(layers, i)
    if has_lemma(layers, i, _PARTICLED) and word(layers, i + 1) not in _PARTICLES:
        apart = word(layers, i + 1) in _NEUTER and word(layers, i + 2) in _PARTICLES
        return {i + 1} if apart else None  # "laughed that off"
    return below(layers, held) - {i} if held is not None else None


def _follows(layers: Layers, i: int, clause: int) -> bool:
    """Tell whether a clause is the verb's own, and no speech set beside it."""
    first = min(below(layers, clause))
    return first > i and not any(
        layers.tokens[j].text in (":", ";", '"', "“") for j in range(i, first + 1)
    )


def _is_told(layers: Layers, held: int) -> bool:
    told = has_lemma(layers, held, denial_words("account") | denial_words("deniable"))
    return is_verb(layers, held) or told or word(layers, held) in ("this", "that", "it")


def _account_after(layers: Layers, i: int) -> int | None:
    """Return the report that stands soon after a verb, wherever the parse hung it."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    for j in range(i + 1, min(i + 9, sentence.last)):
        if layers.tokens[j].text in (",", ";", ":"):
            return None
        if layers.tokens[j].pos == "NOUN" and has_lemma(layers, j, denial_words("account")):
            return j
    return None


def _issued(layers: Layers, i: int) -> Attribution | None:
    """Return the denial of "has issued a denial (of any part in it)"."""
    verb = layers.tokens[i].head
    if layers.tokens[i].dep != "dobj" or not has_lemma(layers, verb, _ISSUING):
        return None
    if is_negated(layers, verb) or any(word(layers, c) == "the" for c in layers.children[i]):
        return None
    return _made(layers, verb, range_of(layers, below(layers, i)), (min(verb, i), max(verb, i) + 1))


def _told_of(layers: Layers, i: int) -> Attribution | None:
    """Return the denial of "despite denials by the army of any raid"."""
    overs = children_of(layers, i, "prep", "agent")
    if word(layers, i + 1) in ("by", "from") and i + 1 not in overs:
        overs.append(i + 1)  # hung on the verb before
    by = next((o for p in overs if word(layers, p) in ("by", "from")
               for o in children_of(layers, p, "pobj")), None)  # fmt: skip
    if by is None or nobody(layers, by):
        return None
    heads, spans = speakers(layers, by, cue=i)
    if not heads:
        return None
    denied = [*overs, *(p for p in children_of(layers, by, "prep") if _of_any(layers, p))]
    content = {t for p in denied if word(layers, p) == "of" for t in below(layers, p) - {p}}
    return Attribution(
        sources=heads, source_spans=spans, chain=(), cue=(i, i + 1), stance="deny",
        form="indirect", content=(range_of(layers, content or {i}),), rule="claim.retort",
    )  # fmt: skip


def _of_any(layers: Layers, i: int) -> bool:
    """Tell whether a preposition begins "of any delay", which is denied, no part of a name."""
    nouns = children_of(layers, i, "pobj") if word(layers, i) == "of" else []
    return any(word(layers, c) in ("any", "all") for n in nouns for c in layers.children[n])


def _made(layers: Layers, i: int, content: Range, cue: Range | None = None) -> Attribution | None:
    """Return the denial by the doer of verb `i`; nobody's denial is none."""
    heads, spans = speaker_of(layers, i)
    if not heads:
        return None
    return Attribution(
        sources=heads, source_spans=spans, chain=(), cue=cue or (i, i + 1), stance="deny",
        form="indirect", content=(content,), rule="claim.retort",
    )  # fmt: skip
