"""Coding for a bench task: a failure is an error there, not an issue."""

from dateline.document import Document
from dateline.errors import BenchError
from dateline.pipeline import PLAIN, Settings, code_document
from dateline.records import Coding


def coded(document: Document, settings: Settings = PLAIN) -> Coding:
    """Return the coding of a document; a coding that failed would score as one without events."""
    coding = code_document(document, settings)
    if coding.failed:
        issue = coding.issues[0]
        raise BenchError(f"{issue.where}: {issue.what}; figures on failures say nothing")
    return coding
