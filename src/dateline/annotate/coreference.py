"""Coreference inside an article, by rules: surnames, offices, pronouns, "the group"."""

import functools
from collections.abc import Mapping

import msgspec

from dateline.annotate.layers import Layers, Name, Token
from dateline.annotate.mentions import counted
from dateline.annotate.references.cast import Cast, Character
from dateline.annotate.references.describing import (
    SHARING,
    SUBJECTS,
    Describer,
)
from dateline.annotate.references.naming import Namer
from dateline.annotate.references.nouns import Nouns
from dateline.annotate.references.pronouns import MANY, Pronouns, form_of
from dateline.annotate.references.together import together
from dateline.codebook.directory import PLACED, Directory

_PAIR_NOUNS = frozenset(
    {"side", "leader", "man", "country", "president", "party", "official", "minister", "nation"}
    | {"government", "state", "army", "neighbour", "neighbor", "capital", "rival"}
)
_PARTIES = frozenset({"party"})
"""Nouns for two that mostly are others than were named: "voters of both parties"."""
_INNER = frozenset({"compound", "nmod", "amod"})
_MISREAD = frozenset({"ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
"""Labels that the parser gives names of persons as well."""


class Resolver:
    """Walks an article from front to back and remembers who was mentioned."""

    def __init__(self, layers: Layers, directory: Directory) -> None:
        self.layers = layers
        self.reads = Describer(layers, directory)
        self.cast = Cast()
        self.names = Namer(self.reads)
        self.nouns = Nouns(self.reads, self.cast)
        ahead = functools.partial(_preview, self.names, self.nouns, self.cast)
        self.pronouns = Pronouns(self.reads, self.cast, ahead)  # in no circle: it is freed at once
        self.pairs: dict[int, tuple[int, ...]] = {}

    def run(self) -> Mapping[int, tuple[int, ...]]:
        """Return for each short mention's head token the heads of the fullest mention."""
        for token in self.layers.tokens:
            if token.pos == "PRON" or token.tag == "PRP$":
                self._pronoun(token)
            elif not self._named(token) and token.dep not in _INNER:
                self._noun(token)
        return self.cast.refers(self.pairs)

    def persons(self) -> list[tuple[int, int]]:
        """Return the names that the parser takes for other things, and that persons bear.

        Surnames of persons named before, and names beside a noun that says who is meant.
        """
        people = self.cast.of_kind(("person",))
        found = {
            span
            for character in people
            for mention in character.mentions
            if (span := self._misread(mention.head, character)) is not None
        }
        return sorted(found)

    def _misread(self, head: int, character: Character) -> tuple[int, int] | None:
        token = self.layers.tokens[head]
        if token.pos != "PROPN" or token.name not in _MISREAD or head in self.reads.known_at:
            return None
        first, last = self.names.persons.get(head) or self.names.run(token)
        words = self.layers.tokens[first:last]
        if any(self.reads.lemma(t.i) in self.reads.roles or t.name != token.name for t in words):
            return None
        if last - first > 1:
            return (first, last) if self.names.beside(token) else None
        name = self.names.words((first, last))
        full = any(len(n) > 1 and n[-1:] == name for n in character.names)
        return (first, last) if full else None

    def _pronoun(self, token: Token) -> None:
        if token.low in MANY:
            several = self._last_pair(token) or together(self.reads, self.cast, token)
            if several:
                self.pairs[token.i] = several
                return
        found = self.pronouns.find(token)
        if found is not None:
            self.cast.enter(found, self.reads.mention(token, form_of(token)))

    def _last_pair(self, token: Token) -> tuple[int, ...]:
        """Return whom "they" are where two were just told of ("the two men met; they")."""
        pairs = [i for i in self.pairs if self.layers.tokens[i].base not in _PARTIES]
        last = max(pairs, default=None)
        if last is None or token.sentence - self.layers.tokens[last].sentence > 1:
            return ()
        between = self.layers.tokens[last + 1 : token.i]
        others = any(
            t.tag in ("NNS", "NNPS") or t.dep == "conj" for t in between if t.pos != "VERB"
        )
        return () if others else self.pairs[last]

    def _named(self, token: Token) -> bool:
        """Note a name, and tell whether the token is one or a part of one."""
        if token.pos not in ("PROPN", "NOUN", "ADJ"):
            return False
        span = self.names.person(token)
        if span is not None:
            if self.names.top(token.i, span) and not self._inner(token):
                self._person(token, self.names.words(span))
                self._entitle(token, span[0])
            return True
        known = self.reads.known_at.get(token.i)
        if known is None or (known.form == "media" and token.text.islower()):
            return self._short_name(token)
        if known.form == "demonym":
            return False
        if not self.names.top(token.i, (known.first, known.last)):
            return True
        if token.dep in _INNER and token.head in self.names.persons:
            return True
        if known.form in PLACED:
            country = Character((token.i,), "country", named=True, countries=set(known.ids))
            self.cast.enter(country, self.reads.mention(token))
        else:
            self._body(token, set(known.ids), known.form, (known.first, known.last))
        return True

    def _inner(self, token: Token) -> bool:
        """Tell whether a person's name only modifies another name."""
        return token.dep in _INNER and token.head in self.names.persons

    def _short_name(self, token: Token) -> bool:
        """Note a bare surname, an acronym or the first word of a body's name."""
        if not token.text[:1].isupper() or token.dep in _INNER:
            return False
        name = self.names.words(self.names.run(token))
        if len(name) == 1 and self.names.bearer(name, 0.0, self.cast.characters):
            self._person(token, name)
            return True
        body = self.names.body(token, self.cast.characters) if len(name) == 1 else None
        role = self.reads.lemma(token.i) in self.reads.roles
        if body is None and not role and self.names.organisation(token):
            self._body(token, set(), "org", self.names.run(token))
            return True
        if body is None:
            return False
        self.cast.enter(body, self.reads.mention(token))
        return True

    def _person(self, token: Token, name: tuple[str, ...]) -> None:
        """Note a person's name, short or full, and the role that stands beside it."""
        gender = self.reads.gender(token, name)
        character = self.names.bearer(name, gender, self.cast.characters) if name else None
        described = self.names.described(token)
        beside = self.cast.at.get(described) if described is not None else None
        if character is None:
            fits = beside is not None and beside.kind == "person" and not beside.named
            character = beside if fits and beside else Character((token.i,), "person")
        if beside is not None and beside is not character and beside.kind == "person":
            self._merge(beside, character)
        if not character.named or (name and len(name) > max(map(len, character.names), default=0)):
            bare = character.named and all(len(n) == 1 for n in character.names)
            character.shown -= set(character.full) if bare else set()  # a headline's surname
            self.cast.name(character, token.i)
            character.shown |= {token.i} if described is None else {token.i, described}
        if name and name not in character.names:
            character.names = [*character.names, name]
        if abs(gender) > abs(character.gender):
            character.gender = gender
        roles, countries = self.reads.office(token)
        character.roles |= roles
        character.countries |= countries
        self._enter(token, character)

    def _entitle(self, token: Token, first: int) -> None:
        """Note the title in front of a name, which can hold more than the parser hangs on it."""
        words = self.reads.before(first)
        character = self.cast.at[token.i]
        character.words |= words
        character.roles |= {w for w in words if self.reads.roles.get(w) == "person"}

    def _merge(self, old: Character, new: Character) -> None:
        """Give all mentions of a description to the person whose name stands beside it."""
        if old.named:
            return
        for mention in old.mentions:
            self.cast.enter(new, mention)
        new.roles |= old.roles
        new.words |= old.words
        new.countries |= old.countries
        self.cast.characters.remove(old)

    def _body(self, token: Token, ids: set[str], form: str, span: tuple[int, int]) -> None:
        """Note the name of a body."""
        name = self.names.words(span)
        character = next(
            (c for c in self.cast.characters if c.kind == "body" and (
                ids & c.ids or (name and name in c.names)
            )), None,
        )  # fmt: skip
        if character is None:
            character = self.names.body(token, self.cast.characters)
        beside = self.cast.at.get(token.head) if token.dep == "appos" else None
        if character is None and beside is not None and beside.kind == "body" and not beside.named:
            character = beside  # "the group, JNIM, said"
            character.ids |= ids
            self.cast.name(character, token.i)
        if character is None:
            character = Character((token.i,), "body", named=True, ids=ids, names=[name])
        elif name in character.names:
            character.shown.add(token.i)
        elif len(name) > max(map(len, character.names), default=0):
            self.cast.name(character, token.i)
        if name not in character.names:
            character.names = [*character.names, name]
        character.forms |= {f"={form}"}
        character.words |= set(name)
        character.roles |= {self.reads.lemma(token.i)}
        self._enter(token, character)

    def _enter(self, token: Token, character: Character) -> None:
        """Note a mention with all that its words add to the character."""
        roles = self.reads.titles(token)
        if roles & SHARING:
            last = [c for c in self.cast.of_kind(("person",)) if c is not character]
            latest = max(last, key=lambda c: c.mentions[-1].head, default=None)
            roles |= latest.roles if latest is not None and not roles - SHARING else set()
        character.roles |= roles
        character.words |= self.reads.modifiers(token)
        character.countries |= self.reads.countries(token)
        character.places |= self.reads.countries(token, after=True)
        self.cast.enter(character, self.reads.mention(token))

    def _noun(self, token: Token) -> None:
        lemma = self.reads.lemma(token.i)
        if token.pos not in ("NOUN", "PROPN") and not (
            token.pos == "ADJ" and token.dep in SUBJECTS and lemma in self.reads.roles
        ):
            return
        what = counted(self.layers, token.i)
        if what != token.i and self.reads.lemma(what) in self.reads.roles:
            self._enter(token, Character((token.i,), "people", plural=True))
        elif self._is_pair(token, lemma):
            if pair := self.nouns.pair(token):
                self.pairs[token.i] = pair
        elif self.nouns.names_somebody(lemma) or self.names.introduced(token.i):
            self._role(token)
        else:
            self._other(token, lemma)

    def _other(self, token: Token, lemma: str) -> None:
        """Note a noun for something else that a clause is about, or that was before."""
        found = self.nouns.find(token) if self.nouns.definite(token) else None
        if found is not None and (found.kind != "thing" or any(m.speaking for m in found.mentions)):
            self._enter(token, found)
        elif token.dep in SUBJECTS and token.tag in ("NN", "NNP"):
            self._enter(token, Character((token.i,), "thing", roles={lemma}))

    def _is_pair(self, token: Token, lemma: str) -> bool:
        if lemma not in _PAIR_NOUNS and lemma not in ("pair", "duo"):
            return False
        two = any(c.low in ("two", "2", "both") for c in self.reads.children(token.i))
        return (two or lemma in ("pair", "duo")) and self.nouns.definite(token)

    def _role(self, token: Token) -> None:
        """Note a role noun: somebody new, or taken up by "the" or by whose it is."""
        beside = self.cast.at.get(token.head) if token.dep == "appos" else None
        kind = "person" if self.names.introduced(token.i) else self.reads.kind(token)
        if beside is not None and (beside.kind == kind or (beside.kind == "body" and beside.named)):
            self._enter(token, beside)
            beside.shown.add(token.i)
            return
        owner = next(
            (self.cast.at.get(c.i) for c in self.reads.children(token.i) if c.dep == "poss"), None
        )
        found = None
        if not self.names.introduced(token.i) and not self._glossed(token):
            if owner is not None:
                found = self.nouns.owned(token, owner)
            elif self.nouns.definite(token):
                found = self.nouns.find(token)
        if found is None:
            plural = self.reads.plural(token)
            found = Character((token.i,), kind, plural=plural, owner=owner)
            if token.pos == "PROPN" and kind == "body":
                found.named = True
                found.names = [self.names.words(self.names.run(token))]
                found.words |= set(found.names[0])
        gender = self.reads.gender(token)
        if abs(gender) > abs(found.gender):
            found.gender = gender
        found.roles |= {self.reads.lemma(token.i)}
        self._enter(token, found)

    def _glossed(self, token: Token) -> bool:
        """Tell whether a body's name follows that says who a noun is: "the group, JNIM, said"."""
        children = self.reads.children(token.i)
        return any(c.dep == "appos" and self.reads.in_name(c) for c in children)


def _preview(names: Namer, nouns: Nouns, cast: Cast, token: Token) -> Character | None:
    """Return whom a name or definite noun further on takes up, without noting it."""
    if token.pos == "PROPN":
        span = names.person(token) or names.run(token)
        return names.bearer(names.words(span), 0.0, cast.characters)
    return nouns.find(token) if nouns.definite(token) else None


def resolved(layers: Layers, directory: Directory) -> Layers:
    """Return layers with the fullest mentions of each short one's head, and with persons' names.

    A name that the parser takes for another thing is a person's where the words around say so
    ("the gang's leader, Luckson Elan"), or where it is the surname of one named before.
    """
    resolver = Resolver(layers, directory)
    refers = resolver.run()
    persons = resolver.persons()
    if not persons:
        return msgspec.structs.replace(layers, refers=refers)
    inside = {i for first, last in persons for i in range(first, last)}
    return msgspec.structs.replace(
        layers,
        refers=refers,
        tokens=tuple(
            msgspec.structs.replace(t, name="PERSON") if t.i in inside else t for t in layers.tokens
        ),
        names=tuple(
            sorted(
                [*(n for n in layers.names if inside.isdisjoint(range(n.first, n.last))),
                 *(Name(first, last, "PERSON") for first, last in persons)],
                key=lambda n: n.first,
            )
        ),
    )  # fmt: skip
