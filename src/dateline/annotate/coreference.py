"""Coreference inside an article, by rules: surnames, offices, pronouns, "the group"."""

from collections.abc import Iterable, Mapping

import msgspec

from dateline.annotate.layers import Layers, Token
from dateline.annotate.mentions import counted
from dateline.codebook.directory import Directory, fold
from dateline.codebook.words import word_table

_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_MANY = frozenset({"they", "them", "their", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_PAIR_NOUNS = frozenset(
    {"side", "leader", "man", "country", "president", "party", "official", "minister", "nation"}
)
_BODY_NOUNS = frozenset(
    {"group", "movement", "organisation", "organization", "militia", "party", "agency"}
    | {"alliance", "coalition", "company", "outlet", "newspaper"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TITLES_OF_MEN = frozenset({"mr", "king", "prince", "sheikh", "sheik", "sir", "father"})
_TITLES_OF_WOMEN = frozenset({"mrs", "ms", "miss", "queen", "princess", "lady", "sister"})
_MEMORY = 4
"""Sentences back that a pronoun may reach: in our examples none reaches further."""


class Mention(msgspec.Struct, frozen=True):
    """Somebody mentioned: the head token, the head of the fullest mention, and what is known."""

    head: int
    full: tuple[int, ...]
    kind: str
    roles: frozenset[str]
    countries: frozenset[str]
    gender: str
    subject: bool
    sentence: int


class Resolver:
    """Walks an article from front to back and remembers who was mentioned."""

    def __init__(self, layers: Layers, directory: Directory) -> None:
        self.layers = layers
        self.directory = directory
        self.roles = word_table("roles", "kind")
        self.sectors = word_table("roles", "sector")
        self.seen: list[Mention] = []
        self.surnames: dict[str, tuple[int, ...]] = {}
        self.firsts: dict[str, tuple[int, ...]] = {}
        self.refers: dict[int, tuple[int, ...]] = {}
        self.known_at = {i: k for k in layers.known for i in range(k.first, k.last)}
        self.person_at = {
            i: n for n in layers.names if n.label == "PERSON" for i in range(n.first, n.last)
        }

    def run(self) -> Mapping[int, tuple[int, ...]]:
        """Return for each short mention's head token the heads of the fullest mention."""
        for token in self.layers.tokens:
            word = token.text.lower()
            if token.pos == "PRON" or token.tag == "PRP$":
                self._pronoun(token, word)
            elif token.pos in ("PROPN", "NOUN", "ADJ") and self._heads_name(token):
                self._name(token)
            elif token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod", "amod"):
                self._noun(token)
        return self.refers

    def _heads_name(self, token: Token) -> bool:
        """Tell whether the token is the head of a person's or body's name."""
        if token.dep in ("compound", "amod") and (
            self._same_name(token.i, token.head) or token.head in self.person_at
        ):
            return False
        if token.i in self.person_at or fold(token.text) in self.surnames:
            return True
        known = self.known_at.get(token.i)
        return known is not None and known.form != "demonym"

    def _same_name(self, i: int, j: int) -> bool:
        return any(i in at and j in at and at[i] is at[j] for at in (self.person_at, self.known_at))

    def _name(self, token: Token) -> None:
        known = self.known_at.get(token.i)
        if token.i in self.person_at or (known is not None and known.form == "person"):
            self._person(token)
        elif fold(token.text) in self.surnames and known is None:
            self._remember(token, self.surnames[fold(token.text)], "person")
        elif known is not None:
            kind = "country" if known.form in ("country", "capital") else "body"
            self._remember(token, (token.i,), kind)

    def _person(self, token: Token) -> None:
        name = self.person_at.get(token.i)
        known = self.known_at.get(token.i)
        first, last = (name.first, name.last) if name else (known.first, known.last)  # type: ignore[union-attr]
        surname = fold(self.layers.tokens[last - 1].text)
        words = [t for t in self.layers.tokens[first:last] if t.text[:1].isupper()]
        full = self.surnames.get(surname) or self.firsts.get(surname)
        if full is not None and len(words) < 2:
            self._remember(token, full, "person")
            return
        self.surnames.setdefault(surname, (token.i,))
        if len(words) > 1:
            self.firsts.setdefault(fold(words[0].text), (token.i,))
        self._remember(token, (token.i,), "person")

    def _noun(self, token: Token) -> None:
        lemma = token.lemma.lower()
        names_nobody = lemma not in self.roles and lemma not in _BODY_NOUNS
        if names_nobody and token.dep in ("nsubj", "nsubjpass") and token.tag in ("NN", "NNP"):
            self._remember(token, (token.i,), "thing")
        what = counted(self.layers, token.i)
        if what != token.i and self.layers.tokens[what].lemma.lower() in self.roles:
            self._remember(token, (token.i,), "people")
            return
        if not self._definite(token):
            if lemma in self.roles:
                self._remember(token, (token.i,), self._kind(token))
            return
        children = [self.layers.tokens[c] for c in self.layers.children[token.i]]
        two = any(c.text.lower() in ("two", "both") for c in children)
        if (two and lemma in _PAIR_NOUNS) or lemma in ("pair", "duo"):
            self._pair(token)
            return
        if lemma not in self.roles and lemma not in _BODY_NOUNS:
            return
        known_modifier = any(
            c.i in self.known_at or c.pos == "PROPN" or c.dep in ("prep", "relcl", "acl", "poss")
            for c in children
        )
        earlier = self._earlier(token, lemma, known_modifier)
        self._remember(token, earlier.full if earlier else (token.i,), self._kind(token))

    def _definite(self, token: Token) -> bool:
        children = [self.layers.tokens[c] for c in self.layers.children[token.i]]
        return any(
            c.text.lower() == "both" or (c.dep == "det" and c.text.lower() in _DEFINITE)
            for c in children
        )

    def _kind(self, token: Token) -> str:
        kind = self.roles.get(token.lemma.lower(), "body")
        if kind == "vehicle":
            return "thing"
        if kind == "person":
            return "people" if token.tag in ("NNS", "NNPS") else "person"
        return "body"

    def _earlier(self, token: Token, lemma: str, modified: bool) -> Mention | None:
        """Return the earlier mention that a definite noun takes up."""
        countries = self._countries(token)
        if self.layers.tokens[token.i].dep == "appos":
            return None
        for mention in reversed(self.seen):
            if countries and mention.countries and not countries & mention.countries:
                continue
            if lemma in mention.roles and (countries <= mention.countries if modified else True):
                if modified and not countries:
                    continue
                return mention
            named = self.layers.tokens[mention.full[0]].pos == "PROPN"
            if not modified and lemma in _BODY_NOUNS and mention.kind == "body" and named:
                return mention
        return None

    def _pair(self, token: Token) -> None:
        """Take "the two sides" for the last two persons or countries named in one sentence."""
        for mention in reversed(self.seen):
            if mention.kind not in ("person", "country"):
                continue
            partners = [
                m for m in self.seen if m.sentence == mention.sentence and m.kind == mention.kind
            ]
            heads = list(dict.fromkeys(h for m in partners for h in m.full))
            if len(heads) >= 2:
                self.refers[token.i] = tuple(heads[:2])
                return

    def _pronoun(self, token: Token, word: str) -> None:
        found: Mention | None = None
        if word in _PRONOUNS:
            found = self._recent(token, ("person",), _PRONOUNS[word])
        elif word in _MANY:
            found = self._recent(token, ("people", "body"), "")
        elif word in _THING and not self._pleonastic(token):
            found = self._recent(token, ("country", "body", "thing"), "")
        if found is not None:
            self.refers[token.i] = found.full
            self.seen.append(
                msgspec.structs.replace(
                    found,
                    head=token.i,
                    sentence=token.sentence,
                    subject=token.dep in ("nsubj", "nsubjpass"),
                )
            )

    def _pleonastic(self, token: Token) -> bool:
        head = self.layers.tokens[token.head]
        return token.dep == "expl" or (token.dep == "nsubj" and head.lemma == "be")

    def _recent(self, token: Token, kinds: Iterable[str], gender: str) -> Mention | None:
        """Return whom a pronoun most likely takes up: a subject before others, near before far."""
        best: tuple[float, int] | None = None
        barred = self._own_subjects(token)
        for n, mention in enumerate(self.seen):
            if mention.head in barred or barred & set(mention.full):
                continue
            back = token.sentence - mention.sentence
            if mention.kind not in kinds or back > (1 if mention.kind == "thing" else _MEMORY):
                continue
            if gender and mention.gender and mention.gender != gender:
                continue
            if token.head in (mention.head, *mention.full) and token.tag != "PRP$":
                continue
            score = 2.0 * mention.subject - 1.5 * back + n / (len(self.seen) + 1)
            if best is None or score >= best[0]:
                best = (score, n)
        return self.seen[best[1]] if best else None

    def _own_subjects(self, token: Token) -> set[int]:
        """Return the subjects of the clause that an object pronoun stands in: never itself."""
        if token.tag == "PRP$" or token.dep in ("nsubj", "nsubjpass"):
            return set()
        barred, i = set(), token.i
        while self.layers.tokens[i].head != i:
            i = self.layers.tokens[i].head
            subjects = {
                c for c in self.layers.children[i]
                if self.layers.tokens[c].dep in ("nsubj", "nsubjpass")
            }  # fmt: skip
            barred |= {full for c in subjects for full in (c, *self.refers.get(c, ()))}
            if barred or self.layers.tokens[i].dep in ("ccomp", "relcl", "advcl", "conj"):
                break
        return barred

    def _remember(self, token: Token, full: tuple[int, ...], kind: str) -> None:
        if full != (token.i,):
            self.refers[token.i] = full
        before = [m for m in self.seen if m.full == full]
        roles = self._roles(token).union(*(m.roles for m in before))
        if "counterpart" in roles and self.seen:
            last = next(
                (m for m in reversed(self.seen) if m.kind == "person" and m.full != full), None
            )
            roles |= last.roles if last else frozenset()
        self.seen.append(
            Mention(
                token.i,
                full,
                kind,
                roles,
                self._countries(token).union(*(m.countries for m in before)),
                self._gender(token) or next((m.gender for m in before if m.gender), ""),
                token.dep in ("nsubj", "nsubjpass"),
                token.sentence,
            )
        )

    def _near(self, token: Token) -> list[Token]:
        """Return the token, its modifiers and its appositions."""
        what = self.layers.tokens[counted(self.layers, token.i)]
        near, queue = [token], [token.i]
        if what is not token:
            near, queue = [token, what], [token.i, what.i]
        while queue:
            for c in self.layers.children[queue.pop()]:
                child = self.layers.tokens[c]
                if child.dep in ("compound", "amod", "appos", "poss", "nmod"):
                    near.append(child)
                    queue.append(c)
        return near

    def _roles(self, token: Token) -> frozenset[str]:
        return frozenset(
            t.lemma.lower()
            for t in self._near(token)
            if (t.lemma.lower() in self.roles or t.lemma.lower() in ("counterpart", *_BODY_NOUNS))
            and not self._in_name(t)
        )

    def _in_name(self, token: Token) -> bool:
        """Tell whether a word is part of a body's name ("National Liberation Army")."""
        known = self.known_at.get(token.i)
        return known is not None and known.form not in ("person", "country", "demonym", "capital")

    def _countries(self, token: Token) -> frozenset[str]:
        near = [self.known_at.get(t.i) for t in self._near(token)]
        return frozenset(
            code
            for known in near
            if known is not None and known.form in ("country", "demonym", "capital")
            for code in known.ids
        )

    def _gender(self, token: Token) -> str:
        words = {fold(t.text) for t in self._near(token)}
        if words & _TITLES_OF_MEN:
            return "m"
        if words & _TITLES_OF_WOMEN:
            return "f"
        known = self.known_at.get(token.i)
        if known is not None and known.form == "person":
            entry = self.directory.on(known.ids[0], None)
            return entry.gender if entry else ""
        return ""


def resolve_mentions(layers: Layers, directory: Directory) -> Mapping[int, tuple[int, ...]]:
    """Return for each short mention's head token the heads of the fullest mentions."""
    return Resolver(layers, directory).run()
