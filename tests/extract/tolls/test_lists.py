"""Parts of a toll, and lists of those harmed, that the parser hangs wrong."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.events.grammar.slots import conjuncts
from dateline.extract.tolls import find_tolls


def tolls(text: str) -> list[tuple[str, int, bool]]:
    found = [m.finding.value for m in find_tolls(annotate(plain(text)))]
    return sorted((t.kind, t.least, t.part_of_total) for t in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The brigade lost 14 men, including a colonel, when its convoy was ambushed.",
            [("killed", 1, True), ("killed", 14, False)],
        ),
        (
            "The attack left eight dead, including the two attackers, and 15 wounded.",
            [("injured", 15, False), ("killed", 8, False)],
        ),
        (
            "One person was killed in Kherson and three, including a boy, were wounded in Nikopol.",
            [("injured", 1, True), ("injured", 3, False), ("killed", 1, False)],
        ),
    ],
)
def test_a_part_is_of_its_own_kind(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        ("A bomb killed a mayor, two of his aides and a guard.", "mayor", ["two", "guard"]),
        ("Rebels seized a priest, three nuns and a cook.", "priest", ["nuns", "cook"]),
        ("A senator, his wife and two guards were shot.", "senator", ["wife", "guards"]),
        ("Men shot a teacher, a father of two, at home.", "teacher", []),
    ],
)
def test_a_list_of_persons_is_no_description(text: str, first: str, others: list[str]) -> None:
    layers = annotate(plain(text))
    at = next(t.i for t in layers.tokens if t.text == first)
    assert [layers.tokens[j].text for j in conjuncts(layers, at)[1:]] == others
