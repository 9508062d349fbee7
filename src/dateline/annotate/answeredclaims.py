"""Claims that the parser takes into the name of who answers: "…, a charge Ukraine rejects"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Sentence, Token

_CLAIMS = frozenset({"charge", "accusation", "allegation", "claim", "assertion", "suggestion",
                     "report", "statement", "version", "account", "description"})  # fmt: skip
_ANSWERS = {"deny": "den", "reject": "reject", "dismiss": "dismiss", "dispute": "disput",
            "refute": "refut", "contest": "contest", "rebut": "rebut"}  # fmt: skip
_DASHES = frozenset({",", "-", "–", "—"})
_NAMING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "POS", "CD", "CC"})
_AFTER = frozenset({"IN", "RB", ".", ",", ":", "-RRB-", "''", "NNP"})
"""What may follow the verb of answering: it has no object of its own."""
_REACH = 8


def with_answered_claims(
    tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[list[Token], list[Sentence]]:
    """Return the parse with such a claim set beside what is claimed, and who answers it behind.

    What is claimed is then the sentence's main clause, not what the answer says.
    """
    mended, whole = list(tokens), list(sentences)
    for noun in tokens:
        if noun.base not in _CLAIMS or noun.tag not in ("NN", "NNS") or not noun.i:
            continue
        first = noun.i - 1 if tokens[noun.i - 1].low in ("a", "an") else noun.i
        if not first or tokens[first - 1].text not in _DASHES:
            continue
        verb = _answer(tokens, noun)
        told = _told_before(tokens, verb, noun, first) if verb is not None else None
        if verb is None or told is None or (verb.dep == "relcl" and verb.head == noun.i):
            continue
        _set_apart(mended, tokens, noun, verb, told)
        for part in tokens[first : noun.i]:
            mended[part.i] = msgspec.structs.replace(part, head=noun.i)
        if verb.dep == "ROOT":
            for mark in tokens[told.i : first]:
                if mark.head == verb.i and mark.i != told.i:
                    mended[mark.i] = msgspec.structs.replace(mark, head=told.i)
            mended[told.i] = msgspec.structs.replace(told, dep="ROOT", head=told.i)
            at = verb.sentence
            whole[at] = msgspec.structs.replace(whole[at], root=told.i)
    return mended, whole


def _answer(tokens: Sequence[Token], noun: Token) -> Token | None:
    """Return the verb of answering that a name between it and the claim has for itself."""
    for token in tokens[noun.i + 1 : noun.i + _REACH]:
        if token.sentence != noun.sentence:
            return None
        if token.i > noun.i + 1 and _lemma(token) and tokens[token.i - 1].tag not in ("DT", "JJ"):
            after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            ends = after is None or after.tag in _AFTER or after.sentence != noun.sentence
            return token if ends else None
        if token.tag not in _NAMING:
            return None
    return None


def _lemma(token: Token) -> str:
    """Return the verb of answering that a word is a form of, whatever the parse takes it for."""
    for lemma, stem in _ANSWERS.items():
        if token.low.startswith(stem) and token.low.removeprefix(stem) in (
            "", "y", "e", "s", "es", "ed", "ies", "ied", "ted"
        ):  # fmt: skip
            return lemma
    return ""


def _told_before(tokens: Sequence[Token], verb: Token, noun: Token, first: int) -> Token | None:
    """Return the verb of what is claimed, on which the claim is then set beside."""
    if verb.dep == "ROOT":
        near = tokens[max(0, first - 80) : first]
        return next((t for t in near if t.head == verb.i and t.dep == "ccomp"
                     and t.sentence == verb.sentence), None)  # fmt: skip
    for over in (tokens[noun.head], tokens[verb.head]):
        if over.i < first and over.sentence == verb.sentence:
            return over
    return None


def _set_apart(
    mended: list[Token], tokens: Sequence[Token], noun: Token, verb: Token, told: Token
) -> None:
    """Hang the claim on what is claimed, the answer on the claim, and its name on the answer."""
    lemma = _lemma(verb)
    tag = verb.tag if verb.tag.startswith("VB") else ("VBD" if verb.low.endswith("ed") else "VBZ")
    mended[noun.i] = msgspec.structs.replace(noun, dep="npadvmod", head=told.i)
    mended[verb.i] = msgspec.structs.replace(
        verb, dep="relcl", head=noun.i, pos="VERB", tag=tag, lemma=lemma, base=lemma
    )
    names = range(noun.i + 1, verb.i)
    who = next((i for i in names if tokens[i].dep == "nsubj" and tokens[i].head == verb.i),
               verb.i - 1)  # fmt: skip
    for i in names:
        if i == who:
            mended[i] = msgspec.structs.replace(tokens[i], dep="nsubj", head=verb.i)
        elif tokens[i].head not in names:
            mended[i] = msgspec.structs.replace(tokens[i], head=who)
