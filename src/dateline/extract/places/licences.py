"""Tells where a name that the parser didn't call a place may be one, by the words around it."""

from collections.abc import Mapping, Sequence

from dateline.annotate import Layers
from dateline.codebook.places import Row, nations
from dateline.codebook.places.folding import fold
from dateline.extract.places.vocabulary import values, words

KNOWN_TOWN = 5_000
"""Population above which a name that the parser took for something else may be a town."""
_KINDS = 3
"""Words that can stand between a name and its unit, and one."""


def is_great(row: Row) -> bool:
    """Tell whether a place is told without its country: a state, a capital, a great town."""
    great = row.kind in ("country", "admin1") or row.capital or row.population >= KNOWN_TOWN * 40
    return great and row.likeness == 1.0


class Licence:
    """Judges names by their neighbours; `taken` holds the tokens already read as places."""

    def __init__(self, layers: Layers, taken: Mapping[int, int]) -> None:
        self.tokens = layers.tokens
        self.layers = layers
        self.taken = taken

    def _text(self, first: int, end: int) -> str:
        return self.layers.quote(first, end).text

    def personal(self, first: int) -> bool:
        """Tell whether a title stands before a name ("President Washington")."""
        return first > 0 and self.tokens[first - 1].text in words("title")

    def _before(self, first: int) -> int:
        """Return the token before a name, over its article, directions and demonyms."""
        i = first - 1
        while i >= 0 and (
            self.tokens[i].low in ("the", "a")
            or self.tokens[i].text in words("part")
            or nations().demonym(fold(self.tokens[i].text))
        ):
            i -= 1
        return i

    def of_unit(self, first: int) -> bool:
        """Tell whether "town of" stands before a name: then it's a place, known or not."""
        return (
            first > 1
            and self.tokens[first - 1].text == "of"
            and self.tokens[first - 2].text in words("unit")
        )

    def named_by_unit(self, first: int, last: int) -> bool:
        """Tell whether the words around call an unknown name a place ("Buwa village")."""
        if self.of_unit(first):
            return True
        if first and self.tokens[first - 1].low in ("a", "an"):
            return False  # "a Fulani village" is of a people
        follows = self.tokens[last].text if last < len(self.tokens) else ""
        small = values("unit").get(follows) in ("village", "town", "admin2", "camp")
        before = self._before(first)
        word = self.tokens[before].low if before >= 0 else ""
        return (small or follows in words("zone")) and word in words("strong") | words("weak")

    def stands_alone(self, first: int, rows: Sequence[Row]) -> bool:
        """Tell whether a name is so well known that it needs no word beside it ("Aleppo fell")."""
        if self.personal(first) or self.tokens[first].tag not in ("NNP", "NNPS"):
            return False
        own = [r for r in rows if r.likeness == 1.0 and r.kind == "town"]
        least = KNOWN_TOWN * (20 if any(r.curated for r in own) else 100)
        if self.tokens[first].name == "PERSON":
            least = KNOWN_TOWN * 100
        return any(r.population >= least for r in own)

    def taken_or_hit(self, first: int, end: int) -> bool:
        """Tell whether a name is what was taken, hit, entered or left ("had overrun Arsal")."""
        head = next((i for i in range(first, end)
                     if not first <= self.tokens[i].head < end), first)  # fmt: skip
        token = self.tokens[head]
        above = self.tokens[token.head]
        return token.dep == "dobj" and above.pos == "VERB" and above.lemma in words("touch")

    def _happens(self, end: int) -> bool:
        """Tell whether a noun of what happens in places follows ("the Godhra killings")."""
        return end < len(self.tokens) and self.tokens[end].lemma in words("incident")

    def _modifies_unit(self, end: int) -> bool:
        """Tell whether a name stands before a unit and what kind of one ("displacement camp")."""
        name = self.tokens[end - 1]
        between = self.tokens[end : name.head]
        return (
            name.dep in ("compound", "nmod")
            and 0 < len(between) < _KINDS
            and self.tokens[name.head].text in words("unit")
            and all(t.pos in ("NOUN", "ADJ") and t.text.islower() for t in between)
        )

    def fits(self, first: int, end: int, last: int, known: set[str]) -> int:
        """Return the population a name needs to count as a place here; 0 where it can't."""
        tokens = self.tokens
        label = tokens[first].name
        follows = tokens[end].text if end < len(tokens) else ""
        if self.of_unit(first):
            return 1
        if end + 1 == last and values("unit").get(follows.lower()) in ("admin1", "admin2"):
            return 500 if label != "PERSON" else KNOWN_TOWN  # "Usulutan Department"
        if self.personal(first) or end < last or tokens[first].sentence != tokens[end - 1].sentence:
            return 0
        if fold(self._text(first, end)) in known and label != "PERSON":
            return 1
        if follows == "," and end + 1 in self.taken:
            return 1 if label != "PERSON" else 500
        if first and tokens[first - 1].text in words("unit") and label != "ORG":
            return 1_000  # "the capital Grozny"
        before = self._before(first)
        word = tokens[before].low if before >= 0 else ""
        if follows in words("unit") or self._modifies_unit(end):
            return 500 if label != "PERSON" else KNOWN_TOWN
        beside = follows in words("local") or self._happens(end)
        if beside and tokens[first].dep in ("compound", "nmod"):
            return KNOWN_TOWN * (1 if label != "PERSON" else 2)
        if word in words("strong"):
            return 500 if label != "PERSON" else KNOWN_TOWN
        if word in words("weak"):
            return KNOWN_TOWN if label not in ("PERSON", "ORG") else KNOWN_TOWN * 20
        if self.taken_or_hit(first, end):
            return 500 if label not in ("PERSON", "ORG") else KNOWN_TOWN
        if word in (",", "and") and before - 1 in self.taken:
            return KNOWN_TOWN * 4
        return 0
