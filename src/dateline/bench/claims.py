"""Task `claims`: who denies what, what was checked, chains of speakers, and whose labels."""

import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from dateline.bench.coding import coded
from dateline.bench.denying import Spans, denials_of, spans_of, touch
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, f1, finished
from dateline.document import Span, plain
from dateline.extract.checks import weightiest
from dateline.pipeline import PLAIN, Settings
from dateline.records import Actor, Claim, Coding, Finding, Form, Stance


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Where gold words stand, if not at their first place in the text (code points)."""

    start: int | None = None
    end: int | None = None


class Told(Words, frozen=True, kw_only=True):
    """A claim: its core words, who says so (innermost first), stance and form."""

    content: str
    speakers: tuple[str, ...]
    stance: Stance
    form: Form


class Denied(Words, frozen=True, kw_only=True):
    """A denial: by whom, and the words that name what is denied (None: the text does not say)."""

    by: str
    denied: str | None = None
    denied_also: tuple[str, ...] = ()


class Checked(Words, frozen=True, kw_only=True):
    """Whether an event, given by its trigger, was verified; `none` where nothing is said."""

    event: str
    status: str
    cue: str | None = None


class Named(Words, frozen=True, kw_only=True):
    """A judging word: who uses it (`narration` for the outlet), and whom it names."""

    label: str
    user: str
    names: str
    scare: bool = False


class Passage(msgspec.Struct, frozen=True):
    """A passage of news and what is said in it; an id in `-ambiguous` is passed over."""

    id: str
    text: str
    claims: tuple[Told, ...] = ()
    denials: tuple[Denied, ...] = ()
    verification: tuple[Checked, ...] = ()
    labels: tuple[Named, ...] = ()
    published: str | None = None
    publisher: str | None = None


class Tally(msgspec.Struct):
    """How many of the wanted were hit; `given` counts what was read, where that is scored too."""

    hits: int = 0
    wanted: int = 0
    given: int = 0
    missed: list[str] = msgspec.field(default_factory=list)

    def add(self, right: bool, what: str) -> None:
        """Count one wanted thing."""
        self.wanted += 1
        self.hits += right
        if not right:
            self.missed.append(what)


class Scorer:
    """Adds up what was read right over passages."""

    def __init__(self) -> None:
        self.rows = {
            name: Tally()
            for name in ("denial", "verification", "chain", "label", "scare", "claim", "stance",
                         "form")
        }  # fmt: skip

    def passage(self, gold: Passage, coding: Coding) -> None:
        """Add one passage and its coding."""
        text = gold.text
        self._denials(gold, coding)
        for checked in gold.verification:
            spot = place(text, checked.event, checked)
            status = _status(coding, spot)
            self.rows["verification"].add(
                status == checked.status,
                f"{gold.id}: {checked.event!r} is {checked.status}, read as {status}",
            )
        for told in gold.claims:
            self._claim(gold, told, coding.claims)
        for named in gold.labels:
            spot = place(text, named.label, named)
            found = [x for x in coding.labels if touch((x.words.span,), spot)]
            right = any(
                is_actor(text, x.names, named.names) and is_actor(text, x.user, named.user)
                for x in found
            )
            read = [(x.names and x.names.value.text, x.user and x.user.value.text) for x in found]
            self.rows["label"].add(
                right, f"{gold.id}: {named.label!r} of {named.names!r} by {named.user!r}: {read}"
            )
            if found:
                self.rows["scare"].add(found[0].scare == named.scare, f"{gold.id}: {named.label!r}")

    def _denials(self, gold: Passage, coding: Coding) -> None:
        triggers = {e.id: spans_of(e.trigger.quotes) for e in coding.events}
        given = denials_of(coding.claims, triggers)
        row = self.rows["denial"]
        row.given += len(given)
        left = dict(enumerate(given))
        for denial in gold.denials:
            by, spots = denied_at(gold.text, denial)
            fits = [
                n for n, ours in left.items()
                if touch(ours.speaker, by)
                and (touch(ours.words, spots) if spots else not ours.bound)
            ]  # fmt: skip
            row.add(bool(fits), f"{gold.id}: {denial.by!r} denies {denial.denied!r}")
            if fits:
                del left[fits[0]]

    def _claim(self, gold: Passage, told: Told, claims: Sequence[Claim]) -> None:
        spot = place(gold.text, told.content, told)
        about = [c for c in claims if c.source and touch((c.content.span,), spot)]
        said = [c for c in about if _in_order(gold.text, c.source[:1], told.speakers[:1])]
        what = f"{gold.id}: {told.content!r} by {told.speakers}"
        self.rows["claim"].add(bool(said), what)
        if len(told.speakers) > 1:
            chains = [tuple(s.value.text for s in c.source) for c in about]
            right = any(_in_order(gold.text, c.source, told.speakers) for c in said)
            self.rows["chain"].add(right, f"{what}: {chains}")
        if said:
            stances = {c.stance.value for c in said}
            self.rows["stance"].add(told.stance in stances, f"{what}: {told.stance}, {stances}")
            forms = {c.form.value for c in said}
            self.rows["form"].add(told.form in forms, f"{what}: {told.form}, {forms}")


def score_claims(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN
) -> tuple[Result, tuple[str, ...]]:
    """Return the figures, and a line for each thing that was read wrong."""
    began = time.monotonic()
    scorer, n = Scorer(), 0
    for gold in read_lines(data, Passage, limit=limit):
        if gold.id.endswith("-ambiguous"):
            continue
        n += 1
        document = plain(gold.text, published=gold.published, publisher=gold.publisher)
        scorer.passage(gold, coded(document, settings))
    metrics = {}
    for name, row in scorer.rows.items():
        if name == "denial":
            metrics["denial_f1"] = f1(row.hits, row.wanted, row.given)
        elif row.wanted:
            metrics[f"{name}_accuracy"] = round(row.hits / row.wanted, 3)
    missed = tuple(f"{name} {line}" for name, row in scorer.rows.items() for line in row.missed)
    return finished("claims", n, metrics, [data], began=began), missed


def _status(coding: Coding, spot: Spans) -> str:
    """Return what is said of the truth of what stands at a place: of its event, else its words."""
    for event in coding.events:
        if event.verification is not None and touch(spans_of(event.trigger.quotes), spot):
            return event.verification.value
    said = (c.status for c in coding.checks if touch((c.scope.span,), spot))
    return weightiest(said) or "none"


def _in_order(text: str, source: Sequence[Finding[Actor]], speakers: Sequence[str]) -> bool:
    """Tell whether a chain has the speakers in their order, none more and none less."""
    links = [s for s in source if s.quotes]
    return len(links) == len(speakers) and all(
        is_actor(text, link, speaker) for link, speaker in zip(links, speakers, strict=True)
    )


def is_actor(text: str, found: Finding[Actor] | None, wanted: str) -> bool:
    """Tell whether an actor is the one of some words: they stand there, or it has their name."""
    if found is None or wanted == "narration":
        return found is None and wanted == "narration"
    if touch(spans_of(found.quotes), tuple(_all(text, wanted))):
        return True
    names = {_bare(n) for n in (found.value.name, found.value.text) if n}
    return _bare(wanted) in names


def _bare(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", name.lower())


def denied_at(text: str, denial: Denied) -> tuple[Spans, Spans]:
    """Return where a denier stands, and the words that tell of what is denied."""
    by = tuple(_all(text, denial.by))
    if denial.denied is None:
        return by, ()
    also = (s for words in denial.denied_also for s in _all(text, words))
    return by, (*place(text, denial.denied, denial), *also)


def place(text: str, words: str, gold: Words) -> Spans:
    """Return where gold words stand: as it says, or at their first place as whole words."""
    if gold.start is not None and gold.end is not None:
        return (Span(gold.start, gold.end),)
    return tuple(_all(text, words))[:1]


def _all(text: str, words: str) -> Iterable[Span]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return (Span(m.start(), m.end()) for m in re.finditer(pattern, text))
