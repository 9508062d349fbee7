"""Links that a later clause adds: "The paper cited a guard", "The radio carried his words"."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.chains.sosaying import so_said
from dateline.extract.claims.grammar.citing import cited
from dateline.extract.claims.grammar.doers import speakers
from dateline.extract.claims.grammar.relays import MEDIA, can_relay, is_document
from dateline.extract.claims.grammar.trees import (
    child_of,
    children_of,
    is_negated,
    is_verb,
    phrase,
    subject,
    word,
)

_SPREADING = frozenset({
    "repeat", "carry", "publish", "broadcast", "air", "print", "relay", "run", "transmit",
    "circulate",
    "release", "reproduce", "post", "include", "report", "quote", "forward", "share",
    "disseminate", "pass", "reprint", "rebroadcast", "distribute",
})  # fmt: skip
_BACK = frozenset({"the", "both", "his", "her", "its", "their", "this", "these", "that", "those"})
_POINTING = frozenset({"this", "that", "it", "them", "both", "these", "those"})
_REPLIES = frozenset({"denial", "reply", "response", "list", "order", "letter", "report"})
"""Documents of which "the" alone does not say that they are what was said before."""
_MANY = 2
"""Sentences before that "both remarks" and the like reach back."""


def retell(layers: Layers, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with the speakers that other clauses say stand behind or after."""
    found = [a for a in found if not _points_back(layers, a)]
    for n in range(len(layers.sentences)):
        found = so_said(layers, n, found)
        for verb in _main_verbs(layers, n):
            found = _spread(layers, verb, found)
            found = [*found, *_sourced(layers, verb, found), *_told_so(layers, verb, found)]
    return tuple(found)


def _points_back(layers: Layers, said: Attribution) -> bool:
    """Tell whether all that is said is a pronoun that points to the words before."""
    if said.cue is None or said.rule == "claim.citing" or said.stance != "assert":
        return False
    text = " ".join(layers.document.text[s:e] for s, e in said.content).lower()
    return text in ("that", "this", "it", "them") and any(
        layers.tokens[i].base in _SPREADING for i in range(*said.cue)
    )


def _main_verbs(layers: Layers, n: int) -> Iterator[int]:
    """Yield the verbs of a sentence's main clauses, in text order."""
    sentence = layers.sentences[n]
    for i in range(sentence.first, sentence.last):
        token = layers.tokens[i]
        joined = token.dep == "conj" and is_verb(layers, token.head)
        if is_verb(layers, i) and (token.dep == "ROOT" or joined):
            yield i


def _near(layers: Layers, found: Sequence[Attribution], verb: int, reach: int) -> list[int]:
    """Return the places of the attributions shortly before a verb.

    Those of its own sentence, where there are any before it, else of the `reach` sentences before.
    """
    sentence = layers.tokens[verb].sentence
    block = layers.sentences[sentence].block
    here, before = [], []
    for n, said in enumerate(found):
        if said.cue is None or not said.sources or said.cue[1] > verb:
            continue
        at = layers.tokens[said.cue[0]].sentence
        if at == sentence:
            here.append(n)
        elif sentence - reach <= at and layers.sentences[at].block >= block - 1:
            before.append(n)
    return here or before


