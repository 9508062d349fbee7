"""Events that no rule joins, though the article tells one: weighed once all is read.

Of each two events of one type a fitted logit (`model/weights/gathering.json`, made by
`bench.gathering_fit`) says how likely they are one. An event goes with those told before that it
fits best on the average; what it lacked in parties is filled, what was read stays.
"""

import functools
import statistics
from collections.abc import Mapping, Sequence

import msgspec

from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft
from dateline.extract.events.joining.earlier import in_reach
from dateline.extract.events.joining.likeness import Likeness, Numbers
from dateline.extract.events.joining.merging import join
from dateline.extract.events.sides.persons import Persons
from dateline.model.reader import WEIGHTS


class Weights(msgspec.Struct, frozen=True):
    """The weights by name, and the log-odds from which two events are one."""

    of: Mapping[str, float]
    bound: float

    def odds(self, numbers: Numbers) -> float:
        """Return the log-odds that two events are one."""
        return sum(self.of.get(name, 0.0) * value for name, value in numbers.items())


@functools.cache
def load_weights() -> Weights:
    """Return the fitted weights that ship."""
    return msgspec.json.decode((WEIGHTS / "gathering.json").read_bytes(), type=Weights)


def gather(article: Article, drafts: Sequence[Draft], worth: Weights | None = None) -> list[Draft]:
    """Return the drafts with those of one event joined, in the order given.

    `worth` are weights other than the shipped ones.
    """
    if not article.layers.readings:
        return list(drafts)
    likeness, gone = Likeness(article, drafts), set[int]()
    for first, *others in groups(likeness, worth or load_weights()):
        for other in (likeness.drafts[n] for n in others):
            _take_in(article, likeness.drafts[first], other)
            gone.add(id(other))
    return [d for d in drafts if id(d) not in gone]


def _in_words_of(persons: Persons, ours: Sequence[int], theirs: Sequence[int]) -> list[int]:
    """Return the parties of an event and the mentions of them that another one has."""
    same = persons.merged({*ours, *theirs})

    def whole(head: int) -> int:
        return persons.of(same.get(head, head)).full

    told = {whole(h) for h in ours}
    return [*ours, *(t for t in theirs if t not in ours and whole(t) in told)]


def groups(likeness: Likeness, worth: Weights) -> list[list[int]]:
    """Return which events are one, each by its number in the order of the text."""
    found: list[list[int]] = []
    of_type: dict[str, list[list[int]]] = {}
    for later, draft in enumerate(likeness.drafts):
        best: tuple[float, list[int]] | None = None
        told = of_type.setdefault(draft.type, [])
        for group in in_reach(told):
            if any(likeness.barred(n, later) for n in group):
                continue
            odds = statistics.fmean(worth.odds(likeness.numbers(n, later)) for n in group)
            if odds > worth.bound and (best is None or odds > best[0]):
                best = odds, group
        if best is None:
            told.append([later])
            found.append(told[-1])
        else:
            best[1].append(later)
    return found


def _take_in(article: Article, into: Draft, other: Draft) -> None:
    """Join an event to one told before; parties that were read already stay, in all their words."""
    actors = _in_words_of(article.persons, into.actors, other.actors)
    recipients = _in_words_of(article.persons, into.recipients, other.recipients)
    join(article.layers, into, other)
    into.actors = actors or into.actors
    into.recipients = recipients or into.recipients
    if other.standing is not None:
        into.standing = max(into.standing or 0.0, other.standing)
