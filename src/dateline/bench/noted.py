"""Task `noted`: denials and disputed deeds in news that others own, by what was noted there."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.bench.coding import coded
from dateline.bench.denying import Spans, denials_of, spans_of, touch
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, finished
from dateline.document import Range, Span, plain
from dateline.errors import BenchError
from dateline.model.held_back import is_held_back
from dateline.model.news import file_of, texts_of
from dateline.pipeline import PLAIN, Settings
from dateline.records import Coding


class Standing(msgspec.Struct, frozen=True):
    """What an article says of the truth of a deed, and in which words."""

    status: str
    deed: Range
    cue: Range | None = None


class Denial(msgspec.Struct, frozen=True):
    """Who denies, and the words that tell of what is denied (None: the article does not say)."""

    by: Range
    denied: Range | None = None


class Noted(msgspec.Struct, frozen=True):
    """What was noted in the part of a document that was read; places in the document's text."""

    set: str
    id: str
    sha256: str
    read: Range
    standings: tuple[Standing, ...] = ()
    denials: tuple[Denial, ...] = ()


class Scorer:
    """Counts denials and disputed deeds over articles, those outside what was read left out."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def article(self, noted: Noted, text: str, coding: Coding) -> None:
        """Add one article and its coding."""
        self._denials(noted, text, coding)
        self._disputed(noted, text, coding)

    def _denials(self, noted: Noted, text: str, coding: Coding) -> None:
        triggers = {e.id: spans_of(e.trigger.quotes) for e in coding.events}
        given = [d for d in denials_of(coding.claims, triggers) if _read(noted, d.speaker)]
        left = list(noted.denials)
        self.counts["denial_wanted"] += len(left)
        for denial in given:
            by = [d for d in noted.denials if touch(denial.speaker, noted_at(d.by))]
            right = [
                d for d in by if d in left
                and (touch(denial.words, noted_at(d.denied)) if d.denied else not denial.bound)
            ]  # fmt: skip
            left.remove(right[0]) if right else self._add_wrong(noted, text, denial.content)
            self.counts.update({
                "denial_given": 1, "denial_hits": bool(right), "denier_hits": bool(by),
                "bound_given": denial.on_event, "bound_hits": denial.on_event and bool(right),
            })  # fmt: skip

    def _disputed(self, noted: Noted, text: str, coding: Coding) -> None:
        wanted = [noted_at(s.deed) for s in noted.standings if s.status == "disputed"]
        self.counts["disputed_wanted"] += len(wanted)
        for event in coding.events:
            words = spans_of(event.trigger.quotes)
            status = event.verification.value if event.verification is not None else None
            if status != "disputed" or not _read(noted, words[:1]):
                continue
            right = any(touch(words, deed) for deed in wanted)
            self.counts.update({"disputed_given": 1, "disputed_hits": right})
            if not right:
                self._add_wrong(noted, text, words[:1], "disputed")

    def _add_wrong(self, noted: Noted, text: str, at: Spans, what: str = "denied") -> None:
        words = " … ".join(" ".join(text[s.start : s.end].split()) for s in at)
        self.wrong.append(f"{noted.set} {noted.id}: {what}: {words}")

    def metrics(self) -> dict[str, float]:
        """Return the figures; the shares are of nothing (0) where nothing was given."""
        c = self.counts
        found = {}
        for row in ("denial", "disputed"):
            found[f"{row}_p"] = _share(c[f"{row}_hits"], c[f"{row}_given"])
            found[f"{row}_r"] = _share(c[f"{row}_hits"], c[f"{row}_wanted"])
            found[f"{row}_f1"] = _share(
                2 * c[f"{row}_hits"], c[f"{row}_given"] + c[f"{row}_wanted"]
            )
        found["denier_p"] = _share(c["denier_hits"], c["denial_given"])
        found["bound_p"] = _share(c["bound_hits"], c["bound_given"])
        names = ("denial_given", "denial_wanted", "bound_given", "disputed_given",
                 "disputed_wanted")  # fmt: skip
        return found | {f"n_{name}": c[name] for name in names}


def score_noted(
    data: Path, sets: Path, *, limit: int | None = None, settings: Settings = PLAIN,
    held_back: bool = False,
) -> tuple[Result, tuple[str, ...]]:  # fmt: skip
    """Return the figures on four fifths of the articles, or the fifth held back, and what is wrong.

    `sets` is the folder of the sets.
    """
    began = time.monotonic()
    scorer, n = Scorer(), 0
    for noted, text in read_noted(data, sets, held_back=held_back, limit=limit):
        scorer.article(noted, text, coded(plain(text), settings))
        n += 1
    result = finished("noted", n, scorer.metrics(), [data], began=began)
    return result, tuple(scorer.wrong)


def read_noted(
    data: Path, sets: Path, *, held_back: bool = False, limit: int | None = None
) -> Iterator[tuple[Noted, str]]:
    """Yield what was noted of each article of one part, with its text, in the order of the notes.

    `BenchError` names a set that is not there, or an article that is not in it as it was noted.
    """
    rows = [n for n in read_lines(data, Noted) if is_held_back(n.sha256) == held_back][:limit]
    texts: dict[str, str] = {}
    for name in sorted({n.set for n in rows}):
        file = file_of(sets, name)
        if not file.exists():
            raise BenchError(f"{file}: no such file; give the folder of the sets with --sets")
        texts |= texts_of(file)
    for noted in rows:
        if noted.sha256 not in texts:
            raise BenchError(f"{noted.set} {noted.id}: not there as it was noted; take that set")
        yield noted, texts[noted.sha256]


def noted_at(place: Range) -> Spans:
    """Return a noted place as spans."""
    return (Span(*place),)


def _read(noted: Noted, words: Spans) -> bool:
    """Tell whether words begin in the part of the article that was read for notes."""
    return any(noted.read[0] <= span.start < noted.read[1] for span in words)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
