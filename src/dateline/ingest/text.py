"""Plain text to a document: lines become blocks with roles, headers give the dates."""

import re
from collections.abc import Iterator

import msgspec

from dateline.document import Block, Document, Role, Span, content_id
from dateline.ingest.entries import Entries
from dateline.ingest.headers import (
    Stamp,
    header_end,
    is_as_of,
    iso_or_none,
    read_ending,
    read_header,
    read_stamp,
    read_written,
)
from dateline.ingest.normal import normalise
from dateline.ingest.paged import unpaged
from dateline.ingest.roles import (
    CREDIT,
    DATELINE,
    HEADING,
    LAND_LINE,
    NO_TOWN,
    OUTLET,
    TOWN_LINE,
    WIRE_LINE,
    read_role,
    speakers_in,
)
from dateline.ingest.wrapped import runs, width_of, without_margins

AGENCY = re.compile(
    r"\b(Agencies|Reuters|AFP|Agence France-Presse|AP|Associated Press|Xinhua|TASS|Interfax|EPA|"
    r"Anadolu|Getty Images|dpa|EFE|ANSA|PTI|Kyodo|Yonhap)\b"
)
"""Agencies that a line may credit."""

_WIDE = 120
"""Characters that the last line of a hard-wrapped paragraph does not reach."""
_HEAD = 5
"""Blocks at the head of a report among which a line may say of which day it gives the state."""
_SHORT = 100
"""Characters of a line above the story that holds little more than a date."""


