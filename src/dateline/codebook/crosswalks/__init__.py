"""Crosswalks: what other event schemes call the things we code, as tables with reasons."""

from dateline.codebook.crosswalks.acled import AcledType, acled, acled_report
from dateline.codebook.crosswalks.cameo import (
    CameoCode,
    PloverCode,
    cameo,
    goldstein,
    intensity,
    plover,
    quad,
)
from dateline.codebook.crosswalks.parties import SectorCodes, sector_codes
from dateline.codebook.crosswalks.precision import DateCodes, PlaceCodes, date_codes, place_codes
from dateline.codebook.crosswalks.ucdp import ucdp

__all__ = [
    "AcledType",
    "CameoCode",
    "DateCodes",
    "PlaceCodes",
    "PloverCode",
    "SectorCodes",
    "acled",
    "acled_report",
    "cameo",
    "date_codes",
    "goldstein",
    "intensity",
    "place_codes",
    "plover",
    "quad",
    "sector_codes",
    "ucdp",
]
