"""Whom the clause of a judging phrase itself equates with it: "X were Zs", "X, a Z, …"."""

from dateline.annotate import Token
from dateline.codebook.words import word_set
from dateline.extract.article import Article
from dateline.extract.labels.judged import Judged, traits, word_forms
from dateline.extract.labels.mentioned import ARMED, Mentioned

_BEING = frozenset({"be", "remain", "become", "prove", "turn"})


class Equating:
    """Finds the one whom a clause of an article calls what a judging phrase says."""

    def __init__(self, article: Article, mentioned: Mentioned) -> None:
        self.article = article
        self.layers = article.layers
        self.mentioned = mentioned

    def by_clause(self, judged: Judged) -> int | None:
        """Return whom the clause itself equates with the phrase."""
        whom = judged.called.whom if judged.called is not None else None
        if whom is not None and self._can_be_called(judged, self.layers.tokens[whom]):
            return self._set_beside(self._before_relative(self.layers.tokens[whom]))
        for find in (self._equated, self._apposed, self._of):
            if (head := find(judged)) is not None and not judged.holds(head):
                return head
        return None

    def _before_relative(self, token: Token) -> Token:
        """Return the noun that "whom" stands for ("the fighters, whom he called …")."""
        verb = self.layers.tokens[token.head]
        if token.low in ("whom", "who") and verb.dep == "relcl":
            return self.layers.tokens[verb.head]
        return token

    def _set_beside(self, token: Token) -> int:
        """Return the noun that an apposition stands beside ("the Front, a party it termed Z")."""
        if token.dep == "appos" and self.mentioned.is_somebody(self.layers.tokens[token.head]):
            return token.head
        first = min(self.layers.subtree(token.i))
        if token.dep != "npadvmod" or first < 2 or self.layers.tokens[first - 1].text != ",":
            return token.i
        before = self.layers.tokens[first - 2]
        return before.i if self.mentioned.is_somebody(before) else token.i

    def _can_be_called(self, judged: Judged, token: Token) -> bool:
        """Tell whether a word can be the one called so; a word for people makes any noun people."""
        listed = judged.form not in traits("figure") and judged.form != ""
        behind = self.layers.refers.get(token.i, ()) if token.low == "it" else ()
        if any(self.mentioned.is_somebody(self.layers.tokens[b]) for b in behind):
            return True
        return self.mentioned.is_somebody(token) or (listed and token.pos in ("NOUN", "PROPN"))

    def _equated(self, judged: Judged) -> int | None:
        """Return the other side of "X were Zs" or "the Zs were X"."""
        token = self.layers.tokens[judged.head]
        verb = self.layers.tokens[token.head]
        if verb.i in range(judged.first, judged.last):  # "they were paid thugs", read as a passive
            return next((c for c in self.layers.children[verb.i]
                         if self.layers.tokens[c].dep == "nsubjpass"), None)  # fmt: skip
        if verb.base not in _BEING or token.dep not in ("attr", "nsubj", "oprd", "acomp"):
            return None
        if token.dep == "nsubj" and self._is_denied(verb.i):
            return None  # "the Zs were not X" says who they are not
        wanted = ("nsubj",) if token.dep != "nsubj" else ("attr",)
        for child in self.layers.children[verb.i]:
            other = self.layers.tokens[child]
            if other.dep in wanted and other.low not in ("it", "there", "this", "that"):
                relative = other.low in ("who", "which")
                head = verb.head if relative else child
                if (earlier := self._numbered(head)) is not None:
                    return earlier
                return head if self.mentioned.is_somebody(self.layers.tokens[head]) else None
        return None

    def _is_denied(self, verb: int) -> bool:
        return any(self.layers.tokens[c].dep == "neg" for c in self.layers.children[verb])

    def _numbered(self, head: int) -> int | None:
        """Return whom "the first" or "the other" is, beside "a second caller": the first caller."""
        if self.layers.tokens[head].low not in ("first", "other"):
            return None
        if self.layers.tokens[head - 1].low != "the":
            return None
        for token in reversed(self.layers.tokens[: head - 1]):
            if token.low in ("second", "another") and token.head > token.i:
                lemma = self.layers.tokens[token.head].lemma
                return next((t.i for t in self.layers.tokens[: token.i] if t.lemma == lemma), None)
        return None

    def _apposed(self, judged: Judged) -> int | None:
        """Return whom an apposition sets beside the phrase ("the M23, these terrorists, …")."""
        token = self.layers.tokens[judged.head]
        if token.dep == "appos" and self.mentioned.is_somebody(self.layers.tokens[token.head]):
            between = self.layers.tokens[token.head : judged.first]
            return None if any(t.text == ":" for t in between) else token.head
        joined = [c for c in self.layers.children[judged.head]
                  if self.layers.tokens[c].dep == "conj"]  # fmt: skip
        for child in self.layers.children[judged.head]:
            other = self.layers.tokens[child]
            if any(c < child for c in joined):
                continue  # "the regime and its backers, notably Russia"
            if word_forms(other)[1] in word_set("labels"):
                continue  # a gloss on the word: "çapulcu", looters
            if other.dep == "appos" and self.mentioned.is_somebody(other):
                return child
        return None

    def _of(self, judged: Judged) -> int | None:
        """Return the group of "the "terrorists" of Hamas", the owner of "Wagner's thugs"."""
        lemma = self.layers.tokens[judged.head].base
        if lemma in traits("servant") or judged.form in traits("servant"):
            return None
        near = {t.i: t for c in self.layers.children[judged.head]
                for t in (self.layers.tokens[c],)}  # fmt: skip
        owners = [i for i, t in near.items() if t.dep == "poss"]
        owners += [g for i, t in near.items() if t.low == "of"
                   for g in self.layers.children[i]]  # fmt: skip
        owners += [i for i, t in near.items() if t.dep in ("compound", "nmod")]
        for owner in owners:
            found = self.article.actors.read(owner)
            token = self.layers.tokens[owner]
            if found is None or (found.value.label and token.name != "ORG"):
                continue
            placed = token.name in ("GPE", "LOC", "FAC", "DATE", "TIME")
            if near.get(owner) is None and token.pos == "PROPN" and not placed:
                return owner
            if found.value.sector in ARMED or (
                found.rule in ("actor.country", "actor.known") and lemma in traits("state")
            ):
                return owner
        return None
