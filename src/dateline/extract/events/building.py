"""From a merged draft to an event record, each value with its words."""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.document import Quote, content_id
from dateline.extract.article import Article, is_background
from dateline.extract.events.contexts import find_contexts
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.slots import is_passive, prep_objects, subject
from dateline.extract.events.kinds import MATERIAL, SPOKEN, VERBAL
from dateline.extract.events.roles.homes import bearers_home, doers_home
from dateline.records import Actor, Event, Finding, Realis

_SURE = 0.75
"""Probability from which a deed stands without any party: "preventive arrests have been made"."""
_TOLD = 0.5
"""Standing from which what was done stands without anything of its own ("we are seizing arms", "the
investigation goes on"), if not only a noun for a deed tells it ("riots"). Of such 19 of 22 were
events."""
_OBJECTLESS = frozenset({"MOBILIZE", "PROTEST", "RETREAT", "CONCEDE"})
"""Types of which most deeds are done to nobody."""
_FOR_ALL = frozenset({"curfew", "martial-law"})
_ACTING = frozenset({"GOV", "MIL"})
"""Sectors of those who act for their state."""
_STRIKING = ("blast", "weapon", "munition", "disaster")
"""Classes of nouns for what strikes by itself, without a doer."""
_PERSONAL = frozenset(
    {None, "firearms", "aerial", "drone", "explosives", "heavy-weapons", "primitive"}
)


def event_id(layers: Layers, draft: Draft) -> str:
    """Return the draft's id: a hash of the document, the type and the first trigger's place."""
    first = draft.matches[0]
    start = layers.tokens[first.first].start
    return content_id("e", layers.document.id, draft.type, str(start))


def build_event(article: Article, draft: Draft) -> Event | None:
    """Return the event of a draft, or None where the slots that make one are empty.

    A trigger with no party, no place or time of its own and no toll ("violence", "attacks") reports
    nothing that a reader could check, unless both readers are sure of it.
    """
    layers = article.layers
    actors = _in_full(layers, states_in_bodies(article.who(draft, draft.actors)))
    recipients = _in_full(layers, article.who(draft, draft.recipients))
    tolls = article.harm(draft)
    bare = not (
        actors or recipients or tolls or article.own_place(draft) or article.own_time(draft)
    )
    spoken = draft.type in SPOKEN and draft.matches[0].kind == "verb"  # its speaker may fill it
    sure = draft.type in MATERIAL and (draft.probability or 0.0) >= _SURE
    if bare and not spoken and not sure and not _is_told(draft):
        return None
    if draft.realis.value == "hypothetical" and not (actors and (recipients or _alone(draft))):
        return None  # a possibility without parties says nothing
    taken = {(a.value.name or a.value.text) for a in actors}
    recipients = tuple(r for r in recipients if (r.value.name or r.value.text) not in taken)
    if draft.type == "ACCUSE":
        recipients = tuple(r for r in recipients if not _is_own_state(r.value, actors))
    place, when = article.place(draft), article.time(draft)
    visited = {r.value.country for r in recipients} if draft.mode == "visit" else set()
    if article.country is None or article.country.value.country not in visited:
        actors = doers_home(article, draft.type, place, actors)
    recipients = bearers_home(article, draft.type, place, recipients)
    first = draft.matches[0]
    words = layers.quote(first.first, first.last)
    background = when is not None and is_background(when.value, article.published)
    return Event(
        id=event_id(layers, draft),
        document=layers.document.id,
        type=Finding(draft.type, (words,), first.frame.id),
        mode=_mode(layers, draft, recipients, words),
        contexts=find_contexts(layers, draft, actors, recipients),
        trigger=Finding(words.text, _triggers(layers, draft), first.frame.id),
        evidence=_evidence(layers, draft),
        actors=actors,
        recipients=recipients,
        place=place,
        when=when,
        tolls=tolls,
        realis=_realis(layers, draft, words),
        background=Finding(background, when.quotes if when else (words,), "background.30-days"),
        claims=(),
        verification=None,
        score=round(_score(draft, bool(actors), bool(recipients)), 2),
    )


def _is_own_state(accused: Actor, actors: tuple[Finding[Actor], ...]) -> bool:
    """Tell whether it is the state in whose name its government speaks."""
    state = accused.id if accused.id == accused.country else None
    return state is not None and any(
        a.value.country == state and a.value.sector == "GOV" for a in actors
    )


def _alone(draft: Draft) -> bool:
    """Tell whether a verb says what somebody does by himself: "miners may march on Friday"."""
    of_all = draft.type in _OBJECTLESS or draft.mode in _FOR_ALL
    return of_all and draft.matches[0].kind != "noun"


def _is_told(draft: Draft) -> bool:
    """Tell whether an event without parties, place, day or toll is likely enough to stand."""
    worded = draft.matches[0].kind != "noun" or draft.type not in MATERIAL
    done = draft.realis.value in ("actual", "ongoing")
    return worded and done and (draft.standing or 0.0) >= _TOLD


