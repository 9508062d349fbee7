"""Reports of what somebody had from others: "has it from S that C", "ran a text by S: C"."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.links import carrying_verbs, deeper_sources
from dateline.extract.claims.grammar.nounphrases import (
    Phrase,
    author_of,
    bears_words,
    phrase_at,
    phrase_before,
)
from dateline.extract.claims.grammar.relays import can_relay
from dateline.extract.claims.grammar.stances import told_stance
from dateline.extract.claims.grammar.trees import runs, subject, word
from dateline.extract.claims.surface import form_of

_HAVING = frozenset({"have", "hear", "learn", "get", "receive", "gather", "understand", "glean",
                     "know"})  # fmt: skip
_IT = frozenset({"it", "this", "that", "word", "news", "much"})
_TELLING = frozenset({"tell", "inform", "assure", "advise", "brief"})
_WITNESSING = _TELLING | {"say", "see", "hear", "claim", "recall", "report", "write", "whisper",
                          "confess", "phone", "radio", "describe", "recount"}  # fmt: skip
_SHORTEST = 3


def hearsay(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with those of hearsay that the parse gives no reader of theirs."""
    result = list(found)
    for token in layers.tokens:
        lemma = token.base
        if token.tag[:2] != "VB" or token.dep in ("amod", "compound"):
            continue  # "his running mate"
        end = _end(layers, token.i)
        new: Attribution | None = None
        if lemma in _HAVING:
            new = _had_from(layers, token.i, end)
        elif lemma in carrying_verbs():
            new = _carries(layers, token.i, end)
        elif lemma == "credit":
            new = _credits(layers, token.i, end)
        if new is None and lemma in ("have", "quote", "cite", "show", "record", "broadcast"):
            new = _has_saying(layers, token.i, end)
        if new is not None and not any(_is_read(a, new) for a in result):
            result = [*_others(result, new), new]
    return result


def _is_read(said: Attribution, new: Attribution) -> bool:
    """Tell whether a report was read with all its links before."""
    same = said.sources == new.sources and set(new.chain) <= set(said.chain)
    return same and any(s < e2 and s2 < e for s, e in said.content for s2, e2 in new.content)


def _others(found: Sequence[Attribution], new: Attribution) -> list[Attribution]:
    """Return the attributions that don't say the same with fewer links."""
    links = {*new.sources, *new.chain}
    cue = new.cue or (0, 0)
    return [
        a for a in found
        if a.cue is None or not (cue[0] <= a.cue[0] < cue[1] and {*a.sources, *a.chain} <= links)
    ]  # fmt: skip


def _end(layers: Layers, i: int) -> int:
    """Return where the clause of a token ends: at a semicolon or with the sentence."""
    last = layers.sentences[layers.tokens[i].sentence].last
    return next((j for j in range(i, last) if layers.tokens[j].text == ";"), last)


def _had_from(layers: Layers, verb: int, end: int) -> Attribution | None:
    """Read "Y has it from S (, who had it from T,) that C"."""
    at = verb + 1
    while at < end and (word(layers, at) in _IT or layers.tokens[at].pos == "ADV" or (
        word(layers, at) == "as" and word(layers, at + 1) == "much")):  # fmt: skip
        at += 1
    if at >= end or word(layers, at) not in ("from", "through"):
        return None
    named = phrase_at(layers, at + 1, end)
    author = author_of(layers, named, end) if named is not None else None
    own = _receiver(layers, verb)
    if author is None or own is None or not can_relay(layers, author.head):
        return None
    ours = word(layers, own) in ("we", "i")  # the outlet itself
    by = () if ours else (own,)
    return _passed_on(layers, author, author.head + 1, end, by, (verb, at + 1))


def _passed_on(
    layers: Layers, author: Phrase, at: int, end: int, by: tuple[int, ...], cue: Range
) -> Attribution | None:
    """Return what an author's words are, behind `at`, and through whom they came, `by` the last."""
    start = _clause_after(layers, at, end)
    if start is None:
        return None
    deeper = deeper_sources(layers, author.head + 1, start)
    links = (*(d.head for d in reversed(deeper)), author.head)
    inmost = deeper[-1] if deeper else author
    return _report(layers, inmost, (*links[1:], *by), cue, range(start, end))


def _receiver(layers: Layers, verb: int) -> int | None:
    own = subject(layers, verb)
    if own is not None:
        return antecedent_of(layers, own)
    above = layers.tokens[verb].head
    return subject(layers, above) if above != verb else None


