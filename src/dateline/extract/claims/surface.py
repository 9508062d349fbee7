"""Reports that the parse of a crowded sentence hides: "S, in a text put out by X, listed C".

Read word by word around a phrase that names another link of the chain.
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range, SpeechForm
from dateline.extract.claims.grammar.cues import frames
from dateline.extract.claims.grammar.nounphrases import Phrase, phrase_at, phrase_before
from dateline.extract.claims.grammar.relays import can_relay
from dateline.extract.claims.grammar.stances import told_stance
from dateline.extract.claims.grammar.trees import is_verb, runs, subject, word
from dateline.records import Stance

_SPEECH = frozenset({"say", "tell", "report", "clause"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})
_SHORTEST = 3
"""Tokens that can be a statement."""
_LISTENER = 5
"""Tokens of a listener between a verb and a parenthesis."""


def told_around(
    layers: Layers, clause: Range, first: int, last: int, found: Sequence[Attribution]
) -> Attribution | None:
    """Return what the speaker before a phrase says after it: "S, citing X, says C"."""
    verb = _verb_after(layers, last, clause[1])
    who = _noun_before(layers, clause[0], first)
    if verb is None or who is None:
        return None
    for said in found:
        at = said.cue is not None and said.cue[0] <= verb < said.cue[1]
        if at and who.head in said.sources and said.content:
            return None
    more = [said.cue[0] for said in found if said.cue is not None and who.head in said.sources
            and said.cue[0] > verb]  # fmt: skip
    content = range(verb + 1, min((clause[1], *more)))
    if len(content) < _SHORTEST:
        return None
    return _report(layers, who, verb, content)


def told_according(
    layers: Layers, clause: Range, first: int, last: int, found: Sequence[Attribution]
) -> Attribution | None:
    """Return what follows a phrase in "according to S, citing X, C"."""
    opens = word(layers, clause[0]) == "according" and word(layers, clause[0] + 1) == "to"
    who = phrase_at(layers, clause[0] + 2, first) if opens else None
    if who is None or last >= clause[1] or layers.tokens[last].text != ",":
        return None
    if any(who.head in said.sources and said.content for said in found):
        return None
    content = range(last + 1, clause[1])
    if len(content) < _SHORTEST or not any(is_verb(layers, i) for i in content):
        return None
    return _report(layers, who, clause[0], content)


def told_between(
    layers: Layers, clause: Range, at: int, found: list[Attribution]
) -> list[Attribution]:
    """Return the attributions with "S, according to X, said C" read as X's report of S."""
    outer = phrase_at(layers, at + 2, clause[1]) if word(layers, at + 1) == "to" else None
    if outer is None or layers.tokens[at - 1].text != ",":
        return found
    here = [a for a in found if a.cue is not None and clause[0] <= a.cue[0] < clause[1]]
    told = told_around(layers, clause, at, outer.head + 1, here)
    if told is None or told.cue is None or not _speaks(layers, told.cue[0]):
        return found
    verb = told.cue[0]
    begins = told.source_spans[0][0] == clause[0]
    if not begins and subject(layers, verb) not in told.sources:
        return found
    kept = [a for a in found if a.cue is None or not a.cue[0] <= verb < a.cue[1]]
    return [*kept, msgspec.structs.replace(told, chain=(outer.head,))]


def told_before(
    layers: Layers, clause: Range, at: int, found: Sequence[Attribution]
) -> Attribution | None:
    """Return what stands before "…, S said" where a phrase follows at token `at`."""
    verb = next((i for i in range(at - 1, max(clause[0], at - 9), -1) if is_verb(layers, i)), None)
    if verb is None or not _speaks(layers, verb):
        return None
    if any(said.cue is not None and said.cue[0] <= verb < said.cue[1] for said in found):
        return None
    for comma in range(verb - 1, clause[0] + _SHORTEST, -1):
        if layers.tokens[comma].text != ",":
            continue
        who = phrase_at(layers, comma + 1, verb)
        ends = who is not None and verb in (who.head + 1, who.last)
        if who is not None and ends and can_relay(layers, who.head):
            return _report(layers, who, verb, range(clause[0], comma))
    return None


