"""Fits the weights by which an event's own place is chosen."""

import json
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dateline.annotate import Layers, annotate
from dateline.annotate.parse import load
from dateline.bench.lines import read_lines
from dateline.bench.logit import FOLDS, Case, fit, held_out_accuracy
from dateline.bench.results import Result, finished
from dateline.document import Range, plain
from dateline.extract.events.kinds import MATERIAL, MEETING
from dateline.extract.places import PlaceMention, find_places
from dateline.extract.places.clues import CLUES, Asked, Clues
from dateline.extract.places.happening import chances_of, unlisted
from dateline.model.corpus import Item, read_corpus
from dateline.model.held_back import is_held_back
from dateline.model.news import read_for_weights

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEWS = 4.0
"""What an event of marked news weighs beside one of the corpus: there are few, and no model was
taught them, so that the model is as sure of their places as it is of news."""
_UNREAD = 0.2
"""What a choice without the model's reading weighs beside the same one with it."""
_SPOKEN = 0.5
"""Probability of a type from which the model's reading of a bare verb counts as spoken."""


class Verb(msgspec.Struct, frozen=True):
    """A sentence with a verb and the places where it happened: code points and their words."""

    text: str
    event_spans: tuple[tuple[int, int, str], ...]
    location_spans: tuple[tuple[int, int, str], ...]

    def at(self) -> Range:
        """Return where the verb stands, in code points."""
        return self.event_spans[0][:2] if self.event_spans else (0, 0)

    def places(self) -> list[Range]:
        """Return where the names of the places stand, in code points.

        The set numbers some names, one in six, by their first and last token as spaCy cuts them
        ("in March in Las Vegas": [7, 8]); as code points these are empty or cut a word.
        """
        found: list[Range] = []
        tokens: Doc | None = None
        for start, end, _ in self.location_spans:
            if not _is_name(self.text, start, end):
                tokens = load().tokenizer(self.text) if tokens is None else tokens
                if end < len(tokens):
                    start, end = tokens[start].idx, tokens[end].idx + len(tokens[end])
            found.append((start, end))
        return found


def verbs_once(verbs: Iterable[Verb]) -> Iterator[Verb]:
    """Return each verb of each text once, as it is first given."""
    seen: set[tuple[str, Range]] = set()
    for verb in verbs:
        if (verb.text, verb.at()) not in seen:
            seen.add((verb.text, verb.at()))
            yield verb


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether code points hold a name: whole words of two letters or more, one a capital."""
    words = text[start:end]
    whole = not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()
    return whole and len(words) > 1 and words == words.strip() and words != words.lower()


def fit_chooser(
    folders: Sequence[Path], target: Path, foreign: Path, news: Sequence[Path] = ()
) -> Result:
    """Fit weights on parts of the corpus and on verbs with their places, and write them.

    `news` are marked news whose texts lie in the folder of `foreign`; of them counts what fits
    weights, of which no model learnt anything.
    """
    began = time.monotonic()
    cases = [case for folder in folders for case in _of_items(read_corpus(folder), 1.0)]
    cases += _of_verbs(foreign)
    for marks in news:
        cases += _of_items(read_for_weights(marks, foreign.parent), _NEWS)
    accuracy = held_out_accuracy(cases)
    weights = dict(zip(CLUES, np.round(fit(cases), 3).tolist(), strict=True))
    files = [*folders, foreign, *news]
    stored = {
        "made_by": "dateline bench eventplace --fit",
        "data": [file.name for file in files],
        "cases": len(cases),
        "held_out_accuracy": accuracy,
        "weights": weights,
    }
    target.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    metrics = {"held_out_accuracy": accuracy}
    read = [file for folder in folders for file in sorted(folder.rglob("*.txt"))]
    return finished("eventplace", len(cases), metrics, [*read, foreign, *news], began=began)


def _of_items(items: Iterable[Item], weight: float) -> Iterator[Case]:
    for item in items:
        if any(p.mentions for p in item.paragraphs):
            yield from _of_item(item, weight)


def _of_item(item: Item, weight: float) -> Iterator[Case]:
    text = "\n\n".join(p.text for p in item.paragraphs)
    layers = annotate(plain(text), model=True)
    mentions = find_places(layers)
    number = zlib.crc32(item.where.encode()) % FOLDS
    shift = 0
    for paragraph in item.paragraphs:
        for told in paragraph.mentions:
            span = (told.trigger.start + shift, told.trigger.end + shift)
            gold = [(told.place.start + shift, told.place.end + shift)] if told.place else []
            spoken = told.type not in MATERIAL | MEETING
            yield from _cases(layers, mentions, span, spoken, gold, number, weight)
        shift += len(paragraph.text) + 2


def _of_verbs(file: Path) -> Iterator[Case]:
    for verb in verbs_once(read_lines(file, Verb)):
        if len(verb.event_spans) != 1 or is_held_back(verb.text):
            continue
        span = verb.at()
        layers = annotate(plain(verb.text), model=True)
        gold = verb.places()
        number = zlib.crc32(verb.text.encode()) % FOLDS
        spoken = is_spoken(layers, span)
        yield from _cases(layers, find_places(layers), span, spoken, gold, number, 1.0)


def trigger_at(layers: Layers, span: Range) -> tuple[int, int, int] | None:
    """Return the head, the first and the last token (exclusive) of a verb's code points."""
    tokens = layers.within(*span)
    if not tokens:
        return None
    first, last = tokens[0], tokens[-1] + 1
    head = next((i for i in tokens if not first <= layers.tokens[i].head < last), first)
    return head, first, last


def is_spoken(layers: Layers, span: Range) -> bool:
    """Tell whether the model takes a verb for something done by saying."""
    at = layers.token_at(span[0])
    if at is None or layers.tokens[at].sentence >= len(layers.readings):
        return False
    number = layers.tokens[at].sentence
    shift = layers.tokens[layers.sentences[number].first].start
    types = layers.readings[number].types(span[0] - shift, span[1] - shift)
    return sum(p for kind, p in types.items() if kind not in MATERIAL | MEETING) > _SPOKEN


def _cases(
    layers: Layers, mentions: tuple[PlaceMention, ...], span: Range, spoken: bool,
    gold: list[Range], number: int, weight: float,
) -> Iterator[Case]:  # fmt: skip
    """Yield the choice as it stands with the model's reading and as it stands without."""
    trigger = trigger_at(layers, span)
    if trigger is None:
        return
    head, first, last = trigger
    chances = chances_of(layers, first, last)
    for read, worth in ((chances, weight), (None, weight * _UNREAD)):
        places = [*mentions, *unlisted(layers, read or {}, mentions)]
        clues = Clues(layers, Asked(head, spoken, read), places)
        spans = [layers.span(m.first, m.last) for m in clues.mentions]
        right = [any(s.start < b and a < s.end for a, b in gold) for s in spans]
        if spans and (any(right) or not gold):
            rows = [*(clues.of(m) for m in clues.mentions), clues.nothing()]
            yield Case(number, np.array(rows), np.array([*right, not gold]), worth)
