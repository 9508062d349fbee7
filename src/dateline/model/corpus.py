"""The written corpus: texts with the events marked in them; `corpus/README.md` says how.

A text file of items. A sentence opens with `# manner | country | year`, a story with
`## id | manner | country | YYYY-MM-DD`; then come its paragraphs, one a line, each followed by its
events, one a line: `= trigger | TYPE/mode | actors | recipients | place | realis | source`.
Words are copied to the letter; `word#2` is the second occurrence; `;` separates parties.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec

from dateline.codebook.schemes import PLOVER_MODES
from dateline.document import Span
from dateline.errors import CorpusError
from dateline.records import EventType, Realis

FIELDS = 7
MANNERS = frozenset(
    {"wire", "local", "ngo", "ministry", "military", "headline", "broadcast", "interview", "op-ed",
     "business", "sport", "culture", "science", "weather", "history", "statement", "social",
     "court"}
)  # fmt: skip
_OPENING = re.compile(r"=(\d*)\s")
_NTH = re.compile(r"#([1-9])$")


class Mention(msgspec.Struct, frozen=True):
    """One event as a paragraph tells it; spans are code points of the paragraph."""

    trigger: Span
    type: EventType
    mode: str | None
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    place: Span | None
    realis: Realis
    source: Span | None
    event: int | None
    """Mentions of one story with the same number tell the same event."""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, or a sentence that stands alone, with the events it mentions."""

    text: str
    mentions: tuple[Mention, ...]


class Item(msgspec.Struct, frozen=True):
    """A sentence (one paragraph, no id) or a story; `country` and `date` are empty if unknown."""

    where: str
    story: str | None
    manner: str
    country: str
    date: str
    paragraphs: tuple[Paragraph, ...]


def read_corpus(path: Path) -> Iterator[Item]:
    """Return the items of a corpus file, or of every `.txt` below a folder, in order of name.

    The first fault stops the reading: `CorpusError` names file, line and cure.
    """
    if not path.exists():
        raise CorpusError(f"{path}: no such file or folder; give a corpus file or folder")
    for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
        items, faults = parse_items(file.read_text(encoding="utf-8"), name=file.as_posix())
        if faults:
            raise CorpusError(faults[0])
        yield from items


def parse_items(text: str, *, name: str) -> tuple[list[Item], list[str]]:
    """Return the items of one file's text, and its faults, each with where, what and the cure."""
    items: list[Item] = []
    faults: list[str] = []
    heading: tuple[str, str | None, list[str]] | None = None
    paragraphs: list[Paragraph] = []

    def close() -> None:
        if heading is None:
            return
        where, story, (manner, country, date) = heading
        if not paragraphs or (story is None and len(paragraphs) > 1):
            faults.append(f"{where}: has {len(paragraphs)} paragraphs; a sentence has one line")
        items.append(Item(where, story, manner, country, date, tuple(paragraphs)))

    for number, line in enumerate(text.splitlines(), 1):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        if line.startswith("#"):
            close()
            paragraphs = []
            heading = _heading(line, where, faults)
        elif heading is None:
            faults.append(f"{where}: text before the first heading; start an item with '#'")
        elif _OPENING.match(line):
            if not paragraphs:
                faults.append(f"{where}: an event before its text; put the text first")
                continue
            try:
                mention = _mention(line, paragraphs[-1].text)
            except ValueError as wrong:
                faults.append(f"{where}: {wrong}")
                continue
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph(last.text, (*last.mentions, mention))
        else:
            paragraphs.append(Paragraph(line.strip(), ()))
    close()
    return items, faults


def _heading(line: str, where: str, faults: list[str]) -> tuple[str, str | None, list[str]]:
    story = line.startswith("##")
    parts = [p.strip() for p in line.lstrip("#").split("|")]
    wanted = 4 if story else 3
    if len(parts) != wanted:
        faults.append(f"{where}: heading has {len(parts)} parts; give {wanted}")
        return where, None, ["wire", "", ""]
    name = parts.pop(0) if story else None
    if parts[0] not in MANNERS:
        faults.append(f"{where}: manner {parts[0]!r}; give one of {' '.join(sorted(MANNERS))}")
    return where, name, parts


def _mention(line: str, text: str) -> Mention:
    opening = _OPENING.match(line)
    assert opening is not None
    parts = [p.strip() for p in line[opening.end() :].split("|")]
    if not 2 <= len(parts) <= FIELDS:
        raise ValueError(f"an event has {len(parts)} fields; give 2 to {FIELDS}")
    parts += [""] * (FIELDS - len(parts))
    trigger, kind, actors, recipients, place, realis, source = (
        "" if p == "-" else p for p in parts
    )
    of, _, mode = kind.partition("/")
    if of not in PLOVER_MODES:
        raise ValueError(f"type {of!r}; give one of {' '.join(PLOVER_MODES)}")
    if mode and mode not in PLOVER_MODES[of]:
        raise ValueError(f"mode {mode!r} of {of}; give one of {' '.join(PLOVER_MODES[of])}")
    if (realis or "actual") not in get_args(Realis):
        raise ValueError(f"realis {realis!r}; give one of {' '.join(get_args(Realis))}")
    return msgspec.convert(
        {
            "trigger": _find(trigger, text),
            "type": of,
            "mode": mode or None,
            "actors": _find_all(actors, text),
            "recipients": _find_all(recipients, text),
            "place": _find(place, text) if place else None,
            "realis": realis or "actual",
            "source": _find(source, text) if source and source != "narration" else None,
            "event": int(opening[1]) if opening[1] else None,
        },
        Mention,
    )


def _find_all(words: str, text: str) -> list[Span]:
    return [_find(w.strip(), text) for w in words.split(";") if w.strip()]


def _find(words: str, text: str) -> Span:
    """Return where the words stand as whole words; `#2` asks for the second occurrence."""
    nth = _NTH.search(words)
    bare = words[: nth.start()] if nth else words
    if not bare:
        raise ValueError("no trigger; name the words of the event")
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text)]
    number = int(nth[1]) if nth else 1
    if len(found) < number:
        raise ValueError(f"{words!r} is not in the text {number} time(s); copy it to the letter")
    return Span(found[number - 1], found[number - 1] + len(bare))
