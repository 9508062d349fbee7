"""How the words of an article changed from one version to the next, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from dateline.document import Document

_WORD = re.compile(r"\S+\s*")
_LONG = 4000
"""Words of a changed stretch up to which they are compared one by one."""


class Part(msgspec.Struct, frozen=True):
    """A stretch of a changed paragraph: in both versions, only in the later, or gone from it."""

    text: str
    kind: Literal["same", "new", "gone"]


def rewording(earlier: Document, later: Document) -> tuple[tuple[Part, ...], ...]:
    r"""Return the paragraphs that changed, each in parts; what both versions have is left out.

    >>> from dateline.document import plain
    >>> one, other = plain("It fell.\n\nSix died there."), plain("It fell.\n\nNine died there.")
    >>> [[(p.text, p.kind) for p in parts] for parts in rewording(one, other)]
    [[('Six ', 'gone'), ('Nine ', 'new'), ('died there.', 'same')]]
    """
    before, after = _paragraphs(earlier), _paragraphs(later)
    return tuple(
        tuple(_parts(" ".join(before[i:j]), " ".join(after[m:n])))
        for kind, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
    )


def _paragraphs(document: Document) -> list[str]:
    texts = (document.text[b.span.start : b.span.end] for b in document.blocks)
    return [" ".join(text.split()) for text in texts]


def _parts(before: str, after: str) -> Iterator[Part]:
    """Return what stayed, what is gone and what is new, word by word."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _LONG:
        yield from _told(old, "gone")
        yield from _told(new, "new")
        return
    for kind, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _told(old[i:j], "same")
        else:
            yield from _told(old[i:j], "gone")
            yield from _told(new[m:n], "new")


def _told(words: Sequence[str], kind: Literal["same", "new", "gone"]) -> Iterator[Part]:
    if words:
        yield Part("".join(words), kind)
