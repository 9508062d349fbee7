"""Each phrase of the tables is read as they say, without a parser."""

import csv
import re
from pathlib import Path

import pytest

from dateline.annotate import Layers, Sentence, Token, annotate
from dateline.codebook.directory import load_directory
from dateline.document import Document, Span, plain
from dateline.extract.times import find_times
from dateline.extract.times.phrases.grammar import open_rules, rules
from dateline.extract.times.phrases.reading import opened_by

HERE = Path(__file__).parent


def bare(document: Document) -> Layers:
    """Return layers with words for tokens, and no parse."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        text = document.text[block.span.start : block.span.end]
        for said in re.finditer(r"\S.*?(?:(?<=[a-z0-9])[.!?](?=\s[A-Z]|$)|$)", text):
            first = len(tokens)
            for word in re.finditer(r"\w+|[^\w\s]", said.group()):
                start = block.span.start + said.start() + word.start()
                i, here = len(tokens), len(sentences)
                low = word.group().lower()
                tokens.append(
                    Token(i, start, start + len(word.group()), word.group(), low, "X", "", "", i,
                          here, "", low, low)
                )  # fmt: skip
            sentences.append(Sentence(first, len(tokens), number, first))
    return Layers(
        document=document, tokens=tuple(tokens), sentences=tuple(sentences), names=(),
        quotations=(), children=tuple(() for _ in tokens), refers={}, directory=load_directory(),
    )  # fmt: skip


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    "row", table("phrases.csv"), ids=lambda r: f"{r['published']}-{r['words']}"
)
def test_reads(row: dict[str, str]) -> None:
    document = plain(row["text"], published=row["published"] or None)
    layers = bare(document)
    found = {
        document.text[layers.tokens[t.first].start : layers.tokens[t.last - 1].end].rstrip("."): t
        for t in find_times(layers)
    }
    assert row["words"].rstrip(".") in found
    when = found[row["words"].rstrip(".")].finding.value
    assert (when.earliest, when.latest, when.precision) == (
        row["from"],
        row["to"],
        row["precision"],
    )


@pytest.mark.parametrize("row", table("silent.csv"), ids=lambda r: r["text"])
def test_reads_nothing(row: dict[str, str]) -> None:
    found = find_times(bare(plain(row["text"], published=row["published"] or None)))
    assert [t.finding.value.text for t in found] == []


@pytest.mark.parametrize("name", ["phrases.csv", "cases.csv", "silent.csv", "choices.csv"])
def test_a_rule_that_is_not_open_matches_nothing(name: str) -> None:
    for text in {row["text"] for row in table(name)}:
        opened = {n for n, _ in open_rules(frozenset(opened_by(text)))}
        for n, rule in enumerate(rules()):
            if n not in opened and {"deictic"} not in rule.gates:  # no "now" in "Nowruz"
                assert not any(m.group() for m in rule.pattern.finditer(text)), (text, n)


def test_quotes_the_words_and_the_publication_date() -> None:
    text = "Published: 3 December 2024\n\nIt has gone on since Wednesday."
    document = plain(text, published="2024-12-03")
    at = Span(11, 26)
    document = Document(
        id=document.id, text=text, blocks=document.blocks[1:], published="2024-12-03",
        published_at=at,
    )  # fmt: skip
    (mention,) = find_times(bare(document))
    assert [q.text for q in mention.finding.quotes] == ["since Wednesday", "3 December 2024"]
    assert all(document.holds(q) for q in mention.finding.quotes)
    assert (mention.kind, mention.finding.value.anchor) == ("since", "2024-12-03")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They came on Monday.", "point"),
        ("It runs since Monday.", "since"),
        ("It runs until 20 December.", "until"),
        ("It ran for three weeks.", "duration"),
        ("A three-day truce began.", "duration"),
        ("They march every Friday.", "set"),
        ("They march daily.", "set"),
    ],
)
def test_tells_the_kind(text: str, kind: str) -> None:
    (mention,) = find_times(bare(plain(text, published="2024-12-03")))
    assert mention.kind == kind


@pytest.mark.parametrize(
    "aside",
    [
        "Hezbollah, which fought a war in 2006, has sent men.",
        "It has bombed convoys since the war began in 2011.",
    ],
)
def test_a_year_told_aside_is_not_the_year_of_an_undated_story(aside: str) -> None:
    layers = annotate(plain(f"{aside} Days earlier, on 30 November, jets fired missiles."))
    found = [m.finding.value.earliest for m in find_times(layers)]
    assert not [day for day in found if day.endswith("11-30")]
