"""An incident on the terminal, as a page."""

from collections.abc import Mapping, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.incident_table import GRADES
from dateline.cli.wording import (
    actor_words,
    count_words,
    place_words,
    shortened,
    stamp_words,
    when_words,
)
from dateline.document import Document, Quote
from dateline.export.wording import range_words
from dateline.link.texts.descents import told_at
from dateline.records import Contradiction, Incident, Report, Side, TollRange

_KINDS = {"party": "a side of the fight", "independent": "independent"}


def print_incident(
    console: Console, incident: Incident, documents: Mapping[str, Document],
    changed: Mapping[str, Sequence[str]],
) -> None:  # fmt: skip
    """Print an incident: what, how sure, the numbers, who against whom, and who reports it.

    `changed` has what a later version of a page tells otherwise than the one before, in lines.
    """
    sign, style = GRADES[incident.grade]
    console.print(Text(incident.title, style="bold"))
    kind = " · ".join(x for x in (incident.type, incident.mode, incident.id) if x)
    console.print(Text(kind, style="dim"))
    console.print()
    console.print(Text(incident.summary))
    console.print()
    graded = f", by {incident.graded_by}" if incident.graded_by else ""
    console.print(Text(f"{sign} {incident.grade}{graded}", style=style))
    for reason in incident.reasons:
        console.print(Text(f"  {reason}"))
    _section(console, "Read as", _slots(incident))
    for toll in incident.tolls:
        best, high = count_words(toll.best, toll.open), count_words(toll.high, toll.high_open)
        counted = f"{toll.kind}: {best} (low {toll.low:,}, high {high})"
        _section(console, counted, _toll(toll, documents))
    if incident.contradictions:
        parts = [_contradiction(c, documents) for c in incident.contradictions]
        _section(console, "Contradictions", Group(*parts))
    _section(console, f"Origins: {incident.corroboration}, each side once", _origins(incident))
    _section(console, "Reports", _reports(incident.reports, documents, changed))


def _section(console: Console, head: str, body: Table | Group) -> None:
    console.print()
    console.print(Text(head, style="bold"))
    console.print(Padding(body, (0, 0, 0, 2)))


def _grid(*ratios: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio in ratios:
        grid.add_column(ratio=ratio, overflow="fold")
    return grid


def _slots(incident: Incident) -> Table:
    grid = _grid(2, 14)
    values = {
        "who": [(actor_words(r.value), r.quotes) for r in incident.actors],
        "to whom": [(actor_words(r.value), r.quotes) for r in incident.recipients],
        "where": [(place_words(r.value), r.quotes) for r in incident.places],
        "when": [(when_words(r.value), r.quotes) for r in incident.times],
    }
    for slot, readings in values.items():
        for number, (words, quotes) in enumerate(readings):
            text = Text(words, style="" if number else "bold")
            text.append(f"  “{shortened(quotes[0].text, 60)}”", style="not bold dim")
            grid.add_row(Text("" if number else slot, style="dim"), text)
    return grid


def _toll(toll: TollRange, documents: Mapping[str, Document]) -> Table:
    grid = _grid(4, 2, 6, 10)
    for step in toll.steps:
        grid.add_row(
            Text(stamp_words(step.at), style="dim"),
            Text(range_words(step.least, step.most), style="bold"),
            Text(step.by or _outlet(step.document, documents)),
            Text(f"“{shortened(step.quote.text, 70)}”", style="dim"),
        )
    return grid


def _contradiction(contradiction: Contradiction, documents: Mapping[str, Document]) -> Table:
    grid = _grid(2, 8, 8)
    sides = [_side(s, documents) for s in (contradiction.left, contradiction.right)]
    grid.add_row(Text(contradiction.kind, style="bold yellow"), *sides)
    return grid


def _side(side: Side, documents: Mapping[str, Document]) -> Text:
    text = Text(f"{side.by or _outlet(side.quote.document, documents)}: ")
    text.append(f"“{_passage(side.quote, documents)}”", style="dim")
    return text


def _passage(quote: Quote, documents: Mapping[str, Document]) -> str:
    """Return the words with some of what stands round them."""
    text = documents[quote.document].text
    start = max(text.rfind("\n", 0, quote.span.start) + 1, quote.span.start - 60)
    end = text.find("\n", quote.span.end)
    end = min(len(text) if end < 0 else end, quote.span.end + 60)
    before = text[start : quote.span.start].partition(" ")[2] if start else text[: quote.span.start]
    after = text[quote.span.end : end].rpartition(" ")[0]
    return shortened(f"{before}{quote.text}{after}", 200)


def _origins(incident: Incident) -> Table:
    grid = _grid(6, 3, 10)
    for origin in incident.origins:
        grid.add_row(
            Text(origin.name),
            Text(f"side of {origin.party}" if origin.party else _KINDS[origin.kind], style="dim"),
            Text(f"“{shortened(origin.quotes[0].text, 80)}”" if origin.quotes else "", style="dim"),
        )
    return grid


def _reports(
    reports: Sequence[Report], documents: Mapping[str, Document],
    changed: Mapping[str, Sequence[str]],
) -> Table:  # fmt: skip
    grid = _grid(4, 4, 8, 4)
    for report in reports:
        note = "later version" if report.version_of else "copy" if report.copy_of else ""
        at = told_at(documents[report.document], report.version_of)
        grid.add_row(
            Text(stamp_words(at), style="dim"),
            Text(report.publisher or ""),
            Text(shortened(report.title or report.document, 80)),
            Text(note, style="dim"),
        )
        for line in changed.get(report.document, ()):
            grid.add_row("", "", Text(line, style="dim"), "")
    return grid


def _outlet(document: str, documents: Mapping[str, Document]) -> str:
    return documents[document].publisher or "the report"
