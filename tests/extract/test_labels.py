"""Who calls whom what, and the neutral actor behind a judging word."""

import functools

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.records import Coding, Label


@functools.cache
def coded(text: str) -> Coding:
    return extract(annotate(plain(text, published="2025-03-04")))


def label(text: str) -> Label:
    """Return the one label of a text."""
    (found,) = coded(text).labels
    return found


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("The army said terrorists had shot a priest.", "The army"),
        ("Activists said the regime had shelled a clinic.", "Activists"),
        ('"Terrorists shot a priest," the mayor said.', "the mayor"),
        ("Terrorists shot a priest.", None),
    ],
)
def test_a_label_is_its_speakers_or_the_outlets(text: str, user: str | None) -> None:
    found = label(text).user
    assert (found.value.text if found else None) == user


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('The army shot a "terrorist" near Beira.', True),
        ("The army shot a “terrorist” near Beira.", True),
        ("The army shot a terrorist near Beira.", False),
        ('The "terrorist" fighters shot a priest.', True),
    ],
)
def test_a_label_in_scare_quotes_is_marked(text: str, scare: bool) -> None:
    assert label(text).scare is scare


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shot a priest.",
        "A terrorist attack shook the town.",
        "The general spoke of terrorism.",
    ],
)
def test_a_neutral_word_or_a_deed_is_no_label(text: str) -> None:
    assert coded(text).labels == ()


NEUTRAL = 'The army said it had shot nine "terrorists" near Goma. M23 fighters had shot a priest.'


def test_a_judging_word_means_whom_the_outlet_names() -> None:
    named = label(NEUTRAL).names
    assert named is not None
    assert (named.value.name, named.value.sector, named.rule) == ("M23", "REB", "label.neutral")
    assert (named.value.label, named.value.scare) == ("terrorists", True)
    assert [q.text for q in named.quotes[1:]] == ["M23 fighters"]


def test_an_events_party_is_the_neutral_actor_too() -> None:
    shot = coded(NEUTRAL).events[0]
    assert [(r.value.name, r.value.label) for r in shot.recipients] == [("M23", "terrorists")]


def test_without_a_neutral_actor_the_label_names_nobody_known() -> None:
    named = label("The army shot nine terrorists near Goma.").names
    assert named is not None
    assert (named.value.name, named.value.id) == (None, None)


def test_a_speakers_own_word_for_them_is_not_neutral() -> None:
    named = label("The army said M23 fighters had fled. It had shot nine terrorists.").names
    assert named is not None
    assert named.value.name is None


def test_labels_come_in_text_order_with_ids_of_their_own() -> None:
    found = coded("Terrorists shot a priest. The regime shelled a clinic.").labels
    assert [found_.words.text for found_ in found] == ["Terrorists", "The regime"]
    assert len({found_.id for found_ in found}) == 2
