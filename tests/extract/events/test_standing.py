"""Standing: how likely a merged event is in its article."""

from dateline.annotate import annotate
from dateline.codebook.frames import load_codebook
from dateline.document import plain
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.weighing.assembly import probability
from dateline.extract.events.weighing.standing import load_weights, stand, told
from dateline.extract.extracting import merged_drafts
from dateline.records import LIKELY

TEXT = """Gunmen shot nine nurses in Tete on Monday. It rained.

The shooting shocked the town. A patrol was attacked near Beira."""


def _merged(text: str, *, model: bool = True) -> tuple[Article, list[Draft]]:
    layers = annotate(plain(text, published="2024-03-05"), model=model)
    article = Article(layers)
    return article, merged_drafts(article, find_drafts(layers, load_codebook()))


def test_numbers_of_an_event_told_again() -> None:
    article, drafts = _merged(TEXT)
    first = next(d for d in drafts if article.layers.tokens[d.heads[0]].text == "shot")
    numbers = dict(zip(map(id, drafts), told(article, drafts), strict=True))[id(first)]
    assert numbers["told again"] > 0
    assert numbers["both parties"] == numbers["place"] == numbers["time"] == numbers["toll"] == 1
    assert numbers["type ASSAULT"] == numbers["opening"] == numbers["story"] == 1
    assert "only in display" not in numbers


def test_a_likelier_draft_makes_a_likelier_event() -> None:
    article, drafts = _merged(TEXT)
    draft = drafts[0]
    chances = []
    for read in (0.2, 0.5, 0.8, 0.99):
        draft.probability = read
        chances.append(probability(next(told(article, drafts)), load_weights().of))
    assert chances == sorted(chances)
    assert all(0 < c < 1 for c in chances)


def test_what_is_unlikely_falls() -> None:
    article, drafts = _merged(TEXT)
    for draft in drafts:
        draft.probability = 0.002
    assert stand(article, drafts) == []


def test_without_readings_everything_stands() -> None:
    article, drafts = _merged(TEXT, model=False)
    assert drafts
    assert stand(article, drafts) == drafts


def test_the_weights_are_whole() -> None:
    weights = load_weights()
    assert weights.short == weights.story == LIKELY  # what lists show, by the same fit
    assert weights.of["odds"] + weights.of["odds in story"] > 0