def _spread(layers: Layers, verb: int, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions with "The radio carried his words" as an outer link of theirs."""
    outer = _spreader(layers, verb)
    if outer is None:
        return found
    who, many = outer
    near = _near(layers, found, verb, _MANY if many else 1)
    for n in near:
        said = found[n]
        if who in said.sources or who in said.chain or _is_one_of(layers, who, said):
            continue
        found[n] = msgspec.structs.replace(said, chain=(*said.chain, who))
    return found


def _spreader(layers: Layers, verb: int) -> tuple[int, bool] | None:
    """Return who spreads words said before, and whether these may stand in two sentences."""
    token = layers.tokens[verb]
    if token.base not in _SPREADING or is_negated(layers, verb):
        return None
    if child_of(layers, verb, "ccomp") is not None:
        return None
    if token.base == "pass" and not any(
        word(layers, c) in ("on", "along") for c in children_of(layers, verb, "prt")
    ):
        return None  # a law that parliament passed
    agent = child_of(layers, verb, "agent")
    passive = agent is not None
    who = child_of(layers, agent, "pobj") if agent is not None else subject(layers, verb)
    held = child_of(layers, verb, "nsubjpass") if passive else child_of(layers, verb, "dobj")
    if who is None or held is None or held == who or not can_relay(layers, who):
        return None
    if not _is_said(layers, held, passive=passive):
        return None
    return who, word(layers, held) == "both" or layers.tokens[held].tag == "NNS"


def _is_said(layers: Layers, held: int, *, passive: bool) -> bool:
    """Tell whether a noun or pronoun stands for what was said before."""
    token = layers.tokens[held]
    if word(layers, held) in _POINTING:
        return not passive or word(layers, held) != "it"
    if not is_document(layers, held):
        return False
    before = {word(layers, c) for c in children_of(layers, held, "det", "poss", "predet")}
    clear = token.base not in _REPLIES or bool(before - {"the"})
    owned = any(layers.tokens[c].pos in ("NOUN", "PROPN")
                for c in children_of(layers, held, "poss"))  # fmt: skip
    return bool(before & _BACK) and clear and not owned


def _sourced(layers: Layers, verb: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what "The paper cited a guard" or "The source had it from S" adds: S says it first."""
    own, inner = subject(layers, verb), cited(layers, verb)
    if own is None or inner is None or child_of(layers, verb, "ccomp", "xcomp") is not None:
        return
    last = layers.sentences[layers.tokens[verb].sentence].last - 1
    after = range(verb, last)
    if any(word(layers, i) == "as" and layers.after(i).tag == "VBG" for i in after):
        return  # "quoted S as saying that …" tells something else
    going = layers.tokens[verb].tag == "VBG" and child_of(layers, verb, "aux") is None
    if going or is_negated(layers, verb):
        return
    for n in reversed(_near(layers, found, verb, 1)):
        said = found[n]
        links = (*said.sources[:1], *said.chain)
        at = next((k for k, link in enumerate(links) if _is_same(layers, own, link)), None)
        if at is None or inner in links or _holds(said, layers, verb):
            continue
        deeper = _told_by(layers, inner)
        sources, spans = speakers(layers, inner if deeper is None else deeper, cue=verb)
        links = links[at:] if deeper is None else (inner, *links[at:])
        yield msgspec.structs.replace(
            said, sources=sources, source_spans=spans, chain=links, cue=(verb, verb + 1),
            rule="claim.citing",
        )  # fmt: skip
        return


def _told_by(layers: Layers, who: int) -> int | None:
    """Return who told somebody, as a relative clause says ("the embassy, which was told by S")."""
    inside = layers.subtree(who)
    found = (cited(layers, i) for i in inside if layers.tokens[i].dep == "relcl")
    return next((f for f in found if f is not None), None)


def _told_so(layers: Layers, verb: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what "The mayor told his council so" adds: the mayor passes on the words before."""
    own = subject(layers, verb)
    so = any(word(layers, c) == "so" and c > verb for c in layers.children[verb])
    if layers.tokens[verb].base != "tell" or own is None or not so:
        return
    for n in reversed(_near(layers, found, verb, 1)):
        if found[n].content and not _is_one_of(layers, own, found[n]):
            yield msgspec.structs.replace(
                found[n], chain=(own,), cue=(verb, verb + 1), rule="claim.told-so"
            )
            return


def _holds(said: Attribution, layers: Layers, verb: int) -> bool:
    return said.covers(layers.tokens[verb].start, layers.tokens[verb].end)


def _is_one_of(layers: Layers, who: int, said: Attribution) -> bool:
    """Tell whether a speaker of an attribution is meant again ("the forum", the Peace Forum)."""
    return any(_is_same(layers, who, link) for link in (*said.sources, *said.chain))


def _is_same(layers: Layers, later: int, link: int) -> bool:
    """Tell whether a later noun or pronoun takes up a speaker: the same noun, "the paper", "he"."""
    token = layers.tokens[later]
    if later == link or link in layers.refers.get(later, ()):
        return True
    if token.pos == "PRON":
        return word(layers, later) in ("he", "she", "it", "they") and not layers.refers.get(later)
    first, last = phrase(layers, link)
    lemmas = {t.base for t in layers.tokens[first:last]}
    lemmas |= {t.base for t in layers.tokens[max(0, first - 2) : first]}
    definite = any(word(layers, c) in ("the", "that", "this") for c in layers.children[later])
    lemma = token.base
    if lemma == layers.tokens[link].base:
        return True
    speaker = layers.tokens[link]
    outlet = bool(lemmas & MEDIA) or (speaker.pos == "PROPN" and speaker.name != "PERSON")
    return definite and (lemma in lemmas or (lemma in MEDIA and outlet))
