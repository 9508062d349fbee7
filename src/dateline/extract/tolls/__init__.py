"""How many were killed, hurt, taken or driven out, and which event did it."""

from dateline.extract.tolls.belonging import tolls_of
from dateline.extract.tolls.finding import find_tolls
from dateline.extract.tolls.mentions import TollMention
from dateline.records import summarise

__all__ = ["TollMention", "find_tolls", "summarise", "tolls_of"]
