"""Subjects that the parser joins to the object before: "cut the line and police fired shots"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token
from dateline.codebook.words import word_groups

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SAYING = frozenset({"say", "state", "claim", "report", "announce", "declare", "note", "tell"})
_ANSWERING = frozenset({
    "urge", "condemn", "denounce", "vow", "pledge", "promise", "call", "express", "reiterate",
    "welcome", "sanction", "appeal",
})  # fmt: skip
"""Verbs of what a speaker does about the deed that he tells of."""
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_NAMING = frozenset({"NOUN", "PROPN"})


def with_joined_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with who stands before a second verb as its subject.

    Two verbs are joined by a word of their own. Where the only one before the second joins the noun
    in front of it to the object of the first, it joins two clauses.
    """
    mended = list(tokens)
    served = {t.head for t in tokens if t.dep in _SUBJECTS}
    for verb in tokens:
        first = tokens[verb.head]
        if verb.dep != "conj" or verb.i in served or first.pos != "VERB" or first.i > verb.i:
            continue
        end = verb.i - 1
        while end > first.i and tokens[end].head == verb.i and tokens[end].dep in _BEFORE_VERB:
            end -= 1
        helped = any(t.tag in _FINITE | {"MD"} for t in tokens[end + 1 : verb.i + 1])
        doer = _joined(tokens, first.i, end) if helped else None
        if doer is None:
            continue
        passive = any(t.dep == "auxpass" for t in tokens[end + 1 : verb.i])
        link = next(t for t in reversed(tokens[: doer.i]) if t.dep == "cc")
        mended[doer.i] = msgspec.structs.replace(
            doer, head=verb.i, dep="nsubjpass" if passive else "nsubj"
        )
        mended[link.i] = msgspec.structs.replace(link, head=first.i)
    return mended


def with_speakers_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with what a speaker does joined to his saying, not to the deed he tells.

    "The minister said that rebels had shelled the town and urged residents to leave".
    """
    mended = list(tokens)
    served = {t.head for t in tokens if t.dep in _SUBJECTS}
    helped = {t.head for t in tokens if t.dep in ("aux", "auxpass")}
    perfect = {t.head for t in tokens if t.dep == "aux" and t.low in ("had", "has", "have")}
    speaking = {t.head for t in tokens if t.dep == "nsubj" and t.pos in _NAMING}
    for verb in tokens:
        deed = tokens[verb.head]
        saying = tokens[deed.head]
        if verb.dep != "conj" or deed.dep != "ccomp" or deed.i not in perfect & served:
            continue
        if verb.i in served | helped or saying.i not in speaking or saying.base not in _SAYING:
            continue
        if verb.base in _ANSWERING or _imposes(tokens, verb):
            mended[verb.i] = msgspec.structs.replace(verb, head=saying.i, tag="VBD")
            for link in tokens[deed.i : verb.i]:
                if link.dep == "cc" and link.head == deed.i:
                    mended[link.i] = msgspec.structs.replace(link, head=saying.i)
    return mended


def _imposes(tokens: Sequence[Token], verb: Token) -> bool:
    after = tokens[verb.i + 1 : verb.i + 6]
    own = (t.base for t in after if t.head == verb.i and t.dep == "dobj")
    return verb.base in ("impose", "slap") and "sanction" in own


def with_acts_apart(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with an act that takes up a clause hung on its verb, not on a name.

    "Soldiers raped women, according to Amnesty International, a charge which the army rejects".
    """
    mended = list(tokens)
    acts = word_groups("acts")
    for act in tokens:
        new = any(
            t.head == act.i and t.low in ("a", "an") for t in tokens[max(0, act.i - 3) : act.i]
        )
        if act.dep != "appos" or act.base not in acts or tokens[act.head].base in acts or not new:
            continue
        verb = tokens[act.head]
        while verb.head != verb.i and verb.pos not in ("VERB", "AUX"):
            verb = tokens[verb.head]
        if verb.pos == "VERB":
            mended[act.i] = msgspec.structs.replace(act, head=verb.i, dep="npadvmod")
    return mended


def with_joined_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with the second of two verbs as one: "shot and stabbed their captives"."""
    mended = list(tokens)
    for first, link, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        joins = link.low in ("and", "or") and first.tag == "VBD" and second.tag == "VBN"
        if not joins or second.dep != "amod" or tokens[second.head].head != first.i:
            continue
        noun = tokens[second.head]
        if noun.dep not in ("dobj", "conj"):
            continue
        mended[second.i] = msgspec.structs.replace(second, dep="conj", head=first.i, tag="VBD")
        mended[noun.i] = msgspec.structs.replace(noun, head=second.i, dep="dobj")
    return mended


def _joined(tokens: Sequence[Token], first: int, end: int) -> Token | None:
    """Return the noun that ends before a verb, if it is joined to a noun by the only "and"."""
    noun = tokens[end]
    if noun.pos not in _NAMING or noun.dep != "conj" or tokens[noun.head].pos not in _NAMING:
        return None
    links = [t for t in tokens[first:end] if t.dep == "cc"]
    if not links or not first < noun.head < links[-1].i < noun.i:
        return None
    joins_nouns = links[-1].head == noun.head and links[-1].low == "and"
    own = sum(t.head == noun.head for t in links) == 1 and not any(t.head == first for t in links)
    several = any(
        t.dep == "conj" and t.head == noun.head and t.i < noun.i for t in tokens[first:end]
    )
    return noun if joins_nouns and own and not several else None
