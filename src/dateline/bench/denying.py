"""What a coding gives as denials, each once, for the tasks that measure them."""

from collections.abc import Iterable, Mapping

import msgspec

from dateline.document import Quote, Span
from dateline.records import Claim

Spans = tuple[Span, ...]


class Given(msgspec.Struct, frozen=True):
    """A denial of ours: where its speaker stands, what it is bound to, and its content.

    `on_event` tells whether it is bound to a coded event, not to mere words.
    """

    speaker: Spans
    bound: Spans
    content: Spans
    on_event: bool

    @property
    def words(self) -> Spans:
        """Return the words that tell of what is denied: elsewhere, else its own."""
        return self.bound or self.content


def denials_of(claims: Iterable[Claim], triggers: Mapping[str, Spans]) -> list[Given]:
    """Return each denial once, in the order of the claims; `triggers` are those of the events."""
    found: dict[tuple[object, ...], Given] = {}
    for claim in claims:
        if claim.stance.value != "deny" or not claim.source:
            continue
        who = spans_of(claim.source[0].quotes)
        bound = tuple(s for event in claim.denies for s in triggers.get(event, ()))
        bound += (claim.against.span,) if claim.against is not None else ()
        key = (who, claim.stance.quotes)
        before = found.get(key, Given(who, (), (), on_event=False))
        found[key] = Given(
            who, (*before.bound, *bound), (*before.content, claim.content.span),
            before.on_event or bool(claim.denies),
        )  # fmt: skip
    return list(found.values())


def spans_of(quotes: Iterable[Quote]) -> Spans:
    """Return where quotes stand."""
    return tuple(q.span for q in quotes)


def touch(some: Spans, others: Spans) -> bool:
    """Tell whether a span of one lot overlaps one of the other."""
    return any(a.start < b.end and b.start < a.end for a in some for b in others)
