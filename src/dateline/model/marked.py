"""Passages with attributions marked in them; `corpus/attribution/GUIDE.md` says how.

An item is a heading (`# manner | what for`), a line of text in which `{1s …}`, `{1c …}`, `{1t …}`
mark source, cue and content of attribution 1, and, in some files, a line of speakers
(`= 1 the Interior Ministry; 2 …`). ` ¶ ` parts paragraphs.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.document import Span
from dateline.errors import CorpusError

_MARK = re.compile(r"\{(\d+)([sct]) |\}| ¶ ")
_PARTS = {"s": "source", "c": "cue", "t": "content"}
Spans = tuple[Span, ...]


class Said(msgspec.Struct, frozen=True):
    """One attribution; `speaker` is the fullest mention of a source that is short."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    speaker: str | None = None


class Marked(msgspec.Struct, frozen=True):
    """A passage, and its attributions in the order of their numbers."""

    where: str
    manner: str
    text: str
    said: tuple[Said, ...]


def read_marked(path: Path) -> Iterator[Marked]:
    """Return the passages of a file, or of every `.mark` below a folder, in order of name.

    The first fault stops the reading: `CorpusError` names file, line and cure.
    """
    for file in sorted(path.rglob("*.mark")) if path.is_dir() else [path]:
        found, faults = parse_marked(file.read_text(encoding="utf-8"), name=file.as_posix())
        if faults:
            raise CorpusError(faults[0])
        yield from found


def parse_marked(text: str, *, name: str) -> tuple[list[Marked], list[str]]:
    """Return the passages of one file's text, and its faults, each with where, what and cure."""
    found: list[Marked] = []
    faults: list[str] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        where, block = f"{name}:{at + 1}", []
        while at < len(lines) and lines[at].strip():
            block.append(lines[at])
            at += 1
        try:
            found.append(_item(block, where))
        except ValueError as wrong:
            faults.append(f"{where}: {wrong}")
    return found, faults


def _item(block: list[str], where: str) -> Marked:
    if not block[0].startswith("# ") or not 2 <= len(block) <= 3:
        raise ValueError("an item is a heading `# manner | …` and a line of text; mend the lines")
    text, spans = unmark(block[1])
    speakers = _speakers(block[2], text, spans) if len(block) == 3 else {}
    said = tuple(
        Said(**{_PARTS[k]: tuple(of) for k, of in spans[n].items()}, speaker=speakers.get(n))
        for n in sorted(spans)
    )
    return Marked(where, block[0][2:].partition("|")[0].strip(), text, said)


def unmark(line: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    """Return a line without its marks, and the spans of each number by the letter of their part.

    >>> unmark("{1s Moscow} {1c denied} {1t it}.")[1][1]["s"]
    [Span(start=0, end=6)]
    """
    text, after = "", 0
    open_at: list[tuple[int, str, int]] = []
    spans: dict[int, dict[str, list[Span]]] = {}
    for mark in _MARK.finditer(line):
        text += line[after : mark.start()]
        after = mark.end()
        if mark[0] == " ¶ ":
            text += "\n\n"
        elif mark[1]:
            open_at.append((int(mark[1]), mark[2], len(text)))
        else:
            if not open_at:
                raise ValueError(f"a brace closes that none opened, after {text[-30:]!r}")
            number, letter, start = open_at.pop()
            if not text[start:] or text[start:] != text[start:].strip():
                raise ValueError(f"{number}{letter} is empty or has spaces at its edge; move them")
            of = spans.setdefault(number, {k: [] for k in _PARTS})
            of[letter].append(Span(start, len(text)))
    text += line[after:]
    if open_at or "{" in text:
        raise ValueError(f"a brace stays open: {text[-30:]!r}; close it")
    return text, spans


def _speakers(line: str, text: str, spans: dict[int, dict[str, list[Span]]]) -> dict[int, str]:
    if not line.startswith("= "):
        raise ValueError("the third line of an item names speakers: `= 1 the ministry; 2 …`")
    found = {}
    for entry in line[2:].split(";"):
        number, _, words = entry.strip().partition(" ")
        if not number.isdigit() or not spans.get(int(number), {}).get("s"):
            raise ValueError(f"speaker {entry.strip()!r} has no source of that number; mark it")
        if words not in text:
            raise ValueError(f"speaker {words!r} does not stand in the text; copy it to the letter")
        found[int(number)] = words
    return found
