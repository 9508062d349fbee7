"""Who gives a number: attributions that the verbs of counting make, and asides that go on."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.nounphrases import Phrase, phrase_before
from dateline.extract.events.grammar.slots import conjuncts, is_passive, kids
from dateline.extract.tolls.giving.crediting import credited, goes_on, with_names
from dateline.extract.tolls.giving.givers import REFUSING, WARDS, words_before
from dateline.extract.tolls.giving.neighbours import recorded, with_neighbours
from dateline.extract.tolls.giving.sharing import with_parts
from dateline.extract.tolls.giving.speaking import longer, parenthetical, with_speakers
from dateline.extract.tolls.giving.tellers import with_tellers
from dateline.extract.tolls.giving.voicing import voice_of
from dateline.extract.tolls.lexicon import harm_of, is_deed
from dateline.extract.tolls.mentions import TollMention

_GIVES = frozenset({
    "count", "put", "name", "list", "raise", "lower", "revise", "cut", "give", "report", "record",
    "register", "estimate", "tally", "set", "claim", "admit", "acknowledge", "publish", "receive",
    "identify", "confirm", "document", "display", "treat", "reduce", "increase", "correct",
    "downgrade", "update", "speak", "log", "see", "find", "announce", "lift", "draw", "have",
    "stick", "say", "reckon",
})  # fmt: skip
_LOWER = frozenset({"conj", "acl", "relcl", "advcl", "xcomp", "ccomp", "pobj", "dobj", "amod"})
"""Places in a sentence from which a verb that counts may stand further up."""
_NUMBERED = frozenset({"count", "tally", "toll", "figure", "estimate", "list"})
_SELVES = frozenset({"himself", "herself", "themselves", "itself"})
_TAKES_IN = frozenset({"admit", "receive", "treat", "register"})
RULE = "claim.count"


def with_givers(
    layers: Layers, tolls: Sequence[TollMention], said: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions, with those by which somebody only gives a toll.

    "The railway named 25 dead", "Kyiv has named 48", "the governor's count is 121"; an aside
    ("…, the mayor said, …") speaks for its whole sentence, but not beyond a semicolon.
    """
    found = with_neighbours(layers, tolls, with_speakers(layers, tolls, said))
    found = with_tellers(layers, tolls, found)
    for mention in tolls:
        start, end = layers.tokens[mention.first].start, layers.tokens[mention.last - 1].end
        covering = [
            a for a in found
            if a.stance not in REFUSING and a.covers(start, end) and not _lost(layers, a)
        ]  # fmt: skip
        gapped = _unsaid(voice_of(layers, mention), covering) or _by_whom(layers, mention)
        gapped = gapped or _gapped(layers, mention, tolls)
        if gapped is not None:
            found = [_without(a, gapped) for a in found]
            _add(found, gapped)
            continue
        if any(not _apart(layers, mention, a) for a in covering):
            continue
        extended = None if covering else _aside(layers, mention, found)
        if extended is not None:
            n, attribution = extended
            found[n] = attribution
            continue
        more = None if covering else _going_on(layers, mention, found)
        if more is not None:
            n, attribution = more
            found[n] = attribution
            continue
        given = list(_counted(layers, mention))
        lost = None if covering or given else credited(layers, mention)
        lost = lost or (None if covering or given else recorded(layers, mention))
        if lost is not None:
            found.append(_clear(lost, found))
        for counted in given:
            _add(found, counted)
    named = with_names(layers, with_parts(layers, tolls, found))
    return tuple(sorted(named, key=lambda a: a.content[0][0] if a.content else 0))


def _lost(layers: Layers, said: Attribution) -> bool:
    """Tell whether the parse lost who speaks: an active verb of saying without a subject."""
    return not said.sources and said.cue is not None and not is_passive(layers, said.cue[0])


def _add(found: list[Attribution], said: Attribution) -> None:
    """Add an attribution, or what it says to the one with the same cue and a speaker."""
    same = [n for n, a in enumerate(found) if said.cue and a.cue == said.cue and a.sources]
    if same:
        found[same[0]] = longer(found[same[0]], said.content[0])
    else:
        found.append(said)


def _unsaid(voice: Attribution | None, said: Sequence[Attribution]) -> Attribution | None:
    """Return who gives a number, unless a statement that covers it has the same speaker or cue."""
    if voice is None or any(
        set(voice.sources) & set(a.sources) or (a.cue is not None and a.cue == voice.cue)
        for a in said
    ):
        return None
    return voice


