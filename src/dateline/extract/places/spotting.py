"""Finds the names of places among the tokens: whole words only, never people or demonyms."""

import calendar
from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate import Layers, Sentence, Token
from dateline.codebook.directory import PLACED
from dateline.codebook.places import Gazetteer, Row, nations
from dateline.codebook.places.folding import fold
from dateline.codebook.places.gazetteer import SHORT
from dateline.extract.places.dashed import ARTICLES, DASHES, capitalised, is_linked, joins
from dateline.extract.places.licences import KNOWN_TOWN, Licence, is_great
from dateline.extract.places.mentions import PLACE_LABELS, Spot
from dateline.extract.places.missions import owner_of
from dateline.extract.places.streets import STREETS, is_of_day, is_street
from dateline.extract.places.vocabulary import words

_LONGEST = 5
_ACRONYM = 5
_WIDER = 4
_ALIAS = 0.8
"""Likeness of a place to another name of it."""
_NAMING = ("NNP", "NNPS", "NN", "JJ", "VBG", "FW", "HYPH")
_OWNER = 3
"""The most words that name whose an embassy is ("United Arab Emirates")."""
_CALENDAR = frozenset(name.lower() for names in (
    calendar.month_name, calendar.month_abbr, calendar.day_name, calendar.day_abbr
) for name in names)  # fmt: skip
_NO_PLACES = "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL LANGUAGE WORK_OF_ART LAW EVENT"
_BODIES = frozenset({"ngo", "group", "party"})
_OTHER_LABELS = frozenset(_NO_PLACES.split())


