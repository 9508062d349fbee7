import pytest

from dateline.bench.clustering import bcubed, metrics, named, pairwise
from dateline.errors import BenchError


def _partition(text: str) -> dict[str, str]:
    """Read "ab c" as the clusters {a, b} and {c}."""
    return {item: name for name in text.split() for item in name}


def test_perfect_clusters_score_one() -> None:
    gold = _partition("abc de f")
    assert bcubed(gold, gold) == (1.0, 1.0, 1.0)
    assert pairwise(gold, gold) == (1.0, 1.0, 1.0)


def test_everything_alone_is_precise_and_finds_only_itself() -> None:
    # recall: a, b, c a third each; d, e a half each: (1 + 1) / 5
    precision, recall, f1 = bcubed(_partition("abc de"), _partition("a b c d e"))
    assert precision == 1.0
    assert recall == pytest.approx(0.4)
    assert f1 == pytest.approx(2 * 0.4 / 1.4)


def test_one_heap_finds_all_and_is_imprecise() -> None:
    # precision: a, b, c 3/5 each; d, e 2/5 each: 13/25
    precision, recall, _ = bcubed(_partition("abc de"), _partition("abcde"))
    assert precision == pytest.approx(13 / 25)
    assert recall == 1.0
    # 4 of 10 pairs are right
    assert pairwise(_partition("abc de"), _partition("abcde")) == pytest.approx((0.4, 1, 4 / 7))


def test_a_member_in_the_wrong_cluster() -> None:
    gold, found = _partition("abc de"), _partition("ab cde")
    # precision: a, b 1; c 1/3; d, e 2/3. recall: a, b 2/3; c 1/3; d, e 1
    assert bcubed(gold, found) == pytest.approx((11 / 15, 11 / 15, 11 / 15))
    # pairs: gold ab ac bc de, found ab cd ce de, both ab de
    assert pairwise(gold, found) == (0.5, 0.5, 0.5)


def test_precision_and_recall_change_places_with_gold_and_found() -> None:
    one, other = _partition("abcd ef"), _partition("ab cde f")
    assert bcubed(one, other)[:2] == bcubed(other, one)[1::-1]
    assert pairwise(one, other)[:2] == pairwise(other, one)[1::-1]


def test_no_pair_on_either_side_is_no_mistake() -> None:
    assert pairwise(_partition("a b"), _partition("a b")) == (1.0, 1.0, 1.0)
    assert pairwise(_partition("a b"), _partition("ab")) == (0.0, 0.0, 0.0)


def test_other_items_are_refused() -> None:
    with pytest.raises(BenchError, match="2 items are in only one"):
        bcubed(_partition("ab"), _partition("ac"))


def test_clusters_are_named_by_their_smallest_member() -> None:
    assert named([("d", "b"), ("a",)]) == {"d": "b", "b": "b", "a": "a"}


def test_metrics_have_the_names_of_the_bench() -> None:
    found = metrics(_partition("abc de"), _partition("ab cde"))
    assert found == {
        "bcubed_p": 0.7333, "bcubed_r": 0.7333, "bcubed_f1": 0.7333,
        "pairwise_p": 0.5, "pairwise_r": 0.5, "pairwise_f1": 0.5,
    }  # fmt: skip
