"""The time of an event is the one that hangs on it, not the time of saying."""

import csv
from pathlib import Path

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import Block, Document, Span, plain
from dateline.extract.times import choose_time, fallback_time, find_times
from dateline.ingest import read_text

with (Path(__file__).parent / "choices.csv").open(encoding="utf-8", newline="") as _lines:
    CHOICES = list(csv.DictReader(_lines))


def _at(layers: Layers, word: str) -> int:
    return next(t.i for t in layers.tokens if t.text == word)


@pytest.mark.parametrize("row", CHOICES, ids=lambda r: f"{r['trigger']}: {r['text']}")
def test_chooses(row: dict[str, str]) -> None:
    layers = annotate(plain(row["text"], published=row["published"]))
    found = choose_time(layers, _at(layers, row["trigger"]), find_times(layers))
    if not row["from"]:
        assert found is None
        return
    assert found is not None
    assert (found.value.earliest, found.value.latest) == (row["from"], row["to"])
    assert found.rule.endswith("+" + row["step"])


@pytest.mark.parametrize(
    ("said", "word", "on"),
    [
        ("The ministry condemns the raid on the camp on 17 June.", "condemns", None),
        ("Israel accuses the group of firing a rocket at a town on 20 June.", "accuses", None),
        ("The ministry has condemned the raid of 17 June.", "condemned", None),
        ("The ministry condemned the raid on 24 June.", "condemned", "2024-06-24"),
        ("The ministry condemns the raid today.", "condemns", "2024-06-25"),
    ],
)
def test_what_is_said_as_the_article_is_written_takes_no_earlier_day(
    said: str, word: str, on: str | None
) -> None:
    layers = annotate(read_text(f"25 June 2024\n\n{said}"))
    found = choose_time(layers, _at(layers, word), find_times(layers), speech=True)
    assert (found.value.earliest if found else None) == on


def test_speech_takes_the_time_of_saying() -> None:
    text = "The premier said on Sunday that foreign troops must leave."
    layers = annotate(plain(text, published="2024-12-03"))
    trigger = _at(layers, "leave")
    assert choose_time(layers, trigger, find_times(layers)) is None
    found = choose_time(layers, trigger, find_times(layers), speech=True)
    assert found is not None
    assert found.value.earliest == "2024-12-01"


@pytest.mark.parametrize(
    ("verb", "day"), [("accuses", None), ("has accused", None), ("accused", "2024-11-29")]
)
def test_what_is_said_as_it_is_written_is_of_no_earlier_day(verb: str, day: str | None) -> None:
    text = f"3 December 2024\n\nBoats rammed a ship on Friday. Peru {verb} Chile of piracy."
    layers = annotate(read_text(text))
    trigger = _at(layers, verb.split()[-1])
    found = choose_time(layers, trigger, find_times(layers), speech=True)
    assert (found.value.earliest if found else None) == day


@pytest.mark.parametrize(
    ("title", "word", "lead", "day"),
    [
        ("Drone strike on ferry, four dead", "strike",
         "A drone hit the ferry at Kaslo on Monday.", "2024-12-02"),
        ("Shells fall on bakery in Ostra", "fall",
         "Shells fell on a bakery in Ostra on Sunday, medics said on Monday.", "2024-12-01"),
        ("Villagers killed at Tamra ford", "killed",
         "Gunmen shot six villagers at a ford near Tamra on Monday, the mayor said.", "2024-12-02"),
        ("Army denies bombing of mill", "bombing",
         "The army said on Monday that it had bombed no mill.", None),
        ("Rebels to attack the port", "attack",
         "Ships left the port on Monday after a threat by rebels.", None),
        ("Mali shuts markets after attack on Bamako", "attack",
         "The government closed markets on Monday, two days after fighters attacked a school.",
         "2024-11-30"),
        ("Three die after raid on camp", "raid",
         "Three men died on Monday in a hospital.", None),
    ],
)  # fmt: skip
def test_a_title_is_of_the_day_that_the_lead_tells(
    title: str, word: str, lead: str, day: str | None
) -> None:
    layers = annotate(read_text(f"{title}\n\n{lead}", published="2024-12-04"))
    trigger = _at(layers, word)
    assert layers.role_of(trigger) == "title"
    found = choose_time(layers, trigger, find_times(layers))
    assert (found.value.earliest if found else None) == day


