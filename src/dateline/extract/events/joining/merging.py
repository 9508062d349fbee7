"""One event, one record: triggers of the same event are brought together."""

from collections.abc import Callable, Iterable, Sequence

from dateline.annotate import Layers, counted
from dateline.codebook.frames import load_codebook
from dateline.codebook.words import word_table
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import is_harm
from dateline.extract.events.grammar.slots import kids
from dateline.extract.events.joining.apart import set_apart
from dateline.extract.events.joining.earlier import in_reach
from dateline.extract.events.sides.bearing import SUFFERED

_PARTS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_BY_HAND_OR_GUN = {"primitive", "firearms"}
_OTHER_CLAUSE = frozenset({"ccomp", "parataxis"})
_WEAK, _STRONG = 0.15, 0.5
"""Probability below which a frame's reading is hardly a deed; from which one plainly is."""
ANYBODY = frozenset({
    "people", "person", "victim", "man", "woman", "civilian", "other", "one", "they", "he", "she",
    "it", "them", "him", "her", "who", "dozen", "number", "hundred", "score", "casualty",
})  # fmt: skip
"""Heads of mentions that may be anybody, so that they tell no victims apart."""


def merge_in_sentence(
    layers: Layers, drafts: Sequence[Draft], other_day: Callable[[Draft, Draft], bool]
) -> list[Draft]:
    """Return the drafts with the triggers of one clause family joined.

    "Rebel shelling of Hama killed three people" is one event with two triggers. `other_day` says
    whether two drafts' own words date them to different days.
    """
    merged: list[Draft] = []
    inside: dict[int, list[Draft]] = {}
    for draft in drafts:
        beside = inside.setdefault(layers.tokens[draft.head].sentence, [])
        for earlier in reversed(beside):
            if _same_clause_family(layers, earlier, draft) and not other_day(earlier, draft):
                join(layers, earlier, draft)
                break
        else:
            beside.append(draft)
            merged.append(draft)
    return merged


def _same_clause_family(layers: Layers, left: Draft, right: Draft) -> bool:
    if left.type != right.type:
        return False
    if _drives_bomb(layers, left, right):
        return True
    if left.type != "MOBILIZE" and not modes_agree(left.mode, right.mode):
        return False
    if _of_two_people(layers, left, right) or _is_answer(layers, left, right):
        return False
    if left.type == "PROTEST":  # "the protest began …, with some protesters heading for …"
        return layers.tokens[left.head].sentence == layers.tokens[right.head].sentence
    return any(_linked(layers, a, b) for a in left.heads for b in right.heads)


def _of_two_people(layers: Layers, left: Draft, right: Draft) -> bool:
    """Tell whether a semicolon parts what befell two who are named: two murders in one sentence."""
    low, high = sorted((left.head, right.head))
    if all(t.text != ";" for t in layers.tokens[low:high]):
        return False
    ours, theirs = (
        {tuple(layers.refers.get(r, (r,))) for r in d.recipients
         if layers.tokens[r].name == "PERSON"}
        for d in (left, right)
    )  # fmt: skip
    return bool(ours and theirs) and not ours & theirs


def _is_answer(layers: Layers, left: Draft, right: Draft) -> bool:
    """Tell whether a deed answers one that was done to its actor: "accepted Egypt's invitation"."""
    if left.type == "ASSAULT":  # who wards off an attack is told of in one event with it
        return False
    return any(
        set(one.actors) & set(other.recipients) and set(other.actors) <= set(one.recipients)
        for one, other in ((left, right), (right, left))
    )


def _drives_bomb(layers: Layers, left: Draft, right: Draft) -> bool:
    """Tell whether a bomb is what was driven at somebody: "a car bomb was rammed into the gate"."""
    if {left.mode, right.mode} != {"explosives", "primitive"}:
        return False
    bomb, driven = (left, right) if left.mode == "explosives" else (right, left)
    return any(_of_one_verb(layers, b, d) for b in bomb.heads for d in driven.heads)


def _of_one_verb(layers: Layers, noun: int, verb: int) -> bool:
    """Tell whether a noun is subject or object beside a verb, or part of its compound."""
    token, other = layers.tokens[noun], layers.tokens[verb]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if token.dep in ("nsubj", "nsubjpass", "dobj"):
        return token.head == verb or token.head == other.head != verb
    path = [noun, *layers.ancestors(noun)]
    return verb in path and {layers.tokens[i].dep for i in path[: path.index(verb)]} <= _PARTS


