"""Why two articles were held to tell of one incident or not, in words."""

from collections.abc import Iterable
from datetime import date

from dateline.link.articles.profiles import Profile
from dateline.link.articles.sharing import compare, shared_full_names, shared_names

_MOST = 3
"""So many names, streets or days are told of one kind."""
_RARE_FULL = 9.0
_RARE = 4.5
_CLOSE = 0.2


def reasons(left: Profile, right: Profile) -> tuple[str, ...]:
    """Return what speaks for one incident, then what speaks against it.

    What is told of `left` comes first where the two differ.
    """
    return (*_alike(left, right), *_unlike(left, right))


def _alike(left: Profile, right: Profile) -> Iterable[str]:
    full = [n for n in shared_full_names(left, right) if left.full_names[n] >= _RARE_FULL]
    streets = [name for name in full if name in left.streets]
    named = [name for name in full if name not in left.streets]
    yield from (f"both name {_capital(name)}" for name in named[:_MOST])
    yield from (f"both tell of {_capital(name)}" for name in streets[:_MOST])
    told = {word for name in full for word in name.split()}
    single = [n for n in shared_names(left, right) if left.names[n] >= _RARE and n not in told]
    yield from (f"both mention {_capital(name)}" for name in single[:_MOST])
    yield from (f"both tell of {_day(day)}" for day in sorted(left.days & right.days)[:_MOST])
    if ages := sorted(left.ages & right.ages):
        yield f"same ages: {', '.join(ages[:_MOST])}"
    if tolls := sorted(left.tolls & right.tolls):
        yield f"same tolls: {_tolls(tolls[:_MOST])}"
    found = compare(left, right)
    if found["words"] >= _CLOSE:
        yield f"much the same words (cosine {found['words']:.2f})"
    if left.day is not None and right.day is not None:
        yield f"published {_apart(abs(left.day - right.day))}"


def _unlike(left: Profile, right: Profile) -> Iterable[str]:
    if _differ(left.streets, right.streets):
        yield f"other streets: {_capital(min(left.streets))} / {_capital(min(right.streets))}"
    if _differ(left.ages, right.ages):
        yield f"other ages: {', '.join(sorted(left.ages))} / {', '.join(sorted(right.ages))}"
    if _differ(left.tolls, right.tolls):
        yield f"other tolls: {_tolls(sorted(left.tolls))} / {_tolls(sorted(right.tolls))}"
    if _differ(left.days, right.days):
        days = (", ".join(map(_day, sorted(one.days)[:_MOST])) for one in (left, right))
        yield f"other days: {' / '.join(days)}"


def _differ(left: frozenset[object], right: frozenset[object]) -> bool:
    return bool(left) and bool(right) and not left & right


def _capital(name: str) -> str:
    """Return a name as it is written; capitals inside a word are lost.

    >>> _capital("jean-marc o'neil")
    "Jean-Marc O'Neil"
    """
    return name.title().replace("'S ", "'s ")


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _tolls(tolls: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in tolls)


def _apart(days: int) -> str:
    """Return how far apart two articles were published.

    >>> [_apart(days) for days in (0, 1, 12)]
    ['on one day', 'a day apart', '12 days apart']
    """
    if days < 2:
        return ("on one day", "a day apart")[days]
    return f"{days} days apart"