def test_narrative_can_be_left_out() -> None:
    layers = annotate(plain("Police came on Monday. They beat them.", published="2024-12-03"))
    assert choose_time(layers, _at(layers, "beat"), find_times(layers), narrative=False) is None


def test_a_caption_dates_what_it_shows() -> None:
    text = "Smoke rises after a strike on the harbour. Oran, Dec 2, 2024."
    document = Document(
        id="d-1", text=text, blocks=(Block("caption", Span(0, len(text))),), published="2024-12-05"
    )
    layers = annotate(document)
    found = choose_time(layers, _at(layers, "strike"), find_times(layers))
    assert found is not None
    assert found.value.earliest == "2024-12-02"


def test_fallback_needs_words() -> None:
    text = "2024-12-03\n\nTroops came."
    document = plain(text, published="2024-12-03")
    assert fallback_time(document) is None
    quoted = Document(
        id="d-1", text=text, blocks=document.blocks, published="2024-12-03",
        published_at=Span(0, 10),
    )  # fmt: skip
    found = fallback_time(quoted)
    assert found is not None
    assert (found.value.earliest, found.value.latest) == ("2024-12-01", "2024-12-03")
    assert [q.text for q in found.quotes] == ["2024-12-03"]


def test_a_day_of_saying_dates_only_what_is_said() -> None:
    text = "A bishop said on Monday that he was grieved. He called for calm."
    layers = annotate(plain(text, published="2024-12-03"))
    times, trigger = find_times(layers), _at(layers, "called")
    assert choose_time(layers, trigger, times) is None
    found = choose_time(layers, trigger, times, speech=True)
    assert found is not None
    assert found.value.earliest == "2024-12-02"


def test_words_without_a_day_are_of_the_day_of_publication() -> None:
    document = read_text("25 June 2024\n\nThe ministry condemns the raid on the camp on 17 June.")
    found = fallback_time(document, spoken=True)
    assert found is not None
    assert (found.value.earliest, found.value.latest) == ("2024-06-25", "2024-06-25")


LOG = """Raids in the valley, 3 May 2024

08:40 Helicopters bombed Kafr Nabl. A girl was killed.

13:10 Troops entered the village. A soldier had been shot there on Monday.

Sunday, 5 May
The rebels free a teacher. They will free two drivers."""


@pytest.mark.parametrize(
    ("word", "on"),
    [
        ("bombed", "2024-05-03T08:40"),
        ("killed", "2024-05-03T08:40"),
        ("entered", "2024-05-03T13:10"),
        ("shot", "2024-04-29"),
        ("free", "2024-05-05"),
    ],
)
def test_what_an_item_of_a_log_tells_is_of_the_day_at_its_head(word: str, on: str) -> None:
    layers = annotate(read_text(LOG, published="2024-05-06"))
    found = choose_time(layers, _at(layers, word), find_times(layers))
    assert found is not None
    assert found.value.earliest == on


@pytest.mark.parametrize(
    ("told", "year"), [("Gunmen shot two men.", 2023), ("The court will hear two men.", 2024)]
)
def test_the_day_of_an_entry_is_past_or_to_come_as_what_it_tells(told: str, year: int) -> None:
    text = f"8 October: {told}\n\n9 October: {told}"
    times = find_times(annotate(read_text(text, published="2024-08-10"), model=False))
    assert [t.finding.value.earliest for t in times] == [f"{year}-10-08", f"{year}-10-09"]


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Hale has scolded the senator for his vote in 2005 to shield a firm.", "scolded", None),
        ("Hale called the mayor a heir of the 19th-century poet Bo Lund.", "called", None),
        ("The 2016 candidates scolded the mayor.", "scolded", None),
        ("The party must back Voss in November to beat Lund, whom Hale scolded.", "scolded", None),
        (
            "Paris was bombed in 2014. Hale is urging the army to strike.",
            "urging", None,
        ),
        ("Hale scolded the senator in May 2015.", "scolded", "2015-05-01"),
        ("Following Monday's debate, Hale scolded the senator.", "scolded", "2016-06-20"),
    ],
)  # fmt: skip
def test_times_of_others_are_not_when_something_is_said(
    text: str, trigger: str, when: str | None
) -> None:
    layers = annotate(plain(text, published="2016-06-22"))
    found = choose_time(layers, _at(layers, trigger), find_times(layers), speech=True)
    assert (found.value.earliest if found else None) == when


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Hale was joined on Monday by Ana Ruiz, a teacher who survived being shot.", "shot"),
        ("The mayor paid tribute on Monday to the 49 people killed in Orlando.", "killed"),
    ],
)
def test_what_people_look_back_to_was_before(text: str, trigger: str) -> None:
    layers = annotate(plain(text, published="2016-06-22"))
    assert choose_time(layers, _at(layers, trigger), find_times(layers), narrative=False) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The slump of 2008 and the attacks in Paris shaped the mood.", None),
        ("Crowds paused to mourn the dead of the June 12 attacks in Paris.", "2016-06-12"),
    ],
)
def test_attacks_take_no_time_of_another_noun(text: str, when: str | None) -> None:
    layers = annotate(plain(text, published="2016-06-27"))
    found = choose_time(layers, _at(layers, "attacks"), find_times(layers), narrative=False)
    assert (found.value.earliest if found else None) == when


