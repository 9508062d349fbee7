"""The actor knowledge base: who bears which name, for which country and sector, and when."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from dateline.codebook.lists import read_list
from dateline.codebook.own_actors import read_own

ACTORS = Path(__file__).parent / "actors"


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One actor over one period: `since` and `until` are YYYY-MM-DD, empty where open."""

    id: str
    name: str
    country: str | None
    sector: str | None
    kind: str
    role: str
    gender: str
    since: str
    until: str

    def holds(self, on: str | None) -> bool:
        """Tell whether the entry is valid on a day (YYYY-MM-DD); without a day, if still open."""
        if on is None:
            return not self.until
        return (not self.since or self.since <= on) and (not self.until or on < self.until)


class Country(msgspec.Struct, frozen=True, gc=False):
    """A state: its ISO 3166-1 alpha-3 code, its name, and the names of its arms of power."""

    code: str
    name: str
    region: str
    adjective: str
    bodies: Mapping[str, str]


_OTHERS = frozenset({
    "watch", "forum", "monitor", "institute", "centre", "center", "foundation", "network", "union",
    "observatory", "ministry", "minister", "department", "court", "organisation",
    "organization", "bureau", "office", "rights", "commission", "law", "code",
    "inspectorate",
})  # fmt: skip
"""Words that make of a party's name another body's: "Labour Ministry", "Labour Code"."""
PLACED = frozenset({"country", "demonym", "capital", "part"})
"""Forms of a known name that stand for a country, or for a part of one that has another's name."""
_OF_MANY = frozenset({
    "ambassador", "envoy", "senator", "lawmaker", "congresswoman", "councilwoman", "governor",
    "mayor", "spokesperson", "spokesman", "spokeswoman", "adviser", "aide", "commander", "general",
    "colonel", "activist", "politician", "figure", "official", "leader", "judge", "journalist",
    "businessman", "businesswoman", "negotiator", "cleric", "archbishop", "bishop", "prince",
    "candidate", "warlord", "oligarch", "lawyer", "blogger", "ayatollah", "monk", "doctor",
    "dissident", "imam", "scientist", "rebel", "billionaire", "separatist", "trafficker", "member",
    "commissioner", "diplomat",
})  # fmt: skip
"""Last words of roles that many people of a state have at a time."""
_SOLE = frozenset({
    "national security adviser", "central bank governor", "attorney general", "governor-general",
    "supreme leader", "junta leader", "opposition leader", "crown prince", "top diplomat",
    "high commissioner", "police commissioner",
})  # fmt: skip
"""Roles that end in such a word and yet have one bearer."""
BODIES = frozenset({"igo", "ngo", "media", "group", "party"})
"""Forms that stand for a body that is no organ of a state."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """A known name in a text: tokens `first` to `last` (exclusive), and whose it may be.

    `ids` are entry ids or, with a `form` of `PLACED`, country codes.
    """

    first: int
    last: int
    ids: tuple[str, ...]
    form: str


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return a name as it is compared: no accents, no case, apostrophes and hyphens opened.

    >>> fold("Al-Nujabaʿa"), fold("Côte d’Ivoire")
    ('al nujaba a', 'cote d ivoire')
    """
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare.casefold()))


_AGAINST = frozenset({"anti", "counter"})
"""Words without a capital that may begin a name: "the anti-ISIS coalition"."""
Name = tuple[tuple[str, ...], str, str, str]
"""The parts of a name, whose it is, its form, and how it is written."""