class Spotter:
    """Spots places in one document."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.tokens = layers.tokens
        self.gazetteer = Gazetteer.open()
        self.taken: dict[int, int] = {}
        self.spots: list[Spot] = []
        self.licence = Licence(layers, self.taken)
        self.countries: frozenset[str] = frozenset()
        self.entity = {
            i: (n.first, n.last, n.label) for n in layers.names for i in range(n.first, n.last)
        }

    def spots_found(self) -> list[Spot]:
        """Return the spots in text order: what the parser named, then what it missed."""
        self._datelines()
        self._missions()
        for name in self.layers.names:
            if name.label in PLACE_LABELS:
                self._named(name.first, name.last, name.label)
            elif name.label == "ORG":
                self._of_body(name.first, name.last)
        self._entries()
        known = {fold(s.name) for s in self.spots}
        self.countries = self._countries(self.spots)
        for _ in range(2):  # a second look finds what stands beside a place found in the first
            for first, last in self._runs():
                self._missed(first, last, known)
        return sorted(self.spots, key=lambda s: s.first)

    def text(self, first: int, last: int) -> str:
        """Return the words of tokens `first` to `last`, as written."""
        tokens = self.tokens
        return self.layers.document.text[tokens[first].start : tokens[last - 1].end]

    def knows(self, first: int, last: int) -> bool:
        """Tell whether the gazetteer has the words."""
        return bool(self.gazetteer.candidates(self.text(first, last)))

    def _named(self, first: int, last: int, label: str) -> None:
        first, last = self._widen(*self._trim(first, last))
        if first >= last or not any(capitalised(t) for t in self.tokens[first:last]):
            return
        if nations().demonym(fold(self.text(first, last))) and not self.knows(first, last):
            return
        if self.licence.personal(first) or self.text(first, last) in words("stop"):
            return
        if self._abbreviates(first, last) and not self._beside(first):
            return
        if self.tokens[last - 1].text.rpartition("-")[2] in words("ending"):
            return
        follows = self.tokens[last].low if last < len(self.tokens) else ""
        if follows in words("illness"):
            return
        if not self.knows(first, last):
            whole = self.text(first, last)
            if whole.isupper() and len(whole) <= _ACRONYM:
                return
            built = label == "FAC" or self.tokens[last - 1].text in words("body")
            if built and self._of_facility(first, last):
                return
        if self.knows(first, last) or not self._split(first, last, label):
            self._add(first, last, label)

    def _is_body(self, first: int, last: int) -> bool:
        """Tell whether the words are all the name of a known body ("the Red Cross")."""
        known = (k for k in self.layers.known if (k.first, k.last) == (first, last))
        return last - first > 1 and any(k.form in _BODIES for k in known)

    def _datelines(self) -> None:
        """Add the town that a paragraph starts with ("MANSFIELD (AP) —")."""
        for number, sentence in enumerate(self.layers.sentences):
            if number and self.layers.sentences[number - 1].block == sentence.block:
                continue
            last = sentence.first
            while last < sentence.last and self.tokens[last].text.isupper():
                last += 1
            rest = [t.text for t in self.tokens[last : last + 4]]
            marked = bool(rest) and (rest[0] in DASHES or ("(" in rest[0] and ")" in rest))
            if marked and last > sentence.first and self.knows(sentence.first, last):
                self._add(sentence.first, last, "GPE").dateline = True

    def _entries(self) -> None:
        """Add the names beside the day in the heads of entries ("2 May – Taiz, Yemen:").

        They are of the countries that the rest of the document names, or well known: the
        townships of a police log are no towns of the land that they are named after.
        """
        blocks = self.layers.document.blocks
        heads = [s for s in self.layers.sentences if blocks[s.block].role == "entry"]
        inside = {i for s in heads for i in range(s.first, s.last)}
        home = self._countries(s for s in self.spots if s.first not in inside)
        bodies = {k.first for k in self.layers.known if k.form not in PLACED}
        names = [
            name for sentence in heads for name in self._names_in(sentence)
            if name[0] not in bodies
        ]  # fmt: skip
        known = [name for name in names if self.knows(*name)]
        for first, last in names if len(known) * 2 >= len(names) else known:
            self._add(first, last, "GPE")
        for spot in (s for s in self.spots if s.first in inside):
            rows = self.gazetteer.candidates(spot.name)
            if home and not any(is_great(r) for r in rows):
                spot.among = home

    def _names_in(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield the names in the head of an entry, what is no part of a day."""
        first = sentence.first
        for last in range(sentence.first, sentence.last + 1):
            if last < sentence.last and self._is_named(last):
                continue
            if last > first:
                yield first, last
            first = last + 1

    def _is_named(self, i: int) -> bool:
        """Tell whether a word of the head of an entry can be part of a place's name."""
        token = self.tokens[i]
        return (capitalised(token) or joins(self.tokens, i)) and token.low not in _CALENDAR

    def _missions(self) -> None:
        """Add the embassies that are told by whose they are ("the U.S. Embassy").

        So are "Sweden's embassy" and "the embassy of Sweden".
        """
        for token in self.tokens:
            if token.low not in words("mission"):
                continue
            sentence = self.layers.sentences[token.sentence]
            first, last = max(token.i - _OWNER, sentence.first), token.i + 1
            while first < token.i and not owner_of(self.text(first, last)):
                first += 1
            while first == token.i and last < min(token.i + _OWNER + 3, sentence.last):
                last += 1
                if owner_of(self.text(first, last)):
                    break
            if owner_of(self.text(first, last)) and first not in self.taken:
                self._add(first, last, "FAC").mission = True

    def _of_body(self, first: int, last: int) -> None:
        """Add the place that a public body is named after ("Rapides Parish Fire District")."""
        if self.tokens[first].low == "the":
            first += 1
        for end in range(min(last - 1, first + 3), first, -1):
            if not any(t.text in words("body") for t in self.tokens[end:last]):
                continue
            if self._well_known(first, end):
                unit = last - end == 1 and self.tokens[end].low in words("unit")
                body = self._add(first, end, "GPE")
                body.body = not unit  # "Tolima Department" is a province
                return

    def _well_known(self, first: int, end: int) -> bool:
        """Tell whether words are a place's own name that stands out without any context."""
        name = self.text(first, end)
        if name in words("stop") or name in words("body") or nations().demonym(fold(name)):
            return False
        if name.lower().rstrip("-") in ARTICLES or (
            name.lower() in words("particle") and not name.isupper()
        ):
            return False  # "La Tandona" is not named after L.A.
        return any(
            r.likeness == 1.0
            and (r.kind in ("country", "admin1", "admin2") or r.population >= KNOWN_TOWN * 4)
            for r in self.gazetteer.candidates(name)
        )

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Return the span without articles, directions, "town of" and a possessive ending."""
        tokens = self.tokens
        while first < last and not self.knows(first, last):
            text = tokens[first].text
            lead = text.lower() in words("part") or text.lower() in words("near") | {"the", "a"}
            demonym = bool(nations().demonym(fold(text))) and last - first > 1
            of = (
                last - first > 2
                and text.lower() in words("unit")
                and tokens[first + 1].text == "of"
            )
            if lead or demonym:
                first += 1
            elif of:
                first += 2
            else:
                break
        while first < last and tokens[last - 1].text in ("'s", "’s", "'", ".", ","):
            if self.knows(first, last):
                break  # "St. John's"
            last -= 1
        while last - first > 1 and tokens[last - 1].text in words("unit"):
            if self.knows(first, last):
                break
            last -= 1
        return first, last

    def _widen(self, first: int, last: int) -> tuple[int, int]:
        """Return the longest known name around a span that the parser cut short.

        Where nobody knows the span as it is, another name of a place will do ("Kryvyi" "Rih").
        """
        sentence = self.layers.sentences[self.tokens[first].sentence]
        least = 1.0 if self.knows(first, last) else _ALIAS
        for start in (first, first - 1, first - 2, first - 3):
            for end in range(min(last + _WIDER, sentence.last), last - 1, -1):
                if start < sentence.first or (start, end) == (first, last):
                    continue
                if self._is_name(start, end) and any(
                    r.likeness >= least for r in self.gazetteer.candidates(self.text(start, end))
                ):
                    return start, end
        return first, last

    def _is_name(self, first: int, last: int) -> bool:
        """Tell whether tokens are capitalised throughout, but for what joins them ("al-")."""
        ends = capitalised(self.tokens[last - 1]) and (
            capitalised(self.tokens[first]) or joins(self.tokens, first)
        )
        return ends and all(
            capitalised(t) or t.low in ARTICLES or joins(self.tokens, t.i)
            for t in self.tokens[first + 1 : last - 1]
        )

    def _split(self, first: int, last: int, label: str) -> bool:
        """Add the known parts of a span that the parser joined ("Springfield, Missouri")."""
        parts, start = [], first
        for i in range(first, last + 1):
            if i == last or self.tokens[i].text in (",", "and", "/", "-", "–"):
                if i > start:
                    parts.append((start, i))
                start = i + 1
        if len(parts) < 2 or not all(self.knows(*p) for p in parts):
            return False
        for part in parts:
            self._add(*part, label)
        return True

    def _add(self, first: int, last: int, label: str) -> Spot:
        """Return a spot of some words, and add it unless they are taken or no place."""
        spot = Spot(first, last, first, last, self.text(first, last), label)
        word = spot.name.lower()
        if any(i in self.taken for i in range(first, last)):
            return spot
        if word in ARTICLES | words("unit") or self._is_body(first, last):
            return spot  # "Region", the end of a longer name, is none by itself
        if is_street(self.tokens, first, last) or is_of_day(self.tokens, last):
            return spot
        self.taken.update(dict.fromkeys(range(first, last), len(self.spots)))
        self.spots.append(spot)
        return spot

    def _of_facility(self, first: int, last: int) -> bool:
        """Add a site that is named after the place it lies in ("Baghdad Central Prison")."""
        if self.tokens[last - 1].low in STREETS:
            return False  # Jasper Street lies in no Jasper
        for end in range(min(last - 1, first + 3), first, -1):
            if self.tokens[end].text.islower():
                continue  # "Villas at Coffman Park"
            if self._well_known(first, end):
                site = self._add(first, last, "FAC")
                site.name, site.wish = self.text(first, end), "site"
                return True
        return False

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of capitalised words that no place and no foreign name holds."""
        start: int | None = None
        for token in (*self.tokens, None):
            label = token.name if token else ""
            inside = (
                token is not None
                and (
                    capitalised(token) or joins(self.tokens, token.i) or self._owns(start, token.i)
                )
                and token.i not in self.taken
                and not self._opens_with(token)
                and (token.tag in _NAMING or self._fits_in(start, token.i))
                and (label not in _OTHER_LABELS or self.licence.of_unit(token.i))
                and (label, token.tag) != ("NORP", "JJ")  # "a Christian town"
                and (start is None or self.tokens[start].sentence == token.sentence)
            )
            if inside and token is not None:
                start = token.i if start is None else start
                continue
            if start is not None:
                yield start, (token.i if token else len(self.tokens))
                start = None

    def _opens_with(self, token: Token) -> bool:
        """Tell whether a word for where opens a sentence: "Near Tal Afar, …"."""
        opens = self.layers.sentences[token.sentence].first == token.i
        return opens and token.low in words("strong")

    def _fits_in(self, start: int | None, i: int) -> bool:
        return self._owns(start, i) or is_linked(self.tokens, i)

    def _owns(self, start: int | None, i: int) -> bool:
        """Tell whether a genitive is part of a known name: "Cox's Bazar"."""
        if start is None or self.tokens[i].tag != "POS" or i + 1 >= len(self.tokens):
            return False
        return capitalised(self.tokens[i + 1]) and self.knows(start, i + 2)

    def _abbreviates(self, first: int, last: int) -> bool:
        """Tell whether words are no name but an abbreviation of one ("OK")."""
        rows = self.gazetteer.candidates(self.text(first, last))
        return bool(rows) and all(r.likeness == SHORT for r in rows)

    def _beside(self, first: int) -> bool:
        """Tell whether a name and a comma, or a bracket, stand before a word."""
        before = [t.text for t in self.tokens[max(0, first - 2) : first]]
        if before[-1:] == ["("]:
            return True
        return len(before) == 2 and before[1] == "," and capitalised(self.tokens[first - 2])

    def _countries(self, spots: Iterable[Spot]) -> frozenset[str]:
        """Return the countries that the document names, by name, by some spots or by demonym."""
        named: set[str] = set()
        for spot in spots:
            rows = self.gazetteer.candidates(spot.name)
            only = {r.country for r in rows}
            named |= {
                r.country for r in rows if r.country and (r.kind == "country" or len(only) == 1)
            }
        for token in self.tokens:
            if token.text[0].isupper() and (code := nations().demonym(fold(token.text))):
                named.add(code)
        return frozenset(named)

    def _at_home(self, rows: Sequence[Row]) -> bool:
        """Tell whether a name is a settlement's own in a country that the document names."""
        return any(
            r.likeness >= 0.8 and r.country in self.countries
            and r.kind in ("town", "village", "admin2")
            for r in rows
        )  # fmt: skip

    def _missed(self, first: int, last: int, known: set[str]) -> None:
        """Add the longest known name at the start of a run, where its place in the text fits."""
        whole = self.entity.get(first)
        for end in range(min(last, first + _LONGEST), first, -1):
            if whole and whole[2] == "ORG" and end < whole[1]:
                break
            name = self.text(first, end)
            if name in words("stop") or nations().demonym(fold(name)):
                continue
            fits = self.licence.fits(first, end, last, known)
            rows = self.gazetteer.candidates(name)
            if self._abbreviates(first, end) and not self._beside(first):
                continue
            if (
                (fits and any(r.curated or r.population >= fits for r in rows))
                or (fits and end == last and self._at_home(rows))
                or (end == last and self.licence.stands_alone(first, rows))
            ):
                self._add(first, end, "GPE")
                return
        if (
            self.licence.named_by_unit(first, last)
            and (whole is None or whole[1] <= last)
            and self.tokens[last - 1].pos == "PROPN"
            and not nations().demonym(fold(self.text(first, last)))
        ):
            self._add(first, last, "GPE")
