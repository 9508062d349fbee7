"""What speaks for a place being an event's own: numbers with names, that weights are fitted to."""

import heapq
import math
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.extract.places.mentions import NAMELESS, PlaceMention
from dateline.extract.places.vocabulary import words

CLUES: tuple[str, ...] = (
    "below", "above_1", "above_2", "above_more", "steps", "apart",  # in the parse
    "in", "to", "from", "other_preposition", "hit", "owner", "before_noun", "of_trigger", "subject",
    "model", "model_sure", "model_least", "unread",  # the encoder
    "this_sentence", "sentence_before", "earlier", "after_trigger", "far",
    "site", "town", "near", "unit", "wide",  # how fine the place is
    "acting", "reporting", "told", "astray", "only",
    "spoken_below", "spoken_in", "spoken_other", "spoken_model",  # events that are done by saying
    "none", "none_spoken", "none_lonely",  # no place at all
)  # fmt: skip
_FINE = {"site": "site", "town": "town", "near": "near", "admin2": "unit", "admin1": "unit",
         "region": "wide", "country": "wide"}  # fmt: skip
_FARTHEST = 6
COST = {
    "prep": 0, "pobj": 1, "dobj": 1, "nsubjpass": 1, "attr": 1, "oprd": 1, "appos": 1,
    "advmod": 0, "npadvmod": 0, "pcomp": 1, "conj": 1, "nsubj": 2, "dative": 2, "compound": 1,
    "nmod": 1, "amod": 1, "poss": 1, "acl": 2, "xcomp": 2, "prt": 0, "dep": 2, "ccomp": 3,
    "advcl": 3, "agent": 3, "nummod": 2, "quantmod": 2, "relcl": 3,
}  # fmt: skip
_VERBAL = ("VERB", "AUX")
_ATTACHED = ("compound", "nmod", "amod")
Numbers = tuple[float, ...]


class Asked(msgspec.Struct, frozen=True):
    """An event that wants a place: its trigger, whether it is done by saying, what the model says.

    `chances` gives for tokens of the trigger's sentence the probability that it happened there;
    None where the model was left out.
    """

    trigger: int
    spoken: bool
    chances: Mapping[int, float] | None


def is_beside(layers: Layers, trigger: int, mention: PlaceMention) -> bool:
    """Tell whether a place is told in a trigger's sentence or the three before it."""
    return 0 <= layers.tokens[trigger].sentence - layers.tokens[mention.head].sentence <= 3


class Clues:
    """Reads the clues of a document's places for one event."""

    def __init__(self, layers: Layers, asked: Asked, mentions: Sequence[PlaceMention]) -> None:
        self.layers = layers
        self.tokens = layers.tokens
        self.asked = asked
        self.sentence = self.tokens[asked.trigger].sentence
        self.block = layers.sentences[self.sentence].block
        self.mentions = [m for m in mentions if self._reachable(m)]
        self.reach = self._reach()
        self.here = sum(self.tokens[m.head].sentence == self.sentence for m in self.mentions)

    def _reachable(self, mention: PlaceMention) -> bool:
        """Tell whether a place stands in the trigger's paragraph, not after its sentence."""
        number = self.tokens[mention.head].sentence
        same = self.layers.sentences[number].block == self.block
        return same and is_beside(self.layers, self.asked.trigger, mention)

    def _reach(self) -> dict[int, tuple[int, int]]:
        """Return for tokens of the sentence how far to climb from the trigger, then to go down."""
        found: dict[int, tuple[int, int]] = {}
        at, came_from = self.asked.trigger, -1
        for up in range(_FARTHEST):
            queue: list[tuple[int, int]] = [(0, at)]
            while queue:
                cost, i = heapq.heappop(queue)
                if i in found:
                    continue
                found[i] = (up, cost)
                for child in self.layers.children[i]:
                    step = COST.get(self.tokens[child].dep, 3)
                    if child != came_from and cost + step <= 2 * _FARTHEST:
                        heapq.heappush(queue, (cost + step, child))
            if self.tokens[at].head == at:
                break
            came_from, at = at, self.tokens[at].head
        return found

    def nothing(self) -> Numbers:
        """Return the numbers of having no place."""
        return _row(
            none=1.0, none_spoken=float(self.asked.spoken), none_lonely=float(not self.here)
        )

    def of(self, mention: PlaceMention) -> Numbers:
        """Return what speaks for a place."""
        head = self.tokens[mention.head]
        up, down = self.reach.get(mention.head, (_FARTHEST, 2 * _FARTHEST))
        here = head.sentence == self.sentence
        way = self._way(head)
        chances = self.asked.chances or {}
        chance = max(chances.get(i, 0.0) for i in range(mention.first, mention.last))
        nameless = mention.finding.rule == NAMELESS  # the encoder was taught names alone
        unread = self.asked.chances is None or nameless
        spoken = self.asked.spoken
        return _row(
            below=here and up == 0, above_1=here and up == 1, above_2=here and up == 2,
            above_more=here and up > 2, steps=min(down, 6) / 6 if here else 0.0,
            apart=float(here and mention.head not in self.reach),
            model=chance if here and not unread else 0.0,
            model_sure=here and chance > 0.5 and not unread,
            model_least=here and chance < 0.05 and not unread,
            unread=unread, this_sentence=here, sentence_before=head.sentence == self.sentence - 1,
            earlier=head.sentence < self.sentence - 1,
            after_trigger=here and mention.head > self.asked.trigger,
            far=math.log1p(abs(mention.head - self.asked.trigger)) / 4,
            acting=mention.acting, reporting=mention.reporting, told=self._told(head),
            astray=self._astray(head), only=here and self.here == 1,
            spoken_below=spoken and here and up == 0, spoken_in=spoken and way == "in",
            spoken_other=spoken and way != "in", spoken_model=spoken and here and chance > 0.5,
            of_trigger=head.head == self.asked.trigger and head.dep in _ATTACHED,
            **{_FINE[mention.finding.value.precision]: 1.0, way: 1.0},
        )  # fmt: skip

    def _way(self, head: Token) -> str:
        """Return how a place hangs on what governs it."""
        above = self.tokens[head.head]
        if head.dep == "pobj":
            word = above.low
            if word in words("strong"):
                return "in"
            return word if word in ("to", "from") else "other_preposition"
        if head.dep in ("dobj", "nsubjpass") and above.lemma in words("touch"):
            return "hit"
        if head.dep == "poss":
            return "owner"
        if head.dep in _ATTACHED:
            return "before_noun"
        return "subject" if head.dep in ("nsubj", "agent") else "other_preposition"

    def _astray(self, head: Token) -> bool:
        """Tell whether a place hangs on a word that leads away ("about", "like")."""
        return head.dep == "pobj" and self.tokens[head.head].low in words("astray")

    def _told(self, head: Token) -> bool:
        """Tell whether a place is where somebody spoke ("told reporters in Beirut")."""
        tokens, trigger = self.tokens, self.asked.trigger
        i = head.i
        while tokens[i].dep in ("pobj", "conj", "appos", "prep", "advmod") and tokens[i].head != i:
            i = tokens[i].head
            if tokens[i].pos in _VERBAL or i == trigger:
                break
        if tokens[i].dep in ("dobj", "dative") and tokens[i].pos in ("NOUN", "PROPN"):
            i = tokens[i].head
        return i != trigger and tokens[i].lemma in words("saying") and tokens[i].pos in _VERBAL


def _row(**numbers: float) -> Numbers:
    return tuple(float(numbers.get(name, 0.0)) for name in CLUES)
