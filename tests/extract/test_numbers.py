"""A count is read as the range it honestly says; dates, ages and measures are none."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.numbers import find_numbers

Range = tuple[str, int, int | None]


def _numbers(text: str) -> list[Range]:
    layers = annotate(plain(text, published="2025-03-04"))
    return [(layers.quote(n.first, n.last).text, n.least, n.most) for n in find_numbers(layers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police counted 1,200 marchers.", ("1,200", 1200, 1200)),
        ("Aid reached 1.2 million people.", ("1.2 million", 1200000, 1200000)),
        ("They held twenty-one men.", ("twenty-one", 21, 21)),
        ("They held two hundred and fifty men.", ("two hundred and fifty", 250, 250)),
        ("They freed a dozen women.", ("a dozen", 12, 12)),
        ("They freed two dozen women.", ("two dozen", 24, 24)),
        ("Dozens were freed.", ("Dozens", 24, None)),
        ("Scores of women left.", ("Scores", 40, None)),
        ("Hundreds left.", ("Hundreds", 200, None)),
        ("Thousands of miners left.", ("Thousands", 2000, None)),
        ("Tens of thousands of miners left.", ("Tens of thousands", 20000, None)),
        ("Several hundred miners left.", ("Several hundred", 300, 900)),
        ("Several miners left.", ("Several", 3, 9)),
        ("There were a few boys.", ("a few", 3, 5)),
        ("There were a couple of boys.", ("a couple", 2, 2)),
        ("They met some 40 boys.", ("some 40", 40, 40)),
        ("They met around 20 boys.", ("around 20", 20, 20)),
        ("They met about 20 boys.", ("about 20", 20, 20)),
        ("They met at least 5 boys.", ("at least 5", 5, None)),
        ("They met more than 100 boys.", ("more than 100", 101, None)),
        ("They met over a dozen boys.", ("over a dozen", 13, None)),
        ("They met nearly 30 boys.", ("nearly 30", 30, 30)),
        ("They met up to 50 boys.", ("up to 50", 1, 50)),
        ("They met as many as 50 boys.", ("as many as 50", 1, 50)),
        ("They met 40-50 boys.", ("40-50", 40, 50)),
        ("They met 40 to 50 boys.", ("40 to 50", 40, 50)),
        ("They met between 40 and 50 boys.", ("between 40 and 50", 40, 50)),
        ("They met five or six boys.", ("five or six", 5, 6)),
        ("They met no boys.", ("no", 0, 0)),
        ("None came home.", ("None", 0, 0)),
        ("They met one sailor.", ("one", 1, 1)),
        ("They met a sailor.", ("a", 1, 1)),
        ("They met fewer than 10 boys.", ("fewer than 10", 1, 9)),
        ("They met a family of five.", ("five", 5, 5)),
        ("They met 30 or more boys.", ("30 or more", 30, None)),
        ("They met close to 70 boys.", ("close to 70", 70, 70)),
        ("They met no more than 8 boys.", ("no more than 8", 1, 8)),
        ("They met not fewer than 60 boys.", ("not fewer than 60", 60, None)),
        ("They met upwards of 90 boys.", ("upwards of 90", 90, None)),
        ("Five boys at least met.", ("Five", 5, None)),
        ("Not a single boy met.", ("Not a single", 0, 0)),
        ("They met several dozen boys.", ("several dozen", 36, 108)),
        ("They met 7k boys.", ("7k", 7000, 7000)),
        ("They met 1.9 thousand boys.", ("1.9 thousand", 1900, 1900)),
        ("One hundred and sixty-one boys met.", ("One hundred and sixty-one", 161, 161)),
        ("They met six (6) boys.", ("six (6)", 6, 6)),
    ],
)
def test_reads(text: str, expected: Range) -> None:
    assert _numbers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It was the third attempt.",
        "Prices rose by 20 percent.",
        "The talks began on 12 March 2021.",
        "The judge, aged 45, resigned.",
        "The fine was $500.",
        "They walked 12 km.",
        "The bus left at 5 p.m.",
        "A rule from 2016 was dropped.",
        "The siege lasted three weeks.",
        "The bill passed.",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert _numbers(text) == []


def test_head_hangs_on_the_noun() -> None:
    layers = annotate(plain("They held twenty-one men.", published="2025-03-04"))
    (number,) = find_numbers(layers)
    assert layers.tokens[layers.tokens[number.head].head].text == "men"
    assert number.exact
