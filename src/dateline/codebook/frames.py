"""Trigger frames: which words name an event, and which slots hold its parties."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from dateline.codebook.lists import read_list
from dateline.errors import CodebookError
from dateline.records import EventType, Realis

HERE = Path(__file__).parent / "en"


class Yes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in which the frame reads exactly the words `finds`."""

    text: str
    finds: str


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[frame]]` of the codebook; `docs/codebook.md` says what each key means."""

    id: str
    type: EventType
    yes: tuple[Yes, ...]
    no: tuple[str, ...]
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_not: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    subject_not: tuple[str, ...] = ()
    prep: tuple[str, ...] = ()
    prep_object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    modal: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    noun_actor: tuple[str, ...] = ()
    noun_recipient: tuple[str, ...] = ()
    both: bool = False
    realis: Realis | None = None
    also: tuple[str, ...] = ()
    retired: str | None = None

    @property
    def narrowness(self) -> int:
        """How many constraints the frame makes; of two that match, the narrower one reads."""
        asks = (self.object, self.subject, self.prep, self.prep_object, self.complement)
        whole = sum(bool(a) for a in asks) * 2 + bool(self.context) + bool(self.mode)
        return whole + 20 * bool(self.modal)

    def asked_for(self) -> Iterable[str]:
        """Return the lemmas and classes that the frame's constraints name."""
        return (
            *self.object, *self.object_not, *self.subject, *self.subject_not,
            *self.prep_object, *self.complement, *self.context, *self.without,
        )  # fmt: skip


class Trigger(msgspec.Struct, frozen=True):
    """One way a frame can be triggered: the head's lemma and the words that go with it."""

    frame: Frame
    rest: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether the word triggers by itself, whatever stands in its slots."""
        return not self.rest and self.frame.narrowness <= 2


class Surroundings(msgspec.Struct, frozen=True):
    """The words of a frame's `without` and `context`, classes spelled out."""

    refused: frozenset[str]
    wanted: frozenset[str]


class Codebook(msgspec.Struct, frozen=True):
    """All frames, indexed by the lemma of the trigger's head, so that others cost nothing.

    Phrases are indexed by their first two words. `around` has the frames that ask for words of
    the sentence, by id, and `asked` all those words.
    """

    frames: Mapping[str, Frame]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    adjectives: Mapping[str, tuple[Trigger, ...]]
    phrases: Mapping[str, Mapping[str, tuple[Trigger, ...]]]
    classes: Mapping[str, frozenset[str]]
    around: Mapping[str, Surroundings]
    asked: frozenset[str]


def read_frames(path: Path) -> tuple[Frame, ...]:
    """Return the frames of one TOML file; the error names the file and the frame."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise CodebookError(f"{path}: not TOML: {wrong}; mend the line it names") from None
    frames = []
    for number, item in enumerate(raw.get("frame", [])):
        name = item.get("id", f"number {number + 1}")
        try:
            frame = msgspec.convert(item, Frame)
        except msgspec.ValidationError as wrong:
            raise CodebookError(f'{path}: frame "{name}": {wrong}; see docs/codebook.md') from None
        _check(path, frame)
        frames.append(frame)
    if set(raw) - {"frame"}:
        raise CodebookError(f"{path}: keys outside a frame: {sorted(set(raw) - {'frame'})}")
    return tuple(frames)


def _check(path: Path, frame: Frame) -> None:
    where = f'{path}: frame "{frame.id}"'
    if not frame.id.startswith(f"{path.stem}."):
        raise CodebookError(f'{where}: the id must start with the file\'s name, "{path.stem}."')
    if not frame.yes:
        raise CodebookError(f'{where} has no "yes" example; add a sentence it must read')
    if not frame.no:
        raise CodebookError(f'{where} has no "no" example; add a sentence it must not read')
    if not (frame.verbs or frame.nouns or frame.adjectives or frame.phrases):
        raise CodebookError(f"{where} has no trigger; give verbs, nouns, adjectives or phrases")
    for example in frame.yes:
        if example.finds not in example.text:
            raise CodebookError(f"{where}: {example.finds!r} is not in its example; copy the words")


def read_classes(folder: Path) -> dict[str, frozenset[str]]:
    """Return the noun classes of a folder of CSV files (form,note), by file name."""
    classes = {}
    for path in sorted(folder.glob("*.csv")):
        classes[path.stem] = frozenset(row["form"] for row in read_list(path))
    return classes


def _index(frames: Iterable[Frame], kind: str, head: int) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for frame in frames:
        for form in getattr(frame, kind):
            words = form.split()
            rest = words[1:] if head == 0 else words[:-1]
            found.setdefault(words[head], []).append(Trigger(frame, tuple(rest)))
    return {lemma: tuple(triggers) for lemma, triggers in found.items()}


def _by_next(triggers: Iterable[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    """Return triggers by the word after the first; the empty word has those of one word."""
    found: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        found.setdefault(trigger.rest[0] if trigger.rest else "", []).append(trigger)
    return {word: tuple(group) for word, group in found.items()}


def _surroundings(frame: Frame, classes: Mapping[str, frozenset[str]]) -> Surroundings:
    """Return the words that a frame refuses, and wants, in the sentence."""
    refused, wanted = (
        frozenset(
            form
            for word in words
            for form in (classes[word[1:]] if word.startswith("@") else (word,))
        )
        for words in (frame.without, frame.context)
    )
    return Surroundings(refused, wanted)


def compile_frames(frames: Iterable[Frame], classes: Mapping[str, frozenset[str]]) -> Codebook:
    """Return the frames as tables indexed by lemma; two frames may not share an id."""
    by_id: dict[str, Frame] = {}
    for frame in frames:
        if frame.id in by_id:
            raise CodebookError(f'frame "{frame.id}" stands twice; rename one')
        for word in frame.asked_for():
            if word.startswith("@") and word[1:] not in classes and word not in BUILT_IN:
                raise CodebookError(
                    f'frame "{frame.id}" asks for class "{word}", which is not in en/classes; '
                    f"add {word[1:]}.csv or use one of {', '.join(sorted(classes))}"
                )
        for word in (*frame.context, *frame.without):
            if word in BUILT_IN:
                raise CodebookError(
                    f'frame "{frame.id}" asks for "{word}" in the sentence, where only lemmas and '
                    "classes of en/classes are looked for; ask for it in a slot"
                )
        by_id[frame.id] = frame
    live = [f for f in by_id.values() if f.retired is None]
    around = {f.id: _surroundings(f, classes) for f in live if f.without or f.context}
    return Codebook(
        frames=by_id,
        verbs=_index(live, "verbs", 0),
        nouns=_index(live, "nouns", -1),
        adjectives=_index(live, "adjectives", 0),
        phrases={word: _by_next(ts) for word, ts in _index(live, "phrases", 0).items()},
        classes=classes,
        around=around,
        asked=frozenset().union(*(a.refused | a.wanted for a in around.values())),
    )


BUILT_IN = frozenset({"@actor", "@person", "@place", "@number"})


def frame_files() -> tuple[Path, ...]:
    """Return the codebook's frame files, in order of name."""
    return tuple(sorted((HERE / "events").glob("*.toml")))


@functools.cache
def load_codebook() -> Codebook:
    """Return the codebook that ships with Dateline, compiled once in a process."""
    frames = [frame for path in frame_files() for frame in read_frames(path)]
    return compile_frames(frames, read_classes(HERE / "classes"))