def _clause_after(layers: Layers, at: int, end: int) -> int | None:
    """Return where "that C" begins, or what follows a colon."""
    for i in range(at, min(end, at + 30)):
        if layers.tokens[i].text == ":" and end - i > _SHORTEST:
            return i + 1
        if (
            word(layers, i) == "that"
            and (layers.tokens[i].tag in ("IN", "WDT") or layers.tokens[i - 1].text == ",")
            and (end - i > _SHORTEST and layers.after(i).tag[:2] != "VB")
        ):
            return i
    return None


def _carries(layers: Layers, verb: int, end: int) -> Attribution | None:
    """Read "the paper ran S's line that C" and "the agency carried a note from S: C"."""
    at = verb + 1
    aside = ("out", "on", "along")
    while at < end and (word(layers, at) in aside or layers.tokens[at].pos == "ADV"):
        at += 1
    if word(layers, at) == "what":
        return _what_was_told(layers, verb, at, end)
    named = phrase_at(layers, at, end)
    sentence = layers.sentences[layers.tokens[verb].sentence]
    before = phrase_before(layers, sentence.first, verb)
    own = subject(layers, verb)
    own = before.head if own is None and before is not None else own
    if named is None or own is None or not bears_words(layers, named.head):
        return None
    author = author_of(layers, named, end)
    who = antecedent_of(layers, own)
    if author is None or author.head == named.head or not can_relay(layers, who):
        return None
    if layers.tokens[author.head].pos == "PRON":
        return None
    return _passed_on(layers, author, named.head + 1, end, (who,), (verb, named.head + 1))


def _what_was_told(layers: Layers, verb: int, at: int, end: int) -> Attribution | None:
    """Read "the lawyer passed on what the mate had told him: C" and "…, namely that C"."""
    named, own = phrase_at(layers, at + 1, end), subject(layers, verb)
    if named is None or own is None:
        return None
    told = named.head + 1
    while told < end and layers.tokens[told].pos in ("ADV", "AUX"):
        told += 1
    who = antecedent_of(layers, own)
    if told >= end or layers.tokens[told].base not in _WITNESSING:
        return None
    start = _clause_after(layers, told + 1, end)
    if start is None or not can_relay(layers, who) or not can_relay(layers, named.head):
        return None
    return _report(layers, named, (who,), (verb, told + 1), range(start, end))


def _credits(layers: Layers, verb: int, end: int) -> Attribution | None:
    """Read "the station credited an orderly with a count of sixty"."""
    named, own = phrase_at(layers, verb + 1, end), subject(layers, verb)
    if named is None or own is None or named.head + 1 >= end:
        return None
    over = named.head + 1
    held = phrase_at(layers, over + 1, end)
    if word(layers, over) != "with" or held is None or not bears_words(layers, held.head):
        return None
    return _report(layers, named, (own,), (verb, over + 1), range(over + 1, end))


def antecedent_of(layers: Layers, i: int) -> int:
    """Return the noun before a relative pronoun; any other token as it is."""
    if word(layers, i) not in ("who", "which", "that"):
        return i
    at = i - 1
    while at > 0 and layers.tokens[at].pos not in ("NOUN", "PROPN"):
        at -= 1
    return at


def _has_saying(layers: Layers, verb: int, end: int) -> Attribution | None:
    """Read "the radio has the command saying that C" and "minutes record him as telling …"."""
    named = phrase_at(layers, verb + 1, end)
    own = subject(layers, verb)
    if named is None or own is None or not can_relay(layers, named.head):
        return None
    at = named.last
    for i in range(named.head + 1, min(end, named.head + 8)):
        if layers.tokens[i].tag == "VBG":
            at = i
            break
    else:
        return None
    saying = layers.tokens[at].base in _TELLING | {"say", "claim", "report", "insist",
                                                           "state", "warn", "declare"}  # fmt: skip
    if not saying or any(layers.tokens[i].text in ",;:" for i in range(named.head, at)):
        return None
    start = _clause_after(layers, at + 1, end) or at + 1
    return _report(layers, named, (antecedent_of(layers, own),), (verb, at + 1), range(start, end))


def _report(
    layers: Layers, who: Phrase, chain: Sequence[int], cue: Range, content: range
) -> Attribution | None:
    pieces = tuple(runs(layers, content))
    if not pieces or who.head in chain:
        return None
    last = who.head + 1 if who.last >= cue[1] > who.head else who.last
    return Attribution(
        sources=(who.head,), source_spans=((who.first, last),),
        chain=tuple(chain), cue=cue, stance=told_stance(layers, set(content), "assert"),
        form=form_of(layers, pieces), content=pieces, rule="claim.heard",
    )  # fmt: skip
