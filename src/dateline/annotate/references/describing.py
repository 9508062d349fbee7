"""What the words of a mention say of whom they mention: roles, countries, number, gender."""

import bisect
import functools

from dateline.annotate.layers import Layers, Token
from dateline.annotate.mentions import counted
from dateline.annotate.references.cast import CERTAIN, Mention
from dateline.codebook.directory import PLACED, Directory, fold
from dateline.codebook.words import word_list, word_set, word_table

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
GENDERED = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
BODY_NOUNS = frozenset(
    {"group", "movement", "organisation", "organization", "militia", "party", "agency"}
    | {"alliance", "coalition", "company", "outlet", "newspaper"}
)
SHARING = frozenset({"counterpart", "colleague"})
"""Nouns for somebody who holds the office of the person mentioned before."""
_SPEECH = frozenset(
    {"report", "view", "say", "quote", "tell", "ask", "vow", "decline", "clause", "accuse"}
    | {"prep", "responsibility"}
)
_LIGHT = frozenset(
    {"have", "get", "go", "base", "bring", "pass", "set", "bear", "draw", "take", "see", "find"}
    | {"show", "lean", "count"}
)
"""Verbs that tell only with a preposition or an object of their own."""
_RANKS = {
    "agent": 0.8, "dobj": 0.5, "dative": 0.5, "pobj": 0.3, "poss": 0.2,
}  # fmt: skip
_PLURALS = frozenset(
    {"people", "police", "public", "staff", "personnel", "population", "elderly", "homeless"}
    | {"wounded", "injured", "displaced", "clergy", "crew"}
)
_BESIDE = frozenset({"compound", "amod", "appos", "nmod"})
_FIRST_NAME, _SURNAME = 0.9, 0.7
_OF_WOMEN = ("ova", "eva", "skaya", "ska", "dottir", "aite", "iene")
_OF_MEN = ("ov", "ev", "sky", "ski")
_ENDING = 0.15


@functools.cache
def speech_verbs() -> frozenset[str]:
    """Return the verbs of saying and thinking, by lemma, without their prepositions."""
    told = {row["form"].split()[0] for row in word_list("cues") if row["kind"] in _SPEECH}
    return frozenset(told) - _LIGHT


