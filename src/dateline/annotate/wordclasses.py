"""Parts of speech and lemmas as the pipeline's last rules give them, asked once for each word.

`attribute_ruler` and `lemmatizer` take a seventh of bare spaCy's time, and what they say depends
on a word, its tag and its role alone, but for a few rules of two words ("gon na", "there is").
"""

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.annotate.lemmas import mended

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Token

RULES = ("attribute_ruler", "lemmatizer")
"""Components of the pipeline that are not run as such."""
_SEEN_BY_RULES: list[int | str] = ["ORTH", "TAG", "DEP"]
_LOWER: list[int | str] = ["LOWER"]
_WORDS = "lemma_index"
"""The lemmatizer's table of known words, by part of speech."""
_FORMS = "lemma_exc"
"""The lemmatizer's table of irregular forms, by part of speech."""
_BARE = ("VB", "VBP")
_PLAIN = "dep"
"""A role that no rule names: it stands for the role of a word of which no rule asks it."""
_MOST = 200_000
"""Words held; a long run begins anew rather than grow (about 200 bytes a word)."""


_Key = tuple[int, int, int]
"""A word, its tag and its role."""


class WordClass(NamedTuple):
    """What the rules say of a token."""

    pos: str
    lemma: str


class _Named(NamedTuple):
    """Of which words the rules ask the role (by tag, by word), and which roles of any word.

    `openers` are words, and roles, one of which stands in whatever a rule of several words is
    about.
    """

    tags: frozenset[int]
    words: frozenset[int]
    roles: frozenset[int]
    openers: frozenset[int]


class WordClasses:
    """The rules of one pipeline, and what they have said."""

    def __init__(self, nlp: "Language") -> None:
        self._vocab = nlp.vocab
        self._rules: list[Any] = [nlp.get_pipe(RULES[0]), _indexed(nlp.get_pipe(RULES[1]))]
        lemmatizer: Any = nlp.get_pipe(RULES[1])
        self._verbs = frozenset(lemmatizer.lookups.get_table(_WORDS)["verb"])
        self._irregular = lemmatizer.lookups.get_table(_FORMS)["verb"]
        self._wide = _wide_rules(nlp)
        self._named = _named(nlp)
        self._plain = nlp.vocab.strings.add(_PLAIN)
        self._known: dict[_Key, WordClass] = {}

    def of(self, docs: Sequence["Doc"]) -> list[list[WordClass]]:
        """Return the word class of each token of texts that the other components have read.

        What is new in any of them is asked at once: a call costs more than a word.
        """
        if len(self._known) >= _MOST:
            self._known = {}
        known = self._known
        read = [self._keys(doc) for doc in docs]
        new = list(dict.fromkeys(key for keys in read for key in keys or () if key not in known))
        if new:
            known.update(zip(new, self._alone(new), strict=True))
        return [
            self._ask(doc) if keys is None else [known[key] for key in keys]
            for doc, keys in zip(docs, read, strict=True)
        ]

    def _keys(self, doc: "Doc") -> list[_Key] | None:
        """Return what the rules see of each word of a text, None where one is of several."""
        rows = doc.to_array([*_SEEN_BY_RULES, *_LOWER]).tolist()
        tags, words, roles, openers = self._named
        opened = any(low in openers or role in openers for _, _, role, low in rows)
        if opened and self._is_wide(doc):
            return None
        return [
            (word, tag, role if role in roles or tag in tags or low in words else self._plain)
            for word, tag, role, low in rows
        ]

    def _alone(self, keys: Sequence[_Key]) -> list[WordClass]:
        """Return what the rules say of words out of any text."""
        import numpy
        from spacy.tokens import Doc

        listed = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in keys])
        rows: Any = numpy.array([key[1:] for key in keys], numpy.uint64)
        listed.from_array(_SEEN_BY_RULES[1:], rows)
        if len(keys) > 1 and self._is_wide(listed):  # two of them make what a rule is about
            half = len(keys) // 2
            return [*self._alone(keys[:half]), *self._alone(keys[half:])]
        return self._ask(listed)

    def _is_wide(self, doc: "Doc") -> bool:
        """Tell whether a rule of several words may speak of a text."""
        return bool(self._wide(doc, allow_missing=True, as_spans=False))

    def _ask(self, doc: "Doc") -> list[WordClass]:
        """Return what the rules say of each token of a text."""
        for rule in self._rules:
            doc = rule(doc)
        return [WordClass(t.pos_, self._lemma(t)) for t in doc]

    def _lemma(self, token: "Token") -> str:
        """Return the lemma of a word, also of a past form that the parser takes for the bare verb.

        "Gave its envoy a day to leave and froze trade".
        """
        form = token.lower_
        if token.tag_ in _BARE and token.lemma_ == form and form not in self._verbs:
            return str(self._irregular.get(form, (form,))[0])
        return mended(token.text, token.tag_, token.lemma_, self._verbs)


def _indexed(lemmatizer: Any) -> Any:
    """Return a lemmatizer like another that looks words up in sets: it has lists of 57,000."""
    from spacy.lookups import Lookups

    found = copy.copy(lemmatizer)
    found.cache, found.lookups = {}, Lookups()
    found.lemmatize = getattr(found, f"{found.mode}_lemmatize")  # the other's own, as it is copied
    for name in lemmatizer.lookups.tables:
        found.lookups.set_table(name, lemmatizer.lookups.get_table(name))
    words = lemmatizer.lookups.get_table(_WORDS)
    found.lookups.remove_table(_WORDS)
    found.lookups.add_table(_WORDS, {kind: frozenset(known) for kind, known in words.items()})
    return found


def _patterns(nlp: "Language") -> list[Any]:
    ruler: Any = nlp.get_pipe(RULES[0])
    return [pattern for rule in ruler.patterns for pattern in rule["patterns"]]


def _is_of_several(pattern: Any) -> bool:
    return len(pattern) > 1 or "OP" in pattern[0]


def _wide_rules(nlp: "Language") -> "Matcher":
    """Return what finds the words of the rules that look at more than one."""
    from spacy.matcher import Matcher

    found = Matcher(nlp.vocab)
    for number, pattern in enumerate(_patterns(nlp)):
        if _is_of_several(pattern):
            found.add(str(number), [pattern])
    return found


def _named(nlp: "Language") -> _Named:
    """Return what the rules ask of roles, and what opens those of several words."""
    tags: set[str] = set()
    words: set[str] = set()
    roles: set[str] = set()
    openers: set[str] = set()
    for pattern in _patterns(nlp):
        for asked in pattern:
            if "DEP" not in asked:
                continue
            if said := _either(asked, "LOWER"):
                words |= said
            elif said := _either(asked, "TAG"):
                tags |= said
            else:
                roles |= _either(asked, "DEP") | _either(asked, "DEP", "NOT_IN")
        if _is_of_several(pattern):
            either = (_either(asked, kind) for asked in pattern for kind in ("LOWER", "DEP"))
            openers |= next(filter(None, either))
    ids = nlp.vocab.strings
    return _Named(*(frozenset(map(ids.add, names)) for names in (tags, words, roles, openers)))


def _either(asked: Any, kind: str, how: str = "IN") -> set[str]:
    """Return the words of which a part of a rule asks for one; none where it asks otherwise."""
    said = asked.get(kind, {})
    return {said} if isinstance(said, str) else set(said.get(how, ()))