def told_through(
    layers: Layers, clause: Range, first: int, last: int, found: Sequence[Attribution]
) -> Attribution | None:
    """Return what a phrase parts from its verb: "S recalled, in words that X ran, that C"."""
    verb = first - 2
    opened = last + 1 < clause[1] and layers.tokens[last].text == "," and word(layers, last + 1)
    if verb <= clause[0] or opened != "that" or not is_verb(layers, verb):
        return None
    if any(said.cue is not None and said.cue[0] <= verb < said.cue[1] for said in found):
        return None
    known = word(layers, verb) == "known" and word(layers, verb - 1) in ("be", "it")
    start = next((i for i in range(verb, verb - 5, -1) if word(layers, i) in ("let", "made")), verb)
    who = phrase_before(layers, clause[0], start if known else verb)
    if who is None or not can_relay(layers, who.head):
        return None
    return _report(layers, who, verb, range(last + 1, clause[1]))


def told_plain(
    layers: Layers, clause: Range, first: int, found: Sequence[Attribution]
) -> Attribution | None:
    """Return what a clause says whose verb is no verb of saying: "S gave C, in a text X read"."""
    if any(said.sources for said in found) or layers.tokens[first - 1].text != ",":
        return None
    for verb in range(clause[0] + 1, first - _SHORTEST):
        own = subject(layers, verb) if layers.tokens[verb].tag in ("VBD", "VBZ", "VBP") else None
        who = phrase_before(layers, clause[0], verb) if own is not None else None
        if who is not None and who.head == own and can_relay(layers, who.head):
            return _report(layers, who, verb, range(verb + 1, first - 1))
    return None


def _report(layers: Layers, who: Phrase, verb: int, content: range) -> Attribution | None:
    pieces = tuple(runs(layers, content))
    if not pieces:
        return None
    return Attribution(
        sources=(who.head,),
        source_spans=((who.first, who.last),),
        chain=(),
        cue=(verb, verb + 1),
        stance=told_stance(layers, set(content), _stance(layers, verb)),
        form=form_of(layers, pieces),
        content=pieces,
        rule="claim.surface",
    )


def _speaks(layers: Layers, verb: int) -> bool:
    return any(kind in _SPEECH for kind, _, _ in frames(layers, verb, views=False))


def _stance(layers: Layers, verb: int) -> Stance:
    return next((stance for _, stance, _ in frames(layers, verb, views=False)), "assert")


def form_of(layers: Layers, content: Sequence[Range]) -> SpeechForm:
    """Return whether what is said is all, partly or not in quotation marks."""
    quoted = [(q.start - 1, q.end + 1) for q in layers.quotations if not q.scare]
    inside = sum(max(0, min(e, b) - max(s, a)) for s, e in content for a, b in quoted)
    total = sum(e - s for s, e in content)
    if not inside:
        return "indirect"
    return "direct" if inside >= total - 2 * len(content) else "mixed"


def _verb_after(layers: Layers, last: int, end: int) -> int | None:
    """Return the finite verb right after a phrase and its comma."""
    for comma in range(last, min(end - 1, last + 12)):
        if layers.tokens[comma].text != ",":
            continue
        at = comma + 1
        while at < end and (layers.tokens[at].pos == "ADV" or layers.tokens[at].dep == "aux"):
            at += 1
        if at < end and is_verb(layers, at) and layers.tokens[at].tag in _FINITE:
            return at
        if comma > last:
            return None
    return None


def _noun_before(layers: Layers, first: int, at: int) -> Phrase | None:
    """Return the noun phrase that ends at the comma before token `at`, the longest one."""
    end = at
    while end > first and layers.tokens[end - 1].text == ",":
        end -= 1
    who = phrase_before(layers, first, end) if end < at else None
    return who if who is not None and can_relay(layers, who.head) else None


