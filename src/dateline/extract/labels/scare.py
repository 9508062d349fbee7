"""Words in quotation marks: the quotation around a phrase, and whether it marks a word."""

from dateline.annotate import Layers, Quotation
from dateline.extract.labels.judged import QUALIFIERS

_FEW = 3
LONGEST_SCARE = 8
"""Words of a quotation that can still be one name for somebody ("elements in the pay of …")."""


def quotation_around(layers: Layers, i: int) -> tuple[int, int] | None:
    """Return the tokens of the shortest quotation around a token or around its modifiers."""
    below = [c for c in layers.children[i] if layers.tokens[c].dep in QUALIFIERS]
    spans = [
        tokens_of(layers, q) for j in (i, *below) for q in layers.quotations
        if q.start <= layers.tokens[j].start < q.end
    ]  # fmt: skip
    return min(spans, key=lambda s: s[1] - s[0], default=None)


def tokens_of(layers: Layers, quotation: Quotation) -> tuple[int, int]:
    """Return the tokens of a quotation, the last exclusive."""
    first = layers.token_at(quotation.start) or 0
    last = layers.token_at(quotation.end - 1)
    return first, (len(layers.tokens) if last is None else last + 1)


def is_scare(layers: Layers, head: int, around: tuple[int, int]) -> bool:
    """Tell whether a quotation holds nothing but the phrase of a head, or words of it."""
    first, last = around
    tokens = layers.tokens
    alone = _is_alone(layers, head, around)
    if last - first > LONGEST_SCARE or (tokens[last - 1].text in ".,?!;" and not alone):
        return False
    inside = [i for i in range(first, last) if tokens[i].pos != "PUNCT"]
    if head not in inside:
        return all(_hangs_on(layers, i, head) for i in inside)
    joined = any(tokens[i].dep in ("cc", "relcl", "ccomp") for i in inside if i != head)
    top = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    return not joined and all(i == head or tokens[i].head == head for i in top)


def _is_alone(layers: Layers, head: int, around: tuple[int, int]) -> bool:
    """Tell whether a quotation is one name and a comma (""Hooligans," the minister said")."""
    words = [i for i in range(*around) if layers.tokens[i].pos != "PUNCT"]
    return words[-1:] == [head] and len(words) <= _FEW


def _hangs_on(layers: Layers, i: int, head: int) -> bool:
    return head in layers.ancestors(i)


def is_plain_speech(layers: Layers, head: int, inside: list[int]) -> bool:
    """Tell whether the quotation begins with "a" or a pronoun, as speech about people does."""
    return layers.tokens[inside[0]].low in (
        "a", "an", "no", "any", "some", "many", "all", "every", "our", "my", "his", "her",
    ) or layers.tokens[head].name in ("DATE", "TIME")  # fmt: skip
