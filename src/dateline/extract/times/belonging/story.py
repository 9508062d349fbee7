"""The day that the story stands at, where an event has none of its own."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.annotate import Layers, Token
from dateline.codebook.frames import load_codebook
from dateline.extract.events.grammar.classes import is_harm
from dateline.extract.times.belonging.attachment import blocked, carriers, clause_of, verbal
from dateline.extract.times.belonging.telling import goes_elsewhere, is_testimony
from dateline.extract.times.days import DAILY
from dateline.extract.times.lexicon import words
from dateline.extract.times.mentions import TimeMention
from dateline.extract.times.scenes import LONG_GONE, published_on
from dateline.extract.tolls.lexicon import is_deed

_RECENT = LONG_GONE
"""Days behind publication within which a day told earlier can be the story's day."""


_HEADING = 80
"""Characters that a line above the first paragraph of a report seldom has."""


def day_of_story(
    layers: Layers, token: Token, times: Sequence[TimeMention], speech: bool, *, now: bool
) -> TimeMention | None:
    """Return the last day told in the paragraph before the sentence, else the lead's day.

    What is said `now`, in the present tense, is of no year long gone.

    The day on which something was said dates only what is said. Where no main clause tells a day,
    that of a deed told before will do ("on Monday's attack"), but for what had come before.
    A harm is of the day of a harm, where the clause that tells another day tells none.
    """
    block = layers.block_of(token.i)
    published, _ = published_on(layers.document)
    last = _said_on(layers, token, times) or published
    past = None if speech else looks_back(layers, times)
    if past is None and not speech and is_testimony(layers, token.i):
        return None
    lead: TimeMention | None = None
    deed: TimeMention | None = None
    harm: TimeMention | None = None
    before = _came_before(layers, token)
    passed_on = blocked(layers, token.i) == "saying"  # "said that its men had killed"
    harmful = not speech and is_harm(layers, token.i) and (passed_on or not before)
    back_now = False  # a day told since then is the news again
    for mention in reversed(times):
        at = layers.tokens[mention.first].sentence
        told = at < token.sentence or _behind_semicolon(layers, mention, token)
        here = told and layers.sentences[at].block == block
        back_now = back_now or _is_of_these_days(layers, mention, token, published)
        if here and published is not None and _is_history(layers, mention, published):
            if now or back_now:
                continue
            return mention
        if not told or not tells_day(layers, mention, published is not None):
            continue
        if last is not None and past is None and not _near(mention, last):
            continue
        nearer = harm is not None and layers.block_of(harm.first) == block
        if harmful and not nearer and _dates_force(layers, mention):
            harm = mention
        if not _of_main_clause(layers, mention):
            deed = mention if _dates_deed(layers, mention) else deed
        elif speech or not _dates_saying(layers, mention):
            lead = mention
            if layers.sentences[at].block == block:
                break
    if lead is None:
        return None if speech or before else deed
    beside = harm is not None and layers.block_of(harm.first) in (
        block,
        layers.block_of(lead.first),
    )
    return harm if beside else lead


