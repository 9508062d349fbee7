"""Joins the readers: layers in, the coding of the document out."""

import functools

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.article import Article
from dateline.extract.attributing import Attributor
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.joining.gathering import gather
from dateline.extract.events.joining.merging import merge_in_article, merge_in_sentence
from dateline.extract.events.joining.sameness import Sameness
from dateline.extract.events.roles.casting import cast
from dateline.extract.events.roles.completing import complete
from dateline.extract.events.roles.tidying import tidy
from dateline.extract.events.roles.whom import find_whom
from dateline.extract.events.weighing.assembly import assemble, left_out
from dateline.extract.events.weighing.standing import stand
from dateline.extract.labels.finding import find_labels
from dateline.extract.tolls import Chooser, chooser, restored
from dateline.records import Claim, Coding, Event, Issue


def extract(layers: Layers, *, codebook: bool = True) -> Coding:
    """Return the events, claims and labels of a document, read with or without the codebook."""
    document = layers.document
    article = Article(layers)
    attributor, events, claims = attributed(article, codebook=codebook)
    return Coding(
        document=document.id,
        events=events,
        claims=claims,
        labels=find_labels(article),
        checks=attributor.checks.records(events),
        issues=() if document.published or document.updated else (_undated(layers),),
    )


def attributed(
    article: Article, *, codebook: bool = True
) -> tuple[Attributor, tuple[Event, ...], tuple[Claim, ...]]:
    """Return an article's events and claims, and what was asked to link the two."""
    found = find_drafts(article.layers, load_codebook()) if codebook else []
    drafts = read_drafts(article, found)
    article.settle(drafts)
    attributor = Attributor(article)
    return attributor, *attributor.run(drafts)


def read_drafts(article: Article, found: list[Draft]) -> list[Draft]:
    """Return the drafts that become events, given what the codebook's frames have found."""
    return gather(article, cast_drafts(article, found))


def cast_drafts(article: Article, found: list[Draft]) -> list[Draft]:
    """Return the drafts that become events, with their parties, before like ones are joined."""
    drafts = standing_drafts(article, found)
    cast(article, drafts)
    tidy(article.layers, drafts)
    return drafts


def standing_drafts(article: Article, found: list[Draft]) -> list[Draft]:
    """Return the drafts that become events, with the parties that their triggers were read with."""
    merged = merged_drafts(article, found)
    spare = functools.partial(left_out, article.layers, found)
    return restored(article.layers, merged, stand(article, merged), article.tolls, spare)


def chooser_of(article: Article) -> Chooser:
    """Return what weighs the causes of an article's tolls, as it does before any is chosen."""
    layers = article.layers
    found = find_drafts(layers, load_codebook())
    merged = merged_drafts(article, found)
    likely = stand(article, merged)
    return chooser(layers, merged, likely, article.tolls, lambda: left_out(layers, found))


def merged_drafts(article: Article, found: list[Draft]) -> list[Draft]:
    """Return a draft for each event that the article may tell of, all its mentions in one."""
    layers = article.layers
    drafts = assemble(layers, found)
    complete(layers, drafts)
    find_whom(layers, drafts)
    tidy(layers, drafts)  # who condemns "the attack" is not set against those who made it
    same = Sameness(article)
    drafts = merge_in_sentence(layers, drafts, same.on_other_days)
    merged = merge_in_article(layers, drafts, same)
    tidy(layers, merged)
    return merged


def _undated(layers: Layers) -> Issue:
    document = layers.document
    return Issue(
        where=document.name or document.url or document.id,
        what='no date of publication, so relative dates ("on Monday") stay empty',
        cure="give it with --published YYYY-MM-DD",
        document=document.id,
    )
