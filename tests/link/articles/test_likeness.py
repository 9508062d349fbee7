"""Likeness of articles: small texts of our own, about people and streets that do not exist."""

from itertools import permutations

import msgspec
import pytest

from dateline.document import Document, plain
from dateline.link.articles.blocking import blocking_keys
from dateline.link.articles.gathering import ABSENT, gather, gather_articles
from dateline.link.articles.likeness import Curve, likeness, weights
from dateline.link.articles.profiles import Profile, profile, spoken
from dateline.link.articles.rarity import Rarity
from dateline.link.articles.reasons import reasons
from dateline.link.articles.sharing import compare
from dateline.link.articles.wording import capitalised, words
from dateline.link.clusters import pairs_of


def _article(text: str, published: str | None) -> Document:
    return plain(text, published=published)


FIRST = _article(
    "Two men shot outside laundromat in Wexcombe\n\n"
    "WEXCOMBE, Ohio - Two men were shot outside a laundromat on Tillery Street on Tuesday "
    "evening, police said. Darnell Okpebholo, 31, was hit in the chest and died at Saint Brannoc "
    "Hospital. A second man, 24, was wounded in the arm.\n\n"
    "Officers were called to the 400 block of Tillery Street at 7:20 p.m. Nobody is under arrest.",
    "2023-05-10",
)
OTHER_WORDS = _article(
    "One dead after gunfire near Wexcombe coin laundry\n\n"
    "A 31-year-old man is dead and another person is recovering after someone opened fire by a "
    "coin laundry in Wexcombe on May 9. The family of Darnell Okpebholo identified him as the "
    "victim.\n\n"
    "Neighbours on Tillery Street heard six or seven shots and then a car speeding off.",
    "2023-05-11",
)
FOLLOW_UP = _article(
    "Wexcombe man charged with murder in laundromat shooting\n\n"
    "A grand jury has indicted Ellery Vantongeren for the killing of Darnell Okpebholo, 31, who "
    "was shot dead outside a laundromat on Tillery Street in May. Vantongeren pleaded not guilty "
    "before Judge Imogen Pratchley on Monday and is held without bail.",
    "2023-08-22",
)
NEXT_DAY = _article(
    "Teenager hurt in Wexcombe drive-by\n\n"
    "WEXCOMBE, Ohio - A 16-year-old boy was shot in the leg from a passing car on Marlpit Avenue "
    "on Wednesday night, police said. Quincy Abernethson was sitting on the steps of his house "
    "when a grey sedan slowed down. He is in a stable condition.",
    "2023-05-11",
)
ALL = {
    name: profile(document)
    for name, document in (
        ("first", FIRST), ("other words", OTHER_WORDS), ("follow-up", FOLLOW_UP),
        ("next day", NEXT_DAY),
    )
}  # fmt: skip


@pytest.mark.parametrize("other", ["other words", "follow-up"])
def test_the_same_incident_is_known_in_other_words_and_months_later(other: str) -> None:
    assert likeness(ALL["first"], ALL[other]) > 0


@pytest.mark.parametrize("name", ["first", "other words", "follow-up"])
def test_another_shooting_in_the_same_town_is_another_incident(name: str) -> None:
    assert likeness(ALL[name], ALL["next day"]) < 0


def test_likeness_is_the_same_either_way_round() -> None:
    for one, other in permutations(ALL.values(), 2):
        assert compare(one, other) == compare(other, one)
        assert likeness(one, other) == likeness(other, one)


def test_reasons_name_what_is_shared() -> None:
    found = reasons(ALL["first"], ALL["other words"])
    assert "both name Darnell Okpebholo" in found
    assert "both tell of Tillery Street" in found
    assert "published a day apart" in found


def test_reasons_name_what_differs() -> None:
    found = reasons(ALL["first"], ALL["next day"])
    assert any(reason.startswith("other ages: ") for reason in found)
    assert not any("Okpebholo" in reason for reason in found)


def test_every_feature_that_is_weighed_is_found() -> None:
    found = compare(ALL["first"], ALL["next day"])
    assert weights().curves.keys() <= found.keys()
    assert weights().fitted.startswith("dateline bench incidents --fit")


def test_clusters_do_not_depend_on_the_order_of_arrival() -> None:
    expected = [("first", "follow-up", "other words"), ("next day",)]
    for order in permutations(ALL):
        assert gather_articles({name: ALL[name] for name in order}) == expected


def test_a_missing_date_is_no_obstacle() -> None:
    undated = [profile(plain(document.text)) for document in (FIRST, OTHER_WORDS, NEXT_DAY)]
    assert undated[0].day is None
    assert compare(undated[0], undated[1])["dated"] == 0.0
    assert likeness(undated[0], undated[1]) > 0 > likeness(undated[0], undated[2])


def test_a_profile_survives_storage() -> None:
    stored = msgspec.json.encode(ALL["first"])
    again = msgspec.json.decode(stored, type=Profile)
    assert again == ALL["first"]
    assert likeness(again, ALL["follow-up"]) == likeness(ALL["first"], ALL["follow-up"])


def test_a_profile_holds_names_days_ages_and_tolls() -> None:
    found = ALL["first"]
    assert {"darnell okpebholo", "tillery street"} <= found.full_names.keys()
    assert found.streets == {"tillery street"}
    assert "31" in found.ages
    assert "okpebholo 31" in found.aged
    assert found.day is not None
    assert found.days == {found.day - 1}, "Tuesday is the day before Wednesday 10 May 2023"


def test_names_of_clips_and_other_stories_are_left_out() -> None:
    fire = "A barn burned down near Wexcombe on Monday."
    article = plain(f"Fire in Wexcombe\n\n1:28 Owner Of Team Speaks Pause\n\n{fire}")
    assert spoken(article) == f"Fire in Wexcombe\n\n{fire}"


def test_articles_that_share_rare_words_share_keys() -> None:
    keys = {name: set(blocking_keys(found)) for name, found in ALL.items()}
    assert "darnell okpebholo" in keys["first"] & keys["follow-up"]
    assert not any("@" in key for key in keys["first"] & keys["follow-up"]), "weeks bind only near"
    assert any(key.startswith("wexcombe@") for key in keys["first"] & keys["next day"])


def test_pairs_that_share_no_key_are_scored_where_others_link_them() -> None:
    asked: list[tuple[str, str]] = []

    def score(one: str, other: str) -> float:
        asked.append((one, other))
        return 2.0

    found = gather("abcd", pairs_of({"a": "x", "b": "xy", "c": "y", "d": "z"}), score)
    assert found == [("a", "b", "c"), ("d",)]
    assert ("a", "c") in asked
    assert ABSENT < 0


def test_a_curve_is_straight_between_its_points_and_level_beyond() -> None:
    curve = Curve((1.0, 2.0, 4.0), (0.0, 1.0, -1.0))
    assert [curve.of(x) for x in (0.0, 1.0, 1.5, 3.0, 9.0)] == [0.0, 0.0, 0.5, 0.0, -1.0]


def test_a_name_ends_at_a_sentence_but_not_at_an_initial() -> None:
    table = Rarity(10, {"the": 10}, frozenset({"the"}))
    found = [name for _, name in capitalised(words("The Roe. Brixham met J. Q. Vole, Ann"), table)]
    assert found == [("roe",), ("brixham",), ("j", "q", "vole"), ("ann",)]
