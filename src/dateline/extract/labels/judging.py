"""Judging words: which phrases of an article judge whom they name."""

from collections.abc import Iterator

import msgspec

from dateline.annotate import Layers, Quotation, Token, counted
from dateline.codebook.words import word_set, word_table
from dateline.extract.actors import phrase
from dateline.extract.labels.branding import Branding
from dateline.extract.labels.calling import find_calling, is_calling
from dateline.extract.labels.judged import (
    NOUNS,
    QUALIFIERS,
    Judged,
    label_forms,
    traits,
    word_forms,
)
from dateline.extract.labels.mentioned import is_human
from dateline.extract.labels.plain import Plainness
from dateline.extract.labels.scare import (
    LONGEST_SCARE,
    is_plain_speech,
    is_scare,
    quotation_around,
    tokens_of,
)

_MARKS = "\"“”‘’'"
_COUNTABLE_PARTS = frozenset({"member", "leader", "fighter", "group", "man", "commander"})
_MEN = frozenset({"soldier", "troop", "man", "fighter", "gunman", "gunner", "henchman", "guard"})
"""Who are named in "the usurper's soldiers", as the usurper's side."""
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "charge", "clear", "blame"})
_ON_PEOPLE = frozenset({
    "kill", "arrest", "detain", "jail", "execute", "capture", "wound", "injure", "beat", "parade",
    "blame", "accuse", "eliminate", "neutralise", "neutralize", "liquidate", "behead", "thank",
    "hang", "expel", "deport", "shoot", "murder", "massacre", "slaughter", "round", "interrogate",
    "disarm", "free", "abduct", "kidnap", "ambush", "repel", "punish", "rout", "convict", "curse",
})  # fmt: skip
"""What is done to people."""
_BY_PEOPLE = frozenset({"attack", "raid", "rob", "burn", "storm", "chase", "loot", "torch", "fire",
                        "plan", "carry", "stage", "incite", "provoke", "plot"})  # fmt: skip
"""What is done by people."""
_PARTY_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "oprd", "conj",
                           "poss", "compound", "nmod", "dative", "ROOT", "npadvmod"})  # fmt: skip


