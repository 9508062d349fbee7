"""Who gives a number: attributions that the verbs of counting make, and asides that go on."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.extract.claims.attributions import Attribution
from dateline.extract.events.slots import conjuncts, kids
from dateline.extract.tolls.lexicon import is_deed
from dateline.extract.tolls.mentions import TollMention

_GIVES = frozenset({
    "count", "put", "name", "list", "raise", "lower", "revise", "cut", "give", "report", "record",
    "register", "estimate", "tally", "set", "claim", "admit", "acknowledge", "publish", "receive",
    "identify", "confirm", "document", "display", "treat", "reduce", "increase", "correct",
    "downgrade", "update", "speak", "log", "see", "find", "announce", "lift", "draw", "have",
})  # fmt: skip
_NUMBERED = frozenset({"count", "tally", "toll", "figure", "estimate", "list"})
_REFUSING = frozenset({"deny", "doubt", "decline"})
RULE = "claim.count"


def with_givers(
    layers: Layers, tolls: Sequence[TollMention], said: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions, with those by which somebody only gives a toll.

    "The railway named 25 dead", "Kyiv has named 48", "the governor's count is 121"; an aside
    ("…, the mayor said, …") speaks for its whole sentence, but not beyond a semicolon.
    """
    found = list(said)
    for mention in tolls:
        start, end = layers.tokens[mention.first].start, layers.tokens[mention.last - 1].end
        covering = [a for a in found if a.stance not in _REFUSING and a.covers(start, end)]
        if any(not _apart(layers, mention, a) for a in covering):
            continue
        extended = None if covering else _aside(layers, mention, found)
        if extended is not None:
            n, attribution = extended
            found[n] = attribution
            continue
        for counted in _counted(layers, mention):
            same = [n for n, a in enumerate(found) if a.cue == counted.cue and a.sources]
            if same:
                found[same[0]] = _longer(found[same[0]], counted.content[0])
            else:
                found.append(counted)
    return tuple(sorted(found, key=lambda a: a.content[0][0] if a.content else 0))


def _apart(layers: Layers, mention: TollMention, said: Attribution) -> bool:
    """Tell whether a semicolon parts a toll from the cue before it ("…, he said; some say 9")."""
    between = layers.tokens[said.cue[0] : mention.first] if said.cue is not None else ()
    return any(t.text == ";" for t in between)


def _aside(
    layers: Layers, mention: TollMention, said: Sequence[Attribution]
) -> tuple[int, Attribution] | None:
    """Return the attribution of the same sentence that goes on to the toll, made longer."""
    sentence = layers.sentences[layers.tokens[mention.head].sentence]
    for n, attribution in enumerate(said):
        if attribution.cue is None or not attribution.sources or attribution.stance in _REFUSING:
            continue
        at = attribution.cue[0]
        if not sentence.first <= at < sentence.last or not attribution.content:
            continue
        between = layers.tokens[min(at, mention.first) : max(at, mention.first)]
        if any(t.text in (";", "\u201d", "\u201c", '"') for t in between):
            continue
        others = {a.cue[0] for a in said if a.cue is not None and a is not attribution}
        if others & {t.i for t in between} or _has_speaker(layers, mention, at):
            continue
        if mention.first < at and not _parenthetical(layers, attribution):
            continue
        first = layers.tokens[mention.first].start
        if mention.first < at:
            piece = (first, layers.tokens[mention.last - 1].end)
        else:
            piece = (first, _end(layers, mention))
        return n, _longer(attribution, piece)
    return None


def _longer(attribution: Attribution, piece: tuple[int, int]) -> Attribution:
    """Return an attribution with a further piece of content, overlapping pieces cut away."""
    kept = [c for c in attribution.content if not (c[0] >= piece[0] and c[1] <= piece[1])]
    if any(c[0] < piece[1] and piece[0] < c[1] for c in kept):
        piece = (piece[0], min([c[0] for c in kept if c[0] > piece[0]], default=piece[1]))
    return msgspec.structs.replace(attribution, content=tuple(sorted((*kept, piece))))


def _parenthetical(layers: Layers, attribution: Attribution) -> bool:
    """Tell whether "…, the mayor said" stands behind or inside what it says."""
    cue = attribution.cue
    if cue is None:
        return False
    first = min([first for first, _ in attribution.source_spans] + [cue[0]])
    return first > 0 and layers.tokens[first - 1].text == ","


def _has_speaker(layers: Layers, mention: TollMention, cue: int) -> bool:
    """Tell whether a new statement begins between an aside and a toll ("…; he added that")."""
    up = [mention.harm, *layers.ancestors(mention.harm)]
    return any(
        layers.tokens[i].lemma in _GIVES and kids(layers, i, "nsubj") and i > cue for i in up
    )


def _end(layers: Layers, mention: TollMention) -> int:
    """Return where what an aside goes on to say ends: at a semicolon, else with the sentence."""
    sentence = layers.sentences[layers.tokens[mention.head].sentence]
    for token in layers.tokens[mention.last : sentence.last]:
        if token.text == ";":
            return token.start
    last = layers.tokens[sentence.last - 1]
    return last.start if last.text == "." else last.end


def _counted(layers: Layers, mention: TollMention) -> Iterator[Attribution]:
    """Yield the attribution that a verb of counting makes of its subject."""
    chain = [mention.head, *layers.ancestors(mention.head)]
    for i in chain[:6]:
        verb = layers.tokens[i]
        if verb.pos not in ("VERB", "AUX"):
            continue
        speakers = _speakers(layers, verb)
        if not speakers:
            if verb.dep in ("conj", "acl", "relcl", "advcl", "xcomp", "ccomp"):
                continue
            return
        spans = tuple(_span(layers, j) for j in speakers)
        if any(first <= mention.head < last for first, last in spans):
            return
        content = (layers.tokens[mention.first].start, layers.tokens[mention.last - 1].end)
        yield Attribution(
            sources=tuple(speakers), source_spans=spans, chain=(), cue=(i, i + 1),
            stance="assert", form="indirect", content=(content,), rule=RULE,
        )  # fmt: skip
        return


def _speakers(layers: Layers, verb: Token) -> list[int]:
    """Return who counts: the subject of the verb, or whose count it is.

    A deed or a thing counts nobody ("clashes claimed 31 lives", "debris set two huts on fire").
    """
    if any(t.lemma.lower() == "life" for t in kids(layers, verb.i, "dobj")):
        return []
    if verb.lemma == "set" and not any(
        p.text.lower() == "at" for p in kids(layers, verb.i, "prep")
    ):
        return []
    for own in kids(layers, verb.i, "nsubj"):
        if verb.lemma == "be" and own.lemma.lower() in _NUMBERED:
            return [t.i for t in kids(layers, own.i, "poss")]
        if is_deed(layers, own.i):
            return []
        if verb.lemma in _GIVES and own.pos in ("NOUN", "PROPN") and own.lemma not in _NUMBERED:
            return conjuncts(layers, own.i)
        if verb.lemma in _GIVES and own.lemma.lower() in _NUMBERED:
            return [t.i for t in kids(layers, own.i, "poss")]
    return []


def _span(layers: Layers, i: int) -> tuple[int, int]:
    """Return the words of a speaker, without clauses that hang on it."""
    inside = [j for j in layers.subtree(i) if j <= i or layers.tokens[j].dep not in ("relcl",)]
    left = [j for j in inside if j <= i]
    return min(left, default=i), i + 1
