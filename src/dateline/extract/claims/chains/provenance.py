"""Links that a phrase beside a report adds: "on the word of S", "in remarks picked up by X".

Read word by word within one clause, as such phrases are often parsed wrong.
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.links import Link, carriers_of, link_at
from dateline.extract.claims.grammar.nounphrases import Phrase, author_of, bears_words
from dateline.extract.claims.grammar.relays import can_relay
from dateline.extract.claims.grammar.trees import word
from dateline.extract.claims.surface import (
    told_according,
    told_around,
    told_before,
    told_between,
    told_plain,
    told_through,
)

_OPENING = 6
"""Characters of "that, " before a phrase within what is said."""


def with_provenance(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with the speakers that phrases beside them name."""
    result = [_authored(layers, said) for said in found]
    for first, last in _clauses(layers):
        at = first
        while at < last:
            if word(layers, at) == "according" and at > first:
                here = [a for a in result if a.cue and first <= a.cue[0] < last]
                told = told_before(layers, (first, last), at - 1, here)
                result += [told] if told is not None else []
                result = told_between(layers, (first, last), at, result)
            link = link_at(layers, at, last)
            if link is not None:
                result = _linked(layers, (first, last), link, result)
            at = link.last if link is not None else at + 1
    return _passed_over(layers, result)


