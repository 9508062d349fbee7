"""Finds the times of a document: sentence by sentence, the longest phrase first."""

import functools
import re
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from dateline.annotate import Layers, Sentence
from dateline.document import Document, Quote
from dateline.extract.times.days import Stretch
from dateline.extract.times.lexicon import gates, words
from dateline.extract.times.mentions import Reading, TimeMention
from dateline.extract.times.phrases.grammar import open_rules, rules
from dateline.extract.times.phrases.holidays import holidays
from dateline.extract.times.phrases.joining import Found, joined
from dateline.extract.times.phrases.openers import turned
from dateline.extract.times.phrases.shifts import shifted
from dateline.extract.times.scenes import LONG_GONE, Scene, governor, is_of_birth, published_on
from dateline.records import Finding, When

_WORDS = re.compile(r"[A-Za-z]+|\d+")
_DIGITS = re.compile(r"\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d")
_DECADES = re.compile(r"0['’]?s", re.IGNORECASE)
_CLOCKS = re.compile(r"\d[:.]\d\d|\bat\s\d{4}", re.IGNORECASE)
_TELLS_NOTHING = ("time.present", "time.recently", "time.recent", "time.span", "time.from-event")
_NAMED_DAY = re.compile(r"\b(?:Day|Eve|New Year)\b")
_ABBREVIATED = re.compile(r"(?:[^.!?:;\"'”’)\]]|\b[ap]\.m\.|\b[A-Z][a-z]{2,3}\.|\btime\))\Z")
"""The end of what is no sentence: no stop, or that of "p.m." or "Sept."."""
_ASIDE = frozenset({"relcl", "advcl"})
"""Clauses whose times do not move an undated story: "since the war began in 2011"."""
_MODIFIES = ("nummod", "compound", "amod", "poss", "nmod")
_OLD = 400
"""Days behind publication from which a story counts as history."""
_HISTORY = 6
"""Years that a text must name, nearly all of them old, to be history from end to end."""


def find_times(layers: Layers) -> tuple[TimeMention, ...]:
    """Return the times that a document mentions, in the order of the text."""
    published, moment = published_on(layers.document)
    found: list[TimeMention] = []
    history = published is None or _is_history(layers.document.text, published)
    scene = Scene(layers, published, moment, history=history)
    block, day, listed, headed = -1, scene.story, False, False
    for sentence in _whole_sentences(layers):
        if sentence.block != block:
            if headed or not listed:
                day = scene.story
            block = sentence.block
            headed = layers.document.blocks[block].role == "entry"
            listed = listed or headed
            scene = msgspec.structs.replace(scene, old=scene.old and history)
            if headed:  # an hour alone is of the day that the heads before it give
                scene = msgspec.structs.replace(scene, story=day)
        here, scene = _read_sentence(sentence, scene)
        found.extend(_mention(layers, f) for f in here)
    return tuple(found)


def _whole_sentences(layers: Layers) -> Iterator[Sentence]:
    """Return the sentences, those rejoined that a parser cut inside a time: "at 5 a.m. | Kyiv"."""
    held: Sentence | None = None
    for sentence in layers.sentences:
        if held is not None and held.block == sentence.block and _is_cut(layers, held, sentence):
            sentence = msgspec.structs.replace(sentence, first=held.first)
        elif held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


def _is_cut(layers: Layers, left: Sentence, right: Sentence) -> bool:
    text = layers.document.text
    end, start = layers.tokens[left.last - 1].end, layers.tokens[right.first].start
    if "\n" in text[end:start]:
        return False
    return _ABBREVIATED.search(text, max(0, end - 6), end) is not None


def _is_history(text: str, published: date) -> bool:
    """Tell whether a text narrates the past: nearly all the years it names are long gone."""
    named = [int(y) for y in _YEARS.findall(text)]
    recent = sum(y >= published.year - 1 for y in named)
    return len(named) >= _HISTORY and recent * 5 <= len(named)


def narrates_past(document: Document) -> bool:
    """Tell whether a document tells of years long gone from end to end."""
    published, _ = published_on(document)
    return published is not None and _is_history(document.text, published)


def opened_by(text: str) -> set[str]:
    """Return the classes of words that stand in a sentence, for the gates of rules."""
    known = gates()
    opened = {gate for word in _WORDS.findall(text) for gate in known.get(word.lower(), ())}
    if _DIGITS.search(text):
        opened.add("digit")
        if _YEARS.search(text):
            opened.add("year")
        if _DECADES.search(text):
            opened.add("decade")
        if _CLOCKS.search(text):
            opened.add("clock")
    if _has_holiday(text):
        opened.add("holiday")
    return opened


