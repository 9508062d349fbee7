"""What is remembered of watched feeds, as bytes whose meaning is the watcher's."""

from sqlalchemy import delete, insert, select

from dateline.store import tables
from dateline.store.records import Store


def remembered(store: Store, url: str) -> bytes | None:
    """Return what was kept of a feed; None of one that was never looked at."""
    query = select(tables.feeds.c.body).where(tables.feeds.c.url == url)
    with store.engine.connect() as connection:
        body = connection.execute(query).scalar()
    return None if body is None else bytes(body)


def remember(store: Store, url: str, body: bytes) -> None:
    """Keep something of a feed in the place of what was kept before."""
    with store.engine.begin() as connection:
        connection.execute(delete(tables.feeds).where(tables.feeds.c.url == url))
        connection.execute(insert(tables.feeds).values(url=url, body=body))
