"""Who "we" and "us" are in somebody's words: "We took the town," the commander said."""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.article import Article
from dateline.extract.claims import Attribution
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.slots import is_passive, kids, patient, subject
from dateline.extract.events.kinds import FORCE, HARMED
from dateline.extract.events.roles.homes import bearers_home, doers_home
from dateline.records import Actor, Event, Finding

_DOING = frozenset({"i", "we"})
_SPEAKING = _DOING | {"us", "me"}


def speakers(article: Article, head: int) -> list[Attribution]:
    """Return in whose words a token stands, the innermost first, without "I" and "we"."""
    token = article.layers.tokens[head]
    told = article.speakers_for(token.start, token.end)
    return [a for a in told if not _is_first_person(article.layers, a)]


def with_speaker(article: Article, draft: Draft, event: Event) -> Event:
    """Fill who speaks where the words say "we" or "us" of the doer or the sufferer."""
    layers = article.layers
    doing = any(layers.tokens[s].low in _DOING for h in draft.heads for s in _doers(layers, h))
    suffering = draft.type in HARMED and any(
        layers.tokens[p].low in _SPEAKING for h in draft.heads for p in patient(layers, h)
    )
    meeting = draft.type == "CONSULT"  # "we met the premier": both take part
    doing = doing and (meeting or not event.actors)
    suffering = suffering and not event.recipients
    if not doing and not suffering:
        return event
    found = _read(article, speakers(article, draft.head), force=draft.type in FORCE)
    others = {f.value.name or f.value.text for f in (*event.actors, *event.recipients)}
    found = tuple(f for f in found if (f.value.name or f.value.text) not in others)
    if doing:
        found = doers_home(article, draft.type, event.place, found)
        return msgspec.structs.replace(event, actors=(*event.actors, *found))
    found = bearers_home(article, draft.type, event.place, found)
    return msgspec.structs.replace(event, recipients=found)


def _doers(layers: Layers, head: int) -> list[int]:
    """Return the subject that stands at a verb, or that its participle has from the main clause."""
    if layers.tokens[head].pos not in ("VERB", "AUX") or is_passive(layers, head):
        return []
    own = [t.i for t in kids(layers, head, "nsubj")]
    return own or subject(layers, head)


def _read(
    article: Article, said: Sequence[Attribution], *, force: bool
) -> tuple[Finding[Actor], ...]:
    heads = list(said[0].sources) if said else []
    return article.actors.read_all(heads, force=force)


def _is_first_person(layers: Layers, said: Attribution) -> bool:
    return bool(said.sources) and all(layers.tokens[s].low in _SPEAKING for s in said.sources)
