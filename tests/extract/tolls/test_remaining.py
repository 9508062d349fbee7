"""Numbers of people that no word of harm claims: driven out, come together, or neither."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.tolls import find_tolls


def _kinds(text: str) -> list[tuple[str, int, int | None]]:
    layers = annotate(plain(text, published="2025-03-04"))
    values = [t.finding.value for t in find_tolls(layers)]
    return [(v.kind, v.least, v.most) for v in values if v.kind in ("displaced", "crowd")]


@pytest.mark.parametrize(
    ("text", "kind", "least"),
    [
        ("The camp at Morga took in 4,200 newcomers after the shelling.", "displaced", 4200),
        ("Refugees are sleeping in the rain. Kenya has let in 8,000 people.", "displaced", 8000),
        ("The army shelled the villages; 340 families left for the bush.", "displaced", 340),
        (
            "The offensive began on Monday. About 12,000 crossed the border on foot.",
            "displaced",
            12000,
        ),
        ("The quake left the town in ruins. Some 9,000 people cannot go home.", "displaced", 9000),
        ("The march filled the avenue; the police gave 30,000.", "crowd", 30000),
        ("At the funeral stood some 4,000 people with candles.", "crowd", 4000),
        ("The unions held a rally in the square. Radio said 60,000 came.", "crowd", 60000),
        ("The vigil drew 700 men and a dozen priests.", "crowd", 700),
    ],
)
def test_what_a_number_counts_by_what_is_told(text: str, kind: str, least: int) -> None:
    assert (kind, least) in {(k, n) for k, n, _ in _kinds(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The march ended at a stadium that holds 20,000.",
        "Refugees fled to Morga, a town of 30,000.",
        "Refugees fled to Morga, which is home to 30,000 people.",
        "The camp has tents for 9,000 refugees.",
        "The army deployed 4,000 before the march.",
        "The march cost 40,000 pounds.",
        "The village has 2,300 inhabitants; the refugees left it at dawn.",
        "The rally passed an office where 80 staff were at work.",
        "The factory employs 3,000 people.",
        "Two thousand people like the new bread.",
        "Nine refugees in ten were women.",
        "The refugees slept in the school; some 4,000 people have come home since.",
        "Refugees need $3 million of the 9 million required.",
        "The marchers heard that the arrests had reached 300.",
        "Refugees came out; some 4,000 residents were urged to leave.",
        "The rally passed a hall where 200 men had been sleeping.",
    ],
)
def test_populations_capacities_and_forces_are_no_tolls(text: str) -> None:
    assert not _kinds(text)


def test_a_number_after_the_dead_is_of_them() -> None:
    text = "Bombs killed 102 people at the rally. The party says it was 128."
    assert not _kinds(text)


def test_rival_numbers_are_no_sum() -> None:
    told = _kinds("At the rally, 12,000 (police) or 40,000 (organisers) filled the square.")
    assert told == [("crowd", 12000, 12000), ("crowd", 40000, 40000)]
