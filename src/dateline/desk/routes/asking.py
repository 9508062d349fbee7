"""What a request asks for, as parameters of the address."""

from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar

from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from dateline.desk.index.filters import Filter, Voices, What
from dateline.desk.jobs import Coder
from dateline.desk.library import Library
from dateline.desk.security import Keys

T = TypeVar("T")
GivenLibrary = NamedDependency[Library]
GivenCoder = NamedDependency[Coder]
GivenKeys = NamedDependency[Keys]
GivenLocal = NamedDependency[bool]
Wanted = NamedDependency[Filter]
"""What the application gives a handler that names it."""

Day = Annotated[
    str,
    QueryParameter(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="A day, month or year."),
]
Start = Annotated[int, QueryParameter(name="start", ge=0, le=10_000_000)]
Words = Annotated[str, QueryParameter(max_length=200)]


def provide_filter(
    q: Annotated[str, QueryParameter(max_length=200, description="Words of the reports.")] = "",
    what: Annotated[
        What,
        QueryParameter(description="What was done, or only said; both where it is empty."),
    ] = "",
    kind: Annotated[list[str] | None, QueryParameter(name="type", max_items=20)] = None,
    grade: Annotated[list[str] | None, QueryParameter(max_items=10)] = None,
    country: Annotated[
        list[str] | None, QueryParameter(max_items=50, description="ISO 3166-1 alpha-3 codes.")
    ] = None,
    place: Words = "",
    who: Annotated[
        str, QueryParameter(max_length=200, description="Words of the name of whoever takes part.")
    ] = "",
    actor: Annotated[str, QueryParameter(max_length=200, description="An actor's key.")] = "",
    target: Annotated[
        str,
        QueryParameter(
            max_length=200, description="The key of whom it befell; `actor` then is who acts."
        ),
    ] = "",
    source: Annotated[str, QueryParameter(max_length=200, description="A source's key.")] = "",
    since: Day = "",
    until: Day = "",
    killed: Annotated[
        str, QueryParameter(pattern=r"^\d{0,7}$", description="The least number killed.")
    ] = "",
    box: Annotated[
        str,
        QueryParameter(
            pattern=r"^(-?\d{1,3}(\.\d{1,6})?(,-?\d{1,3}(\.\d{1,6})?){3})?$",
            description="west,south,east,north in degrees.",
        ),
    ] = "",
    voices: Annotated[
        Voices, QueryParameter(description="Where all that is told is one party's word.")
    ] = "",
    sort: FromQuery[Literal["newest", "oldest", "deadliest", "reported"]] = "newest",
) -> Filter:
    """Return the filter that an address asks for."""
    return Filter(
        q=" ".join(q.split()), what=what, type=_filled(kind), grade=_filled(grade),
        country=_filled(country), place=place, who=who, actor=actor, target=target, source=source,
        since=since, until=until, killed=int(killed or 0), box=box, voices=voices, sort=sort,
    )  # fmt: skip


def cut(rows: Sequence[T], start: int, size: int) -> tuple[Sequence[T], int | None]:
    """Return the rows of a page, and where the next page begins; None where there is none.

    `rows` are one more than a page holds, if there are so many.

    >>> cut("abc", 0, 2), cut("ab", 4, 2)
    (('ab', 2), ('ab', None))
    """
    return rows[:size], start + size if len(rows) > size else None


def _filled(values: list[str] | None) -> tuple[str, ...]:
    """Return what was chosen; an empty field of a form chooses nothing."""
    return tuple(v for v in values or () if v)