def looks_back(layers: Layers, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the day of the deed that a report is about, where that is long gone.

    Its first paragraph tells the day, and none of the days up to publication is that of a deed.
    """
    published, _ = published_on(layers.document)
    told = [t for t in times if _is_deeds_day(layers, t)]
    if published is None or not told or _near(told[0], published):
        return None
    blocks = layers.document.blocks
    lead = next((n for n, b in enumerate(blocks) if b.role in ("lead", "paragraph")
                 and b.span.end - b.span.start > _HEADING), None)  # fmt: skip
    since = (published - timedelta(days=_RECENT)).isoformat()
    if any(t.finding.value.latest[:10] >= since for t in told):
        return None  # "they will leave on Tuesday": news
    if layers.block_of(told[0].first) != lead:
        return None
    return told[0]


def _is_deeds_day(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a day is one on which something was done, and not just said or put out."""
    if not tells_day(layers, mention, dated=True):
        return False
    if _dates_deed(layers, mention):
        return True
    verb = clause_of(layers, carriers(layers, mention))
    put_out = verb is not None and layers.tokens[verb].base in words("publishing")
    return not put_out and _of_main_clause(layers, mention) and not _dates_saying(layers, mention)


def day_of_lead(layers: Layers, trigger: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the first day that the paragraph below a title tells of a deed.

    Not of what the title tells as yet to come; of force that it tells as past before the rest
    ("shuts markets after attack") the first day of force.
    """
    published, _ = published_on(layers.document)
    before = blocked(layers, trigger) == "before" and _tells_force(layers, trigger)
    apart = goes_elsewhere(layers, trigger) and not before
    if published is None or apart or _is_intent(layers, trigger):
        return None
    blocks, title = layers.document.blocks, layers.block_of(trigger)
    below = (n for n in range(title + 1, len(blocks)) if blocks[n].role in ("lead", "paragraph"))
    lead = next(below, None)
    for mention in times:
        if layers.block_of(mention.first) == lead and tells_day(layers, mention, dated=True):
            deed = _dates_deed(layers, mention)
            main = _of_main_clause(layers, mention) and not _dates_saying(layers, mention)
            near = _near(mention, published) or looks_back(layers, times) is mention
            of = [c.token for c in carriers(layers, mention)][:1]
            died = any(is_harm(layers, i) for i in of)  # on the day, or later in a hospital
            force = not before or (_dates_force(layers, mention) and not died)
            if (deed or main) and near and force:
                return mention
    return None


def _is_intent(layers: Layers, trigger: int) -> bool:
    """Tell whether a headline says what somebody is to do: "Police to raid more homes"."""
    return any(layers.tokens[i].low == "to" and layers.tokens[i].dep == "aux"
               for i in layers.children[trigger])  # fmt: skip


def _behind_semicolon(layers: Layers, mention: TimeMention, token: Token) -> bool:
    """Tell whether a semicolon stands between a time and a token of its sentence."""
    here = layers.tokens[mention.first].sentence == token.sentence
    return here and any(t.text == ";" for t in layers.tokens[mention.last : token.i])


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


def _dates_force(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a day hangs on a word for force: "Tuesday's assault"."""
    return any(_tells_force(layers, c.token) for c in carriers(layers, mention)[:1])


def _tells_force(layers: Layers, i: int) -> bool:
    """Tell whether token `i` stands mostly for force: "assault", "bombed", "killed"."""
    token, book = layers.tokens[i], load_codebook()
    triggers = (book.verbs if token.pos == "VERB" else book.nouns).get(token.base, ())
    force = sum(t.frame.type == "ASSAULT" for t in triggers)
    return 2 * force > len(triggers) or is_harm(layers, i)


def _came_before(layers: Layers, token: Token) -> bool:
    """Tell whether a deed is told in the past perfect: "that soldiers had been drawn away"."""
    verb = verbal(layers, token.i)
    return verb is not None and any(layers.tokens[i].low == "had" for i in layers.children[verb.i])


def _said_on(layers: Layers, token: Token, times: Sequence[TimeMention]) -> date | None:
    """Return the day on which somebody says what a token tells: it can't have happened later."""
    above = layers.ancestors(token.i)
    for mention in times:
        here = layers.tokens[mention.first].sentence == token.sentence
        if not here or mention.kind != "point" or mention.finding.value.precision not in DAILY:
            continue
        verb = clause_of(layers, carriers(layers, mention))
        if verb in above and layers.tokens[verb].base in words("saying"):
            return date.fromisoformat(mention.finding.value.latest[:10])
    return None


def tells_day(layers: Layers, mention: TimeMention, dated: bool) -> bool:
    """Tell whether a time is a day at which a story can stand, in a `dated` document."""
    if not dated or mention.kind != "point" or mention.finding.value.precision not in DAILY:
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


def _is_of_these_days(
    layers: Layers, mention: TimeMention, token: Token, published: date | None
) -> bool:
    """Tell whether a time in a token's paragraph, up to its sentence, is a day of the news."""
    at = layers.tokens[mention.first].sentence
    if published is None or at > token.sentence or mention.first > token.i:
        return False
    same = layers.sentences[at].block == layers.block_of(token.i)
    daily = mention.kind == "point" and mention.finding.value.precision in DAILY
    return same and daily and _near(mention, published)


def _near(mention: TimeMention, published: date) -> bool:
    first = date.fromisoformat(mention.finding.value.earliest[:10])
    return published - timedelta(days=_RECENT) <= first <= published
