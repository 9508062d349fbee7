"""Which of the times around an event is its own."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from dateline.annotate import Layers, Token
from dateline.document import Document
from dateline.extract.events.grammar.classes import is_harm
from dateline.extract.times.belonging.aloof import of_another as _of_another
from dateline.extract.times.belonging.attachment import blocked, carriers, chain, clause_of, verbal
from dateline.extract.times.belonging.telling import goes_elsewhere, in_present, told_plainly
from dateline.extract.times.days import days, shift
from dateline.extract.times.lexicon import words
from dateline.extract.times.mentions import TimeMention
from dateline.extract.times.phrases.reading import narrates_past, to_when
from dateline.extract.times.scenes import published_on
from dateline.extract.tolls.lexicon import is_deed
from dateline.records import Finding, When

_DAILY = ("hour", "part", "day")
_LONG = ("month", "year")
_AT_ONCE = frozenset({"as", "while", "when"})
_RECENT = 30
"""Days behind publication within which a day told earlier can be the story's day."""


def choose_time(
    layers: Layers,
    trigger: int,
    times: Sequence[TimeMention],
    *,
    narrative: bool = True,
    speech: bool = False,
) -> Finding[When] | None:
    """Return the time of the event that a token names, and by which step it was chosen.

    `speech` is for an event done by words ("they must leave"): the time of saying is its own.
    `narrative` lets an event without a time take the day that the story stands at.
    """
    token = layers.tokens[trigger]
    last = _clause_end(layers, trigger)
    here = [
        t for t in times if layers.tokens[t.first].sentence == token.sentence and t.first <= last
    ]
    now = speech and in_present(layers, trigger)
    if speech and _said_now(layers, trigger):
        here = [t for t in here if not _is_over(layers, t)]
    here = [t for t in here if not _of_another(layers, trigger, t, speech)]
    found = _by_syntax(layers, trigger, here, speech)
    if found is not None:
        return _step(found, "syntax")
    found = _in_sentence(layers, trigger, here, speech)
    if found is not None:
        return _step(found, "sentence")
    found = _in_caption(layers, token, times)
    if found is not None:
        return _step(found, "caption")
    found = _of_entry(layers, trigger, times)
    if found is not None:
        return _step(found, "entry")
    if narrative and (told_plainly(layers, trigger) or (speech and not _said_now(layers, trigger))):
        found = _from_story(layers, token, times, speech, now=now)
        if found is not None:
            return _step(found, "narrative")
    return None


def _clause_end(layers: Layers, trigger: int) -> int:
    """Return where what is told with a trigger ends: its sentence, or a semicolon before that.

    What follows one has a time of its own: "They demanded his release; two were freed on Friday".
    """
    end = layers.sentences[layers.tokens[trigger].sentence].last
    return next((i for i in range(trigger, end) if layers.tokens[i].text == ";"), end)


def fallback_time(document: Document, *, spoken: bool = False) -> Finding[When] | None:
    """Return the two days up to publication, for current news; None without words to quote.

    None as well where the whole document is history: its deeds are not of these days.
    What is `spoken`, with no other day told beside it, is of the day of publication.
    """
    published, _ = published_on(document)
    if published is None or document.published_at is None or narrates_past(document):
        return None
    stretch = days(published if spoken else shift(published, -2, "day"), published)
    at = document.published_at
    quotes = (document.quote(at.start, at.end),)
    return Finding(to_when(stretch, None, published), quotes, "time.publication")


def _step(mention: TimeMention, step: str) -> Finding[When]:
    return msgspec.structs.replace(mention.finding, rule=f"{mention.finding.rule}+{step}")


def _usable(mention: TimeMention) -> bool:
    if mention.finding.rule in ("time.present",):
        return False
    return mention.kind in ("point", "since")


def _by_syntax(
    layers: Layers, trigger: int, times: Sequence[TimeMention], speech: bool
) -> TimeMention | None:
    """Return the time that hangs on the trigger, or on a clause that the trigger shares."""
    steps = {i: cost for cost, i in enumerate(chain(layers, trigger, speech))}
    best: tuple[float, int, int, TimeMention] | None = None
    for mention in times:
        kept = _usable(mention) or _holds_on(layers, trigger, mention)
        if not kept:
            continue
        for carrier in carriers(layers, mention):
            if carrier.token not in steps:
                continue
            cost = steps[carrier.token] * 1.5 + carrier.cost
            rank = (cost, abs(mention.first - trigger), mention.first, mention)
            if best is None or rank[:3] < best[:3]:
                best = rank
            break
    return best[3] if best else None


