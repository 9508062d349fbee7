"""Finds attributions: joins the rules' drafts, drops what repeats, nests what is nested."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Draft, Range, SpeechForm
from dateline.extract.claims.chains.handing import handed_on
from dateline.extract.claims.chains.hearsay import hearsay
from dateline.extract.claims.chains.provenance import with_provenance
from dateline.extract.claims.chains.retelling import retell
from dateline.extract.claims.chains.witnessing import witnessed
from dateline.extract.claims.checking.finding import find_verification
from dateline.extract.claims.grammar.relays import carried, hung_documents
from dateline.extract.claims.grammar.stances import names_wrong, told_stance
from dateline.extract.claims.grammar.trees import below, runs, word
from dateline.extract.claims.speaking.asides import aside_tops
from dateline.extract.claims.speaking.interviews import going_on, interview_drafts
from dateline.extract.claims.speaking.joining import join_readings
from dateline.extract.claims.speaking.phrases import phrase_drafts
from dateline.extract.claims.speaking.quotes import attach_quotes, quoted_ranges
from dateline.extract.claims.speaking.statements import run_on
from dateline.extract.claims.speaking.turns import turn_drafts
from dateline.extract.claims.speaking.unsaid import without_unsaid
from dateline.extract.claims.speaking.verbs import verb_drafts
from dateline.extract.claims.surface import (
    cut_at_semicolons,
    cut_before_semicolons,
    interposed_tellers,
)
from dateline.records import Stance

_REFUSING = frozenset({"deny", "doubt", "decline"})
_OPEN_ENDED = frozenset({"claim.ask", "claim.prep", "claim.decline", "claim.adverb",
                         "claim.responsibility"})  # fmt: skip
"""Rules whose content is no statement that something is so."""


def find_attributions(layers: Layers, *, views: bool = False) -> tuple[Attribution, ...]:
    """Return who says what in a document, in text order; with `views`, attitudes too."""
    cut = aside_tops(layers)
    drafts = [*verb_drafts(layers, cut, views=views), *phrase_drafts(layers, cut)]
    drafts += [*turn_drafts(layers), *interview_drafts(layers)]
    checked = {
        i for mark in find_verification(layers)
        if mark.status == "unverified" for i in range(mark.first, mark.last)
    }  # fmt: skip
    drafts = [d for d in drafts if d.anchor not in checked or _alleges(d)]
    _colons(layers, drafts)
    run_on(layers, drafts)
    _quoted_colons(layers, drafts)
    _citations(layers, drafts)
    _carried(layers, drafts)
    drafts = attach_quotes(layers, drafts)
    _citations(layers, drafts)
    drafts = [d for d in drafts if not d.bare]
    quoted = quoted_ranges(layers)
    found = [_finished(layers, d, quoted) for d in _distinct(drafts)]
    found = cut_before_semicolons(layers, sorted(found, key=_order))
    found = join_readings(layers, _nested(layers, found))
    found = hearsay(layers, cut_at_semicolons(layers, found))
    found = with_provenance(layers, sorted(found, key=_order))
    found = interposed_tellers(layers, found)
    found = witnessed(layers, found)
    whole = retell(layers, handed_on(layers, _nested(layers, sorted(found, key=_order))))
    return tuple(sorted(without_unsaid(layers, whole), key=_order))


def _alleges(draft: Draft) -> bool:
    """Tell whether a word of doubt is somebody's speech too ("the prosecutor alleged that …")."""
    return draft.rule in ("claim.adverb", "claim.hearsay") or draft.stance == "accuse"


def _order(attribution: Attribution) -> tuple[int, int]:
    start = attribution.content[0][0] if attribution.content else 0
    return (attribution.cue[0] if attribution.cue else start, start)


def _colons(layers: Layers, drafts: list[Draft]) -> None:
    """Give "S said:" at the end of a sentence what follows it without quotation marks."""
    for draft in drafts:
        ahead = not draft.bare and all(i < draft.anchor for i in draft.tokens)
        if not ((draft.bare or ahead) and draft.quotable):  # "Speaking in Lima, the minister said:"
            continue
        n = layers.tokens[draft.anchor].sentence
        sentence = layers.sentences[n]
        after = layers.sentences[n + 1 :]
        if layers.tokens[sentence.last - 1].text != ":" or not after or not draft.sources:
            continue
        block = after[0].block
        following = [s for s in after if s.block <= going_on(layers, block)]
        if block == sentence.block or len(following) == len(after) or block == sentence.block + 1:
            first = layers.tokens[following[0].first]
            if first.text[0] in "\"“'":
                continue
            draft.tokens = set(range(following[0].first, following[-1].last))
            draft.bare, draft.rule = False, "claim.colon"


