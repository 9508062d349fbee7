"""Copies: what is one text, what only shares a paragraph, what merely looks alike."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.document import Document, plain
from dateline.ingest import read_text
from dateline.ingest.text import Meta, build_document
from dateline.link.texts.copies import candidate_pairs, find_copies, is_copy, judge_copy
from dateline.link.texts.shingles import keys_of, text_of
from dateline.records import Copy

LEAD = (
    "Gunmen on motorcycles stormed the market town of Tessaoua before dawn on Thursday and killed "
    "at least nineteen people, the prefect of the district said."
)
SECOND = (
    "The prefect, Moussa Garba, told the radio of Zinder that the men had come along the dry river "
    "and set fire to forty granaries. The gendarmes arrived two hours later."
)
THIRD = (
    "Families were walking towards Maradi with mattresses on their heads, a lorry driver said. "
    "He had counted eleven graves behind the school of Kanembakache."
)
BACKGROUND = (
    "More than 2,400 people have died in the region since January, according to monitors of the "
    "Sahel Observatory, as armed groups and the army contend for the road to Algeria."
)
OWN = (
    "In Agadez traders closed their shops on Friday to mourn. The imam of the great mosque asked "
    "the young men not to look for revenge, and the governor promised to pay for the burials.",
    "Ousseini Salatou, a butcher who lost his brother, said that nobody had warned them, though "
    "strangers had been seen at the well of Birni on Tuesday.",
    "The ministry of the interior called a meeting of all prefects for Sunday in Niamey and said "
    "that leave was cancelled for the guards of Tahoua and Dosso.",
)
WIRE = (LEAD, SECOND, THIRD, BACKGROUND)


def of(*paragraphs: str, url: str | None = None, title: str | None = None) -> Document:
    return build_document("\n\n".join(paragraphs), Meta(url=url, title=title))


def judged(one: Document, other: Document) -> Copy:
    copy = judge_copy(one, other)
    assert copy is not None
    return copy


@pytest.mark.parametrize(
    "copy",
    [WIRE, WIRE[:1], WIRE[:2], WIRE[1:3], (WIRE[0], WIRE[3], WIRE[1]),
     (LEAD, OWN[0], SECOND), ("What is known so far of the raid of Thursday.", SECOND, THIRD),
     (" ".join(WIRE),), (LEAD.replace("nineteen", "19").replace("people", "persons"), SECOND)],
    ids=["whole", "lead", "half", "no lead", "reordered", "local", "new lead", "joined", "spelt"],
)  # fmt: skip
def test_a_reprint_is_a_copy_and_is_found(copy: tuple[str, ...]) -> None:
    wire, reprint = of(*WIRE), of(*copy, title="Raid in the south")
    assert is_copy(judged(wire, reprint))
    assert [(c.left, c.right) for c in find_copies([reprint, wire])] == [
        tuple(sorted((wire.id, reprint.id)))
    ]


def test_a_wire_paragraph_in_an_own_story_is_shared_and_no_copy() -> None:
    wire, own = of(*WIRE), of(*OWN, BACKGROUND)
    copy = judged(wire, own)
    assert not is_copy(copy)
    at = (3, 3)
    assert copy.paragraphs == (at,)
    assert find_copies([wire, own]) == [copy]


def test_background_that_is_half_of_a_brief_makes_no_copy() -> None:
    brief = of(OWN[2], BACKGROUND)
    copy = judged(of(*WIRE), brief)
    assert copy.likeness > 0.4
    assert not copy.opening
    assert not is_copy(copy)


def test_the_lead_alone_in_a_brief_makes_a_copy() -> None:
    assert judged(of(*WIRE), of(LEAD, OWN[2])).opening
    assert is_copy(judged(of(*WIRE), of(LEAD, OWN[2])))


def test_the_reports_of_two_days_are_no_copies() -> None:
    form = (
        "Troops of Operation {op}, acting on credible reports, on {day} fell upon a camp at {at} "
        "in {state} State. They overwhelmed the criminals with superior fire and forced them to "
        "flee into the bush with gunshot wounds. {n} were killed and {m} rifles were recovered."
    )
    one = of(form.format(op="Sanity", day="Monday", at="Kuyello", state="Kaduna", n=4, m=7))
    other = of(form.format(op="Hadin", day="Friday", at="Ngoshe", state="Borno", n=9, m=3))
    copy = judge_copy(one, other)
    assert copy is None or not is_copy(copy)
    same = of(form.format(op="Sanity", day="Monday", at="Kuyello", state="Kaduna", n=4, m=8))
    assert is_copy(judged(one, same))


def test_another_report_of_the_same_deed_is_none() -> None:
    other = of(
        "Nineteen villagers were shot dead in Tessaoua when raiders came on motorcycles at dawn, "
        "officials in the south of Niger reported on Thursday."
    )
    assert judge_copy(of(*WIRE), other) is None


def test_two_versions_of_one_page_are_told_even_if_all_is_rewritten() -> None:
    first = of(*WIRE, url="https://a.example/raid?utm_source=rss")
    later = of(*OWN, url="http://www.a.example/raid/")
    copy = judged(first, later)
    assert copy.version
    assert not is_copy(copy)
    assert find_copies([first, later]) == [copy]


def test_a_title_alone_makes_no_copy() -> None:
    title = "Raid in the south leaves nineteen dead"
    assert judge_copy(of(*WIRE, title=title), of(*OWN, title=title)) is None


def test_a_short_line_that_anybody_prints_is_no_paragraph_share() -> None:
    line = "This is a developing story and will be changed."
    assert judge_copy(of(*WIRE[:2], line), of(*OWN[:2], line)) is None


def test_a_document_is_no_copy_of_itself_and_nothing_of_nothing() -> None:
    assert judge_copy(of(LEAD), of(LEAD)) is None
    assert judge_copy(plain("..."), plain("!!!")) is None


def test_html_around_a_story_changes_nothing() -> None:
    dressed = read_text("\n\n".join(("Raid", "By Agencies", *WIRE, "Subscribe to our newsletter")))
    assert judged(of(*WIRE), dressed).likeness == 1.0


PARTS = st.lists(st.sampled_from((*WIRE, *OWN)), min_size=1, max_size=5, unique=True)


@settings(deadline=None, max_examples=60)
@given(PARTS, PARTS)
def test_judging_is_symmetric_and_keeps_its_ranges(one: list[str], other: list[str]) -> None:
    left, right = of(*one), of(*other)
    copy = judge_copy(left, right)
    assert copy == judge_copy(right, left)
    if copy is not None:
        assert copy.left < copy.right
        assert 0 <= copy.likeness <= 1
        documents = {d.id: d for d in (left, right)}
        for n, m in copy.paragraphs:
            assert n < len(documents[copy.left].blocks)
            assert m < len(documents[copy.right].blocks)


@settings(deadline=None, max_examples=30)
@given(st.lists(PARTS, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(
    texts: list[list[str]], chance: random.Random
) -> None:
    documents = [of(*parts) for parts in texts]
    found = find_copies(documents)
    chance.shuffle(documents)
    assert find_copies(documents) == found


def test_candidates_are_the_pairs_that_share_a_key() -> None:
    keyed = [(d.id, keys_of(text_of(d))) for d in (of(*WIRE), of(*WIRE[:2]), of(*OWN))]
    assert candidate_pairs(keyed) == [tuple(sorted((keyed[0][0], keyed[1][0])))]
