"""Speakers without a verb of saying: "The radio: "This is untrue"", "… was the answer of X"."""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Draft, Range
from dateline.extract.claims.denying.wordings import denial_words, has_lemma
from dateline.extract.claims.grammar.doers import doer, nobody, speakers
from dateline.extract.claims.grammar.trees import child_of, children_of, heads, is_verb, word

_LONGEST = 14
"""Tokens before the colon after a speaker."""
_ISSUING = frozenset({"put", "issue", "release", "publish", "post", "send", "give", "read", "have"})
_TEXTS = frozenset({"statement", "communique", "communiqué", "post", "tweet", "letter"})
_MARKS = '"“”'


def turn_drafts(layers: Layers) -> list[Draft]:
    """Return the statements that a colon after a speaker opens, and those called an answer."""
    found = [_turn(layers, n) for n in range(len(layers.sentences))]
    found += [_statement(layers, t.i) for t in layers.tokens if t.text == ":"]
    found += [_answer(layers, t.i) for t in layers.tokens if t.base in ("be", "come")]
    return [draft for draft in found if draft is not None]


def _turn(layers: Layers, n: int) -> Draft | None:
    """Return what stands after "Southern joint chiefs:" within a paragraph."""
    sentence = layers.sentences[n]
    if not n or layers.sentences[n - 1].block != sentence.block:
        return None  # a headline, or the first words of a paragraph: read elsewhere
    colon = next(
        (i for i in range(sentence.first, min(sentence.first + _LONGEST + 1, sentence.last))
         if layers.tokens[i].text == ":"), None
    )  # fmt: skip
    if colon is None:
        return None
    last = sentence.last
    after = layers.tokens[colon + 1] if colon + 1 < last else None
    quoted = after is not None and after.text[0] in _MARKS
    end = next((i for i in range(sentence.first, colon) if layers.tokens[i].text == ","), colon)
    if not _is_speaker(layers, sentence.first, end, ("GPE", "NORP") if quoted else ()):
        return None
    if end < colon and (not quoted or any(is_verb(layers, i) for i in range(end, colon))):
        return None
    telling = any(
        is_verb(layers, i) or has_lemma(layers, i, denial_words("false"))
        for i in range(colon + 1, last)
    )
    if not quoted and not telling:
        return None
    who = sentence.first, end
    head = next((i for i in range(*who) if layers.tokens[i].head not in range(*who)), end - 1)
    inside = [h for h in heads(layers, head) if h in range(*who)] or [head]
    return Draft(
        anchor=colon, cue=(colon, colon + 1), sources=tuple(inside[:1]), spans=(who,),
        stance="assert", rule="claim.headline-colon", tokens=set(range(colon + 1, last)),
    )  # fmt: skip


def _statement(layers: Layers, colon: int) -> Draft | None:
    """Return what stands after "X has put out a statement:"."""
    verb = layers.tokens[colon - 1].head if colon else 0
    last = layers.sentences[layers.tokens[colon].sentence].last
    if layers.tokens[colon - 1].dep != "dobj" or not has_lemma(layers, verb, _ISSUING):
        return None
    if not has_lemma(layers, colon - 1, denial_words("reply") | _TEXTS):
        return None
    sources, spans = speakers(layers, doer(layers, verb), cue=verb)
    if not sources or last - colon < 4:
        return None
    return Draft(
        anchor=verb, cue=(verb, verb + 1), sources=sources, spans=spans, stance="assert",
        rule="claim.colon", tokens=set(range(colon + 1, last)), quotable=True,
    )  # fmt: skip


def _is_speaker(layers: Layers, first: int, last: int, places: Collection[str]) -> bool:
    """Tell whether words name somebody who may speak, and nothing else."""
    if last - first < 1 or layers.tokens[first].text[0].islower():
        return False
    tokens = [layers.tokens[i] for i in range(first, last)]
    acting = any(is_verb(layers, t.i) and t.dep not in ("amod", "compound") for t in tokens)
    if acting or any(t.text in (",", ";", *_MARKS) or t.pos == "ADV" for t in tokens):
        return False
    end = tokens[-1]
    roles = word_table("roles", "kind")
    named = any(t.name in ("PERSON", "ORG", *places) or t.base in roles for t in tokens)
    return named and end.pos in ("NOUN", "PROPN")


def _answer(layers: Layers, i: int) -> Draft | None:
    """Return the quotation of ""We deny everything," was the only answer of the group"."""
    held = child_of(layers, i, "attr", "nsubj")
    answers = [
        c
        for c in children_of(layers, i, "attr", "nsubj")
        if has_lemma(layers, c, denial_words("reply")) and layers.tokens[c].pos == "NOUN"
    ]
    if held is None or not answers:
        return None
    quoted = _quoted_beside(layers, i)
    who = _answerer(layers, answers[0])
    if quoted is None or who is None or nobody(layers, who):
        return None
    sources, spans = speakers(layers, who)
    tokens = {t.i for t in layers.tokens if quoted[0] <= t.start and t.end <= quoted[1]}
    first, last = min(i, answers[0]), max(i, answers[0]) + 1
    if not sources or tokens & set(range(first, last)):
        return None
    return Draft(
        anchor=i, cue=(i, i + 1), sources=sources, spans=spans, stance="assert",
        rule="claim.answer", tokens=tokens,
    )  # fmt: skip


def _answerer(layers: Layers, noun: int) -> int | None:
    """Return whose answer it is: "its answer", "the answer of X", "from X"."""
    own = child_of(layers, noun, "poss")
    if own is not None:
        return own
    for over in children_of(layers, noun, "prep"):
        if word(layers, over) in ("of", "from", "by"):
            return child_of(layers, over, "pobj")
    return None


def _quoted_beside(layers: Layers, i: int) -> Range | None:
    """Return the quotation that ends just before a verb, or begins just after its answer."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    start, end = layers.tokens[sentence.first].start, layers.tokens[sentence.last - 1].end
    at = layers.tokens[i].start
    for q in layers.quotations:
        if q.scare or q.start < start - 1 or q.start > end:
            continue
        before = layers.document.text[at : q.start].rstrip(_MARKS + " ")
        if 0 <= at - q.end <= 3 or before.endswith((":", ",")):
            return q.start, q.end
    return None
