"""Numbers that go with whoever gives another: parts of it, and those that "and" joins to it.

"Seven, four of them by a bomb"; "the register lists 774 dead and 310 missing".
"""

from collections.abc import Mapping, Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.tolls.giving.givers import REFUSING
from dateline.extract.tolls.giving.speaking import longer
from dateline.extract.tolls.lexicon import harm_of
from dateline.extract.tolls.mentions import TollMention

_JOINS = frozenset({"and", ","})


def with_parts(
    layers: Layers, tolls: Sequence[TollMention], said: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions, made longer by parts in the sentence of their whole.

    Only parts that nobody gives go with it.
    """
    found = list(said)
    ends: dict[int, TollMention] = {}
    for mention in tolls:
        ends.setdefault(mention.last, mention)
    for mention in tolls:
        of = mention.part_of
        whole = tolls[of] if of is not None else _joined(layers, mention, ends)
        if whole is None:
            continue
        if layers.tokens[whole.head].sentence != layers.tokens[mention.head].sentence:
            continue
        if any(t.text == ";" for t in layers.tokens[whole.last : mention.first]):
            continue
        if _giver(layers, mention, found) is not None:
            continue
        n = _giver(layers, whole, found)
        if n is not None:
            words = layers.span(mention.first, mention.last)
            found[n] = longer(found[n], (words.start, words.end))
    return found


def _joined(
    layers: Layers, mention: TollMention, ends: Mapping[int, TollMention]
) -> TollMention | None:
    """Return the toll that stands right before another, with "and" or a comma between.

    One word of harm at most may stand there too. `ends` are the tolls by the token after them.
    """
    joins = words = 0
    for at in range(mention.first - 1, -1, -1):
        if layers.tokens[at].low in _JOINS:
            joins += 1
        elif words or not harm_of(layers, at):
            return None
        else:
            words += 1
        if joins and at in ends:
            return ends[at]
    return None


def _giver(layers: Layers, mention: TollMention, said: Sequence[Attribution]) -> int | None:
    """Return which attribution gives a number: the narrowest with a speaker."""
    words = layers.span(mention.first, mention.last)
    covering = [
        (a.width(), n) for n, a in enumerate(said)
        if a.sources and a.stance not in REFUSING and a.covers(words.start, words.end)
    ]  # fmt: skip
    return min(covering)[1] if covering else None
