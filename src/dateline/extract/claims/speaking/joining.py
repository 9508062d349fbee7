"""Joins what the rules and the model read of who says what."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.cues import cues, frames
from dateline.extract.claims.grammar.doers import doer, nobody, speakers
from dateline.extract.claims.grammar.stances import offers_none
from dateline.extract.claims.grammar.trees import is_negated, is_verb, word
from dateline.extract.claims.surface import form_of
from dateline.model.attributing import Attributed
from dateline.records import Stance

_SPEAKING_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_TWO = 2
_QUOTING = frozenset({"quote", "cite", "tell", "say", "hear", "paraphrase", "relay", "claim",
                      "report", "repeat", "recount"})  # fmt: skip
"""Verbs between two speakers that make a chain of them."""


class _Read(msgspec.Struct, frozen=True):
    """An attribution of the model in tokens: its cue, its anchor, its speakers."""

    cue: Range
    anchor: int
    sources: tuple[int, ...]
    spans: tuple[Range, ...]
    content: tuple[Range, ...]


def join_readings(layers: Layers, ruled: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of the rules, mended and completed by those of the model.

    Where both read a cue the rule stands, and the model gives what it lacks: its contents cover
    more, but run on into the next speaker's. A cue that the model alone reads counts where the cue
    list has it as one of saying.
    """
    if not layers.attributed:
        return list(ruled)
    read = [r for a in layers.attributed if (r := _as_tokens(layers, a)) is not None]
    found: list[Attribution] = []
    matched: set[int] = set()
    for said in ruled:
        n = next((n for n, r in enumerate(read) if _same_cue(said, r)), None)
        if n is None:
            found.append(said)
            continue
        matched.add(n)
        found.append(_mended(said, read[n]))
    for n, r in enumerate(read):
        if n not in matched and (new := _alone(layers, r)) is not None:
            found.append(new)
    return [_parted(layers, _as_reported(layers, said, found)) for said in found]


def _parted(layers: Layers, said: Attribution) -> Attribution:
    """Return two speakers, one of whom quotes the other, as a chain: "S, quoting T, said C"."""
    if len(said.sources) != len(said.source_spans) or len(said.sources) != _TWO:
        return said
    (first, at), (second, to) = sorted(zip(said.sources, said.source_spans, strict=True))
    between = range(max(at[1], first + 1), to[0])
    quoting = any(layers.tokens[i].base in _QUOTING and is_verb(layers, i)
                  for i in between)  # fmt: skip
    gapped = layers.tokens[to[0]].pos == "PRON"  # "told her doctor, and he a friend"
    if not quoting or gapped or layers.tokens[first].sentence != layers.tokens[second].sentence:
        return said
    by = word(layers, to[0] - 1) == "by" and layers.tokens[to[0] - 2].tag == "VBN"
    inner, outer = (first, second) if by else (second, first)
    span = at if inner == first else to
    links = (outer, *(h for h in said.chain if h not in (inner, outer)))
    return msgspec.structs.replace(said, sources=(inner,), source_spans=(span,), chain=links)


