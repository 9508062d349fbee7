"""Lives and losses: "claimed 12 lives", "took his own life", "lost nine men"."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import conjuncts, kids, prep_objects, subject
from dateline.extract.tolls.lexicon import group_of, is_armed, is_thing
from dateline.extract.tolls.readings.victims import Victims

_TAKES_LIVES = frozenset({"claim", "take", "cost"})
_TROOPS = frozenset({"man", "personnel", "troop", "serviceman", "crewman", "comrade"})
_KIN = frozenset({
    "relative", "son", "daughter", "brother", "sister", "child", "boy", "girl", "cousin", "nephew",
    "niece", "parent", "peacekeeper", "comrade", "neighbour", "neighbor",
})  # fmt: skip
"""Who is dead where somebody lost them by number: "had lost seven relatives"."""


def of_lives(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield the victims of "claimed 12 lives", "took the lives of 12", "lost their lives"."""
    token = layers.tokens[i]
    lives = [t for t in kids(layers, i, "dobj", "nsubjpass") if t.base == "life"]
    if not lives:
        return
    whose = [j for t in lives for j in prep_objects(layers, t.i, "of")]
    if token.lemma == "take" and any(_own(layers, t) for t in lives):
        yield "lives", subject(layers, i)
    elif whom := _deprived(layers, i, lives):
        yield "lives", whom
    elif token.lemma in _TAKES_LIVES:
        yield "lives", whose or [t.i for t in lives]
    elif token.lemma == "lose":
        own = [t.i for t in lives if kids(layers, t.i, "nummod", "det")]
        yield "lives", own or subject(layers, i)


def _deprived(layers: Layers, i: int, lives: list[Token]) -> list[int]:
    """Return those whom something cost "their lives"."""
    if layers.tokens[i].lemma != "cost" or not any(kids(layers, t.i, "poss") for t in lives):
        return []
    return [j for t in kids(layers, i, "dative") for j in conjuncts(layers, t.i)]


def _own(layers: Layers, token: Token) -> bool:
    """Tell whether a life is the doer's: "took his own life"."""
    return any(t.low == "own" for t in kids(layers, token.i, "amod"))


def of_losses(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield the troops that were "lost", also "three of their own"."""
    cost = layers.tokens[i].lemma == "cost" and bool(kids(layers, i, "dative"))
    if layers.tokens[i].lemma == "lose" or cost:
        own = _listed(layers, i)
        yield "losses", [j for j in own if _is_troop(layers, j)]


def of_loss(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield the troops or lives whose "loss" the noun at `i` names."""
    if layers.tokens[i].base == "loss":
        own = [j for o in prep_objects(layers, i, "of") for j in conjuncts(layers, o)]
        if any(t.low == "no" for t in kids(layers, i, "det")):  # "no loss of life"
            own = [i] if any(layers.tokens[j].lemma == "life" for j in own) else []
            yield "losses", own
            return
        yield "losses", [j for j in own if _is_troop(layers, j) or _is_life(layers, j)]


def _is_life(layers: Layers, i: int) -> bool:
    """Tell whether a life is lost, or a number of those told before ("the loss of 23")."""
    return layers.tokens[i].lemma == "life" or layers.tokens[i].pos == "NUM"


def _listed(layers: Layers, i: int) -> list[int]:
    """Return what is lost, with the list that the parser hung on its first as apposition."""
    own = kids(layers, i, "dobj", "nsubjpass")
    own += [t for o in own for t in kids(layers, o.i, "appos")]
    return sorted({j for t in own for j in conjuncts(layers, t.i)})


def _is_troop(layers: Layers, i: int) -> bool:
    """Tell whether what is lost can only be somebody's own fighters: "37 men", "two of theirs"."""
    lemma = layers.tokens[i].base
    near = lemma in _KIN and bool(kids(layers, i, "nummod"))
    return lemma in _TROOPS or near or is_armed(group_of(layers, i)) or _of_own(layers, i)


def _of_own(layers: Layers, i: int) -> bool:
    """Tell whether a number is of somebody's own people: "two of their own"."""
    return any(
        kids(layers, j, "poss") or layers.tokens[j].base == "man"
        for j in prep_objects(layers, i, "of")
    )


def of_lost_things(layers: Layers, i: int) -> list[int]:
    """Return the things that somebody lost, or that something cost him."""
    token = layers.tokens[i]
    if token.lemma not in ("lose", "cost"):
        return []
    return [j for j in _listed(layers, i) if is_thing(group_of(layers, j))]


def of_lost_all(layers: Layers, i: int) -> list[int]:
    """Return those of whom none lived: "none of the 14 aboard survived"."""
    if layers.tokens[i].lemma != "survive" or kids(layers, i, "neg"):
        return []
    nobody = [t for t in kids(layers, i, "nsubj") if t.low == "none"]
    return [j for t in nobody for j in prep_objects(layers, t.i, "of")]
