"""Actors: who the mentions of a document are."""

from dateline.extract.actors.phrases import core, phrase
from dateline.extract.actors.reading import ActorReader

__all__ = ["ActorReader", "core", "phrase"]
