"""How likely a merged event is: what its best draft says, and what the whole article adds.

Numbers with names for each event of an article (`told`), weighed by a fitted logit
(`model/weights/standing.json`, made by `bench.standing_fit`). Its probability is the event's score,
and what is too unlikely is dropped.
"""

import functools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.slots import kids
from dateline.extract.events.joining.merging import definite
from dateline.extract.events.weighing.assembly import is_story, probability
from dateline.extract.events.weighing.evidence import by_model, log_odds
from dateline.extract.events.weighing.plainly import is_wounded
from dateline.model.reader import WEIGHTS
from dateline.records import LIKELY

_KEPT = 0.15
"""Probability from which an event is kept: less likely than what lists show (`Coding.likely`), it
is linked with what other reports tell."""
_SURE = 0.6
"""Probability from which a draft is sure to be an event of its type."""
_WOUNDED = 0.5
"""Least probability that people were wounded in a deed of force, where no other is told."""
_DISPLAY = frozenset({"title", "subhead", "caption"})
_CLAUSES = frozenset(
    {"relcl", "advcl", "acl", "pobj", "compound", "ccomp", "xcomp", "conj", "amod"}
)


class Weights(msgspec.Struct, frozen=True):
    """The weights by name, and from which probability F1 is best: in a short text, in a story.

    What lists show (`records.LIKELY`) is taken from these bounds.
    """

    of: Mapping[str, float]
    short: float
    story: float


@functools.cache
def load_weights() -> Weights:
    """Return the fitted weights that ship."""
    return msgspec.json.decode((WEIGHTS / "standing.json").read_bytes(), type=Weights)


def stand(article: Article, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the merged drafts that are likely enough, all with their standing."""
    if not article.layers.readings:
        return list(drafts)
    of = load_weights().of
    chances = [probability(numbers, of) for numbers in told(article, drafts)]
    deeds = [found for draft, found in zip(drafts, chances, strict=True) if draft.type == "ASSAULT"]
    for n, draft in enumerate(drafts):
        if max(deeds, default=0.0) < LIKELY and is_wounded(article.layers, draft):
            chances[n] = _WOUNDED  # the article tells of no other deed that they could be of
    for draft, found in zip(drafts, chances, strict=True):
        draft.standing = found
    return [d for d, found in zip(drafts, chances, strict=True) if found >= _KEPT]


def told(article: Article, drafts: Sequence[Draft]) -> Iterator[dict[str, float]]:
    """Yield what speaks for each merged draft of an article, by name."""
    same = Counter(d.type for d in drafts)
    sure = {d.type for d in drafts if (d.probability or 0.0) >= _SURE}
    most = {kind: max(d.probability or 0.0 for d in drafts if d.type == kind) for kind in same}
    for draft in drafts:
        found = {
            "": 1.0,
            **_of_drafts(article, draft),
            **_of_slots(article, draft),
            **_of_words(article, draft),
            f"type {draft.type}": 1.0,
            "many": math.log(len(drafts)),
            "many of type": math.log(same[draft.type]),
            "sure one of type": draft.type in sure,
            "likeliest of type": (draft.probability or 0.0) >= most[draft.type],
            "deed told": "ASSAULT" in sure and draft.type == "ASSAULT",
        }
        yield {name: float(value) for name, value in found.items() if value}


def _of_drafts(article: Article, draft: Draft) -> dict[str, float]:
    odds = log_odds(draft.probability or 0.0)
    story = is_story(article.layers)
    return {
        "odds": odds,
        "odds in story": odds * story,
        "story": story,
        "told again": math.log(len(draft.heads)),
        "by model": by_model(draft),
        f"realis {draft.realis.value}": 1.0,
    }


def _of_slots(article: Article, draft: Draft) -> dict[str, float]:
    actors, recipients = article.who(draft, draft.actors), article.who(draft, draft.recipients)
    return {
        "actors": bool(actors),
        "recipients": bool(recipients),
        "both parties": bool(actors and recipients),
        "named actor": any(a.value.id or a.value.name for a in actors),
        "named recipient": any(r.value.id or r.value.name for r in recipients),
        "place": article.own_place(draft) is not None,
        "time": article.own_time(draft) is not None,
        "past": article.past(draft),
        "toll": bool(article.harm(draft)),
        "mode": draft.mode is not None,
    }


def _of_words(article: Article, draft: Draft) -> dict[str, float]:
    layers = article.layers
    head = draft.head
    token = layers.tokens[head]
    blocks = [layers.block_of(h) for h in draft.heads]
    roles = [layers.document.blocks[b].role for b in blocks]
    opening = next((n for n, b in enumerate(layers.document.blocks) if b.role not in _DISPLAY), 0)
    quoted = any(q.start <= token.start < q.end for q in layers.quotations)
    return {
        "noun": token.pos == "NOUN",
        "definite noun": token.pos == "NOUN" and definite(layers, head),
        "bare noun": token.pos == "NOUN" and not kids(layers, head, "det", "poss", "nummod"),
        "plural noun": token.tag == "NNS",
        f"clause {token.dep if token.dep in _CLAUSES else 'main'}": 1.0,
        "quoted": quoted,
        "only in display": all(r in _DISPLAY for r in roles),
        "opening": min(blocks) <= opening,
        "how late": min(min(blocks), 30) / 30,
        "length": min(len(layers.sentences), 60) / 60,
    }