class Meta(msgspec.Struct, frozen=True):
    """What a source says about an article apart from its text."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    url: str | None = None
    name: str | None = None
    fetched: str | None = None
    captions: tuple[str, ...] = ()


class _Builder:
    """Collects the blocks of one text and what its headers say."""

    def __init__(self, text: str, given: str | None) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.stamps: dict[str, tuple[str, Span]] = {}
        self.ending: tuple[str, Span] | None = None
        self.credits: list[str] = []
        self.datelines: list[str] = []
        self.title: str | None = None
        self.publisher: str | None = None
        self.given = given
        self.untitled = given is None
        self.before_body = True
        self.linking = False
        self.cased = not text.isupper()
        self.entries = Entries(text.split("\n"))
        self.speakers = speakers_in(text.split("\n"))

    def add(self, role: Role, start: int, end: int) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.blocks.append(Block(role, Span(start, end)))
            if role in ("byline", "credit"):
                self.credits += AGENCY.findall(self.text[start:end])

    def line(self, start: int, end: int, alone: bool) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        start += self.entries.bullet(self.text[start:end])
        line = self.text[start:end]
        if (head := self.entries.head(line)) is not None:
            if (dateline := DATELINE.match(line)) is not None:
                self._datelined(dateline, start)
            self.add("entry", start, start + head.end)
            self.untitled = self.before_body = False
            if start + head.rest < end:
                self._paragraph(start + head.rest, end, headed=True)
            return
        if self.before_body or len(line) < 60:
            stamps, header = read_header(line)
            if header and (self.before_body or not (self.stamps or self.ending)):
                for which, stamp in stamps.items():
                    self._stamp(which, stamp, start)
                cut = start + header_end(line, stamps.values())
                self.add("header", start, cut)
                if cut < end:
                    self.line(cut, end, alone)
                return
        opening = self.before_body or len(self.blocks) < _HEAD
        if opening and len(line) < _SHORT and not self.untitled and is_as_of(line):
            ending = read_ending(line)
            if ending is not None:
                self.ending = self.ending or (ending.iso, _moved(ending, start))
            self.add("header", start, end)
            return
        if self.before_body and len(line) < _SHORT and (ending := read_ending(line)) is not None:
            self.ending = self.ending or (ending.iso, _moved(ending, start))
            if " by " in line[ending.end :].lower():
                self.add("byline", start, end)
                return
        if self.before_body and line.strip() == self.given:
            self.add("title", start, end)
            return
        role = read_role(
            line, first=self.untitled, before_body=self.before_body, alone=alone, cased=self.cased
        )
        if role == "subhead" and self.linking:
            role = "related-link"  # one of a list of other stories
        elif role != "subhead":
            self.linking = role == "related-link" and HEADING.match(line) is not None
        if role == "byline" and OUTLET.match(line):
            self.publisher = line
        if role == "title":
            self.untitled, self.title = False, line
        if role == "caption":
            self._caption(start, end)
        elif role == "paragraph":
            self._paragraph(start, end)
        else:
            self.add(role, start, end)

    def _stamp(self, which: str, stamp: Stamp, start: int) -> None:
        """Note a date of publication or change, read in a line that starts there."""
        self.stamps.setdefault(which, (stamp.iso, _moved(stamp, start)))

    def _caption(self, start: int, end: int) -> None:
        credit = CREDIT.search(self.text[start:end])
        cut = start + credit.start() if credit else end
        self.add("caption", start, cut)
        self.add("credit", cut, end)

    def _datelined(self, dateline: re.Match[str], start: int) -> None:
        """Note where, when and by which agency a report was written."""
        parts = dateline.groupdict()
        land = parts.get("land") or parts.get("at")
        told = parts["places"].split("/")
        places = [" ".join(p.split()).title() + (f", {land}" if land else "") for p in told]
        self.datelines += [p for p in places if not NO_TOWN.match(p)]
        agency = parts["agency"]
        if agency and read_stamp(agency) is None:
            self.credits.append(" ".join(agency.split()))
        dated = read_written(dateline.group())
        if dated is not None and self.before_body:
            self._stamp("published", dated, start)

    def _paragraph(self, start: int, end: int, *, headed: bool = False) -> None:
        line = self.text[start:end]
        dateline = DATELINE.match(line) or WIRE_LINE.match(line) or _of_land(line)
        if dateline is None and self.before_body:
            dateline = TOWN_LINE.match(line)
        if dateline is not None and headed and ":" in dateline.group():
            dateline = None  # under an hour a name before a colon is who says it
        if dateline is not None and dateline.group().rstrip(" :") not in self.speakers:
            office = "town" in dateline.groupdict() and dateline["town"]
            if office:  # "(Geneva) – …": where a group has its office, not where it happened
                self.add("header", start, start + dateline.end())
            else:
                self._datelined(dateline, start)
                self.add("dateline", start, start + dateline.end())
            start += dateline.end()
        self.add("lead" if self.before_body else "paragraph", start, end)
        self.before_body, self.untitled = False, False


def _of_land(line: str) -> re.Match[str] | None:
    """Return a dateline with its country, or in brackets, where no agency stands in them."""
    found = LAND_LINE.match(line)
    town = found["town"] if found else None
    return None if town and (AGENCY.search(town) or OUTLET.match(town)) else found


def _moved(stamp: Stamp, start: int) -> Span:
    """Return where a date stands, read in a line that starts there."""
    return Span(start + stamp.start, start + stamp.end)


def _lines(text: str, entries: Entries) -> Iterator[tuple[int, int, bool]]:
    """Return the lines to be given a role; a hard-wrapped paragraph counts as one."""
    width, single = width_of(text.split("\n")), "\n\n" not in text
    for chunk in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", text):
        lines = list(re.finditer(r"[^\n]+", chunk.group()))
        lengths = [len(line.group()) for line in lines[:-1]]
        wrapped = lengths and min(lengths) >= 45 and max(lengths) <= 100
        if wrapped and (len(lines[-1].group()) > _WIDE or _dated([li.group() for li in lines])):
            wrapped = False  # a title, and the story or the day of writing in a line below
        wrapped = wrapped and not any(entries.begins(line.group()) for line in lines)
        open_ended = sum(line.group().rstrip()[-1:] not in '.?!"”' for line in lines[:-1])
        if wrapped and open_ended * 2 >= len(lengths):
            yield chunk.start(), chunk.end(), True
            continue
        whole = [*runs([line.group() for line in lines], width, entries.begins)]
        for first, last in whole:
            start, end = lines[first].start(), lines[last - 1].end()
            yield chunk.start() + start, chunk.start() + end, single or len(whole) == 1


def _dated(lines: list[str]) -> bool:
    """Tell whether a line below the first ends in a date, and no sentence runs through it."""
    begins = [line.strip()[:1] for line in lines[1:]]
    return any(
        read_ending(line) is not None and not begin.islower() and not after.islower()
        for line, begin, after in zip(lines[1:], begins, [*begins[1:], ""], strict=True)
    )


def read_text(text: str, *, published: str | None = None, title: str | None = None) -> Document:
    """Return the document of a bare text; `published` is used where the text lacks its date."""
    return build_document(text, Meta(title=title, published=published))


def build_document(text: str, meta: Meta) -> Document:
    """Return the document of a text and of what its source says about it.

    A title or caption that the source gives apart is put before or after the text, so that it can
    be quoted. A date in the text's own header is the article's; `meta` serves where it has none.
    """
    body = normalise(without_margins(unpaged(text)))
    title = normalise(meta.title) if meta.title else None
    titled = bool(title) and not body[:300].startswith(title or "")
    extra = [normalise(c) for c in meta.captions if normalise(c) and normalise(c) not in body]
    whole = f"{title}\n\n{body}" if titled else body
    builder = _Builder(whole + "".join(f"\n\n{c}" for c in extra), title)
    if titled and title:
        builder.add("title", 0, len(title))
    for start, end, alone in _lines(whole, builder.entries):
        if not (titled and title and end <= len(title)):
            builder.line(start, end, alone)
    at = len(whole)
    for caption in extra:
        builder._caption(at + 2, at + 2 + len(caption))
        at += 2 + len(caption)
    return _finish(builder, meta, title)


def _finish(builder: _Builder, meta: Meta, title: str | None) -> Document:
    published, published_at = builder.stamps.get("published", builder.ending or (None, None))
    updated = builder.stamps.get("updated", (None, None))[0]
    given = iso_or_none(meta.published)
    text = builder.text
    return Document(
        id=content_id("d", text, given or "", meta.url or "", meta.publisher or ""),
        text=text,
        blocks=tuple(sorted(builder.blocks, key=lambda b: b.span)),
        title=title or builder.title,
        published=published or given,
        updated=updated or iso_or_none(meta.updated),
        published_at=published_at,
        publisher=meta.publisher or builder.publisher,
        url=meta.url,
        credits=tuple(dict.fromkeys(builder.credits)),
        datelines=tuple(dict.fromkeys(builder.datelines)),
        name=meta.name,
        fetched=meta.fetched,
    )
