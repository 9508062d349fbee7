"""Reads the words around a name: "the village of", "province", "30 km south of", "northern"."""

import functools
import re
from itertools import pairwise

from dateline.annotate import Layers
from dateline.codebook.places import nations
from dateline.codebook.places.folding import fold
from dateline.codebook.words import word_list
from dateline.extract.places.mentions import Spot
from dateline.extract.places.vocabulary import values, words

_UNITS_KM = {"km": 1.0, "kilometer": 1.0, "kilometre": 1.0, "mile": 1.609, "metre": 0.001,
             "meter": 0.001, "m": 0.001, "mi": 1.609}  # fmt: skip
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)")
_FILLERS = frozenset({"the", "a", "an", "just", "about", "some", "around", "roughly", "main"})
_LOOK_BACK = 6


@functools.cache
def _numerals() -> dict[str, float]:
    """Return the numbers that are one word."""
    return {
        row["form"]: float(row["least"])
        for row in word_list("numbers")
        if row["kind"] in ("unit", "ten")
    }


class Reader:
    """Extends spots over the words that say what and where they are."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.tokens = layers.tokens

    def read(self, spots: list[Spot]) -> None:
        """Extend each spot; pair the two of "between X and Y"."""
        for spot in spots:
            if not spot.body:
                self._units_after(spot)
            self._units_before(spot)
            self._part(spot)
            self._beside(spot) or self._adverbs(spot) or self._after(spot) or self._way(spot)
        for number, (left, right) in enumerate(pairwise(spots)):
            self._between(left, right, number + 1)

    def _word(self, i: int, spot: Spot) -> str:
        if i < 0 or i >= len(self.tokens):
            return ""
        same = self.tokens[i].sentence == self.tokens[spot.first].sentence
        return self.tokens[i].low if same else ""

    def _units_after(self, spot: Spot) -> None:
        units, end = values("unit"), spot.end
        if self._word(end, spot) in ("'s", "’s"):
            return
        for length in (3, 2, 1):
            phrase = " ".join(self._word(end + k, spot) for k in range(length))
            last = self._word(end + length - 1, spot)
            kind = units.get(phrase) or (
                units.get(last) if length > 1 and self._modifies(end, length) else None
            )
            if kind:
                spot.end, spot.wish = end + length, kind
                return

    def _modifies(self, first: int, length: int) -> bool:
        """Tell whether the words before the last are its own ("refugee camp")."""
        return all(
            self.tokens[i].pos in ("ADJ", "NOUN", "PROPN") and self.tokens[i].text.islower()
            for i in range(first, min(first + length - 1, len(self.tokens)))
        )

    def _article(self, spot: Spot) -> None:
        if self._word(spot.start - 1, spot) in ("the", "a", "an"):
            spot.start -= 1

    def _units_before(self, spot: Spot) -> None:
        """Take in "the northern Syrian city of" and the bare "Syria's capital Damascus"."""
        i, units = spot.start - 1, values("unit")
        if self._word(i, spot) == "of" and self._word(i - 1, spot) in units:
            i -= 1
        elif self._word(i, spot) not in units or self.tokens[i].dep not in ("compound", "nmod"):
            return
        spot.wish = units[self._word(i, spot)]
        spot.start = i
        for _ in range(_LOOK_BACK):
            word = self._word(spot.start - 1, spot)
            token = self.tokens[spot.start - 1] if word else None
            if token is None or (token.pos not in ("ADJ", "PROPN", "NOUN") and token.tag != "VBN"):
                break
            country = nations().demonym(fold(token.text))
            if not country and token.pos not in ("ADJ",) and token.tag != "VBN":
                break
            spot.country = spot.country or country
            spot.start -= 1
        self._article(spot)

    def _part(self, spot: Spot) -> None:
        """Read "northern Syria", "the southern Gaza Strip", "central and eastern Ukraine"."""
        start = spot.start
        if self._word(start, spot) == "the":
            start += 1
        first = start
        while self._word(first - 1, spot) in words("part"):
            first -= 1
            if self._word(first - 1, spot) in ("and", "or", "-"):
                first -= 1 if self._word(first - 2, spot) in words("part") else 0
        if first < start:
            self._relate(spot, "part", first, start)
            self._article(spot)

    def _relate(self, spot: Spot, kind: str, first: int, last: int) -> None:
        spot.kind, spot.start = kind, min(spot.start, first)
        spot.relation = self.layers.quote(first, last).text

    def _beside(self, spot: Spot) -> bool:
        """Read "near X", "outside X", "close to X"."""
        i = spot.start - 1
        if self._word(i, spot) == "the":
            i -= 1
        word = self._word(i, spot)
        if word in words("near") and self.tokens[i].pos in ("ADP", "SCONJ", "ADJ", "ADV"):
            first = i
        elif word in ("to", "of") and self._word(i - 1, spot) in ("close", "next", "adjacent"):
            first, word = i - 1, "near"
        else:
            return False
        self._relate(spot, "near", first, i + 1)
        spot.radius_km = float(values("near")[word])
        return True

    def _adverbs(self, spot: Spot) -> bool:
        """Read "30 km south of X", "the countryside east of X", "off the coast of X"."""
        i = spot.start - 1
        if self._word(i, spot) == "the":
            i -= 1
        if self._word(i, spot) not in ("of", "from", "with"):
            return False
        word, at = self._word(i - 1, spot), i - 1
        if word in ("here", "away"):
            return False
        if self._within(spot, at, i):
            return True
        distance = self._distance(at + 1, spot)
        if (
            self._word(i, spot) != "from"
            and distance
            and self._word(distance[0] - 1, spot) != "within"
        ):
            distance = None  # "120 km of coast"
        if word in values("direction"):
            self._directed(spot, at, i + 1, word)
            return True
        if distance:
            first, spot.distance_km = distance
            self._relate(spot, "near", first, i + 1)
            spot.radius_km = spot.distance_km
            return True
        two = f"{self._word(at - 1, spot)} {word}"
        for kind in ("area", "coast", "border"):
            if word in values(kind) or two in values(kind):
                key = two if two in values(kind) else word
                first = at - 1 if two in values(kind) else at
                spot.radius_km = float(values(kind)[key])
                self._relate(spot, kind, self._lead(first, spot), i + 1)
                return True
        return False

    def _within(self, spot: Spot, at: int, of: int) -> bool:
        """Read "in the north of X": a part of X, not what lies beyond it."""
        if self._word(at - 1, spot) != "the" or self._word(of, spot) != "of":
            return False
        inside = self._word(at - 2, spot) in ("in", "across", "throughout")
        part = self._word(at, spot) in values("direction") or self._word(at, spot) in words("inner")
        if not (inside and part):
            return False
        self._relate(spot, "part", at - 1, of + 1)
        return True

    def _way(self, spot: Spot) -> bool:
        """Read "on the road to X", "the river bank at X", "off X", "in the direction of X"."""
        i = spot.start - 1
        if self._word(i, spot) == "the":
            i -= 1
        word, before = self._word(i, spot), self._word(i - 1, spot)
        if word == "off" and self.tokens[i].pos in ("ADP", "SCONJ") and self._floats(i):
            self._relate(spot, "near", i, i + 1)
            spot.radius_km = float(values("coast")["coast"])
            return True
        ways = word in ("to", "from", "towards", "toward", "into", "of")
        if not ways or before not in values("way") or (word == "of" and before != "direction"):
            return False
        self._relate(spot, "near", self._lead(i - 1, spot), i + 1)
        spot.radius_km = float(values("way")[before])
        return True

    def _floats(self, i: int) -> bool:
        """Tell whether what is "off X" is at sea there, not a thing that comes off."""
        above = self.tokens[self.tokens[i].head]
        return above.pos in ("NOUN", "PROPN") or above.lemma in words("float")

    def _directed(self, spot: Spot, at: int, end: int, word: str) -> None:
        spot.bearing = float(values("direction")[word])
        spot.radius_km = 25.0
        first = at
        if self._word(at - 1, spot) in ("the", "just", "further") or (
            self._word(at - 1, spot) in values("direction")
        ):
            first = at - 1
        if self._word(first - 1, spot) == "to" and self._word(first, spot) == "the":
            first -= 1
        found = self._distance(first, spot)
        if found:
            first, spot.distance_km = found
        else:
            for kind in ("area", "border"):
                word = self._word(first - 1, spot)
                two = f"{self._word(first - 2, spot)} {word}"
                if word in values(kind) or two in values(kind):
                    first = self._lead(first - (2 if two in values(kind) else 1), spot)
                    break
        self._relate(spot, "direction", first, end)

    def _lead(self, first: int, spot: Spot) -> int:
        """Return where the noun phrase that starts a relation begins ("off the southern coast")."""
        while self._word(first - 1, spot) in words("part") | _FILLERS | {"off"}:
            first -= 1
        return first

    def _distance(self, end: int, spot: Spot) -> tuple[int, float] | None:
        """Return the start of the distance that ends before `end`, and its kilometres."""
        word = self._word(end - 1, spot)
        i = end - 1
        if word == ")":
            while i > spot.first - 20 and self._word(i, spot) != "(":
                i -= 1
            i -= 1
            word = self._word(i, spot)
        factor = _UNITS_KM.get(word.rstrip("s.") or word)
        if factor is None and (joined := re.fullmatch(r"(\d+)(km|mi|m)", word)):
            return i, float(joined[1]) * _UNITS_KM[joined[2]]
        if factor is None:
            return None
        first, number = i - 1, self._number(i, spot)
        if number is None:
            return None
        while self._word(first - 1, spot) in _FILLERS | {"nearly", "few", "several"}:
            first -= 1
        return first, number * factor

    def _number(self, end: int, spot: Spot) -> float | None:
        """Return the number, in digits or one word, that stands before a token."""
        word = self._word(end - 1, spot)
        digits = _NUMBER.fullmatch(word)
        if digits:
            return float(digits[1].replace(",", ""))
        return {"hundred": 100.0, "dozen": 12.0}.get(word) or _numerals().get(word)

    def _after(self, spot: Spot) -> bool:
        """Read "the Lebanon border", "the Aleppo countryside", "the Yemeni coast"."""
        if spot.body:
            return False  # "the China Coast Guard" is no coast
        word, two = self._word(spot.end, spot), ""
        if word:
            two = f"{word} {self._word(spot.end + 1, spot)}"
        for kind in ("border", "coast", "area", "zone"):
            key = two if two in values(kind) else word
            if key in values(kind) and not (kind == "area" and key in ("rear", "edge")):
                end = spot.end + (2 if key == two else 1)
                spot.relation, spot.kind = key, kind
                spot.radius_km, spot.end = float(values(kind)[key]), end
                self._article(spot)
                if self._word(spot.start - 1, spot) in ("along", "off"):
                    spot.start -= 1
                return True
        return False

    def _between(self, left: Spot, right: Spot, number: int) -> None:
        """Pair the spots of "between X and Y" and take in "lying between"."""
        if left.relation not in (None, "between") or self._word(left.start - 1, left) != "between":
            return
        if self._word(left.end, left) == "and" and right.start == left.end + 1:
            self._relate(left, "between", left.start - 1, left.start)
            left.other = number
            left.end = right.end