@functools.lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word as names are compared: "Al-Nujaba" has two."""
    return tuple(fold(word).split())


class Directory(msgspec.Struct, frozen=True):
    """The knowledge base; `names` are by their first part, then by their second ("": by none).

    `surnames` has the ids of the persons of each.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    countries: Mapping[str, Country]
    names: Mapping[str, Mapping[str, tuple[Name, ...]]]
    offices: Mapping[tuple[str, str], tuple[Entry, ...]]
    surnames: Mapping[str, tuple[str, ...]]

    def scan(self, words: Sequence[str]) -> tuple[Known, ...]:
        """Return the known names in a run of words, the longest at each place.

        A name must be written with a capital; an acronym ("US", "AU") in capitals throughout, or
        with some within ("LeT", not "let").
        """
        folded = list(map(_parts, words))
        parts = tuple(itertools.chain.from_iterable(folded))
        owners = [i for i, some in enumerate(folded) for _ in some]
        found: list[Known] = []
        at = 0
        for start in (n for n, part in enumerate(parts) if part in self.names):
            if start < at:
                continue  # within the last name
            known, step = self._longest(words, parts, owners, start)
            paired = known is not None and found and found[-1].last == known.first - 1
            if known is not None and (paired or not _is_half(words, known)):
                found.append(known)
            at = start + step
        return tuple(found)

    def _longest(
        self, words: Sequence[str], parts: tuple[str, ...], owners: Sequence[int], at: int
    ) -> tuple[Known | None, int]:
        """Return the longest name that begins at a part; `owners` are the words of the parts."""
        start = owners[at]
        opening = words[start][:1]
        if not (opening.isupper() or opening.isdigit() or words[start] in _AGAINST):
            return None, 1
        best: tuple[int, str] | None = None
        ids: list[str] = []
        begun, following = self.names[parts[at]], parts[at + 1] if at + 1 < len(parts) else ""
        for name, ident, form, written in (*begun.get(following, ()), *begun.get("", ())):
            size = len(name)
            if parts[at : at + size] != name:
                continue
            if at + size < len(parts) and owners[at + size] == owners[at + size - 1]:
                continue
            if len(written) <= 6 and not _is_cased(words[start].replace(".", ""), written):
                continue
            if form == "media" and _goes_on(words, owners, at + size):
                continue  # "The National" is a newspaper, "The National Liberation Army" is not
            if form == "party" and size == 1 and _is_of_others(words, owners[at]):
                continue  # "Labour Watch" is no party
            if best is None or size > best[0] or (size == best[0] and form == best[1]):
                ids = [ident] if best is None or size > best[0] else [*ids, ident]
                best = (size, form)
        if best is None:
            return None, 1
        end = owners[at + best[0] - 1] + 1
        return Known(start, end, tuple(dict.fromkeys(ids)), best[1]), best[0]

    def on(self, ident: str, day: str | None) -> Entry | None:
        """Return the entry of an actor that holds on a day, else its latest before it."""
        periods = self.entries.get(ident, ())
        valid = [e for e in periods if e.holds(day)]
        if valid:  # a new post counts, not that somebody left the last one
            return max(valid, key=lambda e: (e.sector != "ELI", e.since))
        before = [e for e in periods if day is None or not e.since or e.since <= day]
        return before[-1] if before else None

    def holder(self, role: str, country: str, day: str | None) -> Entry | None:
        """Return who held an office ("president") of a country on a day; None if unsure.

        Of ambassadors, senators, journalists or former ministers a state has many, of whom the
        lists know some: none of them is meant by the word alone.
        """
        if not _is_sole(role):
            return None
        held = [e for e in self.offices.get((role, country), ()) if e.holds(day)]
        return held[0] if len({e.id for e in held}) == 1 else None


def _is_sole(role: str) -> bool:
    """Tell whether a state has one bearer of a role at a time.

    >>> [_is_sole(r) for r in ("president", "ambassador", "former president", "supreme leader")]
    [True, False, False, True]
    """
    if role in _SOLE:
        return True
    return not role.startswith(("former ", "deputy ", "ex-")) and role.split()[-1] not in _OF_MANY


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        row["id"], row["name"], row["country"] or None, row["sector"] or None,
        row["kind"], row["role"], row["gender"], row["from"], row["to"],
    )  # fmt: skip


def _country(row: Mapping[str, str]) -> Country:
    bodies = {b: row[b].split("|")[0] for b in ("government", "military", "police", "parliament")}
    adjective = row["demonyms"].split("|")[0] or row["name"]
    return Country(
        row["code"], row["name"], row["region"], adjective, {b: n for b, n in bodies.items() if n}
    )


def _is_cased(word: str, written: str) -> bool:
    """Tell whether a word has the capitals that a short name has within."""
    if written.isupper():
        return word.isupper()
    within = any(c.isupper() for c in written[1:]) and " " not in written and "-" not in written
    return not within or any(c.isupper() for c in word[1:])


def _is_half(words: Sequence[str], known: Known) -> bool:
    """Tell whether an acronym is but the second half of one that nobody knows: "AFL-CIO".

    >>> [_is_half(w.split(), Known(2, 3, (), "institution")) for w in ("AFL - CIO", "pro - EU")]
    [True, False]
    """
    before = words[max(0, known.first - 2) : known.first]
    if len(before) < 2 or before[1] != "-" or known.form in PLACED or known.last > known.first + 1:
        return False
    return all(len(w) > 2 and w.isalpha() and w.isupper() for w in (before[0], words[known.first]))


