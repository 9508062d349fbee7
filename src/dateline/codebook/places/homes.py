"""Where news outlets are at home: the region whose places an outlet names without saying which."""

import csv
import functools
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from dateline.codebook.places.folding import fold

OUTLETS = Path(__file__).parent / "outlets.csv"
_HOST = re.compile(r"^(?:https?://)?(?:www\d?\.)?([\w.-]+\.[a-z]{2,})(?:[:/?]|$)", re.IGNORECASE)


class Home(msgspec.Struct, frozen=True):
    """An outlet's home: its town and first-level unit ("" where it serves a whole country)."""

    town: str
    admin1: str
    country: str


class Outlets(msgspec.Struct, frozen=True):
    """Homes by web host and by folded name."""

    hosts: Mapping[str, Home]
    names: Mapping[str, Home]

    def home(self, *said: str | None) -> Home | None:
        """Return the home of the outlet that a web address or a name tells; the first that does."""
        for words in said:
            if not words:
                continue
            found = self._at(words) or self.names.get(_bare(words))
            if found is not None:
                return found
        return None

    def _at(self, address: str) -> Home | None:
        match = _HOST.match(address.strip())
        parts = match[1].lower().split(".") if match else []
        for i in range(len(parts) - 1):  # "news.paper.co.uk", then "paper.co.uk"
            found = self.hosts.get(".".join(parts[i:]))
            if found is not None:
                return found
        return None


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


@functools.cache
def outlets(path: Path = OUTLETS) -> Outlets:
    """Return the table of outlets; a name that several outlets of unlike homes bear is left out."""
    hosts: dict[str, Home] = {}
    names: dict[str, Home] = {}
    shared: set[str] = set()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            home = Home(row["town"], row["admin1"], row["country"])
            for host in filter(None, row["host"].split("|")):
                hosts[host] = home
            for name in map(_bare, filter(None, row["name"].split("|"))):
                if names.setdefault(name, home) != home:
                    shared.add(name)
    return Outlets(hosts, {n: h for n, h in names.items() if n not in shared})
