"""What speaks for a draft, as numbers: both readers, its word in other texts, its neighbours."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.document import Range
from dateline.extract.events.drafts import Draft
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.nouns import light_verb
from dateline.extract.events.grammar.slots import kids
from dateline.extract.events.kinds import HARMING
from dateline.model.reader import SentenceReading

MODEL_RULE = "model"
_UNSEEN = 0.002
"""Least and (from 1) most probability that a reader is taken to give: no evidence is infinite."""
_LONG = 60
"""Sentences from which on an article counts as long altogether."""


class Tables(msgspec.Struct, frozen=True):
    """Counts of what was right before: log-odds of each frame, and of each word as a type.

    `words` has keys such as "shell ASSAULT" (lemma, type); the empty key is any other word.
    """

    frames: Mapping[str, float]
    words: Mapping[str, float]


class _Seen(msgspec.Struct):
    """A draft as its neighbours see it: where it stands and how sure the model is of it."""

    draft: Draft
    sentence: int
    head: int
    lemma: str
    types: Mapping[str, float]

    @property
    def own(self) -> float:
        """How sure the model is of the draft's own type."""
        return self.types.get(self.draft.type, 0.0)


def word_of(layers: Layers, draft: Draft) -> str:
    """Return the key of a draft's word and type in the table of words."""
    return f"{layers.tokens[draft.head].base} {draft.type}"


def gathered(layers: Layers, drafts: Sequence[Draft], tables: Tables) -> Iterator[dict[str, float]]:
    """Yield what speaks for each of an article's drafts, by name, numbers of the order of one.

    `drafts` must be every draft of either reader, in text order: each is evidence for or against
    its neighbours.
    """
    by_type: dict[str, float] = {}
    by_word: dict[str, float] = {}
    for _, group in itertools.groupby((_seen(layers, d) for d in drafts), lambda o: o.sentence):
        together = list(group)
        for one in together:
            before = {
                "before, same type": by_type.get(one.draft.type, 0.0),
                "before, same word": by_word.get(one.lemma, 0.0),
            }
            yield (
                _of_readers(layers, one, tables)
                | _beside(one, together)
                | before
                | _where(layers, one.sentence)
            )
        for one in together:
            by_type[one.draft.type] = max(one.own, by_type.get(one.draft.type, 0.0))
            by_word[one.lemma] = max(one.own, by_word.get(one.lemma, 0.0))


def _seen(layers: Layers, draft: Draft) -> _Seen:
    """Return a draft with what the model says where it sees most of the draft's type."""
    reading, shift = reading_at(layers, draft.head)
    read_at = [reading.types(a - shift, b - shift) for a, b in _places(layers, draft.matches[0])]
    head = draft.head
    types = max((_promised(draft, t) for t in read_at), key=lambda t: t.get(draft.type, 0.0))
    token = layers.tokens[head]
    return _Seen(draft, token.sentence, head, token.base, types)


def _promised(draft: Draft, types: Mapping[str, float]) -> Mapping[str, float]:
    """Return what the model says of a promise: of it and of the act that is promised, as one."""
    act = draft.matches[0].frame.type
    if draft.realis.rule != "realis.promise" or act == draft.type:
        return types
    both = types.get(act, 0.0) + types.get(draft.type, 0.0)
    return {**types, act: 0.0, draft.type: min(both, 1.0)}


def _of_readers(layers: Layers, one: _Seen, tables: Tables) -> dict[str, float]:
    """Return what both readers say of a draft and its parties."""
    draft = one.draft
    reading, shift = reading_at(layers, draft.head)
    places = [(a - shift, b - shift) for a, b in _places(layers, draft.matches[0])]
    start, end = (p - shift for p in place_of(layers, draft.matches[0]))
    own, every = one.own, sum(one.types.values())
    spotted = [s.probability for s in reading.spotted if s.start < end and start < s.end]
    elsewhere = max(
        (s.types.get(draft.type, 0.0) for s in reading.spotted
         if all(s.end <= a or b <= s.start for a, b in places)), default=0.0,
    )  # fmt: skip
    doers = reading.roles(start, end).get("actor", ())
    frame = draft.matches[0].frame
    read = 0.0 if by_model(draft) else 1.0
    logit = log_odds(own)
    return {
        "": 1.0,
        "codebook": read,
        "frame": read * tables.frames.get(frame.id, 0.0),
        "word": tables.words.get(word_of(layers, draft), tables.words.get("", 0.0)),
        "model": logit,
        "model, codebook": logit * read,
        "model, any type": max(spotted, default=0.0),
        "model, other type": log_odds(every - own) * (1.0 if own < 0.5 else 0.0),
        "model, rival type": max(
            (p for t, p in one.types.items() if t != draft.type), default=0.0
        ),
        "model, elsewhere": elsewhere,
        "model, actor": max((p for _, p in doers), default=0.0),
        "model, hypothetical": reading.realis(start, end).get("hypothetical", 0.0),
        "both parties": float(bool(draft.actors and draft.recipients)),
        "one party": float(bool(draft.actors or draft.recipients)),
        "named recipient": float(any(layers.tokens[r].name for r in draft.recipients)),
        "narrow frame": read * min(frame.narrowness, 6) / 6,
        "noun": float(draft.matches[0].kind != "verb"),
        "harm": float(draft.type in HARMING),
    }  # fmt: skip


def _beside(one: _Seen, sentence: Sequence[_Seen]) -> dict[str, float]:
    """Return what else is read in a draft's sentence, and at its own trigger."""
    kind = one.draft.type
    others = [o for o in sentence if o.head != one.head]
    rivals = [o for o in sentence if o.head == one.head and o.draft.type != kind]
    return {
        "beside": min(len({o.head for o in others}), 6) / 6,
        "beside, same type": max((o.own for o in others if o.draft.type == kind), default=0.0),
        "at one trigger": max((o.own for o in rivals), default=0.0),
    }


def _where(layers: Layers, sentence: int) -> dict[str, float]:
    """Return where in its article a sentence stands, and how long that is."""
    return {
        "block": min(layers.sentences[sentence].block, 30) / 30,
        "length": min(len(layers.sentences), _LONG) / _LONG,
    }


def by_model(draft: Draft) -> bool:
    """Tell whether the model alone reads a draft."""
    return draft.matches[0].frame.id.startswith(f"{MODEL_RULE}.")


def reading_at(layers: Layers, token: int) -> tuple[SentenceReading, int]:
    """Return what the model reads in the sentence of a token, and where that sentence starts."""
    number = layers.tokens[token].sentence
    return layers.readings[number], layers.tokens[layers.sentences[number].first].start


def place_of(layers: Layers, match: Match) -> Range:
    """Return the code points of a match's words."""
    return layers.tokens[match.first].start, layers.tokens[match.last - 1].end


def _places(layers: Layers, match: Match) -> list[Range]:
    """Return where the model may see a trigger: the words, and the other half of a light verb.

    "launched an offensive": a frame may read the verb, the model the noun.
    """
    found = [place_of(layers, match)]
    if match.kind == "verb":
        found += [(t.start, t.end) for t in kids(layers, match.head, "dobj", "attr")]
    elif (carrier := light_verb(layers, match.head)) is not None:
        verb = layers.tokens[carrier[0]]
        found.append((verb.start, verb.end))
    return found


def log_odds(p: float) -> float:
    """Return the log-odds of a probability, bounded."""
    p = min(max(p, _UNSEEN), 1 - _UNSEEN)
    return math.log(p / (1 - p))
