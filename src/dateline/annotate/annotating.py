"""Joins the parse and the coreference of a document into its layers."""

from dateline.annotate.layers import Layers
from dateline.annotate.parse import parse
from dateline.document import Document


def annotate(document: Document) -> Layers:
    """Return what the parser and the coreference rules say of a document."""
    parsed = parse(document)
    children: list[list[int]] = [[] for _ in parsed.tokens]
    for token in parsed.tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Layers(
        document=document,
        tokens=tuple(parsed.tokens),
        sentences=tuple(parsed.sentences),
        names=tuple(parsed.names),
        quotations=tuple(parsed.quotations),
        children=tuple(tuple(c) for c in children),
        refers={},
    )
