"""Where somebody only spoke of a deed is not where it was done."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.article import Article
from dateline.extract.places import country_of_article, find_places, happened_at, place_opening
from dateline.extract.places.missions import owner_of


def told(text: str, trigger: str) -> tuple[str | None, str | None]:
    """Return where a deed happened by its own words, and the place that opens its sentence."""
    layers = annotate(plain(text))
    mentions = find_places(layers)
    at = next(t.i for t in layers.tokens if t.text == trigger)
    own = happened_at(layers, (at, at, at + 1), mentions, False)
    opening = place_opening(layers, at, mentions, [])
    names = [found.finding.value.name if found else None for found in (own, opening)]
    return names[0], names[1]


@pytest.mark.parametrize(
    "text",
    [
        "At the United Nations, Russia said Ukraine attacked a depot.",
        "At the White House, the president said that militants had attacked a convoy.",
        "At a news conference in Nairobi, the envoy said gunmen had attacked an aid convoy.",
        "Speaking in Geneva, the foreign minister said rebels had attacked a school.",
        "In Moscow, the defence ministry said Ukrainian drones had attacked a depot.",
        "In Washington, officials said Ukrainian forces had attacked a depot near the front.",
        "In Berlin, officials said Malian troops had attacked two villages.",
    ],
)
def test_where_somebody_spoke_is_not_where_it_happened(text: str) -> None:
    assert told(text, "attacked") == (None, None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "At a news conference in Cairo, the envoy said gunmen attacked a post near Rafah.",
            "Rafah",
        ),
        ("In Goma, residents said gunmen had attacked a school.", "Goma"),
        ("In Paris, officials said gunmen had attacked a concert hall.", "Paris"),
        ("In Kabul, officials said Pakistani jets had attacked a convoy.", "Kabul"),
        ("In Paris, officials said French police had attacked a march.", "Paris"),
        ("In Kinshasa, police said gunmen had attacked a school.", "Kinshasa"),
        ("In Moscow, gunmen attacked a concert hall.", "Moscow"),
    ],
)
def test_who_lives_there_and_the_deed_s_own_words_place_it(text: str, place: str) -> None:
    assert told(text, "attacked")[0] == place


def test_a_report_from_where_somebody_spoke_has_no_country_by_that() -> None:
    layers = annotate(plain("Speaking in Geneva, a minister said gunmen had shot two nurses."))
    assert country_of_article(layers, find_places(layers)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Protesters stormed Sweden's embassy on Wednesday.",
        "Protesters stormed the embassy of Sweden on Wednesday.",
        "Protesters stormed the Swedish embassy and the ambassador of Sweden left.",
    ],
)
def test_whose_an_embassy_is_places_nothing(text: str) -> None:
    layers = annotate(plain(text))
    assert find_places(layers)[0].finding.value.country is None
    assert owner_of("the town of Sweden") == owner_of("embassy") == ""


def test_a_diplomat_s_country_is_not_what_a_report_is_about() -> None:
    layers = annotate(plain("The Swedish ambassador was expelled."))
    assert Article(layers).country is None


def test_a_name_known_elsewhere_in_the_text_is_known_to_the_model_too() -> None:
    from dateline.extract.places.happening import _known_by_name, _unknown

    layers = annotate(plain("Shells hit the Zamzam camp in North Darfur. Zamzam is burning."))
    mentions = find_places(layers)
    at = [t.i for t in layers.tokens if t.text == "Zamzam"][-1]
    found = _known_by_name(_unknown(layers, at, at + 1), mentions)
    assert (found.finding.value.country, found.finding.quotes[0].span.start) == (
        "SDN", layers.tokens[at].start,
    )  # fmt: skip
