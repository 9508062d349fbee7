"""The gazetteer: names of places and what they can mean."""

from dateline.codebook.places.gazetteer import Gazetteer, Row, kilometres
from dateline.codebook.places.homes import Home, outlets
from dateline.codebook.places.nations import Nations, nation_of, nations

__all__ = ["Gazetteer", "Home", "Nations", "Row", "kilometres", "nation_of", "nations", "outlets"]
