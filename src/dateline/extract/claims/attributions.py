"""What is read of who says what: attributions, verification marks, and their working form."""

from typing import Literal

import msgspec

from dateline.records import Stance, Verification

SpeechForm = Literal["direct", "indirect", "mixed"]
Range = tuple[int, int]


class Attribution(msgspec.Struct, frozen=True):
    """Somebody says something.

    `sources` are head tokens of parallel speakers ("the ministry and residents said": two), a
    relative pronoun already replaced by whom it stands for; `source_spans` are the words as
    written (tokens, first and last exclusive), one for each source. `chain` holds the heads of
    the outer speakers, outermost last. `cue` are tokens, `content` half-open ranges of code
    points with "that" and quotation marks included. An attribution without sources ("allegedly")
    names nobody.
    """

    sources: tuple[int, ...]
    source_spans: tuple[Range, ...]
    chain: tuple[int, ...]
    cue: Range | None
    stance: Stance
    form: SpeechForm
    content: tuple[Range, ...]
    rule: str
    view: bool = False

    def covers(self, start: int, end: int) -> bool:
        """Tell whether the content holds all code points from `start` to `end`."""
        for first, last in self.content:  # noqa: SIM110 - asked two million times in sixty articles
            if first <= start and end <= last:
                return True
        return False

    def width(self) -> int:
        """Return how many code points the content has."""
        return sum(e - s for s, e in self.content)


class VerificationMark(msgspec.Struct, frozen=True):
    """Words that say whether something was checked: tokens, what they hold for, who checked.

    `kind` is "admitted" for what a side says against itself, "rivalled" for another story of the
    same people, "alleged" for what only leaves a report alone, empty otherwise.
    """

    first: int
    last: int
    status: Verification
    scope: Range
    by: int | None
    kind: str = ""


class Draft(msgspec.Struct):
    """An attribution while it is read: `anchor` is the cue's token, `tokens` its content so far.

    `quotes` are quotations that join the content; `quotable` says whether the cue may take one.
    """

    anchor: int
    cue: Range | None
    sources: tuple[int, ...]
    spans: tuple[Range, ...]
    stance: Stance
    rule: str
    tokens: set[int]
    outer: tuple[int, ...] = ()
    quotes: list[Range] = msgspec.field(default_factory=list)
    quotable: bool = False
    bare: bool = False
    view: bool = False
