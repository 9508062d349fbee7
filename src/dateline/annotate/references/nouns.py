"""Whom a definite noun takes up: "the general", "the finance minister", "the group"."""

import functools
from collections.abc import Collection, Mapping

import msgspec

from dateline.annotate.layers import Token
from dateline.annotate.references.cast import Cast, Character
from dateline.annotate.references.describing import BODY_NOUNS, GENDERED, SUBJECTS, Describer
from dateline.annotate.scenes import scene_of
from dateline.codebook.words import word_list, word_table

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_IDLE = frozenset({"same", "young", "old", "senior", "top", "late", "dead", "elderly", "whole"})
_OTHER = frozenset({"other", "another", "next", "second", "third", "rival", "new"})
_PAST = frozenset({"former", "ex", "predecessor", "outgoing"})
_FIELDS = frozenset(
    {"news", "right", "rights", "aid", "relief", "armed", "militant", "terror", "terrorist"}
    | {"state", "regional", "trade", "military", "security", "advocacy", "environmental"}
    | {"opposition", "car", "oil", "energy", "tech", "technology", "financial", "media", "health"}
    | {"nation", "member"}
)
"""What a general noun may add to a name: "the rights group", "the car maker"."""
_OF_ANYBODY = frozenset({"man", "woman", "person", "boy", "girl"})
_EXACT, _KIND, _PART, _FORM = 3.0, 2.0, 1.5, 1.0
_ANYBODY = 0.7
_HINT = 0.8
_CLASH = 1.5
"""How far two genders are apart where a man and a woman cannot be meant."""
_PERSONS = frozenset({"person", "people"})
_FACING = frozenset({"with", "against", "on", "at", "into"})
"""Prepositions before the other party of a deed: "fired on", "talked with"."""
_MEN = frozenset({"man", "woman", "president", "leader", "official", "minister"})
_STATES = frozenset({"country", "nation"})
"""Nouns by which two are persons, or states; "the two sides" may be either."""
_SCENES = frozenset({"in", "at", "near", "outside"})


@functools.cache
def kinds_of_role() -> Mapping[str, frozenset[str]]:
    """Return for each noun the more general nouns that can take it up."""
    kinds: dict[str, set[str]] = {}
    for row in word_list("role_kinds"):
        kinds.setdefault(row["form"], set()).add(row["kind"])
    return {form: frozenset(of) for form, of in kinds.items()}


class Asked(msgspec.Struct, frozen=True):
    """What a definite noun says of whom it takes up."""

    lemma: str
    somebody: bool
    plural: bool
    human: bool
    gender: float
    countries: frozenset[str]
    modifiers: frozenset[str]