class Judging:
    """Finds the judging phrases of one document."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.roles = word_table("roles", "kind")
        self.named = {i for k in layers.known for i in range(k.first, k.last)}
        self.bodies = {
            i for k in layers.known if k.form != "demonym" for i in range(k.first, k.last)
        }
        self.plainness = Plainness(layers, self.named, self.bodies)

    def find(self) -> tuple[Judged, ...]:
        """Return the phrases in text order, one for each head."""
        found: dict[int, Judged] = {}
        for token, head, form in (*self._listed(), *self._qualified(), *self._distanced()):
            if head in found or any(token == j.token for j in found.values()):
                continue
            if (judged := self._judged(token, head, form)) is not None:
                found[head] = judged
        for quotation in self.layers.quotations:
            for head in self._quoted(quotation):
                if head not in found:
                    found[head] = self._phrase(head, head, "")
        for head, called in Branding(self.layers).find():
            if head not in found and called.whom is not None and self._can_be_named(called.whom):
                judged = self._phrase(head, head, "")
                if judged.called is None:
                    first = max(judged.first, called.whom + 1)
                    judged = msgspec.structs.replace(judged, first=first, called=called)
                if not self._is_name_given(judged):
                    found[head] = judged
        return tuple(sorted(found.values(), key=lambda j: j.token))

    def _is_name_given(self, judged: Judged) -> bool:
        """Tell whether what somebody is called is but a name ("called Rahaf", "Radio Ergo")."""
        token = self.layers.tokens[judged.head]
        return token.tag == "NNP" and (judged.head in self.bodies or token.name != "NORP")

    def _listed(self) -> Iterator[tuple[int, int, str]]:
        """Yield the last token, the head and the form of each listed label, longest first."""
        at = 0
        while at < len(self.layers.tokens):
            found = self._at(at)
            if found is None:
                at += 1
                continue
            last, form = found
            if not self.plainness.is_harmless(at, last):
                token = self._carrier(at, last)
                yield token, self._head(token), form
            at = last

    def _carrier(self, first: int, last: int) -> int:
        """Return the token of a form that its others hang on ("enemies" of "enemies of God")."""
        inside = range(first, last)
        tops = [i for i in inside if self.layers.tokens[i].head not in inside]
        noun = len(tops) == 1 and self.layers.tokens[tops[0]].pos in (*NOUNS, "ADJ")
        return tops[0] if noun else last - 1

    def _at(self, at: int) -> tuple[int, str] | None:
        """Return where a listed label that begins at a token ends, and its form."""
        known = label_forms()
        starts = [s for s in word_forms(self.layers.tokens[at]) if s in known]
        options = [f for s in dict.fromkeys(starts) for f in known[s]]
        for form in sorted(options, key=len, reverse=True):
            if (last := self._matches(at, form)) is not None:
                return last, " ".join(form)
        return None

    def _matches(self, at: int, form: tuple[str, ...]) -> int | None:
        """Return the end of a form's words at a token; hyphens between them don't count."""
        for n, word in enumerate(form):
            while n and at < len(self.layers.tokens) and self.layers.tokens[at].text in "-–":
                at += 1
            if at >= len(self.layers.tokens) or word not in word_forms(self.layers.tokens[at]):
                return None
            at += 1
        return at

    def _head(self, i: int) -> int:
        """Return the noun that a judging word belongs to, itself or what it qualifies."""
        token = self.layers.tokens[i]
        while token.dep in ("compound", "amod", "nmod") and token.head > token.i:
            token = self.layers.tokens[token.head]
        if self._is_state(self.layers.tokens[i]) and not self._is_somebody(token.i):
            return i  # "junta jets"
        above = self.layers.tokens[token.head]
        led = token.dep == "poss" and above.base in _MEN and above.i > token.i
        return above.i if led and token.tag == "NN" and not self._is_state(token) else token.i

    def _is_body(self, i: int) -> bool:
        """Tell whether a token is the name of a body or people ("the fascist LTTE")."""
        token = self.layers.tokens[i]
        return token.pos == "PROPN" and (i in self.bodies or token.name in ("ORG", "NORP")) and (
            token.name != "GPE")  # fmt: skip

    def _is_state(self, token: Token) -> bool:
        return bool(set(word_forms(token)) & (traits("state") | traits("group")))

    def _qualified(self) -> Iterator[tuple[int, int, str]]:
        """Yield nouns for people, groups and states that a judging adjective stands before."""
        for token in self.layers.tokens:
            if not traits("qualifier") & set(word_forms(token)):
                continue
            if token.i in self.named or token.dep not in ("amod", "compound", "nmod"):
                continue
            if token.i and self.layers.tokens[token.i - 1].text in "-–":
                continue  # "the lowest-paid workers"
            if self.plainness.is_harmless(token.i, token.i + 1):
                continue
            head = self._head(token.i)
            lemma = self.layers.tokens[head].base
            arms = word_table("label_kin", "kin").get(lemma) == "soldier"
            role = f"{token.base} {lemma}" in self.roles
            figure = lemma in traits("figure") | traits("own")
            if (self._is_somebody(head) or arms or figure or self._is_body(head)) and not role:
                yield token.i, head, token.base

    def _distanced(self) -> Iterator[tuple[int, int, str]]:
        """Yield what "so-called", "self-styled" or "self-proclaimed" stands before."""
        tokens = self.layers.tokens
        for i in range(len(tokens) - 2):
            if tokens[i].low not in ("so", "self", "-", "–"):
                continue
            words = [t.low for t in tokens[i : i + 3] if t.text not in "-–"]
            if words[:2] not in (["so", "called"], ["self", "styled"], ["self", "proclaimed"],
                                 ["self", "described"], ["self", "declared"]):  # fmt: skip
                continue
            head = next((t.i for t in tokens[i + 2 : i + 8] if t.pos in NOUNS), None)
            if head is None or tokens[head].sentence != tokens[i].sentence:
                continue
            near = [head]
            while tokens[head].dep in QUALIFIERS and tokens[head].head > head:
                head = tokens[head].head
                near.append(head)
            if any(self._is_somebody(n) or n in self.named for n in near):
                yield i, head, " ".join(words[:2])

    def _is_somebody(self, i: int) -> bool:
        """Tell whether a noun is for people, groups or states."""
        token = self.layers.tokens[i]
        lemma = token.base
        if token.pos not in NOUNS:
            return False
        if self.roles.get(lemma) in ("person", "body", "force") or lemma in _COUNTABLE_PARTS:
            return True
        return bool({lemma} & (traits("state") | traits("force") | traits("group")))

    def _judged(self, token: int, head: int, form: str) -> Judged | None:
        """Return the phrase if it names somebody rather than a deed or a thing."""
        tokens = self.layers.tokens
        if token in self.named and " " not in form and tokens[token].text[:1].isupper():
            return None
        if tokens[head].pos not in NOUNS and tokens[head].pos != "ADJ":
            return None
        if tokens[token].dep in ("amod", "compound", "nmod") and head != token:
            person = tokens[head].name == "PERSON" or self._is_body(head)
            if not (self._is_somebody(head) or person or self._is_label(head)):
                return None
        judged = self._phrase(token, head, form)
        if form in traits("figure") and not self._is_figure(judged):
            insult = form in traits("insult") and tokens[head].dep in _PARTY_PLACES
            if not (insult or (form in traits("beast") and self._is_of_people(head))):
                return None
            judged = msgspec.structs.replace(judged, weak=True)
        if form in traits("noun") and tokens[token].pos not in NOUNS:
            return None
        return judged

    def _is_of_people(self, i: int) -> bool:
        """Tell whether a noun is somebody's, by "of" ("dogs of the other side")."""
        tokens = self.layers.tokens
        return any(
            tokens[g].base in ("side", "capital", "palace", "west") or self._is_somebody(g)
            or g in self.named or tokens[g].name in ("GPE", "NORP")
            for c in self.layers.children[i] if tokens[c].low == "of"
            for g in self.layers.children[c]
        )  # fmt: skip

    def _is_label(self, i: int) -> bool:
        words = set(word_forms(self.layers.tokens[i]))
        return bool(words & word_set("labels")) and not words & traits("deed")

    def _is_figure(self, judged: Judged) -> bool:
        """Tell whether a word for beasts, things or servants is meant as a word for people."""
        called = judged.called
        if called is not None and called.whom is not None:
            return self._can_be_named(called.whom)
        if judged.scare or called is not None:
            return True
        tokens = self.layers.tokens
        if tokens[judged.head].dep == "attr":
            above = tokens[judged.head].head
            subjects = [c for c in self.layers.children[above] if tokens[c].dep == "nsubj"]
            return any(self._is_somebody(c) for c in subjects)
        pointed = any(
            tokens[c].low in ("these", "those", "you", "their", "our")
            for c in self.layers.children[judged.head] if tokens[c].dep in ("det", "poss")
        )  # fmt: skip
        inside = any(
            not q.scare and q.start <= tokens[judged.head].start < q.end
            for q in self.layers.quotations
        )
        if judged.form == "occupation":
            return tokens[judged.head].dep == "poss" or inside
        of = any(tokens[c].low == "of" for c in self.layers.children[judged.head])
        if judged.form == "child":  # "our children" are children
            return inside and of
        owned = any(tokens[c].dep == "poss" for c in self.layers.children[judged.head])
        return inside and (pointed or of or owned)

    def _phrase(self, token: int, head: int, form: str) -> Judged:
        first, last = phrase(self.layers, head)
        first, last = min(first, self._start(token, form)), max(last, token + 1)
        last = max(self._charged(head, last), token + 1)
        while first < min(token, head) and is_calling(self.layers.tokens[first]):
            first += 1
        around = quotation_around(self.layers, head)
        if around is not None:
            first = max(first, around[0])
            last = min(max(last, head + 1), around[1])
        scare = around is not None and (
            is_scare(self.layers, head, around) or (self._start(token, form), token + 1) == around
        )
        if scare and around is not None:
            first, last = around
        called = find_calling(self.layers, first, last, head)
        top = self.layers.tokens[head]
        if called is None and top.dep == "conj":
            called = find_calling(self.layers, *phrase(self.layers, top.head), top.head)
        return Judged(token, head, min(first, token), max(last, token + 1), scare, form, called)

    def _charged(self, head: int, last: int) -> int:
        """Return where the phrase ends before what its people are accused of ("… of looting")."""
        token = self.layers.tokens[head]
        if token.dep != "dobj" or self.layers.tokens[token.head].base not in _CHARGING:
            return last
        charges = [c for c in self.layers.children[head]
                   if self.layers.tokens[c].low in ("of", "for", "with")]  # fmt: skip
        return min((last, *charges))

    def _start(self, token: int, form: str) -> int:
        """Return the first token of a form's words that end at a token."""
        for word in reversed(form.split()[:-1]):
            if token == 0 or word not in word_forms(self.layers.tokens[token - 1]):
                break
            token -= 1
        return token

    def _quoted(self, quotation: Quotation) -> Iterator[int]:
        """Yield the head of a short quotation that stands where a party stands, if not listed."""
        first, last = tokens_of(self.layers, quotation)
        tokens = self.layers.tokens
        inside = [i for i in range(first, last) if tokens[i].text not in _MARKS]
        if not inside or len(inside) > LONGEST_SCARE or tokens[last - 1].text in ".,?!;":
            return
        if any(tokens[i].pos in ("VERB", "AUX", "PRON") and tokens[i].dep not in ("amod", "poss")
               for i in inside):  # fmt: skip
            return
        heads = [
            i for i in inside if tokens[i].pos in NOUNS and tokens[i].dep in _PARTY_PLACES
            and tokens[i].head not in inside
        ]  # fmt: skip
        for head in heads[:1]:
            if self._is_outsiders_word(head, inside):
                yield head

    def _is_outsiders_word(self, head: int, inside: list[int]) -> bool:
        """Tell whether quoted words are a name for somebody: they judge, or somebody is so called.

        The plain name of a body ("Saraya al-Ashtar") and a number of people are none.
        """
        token = self.layers.tokens[head]
        if any(i in self.bodies for i in inside if i == head):
            return False
        judged = self._phrase(head, head, "")
        if token.dep == "attr" and not is_plain_speech(self.layers, head, inside):
            subjects = [c for c in self.layers.children[token.head]
                        if self.layers.tokens[c].dep == "nsubj"]  # fmt: skip
            if any(self.layers.tokens[c].low == "it" for c in subjects):  # "it was "Zs" who …"
                return is_human(token)
            return any(self._can_be_named(c) for c in subjects)
        if judged.called is not None:
            return judged.called.whom is not None and self._can_be_named(judged.called.whom)
        if any(self.layers.tokens[i].pos == "NUM" for i in inside):
            return False
        if not (self._is_somebody(head) or is_human(token) or self._is_dealt_with(token)):
            return False
        if token.name == "PERSON" or judged.scare is False:
            return False
        return not is_plain_speech(self.layers, head, inside)

    def _is_dealt_with(self, token: Token) -> bool:
        """Tell whether a plural stands where only people do ("killed thirty "devils"")."""
        above = self.layers.tokens[token.head]
        if token.tag != "NNS":
            return False
        if token.dep == "pobj":
            by = above.low == "by" and above.dep == "agent"
            return by and self.layers.tokens[above.head].base in _ON_PEOPLE | _BY_PEOPLE
        return token.dep in ("dobj", "nsubjpass") and above.base in _ON_PEOPLE

    def _can_be_named(self, i: int) -> bool:
        token: Token = self.layers.tokens[counted(self.layers, i)]
        i = token.i
        if token.pos == "PRON":
            return token.low in ("them", "him", "her", "us", "me", "themselves",
                                          "himself", "who", "whom", "they", "he", "she", "those",
                                          "these", "whoever", "anyone", "all", "both")  # fmt: skip
        return self._is_somebody(i) or i in self.named or token.name in ("PERSON", "ORG", "NORP")
