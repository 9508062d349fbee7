"""A queue of several pages: nothing is passed over when what was judged has left it."""

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from dateline.desk.library import Library
from dateline.desk.review.queue import PAGE
from dateline.document import Document
from dateline.records import Coding

Coded = tuple[Document, Coding]


@pytest.fixture
def library(filled: Callable[..., Library], recoded: Callable[[str], Coded]) -> Library:
    """Return a library with two events more than a page of the queue shows."""
    listed = []
    for number in range(PAGE + 2):
        document, coding = recoded(f"Report {number} on the shelling")
        event = replace(coding.events[0], id=f"e-{number:016x}", claims=())
        listed.append((document, Coding(document.id, (event,))))
    return filled(*listed)


def test_the_next_page_begins_where_this_one_ends(page: Page) -> None:
    page.goto("/review")
    items, following = page.locator(".item"), page.get_by_role("link", name="next page")
    expect(items).to_have_count(PAGE)
    expect(following).to_have_attribute("href", re.compile(f"start={PAGE}$"))
    page.get_by_role("button", name="Accept").first.click()
    expect(page.locator(".item.judged")).to_have_count(1)
    following.click()
    expect(page).to_have_url(re.compile(f"start={PAGE - 1}$"))
    expect(items).to_have_count(2)