class Nouns:
    """Resolves the definite nouns of one document against its cast."""

    def __init__(self, reads: Describer, cast: Cast) -> None:
        self.reads = reads
        self.layers = reads.layers
        self.cast = cast
        self.general = frozenset(row["kind"] for row in word_list("role_kinds"))

    def names_somebody(self, lemma: str) -> bool:
        """Tell whether a noun is for persons or bodies."""
        return lemma in self.reads.roles or lemma in BODY_NOUNS or lemma in self.general

    def definite(self, token: Token) -> bool:
        """Tell whether a noun phrase says that one knows who is meant."""
        return any(
            c.low == "both" or (c.dep == "det" and c.low in _DEFINITE)
            for c in self.reads.children(token.i)
        ) or (token.i > 0 and self.layers.tokens[token.i - 1].low == "the")

    def find(self, token: Token) -> Character | None:
        """Return the character that a definite noun takes up, if one fits."""
        if token.dep == "appos" or self._restricted(token):
            return None
        best: tuple[float, Character] | None = None
        hint = self._hint(token)
        asked = self._ask(token)
        scene = scene_of(self.layers, token.i)
        facing, whose = self._facing(token), self._whose(token.i)
        for character in self.cast.characters:
            if facing and any(m.head in facing for m in character.mentions):
                continue
            if whose and self._of_another(token, whose, character):
                continue
            strength = self._strength(asked, character)
            if strength <= 0 or not character.mentions:
                continue
            last = character.mentions[-1]
            if scene is not None and last.head < scene.first and _elsewhere(character, scene.ids):
                continue
            near = max(
                0.4 * m.rank - 0.2 * (token.sentence - m.sentence) for m in character.mentions[-4:]
            )
            score = 2 * strength + near + 0.001 * last.head / (1 + len(self.layers.tokens))
            score += _HINT * character.gender * hint
            if best is None or score >= best[0]:
                best = (score, character)
        return best[1] if best else None

    def _of_another(self, token: Token, own: set[str], character: Character) -> bool:
        """Tell whether somebody holds the same office of something else, not of what is `own`.

        "The head of our region" is not "Kyrylo Budanov, the head of military intelligence".
        """
        heads = {m.head for m in character.mentions} | character.shown
        lemma = self.reads.lemma(token.i)
        theirs = {w for h in heads if self.reads.lemma(h) == lemma for w in self._whose(h)}
        return bool(theirs) and own.isdisjoint(theirs)

    def _whose(self, i: int) -> set[str]:
        """Return the nouns that "of" hangs on a noun."""
        preps = (c for c in self.reads.children(i) if c.low == "of")
        return {o.base for p in preps for o in self.reads.children(p.i) if o.dep == "pobj"}

    def _facing(self, token: Token) -> set[int]:
        """Return the words of the subject that does something to a noun.

        In "the army accused the group" the group is not the army; in "Hamas named the group's new
        leader" it may be.
        """
        if token.dep == "poss":
            return set()
        verb = next((j for j in self.layers.ancestors(token.i) if self._is_verb(j)), None)
        while verb is not None and not self._subjects(verb):
            above = self.layers.tokens[verb]
            verb = above.head if above.dep == "conj" and above.head != verb else None
        subjects = self._subjects(verb) if verb is not None else []
        inside = {i for c in subjects for i in self.layers.subtree(c.i)}
        return set() if token.i in inside else inside

    def _subjects(self, verb: int) -> list[Token]:
        return [c for c in self.reads.children(verb) if c.dep in SUBJECTS]

    def _is_verb(self, i: int) -> bool:
        return self.layers.tokens[i].pos in ("VERB", "AUX")

    def _hint(self, token: Token) -> int:
        """Return the gender of the pronouns in what a noun tells ("admitted that his plan …")."""
        if token.dep not in SUBJECTS:
            return 0
        said = {
            GENDERED.get(self.layers.tokens[i].low, "")
            for c in self.reads.children(token.head) if c.dep in ("ccomp", "xcomp", "dobj")
            for i in self.layers.subtree(c.i) if i > token.i
        } - {""}  # fmt: skip
        return {"m": 1, "f": -1}[said.pop()] if len(said) == 1 else 0

    def owned(self, token: Token, owner: Character) -> Character | None:
        """Return who was called the same of the same owner before ("its spokesman")."""
        lemma = self.reads.lemma(token.i)
        plural = self.reads.plural(token)
        return next(
            (
                c for c in reversed(self.cast.characters)
                if c.owner is owner and lemma in c.roles and c.plural == plural
            ), None,
        )  # fmt: skip

    def _restricted(self, token: Token) -> bool:
        """Tell whether a clause says who is meant ("the man who fired")."""
        return any(
            c.dep in ("relcl", "acl")
            and "," not in (t.text for t in self.layers.tokens[token.i : c.i])
            for c in self.reads.children(token.i)
        )

    def _ask(self, token: Token) -> Asked:
        """Return what a noun says of whom it takes up."""
        lemma = self.reads.lemma(token.i)
        return Asked(
            lemma,
            self.names_somebody(lemma),
            self.reads.plural(token),
            self.reads.kind(token) in _PERSONS,
            self.reads.gender(token),
            frozenset(self.reads.countries(token, after=True)),
            frozenset(self.reads.modifiers(token) - _IDLE),
        )

    def _strength(self, asked: Asked, character: Character) -> float:
        """Return how well a noun names a character, 0 for not at all."""
        same = asked.lemma in character.roles
        if character.plural != asked.plural and "=org" not in character.forms:
            return 0.0
        if character.kind in ("country", "thing") or not asked.somebody:
            return _EXACT if same and _modified_alike(asked, character) else 0.0
        if asked.human != (character.kind in _PERSONS) and not (
            same and character.kind == "body" and character.named
        ):
            return 0.0
        strength = _EXACT if same else _named(asked.lemma, character)
        if not strength or abs(asked.gender - character.gender) >= _CLASH:
            return 0.0
        return strength if _modified_alike(asked, character) else 0.0

    def pair(self, token: Token) -> tuple[int, ...]:
        """Take "the two sides" for the last two persons or countries that face each other.

        Else for the last two of one sentence. Who speaks to the two sides is neither of them.
        "The two men" are persons, "both countries" are none, and a capital where something
        happened ("met in Vienna") is no side. "Both ministers" are the two that were told of.
        """
        kinds = _of_pair(token.base)
        alike = [c for c in self.cast.of_kind(kinds) if token.base in c.roles and c.named]
        if len(alike) == 2:
            return tuple(h for c in alike for h in c.full[:1])
        third = self._addressing(token)
        beside: dict[tuple[int, str], list[tuple[int, Character]]] = {}
        for at in sorted(self.cast.at):
            character = self.cast.at[at]
            if character.kind in kinds and at not in third and not self._is_scene(at):
                key = (self.layers.tokens[at].sentence, character.kind)
                beside.setdefault(key, []).append((at, character))
        for facing in (True, False):
            for found in reversed(beside.values()):
                pair = [c for at, c in found if not facing or self._faces(at)]
                heads = tuple(dict.fromkeys(h for c in pair for h in c.full))
                if len(heads) == 2 or (len(heads) > 2 and not facing):
                    return heads[:2]
        return ()

    def _addressing(self, token: Token) -> set[int]:
        """Return the words of the subjects of the clauses that a noun is an object in."""
        above = [j for j in self.layers.ancestors(token.i) if self.layers.tokens[j].pos == "VERB"]
        own = [c for j in above for c in self.reads.children(j) if c.dep in SUBJECTS]
        return {i for c in own if c.i < token.i for i in self.layers.subtree(c.i)} - {token.i}

    def _faces(self, i: int) -> bool:
        """Tell whether a name is one of two parties: "X and Y fought", "between X and Y".

        Backers and mediators are not ("brokered by X", "with the help of X and Y").
        """
        token = self.layers.tokens[i]
        while token.dep == "conj" and token.pos != "PRON":
            token = self.layers.tokens[token.head]
        if token.pos == "PRON":
            return False
        above = self.layers.tokens[token.head]
        if token.dep == "pobj":
            return above.low == "between" or (
                above.low in _FACING and self._has_subject(above.head)
            )
        if token.dep == "dobj":
            return self._has_subject(above.i)
        return token.dep in SUBJECTS

    def _has_subject(self, verb: int) -> bool:
        """Tell whether a verb has a name that we know for its subject."""
        own = (c for c in self.reads.children(verb) if c.dep == "nsubj")
        return any(c.i in self.cast.at and self.cast.at[c.i].named for c in own)

    def _is_scene(self, i: int) -> bool:
        """Tell whether a capital's name only says where something is ("met in Vienna")."""
        token, known = self.layers.tokens[i], self.reads.known_at.get(i)
        capital = known is not None and known.form == "capital"
        prep = self.layers.tokens[token.head]
        return capital and token.dep == "pobj" and prep.low in _SCENES


