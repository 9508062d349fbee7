"""Whom a report leans on: "citing S", "relying on accounts from S", "relaying S's words"."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range
from dateline.extract.claims.grammar.cues import frames
from dateline.extract.claims.grammar.nounphrases import bears_words
from dateline.extract.claims.grammar.relays import can_speak, is_document
from dateline.extract.claims.grammar.trees import child_of, children_of, is_verb, word

_SPEECH = frozenset({"say", "tell", "report", "clause"})
_LEANING = frozenset({"rely", "draw", "base", "lean"})
_TOLD = frozenset({"tally", "figure", "toll", "number", "count", "claim", "report", "information",
    "account", "story", "news", "statement", "remark", "estimate", "it", "this", "that", "detail",
    "assertion", "version", "assessment"})  # fmt: skip
_OUTSIDE = frozenset({"concern", "fear", "reason", "risk", "threat", "need", "lack", "rule"})


def cited(layers: Layers, i: int) -> int | None:
    """Return whom verb `i` leans on ("citing S", "relying on accounts from S")."""
    lemma = layers.tokens[i].base
    held = child_of(layers, i, "dobj")
    if lemma in _LEANING:
        over = _object(layers, i, "on", "upon")
        over = over if over is not None or held is None else _object(layers, held, "on", "upon")
        return _voice(layers, over) if over is not None else None
    if lemma in ("attribute", "credit", "ascribe"):
        over = _object(layers, i, "to")
        over = _object(layers, held, "to") if over is None and held is not None else over
        if held is None or over is None or layers.tokens[held].base not in _TOLD:
            return None
        return _voice(layers, over)
    if lemma in ("have", "hear", "learn", "get", "receive"):
        over = _object(layers, i, "from")
        over = over if over is not None or held is None else _object(layers, held, "from")
        told = held is None or layers.tokens[held].base in _TOLD
        return over if told and over is not None and can_speak(layers, over) else None
    agent = child_of(layers, i, "agent")
    if lemma in ("tell", "inform") and agent is not None and held is None:
        over = child_of(layers, agent, "pobj")  # "was told so by S"
        return over if over is not None and can_speak(layers, over) else None
    if held is None:
        return None
    if lemma in ("cite", "quote", "invoke", "paraphrase"):
        return _voice(layers, held)
    if lemma in ("read", "relay", "pass", "repeat", "echo", "convey", "forward"):
        return _author(layers, held)
    return None


def _object(layers: Layers, i: int, *words: str) -> int | None:
    for over in children_of(layers, i, "prep"):
        if word(layers, over) in words:
            return child_of(layers, over, "pobj")
    return None


def _voice(layers: Layers, i: int) -> int | None:
    """Return who speaks in what is cited: its author, else the noun itself."""
    if layers.tokens[i].base in _OUTSIDE:
        return None
    if is_document(layers, i) or bears_words(layers, i):
        return _author(layers, i) or (i if can_speak(layers, i) else None)
    quoted = layers.document.text[layers.tokens[i].start - 1] in '"“'
    return i if can_speak(layers, i) or quoted else None


def _author(layers: Layers, i: int) -> int | None:
    """Return whose words a noun stands for: "the general's words", "a text by the rebels"."""
    token = layers.tokens[i]
    if token.pos == "PRON":
        return i if word(layers, i) in ("him", "her", "them") else None
    if not bears_words(layers, i):
        return None
    own = child_of(layers, i, "poss")
    if own is not None and layers.tokens[own].pos != "PRON":
        return own
    clause = child_of(layers, i, "acl")
    signed = clause is not None and layers.tokens[clause].base in ("sign", "write")
    for over in children_of(layers, clause if signed and clause else i, "prep", "agent"):
        held = child_of(layers, over, "pobj")
        spoken = word(layers, over) in ("by", "from") or (
            word(layers, over) in ("of", "with") and token.base not in ("report", "video")
        )
        if spoken and held is not None and layers.tokens[held].pos in ("NOUN", "PROPN"):
            return held
    return None


def interposed(layers: Layers, i: int) -> tuple[int, int, Range] | None:
    """Return the verb, speaker and content of "X reported, citing S, that C" where `i` cites.

    The parser often hangs the clause on the speaker or on the verb that cites.
    """
    sentence = layers.sentences[layers.tokens[i].sentence]
    if layers.tokens[i].tag != "VBG" or layers.tokens[i - 1].text != ",":
        return None
    close = next(
        (j for j in range(i + 2, min(i + 25, sentence.last - 3))
         if layers.tokens[j].text == "," and word(layers, j + 1) == "that"), None,
    )  # fmt: skip
    verb = next(
        (k for k in range(i - 2, max(sentence.first, i - 9), -1) if is_verb(layers, k)), None
    )
    if close is None or verb is None:
        return None
    if not any(kind in _SPEECH for kind, _, _ in frames(layers, verb, views=False)):
        return None
    who = _head(layers, i, i + 1, close)
    if who is None or not can_speak(layers, who):
        return None
    end = next((j for j in range(close, sentence.last) if layers.tokens[j].text == ";"),
               sentence.last)  # fmt: skip
    return verb, who, (close + 1, end)


def _head(layers: Layers, i: int, first: int, last: int) -> int | None:
    """Return the noun that heads the words from `first` to `last`, as parsed or not."""
    for j in range(first, last):
        token = layers.tokens[j]
        outside = not first <= token.head < last
        if outside and token.pos in ("NOUN", "PROPN") and (token.head == i or token.dep != "dep"):
            return j
    return None
