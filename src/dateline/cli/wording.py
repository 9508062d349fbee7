"""Records in the words of a person: actors, places, times, tolls and speakers as short text."""

from collections.abc import Sequence

from dateline.export.wording import range_words, speaker_words
from dateline.records import Actor, Claim, Finding, Place, Toll, TollRange, When

_KINDS = {"admin1": "province", "admin2": "district", "country": "country", "region": "region"}
_COUNTED = {"crowd": "in a crowd"}


def shortened(text: str, most: int) -> str:
    """Return a text on one line, of so many characters at the most, cut between two words.

    >>> shortened("The rebels reject this.", 14)
    'The rebels …'
    """
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"


def actor_words(actor: Actor) -> str:
    """Return an actor's name with its codes, and the label where the words judge.

    >>> actor_words(Actor("the army", name="Malian Armed Forces", country="MLI", sector="MIL"))
    'Malian Armed Forces [MLI/MIL]'
    """
    codes = "/".join(x for x in (actor.country, actor.sector) if x)
    label = f" called “{actor.label}”" if actor.label else ""
    return (actor.name or actor.text) + (f" [{codes}]" if codes else "") + label


def place_words(place: Place) -> str:
    """Return a place with its country, and how fine it is where it is no town or site.

    >>> place_words(Place("Lebanon", "Lebanon", country="LBN", precision="country"))
    'Lebanon (country)'
    """
    relation = place.relation or ""
    doubled = relation and place.name.lower().startswith(relation.lower())
    name = place.name if doubled or not relation else f"{relation} {place.name}"
    kind = _KINDS.get(place.precision)
    country = "" if place.precision == "country" or not place.country else f", {place.country}"
    return name + country + (f" ({kind})" if kind and not (relation and not doubled) else "")


def when_words(when: When) -> str:
    """Return a range of days without saying the year or day twice.

    >>> when_words(When("2024-11-27", "2024-12-03", "days"))
    '2024-11-27 to 12-03'
    >>> when_words(When("2015-01-01", "2015-12-31", "year"))
    '2015'
    """
    first, last = when.earliest.replace("T", " "), when.latest.replace("T", " ")
    if first == last:
        return first
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    if first.endswith("-01") and first[:7] == last[:7] and last[8:] >= "28" and len(last) == 10:
        return first[:7]
    for shared in (10, 4):
        if first[:shared] == last[:shared]:
            return f"{first} to {last[shared + 1 :]}"
    return f"{first} to {last}"


def count_words(number: int, is_open: bool) -> str:
    """Return a count; one that is a lower bound ends in a plus.

    >>> count_words(1200, False), count_words(200, True)
    ('1,200', '200+')
    """
    return range_words(number, None if is_open else number)


def span_words(toll: TollRange) -> str:
    """Return the lowest and the highest claim of a range that are not one."""
    return f"{toll.low:,}–{count_words(toll.high, toll.high_open)}"


def mark_words(realis: str, *, background: bool) -> list[str]:
    """Return what sets a deed apart from one that happened and is the news.

    >>> mark_words("actual", background=False), mark_words("planned", background=True)
    ([], ['planned', 'background'])
    """
    return ([] if realis == "actual" else [realis]) + (["background"] if background else [])


def toll_words(toll: Toll) -> str:
    """Return a toll: how many, what befell them, and who they are where the text says so.

    >>> toll_words(Toll("killed", 7, 7)), toll_words(Toll("killed", 5, 5, group="children"))
    ('7 killed', '5 children killed')
    """
    group = f" {toll.group}" if toll.group else ""
    return f"{range_words(toll.least, toll.most)}{group} {_COUNTED.get(toll.kind, toll.kind)}"


def chain_words(source: Sequence[Finding[Actor]]) -> str:
    """Return a chain of speakers, innermost first; "narration" where the outlet itself speaks."""
    return ", via ".join(speaker_words(s.value) for s in source) or "narration"


def claim_words(claim: Claim) -> str:
    """Return who says it and how, in a few words."""
    return f"{chain_words(claim.source)} ({claim.stance.value}, {claim.form.value})"


def stamp_words(published: str | None) -> str:
    """Return a time of publication as a person reads it.

    >>> stamp_words("2024-12-03T10:10+08:00"), stamp_words("2024-12-03T10:10+00:00")
    ('2024-12-03 10:10 UTC+08:00', '2024-12-03 10:10 UTC')
    >>> stamp_words(None)
    'no date'
    """
    text = (published or "no date").replace("T", " ")
    if len(text) > 16:
        text = f"{text[:16]} UTC{text[16:]}"
    return text.removesuffix("+00:00")