def states_in_bodies(actors: tuple[Finding[Actor], ...]) -> tuple[Finding[Actor], ...]:
    """Return doers with a bare state put into its own army or government, which acts for it.

    "Turkey" and "the Turkish army" do one deed as one.
    """
    kept = list(actors)
    for state in [a for a in actors if a.value.id is not None and a.value.id == a.value.country]:
        others = (a for a in kept if a.value.id != state.value.id and a.value.sector in _ACTING)
        body = next((a for a in others if a.value.country == state.value.id), None)
        if body is not None:
            quotes = tuple(dict.fromkeys((*body.quotes, *state.quotes)))
            kept[kept.index(body)] = Finding(body.value, quotes, body.rule)
            kept.remove(state)
    return tuple(kept)


def _in_full(layers: Layers, who: tuple[Finding[Actor], ...]) -> tuple[Finding[Actor], ...]:
    """Return the parties without those whom a headline only describes: the text says who they are.

    "Minister quits: Trade Minister Piet Smit resigned on Monday".
    """
    bodied = [f for f in who if not _in_title(layers, f)]
    known = {(f.value.country, f.value.sector) for f in bodied if f.value.country}
    return tuple(
        f for f in who
        if f in bodied or f.value.id or (f.value.country, f.value.sector) not in known
    )  # fmt: skip


def _in_title(layers: Layers, party: Finding[Actor]) -> bool:
    blocks = [layers.document.block_of(quote.span) for quote in party.quotes]
    return bool(blocks) and all(b is not None and b.role == "title" for b in blocks)


def _mode(
    layers: Layers, draft: Draft, recipients: tuple[Finding[Actor], ...], words: Quote
) -> Finding[str] | None:
    victims = [r for r in recipients if _named_person(layers, r)]
    if draft.type == "ASSAULT" and victims and draft.mode in _PERSONAL:
        return Finding("targeted", (words, *victims[0].quotes), "mode.named-person")
    if draft.mode is None:
        return None
    if draft.mode_at is None:
        rule = next((m.frame.id for m in draft.matches if m.frame.mode == draft.mode), "mode.frame")
        return Finding(draft.mode, (words,), rule)
    at = layers.quote(draft.mode_at, draft.mode_at + 1)
    return Finding(draft.mode, (at,), "mode.instrument")


def _named_person(layers: Layers, finding: Finding[Actor]) -> bool:
    """Tell whether a recipient is one person named."""
    starts = {layers.tokens[n.first].start for n in layers.names if n.label == "PERSON"}
    return bool(finding.value.name) and any(
        q.span.start <= start < q.span.end for q in finding.quotes for start in starts
    )


def _triggers(layers: Layers, draft: Draft) -> tuple[Quote, ...]:
    """Return the words of every mention of the event, the first one first, then the means.

    What struck is as good a word for it: "a drone killed two", "hurt by stones thrown".
    """
    words = [layers.quote(m.first, m.last) for m in draft.matches]
    if draft.type == "ASSAULT":
        words += [layers.quote(i, i + 1) for m in draft.matches for i in _means(layers, m.head)]
    return tuple(dict.fromkeys(words))


def _means(layers: Layers, verb: int) -> list[int]:
    """Return the nouns for a weapon, a blast or a disaster that do what a verb tells."""
    if layers.tokens[verb].pos != "VERB":
        return []
    passive = is_passive(layers, verb)
    found = prep_objects(layers, verb, "by") if passive else subject(layers, verb)
    classes = load_codebook().classes
    struck = frozenset().union(*(classes.get(name, ()) for name in _STRIKING))
    return [i for i in found if layers.tokens[i].pos == "NOUN" and layers.tokens[i].base in struck]


def _evidence(layers: Layers, draft: Draft) -> tuple[Quote, ...]:
    """Return the sentences that report the event, the first mention first."""
    numbers = dict.fromkeys(layers.tokens[h].sentence for h in draft.heads)
    return tuple(layers.quote(layers.sentences[n].first, layers.sentences[n].last) for n in numbers)


def _realis(layers: Layers, draft: Draft, words: Quote) -> Finding[Realis]:
    denied = _denied_at(layers, draft) if draft.type in VERBAL else None
    if denied is not None:
        return Finding("denied", (words, layers.quote(denied, denied + 1)), "realis.denied")
    at = draft.realis.token
    shown = layers.quote(at, at + 1)
    quotes = (words,) if shown == words else (words, shown)
    return Finding(draft.realis.value, quotes, draft.realis.rule)


def _denied_at(layers: Layers, draft: Draft) -> int | None:
    """Return the verb by which somebody says that he never said it: "denied backing the rebels"."""
    token = layers.tokens[draft.head]
    above = layers.tokens[token.head]
    own = token.dep in ("xcomp", "ccomp", "pcomp") and token.i > above.i  # "denied a request"
    return above.i if own and above.base == "deny" and above.pos == "VERB" else None


def _score(draft: Draft, actors: bool, recipients: bool) -> float:
    """Return how likely the event is right; a guess where no model has weighed it."""
    if draft.standing is not None:
        return draft.standing
    if draft.probability is not None:  # a toll without an owner bears it out
        return draft.probability
    score = 0.45 + 0.15 * actors + 0.15 * recipients + 0.1 * (len(draft.matches) > 1)
    return round(min(score + 0.1 * (draft.matches[0].kind == "verb"), 0.95), 2)
