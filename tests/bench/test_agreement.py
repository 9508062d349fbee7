"""When two slots agree."""

import pytest

from dateline.bench.agreement import same_actor, same_date, same_place, same_source, same_toll


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"text": "the Malian army"}, {"text": "Mali's army", "country": "MLI"}, True),
        ({"text": "the army", "country": "MLI"}, {"text": "the army", "country": "NER"}, False),
        ({"text": "he", "name": "João Silva"}, {"text": "Silva", "name": "Joao Silva"}, True),
        ({"text": "the of a"}, {"text": "the of a"}, False),
    ],
)
def test_same_actor(gold: dict[str, str], found: dict[str, str], same: bool) -> None:
    assert same_actor(gold, found) is same


def test_same_place_needs_one() -> None:
    assert same_place({"text": "Hama", "country": "SYR"}, {"text": "Hama city", "country": "SYR"})
    assert not same_place({"text": "Hama"}, None)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (("2025-03-03", "2025-03-03"), ("2025-03-03", "2025-03-03"), True),
        (("2025-03-03", "2025-03-03"), ("2025-03-02", "2025-03-04"), False),
        (("2025-03-01", "2025-03-09"), ("2025-03-09", "2025-03-20"), True),
        (("2025-03-01", "2025-03-09"), ("2025-03-10", "2025-03-20"), False),
    ],
)
def test_same_date(gold: tuple[str, str], found: tuple[str, str], same: bool) -> None:
    left, right = ({"from": a, "to": b} for a, b in (gold, found))
    assert same_date(left, right) is same
    assert not same_date(left, None)


def test_same_toll_asks_for_both_bounds() -> None:
    assert same_toll({"least": 7, "most": None}, {"least": 7, "most": None})
    assert not same_toll({"least": 7, "most": None}, {"least": 7, "most": 7})
    assert not same_toll({"least": 7, "most": 7}, None)


def test_same_source_shares_a_word() -> None:
    assert same_source({"source": "the army"}, {"source": "an army spokesman"})
    assert not same_source({"source": "the army"}, {"source": "the rebels"})
