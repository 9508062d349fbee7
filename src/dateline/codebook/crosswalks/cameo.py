"""PLOVER and CAMEO, both ways, with quad classes and the scales of conflict and cooperation."""

import functools
import re
from collections.abc import Mapping

import msgspec

from dateline.codebook.crosswalks.deciding import decide
from dateline.codebook.crosswalks.tables import choices, number, table
from dateline.errors import CodebookError
from dateline.records import Event

_FORM = re.compile(r"(?:0[1-9]|1[0-9]|20)[0-9]{0,2}")


class CameoCode(msgspec.Struct, frozen=True):
    """A CAMEO code, always text ("042" is not 42), with what readers of CAMEO data expect of it.

    `quad` is PLOVER's quad class of the type the code reads back as, `gdelt_quad` that of GDELT.
    """

    code: str
    root: str
    name: str
    quad: int
    gdelt_quad: int
    goldstein: float

    @property
    def base(self) -> str:
        """The code of at most three digits, GDELT's EventBaseCode."""
        return self.code[:3]


class PloverCode(msgspec.Struct, frozen=True):
    """What a CAMEO code is in PLOVER 2.0."""

    type: str
    mode: str | None
    contexts: frozenset[str]


def cameo(event: Event) -> CameoCode | None:
    """Return the event's CAMEO code; None where nothing is said to have been done."""
    row = decide(event, "plover_cameo")
    if not row["code"]:
        return None
    return CameoCode(
        code=row["code"],
        root=row["root"],
        name=row["name"],
        quad=int(row["quad"]),
        gdelt_quad=_root_quads()[row["root"]],
        goldstein=float(row["goldstein"]),
    )


def plover(code: str) -> PloverCode | None:
    """Return what a CAMEO code is in PLOVER; None for the roots 01 and 02, which it dropped.

    A code the table lacks reads as its parent.

    >>> plover("0871").mode, plover("1951").type, plover("010")
    ('ceasefire', 'ASSAULT', None)
    """
    if not _FORM.fullmatch(code):
        raise CodebookError(
            f"CAMEO code {code!r}: not two to four digits from 01 to 20; keep leading zeros"
        )
    known, codes = code, _plover_codes()
    while known not in codes:
        known = known[:-1]
    return codes[known]


@functools.cache
def _plover_codes() -> Mapping[str, PloverCode | None]:
    return {
        row["code"]: PloverCode(row["type"], row["mode"] or None, choices(row["context"]))
        if row["type"]
        else None
        for row in table("cameo_plover")
    }


def quad(event: Event) -> int:
    """Return the quad class of the event's type: 1, 2 cooperation, 3, 4 conflict; odd is verbal."""
    return _quads()[event.type.value]


@functools.cache
def _quads() -> Mapping[str, int]:
    return {row["key"]: q for row in table("quad") if (q := number(row["quad"])) is not None}


@functools.cache
def _root_quads() -> Mapping[str, int]:
    return {row["key"]: q for row in table("quad") if (q := number(row["gdelt"])) is not None}


def goldstein(event: Event) -> float | None:
    """Return the Goldstein value of the event's CAMEO code, -10 to 10; None where it has none."""
    code = cameo(event)
    return None if code is None else code.goldstein


def intensity(event: Event) -> float:
    """Return PLOVER's own score of the event's type and mode, -10 to 10."""
    scores = _scores()
    mode = event.mode.value if event.mode else ""
    return scores.get((event.type.value, mode), scores[event.type.value, ""])


@functools.cache
def _scores() -> Mapping[tuple[str, str], float]:
    return {(row["type"], row["mode"]): float(row["score"]) for row in table("plover_scores")}
