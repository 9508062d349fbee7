"""Sentences of others' news that nobody marked: a teacher says what it reads there."""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model.corpus import Paragraph
from dateline.model.held_back import is_for_weights, is_held_back
from dateline.model.news import text_digest
from dateline.model.training.examples import Example, bare_example, sentences

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_BREAK = re.compile(r"\n\s*\n")
_WORDS = 5
"""Shorter lines are headings, names and dates."""


def unmarked_examples(
    files: Sequence[Path], most: int, chance: random.Random, tokenizer: "Tokenizer"
) -> Iterator[Example]:
    """Return about `most` sentences of each file (JSON lines with a `text`, gzip), of whole texts.

    Texts in the fifths that are held back, or kept for weights, are left out, marked or not.
    """
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts = list(dict.fromkeys(json.loads(line)["text"] for line in lines))
        chance.shuffle(texts)
        left = most
        for text in texts:
            if is_held_back(text_digest(text)) or is_for_weights(text_digest(text)):
                continue
            found = list(_sentences(text))
            yield from (bare_example(s, tokenizer) for s in found)
            left -= len(found)
            if left <= 0:
                break


def _sentences(text: str) -> Iterator[str]:
    for paragraph in _BREAK.split(text):
        for sentence in sentences(Paragraph(paragraph.strip(), ())):
            if len(sentence.text.split()) >= _WORDS:
                yield sentence.text
