"""Claims that the parser takes into the name of who answers: "…, a charge Ukraine rejects"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Sentence, Token

_CLAIMS = frozenset({"charge", "accusation", "allegation", "claim", "assertion", "suggestion",
                     "report", "statement", "version", "account", "description"})  # fmt: skip
_ANSWERS = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "contest", "rebut",
                      "repudiate", "confirm", "corroborate"})  # fmt: skip
_DASHES = frozenset({",", "-", "–", "—"})


def with_answered_claims(
    tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[list[Token], list[Sentence]]:
    """Return the parse with such a claim set beside what is claimed, and who answers it behind.

    What is claimed is then the sentence's main clause, not what the answer says.
    """
    mended, whole = list(tokens), list(sentences)
    for noun in tokens:
        if noun.dep != "compound" or noun.base not in _CLAIMS or noun.tag not in ("NN", "NNS"):
            continue
        name = tokens[noun.head]
        verb = tokens[name.head]
        first = noun.i - 1 if tokens[noun.i - 1].tag == "DT" else noun.i
        told = _told_before(tokens, verb, first)
        if (
            told is None or name.pos != "PROPN" or name.dep != "nsubj" or name.i < noun.i
            or verb.base not in _ANSWERS or tokens[first - 1].text not in _DASHES
        ):  # fmt: skip
            continue
        mended[noun.i] = msgspec.structs.replace(noun, dep="npadvmod", head=told.i)
        mended[verb.i] = msgspec.structs.replace(verb, dep="relcl", head=noun.i)
        mended[told.i] = msgspec.structs.replace(told, dep="ROOT", head=told.i)
        for part in tokens[first : noun.i]:
            mended[part.i] = msgspec.structs.replace(part, head=noun.i)
        for mark in tokens[told.i : first]:
            if mark.head == verb.i:
                mended[mark.i] = msgspec.structs.replace(mark, head=told.i)
        at = verb.sentence
        whole[at] = msgspec.structs.replace(whole[at], root=told.i)
    return mended, whole


def _told_before(tokens: Sequence[Token], verb: Token, first: int) -> Token | None:
    """Return the verb of what is claimed, which the parse hangs on the verb of answering."""
    near = tokens[max(0, first - 80) : first]
    return next((t for t in near if t.head == verb.i and t.dep == "ccomp" and verb.dep == "ROOT"
                 and t.sentence == verb.sentence), None)  # fmt: skip
