"""Pages from templates: escaped always, with the words and marks that they share."""

import functools
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
import msgspec
from litestar import MediaType, Response
from markupsafe import Markup, escape

from dateline.codebook.schemes import VERBAL
from dateline.desk import phrasing
from dateline.desk.bundling import STATIC
from dateline.desk.rights import ASKER
from dateline.export.wording import range_words

_SOUGHT = re.compile(r"\[([^\[\]]*)\]")
_TEMPLATES = Path(__file__).parent / "templates"
_GRADES = {
    "confirmed": "a party to the harm concedes it, or it was verified",
    "corroborated": "two or more independent origins",
    "single-source": "one origin",
    "contested": "denied, or accounts exclude each other",
    "unverified": "the outlet says it could not be verified",
    "retracted": "taken back",
}
"""What each grade means; its mark is drawn by the style sheet."""


@functools.cache
def manifest() -> Mapping[str, str]:
    """Return the bundle's files by their plain names."""
    return json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def asset(name: str) -> str:
    """Return the address of a file of the bundle."""
    return f"/static/{manifest()[name]}"


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    environment.filters.update(
        actor=phrasing.shown, actorkey=phrasing.actor_key, chosen=phrasing.choice_words,
        country=phrasing.country_words,
        deed=phrasing.sentence, key=segment, kind=phrasing.type_words, lead=phrasing.lead_words,
        marked=marked,
        moment=phrasing.moment, party=phrasing.party_words, place=phrasing.place_words,
        plain=as_json, sector=phrasing.sector_words, stamp=phrasing.stamp,
        toll=phrasing.toll_words, when=phrasing.when_words,
    )  # fmt: skip
    environment.globals.update(
        asker=ASKER.get, asset=asset, count=count_words,
        countries=phrasing.countries(), days=phrasing.span_words, grades=_GRADES, link=link,
        noun=phrasing.noun_words, numbers=range_words,
        sectors=phrasing.sectors(), verbal=VERBAL,
    )  # fmt: skip
    return environment


def segment(text: str) -> str:
    """Return a key as one segment of a path."""
    return quote(text, safe="~.:-_")


def link(path: str, pairs: Iterable[tuple[str, object]]) -> str:
    """Return an address with its query; what is empty or 0 is left out.

    >>> link("/articles", [("publisher", ""), ("start", 100)])
    '/articles?start=100'
    """
    query = urlencode([(name, value) for name, value in pairs if value])
    return f"{path}?{query}" if query else path


def marked(snippet: str) -> Markup:
    """Return a snippet of a search with the words that were sought as marks, not in brackets.

    >>> marked("near [Barsalogho] & [x")
    Markup('near <mark>Barsalogho</mark> &amp; [x')
    """
    return Markup(_SOUGHT.sub(r"<mark>\1</mark>", str(escape(snippet))))


def count_words(number: int, word: str, words: str | None = None) -> str:
    """Return a number with its noun.

    >>> count_words(1, "event"), count_words(1200, "story", "stories")
    ('1 event', '1,200 stories')
    """
    return f"{number:,} {word if number == 1 else words or word + 's'}"


def page(template: str, *, status: int = 200, **values: Any) -> Response[str]:
    """Return a page made from a template."""
    text = _environment().get_template(template).render(**values)
    return Response(
        text, media_type=MediaType.HTML, status_code=status, headers={"cache-control": "no-store"}
    )


def as_json(value: object) -> Any:
    """Return a value of structs as plain objects, for a template's data block."""
    return msgspec.to_builtins(value)
