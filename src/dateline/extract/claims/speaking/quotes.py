"""Gives quotations their speakers: beside a cue, over several sentences, over paragraphs."""

import bisect
import re

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Draft, Range
from dateline.extract.claims.grammar.doers import speakers
from dateline.extract.claims.grammar.trees import below, child_of, subject

_MARKS = "\"“”‘’'"
_DOUBLED = re.compile(r"''(?=\S)[^\n]*?''")
"""Two apostrophes for a quotation mark, as some archives keep it."""


def quoted_ranges(layers: Layers) -> list[Range]:
    """Return the ranges of speech in quotation marks, the marks included, scare quotes left out."""
    text = layers.document.text
    found = []
    for quotation in layers.quotations:
        if quotation.scare:
            continue
        start, end = quotation.start, quotation.end
        while start > 0 and text[start - 1] in _MARKS:
            start -= 1
        while end < len(text) and text[end] in _MARKS:
            end += 1
        found.append((start, end))
    found.extend(m.span() for m in _DOUBLED.finditer(text))
    return sorted(found)


class Speech:
    """The quotations of a document and the cue verbs that stand outside them."""

    def __init__(self, layers: Layers, drafts: list[Draft]) -> None:
        self.layers = layers
        self.drafts = drafts
        self.ranges = quoted_ranges(layers)
        self.ends = [s.span.end for s in layers.document.blocks]
        self.outside = [d for d in drafts if d.quotable and not self._inside(d.anchor)]
        self.others = [d for d in drafts if d.tokens and not self._inside(d.anchor)]
        self.extra: list[Draft] = []

    def _inside(self, i: int) -> bool:
        token = self.layers.tokens[i]
        return any(s <= token.start and token.end <= e for s, e in self.ranges)

    def attach(self) -> list[Draft]:
        """Give every quotation to a draft and return the drafts, the new ones added."""
        last: tuple[Draft, Range] | None = None
        for quoted in self.ranges:
            draft = self._covering(quoted) or self._beside(quoted) or self._announced(quoted)
            if draft is None and last is not None:
                draft = self._continued(quoted, *last)
            if draft is not None:
                draft.quotes.append(quoted)
                draft.bare = False
                last = (draft, quoted)
        for draft in self.outside:
            if draft.quotes and not draft.sources:
                after = child_of(self.layers, draft.anchor, "dobj")
                if after is not None and after > draft.anchor:
                    draft.sources, draft.spans = speakers(self.layers, after)
        return [*self.drafts, *self.extra]

    def _covering(self, quoted: Range) -> Draft | None:
        """Return the draft whose clause already holds part of the quotation."""
        best: tuple[int, Draft] | None = None
        for draft in self.others:
            shared = sum(
                1 for i in draft.tokens
                if quoted[0] <= self.layers.tokens[i].start < quoted[1]
                and self.layers.tokens[i].text[0].isalnum()
            )  # fmt: skip
            if shared and (best is None or len(draft.tokens) < best[0]):
                best = (len(draft.tokens), draft)
        return best[1] if best else None

    def _beside(self, quoted: Range) -> Draft | None:
        """Return the draft whose cue stands nearest in the sentences that touch the quotation."""
        sentences = self._sentences(quoted)
        best: tuple[int, Draft] | None = None
        for draft in self.outside:
            token = self.layers.tokens[draft.anchor]
            if token.sentence not in sentences or not self._open(draft, quoted):
                continue
            near = [draft.anchor, *(i for span in draft.spans for i in (span[0], span[1] - 1))]
            near = [i for i in near if self.layers.tokens[i].sentence == token.sentence]
            gap = min(self._gap(quoted, i) for i in near)
            if gap <= 90 and (best is None or gap < best[0]):
                best = (gap, draft)
        return best[1] if best else None

    def _open(self, draft: Draft, quoted: Range) -> bool:
        """Tell whether a draft may take a quotation beside the content that it has."""
        if not draft.tokens or draft.quotes:
            return True
        if self.layers.document.text[: quoted[0]].rstrip().endswith(":"):
            return max(draft.tokens, default=0) > draft.anchor
        starts = [self.layers.tokens[i].start for i in draft.tokens]
        return any(s <= start < e for start in starts for s, e in self.ranges)

    def _announced(self, quoted: Range) -> Draft | None:
        """Return a draft for "In his message he praised the dead: "…"", which has no cue verb."""
        text = self.layers.document.text
        before = text[: quoted[0]].rstrip()
        at = self.layers.token_at(len(before) - 1)
        if at is None or not before.endswith(":"):
            return None
        verb = self._main_verb(at)
        who = subject(self.layers, verb) if verb is not None else None
        if verb is None or who is None or self._block(len(before)) != self._block(quoted[0]):
            return None
        sources, spans = speakers(self.layers, who)
        new = Draft(
            anchor=verb, cue=None, sources=sources, spans=spans, stance="assert",
            rule="claim.quote-colon", tokens=set(),
        )  # fmt: skip
        self.extra.append(new)
        return new

    def _main_verb(self, colon: int) -> int | None:
        """Return the main verb before a colon, also where the parse made the quotation the root."""
        sentence = self.layers.sentences[self.layers.tokens[colon].sentence]
        if sentence.root < colon:
            return sentence.root
        hung = [t for t in self.layers.tokens[sentence.first : colon] if t.head == sentence.root]
        verbs = [t.i for t in hung if t.dep in ("ccomp", "parataxis") and t.pos in ("VERB", "AUX")]
        return verbs[-1] if verbs else None

    def _gap(self, quoted: Range, i: int) -> int:
        token = self.layers.tokens[i]
        return max(token.start - quoted[1], quoted[0] - token.end, 0)

    def _sentences(self, quoted: Range) -> set[int]:
        """Return the sentences that hold the quotation or follow it without a break."""
        text = self.layers.document.text
        found = set()
        for offset in (quoted[0], quoted[1] - 1):
            if (i := self.layers.token_at(offset)) is not None:
                found.add(self.layers.tokens[i].sentence)
        after = self.layers.token_at(quoted[1])
        inner = text[quoted[0] : quoted[1]].rstrip("\"”’'")
        if (
            after is not None
            and inner[-1:] in ",?!"
            and "\n" not in text[quoted[1] : self.layers.tokens[after].start]
        ):
            found.add(self.layers.tokens[after].sentence)
        before = text[: quoted[0]].rstrip()
        if before.endswith(":") and (i := self.layers.token_at(len(before) - 1)) is not None:
            found.add(self.layers.tokens[i].sentence)
        return found

    def _continued(self, quoted: Range, draft: Draft, before: Range) -> Draft | None:
        """Return the last speaker's draft where the quotation goes on with the same speech."""
        text = self.layers.document.text
        between = text[before[1] : quoted[0]]
        opens = text[: quoted[0]].rstrip()[-1:]
        if self._block(before[0]) == self._block(quoted[0]):
            full_stop = not between.strip() or opens in '.!?"”:'
            cues = sum(1 for d in self.drafts if d.quotable and d is not draft and not d.bare
                       and before[1] <= self.layers.tokens[d.anchor].start < quoted[0])  # fmt: skip
            one = self._sentences_between(before, quoted) <= 1
            return draft if full_stop and one and not cues else None
        if between.strip() not in ("", ".", ",") and not self._only_cue(before, quoted, draft):
            return None
        if self._block(quoted[0]) != self._block(before[0]) + 1 or opens not in '.!?"”,':
            return None
        if self._block_start(quoted[0]) != quoted[0]:
            return None
        new = Draft(
            anchor=draft.anchor, cue=None, sources=draft.sources, spans=draft.spans,
            stance=draft.stance, rule="claim.quote-paragraph", tokens=set(),
        )  # fmt: skip
        self.extra.append(new)
        return new

    def _only_cue(self, before: Range, quoted: Range, draft: Draft) -> bool:
        """Tell whether nothing but the speaker's own cue stands between two quotations."""
        i = self.layers.token_at(before[1])
        if i is None or self.layers.tokens[i].start >= quoted[0]:
            return True
        own = below(self.layers, draft.anchor)
        return (
            self.layers.tokens[i].sentence == self.layers.tokens[draft.anchor].sentence or i in own
        )

    def _sentences_between(self, before: Range, quoted: Range) -> int:
        return sum(
            1 for s in self.layers.sentences
            if before[1] <= self.layers.tokens[s.first].start
            and self.layers.tokens[s.last - 1].end <= quoted[0] + 1 and s.last - s.first > 2
        )  # fmt: skip

    def _block(self, offset: int) -> int:
        return bisect.bisect_right(self.ends, offset)

    def _block_start(self, offset: int) -> int:
        return self.layers.document.blocks[self._block(offset)].span.start


def attach_quotes(layers: Layers, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the quotations that belong to each."""
    return Speech(layers, drafts).attach()
