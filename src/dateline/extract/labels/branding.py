"""Words that judge only because somebody is called so: "called the priest a communist"."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.labels.calling import Calling, doers

_NAMING = frozenset({"call", "brand", "label", "dub", "term", "style", "deem", "nickname", "tag"})
"""Verbs that take the name as a second object."""
_JUDGING = frozenset({
    "brand", "label", "denounce", "condemn", "deride", "decry", "vilify", "castigate", "slam",
    "lambast", "hail", "salute", "revile", "demonise", "demonize", "stigmatise", "stigmatize",
    "portray", "paint", "depict", "smear", "mock", "ridicule", "eulogise", "eulogize", "dismiss",
    "glorify", "lionise", "lionize", "disparage", "blacklist", "proscribe", "designate",
})  # fmt: skip
"""Verbs that take the name after "as" and judge by themselves."""
_APART = frozenset({"appos", "oprd", "dobj", "npadvmod"})
"""As what the parse takes the second name of two ("… and the nurse a liar")."""
_OWN = frozenset({"itself", "himself", "herself", "themselves", "myself", "ourselves"})
_NEUTRAL = frozenset({
    "name", "friend", "member", "candidate", "partner", "ally", "success", "failure", "mistake",
    "priority", "problem", "issue", "part", "way", "sign", "matter", "move", "step", "victim",
    "one", "other", "thing", "man", "woman", "person", "people", "day", "place", "hostage",
    "rumour", "rumor", "lie", "invention", "coincidence", "disaster", "tragedy", "accident",
    "target", "citizen", "civilian", "prisoner", "witness", "suspect", "relative", "colleague",
    "native", "resident", "expert",
})  # fmt: skip
"""Nouns that judge nobody who is called so."""


class Branding:
    """Finds the nouns of one document that somebody calls somebody."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.roles = word_table("roles", "kind")

    def find(self) -> Iterator[tuple[int, Calling]]:
        """Yield the noun of each name that somebody is called, with who calls whom so."""
        for token in self.layers.tokens:
            lemma = token.base
            if token.tag[:2] != "VB" or lemma not in _NAMING | _JUDGING:
                continue
            for name, whom in (*self._second(token), *self._as(token)):
                if self._judges(self.layers.tokens[name]) and not self._is_own(whom):
                    passive = self.layers.tokens[whom].dep == "nsubjpass"
                    users = () if passive else doers(self.layers, token.i)
                    yield name, Calling(token.i, users, whom)

    def _second(self, verb: Token) -> Iterator[tuple[int, int]]:
        """Yield "a communist" of "called the priest a communist", "was called a communist"."""
        if verb.base not in _NAMING:
            return
        children = self.layers.children[verb.i]
        names = [c for c in children if self.layers.tokens[c].dep in ("oprd", "attr")]
        whom = [c for c in children if self.layers.tokens[c].dep in ("dobj", "nsubjpass")]
        if (run := self._run_together(verb)) is not None:
            yield run
            return
        for name in names:
            for called in whom[:1]:
                yield name, called
                yield from self._parallel(verb, name, called)
            if not whom and verb.dep in ("relcl", "acl") and verb.head < verb.i:
                yield name, verb.head

    def _run_together(self, verb: Token) -> tuple[int, int] | None:
        """Return a plural and the plural that the parse took it into ("called [the men Turks]")."""
        for child in self.layers.children[verb.i]:
            token = self.layers.tokens[child]
            if token.dep not in ("dobj", "oprd") or token.tag not in ("NNS", "NNPS"):
                continue
            for inner in self.layers.children[child]:
                other = self.layers.tokens[inner]
                if other.dep == "compound" and other.tag in ("NNS", "NNPS"):
                    return child, inner
        return None

    def _parallel(self, verb: Token, name: int, whom: int) -> Iterator[tuple[int, int]]:
        """Yield "a liar" and "the nurse" of "called X a communist and the nurse a liar"."""
        for other in self.layers.children[name]:
            token = self.layers.tokens[other]
            if token.dep != "conj" or token.pos not in ("NOUN", "PROPN"):
                continue
            for last in self.layers.children[other]:
                if last > other and self.layers.tokens[last].dep in _APART:
                    yield last, other
                    break

    def _as(self, verb: Token) -> Iterator[tuple[int, int]]:
        """Yield "the enemy" and "him" of "denounced him as the enemy"."""
        if verb.base not in _JUDGING:
            return
        children = self.layers.children[verb.i]
        whom = [c for c in children if self.layers.tokens[c].dep in ("dobj", "nsubjpass")]
        if not whom and verb.dep in ("acl", "relcl"):
            whom = [verb.head]
        for child in children:
            if self.layers.tokens[child].low != "as" or not whom:
                continue
            for name in self.layers.children[child]:
                if self.layers.tokens[name].dep == "pobj":
                    yield name, whom[0]

    def _judges(self, token: Token) -> bool:
        """Tell whether a noun can judge: no title, office or word without a colour."""
        lemma = token.base
        if token.pos not in ("NOUN", "PROPN") or lemma in _NEUTRAL:
            return False
        role = self.roles.get(lemma)
        return role is None or (role == "person" and token.tag in ("NNS", "NNPS"))

    def _is_own(self, whom: int) -> bool:
        return self.layers.tokens[whom].low in _OWN
