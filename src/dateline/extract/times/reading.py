"""Finds the times of a document: sentence by sentence, the longest phrase first."""

import re
from datetime import date

import msgspec

from dateline.annotate import Layers, Sentence
from dateline.document import Quote
from dateline.extract.times.days import Stretch
from dateline.extract.times.grammar import rules
from dateline.extract.times.holidays import holidays
from dateline.extract.times.lexicon import gates
from dateline.extract.times.mentions import Reading, TimeMention
from dateline.extract.times.scenes import Scene, published_on
from dateline.records import Finding, When

_WORDS = re.compile(r"[A-Za-z]+|\d+")
_DIGITS = re.compile(r"\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d")
_OPENS = re.compile(
    r"\b(since|until|till|untill|by|through|up to)\s+(?:the\s|about\s|around\s)?$", re.I
)
_BETWEEN = re.compile(
    r"\s*,?\s*(?:(?:on|at|about|around|early|late|local time|in the|shortly after|just after|"
    r"before|after)\s*)*,?\s*",
    re.I,
)
_TELLS_NOTHING = ("time.present", "time.recently", "time.recent", "time.span", "time.from-event")
_MODIFIES = ("nummod", "compound", "amod", "poss", "nmod")
_LATE = re.compile(r"\b(?:afternoon|evening|night)$", re.I)
_OLD = 400
"""Days behind publication from which a story counts as history."""
_HISTORY = 6
"""Years that a text must name, nearly all of them old, to be history from end to end."""


class _Found(msgspec.Struct, frozen=True):
    start: int
    end: int
    reading: Reading
    opens: int = 0


def find_times(layers: Layers) -> tuple[TimeMention, ...]:
    """Return the times that a document mentions, in the order of the text."""
    published, moment = published_on(layers.document)
    found: list[TimeMention] = []
    history = published is None or _is_history(layers.document.text, published)
    scene = Scene(layers, published, moment, history=history)
    block = -1
    for sentence in layers.sentences:
        if sentence.block != block:
            block = sentence.block
            scene = msgspec.structs.replace(scene, old=scene.old and history)
        here, scene = _read_sentence(sentence, scene)
        found.extend(_mention(layers, f) for f in here)
    return tuple(found)


def _is_history(text: str, published: date) -> bool:
    """Tell whether a text narrates the past: nearly all the years it names are long gone."""
    named = [int(y) for y in _YEARS.findall(text)]
    recent = sum(y >= published.year - 1 for y in named)
    return len(named) >= _HISTORY and recent * 5 <= len(named)


def _opened(text: str) -> set[str]:
    """Return the classes of rules that the words of a sentence can open."""
    known = gates()
    opened = {gate for word in _WORDS.findall(text) for gate in known.get(word.lower(), ())}
    if _DIGITS.search(text):
        opened.add("digit")
        if _YEARS.search(text):
            opened.add("year")
        opened.add("decade")
    return opened


def _has_holiday(text: str) -> bool:
    words = set(_WORDS.findall(text.lower()))
    return not words.isdisjoint(_holiday_words())


def _holiday_words() -> frozenset[str]:
    skip = {"day", "s", "eve", "year", "new", "the", "of", "all", "attack", "attacks", "al", "ul"}
    return frozenset(w for form in holidays() for w in _WORDS.findall(form)) - skip


def _read_sentence(sentence: Sentence, scene: Scene) -> tuple[list[_Found], Scene]:
    layers = scene.layers
    start = layers.tokens[sentence.first].start
    text = layers.document.text[start : layers.tokens[sentence.last - 1].end]
    opened = _opened(text)
    if _has_holiday(text):
        opened.add("holiday")
    if not opened:
        return [], scene
    matches = [
        (m.start(), -m.end(), n, m)
        for n, rule in enumerate(rules())
        if not rule.gates.isdisjoint(opened)
        for m in rule.pattern.finditer(text)
        if m.end() > m.start()
    ]
    matches.sort(key=lambda t: t[:3])
    found: list[_Found] = []
    end = 0
    for at, _, n, match in matches:
        if at < end:
            continue
        token = layers.token_at(start + at)
        scene = msgspec.structs.replace(scene, token=token or sentence.first)
        reading = rules()[n].read(match, scene)
        if reading is None:
            continue
        reading, opens = _turned(reading, text[:at], scene)
        found.append(_Found(start + at, start + match.end(), reading, opens))
        end = match.end()
        scene = _told(scene, reading)
    return _with_clocks(found, layers.document.text), scene


