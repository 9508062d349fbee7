"""Feeds as they are found to XML that can be read: broken markup, bombs, what is cut short."""

import re
from collections.abc import Iterator
from html import escape
from html.entities import html5
from itertools import islice
from xml.parsers import expat

from lxml import etree

_ROOT = re.compile(r"<(?:[\w.-]{1,30}:)?(rss|feed|RDF)(?=[\s>])")
_ENTITY = re.compile(r"&(?:#\d{1,7};|#x[\da-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,30};))|&")
_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_PREFIX = re.compile(r"</?([A-Za-z][\w.-]{0,30}):|\s([A-Za-z][\w.-]{0,30}):[\w.-]{1,40}=")
_ENTRY = re.compile(r"<(item|entry)\b.*?(?:</\1\s*>|(?=<\1\b)|\Z)", re.DOTALL)
_WORDS = re.compile(
    r"(<(title|description|summary|content|content:encoded)\b[^>]*>)(.*?)(</\2\s*>)", re.DOTALL
)
_KNOWN = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
"""What the prefixes of feeds stand for, where a feed forgets to say it."""
MAX_ENTRIES = 10_000
"""The most entries read of one feed; the longest that we know of has some 2,000."""
_LONG = 100_000
"""Characters of an entry beyond which no markup among its words is looked for: it takes long."""
_DEEPEST = 200
"""Elements nested deeper than this are an attack, not a feed."""


def is_feed(text: str) -> bool:
    """Tell whether a text is an RSS or Atom feed, by the name of its first element.

    >>> is_feed('<?xml version="1.0"?><!-- ours --><rss version="2.0">'), is_feed("<html><rss>")
    (True, False)
    """
    return _ROOT.match(text, _prolog(text)) is not None


def _prolog(text: str) -> int:
    """Return where the first element begins, after what XML lets stand before it."""
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        for begin, finish in (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">")):
            if text.startswith(begin, at):
                end = text.find(finish, at)
                inside = text.find("[", at, end) if finish == ">" else -1
                if inside > 0:
                    end = text.find("]>", inside) + 1
                break
        else:
            return at
        if end <= 0:
            return at
        at = end + len(finish)


def well_formed(text: str) -> tuple[str, str | None]:
    """Return a feed as XML that every parser takes, and what was wrong with it.

    What it declares of its own is left out: entities can stand for gigabytes. Common faults are
    mended one by one; what is broken still is repaired entry by entry, and may lose words.
    """
    bare = text[_prolog(text) :]
    wrong = _fault(bare)[0]
    if wrong is None:
        return bare, None
    mended = "".join(
        part if part.startswith("<![CDATA[") else _ENTITY.sub(_plain, part)
        for part in _CDATA.split(_CONTROL.sub("", bare))
    )
    mended = _with_prefixes(mended)
    if _fault(mended)[0] is None:
        return mended, None
    return _repaired(mended), wrong


def _fault(text: str, within: str = "") -> tuple[str | None, list[str]]:
    """Return why a text is not XML, None if it is; and the elements that are open there."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    stack: list[str] = []

    def opened(name: str, _: object) -> None:
        stack.append(name)
        if len(stack) > _DEEPEST:
            raise ValueError(f"nested over {_DEEPEST} deep")

    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda _: stack.pop()
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, ValueError) as wrong:
        return str(wrong), stack
    unsaid = next((p for p in _prefixes(text) if f"xmlns:{p}=" not in text + within), None)
    return (f'the prefix "{unsaid}" is not declared' if unsaid else None), stack


def _plain(entity: re.Match[str]) -> str:
    """Return an entity as XML knows it: a named one as its letter, a bare & as one."""
    name, whole = entity[1], entity.group()
    if name in _XML or (name is None and whole != "&"):
        return whole
    return escape(html5[name]) if name in html5 else "&amp;" + whole[1:]


def _prefixes(text: str) -> Iterator[str]:
    found = {a or b for a, b in _PREFIX.findall(_CDATA.sub("", text))}
    yield from sorted(found - {"xmlns", "xml"})[:50]


def _with_prefixes(text: str) -> str:
    """Return a feed whose first element says what each prefix stands for."""
    root = _ROOT.match(text)
    unsaid = [p for p in _prefixes(text) if f"xmlns:{p}=" not in text]
    if root is None or not unsaid:
        return text
    said = "".join(f' xmlns:{p}="{_KNOWN.get(p, "urn:prefix:" + p)}"' for p in unsaid)
    return text[: root.end()] + said + text[root.end() :]


def _repaired(text: str) -> str:
    """Return a feed with each entry made XML for itself, and all that it left open closed."""
    first = _ENTRY.search(text)
    if first is None:
        return ""
    head = text[: first.start()]
    wrong, open_elements = _fault(head)
    if wrong is None or "no element found" not in wrong or not open_elements:
        root = _ROOT.match(text)
        atom = root is not None and root[1] == "feed"
        head = f'<feed xmlns="{_KNOWN["atom"]}">' if atom else '<rss version="2.0"><channel>'
        head = _with_prefixes(head + text[first.start() :])[: -len(text[first.start() :])]
        open_elements = ["feed"] if atom else ["rss", "channel"]
    found = islice(_ENTRY.finditer(text), MAX_ENTRIES + 1)
    entries = (_entry(match.group(), head) for match in found)
    return head + "".join(entries) + "".join(f"</{name}>" for name in reversed(open_elements))


def _entry(markup: str, head: str) -> str:
    """Return an entry as XML: markup among its words as words, what is cut short closed."""
    if _fault(markup, head)[0] is None:
        return markup
    told = markup
    if len(markup) < _LONG:
        told = _WORDS.sub(lambda m: m[1] + _as_words(m[3]) + m[4], markup)
    if _fault(told, head)[0] is None:
        return told
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        tree = etree.fromstring(told.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return ""
    repaired = etree.tostring(tree, encoding="unicode") if tree is not None else ""
    return repaired if _fault(repaired, head)[0] is None else ""


def _as_words(markup: str) -> str:
    """Return markup that is no XML as the words of an element that holds HTML."""
    if "<![CDATA[" in markup or "<" not in markup:
        return markup
    return markup.replace("<", "&lt;").replace(">", "&gt;")
