"""The parts of a filter in words, each with the address without it."""

from collections.abc import Iterator, Mapping

import msgspec

from dateline.desk.index.filters import Filter
from dateline.desk.phrasing import country_words, type_words

_SEVERAL = ("type", "grade", "country")
_VOICES = {"party": "one party’s word only"}
_WHAT = {"deeds": "deeds alone", "words": "words alone"}


class Chip(msgspec.Struct, frozen=True):
    """A part of a filter, and the pairs of an address that leaves it out."""

    words: str
    rest: tuple[tuple[str, str], ...]


def chips(wanted: Filter, named: Mapping[str, str]) -> list[Chip]:
    """Return what a filter asks for, part by part; `named` are names of actors and sources.

    >>> [c.words for c in chips(Filter(grade=("contested",), since="2025", killed=10), {})]
    ['contested', 'from 2025', '10 or more killed']
    """
    return [Chip(words, tuple(wanted.pairs(**without))) for words, without in _parts(wanted, named)]


def _parts(wanted: Filter, named: Mapping[str, str]) -> Iterator[tuple[str, dict[str, object]]]:
    told = {
        "q": f"“{wanted.q}”", "what": _WHAT.get(wanted.what, ""), "place": f"in “{wanted.place}”",
        "who": f"with “{wanted.who}”", "actor": named.get(wanted.actor, wanted.actor),
        "target": f"done to {named.get(wanted.target, wanted.target)}",
        "voices": _VOICES.get(wanted.voices, ""),
        "source": f"told by {named.get(wanted.source, wanted.source)}",
        "since": f"from {wanted.since}", "until": f"to {wanted.until}",
        "killed": f"{wanted.killed:,} or more killed", "box": "in an area of the map",
    }  # fmt: skip
    for name in wanted.__struct_fields__:
        value = getattr(wanted, name)
        if name in _SEVERAL:
            for one in value:
                yield _word(name, one), {name: tuple(v for v in value if v != one)}
        elif value and name in told:
            yield told[name], {name: type(value)()}


def _word(name: str, value: str) -> str:
    return {"type": type_words, "country": country_words}.get(name, str)(value)
