"""Actors: who the mentions of a document are."""

from dateline.extract.actors.phrases import core, phrase
from dateline.extract.actors.reading import ActorReader, each_once

__all__ = ["ActorReader", "core", "each_once", "phrase"]
