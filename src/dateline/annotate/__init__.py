"""Document to layers: sentences, tokens, names, quotations, coreference."""

from dateline.annotate.annotating import annotate
from dateline.annotate.casing import as_read
from dateline.annotate.layers import Layers, Name, Quotation, Sentence, Token
from dateline.annotate.mentions import counted

__all__ = ["Layers", "Name", "Quotation", "Sentence", "Token", "annotate", "as_read", "counted"]
