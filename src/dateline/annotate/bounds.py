"""Mends the bounds of what the model reads of who says what, by the parse.

Who marks attributions ends a part where a phrase ends, and the model, word by word, at times within
one. On 630 articles of PolNeAR's training part (before; after), exact spans: sources .803, .809;
cues .730, .738; contents .691, .699; by words sources and cues win .001, contents nothing.
"""

import bisect
import functools
from collections.abc import Iterable, Sequence

from dateline.annotate.layers import Token
from dateline.codebook.words import word_set
from dateline.document import Range
from dateline.model.attributing import Attributed

_GOES_WITH = {
    "cue": frozenset({"aux", "auxpass", "neg", "advmod"}),
    "content": frozenset(
        {"det", "predet", "amod", "compound", "nummod", "quantmod", "nmod", "poss"}
    ),
}
"""How the last word of a part hangs on a later one without which it cannot stand."""
_OBJECTS = frozenset({"dobj", "pobj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NEAR = 5
"""Words over which a part is finished; what hangs on a word further off is mostly misread."""


@functools.cache
def _hearsay() -> frozenset[str]:
    """Return the adverbs that are a cue by themselves: "has reportedly fled" marks no more."""
    return word_set("cues", kind="adverb")


class _Spoken:
    """A text with its tokens, and where the parts of its attributions stand."""

    def __init__(self, text: str, tokens: Sequence[Token], said: Sequence[Attributed]) -> None:
        self.text, self.tokens = text, tokens
        self.starts = [t.start for t in tokens]
        self.parts = {
            part: {span for one in said for span in getattr(one, part)}
            for part in ("source", "cue", "content")
        }

    def inside(self, span: Range) -> Range:
        """Return the tokens that a range of code points meets, last exclusive."""
        first = max(0, bisect.bisect_right(self.starts, span[0]) - 1)
        return first, max(first + 1, bisect.bisect_left(self.starts, span[1], first))

    def is_free(self, start: int, end: int, *parts: str) -> bool:
        """Tell whether none of some parts has words between two code points."""
        return not any(a < end and start < b for part in parts for a, b in self.parts[part])

    def source(self, span: Range) -> Range:
        """Return a source with the comma that closes what another opens, and no other.

        "Ms Warren, a senator, said", but of "with Mr Band, she said" the name alone.
        """
        words = self.text[slice(*span)]
        opened = "," in words[:-1]
        if words.endswith(",") and not opened:
            return span[0], span[1] - 1
        if opened and not words.endswith(",") and self.text.startswith(",", span[1]):
            return span[0], span[1] + 1
        return span

    def cue(self, span: Range) -> Range:
        """Return a cue with all of its verb and the "to" before it, without what leads to a doer.

        Marked are "to deny", "has also said", "was accused" of "was accused by".
        """
        first, last = self.inside(span)
        start, end = span
        if last - first > 1 and self._leads(self.tokens[last - 1]):
            end = self.tokens[last - 2].end
        before = self.tokens[first - 1] if first else None
        if (
            before is not None
            and before.tag == "TO"
            and first <= before.head < last
            and self.is_free(before.start, span[0], *self.parts)
        ):
            start = before.start
        return self._finished((start, end), "cue", "source", "content")

    def _leads(self, token: Token) -> bool:
        return token.dep == "agent" or token.low == "from"

    def content(self, span: Range) -> Range:
        """Return a content to the noun that its last words go with, or that is their object."""
        first, last = self.inside(span)
        if last < len(self.tokens):
            noun = self.tokens[last]
            opened = noun.dep in _OBJECTS and noun.pos in _NOUNS and first <= noun.head < last
            if opened and self._reaches(span, last, "source", "cue"):
                return span[0], noun.end
        return self._finished(span, "content", "source", "cue")

    def _finished(self, span: Range, part: str, *others: str) -> Range:
        """Return a part to the end of the phrase in which it ends, unless other parts stand there.

        Only the word that the last word hangs on is taken in, not what hangs on that in turn.
        """
        last = self.inside(span)[1]
        edge = self.tokens[last - 1]
        opened = edge.dep in _GOES_WITH[part] and last <= edge.head < last + _NEAR
        opened = opened and edge.low not in _hearsay()
        if opened and self._reaches(span, edge.head, *others):
            return span[0], self.tokens[edge.head].end
        return span

    def _reaches(self, span: Range, to: int, *others: str) -> bool:
        """Tell whether a part may go on to a token: in its sentence, with no other part there."""
        end = self.tokens[to]
        here = self.tokens[self.inside(span)[1] - 1].sentence
        return end.sentence == here and self.is_free(span[1], end.end, *others)


def mended(
    text: str, tokens: Sequence[Token], said: Sequence[Attributed]
) -> tuple[Attributed, ...]:
    """Return attributions whose parts begin and end where phrases do.

    Cues that then end in the same word, "also" and "said" of "also said", are one.
    """
    spoken = _Spoken(text, tokens, said)
    found: dict[tuple[str, int], Attributed] = {}
    for number, one in enumerate(said):
        new = Attributed(
            _each(map(spoken.source, one.source)),
            _each(map(spoken.cue, one.cue)),
            _each(map(spoken.content, one.content)),
        )
        key = ("cue", new.cue[-1][1]) if new.cue else ("none", number)
        if key in found:
            has_verb = new.cue == one.cue
            new = _united(new, found[key]) if has_verb else _united(found[key], new)
        found[key] = new
    return tuple(found.values())


def _each(spans: Iterable[Range]) -> tuple[Range, ...]:
    return tuple(dict.fromkeys(spans))


def _united(one: Attributed, other: Attributed) -> Attributed:
    """Return two attributions whose cues end in the same word as one, with the longer cue.

    Of the first, which had the verb, are sources and contents, if it has any.
    """
    cue = min((*one.cue, *other.cue))
    return Attributed(one.source or other.source, (cue,), one.content or other.content)