def modes_agree(left: str | None, right: str | None) -> bool:
    """Tell whether two modes can be one event's: equal, or one of them not told."""
    return left is None or right is None or left == right or "targeted" in (left, right)


def _linked(layers: Layers, a: int, b: int) -> bool:
    """Tell whether two triggers stand in one clause family."""
    if layers.tokens[a].sentence != layers.tokens[b].sentence or set_apart(layers, a, b):
        return False
    if layers.tokens[a].head == b or layers.tokens[b].head == a:
        child = a if layers.tokens[a].head == b else b
        if layers.tokens[child].dep == "conj":
            return is_harm(layers, a) or is_harm(layers, b)
    for low, high in ((a, b), (b, a)):
        path = [low, *layers.ancestors(low)]
        if high in path:
            steps = path[: path.index(high)]
            labels = [layers.tokens[i].dep for i in steps]
            if not is_harm(layers, low) and any(_by_others_there(layers, i) for i in steps):
                return False
            return not _OTHER_CLAUSE & set(labels) and (
                "conj" not in labels or is_harm(layers, low)
            )
    return _sisters(layers, a, b)


def _by_others_there(layers: Layers, i: int) -> bool:
    """Tell whether a clause says what others did at a place: "in a town where mobs had looted"."""
    if layers.tokens[i].dep != "relcl":
        return False
    where = any(t.low == "where" for t in kids(layers, i, "advmod"))
    return where and any(t.pos in ("NOUN", "PROPN") for t in kids(layers, i, "nsubj"))


def _sisters(layers: Layers, a: int, b: int) -> bool:
    """Tell whether one trigger is subject and the other a result of the same verb."""
    head_a, head_b = layers.tokens[a].head, layers.tokens[b].head
    if head_a != head_b:
        return False
    deps = {layers.tokens[a].dep, layers.tokens[b].dep}
    return bool(deps & {"nsubj", "nsubjpass", "dobj"}) and bool(deps & {"advcl", "dobj", "xcomp"})


def _in_display(layers: Layers, i: int) -> bool:
    """Tell whether a token stands in a headline or caption rather than in the story."""
    return layers.role_of(i) in ("title", "subhead", "caption")


def join(layers: Layers, into: Draft, other: Draft) -> None:
    """Add a draft's triggers to another's; slots already filled stay."""
    into.matches += [m for m in other.matches if m not in into.matches]
    into.matches.sort(key=lambda m: (_in_display(layers, m.head), m.first))
    into.probability = max(into.probability or 0.0, other.probability or 0.0) or None
    if other.echo:
        return
    if into.mode is None or (other.mode == "targeted" and into.mode is not None):
        into.mode, into.mode_at = other.mode, other.mode_at
    heads = set(into.heads)
    known = {*into.actors, *into.recipients}
    into.actors += [a for a in other.actors if a not in known and a not in heads]
    into.recipients += [r for r in other.recipients if r not in known and r not in heads]
    told = ("actual", "ongoing")
    mine, theirs = (
        d.realis.value in told and not _foretells(layers, d) for d in (into, other)
    )  # fmt: skip
    open_still = into.realis.value != "denied" and not mine
    if (theirs and open_still) or (_foretells(layers, into) and other.realis.value not in told):
        into.realis = other.realis


def _foretells(layers: Layers, draft: Draft) -> bool:
    """Tell whether a mention only says that the deed is to come: "a march is planned"."""
    word = word_table("realis", "realis").get(layers.tokens[draft.head].base)
    return len(draft.matches) == 1 and word in ("future", "hypothetical")


def merge_in_article(
    layers: Layers, drafts: Sequence[Draft], same: Callable[[Draft, Draft], bool]
) -> list[Draft]:
    """Return the drafts with later mentions joined to the event they take up.

    `same` says whether two drafts' parties, places, times and tolls allow them to be one event.
    """
    merged: list[Draft] = []
    of_type: dict[str, list[Draft]] = {}
    for draft in drafts:
        told = of_type.setdefault(draft.type, [])
        fitting = [
            e for e in in_reach(told)
            if not _is_doubtful(layers, e, draft) and _takes_up(e, draft, same)
        ]  # fmt: skip
        if fitting:
            join(layers, max(fitting, key=lambda e: _salience(layers, e, draft)), draft)
        elif not draft.echo:
            merged.append(draft)
            told.append(draft)
    return merged


