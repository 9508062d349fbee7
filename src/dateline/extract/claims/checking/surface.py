"""Reads words of confirming, admitting and contesting by their order, where the parse goes astray.

It takes "disputes that" for a noun and "conceded by nightfall that" for a participle: what stands
after the word, up to "but" or a semicolon, is what it is about; at the end of a sentence ("…,
police confirmed"), what stands before it.
"""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.deeds import (
    all_deeds,
    groups_of,
    is_deed,
    kin,
    nearest,
    place,
    same_speaker,
    told,
)
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.rivals import people
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import child_of, is_verb, word
from dateline.records import Verification

_ENDING = frozenset({";", "but", "while", "whereas", "although", "though", "however", "—", "–"})

_VOID = frozenset({"not", "n't", "never", "no", "nor", "neither", "cannot", "nobody", "none",
                   "to", "if", "whether", "would", "will", "should", "may", "might", "could",
                   "can", "must", "without", "unless", "until"})  # fmt: skip

_LATER = frozenset({"may", "might", "will", "would", "could", "should", "can", "must"})

_DETERMINING = frozenset({"that", "the", "having", "its", "their", "his", "her", "any", "it",
                          "this", "one"})  # fmt: skip

_SHORT = 8
"""Words after a verb that hold no more than to whom or when: "…, he admitted to a weekly"."""

_BACK = 5
"""How many words before a verb make it unreal."""


def find_by_order(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of one word of confirming, admitting or contesting."""
    token = layers.tokens[i]
    lemma = token.base
    status: Verification
    if lemma in words("admit") or (lemma != "bear" and lemma in words("confirm")):
        status = "confirmed"
    elif lemma == "dispute":
        status = "disputed"
    else:
        return []
    if not _acts(layers, i) or is_void(layers, i) or _other_sense(layers, i, lemma):
        return []
    content = after(layers, i)
    if any(word(layers, j) in _LATER for j in content):
        return []
    deeds = [j for j in content if is_deed(layers, j)]
    if not deeds and len(content) < _SHORT:
        content = ahead(layers, i)
        deeds = [j for j in content if is_deed(layers, j)]
    by = doer(layers, i) if is_verb(layers, i) else None
    if status == "confirmed" and any(
        same_speaker(layers, d, by) for d in told(layers, content, i)
    ):  # fmt: skip
        return []
    scopes = [deed_scope(layers, j) for j in deeds[:1]]
    echoes = told(layers, content, i) or with_things(layers, content, i)
    if not scopes and not echoes and lemma in words("admit"):
        last = nearest(layers, i)
        echoes = kin(layers, last) if last is not None and not content else ()
    scopes += [place(layers, d) for d in echoes]
    own = "admitted" if lemma in words("admit") else ""
    return [VerificationMark(i, i + 1, status, scope, by, own) for scope in scopes]


def _acts(layers: Layers, i: int) -> bool:
    """Tell whether a word stands as a verb: by its tag, or by what follows it."""
    tag = layers.tokens[i].tag
    if layers.tokens[i].dep == "amod":
        return False
    if tag in ("VBD", "VBZ", "VBP", "VBG"):
        return True
    following = word(layers, i + 1) if i + 1 < len(layers.tokens) else ""
    if tag == "VBN":
        return i == 0 or word(layers, i - 1) not in ("was", "were", "been", "be", "is", "are")
    return tag == "NNS" and following in _DETERMINING


def _other_sense(layers: Layers, i: int, lemma: str) -> bool:
    """Tell whether a verb says something else: "allowing relief boats", "disputes the river"."""
    following = {word(layers, j) for j in range(i + 1, min(i + 5, len(layers.tokens)))}
    if lemma in words("granting"):
        return "that" not in following
    if lemma == "own":
        return "up" not in following
    held = child_of(layers, i, "dobj")
    if lemma == "dispute":
        told_of = held is not None and layers.tokens[held].base in words("account")
        return not (told_of or "that" in following)
    return lemma == "admit" and held is not None and people(layers, held) not in ("", "-")


def is_void(layers: Layers, i: int) -> bool:
    """Tell whether nobody says it yet: negated, only possible."""
    first = max(layers.sentences[layers.tokens[i].sentence].first, i - _BACK)
    for j in range(i - 1, first - 1, -1):
        if layers.tokens[j].text in (",", ";", ":") or word(layers, j) in ("but", "that"):
            return False
        if word(layers, j) in _VOID:
            return True
    return False


def after(layers: Layers, i: int) -> list[int]:
    """Return the words after a verb that it is about, up to "but" or a semicolon."""
    found = []
    for j in range(i + 1, layers.sentences[layers.tokens[i].sentence].last):
        if word(layers, j) in _ENDING:
            break
        found.append(j)
    return found


def ahead(layers: Layers, i: int) -> list[int]:
    """Return the words before the speaker of "…, police confirmed", none without a comma."""
    first = layers.sentences[layers.tokens[i].sentence].first
    comma = next((j for j in range(i - 1, first, -1)
                  if layers.tokens[j].text in (",", "”", '"')), first)  # fmt: skip
    return list(range(first, comma))


def with_things(layers: Layers, content: Collection[int], i: int) -> tuple[int, ...]:
    """Return the deeds done to a thing that is named alone: "admits the goats"."""
    named = {layers.tokens[j].base for j in content if layers.tokens[j].pos == "NOUN"}
    named -= words("account")
    sentence = layers.tokens[i].sentence
    found = [
        d for d in all_deeds(layers)
        if d < i and sentence - layers.tokens[d].sentence <= 1 and groups_of(layers, d)
        and any(layers.tokens[c].base in named for c in layers.children[d]
                if layers.tokens[c].dep in ("dobj", "nsubjpass"))
    ]  # fmt: skip
    return tuple(found[-1:])
