"""What somebody calls the object of a deed: "bombed what it called a base on Monday"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_NAMING = frozenset({
    "call", "describe", "say", "term", "label", "dub", "brand", "claim", "believe", "consider",
    "insist", "allege", "suspect",
})  # fmt: skip
_PLACING = frozenset({"in", "near", "at", "outside", "inside", "across"})
_TIMES = frozenset({"DATE", "TIME"})
_PARTS = frozenset({"dawn", "dusk", "noon", "midday", "night", "midnight", "daybreak", "sunrise"})


def so_called(tokens: Sequence[Token], verb: Token) -> list[int]:
    """Return the nouns that a clause with "what" names as the object of a verb.

    "Attacked what it called camps", "bombed what it described as a base", "shelled what residents
    said was a school".
    """
    return [noun for clause in _clauses(tokens, verb) for noun in _named(tokens, clause)]


def with_days_of_deeds(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with when, where and how a deed is done hung on it, not on a clause."""
    mended = list(tokens)
    for what in tokens:
        clause = next((c for c in _above(tokens, what) if c.base in _NAMING), None)
        verb = tokens[clause.head] if clause is not None and clause.dep == "ccomp" else None
        if what.low != "what" or clause is None or verb is None or verb.pos != "VERB":
            continue
        inner = {
            clause.i,
            *(t.i for t in tokens[what.i :] if t.head == clause.i and t.pos == "AUX"),
        }
        named = _named(tokens, clause)
        for token in tokens[max(named) + 1 :] if named else ():
            if token.sentence != verb.sentence:
                break
            outside = token.head in inner and _tells_deed(tokens, token)
            if outside or (token.head in named and _tells_time(tokens, token)):
                mended[token.i] = msgspec.structs.replace(token, head=verb.i)
    return mended


def _above(tokens: Sequence[Token], what: Token) -> list[Token]:
    """Return the verbs above a word: its own, and the one of saying above that."""
    own = tokens[what.head]
    return [own, tokens[own.head]]


def _clauses(tokens: Sequence[Token], verb: Token) -> list[Token]:
    """Return the clauses with "what" that are objects of a verb."""
    after = tokens[verb.i + 1 : verb.i + 12]
    whats = (t for t in after if t.low == "what" and t.sentence == verb.sentence)
    found = (c for t in whats for c in _above(tokens, t))
    return [c for c in found if c.dep == "ccomp" and c.head == verb.i and c.base in _NAMING][:1]


def _named(tokens: Sequence[Token], clause: Token) -> list[int]:
    """Return what a clause says that something is."""
    after = tokens[clause.i + 1 : clause.i + 20]
    inner = [t.i for t in after if t.head == clause.i and t.dep == "ccomp" and t.base == "be"]
    as_such = [t.i for t in after if t.head == clause.i and t.dep == "prep" and t.low == "as"]
    return [
        t.i for t in after
        if (t.head == clause.i and t.dep == "oprd") or (t.head in inner and t.dep == "attr")
        or (t.head in as_such and t.dep == "pobj")
    ]  # fmt: skip


def _tells_deed(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether words behind a name say when, where or how something was done."""
    if token.dep == "advcl":
        return token.tag == "VBG"
    placed = token.dep == "prep" and token.low in _PLACING
    return placed or _tells_time(tokens, token)


def _tells_time(tokens: Sequence[Token], token: Token) -> bool:
    held = [t for t in tokens[token.i + 1 : token.i + 6] if t.head == token.i and t.dep == "pobj"]
    return token.dep == "prep" and any(t.name in _TIMES or t.low in _PARTS for t in held)
