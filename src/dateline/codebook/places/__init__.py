"""The gazetteer: names of places and what they can mean."""

from dateline.codebook.places.gazetteer import Gazetteer, Row
from dateline.codebook.places.nations import Nations, nations

__all__ = ["Gazetteer", "Nations", "Row", "nations"]
