"""Which country the unnamed bodies of a document are of: its "ministry", its "army"."""

import functools
import re
from collections import Counter
from collections.abc import Iterator

from dateline.codebook.directory import PLACED, load_directory
from dateline.document import Document, Span
from dateline.link.hearing.parties import country_in
from dateline.link.hearing.wordings import deed_kinds, named_actors
from dateline.records import Coding

_GOES_ON = re.compile(r" (?:de|del|of|da|do|dos|du|al|el|en) (?:la )?[A-ZÀ-Þ]")
"""What makes a capital's name part of another place's: "San José del Tarra"."""


def countries_in(document: Document) -> frozenset[str]:
    """Return the countries that a document names, themselves or by one of their actors."""
    return _countries_in(document.text)


@functools.lru_cache(maxsize=2048)
def _countries_in(text: str) -> frozenset[str]:
    found = set()
    directory = load_directory()
    for _, end, ids, form in named_actors(text):
        if form in PLACED:
            if form != "capital" or not _GOES_ON.match(text[end:]):
                found.add(ids[0])
        elif form != "media":
            entry = directory.on(ids[0], None)
            if entry is not None and entry.country:
                found.add(entry.country)
    return frozenset(found)


def home_of(document: Document, coding: Coding) -> str | None:
    """Return the country whose bodies speak in a document, else the one that its lead names.

    Only sources that name their country count: those without one are what is to be found out.
    """
    counts: Counter[str] = Counter()
    for claim in coding.claims:
        for finding, kind in zip(claim.source, claim.kinds, strict=False):
            country = country_in(finding.value.text)
            if _is_capital(finding.value.text):
                continue  # "Moscow denied it" in a text on Kharkiv's governor
            if country and kind in ("government", "party", "local official"):
                counts[country] += 1
    if counts:
        return min(counts, key=lambda c: (-counts[c], c))
    for span in _leads(document):
        text = document.text[span.start : span.end]
        if deed_kinds(text):
            continue
        for match in re.finditer(r"[Aa]rmed [Ff]orces of (?:the )?", text):
            country = country_in(text[match.end() : match.end() + 40])
            if country:
                return country
    return None


def _is_capital(text: str) -> bool:
    """Tell whether a source is a state by its name or capital alone: so foreigners speak of it."""
    return any(
        form in PLACED and (start, end) == (0, len(text))
        for start, end, _, form in named_actors(text)
    )


def _leads(document: Document) -> Iterator[Span]:
    yield from [b.span for b in document.blocks if b.role in ("title", "lead")][:2]
