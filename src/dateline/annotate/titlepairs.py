"""Two titles of one person that the parser takes for two: "lawyer and activist Nasrin Sotoudeh"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token
from dateline.codebook.titles import PAST
from dateline.codebook.words import word_set, word_table

_MANY = frozenset({"were", "are", "have"})


def with_title_pairs(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with two bare titles before a name as titles of one person.

    A singular noun without an article is nobody else: "the president and Premier Jan Mol" are two.
    """
    mended = list(tokens)
    for title, link, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if link.low != "and" or title.tag != "NN" or not _is_title(title):
            continue
        name = tokens[second.head]
        paired = second.tag == "NN" and second.dep == "compound" and second.text.islower()
        if not paired or name.name != "PERSON" or name.dep != "conj" or name.head != title.i:
            continue
        below = [t for t in tokens if t.head == title.i and t.i != title.i]
        left = any(t.low in PAST and t.i < title.i for t in below)
        if any(t.dep == "det" or (t.dep == "poss" and not left) for t in below):
            continue
        if any(t.head == title.head and t.low in _MANY for t in tokens[name.i : name.i + 3]):
            continue
        head = name.i if title.head == title.i else title.head
        mended[name.i] = msgspec.structs.replace(name, head=head, dep=title.dep)
        mended[title.i] = msgspec.structs.replace(title, head=name.i, dep="compound")
        for token in below:
            if token.i != name.i:
                mended[token.i] = msgspec.structs.replace(token, head=name.i)
    return mended


def _is_title(token: Token) -> bool:
    person = word_table("roles", "kind").get(token.base) == "person"
    return person or token.base in word_set("occupations")
