"""Each sentence of the table has the attributions that its rows say."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.annotate import Layers, annotate
from dateline.extract.claims import Attribution, find_attributions, speakers_for
from dateline.ingest import read_text

HERE = Path(__file__).parent
Read = Callable[[str], Layers]


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_row(layers: Layers, found: Attribution) -> dict[str, str]:
    """Return an attribution in the words of the table."""
    text = layers.document.text
    return {
        "speakers": "; ".join(layers.quote(*s).text for s in found.source_spans),
        "chain": "; ".join(layers.tokens[i].text for i in found.chain),
        "cue": layers.quote(*found.cue).text if found.cue else "",
        "stance": found.stance,
        "form": found.form,
        "rule": found.rule,
        "content": " ... ".join(text[s:e] for s, e in found.content),
    }


TEXTS = sorted({row["text"] for row in rows("attributions.csv")})


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t[:50])
def test_text_has_the_attributions_of_its_rows(text: str, layers: Read) -> None:
    read = layers(text.replace("|", "\n\n"))
    found = [as_row(read, a) for a in find_attributions(read)]
    wanted = [
        {k: v.replace("|", "\n\n") for k, v in row.items() if k != "text"}
        for row in rows("attributions.csv")
        if row["text"] == text and row["rule"]
    ]
    assert found == wanted


def test_sentences_without_a_speaker_have_no_attribution(layers: Read) -> None:
    for text in (
        "Rebels attacked the town in the north.",
        "Troops defended the bridge for a week.",
        "No group has claimed responsibility for the blast.",
        "Customs officers denied the truck entry.",
        "Neither claim could be verified.",
    ):
        assert find_attributions(layers(text)) == ()


@pytest.mark.parametrize(
    ("head", "speakers"),
    [("KRAMATORSK", []), ("Kharkiv", []), ("Moscow", ["Moscow"]), ("Governor", ["Governor"])],
)
def test_a_town_before_a_headline_says_where_a_capital_speaks(
    head: str, speakers: list[str], layers: Read
) -> None:
    read = layers(f"{head}: missile hits apartment block, six dead\n\nIt fell at dawn on Monday.")
    found = find_attributions(read)
    assert [read.quote(*s).text for a in found for s in a.source_spans] == speakers


def test_speakers_for_gives_the_innermost_first(layers: Read) -> None:
    read = layers("The aide said Chad maintained that rebels had crossed the river.")
    found = find_attributions(read)
    start = read.document.text.index("crossed")
    said = speakers_for(read, found, start, start + 7)
    names = [[read.tokens[i].text for i in a.sources] for a in said]
    assert names == [["Chad"], ["aide"]]


def test_speakers_for_leaves_out_the_cue_itself(layers: Read) -> None:
    read = layers("Ukraine accused Russia of shelling the hospital.")
    start = read.document.text.index("accused")
    assert speakers_for(read, find_attributions(read), start, start + 7) == ()


def test_a_relative_pronoun_speaks_for_its_noun(layers: Read) -> None:
    read = layers("The colonel, who said the road was open, left.")
    (found,) = find_attributions(read)
    assert [read.tokens[i].text for i in found.sources] == ["colonel"]
    assert read.quote(*found.source_spans[0]).text == "who"


def test_attitudes_are_found_only_on_request(layers: Read) -> None:
    read = layers("Voters support the treaty.")
    assert find_attributions(read) == ()
    assert [a.view for a in find_attributions(read, views=True)] == [True]


def test_who_speaks_in_a_transcript_says_what_stands_behind_his_label() -> None:
    text = """MR. OKELLO: The minister met the envoy on Tuesday.

QUESTION: Soldiers shot two herders, residents say.

MR. OKELLO: Soldiers fired in the air."""
    layers = annotate(read_text(text, title="Briefing of the ministry"))
    found = find_attributions(layers)
    told = [(layers.quote(*a.source_spans[0]).text, a.content[0]) for a in found if a.sources]
    said = [layers.document.text[s:e] for who, (s, e) in told if who == "MR. OKELLO"]
    assert said[-1] == "Soldiers fired in the air"
    assert "QUESTION" not in dict(told)


INTERVIEW = """Selam Gebre teaches in Adwa. Eritrean soldiers came to Adwa in November.

What happened then?

They beat my father and burned the school.

Did the mayor help?

I asked him twice.

What do you want now?

My brother is still in prison.

The army denies it all."""


def test_an_interview_s_answers_are_said_by_who_is_introduced() -> None:
    layers = annotate(read_text(INTERVIEW, title="A teacher in Tigray"))
    found = [a for a in find_attributions(layers) if a.rule == "claim.interview"]
    assert {layers.quote(*a.source_spans[0]).text for a in found} == {"Selam Gebre"}
    assert [layers.document.text[slice(*a.content[0])] for a in found] == [
        "They beat my father and burned the school", "I asked him twice",
        "My brother is still in prison",
    ]  # fmt: skip


def test_a_column_that_asks_is_no_interview() -> None:
    text = INTERVIEW.replace("my father", "a man").replace("I asked", "Ada asked")
    layers = annotate(read_text(text.replace("My", "His"), title="A teacher in Tigray"))
    assert all(a.rule != "claim.interview" for a in find_attributions(layers))


def test_the_head_of_an_entry_is_no_headline_with_a_speaker() -> None:
    text = "3 May 2024 – Taiz, Yemen: Gunmen shot two men.\n4 May 2024 – Aden: A bomb fell."
    layers = annotate(read_text(text), model=False)
    assert not find_attributions(layers)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("India says Pakistan trains the militants, which Islamabad denies.",
         "Pakistan trains the militants"),
        ("Prosecutors said the minister had taken bribes, a charge he denies.",
         "the minister had taken bribes"),
        ("The president blamed the blackout on sanctions, a claim that Washington has rejected.",
         "the blackout on sanctions"),
        ("North Korea fired two missiles, the ministry said, hours after Pyongyang warned of war.",
         "North Korea fired two missiles"),
    ],
)  # fmt: skip
def test_what_others_answer_or_did_before_is_the_writer_s(
    text: str, content: str, layers: Read
) -> None:
    read = layers(text)
    said = [a for a in find_attributions(read) if a.sources and a.stance != "deny"]
    (first,) = [a for a in said if a.content[0][0] <= read.tokens[a.sources[0]].start + 40][:1]
    assert " ".join(text[start:end] for start, end in first.content) == content


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The Foreign Secretary said: The inquiry has found that Damascus used gas. The attacks "
         "show its cruelty. We will hold it to account.", "hold it to account"),
        ("Minister Cole said: I condemn the bombing in Oran. Such an attack helps nobody.",
         "attack helps nobody"),
        ("The envoy told the press in Bonn: Our convoys are ready. The siege must end.",
         "siege must end"),
    ],
)  # fmt: skip
def test_a_statement_without_quotation_marks_goes_on(text: str, last: str, layers: Read) -> None:
    document = layers(text).document.text
    first = find_attributions(layers(text))[0]
    assert document[slice(*first.content[-1])].endswith(last)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said: The bridge is shut. He told a reporter we were to blame.",
        'The mayor said: "The bridge is shut." We went there at noon.',
        "The mayor said: The bridge is shut. Nobody crossed it at noon.",
    ],
)
def test_no_more_than_the_statement_is_the_speakers(text: str, layers: Read) -> None:
    document = layers(text).document.text
    first = find_attributions(layers(text))[0]
    assert document[first.content[-1][0] : first.content[-1][1]].strip('."').endswith("shut")
