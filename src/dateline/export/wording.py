"""Words that exports, the terminal and the desk share: speakers, and ranges of counts."""

from dateline.records import Actor

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "him", "her", "them", "who"})


def speaker_words(speaker: Actor) -> str:
    """Return a speaker as written, or by name where it is written as a bare pronoun."""
    return speaker.name if speaker.name and speaker.text.lower() in PRONOUNS else speaker.text


def range_words(least: int | None, most: int | None) -> str:
    """Return a range of counts; an open one ends in a plus.

    >>> range_words(7, 7), range_words(200, None), range_words(3, 5), range_words(None, None)
    ('7', '200+', '3–5', '')
    """
    if least is None:
        return ""
    if least == most:
        return f"{least:,}"
    return f"{least:,}+" if most is None else f"{least:,}–{most:,}"
