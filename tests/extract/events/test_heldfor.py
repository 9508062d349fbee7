"""Who is held for a deed did it: he is none of its victims, nor did those who caught him do it."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.records import Event


def _assault(text: str) -> Event:
    events = extract(annotate(plain(text, published="2024-05-13"), model=True)).events
    return max((e for e in events if e.type.value == "ASSAULT"), key=lambda e: e.score or 0)


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("A man was arrested after he shot and killed his daughter.", "he", "his daughter"),
        ("A man is in custody after he shot his brother in Leeds.", "he", "his brother"),
        ("Police arrested a man after he stabbed two clerks in Leeds.", "he", "two clerks"),
        ("A man was charged in the shooting death of his son.", "A man", "his son"),
    ],
)
def test_who_is_held_did_it(text: str, who: str, whom: str) -> None:
    event = _assault(text)
    assert [a.value.text for a in event.actors] == [who]
    assert [r.value.text for r in event.recipients] == [whom]
    assert "captured" not in {t.value.kind for t in event.tolls}


def test_who_is_caught_after_others_shot_did_nothing() -> None:
    event = _assault("A driver was arrested after police shot at his car in Leeds.")
    assert [a.value.sector for a in event.actors] == ["COP"]


def test_a_feast_suffers_nothing() -> None:
    event = _assault("Two people were hurt in a Mother's Day parade shooting in Salem.")
    assert [r.value.text for r in event.recipients] == ["Two people"]
