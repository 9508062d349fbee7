"""Who is actor and who recipient of an event, once its mentions are brought together.

Of each contender (`contenders`) two fitted logits (`model/weights/casting.json`, made by
`bench.casting_fit`) tell how likely it is one or the other. Whom a reader named already stays
unless that is unlikely; who is new must be likely.
"""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.article import Article
from dateline.extract.events.assembly import probability
from dateline.extract.events.beside import CLAIMANT
from dateline.extract.events.classes import role_of
from dateline.extract.events.contenders import HARMED_IN, contenders
from dateline.extract.events.drafts import Draft
from dateline.model.reader import WEIGHTS
from dateline.records import LIKELY

_FORCES = frozenset({"COP", "MIL", "PRM", "REB"})
_DOERS = frozenset({"person", "force"})
_KEPT = {"actor": 0.3, "recipient": 0.2}
_NEW = {"actor": 0.5, "recipient": 0.5}


class Weights(msgspec.Struct, frozen=True):
    """How what speaks for a contender adds up to the log-odds that it is actor or recipient."""

    actor: Mapping[str, float]
    recipient: Mapping[str, float]


@functools.cache
def load_weights() -> Weights:
    """Return the fitted weights that ship."""
    return msgspec.json.decode((WEIGHTS / "casting.json").read_bytes(), type=Weights)


def cast(article: Article, drafts: Sequence[Draft]) -> None:
    """Give each likely draft the parties that its readers and its grammar together speak for."""
    if not article.layers.readings:
        return
    weights = load_weights()
    for draft in drafts:
        if draft.standing is not None and draft.standing < LIKELY:
            continue
        actors, recipients = [], []
        for head, numbers in contenders(article, draft).items():
            harmed = HARMED_IN in numbers
            claims = head in draft.actors and f"at {CLAIMANT}" in numbers
            claims = claims or _owns_deed(article.layers, draft, head)
            doer = 0.0 if harmed else 1.0 if claims else probability(numbers, weights.actor)
            sufferer = probability(numbers, weights.recipient)
            acts = doer >= (_KEPT if head in draft.actors else _NEW)["actor"]
            suffers = sufferer >= (_KEPT if head in draft.recipients else _NEW)["recipient"]
            if acts and (doer >= sufferer or not suffers):
                actors.append(head)
            elif suffers:
                recipients.append(head)
        draft.actors, draft.recipients = actors, recipients


def _owns_deed(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a force stands in the very words of a deed as its doer: "police firing"."""
    token = layers.tokens[head]
    if head not in draft.actors or token.dep != "compound" or token.head not in draft.heads:
        return False
    force = role_of(layers, head) in _FORCES and role_of(layers, head, "kind") in _DOERS
    return force and layers.tokens[token.head].lemma.lower() in load_codebook().classes["attack"]
