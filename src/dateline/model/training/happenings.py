"""Where events happen, from a set of others: sentences with a verb and its places."""

import gzip
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.document import Range
from dateline.model.held_back import is_held_back
from dateline.model.pieces import Pieces, split
from dateline.model.training.examples import IGNORED, Example, Trigger

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def happening_examples(
    file: Path, unsure: Collection[str], tokenizer: "Tokenizer"
) -> Iterator[Example]:
    """Return an example for each sentence that is not held back, with a trigger for each verb.

    Left out: verbs that the set marks twice and unlike, spans that hold no name, and verbs without
    a place from sources that are `unsure` to mark one.
    """
    marked: dict[str, dict[Range, set[tuple[Range, ...]]]] = defaultdict(lambda: defaultdict(set))
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text = record["text"]
            if len(record["event_spans"]) == 1 and not is_held_back(text):
                start, end, _ = record["event_spans"][0]
                places = tuple(sorted((a, b) for a, b, _ in record["location_spans"]))
                doubtful = not places and record["source"] in unsure
                if not doubtful and all(_named(text[a:b]) for a, b in places):
                    marked[text][start, end].add(places)
    for text, verbs in marked.items():
        pieces = split(tokenizer, text)
        triggers = tuple(
            trigger
            for verb, readings in verbs.items()
            if len(readings) == 1 and (trigger := _trigger(pieces, verb, next(iter(readings))))
        )
        yield Example(text, pieces.ids, (IGNORED,) * len(pieces.ids), triggers)


def _named(words: str) -> bool:
    return len(words) > 1 and any(c.isupper() for c in words)


def _trigger(pieces: Pieces, verb: Range, places: tuple[Range, ...]) -> Trigger | None:
    where = pieces.covering(*verb)
    if where is None:
        return None
    size = len(pieces.ids)
    tags = [0] * size
    for place in places:
        if (found := pieces.covering(*place)) is not None:
            for i in range(*found):
                tags[i] = 1 if i == found[0] else 2
    return Trigger(*where, IGNORED, IGNORED, (IGNORED,) * size, tuple(tags))
