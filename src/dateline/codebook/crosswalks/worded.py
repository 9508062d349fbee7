"""What words tell of an event or a whole report in ACLED's terms: the rows of `acled_words.csv`.

The first row holds whose words are all told and none of those it excludes. A word is a sign
(`wording.py`), `a|b` asks for one of both; of a report the types of its events (`PROTEST`) count
too. A row without a type is for reports alone.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.codebook.crosswalks.deciding import NOTHING
from dateline.codebook.crosswalks.parties import tags
from dateline.codebook.crosswalks.tables import FOLDER, choices, table
from dateline.codebook.crosswalks.wording import signs, wording
from dateline.codebook.schemes import PLOVER_MODES
from dateline.errors import CodebookError
from dateline.records import LIKELY, Event

UNDONE = ("denied", "hypothetical", "future")
"""What is told so was not done."""


class WordRule(msgspec.Struct, frozen=True):
    """A row: what must be told, what must not, and for which events it may decide."""

    types: frozenset[str]
    modes: frozenset[str]
    words: tuple[frozenset[str], ...]
    without: frozenset[str]
    sub_event: str

    def holds(self, told: frozenset[str]) -> bool:
        """Tell whether what is told meets the row."""
        return all(w & told for w in self.words) and not self.without & told


@functools.cache
def word_rules(folder: Path = FOLDER) -> tuple[WordRule, ...]:
    """Return the rows of `acled_words.csv` in their order; one with an unknown word fails."""
    found = []
    known = {*wording(), *PLOVER_MODES, "foreign"}
    for line, row in enumerate(table("acled_words", folder), start=2):
        rule = WordRule(
            choices(row["type"]),
            choices(row["mode"]),
            tuple(choices(cell) for cell in row["words"].split()),
            frozenset(row["without"].replace("|", " ").split()),
            row["sub_event_type"],
        )
        if strange := rule.without.union(*rule.words) - known:
            raise CodebookError(
                f"{folder / 'acled_words.csv'}: line {line}: unknown {', '.join(sorted(strange))}; "
                "use a sign of acled_wording.toml or a PLOVER type"
            )
        found.append(rule)
    return tuple(found)


def by_words(event: Event) -> str | None:
    """Return the sub-event type that the words of an event's sentences tell, if any."""
    sentences = " ".join(quote.text for quote in event.evidence)
    told = signs(sentences) | ({"foreign"} if _abroad(event) else set())
    mode = event.mode.value if event.mode else NOTHING
    for rule in word_rules():
        if event.type.value in rule.types and mode in rule.modes and rule.holds(told):
            return rule.sub_event
    return None


def of_report(text: str, events: Sequence[Event]) -> str | None:
    """Return the sub-event type that the words of a report and the types of its events tell."""
    types = {e.type.value for e in events if e.score >= LIKELY and e.realis.value not in UNDONE}
    told = signs(text) | types | ({"foreign"} if any(map(_abroad, events)) else set())
    return next((rule.sub_event for rule in word_rules() if rule.holds(told)), None)


def _abroad(event: Event) -> bool:
    """Tell whether forces of a state act in another one."""
    here = event.place.value.country if event.place else None
    return here is not None and any(
        "forces" in tags(f.value) and f.value.country not in (None, here) for f in event.actors
    )