def _is_doubtful(layers: Layers, earlier: Draft, draft: Draft) -> bool:
    """Tell whether an earlier mention is hardly a deed, and a later one plainly is.

    "Called it a crime against the nation" takes in no later rebuke. A word of harm may well be
    weak by itself, and what a headline tells.
    """
    weak = earlier.probability is not None and earlier.probability < _WEAK
    strong = (draft.probability or 0.0) >= _STRONG
    told = any(is_harm(layers, h) or _in_display(layers, h) for h in earlier.heads)
    return weak and strong and not told


def _is_people(layers: Layers, head: int) -> bool:
    """Tell whether a participle stands for people: "many of the wounded" tells no deed anew."""
    token = layers.tokens[head]
    return token.tag == "VBN" and token.dep in ("pobj", "dobj", "nsubj", "nsubjpass")


def _salience(layers: Layers, earlier: Draft, draft: Draft) -> tuple[float, int]:
    """Return how likely a later mention means an earlier event.

    What names the same victims ("the killing of the nuns") or is told in the sentence before, in
    the same paragraph, goes first, then what is near, and the main event before others; of two
    alike what the same word or means tells.
    """
    here = layers.tokens[draft.head].sentence
    block = layers.sentences[here].block
    told = {layers.tokens[h].sentence for h in earlier.heads}
    blocks = [layers.sentences[s].block for s in told]
    nearest = max((b for b in blocks if b <= block), default=min(blocks))
    near = {0: 2.0, 1: 1.0}.get(block - nearest, 0.0)
    telling = {layers.tokens[h].sentence for h in earlier.heads if not _is_people(layers, h)}
    if nearest == block and telling & {here, here - 1}:
        near = 3.0
    main = any(layers.document.blocks[b].role in ("title", "lead") for b in blocks)
    deed = layers.tokens[draft.head]
    named = victims(layers, draft.recipients) - ANYBODY if deed.base in SUFFERED else set()
    same = 3.0 * bool(named & victims(layers, earlier.recipients))
    return near + 1.5 * main + same + _told_alike(layers, earlier, draft), max(earlier.heads)


def _told_alike(layers: Layers, earlier: Draft, draft: Draft) -> float:
    """Return what it counts that a noun tells a deed in the same word, or of the same means."""
    deed = layers.tokens[draft.head]
    if deed.pos != "NOUN":
        return 0.0
    if any(layers.tokens[h].base == deed.base for h in earlier.heads):
        return 0.5
    return 0.25 if draft.mode is not None and earlier.mode == draft.mode else 0.0


def victims(layers: Layers, recipients: Iterable[int]) -> set[str]:
    """Return the nouns for those to whom a deed is done."""
    return {layers.tokens[counted(layers, r)].base for r in recipients}


def may_agree(
    left: Iterable[tuple[int, int | None]], right: Iterable[tuple[int, int | None]]
) -> bool:
    """Tell whether some range of one side meets one of the other, where one of them is open.

    >>> may_agree([(24, None)], [(34, 34)]), may_agree([(24, None)], [(12, 12)])
    (True, False)
    """
    return any(
        (a[1] is None or b[1] is None)
        and (a[1] is None or b[0] <= a[1])
        and (b[1] is None or a[0] <= b[1])
        for a in left
        for b in right
    )


def _takes_up(earlier: Draft, draft: Draft, same: Callable[[Draft, Draft], bool]) -> bool:
    if earlier.type != draft.type or not modes_agree(earlier.mode, draft.mode):
        return False
    if any({m.frame.mode, draft.mode} == _BY_HAND_OR_GUN for m in earlier.matches):
        return False  # a killing of somebody in particular is still by knife or by gun
    if draft.echo:
        return True
    if (earlier.realis.value == "denied") != (draft.realis.value == "denied"):
        return False
    return same(earlier, draft)


def _is_deed(lemma: str) -> bool:
    return any(not t.rest for t in load_codebook().nouns.get(lemma.lower(), ()))


def definite(layers: Layers, i: int) -> bool:
    """Tell whether a noun trigger takes up something told before ("the attack")."""
    token = layers.tokens[i]
    if token.pos == "VERB":
        return any(definite(layers, o.i) and _is_deed(o.lemma) for o in kids(layers, i, "dobj"))
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if token.tag == "NN" and any(t.name in ("DATE", "TIME") for t in kids(layers, i, "poss")):
        return True  # "today's attack", though not "last week's protests"
    own = kids(layers, i, "det")
    return any(t.low in ("the", "this", "that", "these", "those") for t in own)