def interposed_tellers(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with "S said C, X reported, and …" read as X's report of S."""
    result = list(found)
    for later in found:
        if later.cue is None or not later.sources or not _closes(layers, later):
            continue
        at = layers.tokens[later.sources[0]].start
        result = _around(layers, later, result)
        start = layers.tokens[later.source_spans[0][0]].start
        if later not in result or not any(e <= start for _, e in later.content):
            continue
        for n, said in enumerate(result):
            if said is later or said.cue is None or said.cue[0] >= later.cue[0]:
                continue
            inside = said.covers(at, at + 1)
            if inside and said.sources and said.sources[0] < later.sources[0]:
                cut = tuple((s, min(e, at)) for s, e in said.content if s < at)
                result[n] = msgspec.structs.replace(
                    said, content=cut, chain=(*said.chain, later.sources[0])
                )
                result = [a for a in result if a is not later]
                break
    return result


def _around(layers: Layers, later: Attribution, found: list[Attribution]) -> list[Attribution]:
    """Return "S held, X said, that C" as X's report of what S held."""
    start = layers.token_at(later.content[0][0]) if len(later.content) == 1 else None
    if start is None or later.cue is None or word(layers, start) != "that":
        return found
    who = later.source_spans[0][0]
    for n, said in enumerate(found):
        near = said.cue is not None and said.sources and _just_before(layers, said.cue[1], who)
        if near and not said.view and said.sources[0] not in later.sources:
            outer = (h for h in (*later.sources[:1], *later.chain) if h not in said.sources)
            found[n] = msgspec.structs.replace(said, content=later.content, chain=tuple(outer))
            return [a for a in found if a is not later]
    return found


def _just_before(layers: Layers, at: int, who: int) -> bool:
    """Tell whether a cue stands before the comma of a parenthesis, or only its listener between."""
    between = layers.tokens[at : who - 1]
    return at < who and layers.tokens[who - 1].text == "," and len(between) <= _LISTENER and (
        all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART") for t in between)
    )  # fmt: skip


def _closes(layers: Layers, later: Attribution) -> bool:
    """Tell whether a report is but ", X reported," after what it reports."""
    if later.cue is None or len(later.source_spans) != 1:
        return False
    first, last = later.source_spans[0][0], later.cue[1]
    marks = layers.tokens[first - 1].text == "," and last < len(layers.tokens) and (
        layers.tokens[last].text in (",", ";", ".", "and")
    )  # fmt: skip
    return marks and first < later.cue[0] and bool(later.content)


def cut_before_semicolons(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, none with words of the clause before the speaker's semicolon."""
    result = []
    for said in found:
        if said.cue is not None and said.sources and len(said.content) > 1:
            who = min((said.cue[0], *(s for s, _ in said.source_spans)))
            first = layers.sentences[layers.tokens[who].sentence].first
            marks = [i for i in range(first, who) if layers.tokens[i].text == ";"]
            at = layers.tokens[marks[-1]].start if marks else 0
            after = tuple((s, e) for s, e in said.content if s >= at)
            if marks and after and not _is_quoted(layers, marks[-1]):
                said = msgspec.structs.replace(said, content=after)
        result.append(said)
    return result


def cut_at_semicolons(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, none going on behind a semicolon where another one speaks."""
    result = []
    for said in found:
        content = said.content
        for other in found:
            if other is said or other.cue is None or said.cue is None or not other.sources:
                continue
            who = min(other.sources)
            if layers.tokens[who].sentence != layers.tokens[said.cue[0]].sentence:
                continue
            mark = next((i for i in range(said.cue[1], who) if layers.tokens[i].text == ";"), None)
            if mark is None or _is_quoted(layers, mark):
                continue
            at = layers.tokens[mark].start
            content = tuple((s, min(e, at)) for s, e in content if s < at)
        result.append(said if not content else msgspec.structs.replace(said, content=content))
    return result


def _is_quoted(layers: Layers, i: int) -> bool:
    at = layers.tokens[i].start
    return any(q.start <= at < q.end for q in layers.quotations)