def _elsewhere(character: Character, countries: Collection[str]) -> bool:
    """Tell whether somebody holds an office, and in none of some countries."""
    return bool(character.countries) and character.countries.isdisjoint(countries)


def _of_pair(lemma: str) -> tuple[str, ...]:
    """Return the kinds of those that a noun for two can mean."""
    if lemma in _STATES:
        return ("country",)
    return ("person",) if lemma in _MEN else ("person", "country")


def _named(lemma: str, character: Character) -> float:
    """Return how well a noun fits whom it does not repeat: by kind, by a word of the name."""
    kinds = kinds_of_role()
    if any(lemma in kinds.get(role, ()) for role in character.roles):
        return _KIND
    if character.kind == "body" and character.named and lemma in character.words:
        return _PART
    if any(lemma in kinds.get(form, ()) for form in character.forms):
        return _FORM
    if character.kind == "person" and lemma in _OF_ANYBODY:
        return _ANYBODY if character.named else _FORM
    return 0.0


def _modified_alike(asked: Asked, character: Character) -> bool:
    """Tell whether nothing that modifies a noun speaks against a character."""
    theirs = character.countries | character.places
    if asked.countries and theirs and not asked.countries & theirs:
        return False
    modifiers = set(asked.modifiers)
    if modifiers & _OTHER:
        past = (character.words | character.roles) & _PAST
        if past or modifiers & _OTHER != {"new"}:
            return False
        modifiers -= _OTHER
    if character.kind == "body" and asked.lemma not in character.roles:
        modifiers = {m for m in modifiers - _FIELDS if not _of_people(m)}
    told = character.words | character.roles | {w for name in character.names for w in name}
    if not modifiers <= told:
        return False
    if asked.countries and not theirs and not modifiers:
        return asked.lemma in character.roles or character.named
    return True


def _of_people(word: str) -> bool:
    """Tell whether a modifier only says of whom a body is made ("rebel", "27-nation")."""
    return word[:1].isdigit() or word_table("roles", "kind").get(word) == "person"
