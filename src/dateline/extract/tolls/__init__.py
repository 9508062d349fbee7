"""How many were killed, hurt, taken or driven out, which event did it, and who says so."""

from dateline.extract.tolls.belonging import counted_by, tolls_of
from dateline.extract.tolls.finding import find_tolls
from dateline.extract.tolls.giving.giving import with_givers
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.owning.choosing import Chooser
from dateline.extract.tolls.owning.doers import left_by
from dateline.extract.tolls.owning.owning import adopt, chooser, did_it, restored
from dateline.records import summarise

__all__ = [
    "Chooser",
    "TollMention",
    "adopt",
    "chooser",
    "counted_by",
    "did_it",
    "find_tolls",
    "left_by",
    "restored",
    "summarise",
    "tolls_of",
    "with_givers",
]
