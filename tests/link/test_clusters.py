"""Clusters from scored pairs: joined while the mean speaks for it, in any order."""

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.clusters import Pair, clusters, pair

ITEMS = "abcdefgh"
PAIRS = [(x, y) for x in ITEMS for y in ITEMS if x < y]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.floats(-4, 4).map(lambda x: round(x, 2)))


def test_a_chain_is_cut_where_its_ends_speak_against_each_other() -> None:
    scores = {("a", "b"): 2.0, ("b", "c"): 1.0, ("a", "c"): -4.0}
    assert clusters("abc", scores) == [("a", "b"), ("c",)]


def test_an_order_to_keep_apart_wins_over_a_chain_of_orders_to_join() -> None:
    scores = {("a", "b"): math.inf, ("b", "c"): math.inf, ("a", "c"): -math.inf}
    found = clusters("abc", scores)
    assert not any({"a", "c"} <= set(cluster) for cluster in found)


@given(SCORES, st.randoms())
def test_the_order_of_arrival_changes_nothing(scores: dict[Pair, float], chance: object) -> None:
    assert isinstance(chance, random.Random)
    listed, items = list(scores.items()), list(ITEMS)
    chance.shuffle(listed)
    chance.shuffle(items)
    assert clusters(items, dict(listed)) == clusters(ITEMS, scores)


@given(SCORES)
def test_each_item_is_in_one_cluster(scores: dict[Pair, float]) -> None:
    found = clusters(ITEMS, scores)
    assert sorted(i for cluster in found for i in cluster) == list(ITEMS)
    assert pair("b", "a") == ("a", "b")
