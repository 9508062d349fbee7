"""Task `eventplace`: the words that say where an event happened."""

import itertools
import time
from collections.abc import Sequence
from pathlib import Path

from dateline import __version__
from dateline.annotate import Layers, annotate
from dateline.bench.happening import Range, Verb, is_spoken, trigger_at
from dateline.bench.lines import read_lines
from dateline.bench.locate import words_at
from dateline.bench.results import Result, digest
from dateline.document import plain
from dateline.extract.places import PlaceMention, find_places, happened_at
from dateline.extract.places.happening import SURE, chances_of
from dateline.model.held_back import is_held_back
from dateline.pipeline import PLAIN, Settings


def score_event_places(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN, held_back: bool = False
) -> Result:
    """Return F1 of the words that name where events happened, over all words of all sentences.

    Each text and verb counts once. With `held_back`, only texts that no training sees.
    """
    began = time.monotonic()
    hits = wanted = given = n = right = 0
    seen: set[tuple[str, Range]] = set()
    for verb in itertools.islice(read_lines(data, Verb), limit):
        span = verb.event_spans[0][:2] if verb.event_spans else (0, 0)
        if (verb.text, span) in seen or (held_back and not is_held_back(verb.text)):
            continue
        seen.add((verb.text, span))
        n += 1
        gold = words_at(verb.text, verb.places())
        ours = words_at(verb.text, _read(verb.text, span, settings))
        hits, wanted, given = hits + len(gold & ours), wanted + len(gold), given + len(ours)
        right += gold == ours
    metrics = {
        "token_f1": round(2 * hits / max(1, wanted + given), 3),
        "token_p": round(hits / max(1, given), 3),
        "token_r": round(hits / max(1, wanted), 3),
        "sentence_accuracy": round(right / max(1, n), 3),
    }
    seconds = round(time.monotonic() - began, 3)
    return Result("eventplace", n, metrics, digest([data]), __version__, seconds)


def _read(text: str, span: Range, settings: Settings) -> list[Range]:
    """Return where the names of a verb's places stand.

    They are the chosen one, those joined to it, and those that the model is sure of: a record has
    one place, a sentence may name several.
    """
    layers = annotate(plain(text), model=settings.model)
    trigger = trigger_at(layers, span)
    if trigger is None:
        return []
    mentions = find_places(layers)
    found = happened_at(layers, trigger, mentions, spoken=is_spoken(layers, span))
    chances = chances_of(layers, *trigger[1:]) or {}
    sure = [i for i, chance in chances.items() if chance > SURE]
    named = [m for m in mentions if any(m.first <= i < m.last for i in sure)]
    if found is not None:
        named += [found, *(m for m in mentions if _joined(layers, found, m))]
    spans = [*(layers.span(*m.name) for m in named), *(layers.span(i, i + 1) for i in sure)]
    return [(s.start, s.end) for s in spans]


def _joined(layers: Layers, found: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether another place is named in one breath with the chosen ("in Chibok and Biu")."""
    tokens = layers.tokens
    chain: Sequence[int] = (found.head, *layers.ancestors(found.head))
    linked = itertools.takewhile(lambda i: tokens[i].dep == "conj", chain)
    heads = {found.head, *(tokens[i].head for i in linked)}
    if other.head in heads and other is not found:
        return True
    return tokens[other.head].dep == "conj" and tokens[other.head].head in heads
