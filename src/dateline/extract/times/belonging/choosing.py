"""Which of the times around an event is its own."""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.document import Document
from dateline.extract.times.belonging.aloof import of_an_old_crime
from dateline.extract.times.belonging.aloof import of_another as _of_another
from dateline.extract.times.belonging.attachment import blocked, carriers, chain, clause_of, verbal
from dateline.extract.times.belonging.story import day_of_lead, day_of_story, tells_day
from dateline.extract.times.belonging.telling import goes_elsewhere, in_present, told_plainly
from dateline.extract.times.days import DAILY, days, shift
from dateline.extract.times.lexicon import words
from dateline.extract.times.mentions import TimeMention
from dateline.extract.times.phrases.reading import narrates_past, to_when
from dateline.extract.times.scenes import published_on
from dateline.records import Finding, When

_LONG = ("month", "year")
_AT_ONCE = frozenset({"as", "while", "when"})


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
    if narrative and not speech and layers.role_of(trigger) == "title":
        found = day_of_lead(layers, trigger, times)
        return _day_alone(_step(found, "narrative")) if found is not None else None
    if narrative and (told_plainly(layers, trigger) or (speech and not _said_now(layers, trigger))):
        found = day_of_story(layers, token, times, speech, now=now)
        if found is not None:
            near = layers.block_of(found.first) == layers.block_of(trigger)
            return _step(found, "narrative") if near else _day_alone(_step(found, "narrative"))
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


def _day_alone(found: Finding[When]) -> Finding[When]:
    """Return the day of a time: the hour of one paragraph's deed is not that of the next one's."""
    when = found.value
    first, last = when.earliest[:10], when.latest[:10]
    if first != last or when.precision not in ("hour", "part"):
        return found
    day = msgspec.structs.replace(when, earliest=first, latest=last, precision="day")
    return msgspec.structs.replace(found, value=day)


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
        tried = [t for t in points if any(of_an_old_crime(layers, i, t)
                                          for i in layers.ancestors(trigger))]  # fmt: skip
        return tried[0] if len(tried) == 1 else _of_those_days(layers, trigger, points)
    free = [t for t in points if _free(layers, trigger, t, speech)]
    spoken = [t for t in free if t.finding.value.precision in DAILY]
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
    if _meanwhile(layers, trigger, token) or _is_beside(layers, trigger, token):
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
    if layers.tokens[trigger].dep == "dobj":
        trigger = layers.tokens[trigger].head  # "dropped bombs on men who were going home"
    if trigger not in above or verb.base in words("saying"):
        return False
    below = [layers.tokens[i] for i in layers.children[verb.i]]
    if verb.dep == "advcl":
        marks = {t.low for t in below if t.dep in ("mark", "advmod")}
        return bool(marks & _AT_ONCE) and _describes(layers, layers.tokens[verb.head], trigger)
    going = verb.dep == "acl" or any(t.low in ("was", "were") for t in below)
    return verb.dep in ("relcl", "acl") and verb.tag == "VBG" and going


def _is_beside(layers: Layers, trigger: int, verb: Token) -> bool:
    """Tell whether a verb ends a row of what one side did: "looted and burned homes in June"."""
    own = verbal(layers, trigger)
    while own is not None and verb.dep == "conj" and verb.pos == "VERB":
        if any(layers.tokens[i].dep in ("nsubj", "nsubjpass") for i in layers.children[verb.i]):
            return False
        verb = layers.tokens[verb.head]
        if verb.i == own.i:
            return True
    return False


def _describes(layers: Layers, verb: Token, trigger: int) -> bool:
    """Tell whether a verb is a trigger, or of a clause on something told with it.

    "Died under a wall which gave way as they ran on Tuesday".
    """
    while verb.i != trigger:
        above = layers.tokens[verb.head]
        if verb.pos in ("VERB", "AUX") and verb.dep not in ("relcl", "acl"):
            return False
        if above.i == verb.i:
            return False
        verb = above
    return True


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
        and t.finding.value.precision in DAILY
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
        daily = mention.kind == "point" and mention.finding.value.precision in DAILY
        if at == entry and found is None and daily:
            found = mention
        elif at == block and mention.first < trigger and tells_day(layers, mention, dated=True):
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
