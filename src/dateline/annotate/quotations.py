"""Quotation marks: which words are quoted, and which are only held at arm's length."""

import re

from dateline.annotate.layers import Quotation

_PAIRS = re.compile(
    r"(?<![\w.,;?!'])''(?=[^\s'])([^\n]*?)(?:''|(?=\n|\Z))|"  # as wires write "
    r'"([^"\n]*)(?:"|(?=\n|\Z))|“([^”\n]*)(?:”|(?=\n|\Z))|(?<![\w])[‘\']([^’\'\n]+)[’\'](?!\w)'
)
_SPEECH_BEFORE = re.compile(
    r"(?:\b(?:said|says|say|told|wrote|added|adding|saying|tweeted|replied)\W*|[,:]\s*)$"
)
SCARE_WORDS = 3
"""A quotation longer than this is speech: of the scare quotes in our examples none is longer."""


def find_quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """Return the quotations between two offsets; an unclosed one runs to the end of its line.

    >>> [(q.start, q.scare) for q in find_quotations('the "terrorist" groups', 0, 22)]
    [(5, True)]
    >>> find_quotations('He said: "We go."', 0, 17)[0].scare
    False
    """
    found = []
    for match in _PAIRS.finditer(text, start, end):
        group = next((g for g in (1, 2, 3, 4) if match.group(g)), None)
        if group is None or not match.group(group).strip():
            continue
        words = match.group(group)
        speech = _SPEECH_BEFORE.search(text, max(start, match.start() - 24), match.start())
        scare = len(words.split()) <= SCARE_WORDS and speech is None and words[-1] not in ".?!,;"
        found.append(Quotation(match.start(group), match.end(group), scare))
    return tuple(found)
