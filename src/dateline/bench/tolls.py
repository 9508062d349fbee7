"""Task `tolls`: killed and injured of shooting incidents, read from an article about each."""

import re
import time
from pathlib import Path

import msgspec

from dateline.bench.coding import coded
from dateline.bench.lines import read_lines
from dateline.bench.main_incident import MainToll
from dateline.bench.results import Result, finished, share
from dateline.bench.toll_choice import chosen_toll
from dateline.errors import BenchError
from dateline.ingest import read_text
from dateline.pipeline import PLAIN, Settings
from dateline.records import TollKind

KINDS: tuple[TollKind, ...] = ("killed", "injured")
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)


class Article(msgspec.Struct, frozen=True):
    """An article and what is known of its incident; `dct` is its day (YYYY-MM-DD).

    Articles whose incident has no number are passed over; so are other keys.
    """

    text: str
    num_killed: int | None = None
    num_injured: int | None = None
    id: str = ""
    incident: str = ""
    title: str | None = None
    dct: str | None = None


class Tally(msgspec.Struct):
    """Counts of one kind of harm; `off` adds up how far answers are from the truth."""

    wanted: int = 0
    exact: int = 0
    written: int = 0
    exact_written: int = 0
    in_range: int = 0
    answered: int = 0
    off: int = 0

    def add(self, answer: MainToll | None, truth: int, written: bool) -> None:
        """Count one article; `written` says whether its text has the true number in it."""
        exact = answer is not None and answer.best == truth
        self.wanted += 1
        self.exact += exact
        self.written += written
        self.exact_written += exact and written
        if answer is not None:
            self.in_range += answer.holds(truth)
            self.answered += 1
            self.off += abs(answer.best - truth)


def score_tolls(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN
) -> tuple[Result, tuple[str, ...]]:
    """Return the figures, and a line for each number that was read wrong or not at all.

    The article's answer is that of its main incident (`dateline.bench.main_incident` gives the
    rule, `dateline.bench.toll_choice` weighs it). `_exact`: over the articles that contain the
    true number, in digits or words; `_exact_all`: over all, an article without an answer being
    wrong. `_in_range`: over all, the true number lies within the range of the answer. `_mae`: the
    mean absolute error, in persons, over the articles with an answer, whose share `_answered`
    gives.
    """
    began = time.monotonic()
    tallies = {kind: Tally() for kind in KINDS}
    missed: list[str] = []
    n = 0
    for article in read_lines(data, Article, limit=limit):
        truths = {"killed": article.num_killed, "injured": article.num_injured}
        if None in truths.values():
            continue
        n += 1
        document = read_text(article.text, published=article.dct, title=article.title)
        coding = coded(document, settings)
        dead = None
        for kind in KINDS:
            truth = truths[kind] or 0
            answer = chosen_toll(document, coding, kind, dead)
            dead = answer.best if kind == "killed" and answer is not None else dead
            written = contains_number(document.text, truth)
            tallies[kind].add(answer, truth, written)
            if answer is None or answer.best != truth:
                missed.append(f"{kind} {article.id}: {truth}{_mark(written)}, read {_say(answer)}")
    if not n:
        raise BenchError(
            f"{data}: no article with num_killed and num_injured; give both as numbers"
        )
    metrics = {name: value for kind in KINDS for name, value in _metrics(kind, tallies[kind])}
    return finished("tolls", n, metrics, [data], began=began), tuple(missed)


def contains_number(text: str, number: int) -> bool:
    """Tell whether a number stands in a text, in digits or (to twenty) as a word.

    >>> contains_number("Four men were shot at 9:30.", 4), contains_number("It was 4:15.", 4)
    (True, False)
    """
    forms = [re.escape(f"{number:,}"), str(number)]
    forms += _NUMBERS.split()[number : number + 1]
    pattern = rf"(?<![\w.,:$#])(?:{'|'.join(forms)})(?!\w|[.,:]\d|%)"
    return re.search(pattern, text, re.I) is not None


def _metrics(kind: str, tally: Tally) -> tuple[tuple[str, float], ...]:
    every = max(1, tally.wanted)
    return (
        (f"{kind}_exact", share(tally.exact_written, tally.written)),
        (f"{kind}_exact_all", round(tally.exact / every, 3)),
        (f"{kind}_in_range", round(tally.in_range / every, 3)),
        (f"{kind}_mae", share(tally.off, tally.answered)),
        (f"{kind}_answered", round(tally.answered / every, 3)),
    )


def _mark(written: bool) -> str:
    return "" if written else " (not in the text)"


def _say(answer: MainToll | None) -> str:
    if answer is None:
        return "nothing"
    return f"{answer.best} of {answer.least}..{answer.most}"
