"""Shingles and keys: one spelling, sentences as passages, keys that stay the same for ever."""

import pytest

from dateline.document import Block, Document, Span, plain
from dateline.ingest import read_text
from dateline.link.texts.addresses import address_of
from dateline.link.texts.shingles import Key, keys_of, passages_of, shingles, text_of, words_of

STORY = (
    "Two missiles fell on the vegetable market of Ariha on Monday morning, rescuers said. "
    "They counted seven bodies outside the clinic, and said that the stalls had been crowded."
)
OTHER = (
    "The central bank of Ghana raised its main rate by two points on Friday, to the surprise of "
    "most traders, who had expected that it would wait for the figures of the next quarter."
)


def keys(text: str) -> set[int]:
    return {key.key for key in keys_of(text_of(plain(text)))}


@pytest.mark.parametrize(
    ("one", "other"),
    [("The mayor's guard", "THE MAYOR’S GUARD"), ("killed seven", "killed 7"),
     ("twenty-three dead", "23 dead"), ("1,200 men", "1200 men"), ("José spoke", "Jose spoke"),
     ('He said "no"', "He said “no”"), ("forty shells; two", "40 shells - 2")],
)  # fmt: skip
def test_one_word_has_one_spelling(one: str, other: str) -> None:
    assert words_of(one)[0] == words_of(other)[0]


def test_numbers_that_differ_stay_apart() -> None:
    assert words_of("killed seven")[0] != words_of("killed nine")[0]
    assert words_of("twenty, three")[0] == ["23"]  # a comma between them is rarer than a hyphen


def test_names_are_capitals_inside_the_sentence_and_numbers() -> None:
    words, names = words_of("Warplanes bombed Ariha at 11 on Monday")
    assert [w for w, n in zip(words, names, strict=True) if n] == ["ariha", "11", "monday"]


def test_a_text_read_in_the_wrong_encoding_is_mended() -> None:
    garbled = STORY.replace("rescuers", "rescuers’ chief José").encode().decode("cp1252")
    whole = STORY.replace("rescuers", "rescuers’ chief José")
    assert passages_of(plain(garbled)) == passages_of(plain(whole))


def test_short_sentences_go_with_their_neighbours() -> None:
    (only,) = passages_of(plain("He fell. She ran. Nobody at the gate had seen either of them."))
    assert only.words[:4] == ("he", "fell", "she", "ran")


def test_title_byline_and_credit_do_not_count() -> None:
    bare = passages_of(read_text(f"{STORY}\n\n{OTHER}"))
    dressed = read_text(f"Market bombed\n\nBy Agencies\n\nARIHA - {STORY}\n\n{OTHER}\n\n(Reuters)")
    assert [p.words for p in passages_of(dressed)] == [p.words for p in bare]


def test_a_title_stands_in_where_nothing_else_speaks() -> None:
    text = "Two killed as jets hit the market of Ariha"
    document = Document("d-1", text, (Block("title", Span(0, len(text))),))
    assert [p.words[:3] for p in passages_of(document)] == [("2", "killed", "as")]


def test_a_text_without_words_has_no_keys() -> None:
    assert keys_of(text_of(plain("... !"))) == ()


def test_like_passages_share_keys_and_others_do_not() -> None:
    near = STORY.replace("rescuers", "medics").replace("crowded", "full")
    assert keys(STORY) & keys(near)
    assert not keys(STORY) & keys(OTHER)


def test_a_sentence_keeps_its_keys_wherever_it_stands() -> None:
    first = STORY.partition(". ")[0] + "."
    assert keys(first) <= keys(f"{OTHER} {STORY}")


def test_versions_share_the_key_of_their_address() -> None:
    one = text_of(plain(STORY))
    held = [Key(k.key, k.block) for k in keys_of(one)]
    at = Document("d-2", STORY, (), url="https://a.example/x")
    (address,) = keys_of(text_of(at))
    assert address.block == -1
    assert address not in held


def test_keys_are_the_same_in_every_run() -> None:
    assert keys_of(text_of(plain(STORY)))[0].key == -8845621473895704434  # whatever the hash seed


def test_a_short_text_is_one_shingle() -> None:
    assert shingles(["rain", "fell"], 3) == ["rain fell"]
    assert shingles([], 3) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("http://www.a.example/x/", "https://a.example/x"),
     ("https://a.example/x?utm_source=rss&id=1#top", "https://m.a.example/x?id=1"),
     ("https://a.example/x?b=2&a=1", "https://A.example/x?a=1&b=2"),
     ("https://a.example/x/amp/", "https://a.example/x")],
)  # fmt: skip
def test_one_address_has_one_spelling(one: str, other: str) -> None:
    assert address_of(one) == address_of(other) is not None


@pytest.mark.parametrize(
    "url", [None, "", "https://a.example/", "no url", "https://[::1", "http://a:99999999/x"]
)
def test_what_names_no_page_has_no_address(url: str | None) -> None:
    assert address_of(url) is None


def test_pages_that_differ_stay_apart() -> None:
    urls = ("https://a.example/x?id=1", "https://a.example/x?id=2", "https://a.example/y")
    assert len({address_of(url) for url in urls}) == 3
