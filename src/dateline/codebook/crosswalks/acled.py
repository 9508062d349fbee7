"""PLOVER to ACLED: event and sub-event type, disorder type, and the kinds of actor."""

from collections.abc import Mapping, Sequence

import msgspec

from dateline.codebook.crosswalks.cameo import quad
from dateline.codebook.crosswalks.deciding import decide
from dateline.codebook.crosswalks.parties import sector_codes, sides, tags
from dateline.codebook.crosswalks.tables import number, table
from dateline.codebook.crosswalks.worded import UNDONE, by_words, of_report
from dateline.records import Actor, Event

_OUTSIDE, _STATE = 8, 1
_MATERIAL_CONFLICT = 4
_TOLD = 2.0
"""How much more likely, as a logarithm, what the words decide is than it seems to the encoder.

On reports that neither was made from 1.5 to 3 is best; docs/decisions/0029 has the figures."""


class AcledType(msgspec.Struct, frozen=True):
    """What ACLED calls an event; `inter1` and `inter2` are the kinds of its two actors.

    Inter codes are 1 to 8, 0 where nobody is named, None where the sector does not tell. ACLED's
    actors have no direction; ours keep it: the first acts, the second is acted on.
    """

    event_type: str
    sub_event_type: str
    disorder_type: str
    inter1: int | None
    inter2: int | None

    @property
    def interaction(self) -> int | None:
        """Both inter codes as one number, the lower first; a lone actor's ends in 0."""
        if self.inter1 is None or self.inter2 is None:
            return None
        low, high = sorted((self.inter1, self.inter2))
        return (low * 10 + high if low else high * 10) or None


def acled(event: Event) -> AcledType | None:
    """Return what ACLED calls the event; None where ACLED would have no row.

    The words of the event's sentences count too: they tell a grenade from a bomb, and a town taken
    from a plain clash, which type and mode do not.
    """
    row = decide(event, "plover_acled")
    told = by_words(event) if event.realis.value not in UNDONE else None
    if told is None and not row["event_type"]:
        return None
    actors, recipients = sides(event)
    kind = _kind(told) if told else row
    return AcledType(
        event_type=kind["event_type"],
        sub_event_type=kind["sub_event_type"],
        disorder_type=kind["disorder_type"],
        inter1=_inter(event, actors, number(row["inter1"])),
        inter2=_inter(event, recipients, number(row["inter2"])),
    )


def _kind(sub_event: str) -> Mapping[str, str]:
    return next(row for row in table("acled_types") if row["sub_event_type"] == sub_event)


def acled_report(
    text: str, events: Sequence[Event], leanings: Mapping[str, float] | None = None
) -> str | None:
    """Return the sub-event type of a report that tells one ACLED event, however many of ours.

    The words of the report decide with the events read from it; where they tell nothing, the
    main event does: of those that happened the first and surest, conflict before others.
    `leanings` are log probabilities by sub-event (`model.reports`): the most likely one is taken
    where what was decided is far less likely.
    """
    found = of_report(text, events) or _of_main(events)
    if not leanings:
        return found
    scores = {name: s + (_TOLD if name == found else 0) for name, s in leanings.items()}
    return max(scores, key=lambda name: scores[name])


def _of_main(events: Sequence[Event]) -> str | None:
    for event in sorted(events, key=_prominence):
        found = acled(event)
        if found is not None:
            return found.sub_event_type
    return None


def _prominence(event: Event) -> tuple[object, ...]:
    return (
        event.realis.value in UNDONE,
        event.background.value,
        quad(event) != _MATERIAL_CONFLICT,
        -round(event.score, 1),
        event.trigger.quotes[0].span.start,
    )


def _inter(event: Event, side: tuple[Actor, ...], by_row: int | None) -> int | None:
    """Return the kind of a side's first actor; the row's word counts where the side isn't armed."""
    if not side:
        return 0
    first = side[0]
    if by_row is not None and not tags(first) & {"armed"}:
        return by_row
    if first.sector is None:
        return None
    kind = sector_codes(first.sector).inter
    return _OUTSIDE if kind == _STATE and _abroad(event, first) else kind


def _abroad(event: Event, actor: Actor) -> bool:
    """Tell whether a state's forces act outside their country: external forces to ACLED."""
    here = event.place.value.country if event.place else None
    return actor.country is not None and here is not None and actor.country != here
