"""From when a text without a date is, by the titles it gives, and whom a bare title means."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.actors import ActorReader
from dateline.extract.actors.dating import reckoned


def _who(text: str, head: str) -> tuple[str | None, str | None, str | None]:
    layers = annotate(plain(text))
    i = next(t.i for t in reversed(layers.tokens) if t.text == head)
    found = ActorReader(layers, None).read(i)
    assert found is not None
    return found.value.name, found.value.country, found.value.sector


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Defense Secretary Ash Carter landed in Baghdad.", "2017"),
        ("Foreign Secretary Philip Hammond met Secretary of State John Kerry.", "2016"),
        ("Former Defense Secretary Ash Carter landed in Baghdad.", None),
        ("Foreign Minister Sergei Lavrov landed in Baghdad.", None),
        ("Ash Carter landed in Baghdad.", None),
        ("Planes struck the camp on Nov. 29, 2016, and Assad left.", "2016"),
    ],
)
def test_titles_date_a_text(text: str, year: str | None) -> None:
    day = reckoned(annotate(plain(text)))
    assert (day and day[:4]) == year


def test_a_prime_minister_is_he_who_was_when_the_titles_held() -> None:
    text = "Defense Secretary Ash Carter praised the Iraqi prime minister on his visit."
    assert _who(text, "minister") == ("Haider al-Abadi", "IRQ", "GOV")


def test_who_left_an_office_later_holds_it_in_a_text_of_then() -> None:
    assert _who("Foreign Minister Julie Bishop met envoys.", "Bishop")[1:] == ("AUS", "GOV")
    text = "The Iraqi Foreign Minister, Ibrahim al-Jaafari, met Boris Johnson in London."
    assert _who(text, "Johnson")[1:] == ("GBR", "GOV")


def test_a_bare_title_means_the_one_person_to_whom_the_text_gives_it() -> None:
    text = "The Foreign Secretary left for Aleppo.\n\nForeign Secretary Boris Johnson met envoys."
    layers = annotate(plain(text))
    found = ActorReader(layers, None).read(2)
    assert found is not None
    assert (found.value.id, found.value.country) == ("boris-johnson", "GBR")


def test_another_state_s_minister_does_not_bear_a_secretary_s_title() -> None:
    text = "The Foreign Secretary met Russian Foreign Minister Sergei Lavrov in New York."
    layers = annotate(plain(text))
    found = ActorReader(layers, None).read(2)
    assert found is not None
    assert found.value.id != "sergei-lavrov"


def test_a_regime_is_not_that_of_the_state_that_speaks_of_it() -> None:
    text = "The UK condemned the regime's attacks on Aleppo. The Asad regime bombed Homs."
    layers = annotate(plain(text))
    first = next(t.i for t in layers.tokens if t.text == "regime")
    found = ActorReader(layers, None).read(first)
    assert found is not None
    assert found.value.country != "GBR"
    assert _who(text, "regime") == ("Government of Syria", "SYR", "GOV")


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("Envoys of the Counter ISIL Coalition met.", "Coalition", "US-led coalition"),
        ("Envoys of the anti-ISIS coalition met.", "coalition", "US-led coalition"),
        ("Anti-Taliban fighters marched.", "fighters", None),
        ("A strike hit an ISIL tactical unit.", "unit", "Islamic State"),
        ("A strike killed two al-Qaida operatives.", "operatives", "al-Qaida"),
    ],
)
def test_who_is_against_a_group_is_not_that_group(text: str, head: str, name: str | None) -> None:
    assert _who(text, head)[0] == name


def test_a_group_s_cars_and_chiefs_are_of_its_kind() -> None:
    assert _who("A strike hit two al-Qaida vehicles.", "vehicles")[1:] == (None, "IMG")
    text = "Al-Qaida fled. Syria said their leaders had left."
    assert _who(text, "leaders")[1:] == (None, "IMG")


def test_where_and_when_are_no_part_of_a_name() -> None:
    layers = annotate(plain("The coalition in the last 24 hours bombed Raqqa."))
    found = ActorReader(layers, None).read(1)
    assert found is not None
    assert found.value.text == "The coalition"