def _turned(reading: Reading, before: str, scene: Scene) -> tuple[Reading, int]:
    """Return the reading turned by a "since", "until" or "by" before it, and that word's length."""
    opens = _OPENS.search(before)
    if opens is None or reading.kind != "point" or scene.published is None:
        return reading, 0
    word, stretch, today = opens.group(1).lower(), reading.stretch, scene.published
    precision = "days" if stretch.precision in ("day", "part", "hour") else stretch.precision
    if word == "since":
        if stretch.first > today:
            return reading, 0
        kind = "since"
        stretch = Stretch(stretch.first, max(today, stretch.first), precision)
    elif stretch.last >= today:
        kind = "until"
        stretch = Stretch(min(today, stretch.last), stretch.last, precision)
    else:
        kind = "until"
    turned = msgspec.structs.replace(
        reading, stretch=stretch, kind=kind, published=True, anchor=reading.anchor or today
    )
    return turned, len(before) - opens.start()


def _told(scene: Scene, reading: Reading) -> Scene:
    """Return the scene after a reading: where the story stands now."""
    if reading.kind != "point" or reading.rule in _TELLS_NOTHING:
        return scene
    if reading.rule == "time.year" and scene.layers.tokens[scene.token].dep in _MODIFIES:
        return scene
    stretch = reading.stretch
    old = scene.old
    if scene.published is not None and not reading.published:
        old = (scene.published - stretch.last).days > _OLD
    elif reading.published:
        old = old and scene.history
    elif scene.published is None:
        old = True
    daily = stretch.precision in ("hour", "part", "day")
    return msgspec.structs.replace(
        scene, story=stretch if daily else scene.story, era=stretch, old=old
    )


def _with_clocks(found: list[_Found], text: str) -> list[_Found]:
    """Return the findings, a time of day joined to the date that it stands next to."""
    joined: list[_Found] = []
    for item in found:
        last = joined[-1] if joined else None
        near = last is not None and _BETWEEN.fullmatch(text, last.end, item.start) is not None
        if last is not None and near and _joins(last, item):
            joined[-1] = _join(last, item, text)
        else:
            joined.append(item)
    return joined


def _joins(left: _Found, right: _Found) -> bool:
    clocks = [f.reading.rule == "time.clock" for f in (left, right)]
    other = right if clocks[0] else left
    daily = other.reading.stretch.precision in ("day", "part")
    return clocks[0] != clocks[1] and daily and other.reading.kind == "point"


def _join(left: _Found, right: _Found, text: str) -> _Found:
    hour, other = (left, right) if left.reading.rule == "time.clock" else (right, left)
    at, said = other.reading.stretch.first, hour.reading.stretch.clock
    bare = not re.search(r"[ap]\.?m", text[hour.start : hour.end], re.IGNORECASE)
    if bare and said < "12" and _LATE.search(text[other.start : other.end]):
        said = f"{int(said[:2]) + 12}{said[2:]}"
    reading = msgspec.structs.replace(other.reading, stretch=Stretch(at, at, "hour", said))
    return _Found(left.start, right.end, reading, left.opens)


def _mention(layers: Layers, found: _Found) -> TimeMention:
    document, reading = layers.document, found.reading
    words = document.quote(found.start - found.opens, found.end)
    quotes: tuple[Quote, ...] = (words,)
    at = document.published_at
    if reading.published and at is not None:
        quotes = (words, document.quote(at.start, at.end))
    first = layers.token_at(found.start) or 0
    last = first + 1
    while last < len(layers.tokens) and layers.tokens[last].start < found.end:
        last += 1
    when = to_when(reading.stretch, words.text, reading.anchor)
    return TimeMention(first, last, Finding(when, quotes, reading.rule), reading.kind)


def to_when(stretch: Stretch, text: str | None, anchor: date | None) -> When:
    """Return the record of a stretch."""
    hour = f"T{stretch.clock}" if stretch.clock else ""
    return When(
        stretch.first.isoformat() + hour,
        stretch.last.isoformat() + hour,
        stretch.precision,
        text,
        anchor.isoformat() if anchor is not None else None,
    )
