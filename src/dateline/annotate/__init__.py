"""Document to layers: sentences, tokens, names, quotations, coreference."""

from dateline.annotate.annotating import annotate
from dateline.annotate.layers import Layers, Name, Quotation, Sentence, Token

__all__ = ["Layers", "Name", "Quotation", "Sentence", "Token", "annotate"]
