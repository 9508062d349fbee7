"""The sets that the copies bench scores: edited copies and look-alikes, made with fixed dice."""

import itertools
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from dateline.bench import edits
from dateline.bench.edits import EDITS, Desk, Draft, Para, Work
from dateline.bench.lines import read_lines
from dateline.bench.results import files_in
from dateline.document import Document
from dateline.errors import BenchError
from dateline.ingest.html import read_html
from dateline.ingest.text import Meta, build_document
from dateline.model.corpus import read_corpus

COPIES = 2000
BACKGROUNDS = 200
_SEED = "copies-1"
_STRENGTHS = (1, 2, 3, 4, 5)
_KEPT = (1.0, 1.0, 0.8, 0.6, 0.5, 0.34)
"""Shares of the paragraphs that are kept, each as often."""


class Sample(msgspec.Struct, frozen=True):
    """A pair of documents and whether one is a copy of the other.

    `blocks` are the blocks of `left` that stand in `right` as well; `kind` says what was done.
    """

    left: str
    right: str
    copy: bool
    kind: str
    blocks: tuple[int, ...] = ()
    strength: int = 0


class CopySet(msgspec.Struct, frozen=True):
    """Documents by id and the pairs of them that are gold.

    `family` says from which text a document was made: pairs of two families are no copies.
    """

    documents: dict[str, Document]
    samples: tuple[Sample, ...]
    family: dict[str, str] = {}


class _Report(msgspec.Struct, frozen=True):
    id: str
    publisher: str
    published: str
    url: str
    text: str
    credit: str | None = None


class _Story(msgspec.Struct, frozen=True):
    id: str
    reports: tuple[_Report, ...]
    copies: tuple[tuple[str, str], ...] = ()


class _Communique(msgspec.Struct, frozen=True):
    id: str
    text: str
    days: tuple[dict[str, str], ...]


def read_stories(folder: Path) -> CopySet:
    """Return the reports of a folder of stories; every pair of reports is a sample."""
    documents: dict[str, Document] = {}
    named: dict[str, str] = {}
    copies: set[frozenset[str]] = set()
    for file in files_in(folder, "*.json"):
        try:
            story = msgspec.json.decode(file.read_bytes(), type=_Story)
        except msgspec.DecodeError as wrong:
            raise BenchError(f"{file}: {wrong}; see docs/bench.md for the shape") from None
        for report in story.reports:
            document = _report(report, f"{story.id}/{report.id}")
            documents[document.id] = document
            named[f"{story.id}/{report.id}"] = document.id
        copies |= {frozenset(named[f"{story.id}/{r}"] for r in two) for two in story.copies}
    family = {document: name.partition("/")[0] for name, document in named.items()}
    samples = tuple(
        Sample(left, right, frozenset((left, right)) in copies,
               "one story" if family[left] == family[right] else "two stories")
        for left, right in itertools.combinations(sorted(documents), 2)
    )  # fmt: skip
    return CopySet(documents, samples, {d: d for d in documents})


def _report(report: _Report, name: str) -> Document:
    meta = Meta(published=report.published, publisher=report.publisher, url=report.url, name=name)
    document = build_document(report.text, meta)
    credited = (report.credit,) if report.credit else ()
    return msgspec.structs.replace(document, credits=(*credited, *document.credits))


