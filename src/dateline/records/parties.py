"""Actors told several times, once each."""

from collections.abc import Iterable

from dateline.document import Quote
from dateline.records.findings import Finding
from dateline.records.slots import Actor


def each_once(findings: Iterable[Finding[Actor]]) -> tuple[Finding[Actor], ...]:
    """Return each actor once, as it was read first, with the words of every mention."""
    found: dict[tuple[str | None, str], tuple[Finding[Actor], dict[Quote, None]]] = {}
    for finding in findings:
        key = (finding.value.country, finding.value.name or finding.value.text.lower())
        _, quotes = found.setdefault(key, (finding, {}))
        quotes.update(dict.fromkeys(finding.quotes))
    return tuple(Finding(one.value, tuple(quotes), one.rule) for one, quotes in found.values())
