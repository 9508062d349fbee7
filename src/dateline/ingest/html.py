"""HTML to a document: the story by trafilatura, times and captions by our own pass."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import trafilatura
from lxml import etree, html

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest.headers import iso_or_none
from dateline.ingest.text import Meta, build_document

_DEEPEST = 400
"""Elements nested deeper than this are an attack, not an article."""
_FEW = 6
"""Words from which a line without a full stop may be a headline or more."""
_PUBLISHED = ("article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date",
              "publishdate", "pubdate", "sailthru.date")  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod")


def read_html(text: str, given: Meta, where: str) -> Document:
    """Return the document of an HTML page; raises `InputError` where it holds no article."""
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as wrong:
        raise InputError(f"{where}: not HTML that can be read: {wrong}; give its text") from None
    if _depth(tree) > _DEEPEST:
        raise InputError(f"{where}: nested over {_DEEPEST} deep; give its text")
    meta = _merged(given, _found(tree))
    captions = tuple(_captions(tree))
    story = _story(tree)
    if not any(map(_is_told, (*story, *captions))):
        raise InputError(f"{where}: no article found on the page; give its text")
    return build_document("\n\n".join(story), msgspec.structs.replace(meta, captions=captions))


def _story(tree: html.HtmlElement) -> list[str]:
    """Return the paragraphs of the story; on a page too short for trafilatura, all of them."""
    try:
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            include_links=False,
            favor_recall=True,
            deduplicate=False,
        )
    except Exception:  # it gives no list of what it raises on broken markup
        found = None
    body = getattr(found, "body", None)
    lines = _lines(body, ("p", "head", "item", "quote", "lb")) if body is not None else []
    marked = _lines(tree, ("h2", "h3", "p", "li", "blockquote"))
    if len(lines) < 2 < len(marked) or not lines:
        return marked
    return lines


def _is_told(line: str) -> bool:
    """Tell whether a line may be of a story: a page of links and buttons has no such line."""
    return line.rstrip("\"'”’)")[-1:] in (".", "?", "!", "…") or len(line.split()) >= _FEW


def _lines(tree: html.HtmlElement, tags: tuple[str, ...]) -> list[str]:
    """Return the words of each element that holds none of the others."""
    found = []
    for element in tree.iter(*tags):
        if any(True for _ in element.iterdescendants(*tags)):
            continue
        if words := " ".join(" ".join(element.itertext()).split()):
            found.append(words)
    return found


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_pis=True)


def _depth(tree: html.HtmlElement) -> int:
    deepest, queue = 0, [(tree, 1)]
    while queue and deepest <= _DEEPEST:
        element, depth = queue.pop()
        deepest = max(deepest, depth)
        queue += [(child, depth + 1) for child in element]
    return deepest


def _captions(tree: html.HtmlElement) -> Iterator[str]:
    """Return the figure captions of a page, and take them out of it: they are no paragraphs."""
    seen = set()
    for element in list(tree.iter("figcaption")):
        words = " ".join(element.text_content().split())
        element.drop_tree()
        if words and words not in seen:
            seen.add(words)
            yield words


def _merged(given: Meta, found: Meta) -> Meta:
    """Return what the caller gave, filled up with what the page says."""
    return Meta(
        title=given.title or found.title,
        published=found.published or given.published,
        updated=found.updated or given.updated,
        publisher=given.publisher or found.publisher,
        url=given.url or found.url,
        name=given.name,
        fetched=given.fetched,
    )


def _found(tree: html.HtmlElement) -> Meta:
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and element.get("content"):
            tags.setdefault(key.lower(), element.get("content").strip())
    linked = next(iter(_articles(tree)), {})
    publisher = _name(linked.get("publisher")) or tags.get("og:site_name")
    heading = tree.find(".//h1")
    title = _text(linked.get("headline")) or tags.get("og:title")
    if not title and heading is not None:
        title = " ".join(heading.text_content().split()) or None
    clock = next((e.get("datetime") for e in tree.iter("time") if e.get("datetime")), None)
    return Meta(
        title=_without(title, publisher),
        published=_first_date(linked.get("datePublished"), *map(tags.get, _PUBLISHED), clock),
        updated=_first_date(linked.get("dateModified"), *map(tags.get, _UPDATED)),
        publisher=publisher,
        url=next((e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical"), None)
        or tags.get("og:url"),
    )


def _name(value: Any) -> str | None:
    """Return the name of a JSON-LD organisation, given as text, object or list."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _without(title: str | None, publisher: str | None) -> str | None:
    """Return a title without the publisher's name after it ("Two dead - Example News")."""
    if title and publisher and title.endswith(publisher):
        bare = title.removesuffix(publisher).rstrip()
        if bare[-1:] in ("-", "–", "—", "|", "·"):
            return bare[:-1].rstrip() or title
    return title


def _first_date(*values: Any) -> str | None:
    return next((iso for v in values if isinstance(v, str) and (iso := iso_or_none(v))), None)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Return the JSON-LD objects of the page that describe an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _flat(data):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(k, str) and k.endswith(("Article", "Posting")) for k in kinds):
                yield item


def _flat(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _flat(item)
    elif isinstance(data, dict):
        yield data
        yield from _flat(data.get("@graph"))


_PARTS = frozenset({
    "br", "p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "td",
    "pre",
})  # fmt: skip
_EDGE = "\u2029"
"""Where a paragraph ends: a sign that pages do not have."""


def read_fragment(markup: str, where: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the paragraphs and the captions of a piece of HTML that is all story, as in a feed.

    >>> read_fragment("<p>Two <b>died</b>.</p>More<br>on <i>Goma</i>.<script>x</script>", "f")
    (['Two died.', 'More', 'on Goma.'], ())
    """
    if not markup.strip():
        return [], ()
    try:
        tree = html.fragment_fromstring(markup, create_parent="div", parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as wrong:
        raise InputError(f"{where}: not HTML that can be read: {wrong}; give its text") from None
    if _depth(tree) > _DEEPEST:
        raise InputError(f"{where}: nested over {_DEEPEST} deep; give its text")
    for element in list(tree.iter("script", "style", "template", etree.Comment)):
        element.drop_tree()
    captions = tuple(_captions(tree))
    for element in tree.iter():
        edge = _EDGE if element.tag in _PARTS else ""
        element.text = edge + (element.text or "")
        element.tail = edge + (element.tail or "")
    parts = (" ".join(part.split()) for part in tree.text_content().split(_EDGE))
    return [part for part in parts if part], captions
