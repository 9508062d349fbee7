"""The tolls of a text by where they stand, so that a deed asks only those that it may own."""

from collections.abc import Iterable, Sequence

from dateline.annotate import Layers
from dateline.extract.tolls.mentions import TollMention


class TollReach:
    """The tolls of one text: a log of a thousand entries has a thousand of each."""

    def __init__(self, layers: Layers, tolls: Sequence[TollMention]) -> None:
        self.layers = layers
        self.tolls = tolls
        self.here: dict[int, list[int]] = {}
        """By sentence, the tolls whose word of harm stands in it."""
        self.of: dict[int, list[int]] = {}
        """By trigger, the tolls of which the syntax makes it the cause."""
        for n, mention in enumerate(tolls):
            self.here.setdefault(layers.tokens[mention.harm].sentence, []).append(n)
            if mention.event is not None:
                self.of.setdefault(mention.event, []).append(n)

    def numbers(self, triggers: Iterable[int]) -> list[int]:
        """Return which tolls may belong to the event with these trigger tokens, in text order."""
        found: set[int] = set()
        for i in triggers:
            found.update(self.here.get(self.layers.tokens[i].sentence, ()))
            found.update(self.of.get(i, ()))
        return sorted(found)

    def near(self, triggers: Iterable[int]) -> list[TollMention]:
        """Return the tolls that may belong to an event (`belongs`): no other does."""
        return [self.tolls[n] for n in self.numbers(triggers)]