def make_set(corpus: Path, *, copies: int = COPIES) -> CopySet:
    """Return edited copies of the corpus's stories, and pairs that only look like copies.

    Reads `stories/`, `incidents/seen/` and `copies/` of the corpus folder; no held-out part.
    """
    told = read_stories(corpus / "incidents" / "seen")
    desk = edits.read_desk(corpus / "copies")
    bases = _bases(corpus / "stories")
    documents = dict(told.documents)
    family = {d.id: f"told {d.name}" for d in told.documents.values()}
    samples = [s for s in told.samples if s.kind == "one story"]
    samples += _communiques(corpus / "copies" / "communiques.jsonl", documents, family)
    originals = [_add(base, desk, documents, family, base.url) for base in bases]
    for number in range(copies):
        dice = random.Random(f"{_SEED} {number}")
        at, strength = number % len(bases), _STRENGTHS[number // len(bases) % len(_STRENGTHS)]
        donor = dice.choice([n for n in range(len(bases)) if n != at])
        draft = _edited(bases[at], bases[donor], desk, dice, strength)
        made = _add(draft, desk, documents, family, bases[at].url)
        if made.id != originals[at].id:
            kept = {n for p in draft.paragraphs for n in p.of}
            samples += _sampled(originals[at], bases[at], made, kept, True, "edited", strength)
            if draft.local:
                samples += _sampled(
                    originals[donor], bases[donor], made, draft.local, False, "local", strength
                )
    samples += _backgrounds(bases, desk, documents, family)
    return CopySet(documents, tuple(samples), family)


def _bases(folder: Path) -> list[Draft]:
    """Return the stories of three paragraphs or more as agencies would file them."""
    found = []
    for item in read_corpus(folder):
        texts = [p.text for p in item.paragraphs]
        if item.story is None or len(texts) < 3:
            continue
        found.append(
            Draft(
                title=" ".join(texts[0].split()[:8]).rstrip(",.;"),
                paragraphs=tuple(Para(text, (n,)) for n, text in enumerate(texts)),
                url=f"https://meridian.example/{item.story}",
                published=f"{item.date}T10:00+00:00",
                publisher="Meridian News Agency",
            )
        )
    return found


def _edited(base: Draft, donor: Draft, desk: Desk, dice: random.Random, strength: int) -> Draft:
    work = Work(dice, desk, strength / 5, tuple(p.text for p in donor.paragraphs))
    draft = msgspec.structs.replace(base, published=base.published.replace("T10", "T15"))
    if dice.random() < 0.12:
        draft = edits.update(draft, work)
    else:
        number = dice.randrange(10**6)
        draft = msgspec.structs.replace(
            draft, publisher="The Local Courier", url=f"https://courier.example/{number}"
        )
        draft = edits.cut(draft, dice.choice(_KEPT))
    chosen = dice.sample(sorted(EDITS), 2 * strength - 1)
    for name, edit in EDITS.items():
        if name in chosen:
            draft = edit(draft, work)
    return draft


def _add(
    draft: Draft, desk: Desk, documents: dict[str, Document], family: dict[str, str], kin: str
) -> Document:
    meta = Meta(published=draft.published, publisher=draft.publisher, url=draft.url)
    text = edits.printed(draft, desk)
    document = read_html(text, meta, draft.url) if draft.page else build_document(text, meta)
    documents[document.id] = document
    family[document.id] = kin
    return document


def _sampled(
    original: Document, base: Draft, made: Document, kept: Iterable[int], copy: bool, kind: str,
    strength: int = 0,
) -> list[Sample]:  # fmt: skip
    """Return one sample, with the blocks of the original that hold the kept paragraphs."""
    blocks = []
    for number in sorted(kept):
        at = original.text.index(base.paragraphs[number].text)
        blocks += [n for n, b in enumerate(original.blocks) if b.span.start <= at < b.span.end]
    return [Sample(original.id, made.id, copy, kind, tuple(blocks), strength)]


def _communiques(
    path: Path, documents: dict[str, Document], family: dict[str, str]
) -> list[Sample]:
    """Return the pairs of one office's reports of different days."""
    found = []
    for form in read_lines(path, _Communique):
        made = []
        for number, day in enumerate(form.days):
            meta = Meta(publisher=form.id, url=f"https://office.example/{form.id}/{number}")
            document = build_document(form.text.format_map(day), meta)
            documents[document.id], family[document.id] = document, f"{form.id} {number}"
            made.append(document.id)
        found += [Sample(a, b, False, "communique") for a, b in itertools.combinations(made, 2)]
    return found


def _backgrounds(
    bases: Sequence[Draft], desk: Desk, documents: dict[str, Document], family: dict[str, str]
) -> list[Sample]:  # fmt: skip
    """Return pairs of two stories that tell the same background in a paragraph of a third."""
    found = []
    for number in range(BACKGROUNDS):
        dice = random.Random(f"{_SEED} background {number}")
        one, other, third = dice.sample(range(len(bases)), 3)
        shared = Para(max((p.text for p in bases[third].paragraphs[1:]), key=len))
        made = []
        for at in (one, other):
            draft = msgspec.structs.replace(
                bases[at], paragraphs=(*bases[at].paragraphs, shared),
                url=f"{bases[at].url}/{number}",
            )  # fmt: skip
            made.append((_add(draft, desk, documents, family, bases[at].url), draft))
        (left, draft), (right, _) = made
        at = len(draft.paragraphs) - 1
        found += _sampled(left, draft, right, [at], False, "background")
    return found
