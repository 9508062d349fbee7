"""Lives and losses: "claimed 12 lives", "took his own life", "lost nine men"."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.slots import conjuncts, kids, prep_objects, subject
from dateline.extract.tolls.lexicon import group_of, is_thing
from dateline.extract.tolls.victims import Victims

_TAKES_LIVES = frozenset({"claim", "take", "cost"})
_LOST = frozenset({"soldiers", "fighters", "police", "security forces", "commanders"})


def of_lives(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield the victims of "claimed 12 lives", "took the lives of 12", "lost their lives"."""
    token = layers.tokens[i]
    lives = [t for t in kids(layers, i, "dobj", "nsubjpass") if t.lemma.lower() == "life"]
    if not lives:
        return
    whose = [j for t in lives for j in prep_objects(layers, t.i, "of")]
    if token.lemma == "take" and any(_own(layers, t) for t in lives):
        yield "lives", subject(layers, i)
    elif token.lemma in _TAKES_LIVES:
        yield "lives", whose or [t.i for t in lives]
    elif token.lemma == "lose":
        own = [t.i for t in lives if kids(layers, t.i, "nummod", "det")]
        yield "lives", own or subject(layers, i)


def _own(layers: Layers, token: Token) -> bool:
    """Tell whether a life is the doer's: "took his own life"."""
    return any(t.text.lower() == "own" for t in kids(layers, token.i, "amod"))


def of_losses(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield the troops that were "lost", also "three of their own"."""
    if layers.tokens[i].lemma == "lose":
        own = [j for t in kids(layers, i, "dobj") for j in conjuncts(layers, t.i)]
        yield "losses", [j for j in own if group_of(layers, j) in _LOST or _of_own(layers, j)]


def _of_own(layers: Layers, i: int) -> bool:
    """Tell whether a number is of somebody's own people: "two of their own"."""
    return any(
        kids(layers, j, "poss") or layers.tokens[j].lemma.lower() == "man"
        for j in prep_objects(layers, i, "of")
    )


def of_lost_things(layers: Layers, i: int) -> list[int]:
    """Return the things that somebody lost, or that something cost him."""
    token = layers.tokens[i]
    if token.lemma not in ("lose", "cost"):
        return []
    own = [j for t in kids(layers, i, "dobj", "nsubjpass") for j in conjuncts(layers, t.i)]
    return [j for j in own if is_thing(group_of(layers, j))]