def _holds_on(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a length of time is when the event went on: "have fought for weeks"."""
    if mention.kind == "until":
        return mention.finding.value.earliest != mention.finding.value.latest
    if mention.kind != "duration":
        return False
    before = layers.tokens[mention.first - 1].low if mention.first else ""
    verb = verbal(layers, trigger)
    if verb is None or before not in ("for", "over", "during"):
        return False
    forms = {layers.tokens[i].low for i in layers.children[verb.i]}
    return bool(forms & {"has", "have", "'ve"}) and layers.tokens[mention.first].head != trigger


def _in_sentence(
    layers: Layers, trigger: int, times: Sequence[TimeMention], speech: bool
) -> TimeMention | None:
    """Return the only time of the sentence, unless it hangs on another verb of its own."""
    points = [t for t in times if _usable(t)]
    if not points:
        return None
    if blocked(layers, trigger, speech) == "before":
        return _of_those_days(layers, trigger, points)
    free = [t for t in points if _free(layers, trigger, t, speech)]
    spoken = [t for t in free if t.finding.value.precision in _DAILY]
    pool = spoken or free
    if len({(t.finding.value.earliest, t.finding.value.latest) for t in pool}) != 1:
        return None
    return pool[0]


def _of_those_days(
    layers: Layers, trigger: int, points: Sequence[TimeMention]
) -> TimeMention | None:
    """Return the month or year of a clause for what it came after: "in 1978, after X invaded Y".

    Not so where a length stands between them: "in 1990, two years after".
    """
    clause = next((i for i in (trigger, *layers.ancestors(trigger))
                   if layers.tokens[i].dep == "advcl"), None)  # fmt: skip
    if clause is None or len(points) != 1 or points[0].finding.value.precision not in _LONG:
        return None
    marks = [layers.tokens[c] for c in layers.children[clause]]
    after = [t for t in marks if t.low == "after" and t.dep == "mark"]
    lengths = any(t.name in ("DATE", "TIME") and t.dep == "npadvmod" for t in marks)
    above = layers.tokens[clause].head
    hung = any(c.token == above for c in carriers(layers, points[0]))
    return points[0] if after and hung and not lengths else None


def _free(layers: Layers, trigger: int, mention: TimeMention, speech: bool) -> bool:
    """Tell whether a time could belong to the trigger although the parse does not say so."""
    carried = carriers(layers, mention)
    verb = clause_of(layers, carried)
    if verb is None:
        return True
    token = layers.tokens[verb]
    if _meanwhile(layers, trigger, token):
        return True
    if speech and _published_in(layers, trigger, token):
        return True
    if token.dep in ("relcl", "acl") or carried[0].premodifier:
        return False
    if speech and token.dep == "advcl":
        return True
    said = blocked(layers, trigger, speech)
    if said == "saying" and verb in layers.ancestors(trigger):
        return verb < trigger < mention.first and not _taken_up(layers, trigger, verb)
    if said:
        return False
    root = layers.sentences[token.sentence].root
    return verb == root or token.pos not in ("VERB", "AUX")


def _published_in(layers: Layers, trigger: int, verb: Token) -> bool:
    """Tell whether a verb says when the words went out in which somebody does an act of words.

    "In a statement published on Sunday, they accused soldiers".
    """
    if verb.dep != "acl" or verb.base not in words("publishing"):
        return False
    prep = layers.tokens[layers.tokens[verb.head].head]
    return prep.low in ("in", "with", "by") and prep.head == trigger


def _meanwhile(layers: Layers, trigger: int, verb: Token) -> bool:
    """Tell whether a clause below the trigger tells what went on as it happened.

    "Shot traders who were going home yesterday", "shot her as she fed the pigeons on Monday".
    """
    above = layers.ancestors(verb.i)
    if trigger not in above or verb.base in words("saying"):
        return False
    below = [layers.tokens[i] for i in layers.children[verb.i]]
    if verb.dep == "advcl":
        marks = {t.low for t in below if t.dep in ("mark", "advmod")}
        return verb.head == trigger and bool(marks & _AT_ONCE)
    going = verb.dep == "acl" or any(t.low in ("was", "were") for t in below)
    return verb.dep in ("relcl", "acl") and verb.tag == "VBG" and going


def _taken_up(layers: Layers, trigger: int, verb: int) -> bool:
    """Tell whether a verb only takes a deed up: "condemned the killings on Friday" dates none."""
    told = verbal(layers, trigger)
    below = [layers.tokens[i] for i in layers.children[trigger]]
    definite = any(t.dep == "det" and t.low in ("the", "this", "these") for t in below)
    alone = all(t.dep != "prep" for t in below)
    return told is not None and told.i == verb and definite and alone


def _in_caption(layers: Layers, token: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the date of a caption, which holds for all that its picture shows."""
    if layers.role_of(token.i) != "caption":
        return None
    block = layers.block_of(token.i)
    dated = [
        t for t in times
        if layers.block_of(t.first) == block
        and t.finding.value.precision in _DAILY
    ]  # fmt: skip
    return dated[0] if dated else None


def _of_entry(layers: Layers, trigger: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the day at the head of the entry of a list or log that an event stands in.

    Not where the entry goes back before it, or has told another day since.
    """
    block = layers.block_of(trigger)
    entry = layers.document.entry_of(block)
    if entry is None or goes_elsewhere(layers, trigger):
        return None
    found: TimeMention | None = None
    for mention in times:
        at = layers.block_of(mention.first)
        daily = mention.kind == "point" and mention.finding.value.precision in _DAILY
        if at == entry and found is None and daily:
            found = mention
        elif at == block and mention.first < trigger and _tells(layers, mention, dated=True):
            return None
    return found


def _said_now(layers: Layers, trigger: int) -> bool:
    """Tell whether words are said as the article is written: "accuses", "has called for"."""
    # the story's day is better than none
    return fallback_time(layers.document) is not None and in_present(layers, trigger)


def _is_over(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a time was over before publication: "condemns the attack on 17 June"."""
    published, _ = published_on(layers.document)
    return published is not None and mention.finding.value.latest[:10] < published.isoformat()


def _from_story(
    layers: Layers, token: Token, times: Sequence[TimeMention], speech: bool, *, now: bool
) -> TimeMention | None:
    """Return the last day told in the paragraph before the sentence, else the lead's day.

    What is said `now`, in the present tense, is of no year long gone.

    The day on which something was said dates only what is said. Where no main clause tells a day,
    that of a deed told before will do ("on Monday's attack"), but for what had come before.
    """
    block = layers.block_of(token.i)
    published, _ = published_on(layers.document)
    last = _said_on(layers, token, times) or published
    lead: TimeMention | None = None
    deed: TimeMention | None = None
    for mention in reversed(times):
        at = layers.tokens[mention.first].sentence
        here = at < token.sentence and layers.sentences[at].block == block
        if here and published is not None and _is_history(layers, mention, published):
            if now:
                continue
            return mention
        if at >= token.sentence or not _tells(layers, mention, published is not None):
            continue
        if last is not None and not _near(mention, last):
            continue
        if not _of_main_clause(layers, mention):
            deed = mention if _dates_deed(layers, mention) else deed
        elif speech or not _dates_saying(layers, mention):
            if layers.sentences[at].block == block:
                return mention
            lead = mention
    return lead or (None if speech or _came_before(layers, token) else deed)


def _dates_saying(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a day is when something was said: "the army said on Saturday"."""
    verb = clause_of(layers, carriers(layers, mention))
    return verb is not None and layers.tokens[verb].base in words("saying")


def _dates_deed(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a day hangs on a word for a deed: "Monday's attack", "who died on Monday".

    What is done to papers is none ("the report, released on Friday").
    """
    near = [layers.tokens[c.token] for c in carriers(layers, mention)][:1]
    return any(is_harm(layers, t.i) or (is_deed(layers, t.i) and t.dep != "acl") for t in near)


def _came_before(layers: Layers, token: Token) -> bool:
    """Tell whether a deed is told in the past perfect: "that soldiers had been drawn away"."""
    verb = verbal(layers, token.i)
    return verb is not None and any(layers.tokens[i].low == "had" for i in layers.children[verb.i])


def _said_on(layers: Layers, token: Token, times: Sequence[TimeMention]) -> date | None:
    """Return the day on which somebody says what a token tells: it can't have happened later."""
    above = layers.ancestors(token.i)
    for mention in times:
        here = layers.tokens[mention.first].sentence == token.sentence
        if not here or mention.kind != "point" or mention.finding.value.precision not in _DAILY:
            continue
        verb = clause_of(layers, carriers(layers, mention))
        if verb in above and layers.tokens[verb].base in words("saying"):
            return date.fromisoformat(mention.finding.value.latest[:10])
    return None


def _tells(layers: Layers, mention: TimeMention, dated: bool) -> bool:
    if not dated or mention.kind != "point" or mention.finding.value.precision not in _DAILY:
        return False
    if mention.finding.rule == "time.present":
        return False  # "Now we have a problem": when it is said, not where the story stands
    first = layers.tokens[mention.first]
    stamp = layers.document.published_at
    stamped = stamp is not None and stamp.start <= first.start < stamp.end
    return not stamped and layers.role_of(first.i) not in ("caption", "title", "subhead", "entry")


def _of_main_clause(layers: Layers, mention: TimeMention) -> bool:
    carried = carriers(layers, mention)
    if not carried or carried[0].premodifier:
        return False
    verb = layers.tokens[clause_of(layers, carried) or carried[-1].token]
    return verb.dep not in ("relcl", "acl", "advcl")


def _is_history(layers: Layers, mention: TimeMention, published: date) -> bool:
    """Tell whether a paragraph goes back to a month or year long gone: "It was taken in 2017"."""
    if mention.kind != "point" or mention.finding.value.precision not in ("month", "year"):
        return False
    last = date.fromisoformat(mention.finding.value.latest[:10])
    return last < published - timedelta(days=_RECENT) and _of_main_clause(layers, mention)


def _near(mention: TimeMention, published: date) -> bool:
    first = date.fromisoformat(mention.finding.value.earliest[:10])
    return published - timedelta(days=_RECENT) <= first <= published