def _has_holiday(text: str) -> bool:
    words = set(_WORDS.findall(text.lower()))
    if not _NAMED_DAY.search(text) and words.isdisjoint(_holiday_words()):
        return False
    known = _holiday_forms()
    return any(form <= words for word in words for form in known.get(word, ()))


@functools.cache
def _holiday_forms() -> Mapping[str, list[frozenset[str]]]:
    """Return the words of each holiday's name, by the longest of them."""
    found: dict[str, list[frozenset[str]]] = {}
    for name in holidays():
        words = frozenset(_WORDS.findall(name))
        found.setdefault(max(sorted(words), key=len), []).append(words)
    return found


@functools.cache
def _holiday_words() -> frozenset[str]:
    skip = {
        "day",
        "s",
        "eve",
        "year",
        "new",
        "the",
        "of",
        "all",
        "attack",
        "attacks",
        "al",
        "ul",
        "and",
        "in",
        "national",
        "army",
        "state",
        "family",
    }
    return frozenset(w for form in holidays() for w in _WORDS.findall(form)) - skip


def _read_sentence(sentence: Sentence, scene: Scene) -> tuple[list[Found], Scene]:
    layers = scene.layers
    start = layers.tokens[sentence.first].start
    text = layers.document.text[start : layers.tokens[sentence.last - 1].end]
    tried = open_rules(frozenset(opened_by(text)))
    if not tried:
        return [], scene
    matches = [
        (m.start(), -m.end(), n, m)
        for n, rule in tried
        for m in rule.pattern.finditer(text)
        if m.end() > m.start()
    ]
    matches.sort(key=lambda t: t[:3])
    scene = msgspec.structs.replace(scene, here=None)
    found: list[Found] = []
    end = 0
    for at, _, n, match in matches:
        if at < end:
            continue
        token = layers.token_at(start + at)
        scene = msgspec.structs.replace(scene, token=token or sentence.first)
        reading = rules()[n].read(match, scene)
        if reading is None:
            continue
        grown, back = shifted(reading, text[:at], scene, match.group())
        while found and found[-1].start >= start + at - back:
            found.pop()
        if found and found[-1].end > start + at - back:
            back = 0
        reading = grown if back else reading
        found.append(Found(start + at - back, start + match.end(), reading, scene))
        end = match.end()
        if not is_of_birth(text[: at - back]):
            scene = _told(scene, turned(reading, text[: at - back], scene)[0])
    return joined(found, layers.document.text), scene


def _told(scene: Scene, reading: Reading) -> Scene:
    """Return the scene after a reading: where the story stands now."""
    if reading.kind != "point" or reading.rule in _TELLS_NOTHING:
        return scene
    if reading.rule == "time.year" and scene.layers.tokens[scene.token].dep in _MODIFIES:
        return scene
    above = governor(scene.layers, scene.token)
    if scene.published is None and above is not None and above.dep in _ASIDE:
        return scene  # "Hezbollah, which fought a war in 2006, has sent fighters"
    stretch = reading.stretch
    old = scene.old
    if scene.published is not None and not reading.published:
        old = (scene.published - stretch.last).days > _OLD
    elif reading.published:
        old = old and scene.history
    elif scene.published is None:
        old = True
    daily = stretch.precision in ("hour", "part", "day")
    back = scene.back
    if daily and scene.story is None and scene.published is not None:
        back = (scene.published - stretch.last).days > LONG_GONE
    moves = daily and not (scene.story is not None and _is_said(scene))
    return msgspec.structs.replace(
        scene, story=stretch if moves else scene.story, era=stretch, old=old, back=back,
        here=stretch if daily and not reading.clock else scene.here,
    )  # fmt: skip


def _is_said(scene: Scene) -> bool:
    """Tell whether a day is when somebody says something: the story stays where it stands.

    "A shell hit a bus on Monday, police said on Tuesday. On the same day …": on Monday.
    """
    above = governor(scene.layers, scene.token)
    if above is not None and above.dep == "acl" and above.base in words("publishing"):
        return True  # "in a report released today"
    if above is None or above.base not in words("saying"):
        return False
    noun = scene.layers.tokens[scene.layers.tokens[scene.token].head]
    return noun.low in words("part") or not scene.premodifies()  # "Wednesday morning"


def _mention(layers: Layers, found: Found) -> TimeMention:
    document = layers.document
    sentence = layers.sentences[layers.tokens[found.scene.token].sentence]
    before = document.text[layers.tokens[sentence.first].start : found.start]
    reading, opens = turned(found.reading, before, found.scene)
    start = found.start - opens
    words = document.quote(start, found.end)
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
    until = f"T{stretch.until}" if stretch.until else hour
    return When(
        stretch.first.isoformat() + hour,
        stretch.last.isoformat() + until,
        stretch.precision,
        text,
        anchor.isoformat() if anchor is not None else None,
    )
