"""Where a document comes from: whose text it repeats, whom it credits, what it is a version of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time

import msgspec

from dateline.document import Block, Document
from dateline.ingest.text import AGENCY
from dateline.link.texts.addresses import address_of
from dateline.link.texts.copies import is_copy
from dateline.records import Copy

_NAME = r"(?P<name>[A-Z][\w.&'’-]*(?: (?:(?:of|de|la|and|the) )?[A-Z][\w.&'’-]*){0,5})"
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ww]ith|[Aa]dditional) (?:reporting|material|inputs?) (?:by|from) {_NAME}",
        rf"{_NAME} contributed to this (?:report|story|article)",
        rf"^\W*(?:Source|Agency|Via): ?{_NAME}\W*$",
    )
)
_SIGNED = re.compile(rf"^\W*(?:[Bb]y (?:.{{0,40}} (?:and|with) )?)?{_NAME}\W*$")
_DATELINED = re.compile(rf"\({_NAME}\)")
_AN_AGENCY = re.compile(
    r"\b(?:[Aa]genc(?:y|ies)|Newswire|Wire|Press|Presse|News|Service|Noticias)\b"
)
_PHOTO = re.compile(r"photo|image|picture|handout|video|/", re.I)
_LAST = 3
"""Blocks at the end that may credit an agency; in the middle "(Reuters)" says whom it was told."""
_LONGEST = 20
"""Words of a line of credit."""


class Descent(msgspec.Struct, frozen=True):
    """The document whose text this one repeats, the first version of it, the agency it credits."""

    copy_of: str | None = None
    version_of: str | None = None
    credit: str | None = None


def descents_of(documents: Iterable[Document], copies: Iterable[Copy]) -> dict[str, Descent]:
    """Return the descent of each document, by id, in order of id.

    The original is the agency's own report, then the earliest, then the longest; of versions of a
    page of one day the one that was updated last is no original of the others. A document
    repeats the first among those that it is a copy of, and what that one repeats in turn: a
    round-up of two wires joins them to no single story.
    """
    held = {document.id: document for document in documents}
    partners: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        if is_copy(copy) and copy.left in held and copy.right in held:
            partners[copy.left].add(copy.right)
            partners[copy.right].add(copy.left)
    credits = {name: credit_of(document) for name, document in held.items()}
    ranks = {}
    for name, document in held.items():
        near = [credit for other in {name, *partners[name]} if (credit := credits[other])]
        own = any(names_one(credit, document.publisher or "") for credit in near)
        stamps = moment(document.published), moment(document.updated or document.published)
        ranks[name] = (not own, *stamps, -len(document.text), name)
    parents = {
        name: min((other for other in partners[name] if ranks[other] < ranks[name]),
                  key=lambda other: ranks[other], default=None)
        for name in held
    }  # fmt: skip
    firsts = _first_versions(held.values())
    return {
        name: Descent(_origin(name, parents), firsts.get(name), credits[name])
        for name in sorted(held)
    }


def _origin(name: str, parents: Mapping[str, str | None]) -> str | None:
    """Return the last of a document's parents; ranks fall from each to the next, so it ends."""
    found = None
    while (parent := parents[name]) is not None:
        found = name = parent
    return found


def _first_versions(documents: Iterable[Document]) -> dict[str, str]:
    """Return the id of the first version of each document that is a later one."""
    return {
        document.id: versions[0].id
        for versions in versions_of(documents)
        for document in versions[1:]
    }


def versions_of(documents: Iterable[Document]) -> list[tuple[Document, ...]]:
    """Return the documents that stand at one address, two or more, oldest version first."""
    at: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if (address := address_of(document.url)) is not None:
            at[address].append(document)
    return [
        tuple(sorted(at[address], key=version_order))
        for address in sorted(at)
        if len(at[address]) > 1
    ]


def version_order(document: Document) -> tuple[datetime, str, str]:
    """Return what orders the versions of a page: their update, then when they were fetched."""
    return moment(document.updated or document.published), document.fetched or "", document.id


def told_at(document: Document, version_of: str | None) -> str | None:
    """Return when a document told what it tells: a later version of a page with its update."""
    return (version_of and document.updated) or document.published


def moment(stamp: str | None) -> datetime:
    """Return when a stamp was, to put reports in order.

    A bare date is the end of its day, since who gives no hour is seldom first; a time without a
    zone is UTC; no stamp comes last.
    """
    if stamp is None:
        return datetime.max.replace(tzinfo=UTC)
    when = datetime.fromisoformat(stamp)
    if "T" not in stamp:
        when = datetime.combine(when.date(), time.max)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def credit_of(document: Document) -> str | None:
    """Return the agency that a document credits for its text; who took the photo does not count.

    Lines at the top and at the end come first ("By Agencies", "(Reuters)", "— AP", "With reporting
    by AFP"), then a dateline, then what the source says apart from the text.
    """
    words = [b for b in document.blocks if b.role in ("byline", "credit")]
    words += [b for b in document.blocks[-_LAST:] if b not in words and b.role != "caption"]
    for block in words:
        if (name := _credited(document, block)) is not None:
            return name
    for block in document.blocks:
        if block.role == "dateline" and (found := _DATELINED.search(_text(document, block))):
            return found["name"]
    photos = " ".join(_text(document, b) for b in document.blocks if b.role == "credit")
    return next((name for name in document.credits if name not in photos), None)


def _text(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end]


def _credited(document: Document, block: Block) -> str | None:
    """Return the agency that one line credits."""
    text = _text(document, block)
    if len(text.split()) > _LONGEST or (block.role == "credit" and _PHOTO.search(text)):
        return None
    if block.role == "credit" and document.text[block.span.start - 1 : block.span.start] != "\n":
        return None  # the end of a caption's line
    for pattern in _CREDITS:
        if found := pattern.search(text):
            return found["name"].rstrip(".")
    if agency := AGENCY.search(text) if block.role == "byline" else None:
        return agency.group()
    signed = _SIGNED.match(text)
    if signed and (AGENCY.fullmatch(signed["name"]) or _AN_AGENCY.search(signed["name"])):
        return signed["name"]
    return None


def names_one(agency: str, publisher: str) -> bool:
    """Tell whether two names are of one outlet, in full or by their initials.

    >>> names_one("AFP", "Agence France-Presse"), names_one("Reuters", "Reuters News")
    (True, True)
    >>> names_one("AP", "Apple Daily"), names_one("Agencies", "News Agency")
    (False, False)
    """
    one, other = (re.findall(r"\w+", name.casefold()) for name in (agency, publisher))
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer[: len(shorter)]:
        return True
    initials = "".join(word[0] for word in longer if word not in ("of", "the", "and"))
    return len(longer) > 1 and shorter == [initials]
