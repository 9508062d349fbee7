"""Gathering: events that no rule joins, though the article tells one."""

import math

from dateline.annotate import annotate
from dateline.codebook.frames import load_codebook
from dateline.document import plain
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.joining.gathering import Weights, gather, load_weights
from dateline.extract.events.joining.likeness import Likeness
from dateline.extract.extracting import cast_drafts

TEXT = """Gunmen killed nine nurses in Tete on Monday.

Two soldiers were shot dead near Beira on Friday.

The governor said that militants had attacked a hospital."""
ALWAYS = Weights({"": 9.0}, 0.0)


def _read(text: str, *, model: bool = True) -> tuple[Article, list[Draft]]:
    layers = annotate(plain(text, published="2024-03-09"), model=model)
    article = Article(layers)
    drafts = cast_drafts(article, find_drafts(layers, load_codebook()))
    return article, sorted(drafts, key=lambda d: min(d.heads))


def _words(article: Article, drafts: list[Draft]) -> list[list[str]]:
    return [sorted(article.layers.tokens[h].text for h in d.heads) for d in drafts]


def test_what_nothing_bars_is_joined_where_the_weights_say_so() -> None:
    article, drafts = _read(TEXT)
    before = _words(article, drafts)
    assert ["attacked"] in before
    found = _words(article, gather(article, drafts, ALWAYS))
    assert ["attacked", "killed"] in found
    assert ["shot"] in found  # on another day


def test_no_weight_joins_what_days_set_apart() -> None:
    article, drafts = _read(TEXT)
    likeness = Likeness(article, drafts)
    killed, shot, attacked = (
        next(n for n, d in enumerate(drafts) if word in _words(article, [d])[0])
        for word in ("killed", "shot", "attacked")
    )
    assert likeness.barred(killed, shot)
    assert not likeness.barred(killed, attacked)


def test_a_number_of_its_own_bars_a_later_mention() -> None:
    article, drafts = _read("An army post was attacked near Tete.\n\nGunmen killed nine in Beira.")
    likeness = Likeness(article, drafts)
    assert likeness.told(1).tolls["killed"] == {(9, 9)}
    assert likeness.barred(0, 1)


def test_parties_that_were_read_stay() -> None:
    article, drafts = _read(TEXT)
    first = drafts[0]
    actors, recipients = list(first.actors), list(first.recipients)
    gather(article, drafts, ALWAYS)
    assert (first.actors, first.recipients) == (actors, recipients)
    assert actors
    assert recipients


def test_numbers_of_two_events() -> None:
    article, drafts = _read(TEXT)
    numbers = Likeness(article, drafts).numbers(0, 2)
    assert numbers["first of type"] == numbers["earlier harm"] == 1
    assert numbers["between"] == math.log(2)
    assert "same killed" not in numbers
    assert "same paragraph" not in numbers


def test_without_readings_nothing_is_joined() -> None:
    article, drafts = _read(TEXT, model=False)
    assert gather(article, drafts, ALWAYS) == drafts


def test_the_weights_lean_to_keeping_events_apart() -> None:
    weights = load_weights()
    assert weights.bound > 1
    assert weights.of["later separate"] < 0 < weights.of["same mode"]


CRIME = """Baker shot dead in Hull

A baker was shot dead outside his shop on Monday, police said.

They named no suspect. John Harlow was killed by two bullets, a doctor said."""


def test_a_line_that_nothing_ends_is_the_headline_of_the_story() -> None:
    article, drafts = _read(CRIME)
    likeness = Likeness(article, drafts)
    assert likeness.opening == 1
    assert Likeness(*_read(TEXT)).opening == 0
    assert likeness.told(0).title


def test_a_described_victim_may_be_the_only_one_named_later() -> None:
    arrests = "Police arrested a baker in Hull.\n\nJohn Harlow was detained at his shop in York."
    article, drafts = _read(arrests)
    numbers = Likeness(article, drafts).numbers(0, 1)
    assert numbers["perhaps target"] == numbers["perhaps the only target"] == 1
    assert "only later target" not in numbers


def test_like_acts_are_nearer_than_others() -> None:
    article, drafts = _read(TEXT)
    likeness = Likeness(article, drafts)
    numbers = likeness.numbers(0, 2)
    assert 0 < numbers["like acts"] < 1
    assert numbers["like sentences"] < likeness.numbers(0, 0)["like sentences"] == 1