PAST = """Published: 19 December 2009

The accords of 1954 split the land. In 1955 and 1956 the premier fought the sects; in 1957 and 1958
rebels killed village chiefs. "Now we have a problem," an envoy said in 1961.

Troops shelled the citadel. The envoy demanded a truce."""


@pytest.mark.parametrize("word", ["shelled", "demanded"])
def test_a_history_without_a_date_is_not_of_the_days_it_was_published(word: str) -> None:
    layers = annotate(read_text(PAST))
    speech = word == "demanded"
    found = choose_time(layers, _at(layers, word), find_times(layers), speech=speech)
    assert found is None
    assert fallback_time(layers.document, spoken=speech) is None


def test_now_is_no_day_that_a_story_stands_at() -> None:
    text = "The mayor now has a problem. Gunmen shot two guards."
    layers = annotate(plain(text, published="2024-12-03"))
    assert choose_time(layers, _at(layers, "shot"), find_times(layers)) is None


def test_what_a_deed_left_takes_its_month() -> None:
    text = "It was the worst since an assault in Ghazni in May 2018, with nine men reported killed."
    layers = annotate(plain(text, published="2019-01-22"))
    found = choose_time(layers, _at(layers, "killed"), find_times(layers), narrative=False)
    assert found is not None
    assert found.value.earliest == "2018-05-01"


def test_what_is_said_in_a_statement_is_of_the_day_on_which_it_went_out() -> None:
    text = (
        "Rebels shelled the town on Saturday. In a statement published on Sunday, a group accused "
        "soldiers of theft."
    )
    layers = annotate(plain(text, published="2024-12-03"))
    found = choose_time(layers, _at(layers, "accused"), find_times(layers), speech=True)
    assert found is not None
    assert found.value.earliest == "2024-12-01"


def test_what_somebody_does_not_do_now_is_no_part_of_the_story_s_past() -> None:
    text = "Rebels shelled the town on Saturday. The state does not recognise the rules."
    layers = annotate(plain(text, published="2024-12-03"))
    assert choose_time(layers, _at(layers, "recognise"), find_times(layers)) is None


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("Gunmen attacked a post.", "2024-11-30"),
        ("Police said rebels had attacked a post.", "2024-11-30"),
        ("Gunmen had attacked a post.", None),
        ("The raid came after gunmen attacked a post.", None),
        ("Two guards whom gunmen had attacked fled.", None),
    ],
)
def test_what_was_before_or_is_to_come_is_not_of_the_story_s_day(
    told: str, when: str | None
) -> None:
    text = f"Rebels shelled the town on Saturday. {told}"
    layers = annotate(plain(text, published="2024-12-03"))
    found = choose_time(layers, _at(layers, "attacked"), find_times(layers))
    assert (found.value.earliest if found else None) == when


def test_nor_is_what_may_happen() -> None:
    text = "Rebels shelled the town on Saturday. Soldiers might attack the camp."
    layers = annotate(plain(text, published="2024-12-03"))
    assert choose_time(layers, _at(layers, "attack"), find_times(layers)) is None