def _passed_over(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return "S told Y that C, according to Z" with Z as S's outer link, if the parse parts them.

    The phrase then hangs on C alone, which both say.
    """
    result = list(found)
    for outer in found:
        if outer.rule != "claim.according-to" or outer.cue is None or len(outer.sources) != 1:
            continue
        at = outer.cue[0]
        for n, said in enumerate(result):
            if (
                said.cue is None or said.cue[1] > at or said.content != outer.content
                or not said.content or layers.tokens[said.cue[0]].low == "according"
                or layers.tokens[said.cue[0]].start > said.content[0][0] or said.chain
                or layers.tokens[said.cue[0]].sentence != layers.tokens[at].sentence
                or layers.tokens[at - 1].text != "," or outer.sources[0] in said.sources
            ):  # fmt: skip
                continue
            links = (*outer.sources, *outer.chain)
            result[n] = msgspec.structs.replace(said, chain=links)
    return result


def _authored(layers: Layers, said: Attribution) -> Attribution:
    """Return "according to a statement of S carried by Y" as of S, then Y."""
    if said.rule != "claim.according-to" or len(said.sources) != 1:
        return said
    head = said.sources[0]
    first, end = said.source_spans[0]
    who = author_of(layers, Phrase(first, head + 1, head), end)
    if who is None or who.head == head or not bears_words(layers, head):
        return said
    if layers.tokens[who.head].pos == "PRON":
        return said
    carriers = [c for c in carriers_of(layers, who.head + 1, end) if can_relay(layers, c.head)]
    chain = (*(c.head for c in carriers), *said.chain)
    bare = (who.first, who.head + 1)
    return msgspec.structs.replace(said, sources=(who.head,), source_spans=(bare,), chain=chain)


def _linked(
    layers: Layers, clause: Range, link: Link, found: list[Attribution]
) -> list[Attribution]:
    """Return the attributions with a link of a clause put to its report, hidden or not."""
    whole = [_unmixed(link, a) for a in found if not _hollow(layers, link, a)]
    whole += _hidden(layers, clause, link, whole)
    here = [a for a in whole if a.cue and a.sources and clause[0] <= a.cue[0] < clause[1]]
    result = _joined(layers, link, whole, here)
    heads = {named.head for named in link.named}
    told = any(heads & {*a.sources, *a.chain} for a in result)
    return result if told or len(whole) == len(found) else found


def _hollow(layers: Layers, link: Link, said: Attribution) -> bool:
    """Tell whether all that was read as said are words of the link ("citing [the master]")."""
    if said.cue is None:
        return False
    if not said.content:
        return link.inner and said.cue[0] in range(link.first, link.last)
    heads = {named.head for named in link.named}
    if said.cue[1] <= link.first and word(layers, said.cue[0]) == "according":
        return link.inner and bool(said.sources) and set(said.sources) <= heads
    if not (said.cue[0] in range(link.first, link.last) or link.first < said.cue[1] <= link.last):
        return False
    start, end = layers.tokens[link.first].start, layers.tokens[link.last - 1].end
    return all(start <= s and e <= end for s, e in said.content)


def _unmixed(link: Link, said: Attribution) -> Attribution:
    """Return a report without a link as second speaker ("S, reached through T, said")."""
    heads = {named.head for named in link.named}
    pairs = list(zip(said.sources, said.source_spans, strict=False))
    kept = [(h, span) for h, span in pairs if h not in heads]
    if said.cue is None or len(kept) in (0, len(said.sources)) or len(pairs) < len(said.sources):
        return said
    if link.first <= said.cue[0] < link.last:
        return said
    sources, spans = zip(*kept, strict=True)
    return msgspec.structs.replace(said, sources=sources, source_spans=spans)


def _hidden(
    layers: Layers, clause: Range, link: Link, found: Sequence[Attribution]
) -> list[Attribution]:
    """Return the report that a link belongs to where the parse hides it."""
    here = [a for a in found if a.cue and clause[0] <= a.cue[0] < clause[1]]
    if (apart := told_according(layers, clause, link.first, link.last, here)) is not None:
        return [apart]
    if (around := told_around(layers, clause, link.first, link.last, here)) is not None:
        return [around]
    if (through := told_through(layers, clause, link.first, link.last, here)) is not None:
        return [through]
    before = told_before(layers, clause, link.first, here)
    plain = told_plain(layers, clause, link.first, here) if before is None else None
    return [said for said in (before, plain) if said is not None]


def _clauses(layers: Layers) -> list[Range]:
    """Return the stretches of each sentence between semicolons."""
    found = []
    for sentence in layers.sentences:
        first = sentence.first
        for i in range(sentence.first, sentence.last):
            if layers.tokens[i].text == ";":
                found.append((first, i))
                first = i + 1
        found.append((first, sentence.last))
    return found


def _joined(
    layers: Layers, link: Link, found: Sequence[Attribution], here: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions with a link put to the report that it belongs to."""
    inside = range(link.first, link.last)
    heads = tuple(named.head for named in link.named)
    misread = [
        a for a in here
        if a.cue and a.cue[0] in inside
        and (_mixed(layers, link, a) if link.inner else set(a.sources) <= set(heads))
    ]  # fmt: skip
    rest = [a for a in here if a not in misread]
    report = _report(layers, link, rest)
    if report is None:
        return list(found)
    if any(h in inside for a in rest for h in (*a.sources, *a.chain)):
        if not link.inner and 0 < len(report.chain) < len(heads) and set(report.chain) < set(heads):
            whole = msgspec.structs.replace(report, chain=heads)
            return [whole if a is report else a for a in found]
        return list(found)  # read from the parse
    result: list[Attribution] = []
    before = report.cue is not None and link.first < report.cue[0]
    for said in found:
        if said in misread:
            continue
        same = said is report or (said.sources == report.sources and said in here and (
            before or not link.inner))  # fmt: skip
        if not same:
            result.append(said)
            continue
        bare = _without(layers, link, said)
        if link.inner:
            result.append(bare)
            inmost = link.named[0]
            links = (*heads[1:], *bare.sources[:1], *bare.chain)
            result.append(
                msgspec.structs.replace(
                    bare, sources=heads[:1], chain=links, rule="claim.citing",
                    source_spans=((inmost.first, inmost.last),),
                    cue=(link.first, max(link.first + 1, min(n.first for n in link.named))),
                )
            )  # fmt: skip
        else:
            result.append(msgspec.structs.replace(bare, chain=(*heads, *bare.chain)))
    return result


def _mixed(layers: Layers, link: Link, said: Attribution) -> bool:
    """Tell whether a report read from the words of a link lacks a link, or takes two for one."""
    heads = {named.head for named in link.named}
    start, end = layers.tokens[link.first].start, layers.tokens[link.last - 1].end
    if any(start <= s < end for s, _ in said.content):
        return True
    if not set(said.sources) <= heads:
        inside = all(link.first <= h < link.last for h in said.sources)
        return inside or bool(heads & set(said.sources))
    return not said.chain or (len(heads) > 1 and set(said.chain) < heads)


def _report(layers: Layers, link: Link, here: Sequence[Attribution]) -> Attribution | None:
    """Return the report that a link belongs to: the nearest by its speaker or its cue."""
    start, end = layers.tokens[link.first].start, layers.tokens[link.last - 1].end
    near: list[tuple[int, int, Attribution]] = []
    for n, said in enumerate(here):
        if said.rule == "claim.citing" or said.view:
            continue
        if said.covers(start, start + 1) and not _trails(said, start, end):
            continue
        places = [*said.source_spans, *([said.cue] if said.cue else [])]
        gap = min(max(link.first - b, a - link.last, 0) for a, b in places)
        near.append((gap, n, said))
    return min(near)[2] if near else None


def _trails(said: Attribution, start: int, end: int) -> bool:
    """Tell whether a phrase stands at the end of the words that are said, or opens them."""
    return any(s <= start < e and (e - end <= 1 or start - s <= _OPENING) for s, e in said.content)


def _without(layers: Layers, link: Link, said: Attribution) -> Attribution:
    """Return a report whose speaker and content end before a link."""
    start, end = layers.tokens[link.first].start, layers.tokens[link.last - 1].end
    text = layers.document.text
    content = []
    for s, e in said.content:
        if s < start < e and start - s > _OPENING:
            e = s + len(text[s:start].rstrip(" ,"))
        elif start <= s < end:
            s = end
        if s < e:
            content.append((s, e))
    spans = tuple((a, b if not a < link.first < b else _before(layers, link.first))
                  for a, b in said.source_spans)  # fmt: skip
    return msgspec.structs.replace(said, content=tuple(content) or said.content, source_spans=spans)


def _before(layers: Layers, at: int) -> int:
    while at and layers.tokens[at - 1].text == ",":
        at -= 1
    return at