def _quoted_colons(layers: Layers, drafts: Iterable[Draft]) -> None:
    """Give "He told me: nobody came", told inside a quotation, what follows the colon."""
    for draft in drafts:
        at = layers.tokens[draft.anchor]
        end = next((q.end for q in layers.quotations if q.start <= at.start < q.end), None)
        near = layers.tokens[at.i + 1 : at.i + 6]
        colon = next((t for t in near if t.text == ":"), None)
        if end is None or colon is None or not (draft.quotable and draft.sources):
            continue
        between = layers.tokens[at.i + 1 : colon.i]
        if any(t.pos == "VERB" or t.end > end for t in (*between, colon)):
            continue
        after = [t.i for t in layers.tokens[colon.i + 1 :] if t.end <= end]
        draft.tokens, draft.bare = set(after), not after


def _citations(layers: Layers, drafts: list[Draft]) -> None:
    """Give "…, citing S" the content of the report that cites, and its reporter as outer link."""
    by_anchor = {d.anchor: d for d in drafts if d.tokens or d.quotes}
    for draft in drafts:
        if draft.rule != "claim.citing":
            continue
        report = _report_of(layers, draft, by_anchor, drafts)
        if report is not None:
            links = (*report.sources, *report.outer, *draft.outer)
            draft.tokens, draft.outer = set(report.tokens), tuple(dict.fromkeys(links))
            draft.quotes = list(report.quotes)


def _carried(layers: Layers, drafts: Iterable[Draft]) -> None:
    """Give a text named at the end ("…, in a message put out by X") to whose words it holds."""
    for token in layers.tokens:
        for over in hung_documents(layers, token.i):
            holding = [d for d in drafts if over in d.tokens and d.sources and d.anchor < over]
            inner = min(holding, key=lambda d: len(d.tokens), default=None)
            if inner is not None:
                inner.outer = tuple(dict.fromkeys((*inner.outer, *carried(layers, token.i))))
                for draft in holding:
                    draft.tokens -= below(layers, over)


def _report_of(
    layers: Layers, draft: Draft, by_anchor: Mapping[int, Draft], drafts: Iterable[Draft]
) -> Draft | None:
    """Return the report that a draft cites for: its verb's, or that of the noun it is hung on."""
    head = layers.tokens[draft.anchor].head
    others = [d for d in drafts if d is not draft and d.sources and (d.tokens or d.quotes)]
    if layers.tokens[draft.anchor].dep in ("acl", "relcl"):
        return next((d for d in others if head in d.sources), None)
    holding = [d for d in others if head in d.tokens]
    return by_anchor.get(head) or min(holding, key=lambda d: len(d.tokens), default=None)


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Return one draft for each cue: "denied claims that" is read by verb and by noun."""
    found: dict[int, Draft] = {}
    without_cue = []
    for draft in drafts:
        known = found.get(draft.anchor)
        if draft.cue is None:
            without_cue.append(draft)
        elif known is None or (draft.rule == "claim.noun" and (draft.sources or not known.sources)):
            found[draft.anchor] = draft
    return [*found.values(), *without_cue]


def _finished(layers: Layers, draft: Draft, quoted: list[Range]) -> Attribution:
    content = _joined([*runs(layers, draft.tokens), *draft.quotes], layers.document.text)
    content = _bounded(layers, draft, _without_cue(layers, draft, content), quoted)
    rule = draft.rule
    if draft.quotes and draft.cue and rule in ("claim.ccomp", "claim.object"):
        inverted = draft.spans and draft.spans[0][0] > draft.anchor
        rule = "claim.quote-inverted" if inverted else "claim.quote"
    return Attribution(
        sources=draft.sources, source_spans=draft.spans, chain=draft.outer, cue=draft.cue,
        stance=_stance(layers, draft, content), form=_form(layers, content, quoted, rule),
        content=content, rule=rule, view=draft.view,
    )  # fmt: skip


def _stance(layers: Layers, draft: Draft, content: tuple[Range, ...]) -> Stance:
    """Return the draft's stance; what is said may make more of a plain "said"."""
    if not draft.sources or draft.view or draft.rule in _OPEN_ENDED:
        return draft.stance
    inside = {i for s, e in content for i in layers.within(s, e)}
    if draft.rule == "claim.as" and draft.stance == "assert":
        return "accuse" if names_wrong(layers, inside) else "assert"
    return told_stance(layers, inside, draft.stance)


