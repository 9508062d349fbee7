"""What desks do to a text that they take over: the edits that the copies bench makes, seeded."""

import html
import random
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from dateline.codebook.lists import read_list
from dateline.errors import BenchError

_SENTENCE = re.compile(r"(?<=[a-z0-9][.?!]) (?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
LOCAL_SHARE = 0.6
"""Words of the desk's own, at most, for each word that was kept: more is an own story."""
DONOR_SHARE = 0.4
"""Share of the donor's words put in, at most: more is a copy of the donor."""


class Para(msgspec.Struct, frozen=True):
    """A paragraph of a draft; `of` are the paragraphs of the base that it was made from."""

    text: str
    of: tuple[int, ...] = ()


class Draft(msgspec.Struct, frozen=True):
    """A report as a desk has it before it is printed."""

    title: str
    paragraphs: tuple[Para, ...]
    url: str
    published: str
    publisher: str
    dateline: str = ""
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    local: tuple[int, ...] = ()
    """Numbers of the donor's paragraphs that were put in."""
    garbled: str = ""
    page: bool = False

    @property
    def words(self) -> int:
        """The number of words of the body."""
        return sum(len(p.text.split()) for p in self.paragraphs)


class Desk(msgspec.Struct, frozen=True):
    """The ready-made lines and the words that desks swap; `swaps` is kind -> form -> other."""

    leads: tuple[str, ...]
    titles: tuple[str, ...]
    credits_end: tuple[str, ...]
    credits_start: tuple[str, ...]
    agencies: tuple[str, ...]
    datelines: tuple[str, ...]
    updates: tuple[str, ...]
    navigation: tuple[str, ...]
    around: tuple[str, ...]
    swaps: Mapping[str, Mapping[str, str]] = {}


class Work(msgspec.Struct, frozen=True):
    """What an edit works with: the dice, the desk, the strength (0 to 1), the local paragraphs."""

    dice: random.Random
    desk: Desk
    strength: float
    donor: tuple[str, ...]


Edit: TypeAlias = Callable[[Draft, Work], Draft]


def read_desk(folder: Path) -> Desk:
    """Return the desk of a folder with `desk.json` and `swaps.csv`."""
    try:
        desk = msgspec.json.decode((folder / "desk.json").read_bytes(), type=Desk)
    except (OSError, msgspec.DecodeError) as wrong:
        raise BenchError(f"{folder}/desk.json: {wrong}; give the corpus folder") from None
    swaps: dict[str, dict[str, str]] = {}
    for row in read_list(folder / "swaps.csv"):
        swaps.setdefault(row["kind"], {})[row["form"]] = row["other"]
    return msgspec.structs.replace(desk, swaps=swaps)


def _paragraphs(draft: Draft, change: Callable[[str], str]) -> Draft:
    return msgspec.structs.replace(
        draft, paragraphs=tuple(Para(change(p.text), p.of) for p in draft.paragraphs)
    )


def cut(draft: Draft, share: float) -> Draft:
    """Return the draft with only the first part of its paragraphs, at least one."""
    kept = max(1, round(len(draft.paragraphs) * share))
    return msgspec.structs.replace(draft, paragraphs=draft.paragraphs[:kept])


def retitle(draft: Draft, work: Work) -> Draft:
    """Give another title."""
    words = draft.paragraphs[0].text.rstrip(".").split()
    start = work.dice.randrange(0, max(1, len(words) - 8))
    parts = {"a": " ".join(words[start : start + 6]), "b": " ".join(words[:4])}
    return msgspec.structs.replace(draft, title=work.dice.choice(work.desk.titles).format(**parts))


def new_lead(draft: Draft, work: Work) -> Draft:
    """Put an own lead before the first paragraph, or in its place where enough is left."""
    lead = Para(work.dice.choice(work.desk.leads))
    rest = draft.paragraphs[1:] if len(draft.paragraphs) > 3 else draft.paragraphs
    return msgspec.structs.replace(draft, paragraphs=(lead, *rest))


def credit(draft: Draft, work: Work) -> Draft:
    """Credit an agency above or below the text."""
    agency = work.dice.choice(work.desk.agencies)
    if work.dice.random() < 0.5:
        line = work.dice.choice(work.desk.credits_start).format(agency=agency)
        return msgspec.structs.replace(draft, head=(*draft.head, line))
    line = work.dice.choice(work.desk.credits_end).format(agency=agency)
    return msgspec.structs.replace(draft, foot=(line, *draft.foot))


def dateline(draft: Draft, work: Work) -> Draft:
    """Change the dateline."""
    return msgspec.structs.replace(draft, dateline=work.dice.choice(work.desk.datelines))


def _swap(kind: str, back: bool = False) -> Edit:
    def edit(draft: Draft, work: Work) -> Draft:
        table = dict(work.desk.swaps.get(kind, {}))
        if back:
            table |= {other: form for form, other in table.items() if " " not in other}

        def other(found: re.Match[str]) -> str:
            word = found.group()
            swapped = table.get(word) or table.get(word.lower(), "")
            if not swapped or work.dice.random() > work.strength:
                return word
            return swapped[0].upper() + swapped[1:] if word[0].isupper() else swapped

        return _paragraphs(draft, lambda text: _WORD.sub(other, text))

    return edit


def local(draft: Draft, work: Work) -> Draft:
    """Put one or two paragraphs of the local desk in, never so many that it is an own story."""
    kept = sum(len(p.text.split()) for p in draft.paragraphs if p.of)
    room = min(
        kept * LOCAL_SHARE - (draft.words - kept),
        DONOR_SHARE * sum(len(text.split()) for text in work.donor),
    )
    paragraphs, used = list(draft.paragraphs), []
    numbers = list(range(1, len(work.donor)))
    work.dice.shuffle(numbers)
    for number in numbers[: work.dice.choice((1, 2))]:
        length = len(work.donor[number].split())
        if length <= room:
            paragraphs.insert(work.dice.randint(1, len(paragraphs)), Para(work.donor[number]))
            used.append(number)
            room -= length
    return msgspec.structs.replace(draft, paragraphs=tuple(paragraphs), local=tuple(used))


def reorder(draft: Draft, work: Work) -> Draft:
    """Put the paragraphs after the first in another order."""
    rest = list(draft.paragraphs[1:])
    work.dice.shuffle(rest)
    return msgspec.structs.replace(draft, paragraphs=(draft.paragraphs[0], *rest))


def join(draft: Draft, work: Work) -> Draft:
    """Make one paragraph of two, or one of all, and one sentence of two."""
    paragraphs = list(draft.paragraphs)
    at = 0
    while at + 1 < len(paragraphs):
        if work.dice.random() < work.strength:
            one, other = paragraphs[at : at + 2]
            paragraphs[at : at + 2] = [Para(f"{one.text} {other.text}", one.of + other.of)]
        at += 1

    def sentence(text: str) -> str:
        parts = _SENTENCE.split(text)
        if len(parts) < 2 or work.dice.random() > work.strength:
            return text
        return f"{parts[0].rstrip('.?!')}, and {' '.join(parts[1:])}"

    return _paragraphs(msgspec.structs.replace(draft, paragraphs=tuple(paragraphs)), sentence)


def split(draft: Draft, work: Work) -> Draft:
    """Make a paragraph of every sentence, and two sentences of one at a comma."""
    found: list[Para] = []
    for para in draft.paragraphs:
        text = para.text
        if work.dice.random() < work.strength:
            text = re.sub(r", (and|but|while|as|which) ", ". This comes as ", text, count=1)
        found += [Para(part, para.of) for part in _SENTENCE.split(text)]
    return msgspec.structs.replace(draft, paragraphs=tuple(found))


def quotes(draft: Draft, work: Work) -> Draft:
    """Write typographic quotes and dashes, or those of another language."""
    left, right = work.dice.choice((("“", "”"), ("«", "»"), ("‘", "’"), ("„", "“")))

    def change(text: str) -> str:
        text = re.sub(r'"([^"]*)"', rf"{left}\1{right}", text).replace(" - ", " — ")
        return text.replace("'", "’")

    return _paragraphs(draft, change)


def garble(draft: Draft, work: Work) -> Draft:
    """Damage the encoding: of everything that is not ASCII, and with typographic quotes."""
    how = work.dice.choice(("cp1252", "question", "dropped"))
    return msgspec.structs.replace(quotes(draft, work), garbled=how)


def page(draft: Draft, work: Work) -> Draft:
    """Print it as a page with all that stands round a story."""
    around = work.dice.sample(work.desk.around, 3)
    return msgspec.structs.replace(draft, page=True, foot=(*draft.foot, *around))


def update(draft: Draft, work: Work) -> Draft:
    """Return the version of an hour later: a higher toll, two new paragraphs, the same address."""
    more = {"two": "five", "three": "seven", "four": "nine", "five": "eight", "six": "ten",
            "seven": "twelve", "eight": "13", "nine": "15", "ten": "16"}  # fmt: skip
    number = re.compile(rf"\b({'|'.join(more)})\b")
    first = number.sub(lambda m: more[m.group()], draft.paragraphs[0].text, count=1)
    added = [Para(text) for text in work.dice.sample(work.desk.updates, 2)]
    lead = Para(first, draft.paragraphs[0].of)
    return msgspec.structs.replace(
        draft, title=f"{draft.title} (updated)", paragraphs=(lead, *added, *draft.paragraphs[1:])
    )


EDITS: Mapping[str, Edit] = {
    "retitle": retitle, "new_lead": new_lead, "credit": credit, "dateline": dateline,
    "spelling": _swap("spelling", back=True), "numbers": _swap("number", back=True),
    "synonyms": _swap("synonym"), "names": _swap("name", back=True), "local": local,
    "reorder": reorder, "join": join, "split": split, "quotes": quotes, "garble": garble,
    "page": page,
}  # fmt: skip


def printed(draft: Draft, desk: Desk) -> str:
    """Return a draft as text, or as a page of HTML, with its encoding as the desk left it."""
    body = [draft.dateline + draft.paragraphs[0].text, *(p.text for p in draft.paragraphs[1:])]
    if draft.page:
        text = _page(draft.title, [*draft.head, *body], draft.foot, desk.navigation)
    else:
        text = "\n\n".join([draft.title, *draft.head, *body, *draft.foot])
    if draft.garbled == "cp1252":
        return text.encode().decode("cp1252", "ignore")
    if draft.garbled:
        errors = "replace" if draft.garbled == "question" else "ignore"
        return text.encode("ascii", errors).decode()
    return text


def _page(title: str, body: Sequence[str], foot: Sequence[str], menu: Sequence[str]) -> str:
    def marked(lines: Sequence[str], tag: str) -> str:
        return "".join(f"<{tag}>{html.escape(line, quote=False)}</{tag}>" for line in lines)

    return (
        f"<!doctype html><html><head>{marked([title], 'title')}</head><body>"
        f"<ul>{marked(menu, 'li')}</ul><article>{marked([title], 'h1')}{marked(body, 'p')}"
        f"</article><footer>{marked(foot, 'p')}</footer></body></html>"
    )
