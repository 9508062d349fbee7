"""The bytes of one article to its document, with what there is to say of them."""

from collections.abc import Iterator

import msgspec

from dateline.document import Document
from dateline.errors import DatelineError, InputError
from dateline.ingest.decoding import decode
from dateline.ingest.language import language
from dateline.ingest.text import Meta, build_document
from dateline.records import Issue

MAX_CHARACTERS = 1_000_000
"""The longest article coded, in characters: a book; the parser needs minutes for it."""
_PAGES = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<article", "<div", "<p>")


def issue(wrong: DatelineError) -> Issue:
    """Return an error as an issue: where, what, cure."""
    where, _, rest = str(wrong).partition(": ")
    what, _, cure = rest.partition("; ")
    return Issue(where, what, cure or "check the source")


def text_of(data: bytes, where: str, *, said: str | None = None) -> tuple[str, list[Issue]]:
    """Return the text of an article's bytes, and an issue if its encoding was guessed.

    `said` is the encoding that the server named. Raises `InputError` for what is no article.
    """
    text, guessed = decode(data, where, said)
    if text.lstrip()[:1] in ("{", "[") and (decodes(text, dict) or decodes(text, list)):
        raise InputError(f"{where}: JSON, but not an article a line; give JSONL, as --help says")
    if guessed is None:
        return text, []
    cure = "save it as UTF-8 if letters are wrong"
    return text, [Issue(where, f"not UTF-8, read as {guessed}", cure)]


def decodes(data: bytes | str, kind: type) -> bool:
    """Tell whether some text is JSON of a kind."""
    try:
        msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def read_article(
    data: bytes, meta: Meta, where: str, *, said: str | None = None
) -> Iterator[Document | Issue]:
    """Return the document of an article's bytes, and before it what there is to say of it."""
    text, issues = text_of(data, where, said=said)
    yield from issues
    yield from told(read_words(text, meta, where), where)


def told(document: Document, where: str) -> Iterator[Document | Issue]:
    """Return a document; an issue in its place if it is not English, before it if it may be not."""
    read = language(document.text)
    if read == "other":
        yield Issue(where, "not English", "it was not coded; give a translation")
        return
    if read == "doubtful":
        yield Issue(where, "not English, as it seems", "give a translation: little was read of it")
    yield document


def read_words(text: str, meta: Meta, where: str) -> Document:
    """Return the document of a text or page; raises `InputError` for none and for too much."""
    if text.lstrip()[:15].lower().startswith(_PAGES):
        from dateline.ingest.html import read_html

        document = read_html(text, meta, where)
    else:
        document = build_document(text, meta)
    if len(document.text) > MAX_CHARACTERS:
        raise InputError(
            f"{where}: {len(document.text):,} characters in one article, the limit is "
            f"{MAX_CHARACTERS:,}; split it into articles, or give JSONL with one a line"
        )
    if not document.blocks:
        raise InputError(f"{where}: no words in it; give a file with an article in it")
    return document
