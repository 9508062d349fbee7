"""Chooses the mention of an article that a judging phrase is most likely a word for."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from dateline.document import Quote
from dateline.extract.article import Article
from dateline.extract.labels.among import ranked
from dateline.extract.labels.chains import Chain, find_chains, taken_up
from dateline.extract.labels.clues import Clues
from dateline.extract.labels.judged import Judged
from dateline.extract.labels.mentioned import Mention, Mentioned
from dateline.model.directions import along
from dateline.records import Actor, Finding

_LEAST = -0.6
"""What people must score to be taken for those named. Of the tenth of 950 labels whose best scored
lowest (under 0.7) one in seven was right, of the highest tenth five in six."""
_NOBODY = -1.0
"""What people score for a phrase that can't mean them."""
WEIGHTS = Path(__file__).parent / "weights.json"


class Weights(msgspec.Struct, frozen=True):
    """What speaks for people being those named, by clue and by what the model has of their words.

    The words' weights only add to the clues', which must tell alone where the model is left out.
    """

    clues: Mapping[str, float]
    words: tuple[float, ...]


class Phrase(NamedTuple):
    """A judging phrase as it is weighed: itself, who it is by its own words, who uses it."""

    judged: Judged
    own: Finding[Actor]
    user: Finding[Actor] | None


class Fitting:
    """Weighs the mentions of one article by their clues; the weights are a conditional logit's."""

    def __init__(self, article: Article, mentioned: Mentioned, mentions: Sequence[Mention]) -> None:
        self.clues = Clues(article, mentioned, mentions)
        self.chains = find_chains(article.layers, mentions)
        self._weighed: dict[int, list[tuple[float, int, Chain]]] = {}

    def best(self, phrase: Phrase, alike: Sequence[Phrase] = ()) -> Chain | None:
        """Return the people who fit best, None where nobody fits.

        Phrases with the same judging word mean the same people: they fit all of them on the mean.
        """
        scored = self._scored(phrase)
        for other in alike:
            more = {id(chain): worth for worth, _, chain in self._scored(other)}
            scored = [(s + more.get(id(c), _NOBODY), n, c) for s, n, c in scored]
        best = max(scored, key=lambda s: s[:2], default=None)
        least = _LEAST * (1 + len(alike))
        return best[2] if best is not None and best[0] >= least else None

    def _scored(self, phrase: Phrase) -> list[tuple[float, int, Chain]]:
        """Return what speaks for each of those whom a phrase could name."""
        if phrase.judged.head not in self._weighed:
            self._weighed[phrase.judged.head] = [
                (self._score(chain, clues), -n, chain)
                for n, (chain, clues) in enumerate(self.candidates(*phrase))
            ]
        return self._weighed[phrase.judged.head]

    def _score(self, chain: Chain, clues: Mapping[str, float]) -> float:
        """Return what speaks for some people altogether, rounded against noise."""
        numbers = self.clues.likeness.mean([m.head for m in chain.mentions])
        return round(score(clues) + along(numbers, load_weights().words), 4)

    def chain_of(self, head: int) -> Chain | None:
        """Return the people whom a noun or pronoun is a word for."""
        return next((c for c in self.chains if head in c.pronouns
                     or any(m.head == head for m in c.mentions)), None)  # fmt: skip

    def words_for(self, chain: Chain, near: int) -> tuple[Quote, ...]:
        """Return the words for some people, with those for whom these take up ("the dead")."""
        other = taken_up(self.clues.layers, self.chains, chain)
        return (*chain.quotes(near), *(other.quotes(near) if other is not None else ()))

    def candidates(
        self, judged: Judged, own: Finding[Actor], user: Finding[Actor] | None
    ) -> Iterator[tuple[Chain, Mapping[str, float]]]:
        """Yield the people mentioned outside the phrase with what speaks for each."""
        found = [
            (chain, clues) for chain in self.chains
            if (clues := self.clues.of(judged, chain, own, user))
        ]  # fmt: skip
        yield from zip((c for c, _ in found), ranked(judged.head, found), strict=True)


def score(clues: Mapping[str, float]) -> float:
    """Return what the clues for a mention are worth together."""
    weights = load_weights().clues
    return sum(weights.get(name, 0.0) * much for name, much in clues.items())


@functools.cache
def load_weights() -> Weights:
    """Return the fitted weights that ship (`dateline bench claims --fit`)."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Weights)
