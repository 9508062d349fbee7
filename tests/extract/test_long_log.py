"""A log of many entries costs what its entries cost, not what pairs of them would."""

import cProfile
import pstats
from pathlib import Path

import pytest

from dateline.annotate import annotate
from dateline.codebook.frames import load_codebook
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.article import Article
from dateline.extract.events.drafts import find_drafts
from dateline.extract.extracting import read_drafts
from dateline.extract.tolls import tolls_of
from dateline.ingest import read_text

TOWNS = ("Hama", "Homs", "Idlib", "Sarmin", "Saraqib", "Douma", "Afrin", "Azaz", "Manbij", "Raqqa")
DEEDS = (
    "Rebels shelled {}, killing three people and wounding six, residents said.",
    "Police arrested nine men in {}. The army denied that its men had taken part.",
    "Gunmen attacked a checkpoint near {}, killing five soldiers, the Observatory said.",
    "Warplanes bombed a market in {}; the government denied it.",
)
EXAMPLES = Path(__file__).parents[2] / "examples"


def log(entries: int) -> str:
    """Return a log in which each day of a year has its entry."""
    lines = [
        f"{1 + n % 28} {('March', 'April', 'May', 'June')[n // 28 % 4]} {2000 + n // 112}: "
        + DEEDS[n % len(DEEDS)].format(TOWNS[n * 7 % len(TOWNS)])
        for n in range(entries)
    ]
    return "A log of the war in Syria\n\n" + "\n\n".join(lines)


def calls(entries: int) -> int:
    layers = annotate(read_text(log(entries), published="2024-12-01"))
    profile = cProfile.Profile()
    profile.runcall(extract, layers)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_four_times_the_entries_cost_hardly_more_than_four_times() -> None:
    extract(annotate(read_text(log(4), published="2024-12-01")))  # lists are loaded
    assert calls(240) < 7.5 * calls(60)  # it was ten times


@pytest.mark.parametrize("name", ["haiti-pont-sonde", "sumy-palm-sunday", "zamzam-camp"])
def test_only_what_stands_near_a_deed_may_be_its_toll(name: str) -> None:
    article = Article(annotate(read_text((EXAMPLES / f"{name}.txt").read_text(encoding="utf-8"))))
    drafts = read_drafts(article, find_drafts(article.layers, load_codebook()))
    for draft in drafts:
        every = tolls_of(article.layers, draft.heads, article.tolls)
        assert tolls_of(article.layers, draft.heads, article.reach.near(draft.heads)) == every


def test_nobody_speaks_of_words_far_from_his_own() -> None:
    layers = annotate(plain("The army said rebels had shelled Homs. Rain fell. Police left."))
    article = Article(layers)
    start = layers.tokens[5].start
    assert [a.stance for a in article.speakers_for(start, start + 1)] == ["assert"]
    assert article.speakers_for(layers.tokens[-2].start, layers.tokens[-2].end) == ()
