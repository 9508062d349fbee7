"""Words that could judge but are part of a name or a set phrase that judges nobody."""

import functools
from collections.abc import Collection, Mapping

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_set, word_table
from dateline.extract.labels.judged import NOUNS, traits, word_forms


@functools.cache
def _harmless() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the set phrases that judge nobody by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(traits("harmless")):
        parts = tuple(form.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(forms) for first, forms in found.items()}


class Plainness:
    """Tells where a judging word judges nobody; `named` are tokens of names, `bodies` of bodies."""

    def __init__(self, layers: Layers, named: Collection[int], bodies: Collection[int]) -> None:
        self.layers = layers
        self.named = named
        self.bodies = bodies

    def is_harmless(self, first: int, last: int) -> bool:
        """Tell whether the words around say that nobody is judged ("a regime of sanctions")."""
        low = max(0, first - 2)
        high = min(len(self.layers.tokens), last + 3)
        words = [
            word_forms(self.layers.tokens[i])
            for i in range(low, high)
            if self.layers.tokens[i].text not in "-’'"
        ]
        harmless = _harmless()
        for n in range(len(words)):
            for parts in (f for w in set(words[n]) for f in harmless.get(w, ())):
                if len(parts) <= len(words) - n and all(
                    p in w for p, w in zip(parts, words[n:], strict=False)
                ):
                    return True
        return self._is_of_rules(first, last) or self._is_name(first, last)

    def _is_of_rules(self, first: int, last: int) -> bool:
        """Tell whether a regime is one of rules ("a regime of two terms", "the tourist regime")."""
        token = self.layers.tokens[first]
        if last - first != 1 or token.base != "regime":
            return False
        for child in self.layers.children[first]:
            below = self.layers.tokens[child]
            forms = set(word_forms(below))
            if below.dep == "compound" and below.pos == "NOUN" and not (
                forms & (traits("qualifier") | traits("servant") | {"state"})
                or first in self.named
            ):  # fmt: skip
                return True
            ruled = [self.layers.tokens[c] for c in self.layers.children[child]]
            if below.low in ("of", "for") and any(
                t.pos == "NOUN" and self._is_thing(t) for t in ruled
            ):
                return True
        return False

    def _is_thing(self, token: Token) -> bool:
        """Tell whether a noun is for no person, body or people."""
        lemma = token.base
        person = word_table("roles", "kind").get(lemma) or word_table("label_kin", "kin").get(lemma)
        judges = set(word_forms(token)) & word_set("labels")
        return not (person or judges)

    def _is_name(self, first: int, last: int) -> bool:
        """Tell whether the words belong to the name of a body or place ("Martyrs' Square")."""
        inside = range(first, last)
        if not all(self.layers.tokens[i].text[:1].isupper() for i in inside):
            return False
        if last - first == 1 and first in self.bodies:
            return True
        if self._is_dedication(last):
            return True
        around = [i for i in (first - 1, last, last + 1) if self._same_sentence(i, first)]
        return any(self._is_part(i, first) for i in around)

    def _is_dedication(self, at: int) -> bool:
        """Tell whether "of" and an abstract name follow ("the Martyrs of Freedom Brigade")."""
        tokens = self.layers.tokens[at : at + 2]
        return (
            len(tokens) == 2 and tokens[0].text == "of" and tokens[1].text[:1].isupper()
            and tokens[1].name not in ("GPE", "NORP", "PERSON") and tokens[1].i not in self.named
        )  # fmt: skip

    def _same_sentence(self, i: int, j: int) -> bool:
        tokens = self.layers.tokens
        return 0 <= i < len(tokens) and tokens[i].sentence == tokens[j].sentence

    def _is_part(self, i: int, j: int) -> bool:
        """Tell whether token `i`, next to `j`, is a capitalised common word of a name."""
        token = self.layers.tokens[i]
        between = self.layers.tokens[min(i, j) + 1 : max(i, j)]
        if any(b.text[:1].islower() or b.text in ",;:." for b in between):
            return False
        begins = i == self.layers.sentences[token.sentence].first
        person = token.name == "PERSON" or token.name in ("NORP", "GPE")
        return (
            token.text[:1].isupper() and token.pos in NOUNS and i not in self.named
            and not begins and not person
        )  # fmt: skip
