"""What people decided of a record, on the terminal."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from dateline.cli.account import value_words
from dateline.records import Coding, Judgement


def print_decisions(console: Console, decided: Iterable[Judgement], machine: Coding) -> None:
    """Print judgements of one record, oldest first; a corrected slot with what it held before."""
    events = {event.id: event for event in machine.events}
    for judgement in decided:
        console.print()
        slot = f" {judgement.slot}" if judgement.slot else ""
        head = f"{judgement.kind}{slot} by {judgement.by}, {judgement.at}  {judgement.id}"
        console.print(Text(head, style="cyan"))
        if judgement.why:
            console.print(Text(f"    {judgement.why}"))
        event = events.get(judgement.events[0])
        if judgement.slot and event is not None:
            held = getattr(event, judgement.slot)
            found: tuple[Any, ...] = held if isinstance(held, tuple) else (held,) if held else ()
            said = ", ".join(value_words(f.value) for f in found) or "nothing"
            console.print(Text(f"    the machine had read: {said}", style="dim"))
