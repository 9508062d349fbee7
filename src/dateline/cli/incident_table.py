"""Incidents on the terminal: a row each."""

from collections.abc import Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from dateline.cli.saying import count
from dateline.cli.screen import ID_SHOWN, bare_table
from dateline.cli.wording import count_words, mark_words, span_words
from dateline.records import Grade, TollRange

GRADES: dict[Grade, tuple[str, str]] = {
    "retracted": ("✕", "dim strike"), "confirmed": ("●", "bold green"),
    "contested": ("≠", "bold red"), "corroborated": ("◕", "green"),
    "unverified": ("?", "yellow"), "single-source": ("○", ""),
}  # fmt: skip
"""A sign and a style for each grade: the sign tells without colour, too."""


def print_incidents(console: Console, rows: Sequence[Any]) -> None:
    """Print rows of the table `incidents`, with their bodies."""
    if not rows:
        return
    table = bare_table(expand=True)
    for name, ratio in (("when, where", 3), ("incident", 7), ("toll", 3), ("grade", 4)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(_where_when(row), _what(row), _tolls(row), _grade(row))
    console.print(table)


def _where_when(row: Any) -> Text:
    day = row.earliest or ""
    if row.latest and row.latest[:10] != day[:10]:
        day = f"{day[:10]} to {row.latest[5:10]}"
    place = row.place or ""
    country = f", {row.country}" if row.country and row.precision != "country" else ""
    return Text(f"{day[:10] if len(day) == 16 else day}\n{place}{country}")


def _what(row: Any) -> Text:
    text = Text(row.title, style="bold")
    marks = [row.type, row.mode, *mark_words(row.realis, background=row.background)]
    text.append(f"\n{' · '.join(m for m in marks if m)}", style="not bold dim")
    text.append(f" · {row.id[:ID_SHOWN]}", style="not bold dim")
    return text


class _Body(msgspec.Struct, frozen=True):
    """What the columns do not tell of an incident: whether a number is a lower bound."""

    tolls: tuple[TollRange, ...]


def _tolls(row: Any) -> Text:
    text = Text()
    tolls = {t.kind: t for t in msgspec.json.decode(row.body, type=_Body).tolls}
    for toll in (tolls[kind] for kind in ("killed", "injured") if kind in tolls):
        text.append("\n" if text else "")
        counted = f"{count_words(toll.best, toll.open)} {toll.kind}"
        text.append(counted, style="bold" if toll.kind == "killed" else "")
        if toll.low != toll.high:
            text.append(f"\n  of {span_words(toll)}", style="dim")
    return text


def _grade(row: Any) -> Text:
    sign, style = GRADES[row.grade]
    text = Text(f"{sign} {row.grade}", style=style)
    told = f"{count(row.reports, 'report')}, {count(row.corroboration, 'origin')}"
    text.append(f"\n{told}", style="not bold dim not strike")
    if row.contradictions:
        text.append(f"\n{row.contradictions} contradicted", style="not bold dim not strike")
    return text
