"""What somebody calls the object of a deed: "bombed what it called a base on Monday"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_NAMING = frozenset({
    "call", "describe", "say", "term", "label", "dub", "brand", "claim", "believe", "consider",
    "insist", "allege", "suspect",
})  # fmt: skip
_REACH, _PHRASE = 12, 20
"""Words behind a verb within which "what" stands, and behind that what it names."""
_PLACING = frozenset({"in", "near", "at", "outside", "inside", "across"})
_TIMES = frozenset({"DATE", "TIME"})
_PARTS = frozenset({"dawn", "dusk", "noon", "midday", "night", "midnight", "daybreak", "sunrise"})


def so_called(tokens: Sequence[Token], verb: Token) -> list[int]:
    """Return the nouns that a clause with "what" names as the object of a verb.

    "Attacked what it called camps", "bombed what it described as a base", "shelled what residents
    said was a school".
    """
    clause = _clause(tokens, verb)
    return _named(tokens, clause) if clause is not None else []


def with_days_of_deeds(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with when, where and how a deed is done hung on it, not on a clause."""
    mended = list(tokens)
    for verb in (t for t in tokens if t.pos == "VERB"):
        clause = _clause(tokens, verb)
        if clause is None or not (named := _named(tokens, clause)):
            continue
        inner = {clause.i, *_being(tokens, clause)}
        for token in tokens[max(named) + 1 :]:
            if token.sentence != verb.sentence:
                break
            outside = token.head in inner and _tells_deed(tokens, token)
            if outside or (token.head in named and _tells_time(tokens, token)):
                mended[token.i] = msgspec.structs.replace(token, head=verb.i)
    return mended


def _clause(tokens: Sequence[Token], verb: Token) -> Token | None:
    """Return the clause with "what" that is the object of a verb, if there is one.

    "What" hangs on the verb of saying, or on the "was" below it.
    """
    after = tokens[verb.i + 1 : verb.i + _REACH]
    owners = (tokens[t.head] for t in after if t.low == "what" and t.sentence == verb.sentence)
    found = (c for own in owners for c in (own, tokens[own.head]))
    fitting = (c for c in found if c.head == verb.i and c.dep == "ccomp" and c.base in _NAMING)
    return next(fitting, None)


def _named(tokens: Sequence[Token], clause: Token) -> list[int]:
    """Return what a clause says that something is."""
    after, inner = tokens[clause.i + 1 : clause.i + _PHRASE], _being(tokens, clause)
    as_such = [t.i for t in after if t.head == clause.i and t.dep == "prep" and t.low == "as"]
    return [
        t.i for t in after
        if (t.head == clause.i and t.dep == "oprd") or (t.head in inner and t.dep == "attr")
        or (t.head in as_such and t.dep == "pobj")
    ]  # fmt: skip


def _being(tokens: Sequence[Token], clause: Token) -> list[int]:
    """Return the verb "was" below one of saying: "what residents said was a school"."""
    after = tokens[clause.i + 1 : clause.i + _PHRASE]
    return [t.i for t in after if t.head == clause.i and t.dep == "ccomp" and t.base == "be"]


def _tells_deed(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether words behind a name say when, where or how something was done."""
    if token.dep == "advcl":
        return token.tag == "VBG"
    placed = token.dep == "prep" and token.low in _PLACING
    return placed or _tells_time(tokens, token)


def _tells_time(tokens: Sequence[Token], token: Token) -> bool:
    held = [t for t in tokens[token.i + 1 : token.i + 6] if t.head == token.i and t.dep == "pobj"]
    return token.dep == "prep" and any(t.name in _TIMES or t.low in _PARTS for t in held)