def _goes_on(words: Sequence[str], owners: Sequence[int], end: int) -> bool:
    """Tell whether a capitalised word follows a name directly, so that it may be a part of one."""
    following = owners[end - 1] + 1
    return following < len(words) and words[following][:1].isupper()


def _is_of_others(words: Sequence[str], at: int) -> bool:
    """Tell whether a party's name of one word but begins another body's: "Labour Watch"."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return words[at].istitle() and after.istitle() and after.lower() in _OTHERS


Named = tuple[str, str, str]


def _country_names(rows: Iterable[Mapping[str, str]]) -> Iterable[Named]:
    for row in rows:
        for name in (row["name"], *row["aliases"].split("|")):
            yield name, row["code"], "country"
        for name in row["demonyms"].split("|"):
            yield name, row["code"], "demonym"
        for name in row["capital"].split("|"):
            yield name, row["code"], "capital"


def _index(named: Iterable[Named]) -> dict[str, dict[str, tuple[Name, ...]]]:
    names: dict[str, dict[str, dict[Name, None]]] = {}
    for name, ident, form in named:
        first, *rest = parts = tuple(fold(name).split()) or ("",)
        if first:
            begun = names.setdefault(first, {}).setdefault(rest[0] if rest else "", {})
            begun[parts, ident, form, name.replace(".", "")] = None
    return {
        first: {second: tuple(rows) for second, rows in begun.items()}
        for first, begun in names.items()
    }


_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
"""Countries whose people put the surname first."""
_PARTICLES = frozenset({
    "dos", "das", "do", "da", "de", "del", "della", "di", "van", "von", "der", "den", "bin", "ibn",
    "ben", "bint", "abu", "abd", "abdel", "abdul", "san", "st", "le", "la", "el", "al",
})  # fmt: skip
"""Parts that a surname may begin with: "dos Santos" is no Santos."""
_LONGEST = 3
"""Parts of the longest surname: "bin Abdul Aziz"."""


def _surnames(
    named: Iterable[Named], entries: Mapping[str, Sequence[Entry]]
) -> dict[str, tuple[str, ...]]:
    """Return the persons of each surname: what a name ends in, "Miller" and "Simpson Miller"."""
    found: dict[str, dict[str, None]] = {}
    for name, ident, form in named:
        parts = fold(name).split()
        if form != "person" or len(parts) < 2:
            continue
        if entries[ident][0].country in _FIRST:
            ends = [parts[:1]]
        else:
            ends = [parts[n:] for n in range(max(1, len(parts) - _LONGEST), len(parts))
                    if parts[n - 1] not in _PARTICLES]  # fmt: skip
        for end in ends:
            found.setdefault(" ".join(end), {})[ident] = None
    return {surname: tuple(ids) for surname, ids in found.items()}


def load_directory(own: tuple[Path, ...] = ()) -> Directory:
    """Return the knowledge base that ships with Dateline, read once in a process.

    `own` are the user's actor files, read after it.
    """
    return _load(own)  # a cache of its own would take no files and an empty row of them for two


@functools.cache
def _load(own: tuple[Path, ...]) -> Directory:
    country_rows = read_list(ACTORS / "countries.csv")
    named = list(_country_names(country_rows))
    entries: dict[str, list[Entry]] = {}
    offices: dict[tuple[str, str], list[Entry]] = {}
    codes = frozenset(row["code"] for row in country_rows)
    shipped = [p for p in sorted(ACTORS.glob("*.csv")) if p.stem != "countries"]
    for rows in (*map(read_list, shipped), *(read_own(p, codes) for p in own)):
        for row in rows:
            entry = _entry(row)
            entries.setdefault(entry.id, []).append(entry)
            if entry.role and entry.country:
                offices.setdefault((entry.role, entry.country), []).append(entry)
            for name in (row["name"], *row["aliases"].split("|")):
                named.append((name, entry.id, entry.kind))
    return Directory(
        entries={i: tuple(sorted(e, key=lambda e: e.since)) for i, e in entries.items()},
        countries={row["code"]: _country(row) for row in country_rows},
        names=_index(named),
        offices={k: tuple(v) for k, v in offices.items()},
        surnames=_surnames(named, entries),
    )