class Describer:
    """Reads what is known of a mention from its own words and its place in the sentence."""

    def __init__(self, layers: Layers, directory: Directory) -> None:
        self.layers = layers
        self.directory = directory
        said = layers.document.published or layers.document.updated
        self._day = said[:10] if said else None
        self.roles = {
            **dict.fromkeys(word_set("occupations"), "person"),
            **word_table("roles", "kind"),
        }
        self.genders = word_table("genders", "gender")
        self.first_names = word_table("first_names", "gender")
        self.known_at = {i: k for k in layers.known for i in range(k.first, k.last)}
        self._opened = [q.start for q in layers.quotations if not q.scare]
        self._closed = [q.end for q in layers.quotations if not q.scare]

    def lemma(self, i: int) -> str:
        """Return the lemma of a token in lower case."""
        return self.layers.tokens[i].base

    def children(self, i: int) -> list[Token]:
        """Return the tokens that depend on a token."""
        return [self.layers.tokens[c] for c in self.layers.children[i]]

    def mention(self, token: Token, pronoun: str = "") -> Mention:
        """Return the mention that a token heads."""
        sentence = self.layers.sentences[token.sentence]
        return Mention(
            token.i, token.sentence, sentence.block, self.rank(token), self.tells(token),
            self.quote(token), pronoun,
        )  # fmt: skip

    def tells(self, token: Token) -> bool:
        """Tell whether a token is the subject of a verb of saying or thinking."""
        return token.dep == "nsubj" and self.lemma(token.head) in speech_verbs()

    def quote(self, token: Token) -> int:
        """Return the number of the quotation that the token stands in, -1 outside all."""
        at = bisect.bisect_right(self._opened, token.start) - 1
        return at if at >= 0 and token.start < self._closed[at] else -1

    def rank(self, token: Token) -> float:
        """Return how prominent a place is: the main clause's subject most."""
        while token.dep in ("appos", "conj") and token.head != token.i:
            above = self.layers.tokens[token.head]
            if above.pos in ("VERB", "AUX"):
                break
            token = above
        if token.dep not in SUBJECTS:
            above = self.layers.tokens[token.head]
            return _RANKS["agent"] if above.dep == "agent" else _RANKS.get(token.dep, 0.3)
        clause = self.layers.tokens[token.head]
        while clause.dep == "conj" and clause.head != clause.i:
            clause = self.layers.tokens[clause.head]
        if clause.head == clause.i:
            return 2.0
        return {"advcl": 1.2, "ccomp": 1.4, "relcl": 0.7, "acl": 0.7}.get(clause.dep, 1.2)

    def near(self, i: int, deps: frozenset[str]) -> list[Token]:
        """Return the token, what it counts, and what depends on them by `deps`."""
        found, queue = [self.layers.tokens[i]], [i]
        if (what := counted(self.layers, i)) != i:
            found.append(self.layers.tokens[what])
            queue.append(what)
        while queue:
            for below in self.layers.children[queue.pop()]:
                child = self.layers.tokens[below]
                if child.dep in deps:
                    found.append(child)
                    queue.append(below)
        return found

    def titles(self, token: Token) -> set[str]:
        """Return the role nouns of a mention, two words ("prime minister") among them."""
        found = set()
        for t in self.near(token.i, _BESIDE):
            lemma = self.lemma(t.i).rstrip(".")
            if self.title(lemma) and not self.in_name(t):
                found.add(lemma)
                if lemma == "minister" and t.i and self.lemma(t.i - 1) == "prime":
                    found.add("premier")
        return found

    def title(self, lemma: str) -> bool:
        """Tell whether a word can stand before a name or for it."""
        return (
            lemma in self.roles or lemma in self.genders or lemma in SHARING
            or lemma in BODY_NOUNS or lemma in ("dr", "prof")
        )  # fmt: skip

    def office(self, token: Token) -> tuple[set[str], set[str]]:
        """Return the role nouns and the country of a person whom the directory knows."""
        known = self.known_at.get(token.i)
        if known is None or known.form != "person" or len(known.ids) > 1:
            return set(), set()
        told = (self.directory.on(known.ids[0], day) for day in (self._day, None))
        entry = next(filter(None, told), None)  # a candidate is not yet the president
        if entry is None:
            return set(), set()
        words = entry.role.lower().removeprefix("former ").partition(" for ")[0].split()
        roles = {w for w in words if self.roles.get(w) == "person"}
        if "prime minister" in entry.role.lower():
            roles.add("premier")
        return roles, {entry.country} if entry.country else set()

    def before(self, first: int) -> set[str]:
        """Return the capitalised words in front of a name ("Secretary of State Antony Blinken")."""
        found: set[str] = set()
        for token in reversed(self.layers.tokens[max(0, first - 6) : first]):
            linking = token.text in ("of", "for", "and", "the")
            if not linking and not token.text[:1].isupper():
                break
            found |= set() if linking else {fold(token.text)}
        return found

    def in_name(self, token: Token) -> bool:
        """Tell whether a word is part of a body's name ("National Liberation Army")."""
        known = self.known_at.get(token.i)
        return known is not None and known.form not in (*PLACED, "person")

    def countries(self, token: Token, *, after: bool = False) -> set[str]:
        """Return the countries that modify a mention; with `after`, in its prepositions too."""
        near = self.near(token.i, _BESIDE | {"poss"})
        if after:
            near += [self.layers.tokens[i] for i in self.behind(token)]
        found = [self.known_at.get(t.i) for t in near]
        return {c for k in found if k is not None and k.form in PLACED for c in k.ids}

    def behind(self, token: Token) -> list[int]:
        """Return the words of the prepositional phrases that follow a noun without a comma."""
        found: list[int] = []
        for child in self.children(token.i):
            if child.dep == "prep" and self.layers.tokens[child.i - 1].text != ",":
                found += [i for i in self.layers.subtree(child.i) if i != child.i]
        return found

    def modifiers(self, token: Token) -> set[str]:
        """Return the folded words that tell a mention from others of its kind."""
        tokens = self.near(token.i, frozenset({"compound", "amod", "nmod"}))[1:]
        tokens += [self.layers.tokens[i] for i in self.behind(token)]
        return {
            fold(self.lemma(t.i)) for t in tokens
            if t.pos in ("NOUN", "PROPN", "ADJ", "NUM") and self._form(t.i) not in PLACED
        } - {""}  # fmt: skip

    def _form(self, i: int) -> str:
        known = self.known_at.get(i)
        return known.form if known is not None else ""

    def gender(self, token: Token, name: tuple[str, ...] = ()) -> float:
        """Return from -1 (female) to 1 (male) what the words of a mention say."""
        known = self.known_at.get(token.i)
        if known is not None and known.form == "person":
            entry = self.directory.on(known.ids[0], None)
            if entry is not None and entry.gender in ("m", "f"):
                return CERTAIN if entry.gender == "m" else -CERTAIN
        words = {w for t in self.near(token.i, _BESIDE) for w in (t.text, t.lemma)}
        said = {self.genders.get(w.rstrip(".").lower(), "") for w in words} - {""}
        if len(said) == 1:
            return CERTAIN if said == {"m"} else -CERTAIN
        return self._by_name(name)

    def _by_name(self, name: tuple[str, ...]) -> float:
        """Return what a first name, or else the ending of a name, lets one guess."""
        if len(name) < 2:
            return 0.0
        for word in (name[0], name[0].split()[0], *name[1:-1]):
            if found := self.first_names.get(word):
                return _FIRST_NAME if found == "m" else -_FIRST_NAME
        if name[-1].endswith(_OF_WOMEN):
            return -_SURNAME
        if name[-1].endswith(_OF_MEN):
            return _SURNAME
        return -_ENDING if name[0].endswith("a") else 0.0

    def human(self, i: int) -> bool:
        """Tell whether a noun is for persons; "chief executive" is, "the executive" a body."""
        lemma = self.lemma(i)
        if lemma == "executive" and i:
            return self.lemma(i - 1) in ("chief", "senior", "former", "top")
        return self.roles.get(lemma) == "person"

    def kind(self, token: Token) -> str:
        """Return what kind of character a role noun mentions."""
        if self.roles.get(self.lemma(token.i)) == "vehicle":
            return "thing"
        if self.human(token.i):
            return "people" if self.plural(token) else "person"
        return "body"

    def plural(self, token: Token) -> bool:
        """Tell whether a noun speaks of several."""
        if token.tag in ("NNS", "NNPS") or self.lemma(token.i) in _PLURALS:
            return True
        return token.pos == "ADJ"  # "the dead", "the wounded"
