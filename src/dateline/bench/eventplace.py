"""Task `eventplace`: the words that say where an event happened."""

import itertools
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.annotate import Layers, annotate
from dateline.bench.happening import Verb, is_spoken, trigger_at, verbs_once
from dateline.bench.lines import read_lines
from dateline.bench.locate import words_at
from dateline.bench.results import Result, f1, finished, share
from dateline.document import Range, plain
from dateline.extract.places import PlaceMention, find_places, happened_at
from dateline.extract.places.happening import SURE, chances_of
from dateline.model.held_back import is_held_back
from dateline.pipeline import PLAIN, Settings

_LEAST = 0.1
"""Chance below which the model rules a joined name out, on a thousand sentences of training."""


def score_event_places(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN, held_back: bool = False
) -> Result:
    """Return F1 of the words that name where events happened, over all words of all sentences.

    Each text and verb counts once. With `held_back`, only texts that no training sees.
    """
    began = time.monotonic()
    hits = wanted = given = n = right = 0
    for verb in verbs_once(itertools.islice(read_lines(data, Verb), limit)):
        if held_back and not is_held_back(verb.text):
            continue
        n += 1
        gold = words_at(verb.text, verb.places())
        ours = words_at(verb.text, _read(verb.text, verb.at(), settings))
        hits, wanted, given = hits + len(gold & ours), wanted + len(gold), given + len(ours)
        right += gold == ours
    metrics = {
        "token_f1": f1(hits, wanted, given),
        "token_p": share(hits, given),
        "token_r": share(hits, wanted),
        "sentence_accuracy": share(right, n),
    }
    return finished("eventplace", n, metrics, [data], began=began)


def _read(text: str, span: Range, settings: Settings) -> list[Range]:
    """Return where the names of a verb's places stand.

    They are the chosen one, those joined to it that the model does not rule out, and those that
    it is sure of: a record has one place, a sentence may name several.
    """
    layers = annotate(plain(text), model=settings.model)
    trigger = trigger_at(layers, span)
    if trigger is None:
        return []
    mentions = find_places(layers)
    found = happened_at(layers, trigger, mentions, spoken=is_spoken(layers, span))
    chances = chances_of(layers, *trigger[1:])
    named = [m for m in mentions if _chance(chances, m) > SURE]
    if found is not None:
        joined = [m for m in mentions if _joined(layers, found, m)]
        named += [found, *(m for m in joined if chances is None or _chance(chances, m) > _LEAST)]
    names = [name for m in named if (name := _name(layers, m))]
    names += [
        (i, i + 1)
        for i, chance in (chances or {}).items()
        if chance > SURE and _is_bare_name(layers, i)
    ]
    spans = [layers.span(*name) for name in names]
    return [(s.start, s.end) for s in spans]


def _chance(chances: Mapping[int, float] | None, mention: PlaceMention) -> float:
    return max(
        ((chances or {}).get(i, 0.0) for i in range(mention.first, mention.last)), default=0.0
    )


def _name(layers: Layers, mention: PlaceMention) -> tuple[int, int] | None:
    """Return the tokens of a place's bare name: without "the", and without "province" after it."""
    proper = [i for i in range(*mention.name) if _is_proper(layers, i)]
    return (proper[0], proper[-1] + 1) if proper else None


def _is_proper(layers: Layers, i: int) -> bool:
    token = layers.tokens[i]
    return token.tag in ("NNP", "NNPS") or (token.text[0].isupper() and token.tag != "DT")


def _is_bare_name(layers: Layers, i: int) -> bool:
    """Tell whether a word is of a name, and not a people's: "a western Sudanese town"."""
    return _is_proper(layers, i) and layers.tokens[i].tag != "JJ"


def _joined(layers: Layers, found: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether another place is named in one breath with the chosen ("in Chibok and Biu")."""
    tokens = layers.tokens
    chain: Sequence[int] = (found.head, *layers.ancestors(found.head))
    linked = itertools.takewhile(lambda i: tokens[i].dep == "conj", chain)
    heads = {found.head, *(tokens[i].head for i in linked)}
    if other.head in heads and other is not found:
        return True
    return tokens[other.head].dep == "conj" and tokens[other.head].head in heads
