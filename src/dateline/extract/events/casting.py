"""Who is actor and who recipient of an event, once its mentions are brought together.

Of each contender (`contenders`) two fitted logits (`model/weights/casting.json`, made by
`bench.casting_fit`) tell how likely it is one or the other. Whom a reader named already stays
unless that is unlikely; who is new must be likely.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.article import Article
from dateline.extract.events.assembly import probability
from dateline.extract.events.bearing import BEARER, BLAMER, CHARGED, PARTNER
from dateline.extract.events.beside import ANSWERING, CLAIMANT
from dateline.extract.events.classes import role_of
from dateline.extract.events.condemned import wronged
from dateline.extract.events.contenders import HARMED_IN, Numbers, contenders
from dateline.extract.events.drafts import Draft
from dateline.extract.events.outsiders import plays_no_part
from dateline.extract.events.partying import is_mere_place, is_own_country, leaders
from dateline.extract.events.slots import RELATIVE, antecedent, kids
from dateline.model.reader import WEIGHTS
from dateline.records import LIKELY

_DOERS = frozenset({"person", "force"})
_KEPT, _NEW = 0.35, 0.4
"""Probability from which a party read so far stays, and from which a new one comes in."""

_PLAINLY = frozenset({"against", "holder", f"at {ANSWERING}"})
"""What makes a recipient of whom a reader named: "anti-tax protests", "towns taken from rebels",
"came at the mayor's request". The texts that the weights are fitted on have seven holders, six of
them recipients, and none of the others."""

_NO_DOER = frozenset({HARMED_IN, f"at {BLAMER}"})
_AT_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of deeds done at towns, which are then where, not whom."""
_BUILT = frozenset({"FAC", "ORG"})


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
    for draft in drafts:
        if draft.standing is not None and draft.standing < LIKELY:
            continue
        actors: dict[int, float] = {}
        recipients: dict[int, float] = {}
        sole = _relative(article.layers, draft)
        for head, numbers in contenders(article, draft).items():
            doer, sufferer = _chances(article.layers, draft, head, numbers)
            if sole is not None:
                doer = float(head == sole)
            if doer and plays_no_part(article.layers, draft, head, acts=True):
                doer = 0.0
            if sufferer and plays_no_part(article.layers, draft, head, acts=False):
                sufferer = 0.0
            acts = doer >= (_KEPT if head in draft.actors else _NEW)
            suffers = sufferer >= (_KEPT if head in draft.recipients else _NEW)
            if acts and (doer >= sufferer or not suffers):
                actors[head] = doer
            elif suffers:
                recipients[head] = sufferer
        both = _in_both(article.layers, actors, recipients)
        kept = [
            a for a in actors
            if a not in both and not _is_scene(article, draft, a)
            and not _suffers_it(article, draft, a, recipients)
        ]  # fmt: skip
        kept += [h for h in _leading(article.layers, kept) if h in draft.actors]
        draft.actors = list(dict.fromkeys(kept))
        spared = wronged(article.layers, draft)
        draft.recipients = [
            r for r in recipients
            if r not in spared | both and not is_own_country(article.layers, r, draft.actors)
            and not _is_scene(article, draft, r)
        ]  # fmt: skip


def _suffers_it(article: Article, draft: Draft, actor: int, recipients: Iterable[int]) -> bool:
    """Tell whether nobody read so far has done it whom the deed was done to.

    "The army said its troops had come under fire": the troops are the army's.
    """
    if actor in draft.actors:
        return False
    mine = {(f.value.country, f.value.name) for f in article.who(draft, [actor]) if f.value.name}
    theirs = {(f.value.country, f.value.name) for f in article.who(draft, list(recipients))}
    return not mine.isdisjoint(theirs)


def _leading(layers: Layers, actors: Sequence[int]) -> list[int]:
    """Return who leads some actors ("rebels, led by …"), and so does what they do."""
    return [leader for a in actors for leader in leaders(layers, a)]


def _in_both(
    layers: Layers, actors: Mapping[int, float], recipients: Mapping[int, float]
) -> set[int]:
    """Return the mentions of whoever is on both sides, in the role that is less likely his."""
    whole = {h: layers.refers.get(h, (h,)) for h in (*actors, *recipients)}
    found = set()
    for a, doer in actors.items():
        for r, sufferer in recipients.items():
            if whole[a] == whole[r]:
                found.add(r if doer >= sufferer else a)
    return found


def _relative(layers: Layers, draft: Draft) -> int | None:
    """Return who was read to do what a relative clause alone tells: "boats, which carried aid"."""
    verb = layers.tokens[draft.head]
    if len(draft.heads) > 1 or verb.dep != "relcl" or verb.tag == "VBN":
        return None
    own = [antecedent(layers, t.i) for t in kids(layers, verb.i, "nsubj") if t.low in RELATIVE]
    return own[0] if own and own[0] in draft.actors else None


def _is_scene(article: Article, draft: Draft, head: int) -> bool:
    """Tell whether a name is only where harm was done: "shelled Darayya and Hama".

    The parser takes some towns for people; the deed's own place says better.
    """
    tokens = article.layers.tokens
    if draft.type not in _AT_PLACES or tokens[head].pos != "PROPN":
        return False
    if tokens[head].name in _BUILT or tokens[head].base in load_codebook().classes["building"]:
        return False  # an embassy is what was hit
    if any(k.first <= head < k.last for k in article.layers.known):
        return False
    listed = any(m.first <= head < m.last for m in article.places)
    if listed and is_mere_place(article.layers, head, draft.type):
        return True
    first = head
    while tokens[first].dep == "conj":
        first = tokens[first].head
    own = article.own_place(draft)
    spans = [q.span for q in own.quotes] if own is not None else []
    return any(s.start <= tokens[i].start < s.end for s in spans for i in (head, first))


def _chances(layers: Layers, draft: Draft, head: int, numbers: Numbers) -> tuple[float, float]:
    """Return how likely a contender is the actor, and the recipient, of a draft."""
    weights = load_weights()
    bears, charged = f"at {BEARER}" in numbers, f"at {CHARGED}" in numbers
    owns = f"at {CLAIMANT}" in numbers and (head in draft.actors or not draft.actors)
    owns = owns or (head in draft.actors and _is_named_in(layers, draft, head))
    plain = head in draft.recipients and not _PLAINLY.isdisjoint(numbers)
    if bears or (not charged and not numbers.keys().isdisjoint(_NO_DOER)):
        doer = 0.0
    else:
        doer = (
            1.0
            if owns or charged or f"at {PARTNER}" in numbers
            else probability(numbers, weights.actor)
        )
    return doer, 1.0 if plain or bears else probability(numbers, weights.recipient)


def _is_named_in(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a force stands in the very words of a deed as its doer: "police firing"."""
    token = layers.tokens[head]
    if token.dep != "compound" or token.head not in draft.heads:
        return False
    force = role_of(layers, head) in ARMED_SECTORS and role_of(layers, head, "kind") in _DOERS
    return force and layers.tokens[token.head].base in load_codebook().classes["attack"]