def _going_on(
    layers: Layers, mention: TollMention, said: Sequence[Attribution]
) -> tuple[int, Attribution] | None:
    """Return the attribution that goes on behind a semicolon ("…; that 40 have been held")."""
    for n, attribution in enumerate(said):
        if attribution.sources and attribution.stance not in REFUSING:
            piece = goes_on(layers, mention, attribution)
            if piece is not None:
                return n, longer(attribution, piece)
    return None


def _clear(said: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Return an attribution without what others say in the same words."""
    start, end = said.content[0]
    for other in others:
        ends = [last for _, last in other.content if start < last <= end]
        start = max([start, *ends]) if other.sources else start
    kept = (start, end) if start < end else said.content[0]
    return msgspec.structs.replace(said, content=(kept,))


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
        if attribution.cue is None or not attribution.sources or attribution.stance in REFUSING:
            continue
        at = attribution.cue[0]
        if not sentence.first <= at < sentence.last or not attribution.content:
            continue
        between = layers.tokens[min(at, mention.first) : max(at, mention.first)]
        quoted = any(t.text in ("\u201d", "\u201c", '"') for t in between)
        if quoted or (at < mention.first and any(t.text == ";" for t in between)):
            continue
        others = {a.cue[0] for a in said if a.cue is not None and a is not attribution}
        if others & {t.i for t in between} or _has_speaker(layers, mention, at):
            continue
        if mention.first < at and not parenthetical(layers, attribution):
            continue
        first = layers.tokens[mention.first].start
        if mention.first < at:
            piece = (first, layers.tokens[mention.last - 1].end)
        else:
            piece = (first, _end(layers, mention))
        return n, longer(attribution, piece)
    return None


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
            if verb.dep in _LOWER and not _acts(layers, verb):
                continue
            return
        spans = tuple(_span(layers, j) for j in speakers)
        if any(first <= mention.head < last for first, last in spans):
            return
        between = layers.tokens[min(i, mention.first) : max(i, mention.first)]
        if any(t.text == ";" for t in between):
            return
        content = (layers.tokens[mention.first].start, layers.tokens[mention.last - 1].end)
        yield Attribution(
            sources=tuple(speakers), source_spans=spans, chain=(), cue=(i, i + 1),
            stance="assert", form="indirect", content=(content,), rule=RULE,
        )  # fmt: skip
        return


def _acts(layers: Layers, verb: Token) -> bool:
    """Tell whether a verb beside another has its own doers ("counted 40, and 60 more stood by")."""
    if verb.dep != "conj" or harm_of(layers, verb.i):
        return False
    return any(k.i < verb.i for k in kids(layers, verb.i, "nsubj"))


def _speakers(layers: Layers, verb: Token) -> list[int]:
    """Return who counts: the subject of the verb, or whose count it is.

    A deed or a thing counts nobody ("clashes claimed 31 lives", "debris set two huts on fire").
    """
    objects = kids(layers, verb.i, "dobj")
    if any(t.base == "life" or t.low in _SELVES for t in objects):
        return []
    if _misread(layers, verb):
        return [verb.head]
    preps = {p.low for p in kids(layers, verb.i, "prep")}
    if verb.base in ("set", "put") and "at" not in preps and (verb.base == "set" or preps):
        return []  # "put three men in custody"
    for own in kids(layers, verb.i, "nsubj"):
        if verb.lemma == "be" and own.base in _NUMBERED:
            return [t.i for t in kids(layers, own.i, "poss")]
        if is_deed(layers, own.i):
            return []
        if any(t.base in _NUMBERED and kids(layers, t.i, "poss") for t in objects):
            return conjuncts(layers, own.i)  # "moved its count from 6,234 to 8,574"
        if own.base in WARDS and verb.lemma in _TAKES_IN:
            return []
        if own.tag in ("WDT", "WP") and verb.dep == "relcl" and verb.lemma in _GIVES:
            return conjuncts(layers, verb.head)  # "the agency, which lists 100 as missing"
        makes = verb.lemma == "make" and layers.after(verb.i).low == "it"
        if (
            (makes or verb.lemma in _GIVES)
            and own.pos in ("NOUN", "PROPN")
            and own.lemma not in _NUMBERED
        ):
            return conjuncts(layers, own.i)
        if verb.lemma in _GIVES and own.base in _NUMBERED:
            return [t.i for t in kids(layers, own.i, "poss")]
    return []


def _by_whom(layers: Layers, mention: TollMention) -> Attribution | None:
    """Return who counts in a passive: "crowds estimated by the unions at 20,000"."""
    at = mention.first - 1
    if at < 2 or layers.tokens[at].low != "at":
        return None
    sentence = layers.sentences[layers.tokens[at].sentence]
    found = (phrase_before(layers, sentence.first, at), words_before(layers, sentence.first, at))
    by = (w for w in found if w and w.first and layers.tokens[w.first - 1].low == "by")
    who = next(by, None)
    if who is None:
        return None
    before = layers.tokens[sentence.first : who.first]
    if not any(t.lemma in _GIVES and t.tag in ("VBN", "VBD") for t in before):
        return None
    content = (layers.tokens[mention.first].start, layers.tokens[mention.last - 1].end)
    return Attribution(
        sources=(who.head,), source_spans=((who.first, who.last),), chain=(), cue=None,
        stance="assert", form="indirect", content=(content,), rule=RULE,
    )  # fmt: skip


def _misread(layers: Layers, verb: Token) -> bool:
    """Tell whether a verb of counting was read as a participle: "The railway named 25 dead and …".

    A participle behind its noun is passive, and has no object of its own.
    """
    return (
        verb.dep == "acl"
        and verb.tag in ("VBN", "VBD")
        and verb.i == verb.head + 1
        and verb.lemma in _GIVES
        and bool(kids(layers, verb.i, "dobj", "oprd"))
    )


def _gapped(
    layers: Layers, mention: TollMention, tolls: Sequence[TollMention]
) -> Attribution | None:
    """Return who gives a second number under the verb of a first one.

    "Unions counted 3.5 million people, the ministry 1.09 million"; "witnesses spoke of two dead, a
    nurse of three".
    """
    sentence = layers.sentences[layers.tokens[mention.head].sentence]
    end = mention.first
    if end - 1 > sentence.first and layers.tokens[end - 1].low in ("of", "at", "to"):
        end -= 1
    found = (phrase_before(layers, sentence.first, end), words_before(layers, sentence.first, end))
    who = next(
        (
            w for w in found
            if w is not None and w.last == end and w.first - 1 > sentence.first
            and layers.tokens[w.first - 1].text in (",", ";", "and", "but", "while")
        ), None,
    )  # fmt: skip
    if who is None:
        return None
    head, roles = layers.tokens[who.head], word_table("roles", "kind")
    named = head.name == "ORG" or (head.pos == "PROPN" and end < mention.first)
    if head.base not in roles and not named:
        return None
    before = layers.tokens[sentence.first : who.first]
    verbs = [
        t for t in before if t.pos == "VERB" and t.lemma in _GIVES and kids(layers, t.i, "nsubj")
    ]
    if not verbs or not any(verbs[-1].i < m.first < who.first for m in tolls):
        return None
    subjects = kids(layers, verbs[-1].i, "nsubj")
    if any(is_deed(layers, t.i) for t in subjects):
        return None
    after = layers.tokens[mention.last : sentence.last]
    stop = next((n for n, t in enumerate(after) if t.text in (",", ";", ".")), len(after))
    if any(t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP", "MD") for t in after[:stop]):
        return None
    content = (layers.tokens[mention.first].start, layers.tokens[mention.last - 1].end)
    return Attribution(
        sources=(who.head,), source_spans=((who.first, _before_number(layers, who)),), chain=(),
        cue=None, stance="assert", form="indirect", content=(content,), rule=RULE,
    )  # fmt: skip


def _before_number(layers: Layers, who: Phrase) -> int:
    """Return where a phrase ends before the number of another toll ("a nurse of three, and")."""
    counted = (i for i in range(who.head + 1, who.last) if layers.tokens[i].pos == "NUM")
    at = next(counted, who.last + 1) - 1
    return at if at < who.last and layers.tokens[at].pos == "ADP" else who.last


def _without(said: Attribution, other: Attribution) -> Attribution:
    """Return an attribution without the content that another speaker gives."""
    start = other.content[0][0]
    kept = tuple((s, min(e, start)) for s, e in said.content if s < start)
    return msgspec.structs.replace(said, content=kept) if kept else said


def _span(layers: Layers, i: int) -> tuple[int, int]:
    """Return the words of a speaker, without clauses that hang on it."""
    inside = [j for j in layers.subtree(i) if j <= i or layers.tokens[j].dep not in ("relcl",)]
    left = [j for j in inside if j <= i]
    return min(left, default=i), i + 1
