"""Names, demonyms and capitals of countries, from the actors' table of countries."""

import csv
import functools
from collections.abc import Mapping
from pathlib import Path

import msgspec

from dateline.codebook.places.folding import fold

COUNTRIES = Path(__file__).parent.parent / "actors" / "countries.csv"


class Nations(msgspec.Struct, frozen=True):
    """Folded names, demonyms and capitals by country code (ISO 3166-1 alpha-3)."""

    names: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]

    def country(self, folded: str) -> str:
        """Return the code of a country's folded name, or ""."""
        return self.names.get(folded, "")

    def demonym(self, folded: str) -> str:
        """Return the code of a folded demonym ("syrian", "syrians"), or ""."""
        return self.demonyms.get(folded) or self.demonyms.get(folded.removesuffix("s"), "")


@functools.cache
def nations(path: Path = COUNTRIES) -> Nations:
    """Return the countries' table; an absent file gives an empty one."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for name in (row["name"], *row["aliases"].split("|")):
                    names.setdefault(fold(name), row["code"])
                for name in row["demonyms"].split("|"):
                    demonyms.setdefault(fold(name), row["code"])
                for name in row["capital"].split("|"):
                    capitals.setdefault(fold(name), row["code"])
    for table in (names, demonyms, capitals):
        table.pop("", None)
    return Nations(names=names, demonyms=demonyms, capitals=capitals)


def nation_of(words: str) -> str:
    """Return the code of the country that words name, by its name or demonym, or ""."""
    folded = fold(words)
    return nations().country(folded) or nations().demonym(folded)
