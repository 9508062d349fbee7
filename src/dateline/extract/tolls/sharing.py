"""Parts of a number that go with whoever gives the whole: "seven, four of them by a bomb"."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.tolls.givers import REFUSING
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.speaking import longer


def with_parts(
    layers: Layers, tolls: Sequence[TollMention], said: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions, made longer by parts in the sentence of their whole.

    Only parts that nobody gives go with it.
    """
    found = list(said)
    for mention in tolls:
        if mention.part_of is None:
            continue
        whole = tolls[mention.part_of]
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


def _giver(layers: Layers, mention: TollMention, said: Sequence[Attribution]) -> int | None:
    """Return which attribution gives a number: the narrowest with a speaker."""
    words = layers.span(mention.first, mention.last)
    covering = [
        (a.width(), n) for n, a in enumerate(said)
        if a.sources and a.stance not in REFUSING and a.covers(words.start, words.end)
    ]  # fmt: skip
    return min(covering)[1] if covering else None
