"""Names: which words make one, whether a person bears it, and whose short form it is."""

from collections.abc import Iterable

from dateline.annotate.layers import Token
from dateline.annotate.references.cast import Character
from dateline.annotate.references.describing import Describer
from dateline.codebook.directory import PLACED, fold

Span = tuple[int, int]
_ACRONYM = range(2, 8)
_MAINLY = 2
"""How many times as often the namesake whom a text is about is mentioned."""
_INSIDE = frozenset(
    {"pobj", "poss", "prep", "compound", "nmod", "appos", "conj", "dobj", "acl", "relcl"}
)


class Namer:
    """Finds the names of one document and compares them."""

    def __init__(self, reads: Describer) -> None:
        self.reads = reads
        self.layers = reads.layers
        self.persons: dict[int, Span] = {}
        labelled = [(n.first, n.last) for n in self.layers.names if n.label == "PERSON"]
        known = [(k.first, k.last) for k in self.layers.known if k.form == "person"]
        for first, last in [*labelled, *known]:
            if not any(self._placed(i) for i in range(first, last)):
                self._note(*self._grown(first, last))

    def _placed(self, i: int) -> bool:
        known = self.reads.known_at.get(i)
        return known is not None and known.form != "person"

    def _note(self, first: int, last: int) -> None:
        if not any(i in self.persons for i in range(first, last)):
            self.persons.update(dict.fromkeys(range(first, last), (first, last)))

    def _glued(self, i: int, j: int) -> bool:
        """Tell whether a hyphen joins two neighbouring tokens to one word."""
        a, b = self.layers.tokens[i], self.layers.tokens[j]
        return a.end == b.start and "-" in (a.text, b.text)

    def _grown(self, first: int, last: int) -> Span:
        """Return a name with the parts of hyphenated words and what follows in capitals."""
        tokens = self.layers.tokens
        while last < len(tokens) and tokens[last].sentence == tokens[first].sentence and (
            self._glued(last - 1, last)
            or (tokens[last].pos == "PROPN" and not tokens[last].name and not self._placed(last)
                and last - first > 1 and tokens[last].text[:1].isupper())
        ):  # fmt: skip
            last += 1
        while first and self._glued(first - 1, first):
            first -= 1
        return first, last

    def run(self, token: Token) -> Span:
        """Return the run of capitalised words that a token ends."""
        tokens, first = self.layers.tokens, token.i
        while (
            first
            and tokens[first - 1].sentence == token.sentence
            and (self._glued(first - 1, first) or tokens[first - 1].pos == "PROPN")
        ):
            first -= 1
        last = token.i + 1
        while last < len(tokens) and self._glued(last - 1, last):
            last += 1
        return first, last

    def top(self, i: int, span: Span) -> bool:
        """Tell whether the token hangs on a word outside the name."""
        head = self.layers.tokens[i].head
        return head == i or not span[0] <= head < span[1]

    def words(self, span: Span) -> tuple[str, ...]:
        """Return the folded words of a name without titles in front."""
        at = self.layers.span(*span)
        words = self.layers.document.text[at.start : at.end].split()
        while len(words) > 1 and self._title(words[0]):
            words = words[1:]
        return tuple(f for w in words if w[:1].isalpha() and (f := fold(w)))

    def _title(self, word: str) -> bool:
        lower = word.lower().rstrip(".")
        return lower in self.reads.roles or lower in self.reads.genders or lower in ("dr", "prof")

    def person(self, token: Token) -> Span | None:
        """Return the name of a person that the token belongs to."""
        if token.i in self.persons:
            return self.persons[token.i]
        if token.pos != "PROPN" or token.i in self.reads.known_at:
            return None
        span = self.run(token)
        if len(self.words(span)) > 1 and self._like_person(token):
            self._note(*span)
            return span
        return None

    def _like_person(self, token: Token) -> bool:
        """Tell whether what stands around a name says that a person bears it."""
        if self.reads.roles.get(self.reads.lemma(token.i)) in ("body", "force"):
            return False
        around = self.reads.children(token.i)
        return (
            self.beside(token)
            or any(c.dep == "compound" and self.reads.human(c.i) for c in around)
            or any(
                c.dep == "relcl" and any(g.low == "who" for g in self.reads.children(c.i))
                for c in around
            )
        )

    def beside(self, token: Token) -> bool:
        """Tell whether a name stands beside a noun that says who is meant."""
        around = self.reads.children(token.i)
        return any(c.dep == "appos" and self.reads.human(c.i) for c in around) or (
            token.dep == "appos" and self.reads.human(token.head)
        )

    def described(self, token: Token) -> int | None:
        """Return the noun that an apposed name explains ("the mayor of Lviv, Andriy Sadovyi").

        The parser hangs the name on the nearest noun; the role noun can stand further up.
        """
        if token.dep != "appos":
            return None
        i = token.head
        while True:
            above = self.layers.tokens[i]
            if self.reads.human(i) and i not in self.persons:
                return i
            if above.dep not in _INSIDE:
                return token.head
            i = above.head

    def introduced(self, i: int) -> bool:
        """Tell whether a name follows a noun that says who is meant."""
        return any(
            self.layers.tokens[j].dep == "appos"
            and self.person(self.layers.tokens[j]) is not None
            and self.described(self.layers.tokens[j]) == i
            for j in self.layers.subtree(i) if j > i
        )  # fmt: skip

    def bearer(
        self, name: tuple[str, ...], gender: float, characters: Iterable[Character]
    ) -> Character | None:
        """Return the last person mentioned who bears a name or what it shortens.

        Not who is named in passing: after "her husband, Jon Reyes", "Reyes" is still the minister
        whom the text is about.
        """
        if not name:
            return None  # a title alone names nobody
        people = [c for c in characters if c.kind == "person" and abs(c.gender - gender) < 1.5]
        for rank in (_same, _shortened, _partly):
            fitting = [c for c in people if any(rank(name, full) for full in c.names)]
            if fitting:
                last = max(fitting, key=lambda c: c.mentions[-1].head)
                main = max(fitting, key=lambda c: len(c.mentions))
                aside = len(main.mentions) >= _MAINLY * len(last.mentions)
                return main if aside else last
        return None

    def body(self, token: Token, characters: Iterable[Character]) -> Character | None:
        """Return the body that an acronym or the first word of its name stands for."""
        word = fold(token.text)
        for character in reversed(list(characters)):
            for name in character.names if character.kind == "body" else ():
                initials = "".join(w[0] for w in name if w not in ("of", "the", "for", "and"))
                if token.text.isupper() and len(word) in _ACRONYM and word == initials:
                    return character
                if "=org" in character.forms and len(name) > 1 and word == name[0]:
                    return character
        return None

    def organisation(self, token: Token) -> bool:
        """Tell whether the parser takes a capitalised word for the name of an organisation."""
        known = self.reads.known_at.get(token.i)
        placed = known is not None and known.form in PLACED
        capitalised = token.pos == "PROPN" and token.name == "ORG"
        return capitalised and not placed and token.dep not in ("compound", "nmod")


def _same(name: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return name == full


def _shortened(name: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a name is the surname, or some of the words, of a fuller one."""
    if len(name) == 1:
        return bool(full) and name[0] == full[-1]
    if len(full) == 1:
        return name[-1] == full[0]
    return name[-1] == full[-1] and set(name) <= set(full)


def _partly(name: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a single word is a first name or a part of a hyphenated surname."""
    if len(name) != 1 or len(full) < 2:
        return False
    parts, word = full[-1].split(), name[0].split()
    return name[0] in full or word in (parts[: len(word)], parts[-len(word) :])
