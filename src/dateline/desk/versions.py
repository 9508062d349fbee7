"""The versions of an article, and what changed from one to the next."""

import msgspec

from dateline.desk.wording import Part, rewording
from dateline.document import Document
from dateline.link.texts.versions import Change, changes
from dateline.store import Reviews, Store
from dateline.store.linking import Links


class Version(msgspec.Struct, frozen=True):
    """Another version of an article: what the later of the two tells and words otherwise."""

    document: str
    title: str | None
    published: str | None
    later: bool
    changes: tuple[Change, ...]
    rewording: tuple[tuple[Part, ...], ...]


def versions(store: Store, document: Document) -> tuple[Version, ...]:
    """Return the other versions of an article, oldest first."""
    with store.engine.connect() as connection:
        copies = Links(connection).copies_of([document.id])
    others = {i for c in copies if c.version for i in (c.left, c.right)} - {document.id}
    reviews = Reviews.of_store(store)
    mine = reviews.applied(store.coding(document.id))
    found = []
    for ident in others:
        other, coding = store.document(ident), reviews.applied(store.coding(ident))
        later = _moment(other) > _moment(document)
        if later:
            told, worded = changes(mine, coding), rewording(document, other)
        else:
            told, worded = changes(coding, mine), rewording(other, document)
        version = Version(ident, other.title, other.published, later, told, worded)
        found.append((_moment(other), version))
    return tuple(version for _, version in sorted(found, key=lambda f: f[0]))


def _moment(document: Document) -> tuple[str, str, str]:
    return document.updated or document.published or "", document.fetched or "", document.id
