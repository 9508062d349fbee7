"""Words that set two deeds apart wherever they stand."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.events.joining.apart import anew, counts_years, set_apart
from dateline.ingest import read_text
from dateline.pipeline import code


@pytest.mark.parametrize(
    ("text", "one", "other", "apart"),
    [
        ("Senator Mora was murdered. The lords fled the offensive.", "murdered", "offensive", True),
        ("Rebels kidnapped a judge. The operation went on.", "kidnapped", "operation", True),
        ("Senator Mora was murdered. The attack shook Lima.", "murdered", "attack", False),
        ("Rebels shelled the town. The offensive went on.", "shelled", "offensive", False),
    ],
)
def test_a_campaign_is_nobodys_murder(text: str, one: str, other: str, apart: bool) -> None:
    layers = annotate(plain(text), model=False)
    at = {t.text: t.i for t in layers.tokens}
    assert set_apart(layers, at[one], at[other]) == apart


@pytest.mark.parametrize(
    ("text", "one", "other", "apart"),
    [
        ("Soldiers raided the town as the court probed an ambush.", "raided", "ambush", True),
        ("The blast came as police investigated the killing of a nun.", "blast", "killing", True),
        ("Rebels raided a village before the army shelled the camp.", "raided", "shelled", True),
        ("Police fired at marchers after a mob burned a shop.", "fired", "burned", True),
        ("Troops shelled the camp in retaliation for the ambush.", "shelled", "ambush", True),
        ("Two nurses were killed after gunmen attacked the inn.", "killed", "attacked", False),
        ("Gunmen raided a village after attacking a convoy.", "raided", "attacking", False),
        ("Soldiers stormed the jail before shooting two guards.", "stormed", "shooting", False),
    ],
)
def test_words_between_two_deeds_part_them(text: str, one: str, other: str, apart: bool) -> None:
    layers = annotate(plain(text), model=False)
    at = {t.text: t.i for t in layers.tokens}
    assert set_apart(layers, at[one], at[other]) == apart


@pytest.mark.parametrize(
    ("text", "one", "other", "apart"),
    [
        ("The rebels admitted killing the mayor but denied that they had burned the hall.",
         "killing", "burned", True),
        ("The militia denied shelling the market and said that it had struck a base.",
         "shelling", "struck", True),
        ("The army said it had bombed a depot and confirmed that the raid killed two.",
         "bombed", "raid", False),
        ("Shelling killed a cook while crews cleared rubble from an earlier strike.",
         "Shelling", "strike", True),
    ],
)  # fmt: skip
def test_what_is_denied_or_came_before_is_another_deed(
    text: str, one: str, other: str, apart: bool
) -> None:
    layers = annotate(plain(text), model=False)
    at = {t.text: t.i for t in layers.tokens}
    assert set_apart(layers, at[one], at[other]) == apart


@pytest.mark.parametrize(
    ("since", "years"),
    [
        ("since the crackdown began", True),
        ("since February", True),
        ("since late Saturday", False),
        ("since Friday evening", False),
        ("since yesterday morning", False),
    ],
)
def test_the_dead_of_days_are_not_those_of_a_war(since: str, years: bool) -> None:
    layers = annotate(plain(f"Nine people have been killed in shootings {since}."), model=False)
    assert counts_years(layers, 4) == years


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("The attack came weeks after gunmen killed 130 people in Paris.", "killed", True),
        ("Sunday's rampage came a month after a man had shot ten people in Alabama.", "shot", True),
        ("They fled hours after the gunmen shot the guard.", "shot", False),
        ("He was held after gunmen shot a guard.", "shot", False),
    ],
)
def test_what_came_weeks_before_is_another_deed(text: str, word: str, other: bool) -> None:
    layers = annotate(plain(text), model=False)
    assert anew(layers, next(t.i for t in layers.tokens if t.text == word)) is other


@pytest.mark.parametrize(
    ("title", "lead", "deed"),
    [
        (
            "Four rebels killed in Maguindanao",
            "Troops pursuing those behind Tuesday's ambush killed four rebels in a clash in the "
            "neighbouring town of Shariff Aguak on Thursday, the military said.",
            "ambush",
        ),
        (
            "Three kidnapped near Gao",
            "Fighters wanted for the bombing of a bridge kidnapped three drivers near Gao.",
            "bombing",
        ),
        (
            "Six wounded in Quetta",
            "Gunmen accused of Friday's attack on a bank wounded six traders in Quetta.",
            "attack",
        ),
    ],
)
def test_a_title_announces_what_the_lead_says_in_its_word(title: str, lead: str, deed: str) -> None:
    read = extract(annotate(read_text(f"{title}\n\n{lead}", published="2024-08-10"))).events
    verb = title.split()[2 if title.split()[1] == "rebels" else 1]
    for event in read:
        words = {q.text for q in event.trigger.quotes}
        assert not {deed, verb} <= words


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("At least 68 people were killed in clashes in Karachi, including 10 in police firing.",
         {"police"}),
        ("Clashes in Homs killed 40 people, including 12 in a strike by Russian jets.",
         {"Russian jets"}),
    ],
)  # fmt: skip
def test_what_only_some_were_hurt_by_is_a_deed_of_its_own(text: str, doers: set[str]) -> None:
    found = [{a.value.text for a in e.actors} for e in code(text).likely]
    assert doers in found
    assert len(found) == 2
