"""Components of a store: what arrives one by one is tied as what is looked at all at once."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.link.clusters import Pair, components
from dateline.link.comparing import TIE, TIE_FIRST, holding, may_tie
from dateline.link.deeds.tellings import tellings
from dateline.link.linking import component
from dateline.link.taking import Taken
from dateline.store import Store
from dateline.store.linking import Links
from tests.link.made import Reports

NAMES = [f"t{n:02}" for n in range(14)]
PAIRS = [(a, b) for n, a in enumerate(NAMES) for b in NAMES[n + 1 :]]


def test_the_bound_rises_where_more_is_alike() -> None:
    few = {("a", f"b{n}"): TIE + 0.1 for n in range(4)}
    many = {("a", f"b{n}"): TIE + 0.1 for n in range(8)}
    assert holding(few) == few
    assert not holding(many)
    assert holding(few | {("b0", "c"): TIE + 0.2}, [("b0", "c")]) == {("b0", "c"): TIE + 0.2}
    assert len(holding(dict.fromkeys(many, TIE + 2.0))) == 8


def test_a_weak_tie_joins_what_two_documents_tell_first(reports: Reports) -> None:
    for name in ("one", "two"):
        reports.report(
            name, f"Report {name}: a market was bombed. A school was shelled.", "2024-05-01"
        )
        reports.event(name, "bombed", day="2024-04-30")
        reports.event(name, "shelled", day="2024-02-03")
    told = {t.id: t for d, c in reports.codings.values() for t in tellings(d, c)}
    compared = dict.fromkeys([("e-one-0", "e-two-0"), ("e-one-1", "e-two-1")], TIE_FIRST + 0.1)
    assert list(may_tie(told, compared)) == [("e-one-0", "e-two-0")]
    assert len(may_tie(told, dict.fromkeys(compared, TIE + 0.1))) == 2
    weak = {("a", f"b{n}"): TIE_FIRST + 0.1 for n in range(5)}
    assert not holding(weak)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from(PAIRS), st.floats(TIE_FIRST + 0.01, TIE + 1.5), max_size=60),
    st.permutations(NAMES),
    st.integers(1, 3),
)
def test_ties_that_a_crowd_loosens_are_seen(
    ties: dict[Pair, float], order: list[str], at_once: int
) -> None:
    whole = {frozenset(members) for members in components(NAMES, holding(ties))}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "a.db")
        held: set[frozenset[str]] = set()
        here: set[str] = set()
        for start in range(0, len(order), at_once):
            new = set(order[start : start + at_once])
            here |= new
            with store.engine.begin() as connection:
                links = Links(connection)
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
        store.close()
    assert held == whole
