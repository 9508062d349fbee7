"""Articles: their list, and the text of one with every value at its words."""

from typing import Annotated

import msgspec
from litestar import Response, Router, get
from litestar.params import FromPath, PathParameter

from dateline.desk import rendering
from dateline.desk.accounts import Account, Value, accounts, pieces
from dateline.desk.index import documents as asked
from dateline.desk.index.documents import PAGE, Documents, documents
from dateline.desk.library import Library
from dateline.desk.review.agreement import reserved
from dateline.desk.review.corrections import corrections
from dateline.desk.review.history import history
from dateline.desk.routes.asking import GivenLibrary, Start, Words
from dateline.desk.versions import versions
from dateline.document import Document
from dateline.records import Coding
from dateline.store import judgements
from dateline.store.judging import newest_judgement


@get("/articles", include_in_schema=False, sync_to_thread=True)
def show_articles(
    library: GivenLibrary, q: Words = "", publisher: Words = "", start: Start = 0
) -> Response[str]:
    """Return the page of articles."""
    found = _listed(library, q, publisher, start)
    return rendering.page("articles.html", found=found, q=q, publisher=publisher, start=start)


@get("/api/articles", sync_to_thread=True, tags=["articles"])
def list_articles(
    library: GivenLibrary, q: Words = "", publisher: Words = "", start: Start = 0
) -> Documents:
    """Return articles, newest first; with `q` those that hold all its words, best first."""
    return _listed(library, q, publisher, start)


def _listed(library: Library, q: str, publisher: str, start: int) -> Documents:
    if q.strip():
        words = q.replace("\0", " ")
        hits = library.store.search(words, limit=PAGE, start=start)
        return asked.found(library.index, hits, library.store.count_found(words), start)
    return documents(library.index, start, publisher)


class Article(msgspec.Struct, frozen=True):
    """An article with all that was read from it, as people have it."""

    document: Document
    coding: Coding


@get("/articles/{ident:str}", include_in_schema=False, sync_to_thread=True)
def show_article(library: GivenLibrary, ident: FromPath[str]) -> Response[str]:
    """Return an article's page."""
    seen = newest_judgement(library.store)
    document, machine = library.store.document(ident), library.store.coding(ident)
    coding = library.coding(ident, rejected=True)
    judged = judgements(library.store)
    said = {e.id: history(judged, (e.id,)) for e in coding.events}
    linked = asked.incidents_of(library.index, ident)
    found = accounts(coding, {*linked, *(event for event, lines in said.items() if lines)})
    numbered, values = _numbered(found)
    blocks = [
        (b, list(pieces(document, b.span.start, b.span.end, values))) for b in document.blocks
    ]
    held = {event.id for event in library.coding(ident).events}
    return rendering.page(
        "article.html", document=document, blocks=blocks, accounts=numbered, seen=seen,
        linked=linked, issues=coding.issues, said=said,
        before=corrections(machine, coding), versions=versions(library.store, document),
        rejected={e.id for e in coding.events} - held, reserved=reserved(judged),
    )  # fmt: skip


def _numbered(
    found: tuple[Account, ...],
) -> tuple[list[tuple[Account, list[tuple[int, Value]]]], list[Value]]:
    """Return accounts with their values numbered through the page, and the values in a row."""
    values: list[Value] = []
    numbered = []
    for account in found:
        numbered.append((account, list(enumerate(account.values, len(values)))))
        values += account.values
    return numbered, values


@get("/api/articles/{ident:str}", sync_to_thread=True, tags=["articles"])
def give_article(
    library: GivenLibrary, ident: Annotated[str, PathParameter(description="An article's id.")]
) -> Article:
    """Return an article with its text, blocks and records."""
    return Article(library.store.document(ident), library.coding(ident))


router = Router(
    "/", route_handlers=[show_articles, list_articles, show_article, give_article]
)  # fmt: skip
