"""Components of a store: what arrives one by one is tied as what is looked at all at once."""

import math
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.link.clusters import Pair, components
from dateline.link.comparing import SURE, TIE, holding
from dateline.link.grouping import rivalled
from dateline.link.linking import component
from dateline.link.taking import Taken
from dateline.store import Store
from dateline.store.linking import Links

NAMES = [f"t{n:02}" for n in range(14)]
PAIRS = [(a, b) for n, a in enumerate(NAMES) for b in NAMES[n + 1 :]]


def test_the_bound_rises_where_more_is_alike() -> None:
    few = {("a", f"b{n}"): SURE + 0.1 for n in range(4)}
    many = {("a", f"b{n}"): SURE + 0.1 for n in range(8)}
    assert holding(few) == few
    assert not holding(many)
    assert holding(few | {("b0", "c"): SURE + 0.2}, [("b0", "c")]) == {("b0", "c"): SURE + 0.2}
    assert len(holding(dict.fromkeys(many, SURE + 2.0))) == 8


def test_a_weak_tie_holds_where_there_is_no_better_one() -> None:
    weak, weaker, sure = ("a", "b"), ("a", "c"), ("b", "d")
    assert holding({weak: TIE + 0.1}) == {weak: TIE + 0.1}
    assert holding({weak: TIE + 0.2, weaker: TIE + 0.1}).keys() == {weak, weaker}  # c has no other
    both = {weaker: TIE + 0.1, sure: SURE + 0.1, ("a", "e"): SURE + 0.1, ("c", "f"): SURE + 0.1}
    assert weaker not in holding(both)  # two components do not grow together


def test_a_report_seldom_tells_a_deed_twice() -> None:
    documents = {"a": "1", "b": "2", "c": "2", "d": "3"}
    compared = {("a", "b"): 2.0, ("a", "c"): 1.5, ("a", "d"): 1.5, ("b", "c"): -1.0}
    weighed = rivalled(compared, documents)
    assert weighed["a", "d"] - weighed["a", "c"] == 1.0  # "b" is in the document of "c"
    assert weighed["a", "b"] > compared["a", "b"]
    assert weighed["b", "c"] == compared["b", "c"]


def test_whom_people_joined_outdoes_all_others() -> None:
    documents = {"a": "1", "b": "2", "c": "2"}
    weighed = rivalled({("a", "b"): math.inf, ("a", "c"): 1.0}, documents)
    assert weighed["a", "b"] == math.inf
    assert weighed["a", "c"] < 1.0


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of which only the derived tables are used, emptied before each example."""
    store = Store(tmp_path_factory.mktemp("store") / "a.db")
    yield store
    store.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from(PAIRS), st.floats(TIE + 0.01, TIE + 1.5), max_size=60),
    st.permutations(NAMES),
    st.integers(1, 3),
)
def test_ties_that_a_crowd_loosens_are_seen(
    store: Store, ties: dict[Pair, float], order: list[str], at_once: int
) -> None:
    whole = {frozenset(members) for members in components(NAMES, holding(ties))}
    held: set[frozenset[str]] = set()
    here: set[str] = set()
    with store.engine.begin() as connection:
        links = Links(connection)
        links.clear()
        for start in range(0, len(order), at_once):
            new = set(order[start : start + at_once])
            here |= new
            links.link(
                (*both, score)
                for both, score in ties.items()
                if here.issuperset(both) and not new.isdisjoint(both)
            )
            members, tied = component(links, Taken(frozenset(), new, new, set()), {})
            made = {frozenset(found) for found in components(members, tied)}
            old = {found for found in held if not found.isdisjoint(members)}
            assert set().union(*old) <= members  # nothing of an incident that changes is left out
            held = held - old | made
    assert held == whole