def _bounded(
    layers: Layers, draft: Draft, content: tuple[Range, ...], quoted: list[Range]
) -> tuple[Range, ...]:
    """Return the content kept within the quotation that it opens, or that its cue stands in."""
    anchor = layers.tokens[draft.anchor]
    around = next((q for q in quoted if q[0] <= anchor.start and anchor.end <= q[1]), None)
    text = layers.document.text
    found: list[Range] = []
    for start, end in content:
        if around is not None and draft.cue is not None:
            start, end = max(start, around[0]), min(end, around[1])
        opened = next((e for s, e in quoted if s == start and e < end and text[e] == ","), None)
        end = end if opened is None else opened
        if start < end:
            found.append((start, end))
    return tuple(found)


def _joined(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """Return the ranges in order, those that touch or overlap made one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and (start <= found[-1][1] or not text[found[-1][1] : start].strip(" \n,")):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def _without_cue(layers: Layers, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the content with the cue's own words taken out, where a quotation ran over them."""
    if draft.cue is None:
        return content
    start, end = layers.tokens[draft.cue[0]].start, layers.tokens[draft.cue[1] - 1].end
    found: list[Range] = []
    for s, e in content:
        if s < end and start < e:
            found.extend(r for r in ((s, start), (end, e)) if r[0] < r[1])
        else:
            found.append((s, e))
    return tuple(found)


def _form(layers: Layers, content: tuple[Range, ...], quoted: list[Range], rule: str) -> SpeechForm:
    """Return whether the content is all, partly or not in quotation marks."""
    if rule == "claim.as":
        quoted = [(q.start - 1, q.end + 1) for q in layers.quotations]
    inside = sum(max(0, min(e, b) - max(s, a)) for s, e in content for a, b in quoted)
    total = sum(e - s for s, e in content)
    if not total or not inside:
        return "indirect"
    return "direct" if inside >= total - 2 * len(content) else "mixed"


def _nested(layers: Layers, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with the speakers around each as its chain."""
    result = []
    telling = [o for o in found if o.stance not in _REFUSING and o.content]
    reaching = [(o, min(s for s, _ in o.content), max(e for _, e in o.content)) for o in telling]
    for inner in found:
        if inner.cue is None:
            result.append(inner)
            continue
        start, end = layers.tokens[inner.cue[0]].start, layers.tokens[inner.cue[1] - 1].end
        around = sorted(
            (
                o
                for o, first, last in reaching
                if first <= start and end <= last and o is not inner and o.covers(start, end)
            ),
            key=lambda o: (o.width(), -len(o.chain)),
        )
        around.sort(key=lambda o: -_depth(layers, o, around))
        links = list(inner.chain)
        if around and links and layers.tokens[links[-1]].pos == "PRON":
            links.pop()  # "X said he had heard from S": he is X
        chain = dict.fromkeys([*links, *(s for o in around for s in (*o.sources, *o.chain))])
        kept = tuple(c for c in chain if c not in inner.sources and not _only_pronoun(
            layers, c, (*inner.sources, *chain)))  # fmt: skip
        result.append(msgspec.structs.replace(inner, chain=kept))
    return tuple(result)


def _depth(layers: Layers, said: Attribution, around: Sequence[Attribution]) -> int:
    """Return how many of the others report what a report says: the innermost has the most."""
    if said.cue is None:
        return 0
    at = layers.tokens[said.cue[0]].start, layers.tokens[said.cue[1] - 1].end
    return sum(other is not said and other.covers(*at) for other in around)


def _only_pronoun(layers: Layers, link: int, links: Collection[int]) -> bool:
    """Tell whether a link is a "he" or "it" that takes up another one before it (", it said,")."""
    if layers.tokens[link].pos != "PRON" or word(layers, link) not in ("he", "she", "it", "they"):
        return False
    sentence = layers.tokens[link].sentence
    after = layers.tokens[link + 2 : link + 3]
    if not after or after[0].text not in (",", ".", ";"):
        return False
    return any(
        other < link and layers.tokens[other].pos != "PRON"
        and sentence - 1 <= layers.tokens[other].sentence
        for other in links
    )  # fmt: skip


def speakers_for(
    layers: Layers, attributions: Iterable[Attribution], start: int, end: int
) -> tuple[Attribution, ...]:
    """Return the attributions whose content covers an event's words, the innermost first."""
    covering = [a for a in attributions if not a.view and a.covers(start, end)]
    return tuple(sorted(covering, key=lambda a: (a.width(), -len(a.chain), a.cue or (0, 0))))
