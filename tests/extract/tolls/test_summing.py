"""What the numbers of one deed come to: who comes on top of whom, and who is one of whom."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.tolls import find_tolls, summarise
from dateline.records import TollKind

Range = tuple[int, int | None] | None


def _sum(text: str, kind: TollKind) -> Range:
    found = find_tolls(annotate(plain(text, published="2025-03-04")))
    toll = summarise([t.finding for t in found], kind)
    return (toll.least, toll.most) if toll else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A sergeant shot dead four recruits before killing himself, the army said.", (5, 5)),
        ("A clerk killed three colleagues and turned the gun on himself.", (4, 4)),
        ("After killing two wardens, the prisoner shot himself dead.", (3, 3)),
        ("Six villagers were slain by a deserter who then killed himself.", (7, 7)),
        ("The raid left nine people dead before the gunman shot himself.", (10, 10)),
        ("He killed his wife and three other people before he shot himself.", (5, 5)),
        ("A guard killed five pilgrims. He then killed himself in a shed.", (6, 6)),
        ("A farmer shot his brother dead, then himself.", (2, 2)),
        ("A cadet killed three others and then shot himself. Four died in all.", (4, 4)),
        ("The shooting killed four people, including the gunman, who shot himself.", (4, 5)),
        ("An officer killed himself with his pistol on Sunday.", (1, 1)),
        ("Four dead in a house. Police said a man killed his three sons and himself.", (4, 4)),
    ],
)
def test_the_doer_who_kills_himself_comes_on_top_of_those_he_killed(
    text: str, expected: Range
) -> None:
    assert _sum(text, "killed") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One of the five people injured in the blast has died.",
            (4, 4),
        ),
        ("Six men were shot. Two of the six men died.", (4, 4)),
        ("Nine people were wounded. One of the 9 people died.", (8, 8)),
        ("Nine people were wounded. One of them died.", (9, 9)),
    ],
)
def test_of_so_many_hurt_the_dead_are_taken(text: str, expected: Range) -> None:
    assert _sum(text, "injured") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The assassination of a judge and of a clerk shocked the city.", (2, 2)),
        ("A judge and a clerk were killed.", (2, 2)),
        ("A man was killed. A clerk was killed.", (1, 1)),
    ],
)
def test_who_is_listed_beside_another_is_not_the_same(text: str, expected: Range) -> None:
    assert _sum(text, "killed") == expected
