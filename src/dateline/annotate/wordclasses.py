"""Parts of speech and lemmas as the pipeline's last rules give them, asked once for each word.

`attribute_ruler` and `lemmatizer` take a seventh of bare spaCy's time, and what they say depends
on a word, its tag and its role alone, but for a few rules of two words ("gon na", "there is").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

RULES = ("attribute_ruler", "lemmatizer")
"""Components of the pipeline that are not run as such."""
_SEEN_BY_RULES: list[int | str] = ["ORTH", "TAG", "DEP"]
_MOST = 200_000
"""Words held; a long run begins anew rather than grow (about 200 bytes a word)."""


class WordClass(NamedTuple):
    """What the rules say of a token."""

    pos: str
    lemma: str


class WordClasses:
    """The rules of one pipeline, and what they have said."""

    def __init__(self, nlp: "Language") -> None:
        self._vocab = nlp.vocab
        self._rules: list[Any] = [nlp.get_pipe(name) for name in RULES]
        self._wide = _wide_rules(nlp)
        self._known: dict[tuple[int, ...], WordClass] = {}

    def of(self, doc: "Doc") -> list[WordClass]:
        """Return the word class of each token of a text that the other components have read."""
        if self._is_wide(doc):
            return self._ask(doc)
        rows = doc.to_array(_SEEN_BY_RULES)
        keys = [tuple(row) for row in rows.tolist()]
        if len(self._known) >= _MOST:
            self._known = {}
        known = self._known
        new = list(dict.fromkeys(key for key in keys if key not in known))
        if new:
            said = self._alone(new)
            if said is None:
                return self._ask(doc)
            known.update(zip(new, said, strict=True))
        return [known[key] for key in keys]

    def _alone(self, keys: Sequence[tuple[int, ...]]) -> list[WordClass] | None:
        """Return what the rules say of words out of any text, None if two of them touch a rule."""
        import numpy
        from spacy.tokens import Doc

        listed = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in keys])
        rows: Any = numpy.array([key[1:] for key in keys], numpy.uint64)
        listed.from_array(_SEEN_BY_RULES[1:], rows)
        return None if self._is_wide(listed) else self._ask(listed)

    def _is_wide(self, doc: "Doc") -> bool:
        """Tell whether a rule of several words may speak of a text."""
        return bool(self._wide(doc, allow_missing=True, as_spans=False))

    def _ask(self, doc: "Doc") -> list[WordClass]:
        """Return what the rules say of each token of a text."""
        for rule in self._rules:
            doc = rule(doc)
        return [WordClass(t.pos_, t.lemma_) for t in doc]


def _wide_rules(nlp: "Language") -> "Matcher":
    """Return what finds the words of the rules that look at more than one."""
    from spacy.matcher import Matcher

    found = Matcher(nlp.vocab)
    ruler: Any = nlp.get_pipe(RULES[0])
    for number, rule in enumerate(ruler.patterns):
        wide = [p for p in rule["patterns"] if len(p) > 1 or "OP" in p[0]]
        if wide:
            found.add(str(number), wide)
    return found
