"""Dropping a file on a page, as a reader does."""

from playwright.sync_api import Page


def drop(page: Page, name: str, text: str) -> None:
    """Drop a text file on the page."""
    page.evaluate(
        """([name, text]) => {
            const held = new DataTransfer();
            held.items.add(new File([text], name, { type: "text/plain" }));
            document.body.dispatchEvent(
                new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
        }""",
        [name, text],
    )