def _as_reported(layers: Layers, said: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Return a cited speaker's words ("…, citing S") as the model bounds those of the report."""
    if said.rule != "claim.citing" or not said.chain or not said.sources:
        return said
    cited = layers.tokens[said.sources[0]].start
    for report in found:
        if report is said or said.chain[0] not in report.sources or report.covers(cited, cited + 1):
            continue
        if any(s < e2 and s2 < e for s, e in said.content for s2, e2 in report.content):
            return msgspec.structs.replace(said, content=report.content)
    return said


def _same_cue(said: Attribution, read: _Read) -> bool:
    return said.cue is not None and said.cue[0] < read.cue[1] and read.cue[0] < said.cue[1]


def _mended(said: Attribution, read: _Read) -> Attribution:
    """Return the rule's attribution with what it lacks: the content, or who speaks."""
    changes: dict[str, object] = {}
    if read.content and not said.content:
        changes["content"] = read.content
    if not said.sources and read.sources:
        changes |= {"sources": read.sources, "source_spans": read.spans}
    return msgspec.structs.replace(said, **changes)


def _alone(layers: Layers, read: _Read) -> Attribution | None:
    """Return an attribution that the model alone reads; its cue must be one that says."""
    stance = _stance(layers, read)
    if stance is None or not read.content or not read.sources:
        return None
    if layers.after(read.cue[1] - 1).tag in ("WDT", "WP"):
        return None  # "the information according to which civilians died"
    if all(nobody(layers, s) for s in read.sources) or not _says_something(layers, read):
        return None
    return Attribution(
        sources=read.sources, source_spans=read.spans, chain=(), cue=read.cue, stance=stance,
        form=form_of(layers, read.content), content=read.content, rule="claim.model",
    )  # fmt: skip


def _says_something(layers: Layers, read: _Read) -> bool:
    """Tell whether a content has a verb in it: a claim, not a thing."""
    return any(is_verb(layers, i) for a, b in read.content for i in layers.within(a, b))


def _stance(layers: Layers, read: _Read) -> Stance | None:
    """Return the stance of a cue, None for an attitude or words that the list lacks."""
    for i in (read.anchor, *range(*read.cue)):
        token = layers.tokens[i]
        lemma = token.base
        if is_verb(layers, i):
            stances = [
                stance for kind, stance, _ in frames(layers, i, views=False) if kind != "accuse"
            ]
            if stances:
                if stances[0] == "promise" and offers_none(layers, i):
                    return None
                return "assert" if stances[0] == "deny" and is_negated(layers, i) else stances[0]
        elif token.pos == "NOUN" and lemma in cues("noun"):
            return cues("noun")[lemma]
    words = " ".join(layers.tokens[i].low for i in range(*read.cue))
    return cues("prep-phrase").get(words)


def _as_tokens(layers: Layers, read: Attributed) -> _Read | None:
    """Return the model's attribution in tokens; one without a cue is none."""
    cue = [r for span in read.cue if (r := _tokens(layers, span)) is not None]
    if not cue:
        return None
    first, last = cue[0]
    anchor = _head(layers, cue[0])
    sources: list[int] = []
    spans: list[Range] = []
    for span in read.source:
        where = _tokens(layers, span)
        if where is None:
            continue
        head = _head(layers, where)
        if layers.tokens[head].pos not in _SPEAKING_POS:
            continue
        heads, ranges = speakers(layers, head, cue=anchor)
        sources += [h for h in heads if h not in sources]
        spans += list(ranges)
    if not sources and is_verb(layers, anchor) and (who := doer(layers, anchor)) is not None:
        heads, ranges = speakers(layers, who, cue=anchor)
        sources, spans = list(heads), list(ranges)
    content = tuple(told for piece in read.content for told in _told(layers, piece))
    return _Read((first, last), anchor, tuple(sources), tuple(spans[: len(sources)]), content)


def _told(layers: Layers, piece: Range) -> Iterator[Range]:
    """Yield what of a content is told: the day or hour at the head of an item is not."""
    tokens = [i for i in layers.within(*piece) if layers.role_of(i) != "entry"]
    if tokens and len(tokens) == len(layers.within(*piece)):
        yield piece
    elif tokens:
        yield layers.tokens[tokens[0]].start, piece[1]


def _tokens(layers: Layers, span: Range) -> Range | None:
    """Return the tokens that a range of code points covers."""
    first = layers.token_at(span[0])
    if first is None:
        return None
    last = first
    while last < len(layers.tokens) and layers.tokens[last].start < span[1]:
        last += 1
    return (first, last) if last > first else None


def _head(layers: Layers, where: Range) -> int:
    """Return the token of a range that the others hang on."""
    return min(range(*where), key=lambda i: (len(layers.ancestors(i)), i))
