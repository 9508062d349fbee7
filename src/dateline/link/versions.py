"""What the later versions of stored pages tell otherwise, a line each."""

from collections.abc import Iterable
from itertools import pairwise

from dateline.document import Document
from dateline.link.texts.descents import versions_of
from dateline.link.texts.versions import changes
from dateline.store import Reviews, Store


def changed_versions(store: Store, documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Return, for each later version of a page, what its coding changes of the one before."""
    reviews = Reviews.of_store(store)
    found = {}
    for versions in versions_of(documents):
        for before, after in pairwise(versions):
            codings = (reviews.applied(store.coding(d.id)) for d in (before, after))
            found[after.id] = tuple(change.line for change in changes(*codings))
    return found
