"""One event, one record: what is told twice is kept once, and what differs stays apart."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.annotate import Layers, annotate
from dateline.codebook.frames import load_codebook
from dateline.document import Document
from dateline.extract import extract
from dateline.extract.events.drafts import find_drafts
from dateline.extract.events.joining.merging import merge_in_article
from dateline.ingest import Meta, read_sources, read_text
from dateline.records import LIKELY, Event

Read = Callable[[str], tuple[Event, ...]]


def told(events: tuple[Event, ...], kind: str = "ASSAULT") -> list[tuple[str, int]]:
    """Return the trigger of each event of a type, and how many sentences report it."""
    return [(e.trigger.value, len(e.evidence)) for e in events if e.type.value == kind]


def tolls(event: Event) -> list[tuple[str, int, int | None]]:
    return [(t.value.kind, t.value.least, t.value.most) for t in event.tolls]


@pytest.mark.parametrize(
    ("text", "trigger", "harm"),
    [
        ("Rebel shelling of Homs killed three nurses.", "shelling", [("killed", 3, 3)]),
        ("Soldiers shelled a clinic near Tete, killing three nurses.", "shelled",
         [("killed", 3, 3)]),
        ("Three nurses were killed in an attack on a clinic near Tete.", "killed",
         [("killed", 3, 3)]),
        ("Gunmen killed three nurses and wounded nine guards in Tete.", "killed",
         [("killed", 3, 3), ("injured", 9, 9)]),
    ],
)  # fmt: skip
def test_a_deed_and_its_harm_in_one_sentence_are_one_event(
    text: str, trigger: str, harm: list[tuple[str, int, int]], events: Read
) -> None:
    (event,) = events(text)
    assert event.trigger.value == trigger
    assert tolls(event) == harm


def test_two_deeds_in_one_sentence_stay_two(events: Read) -> None:
    found = events("Police arrested and beat two lawyers in Tunis.")
    assert [e.type.value for e in found] == ["COERCE", "ASSAULT"]


def test_what_is_said_of_a_deed_is_not_the_deed(events: Read) -> None:
    found = events("Rebels who attacked a clinic in Tete said troops had attacked a bus in Beira.")
    assert told(found) == [("attacked", 1), ("attacked", 1)]


@pytest.mark.parametrize(
    "later",
    [
        "The attack left nine dead.",
        "The attack came at dawn.",
        "At least 16 people were wounded, the hospital said.",
        "No one was hurt.",
        "On Monday the mayor said no one had been hurt.",
    ],
)
def test_a_later_mention_takes_up_the_event(later: str, events: Read) -> None:
    found = events(f"Gunmen attacked a convoy near Bor on Sunday. {later}")
    assert told(found) == [("attacked", 2)]


@pytest.mark.parametrize(
    ("later", "harm"),
    [
        ("At least 16 people were wounded, the hospital said.", [("injured", 16, None)]),
        ("No one was hurt.", [("injured", 0, 0)]),
        ("The attack left nine dead.", [("killed", 9, 9)]),
    ],
)
def test_a_later_mention_brings_its_toll(
    later: str, harm: list[tuple[str, int, int | None]], events: Read
) -> None:
    (event,) = events(f"Gunmen attacked a convoy near Bor on Sunday. {later}")
    assert tolls(event) == harm


@pytest.mark.parametrize(
    "later",
    [
        "On Monday gunmen attacked a market in Juba.",
        "On Monday gunmen attacked another convoy near Bor.",
        "A separate attack in Juba on Monday killed a nurse.",
        "Elsewhere, nine people were wounded in Juba on Monday.",
        "An attack in Juba in 2019 killed a nurse.",
    ],
)
def test_another_deed_stays_apart(later: str, events: Read) -> None:
    found = events(f"Gunmen attacked a convoy near Bor on Sunday. {later}")
    assert [n for _, n in told(found)] == [1, 1]


def test_a_named_victim_is_killed_once(events: Read) -> None:
    found = events(
        "Gunmen killed Peter Lund in Beira on Sunday. Lund was shot dead outside a bank."
    )
    assert [n for _, n in told(found)] == [2]


def test_no_one_was_hurt_is_nothing_without_a_deed(events: Read) -> None:
    assert events("No one was hurt.") == ()


def test_a_denied_deed_does_not_join_the_one_that_happened(events: Read) -> None:
    found = events("Gunmen attacked a convoy near Bor. Gunmen did not attack the clinic in Bor.")
    assert [e.realis.value for e in found] == ["actual", "denied"]


def test_slots_are_filled_from_the_later_mention(events: Read) -> None:
    (event,) = events("A convoy was attacked near Bor on Sunday. Gunmen carried out the attack.")
    assert [a.value.text for a in event.actors] == ["Gunmen"]


def test_evidence_comes_in_text_order_and_stands_in_the_text(events: Read) -> None:
    text = "Gunmen attacked a convoy near Bor on Sunday. Rain fell. The attack left nine dead."
    (event,) = events(text)
    assert [q.text for q in event.evidence] == [
        "Gunmen attacked a convoy near Bor on Sunday.", "The attack left nine dead.",
    ]  # fmt: skip
    assert all(text[q.span.start : q.span.end] == q.text for q in event.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit a clinic in Tete a day after gunmen killed nine guards in Beira.",
        "Rebels shelled Tete in reply to a drone strike near Beira.",
        "Soldiers shot rebels who had attacked a convoy near Tete.",
        "Jets bombed Tete on Monday as doctors counted the dead of Sunday's attack in the market.",
        "Gunmen attacked a post in Tete after nine guards were killed in Beira.",
        "Gunmen shot two guards on Monday at the gate where nine pilgrims perished on Saturday.",
    ],
)
def test_words_set_two_deeds_of_a_sentence_apart(text: str, events: Read) -> None:
    assert len(told(events(text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses were killed after a bomb went off in Tete.",
        "Gunmen stormed a clinic in Tete before killing nine nurses.",
        "A nurse died three days after a bomb went off in Tete.",
        "A truck bomb was rammed into the gate of a base in Tete.",
    ],
)
def test_what_came_of_a_deed_stays_with_it(text: str, events: Read) -> None:
    assert len(told(events(text))) == 1


def test_one_more_deed_is_another(events: Read) -> None:
    text = "Rebels shelled the port of Tete. Another attack hit the port on Monday."
    assert len(told(events(text))) == 2


def test_a_deed_with_nothing_of_its_own_takes_up_the_one_told(events: Read) -> None:
    text = 'Rebels shelled a market in Tete. "I was at home when the first shell fell," Ana said.'
    assert told(events(text)) == [("shelled", 2)]


@pytest.mark.parametrize(
    ("title", "number"),
    [("Shops stay shut after attack on Bamako", 1), ("Shops stay shut after attacks in Bamako", 2)],
)
def test_a_title_that_names_but_a_place_announces_what_the_lead_tells(
    title: str, number: int
) -> None:
    lead = "Fighters attacked a police school on Tuesday and killed nine trainees, officials said."
    document = read_text(f"{title}\n\nPublished: March 6, 2025\n\n{lead}")
    assert len(told(extract(annotate(document)).events)) == number


def test_what_stands_beside_a_later_word_for_the_deed_is_not_where_it_was(events: Read) -> None:
    found = events(
        "More than 80 people have been killed in attacks by rebels in the Catatumbo region since "
        "Thursday.\n\nThe guerrillas went from house to house and shot people whom they suspected "
        "of treason, residents said.\n\nAbout 11,000 people have been driven from their homes by "
        "the violence; some have crossed the border into Venezuela."
    )
    places = {e.trigger.value: e.place.value.name for e in found if e.place}
    assert (places["killed"], places["shot"]) == ("Catatumbo", "Catatumbo")


def test_one_attack_of_a_day_takes_up_what_was_told(events: Read) -> None:
    text = "Gunmen attacked a bank in Tete, killing nine guards. {} shocked the town."
    assert len(told(events(text.format("Today's attack")))) == 1
    assert len(told(events(text.format("Last week's attacks")))) == 2


def test_other_victims_are_another_killing(events: Read) -> None:
    text = "Gunmen killed nine guards in Tete. Police discussed the killing of two {}."
    assert len(told(events(text.format("teachers")))) == 2
    assert len(told(events(text.format("guards")))) == 1


def test_a_newcomer_is_no_one_told_of_before(events: Read) -> None:
    text = "Police arrested a 24-year-old Tete man on Monday. Police arrested {} Tete man."
    assert len(told(events(text.format("a 45-year-old")), "COERCE")) == 2


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Car bomb kills dozens at base in Sofala, Mozambique", 1),
        ("Gunmen kill dozens at base in Sofala, Mozambique", 2),
    ],
)
def test_a_story_opens_with_the_deed_of_its_title(title: str, number: int) -> None:
    lead = "A car bomb was rammed into a base in Beira on Tuesday. Dozens died in the attack."
    document = read_text(f"{title}\n\nPublished: March 6, 2025\n\n{lead}")
    assert len(told(extract(annotate(document)).events)) == number


def test_a_named_person_is_arrested_once(events: Read) -> None:
    found = events(
        "Police arrested Omar Diallo in Conakry on Monday.\n\nThe town was calm.\n\n"
        "Mr Diallo was arrested at his home, his lawyer said."
    )
    assert told(found, "COERCE") == [("arrested", 2)]


def test_arrests_that_days_set_apart_are_two(events: Read) -> None:
    found = events(
        "Police arrested Omar Diallo in Conakry on Monday.\n\nThe town was calm.\n\n"
        "Mr Diallo was first arrested in May 2019."
    )
    assert told(found, "COERCE") == [("arrested", 1), ("arrested", 1)]


def test_a_headline_tells_what_the_story_opens_with(events: Read) -> None:
    found = events(
        "One person killed at accounting office\n\n"
        "A clerk shot and killed a woman on Monday in a suburb of Detroit."
    )
    assert [n for _, n in told(found)] == [2]


def test_an_accusation_told_again_without_its_maker_is_one(events: Read) -> None:
    found = events(
        "The opposition accused the army of fraud on Monday.\n\n"
        "The army was accused after a count of the votes."
    )
    assert told(found, "ACCUSE") == [("accused", 2)]


def test_what_others_did_at_the_place_is_another_deed(events: Read) -> None:
    found = events(
        "One man was killed by troops in Limkheda, where a gang had attacked two clinics."
    )
    assert [e.trigger.value for e in found if e.type.value == "ASSAULT"] == ["killed", "attacked"]


def test_a_knife_and_a_gun_are_two_deeds(layers: Callable[[str], Layers]) -> None:
    read = layers("A gang stabbed the mayor in Patna. The police opened fire in Patna.")
    stabbed, fire = [d for d in find_drafts(read, load_codebook()) if d.type == "ASSAULT"]
    stabbed.mode = "targeted"
    assert len(merge_in_article(read, [stabbed, fire], lambda earlier, later: True)) == 2


def test_the_sentence_before_tells_what_is_taken_up() -> None:
    document = read_text(
        "Shops shut in Tete\n\nPublished: March 4, 2025\n\nRebels shelled a market in Tete.\n\n"
        "Rebels also shelled a church in Beira. The attack killed two nurses."
    )
    found = extract(annotate(document)).events
    assert [len(e.trigger.quotes) for e in found if e.place and e.place.value.name == "Beira"] == [
        3
    ]


def test_the_wounded_of_the_sentence_before_are_no_deed_that_is_taken_up() -> None:
    examples = Path(__file__).parents[3] / "examples" / "two-shorts.jsonl"
    document = next(d for d in read_sources([str(examples)], Meta()) if isinstance(d, Document))
    killed, *others = extract(annotate(document, model=True)).likely
    assert "killings" in [q.text for q in killed.trigger.quotes]
    assert "wounded" not in [e.trigger.value for e in others]


def test_a_killing_takes_up_that_of_the_same_victims(events: Read) -> None:
    found = events(
        "Gunmen shot dead three nuns in Jacmel on Monday.\n\n"
        "Raids on shops in Gonaives killed 12 people.\n\n"
        "The bishop condemned the killing of the nuns."
    )
    assert told(found) == [("shot dead", 2), ("Raids", 1)]


def test_the_day_of_a_condemnation_is_not_that_of_the_deed(events: Read) -> None:
    found = events(
        "Rebels killed nine nuns on Thursday. The mayor condemned the killings on Friday."
    )
    assert told(found) == [("killed", 2)]


def test_of_two_deeds_the_same_word_takes_up_its_own(events: Read) -> None:
    found = events(
        "An attack on a school in Gao killed nine nuns. Rebels shot a guard in Gao.\n\n"
        "The bishop condemned the attack."
    )
    assert told(found) == [("attack", 2), ("shot", 1)]


@pytest.mark.parametrize(
    "later",
    [
        "In Kismayo, soldiers attacked a militia camp on Thursday, the army said, adding that 20 "
        "militants were killed in the raid.",
        "In Kismayo, soldiers attacked a militia camp on Thursday, the army said, claiming that 20 "
        "militants were killed.",
    ],
)
def test_the_dead_told_beside_a_deed_are_not_those_of_the_story_s_day(
    later: str, events: Read
) -> None:
    read = events(f"A car bomb killed nine people in Mogadishu on Friday.\n\n{later}")
    deeds = [tolls(e) for e in read if e.type.value == "ASSAULT"]
    assert deeds == [[("killed", 9, 9)], [("killed", 20, 20)]]


def test_a_headline_rounds_what_the_story_counts() -> None:
    title = "Dozens killed in Mali village attack"
    story = "Gunmen attacked the village of Ogossagou on Saturday, killing 31 herders."
    read = extract(annotate(read_text(f"{title}\n\n{story}", published="2024-08-10"))).events
    deeds = [e for e in read if e.type.value == "ASSAULT"]
    assert [max(least for _, least, _ in tolls(e)) for e in deeds] == [31]


def test_a_heading_is_one_with_the_dated_report_below_it() -> None:
    text = (
        "War in Mali\n\nOn Sunday police shot two men in Kayes.\n\nAttack on Bamako\n\n"
        "On 4 November gunmen attacked Bamako, killing nine guards."
    )
    events = extract(annotate(read_text(text, published="2024-12-03"), model=True)).events
    assert [name for name, _ in told(events)] == ["shot", "attacked"]


@pytest.mark.parametrize(
    ("text", "answer", "by", "to"),
    [
        ("Israel accepted Egypt's invitation.", "accepted", "Israel", "Egypt's"),
        ("Uganda accepted the invitation of South Sudan.", "accepted", "Uganda", "South Sudan"),
        ("Iran accepted Oman's offer of mediation.", "accepted", "Iran", "Oman's"),
    ],
)
def test_who_answers_a_deed_is_not_joined_to_it(text: str, answer: str, by: str, to: str) -> None:
    coding = extract(annotate(read_text(text), model=True))
    (event,) = (e for e in coding.events if e.trigger.value == answer)
    assert [q.text for a in event.actors for q in a.quotes] == [by]
    assert [q.text for r in event.recipients for q in r.quotes] == [to]


@pytest.mark.parametrize(
    ("text", "died"),
    [
        ("A court on Monday convicted two soldiers of the murder of the singer Victor Lara.\n\n"
         "Lara was shot dead in September 1973.", "1973-09-01"),
        ("Jury finds Ivo Lund guilty in murder of Ana Horton.\n\nLund was found guilty of the "
         "murder of Ana Horton.\n\nHorton was shot and killed in October 2011.", "2011-10-01"),
    ],
)  # fmt: skip
def test_nobody_is_killed_twice_whatever_the_day_of_the_verdict(
    events: Read, text: str, died: str
) -> None:
    deaths = [e for e in events(text) if e.type.value == "ASSAULT" and e.score >= LIKELY]
    assert [e.when.value.earliest for e in deaths if e.when] == [died]
    assert len(deaths) == 1


def test_a_title_s_attack_before_another_deed_is_the_one_before_it_in_the_lead() -> None:
    title = "Mali shuts markets after attack on Bamako"
    lead = "The government closed markets on Monday, two days after fighters attacked a school."
    read = extract(annotate(read_text(f"{title}\n\n{lead}", published="2024-12-04"))).events
    attacks = [{q.text for q in e.trigger.quotes} for e in read if e.type.value == "ASSAULT"]
    assert attacks == [{"attack", "attacked"}]
