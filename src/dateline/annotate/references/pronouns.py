"""Whom a pronoun takes up: by gender and number, then by prominence and nearness."""

import functools
from collections.abc import Callable

from dateline.annotate.layers import Token
from dateline.annotate.references.befallen import for_whom_it_befell
from dateline.annotate.references.cast import CERTAIN, Cast, Character, Mention
from dateline.annotate.references.describing import GENDERED, SUBJECTS, Describer
from dateline.annotate.references.reasons import harmers, punishers

MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_ISSUED = frozenset({"statement", "communique", "communiqué", "release", "declaration", "bulletin",
                     "appeal", "letter"})  # fmt: skip
_ABOUT = frozenset({"on", "about", "regarding", "concerning"})
_HEADING = 20
"""Words at most of a heading that says who issues a text."""
_OBJECTIVE = frozenset({"him", "her", "them"})
_ANSWERING = frozenset({
    "accept", "reject", "dismiss", "refuse", "rebuff", "spurn", "welcome", "condemn", "criticise",
    "criticize", "denounce", "praise", "applaud", "hail", "demand", "seek", "order", "urge",
    "grant", "uphold", "overturn", "oppose", "support", "back", "endorse", "mock", "ridicule",
    "echo",
})  # fmt: skip
_ACTS = frozenset({
    "resignation", "release", "arrest", "extradition", "request", "offer", "proposal", "claim",
    "demand", "call", "appeal", "criticism", "accusation", "allegation", "apology", "invitation",
    "plea", "conviction", "detention", "imprisonment", "dismissal", "removal", "ouster",
    "expulsion", "remark", "comment", "statement", "bid", "petition", "argument", "objection",
    "warning", "threat", "complaint", "suggestion", "testimony",
})  # fmt: skip
"""Who does this to "his" offer or release is not he: "the king accepted his resignation"."""
_CHARGING = frozenset({"allege", "charge", "complain", "suspect", "denounce"})
_MEMORY = 4
"""Sentences back that a pronoun may reach: in our examples none reaches further."""
_BACK, _PARAGRAPH, _SPEAKING, _OFTEN = 1.1, 0.25, 0.7, 0.15
_GENDER, _SAME_PRONOUN, _TELLER, _GOES_ON = 2.0, 1.5, 1.0, 0.7
_CHAIN, _MAIN = 0.8, 2.0
"""For whom a pronoun took up just before, where a main subject goes on with one; its rank."""
_PARALLEL = 1.0
"""For the object of the verb before ("freed the man and then held talks with him")."""
_LEARNED, _SURE = 0.6, 0.85
_CLEAR = 1.5
"""A lead over the next best from which on a pronoun tells the gender for sure."""
_PRIOR, _ENOUGH = 0.2, 0.5
_SINGULAR = (0.3, 1.5)
"""What is taken off where "they" is one body: in the same sentence, and before."""


def form_of(token: Token) -> str:
    """Return the form of a pronoun: "m", "f", "p" for several, or nothing."""
    word = token.low
    return GENDERED.get(word, "p" if word in MANY | _OURS else "")


class Pronouns:
    """Resolves the pronouns of one document against its cast."""

    def __init__(
        self, reads: Describer, cast: Cast, preview: Callable[[Token], Character | None]
    ) -> None:
        self.reads = reads
        self.layers = reads.layers
        self.cast = cast
        self.preview = preview

    def find(self, token: Token) -> Character | None:
        """Return whom a pronoun takes up, if anybody fits."""
        word = token.low
        if word in GENDERED:
            gender = 1 if GENDERED[word] == "m" else -1
            subject = self._ahead(token)
            return self._gendered(token, gender) if subject is None else self._led(subject, gender)
        if word in MANY:
            return self._best(token, ("people", "body"))[0]
        if word in _OURS:
            return self._issuer() if self.reads.quote(token) < 0 else None
        if word in _THING and not self._pleonastic(token):
            return self._best(token, ("country", "body", "thing"))[0]
        return None

    def _issuer(self) -> Character | None:
        """Return the body that a text's own "we" is: "Statement by the Red Cross"."""
        for number, issued in self._headings:
            sentence = self.layers.sentences[number]
            words = self.layers.tokens[sentence.first : sentence.last]
            bodies = [
                c for c in self.cast.of_kind(("body",))
                if c.named and c.mentions[0].sentence == number and not self._is_topic(c)
            ]  # fmt: skip
            if bodies and (issued or self._opens(bodies[0], sentence.first)):
                return bodies[0]
            signed = next((t for t in words if issued and self._signs(t)), None)
            if signed is not None:
                body = Character((signed.i,), "body", named=True)
                self.cast.enter(body, self.reads.mention(signed))
                return body
        return None

    @functools.cached_property
    def _headings(self) -> list[tuple[int, bool]]:
        """The short sentences that may say who issues a text, and whether with a word for it."""
        found: list[tuple[int, bool]] = []
        for number, sentence in enumerate(self.layers.sentences):
            if sentence.block > 1 or sentence.last - sentence.first > _HEADING:
                break
            words = self.layers.tokens[sentence.first : sentence.last]
            issued = any(t.base in _ISSUED and t.pos != "VERB" for t in words)
            if issued or not any(t.pos in ("VERB", "AUX") for t in words):
                found.append((number, issued))
        return found

    def _signs(self, token: Token) -> bool:
        """Tell whether a name stands behind the word for a text: "Statement by Relief Abroad"."""
        prep = self.layers.tokens[token.head]
        issued = self.layers.tokens[prep.head].base in _ISSUED
        by = prep.low in ("by", "of", "from") and token.dep == "pobj"
        return issued and by and token.pos == "PROPN" and token.i not in self.cast.at

    def _is_topic(self, body: Character) -> bool:
        """Tell whether a heading only names a body as what it is about: "Statement on Mosul"."""
        above = [self.layers.tokens[i] for i in self.layers.ancestors(body.mentions[0].head)]
        return any(t.low in _ABOUT and t.dep == "prep" for t in above)

    def _opens(self, body: Character, first: int) -> bool:
        """Tell whether a heading begins with the name of a body."""
        known = self.reads.known_at.get(body.mentions[0].head)
        return known is not None and known.first <= first + 1

    def _gendered(self, token: Token, gender: int) -> Character | None:
        """Return whom "he" or "she" takes up, and learn the gender from it."""
        found, lead = self._partner(token, gender), _CLEAR
        if found is None:
            found, lead = self._best(token, ("person",), gender)
        if found is not None and -_LEARNED < found.gender * gender < _SURE:
            learned = _SURE if lead >= _CLEAR else _LEARNED
            found.gender = gender * max(learned, found.gender * gender)
        return found

    def _partner(self, token: Token, gender: int) -> Character | None:
        """Return whose partner a possessive introduces ("Tammsalu and her colleague")."""
        noun = self.layers.tokens[token.head]
        first = self.cast.at.get(noun.head) if token.tag == "PRP$" and noun.dep == "conj" else None
        fits = first is not None and first.kind == "person" and first.gender * gender > -_LEARNED
        return first if fits else None

    def _ahead(self, token: Token) -> Token | None:
        """Return the subject that a possessive looks ahead to ("In his statement, Haddad said")."""
        if token.tag != "PRP$":
            return None
        below = token
        for i in self.layers.ancestors(token.i):
            above = self.layers.tokens[i]
            if above.pos in ("VERB", "AUX") and below.dep in ("prep", "advcl"):
                return next(
                    (c for c in self.reads.children(i) if c.dep == "nsubj" and c.i > token.i
                     and c.pos == "PROPN" and c.name == "PERSON"), None,
                )  # fmt: skip
            if above.pos in ("VERB", "AUX") and below.dep != "pobj":
                return None
            below = above
        return None

    def _led(self, subject: Token, gender: int) -> Character | None:
        """Return the person that a subject further on names, if the gender allows it."""
        found = self.preview(subject)
        return found if found is not None and found.gender * gender > -CERTAIN / 2 else None

    def _pleonastic(self, token: Token) -> bool:
        head = self.layers.tokens[token.head]
        return token.dep == "expl" or (token.dep == "nsubj" and head.lemma == "be")

    def _best(
        self, token: Token, kinds: tuple[str, ...], gender: int = 0
    ) -> tuple[Character | None, float]:
        """Return the character with the best mention for a pronoun, and by how much it leads."""
        barred = self._barred(token)
        ranked: list[tuple[float, int, Character]] = []
        here, form = self.reads.mention(token), form_of(token)
        for character in self.cast.of_kind(kinds):
            if character.gender * gender <= -CERTAIN or any(character is c for c in barred):
                continue
            far = here.sentence - character.mentions[-1].sentence > _MEMORY
            if far or not self._agrees(token, character):
                continue
            lone = token.low in MANY and not character.plural
            scores = [
                self._score(here, m, form) - lone * _SINGULAR[m.sentence < here.sentence]
                for m in character.mentions
                if self._reachable(token, here, character, m)
            ]  # fmt: skip
            if not scores:
                continue
            score = max(scores) + _fits(character, gender)
            score += _OFTEN * min(len(character.mentions), 4)
            ranked.append((score, len(ranked), character))
        if not ranked:
            return None, 0.0
        ranked.sort(reverse=True)
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else _CLEAR
        return ranked[0][2], lead

    def _agrees(self, token: Token, character: Character) -> bool:
        """Tell whether number agrees: "it" is one, "they" are several, or a body of people."""
        if token.low not in _THING:
            return True
        if character.kind == "thing" and self.reads.tells(token):
            return any(m.speaking for m in character.mentions)
        return not character.plural

    def _reachable(
        self, token: Token, here: Mention, character: Character, mention: Mention
    ) -> bool:
        """Tell whether a pronoun can look back to a mention."""
        back = here.sentence - mention.sentence
        if back > (1 if character.kind == "thing" else _MEMORY):
            return False
        if mention.quote >= 0 and here.quote < 0:
            return False
        if token.low in _THING and self._joined(token.i, mention.head):
            return False
        own = (mention.head, *character.full)
        return not (token.head in own and token.tag != "PRP$") and not (
            token.tag == "PRP$" and token.head == mention.head
        )

    def _joined(self, i: int, head: int) -> bool:
        """Tell whether a mention is one of several subjects: "Mali and Niger shut their border"."""
        top = self.layers.tokens[head]
        while top.dep == "conj" and self.layers.tokens[top.head].pos == "PROPN":
            top = self.layers.tokens[top.head]
        several = any(c.dep == "conj" and c.pos == "PROPN" for c in self.reads.children(top.i))
        return several and top.dep in SUBJECTS and top.i not in self.layers.ancestors(i)

    def _score(self, here: Mention, mention: Mention, form: str) -> float:
        score = mention.rank - _BACK * (here.sentence - mention.sentence)
        score -= _PARAGRAPH * min(here.block - mention.block, 2)
        score += _SPEAKING * mention.speaking + mention.head / (len(self.layers.tokens) + 1) * 0.5
        opens = here.rank == _MAIN and here.sentence == mention.sentence + 1
        if opens and here.quote == mention.quote and form and mention.pronoun == form:
            score += _CHAIN
        if here.sentence == mention.sentence:
            score += _GOES_ON * (here.speaking and mention.speaking)
            if form and mention.pronoun == form:
                score += _SAME_PRONOUN
            if mention.speaking and self._above(here.head, mention.head):
                score += _TELLER
            elif self._speaks_for(here.head, mention.head):
                score += _MAIN
            if self._parallel(here.head, mention.head):
                score += _PARALLEL
        return score + for_whom_it_befell(self.layers, here, mention)

    def _parallel(self, i: int, mention: int) -> bool:
        """Tell whether a pronoun is object of a verb coordinated with that of an object before."""
        if self.layers.tokens[i].low not in _OBJECTIVE:
            return False
        verb = self._governor(i, past=("NOUN", "ADP"))  # "levied sanctions against him"
        before = self._governor(mention, past=("ADP",))
        if verb is None or before is None:
            return False
        return verb.dep == "conj" and verb.head == before.i

    def _governor(self, i: int, *, past: tuple[str, ...]) -> Token | None:
        """Return the verb that a token is an object of, past words of some parts of speech."""
        token = self.layers.tokens[i]
        while token.dep in ("dobj", "pobj", "dative", "prep") and token.head != token.i:
            token = self.layers.tokens[token.head]
            if token.pos == "VERB":
                return token
            if token.pos not in past:
                return None
        return None

    def _above(self, i: int, subject: int) -> bool:
        """Tell whether a token stands in what a subject tells."""
        verb = self.layers.tokens[subject].head
        return verb != self.layers.tokens[i].head and verb in self.layers.ancestors(i)

    def _speaks_for(self, i: int, owner: int) -> bool:
        """Tell whether a state's man says what a pronoun stands in: "Mali's envoy said"."""
        tokens = self.layers.tokens
        official = tokens[tokens[owner].head]
        owned = tokens[owner].dep == "poss" and tokens[i].low in _THING
        return owned and official.dep == "nsubj" and self._above(i, official.i)

    def _barred(self, token: Token) -> list[Character]:
        """Return who a pronoun cannot be: its own clause's subject, whom its own words tell of."""
        quote = self.reads.quote(token)
        barred = self._own_subjects(token) + self._own_objects(token) + self._answering(token)
        barred += self._accusers(token)
        if token.low in _THING:
            whose = punishers(self.layers, token) + harmers(self.layers, token)
            barred += [self.cast.at[i] for i in whose if i in self.cast.at]
        barred += self._described(token)
        sentence = [
            (c, m) for c in self.cast.characters for m in c.mentions[-6:]
            if m.sentence == token.sentence
        ]  # fmt: skip
        if quote < 0 and token.dep in SUBJECTS:
            barred += [c for c, m in sentence if m.quote >= 0]
        if quote >= 0:
            barred += [c for c, m in sentence if m.quote < 0 and m.speaking]
        return barred

    def _described(self, token: Token) -> list[Character]:
        """Return whom the clause of a subject pronoun describes: "troops whom they massed"."""
        verb = self.layers.tokens[token.head]
        told = self.cast.at.get(verb.head) if verb.dep == "relcl" else None
        return [told] if told is not None and token.dep in SUBJECTS else []

    def _own_objects(self, token: Token) -> list[Character]:
        """Return whom the clause of a subject pronoun acts on ("He told the delegate")."""
        if token.dep not in SUBJECTS:
            return []
        objects = [c for c in self.reads.children(token.head) if c.dep in ("dobj", "dative")]
        return [found for o in objects if (found := self.preview(o)) is not None]

    def _accusers(self, token: Token) -> list[Character]:
        """Return who charges the subject of a clause with it: "Amnesty alleged they had jailed"."""
        verb = self.layers.tokens[token.head]
        above = self.layers.tokens[verb.head]
        charged = token.dep in SUBJECTS and verb.dep == "ccomp" and above.base in _CHARGING
        subjects = [c.i for c in self.reads.children(above.i) if c.dep == "nsubj"]
        return [self.cast.at[i] for i in subjects if charged and i in self.cast.at]

    def _answering(self, token: Token) -> list[Character]:
        """Return who takes or turns down what the owner did: "the king accepted his offer"."""
        act = self.layers.tokens[token.head]
        above = self.layers.tokens[act.head]
        if token.tag != "PRP$" or act.base not in _ACTS:
            return []
        if act.dep == "pobj" and above.low == "for" and above.dep == "prep":
            verb = self.layers.tokens[above.head]
            return self._subjects_above(token, verb.i) if verb.base == "call" else []
        taken = act.dep == "dobj" and above.base in _ANSWERING
        return self._subjects_above(token, above.i) if taken else []

    def _own_subjects(self, token: Token) -> list[Character]:
        """Return the subjects of the clause that an object pronoun stands in: never itself."""
        word = token.low
        lower_subject = token.dep in SUBJECTS and word not in _OBJECTIVE
        if token.tag == "PRP$" or lower_subject or word.endswith("self"):
            return []
        return self._subjects_above(token, self.layers.tokens[token.i].head)

    def _subjects_above(self, token: Token, i: int) -> list[Character]:
        """Return the subjects of the clause that a token above a pronoun stands in."""
        governor = self._governor(token.i, past=("NOUN", "ADP"))
        while True:
            subjects = [c.i for c in self.reads.children(i) if c.dep in SUBJECTS and c is not token]
            verb = self.layers.tokens[i]
            if verb.dep == "relcl":
                subjects.append(verb.head)
            elif verb.dep == "advcl" and verb.tag == "VBG" and not subjects:
                i = verb.head  # "severed ties, accusing it of plots"
                continue
            elif verb is governor and verb.dep == "conj" and not subjects:
                first = self.reads.children(verb.head)  # "accepted it and thanked her"
                subjects = [c.i for c in first if c.dep in SUBJECTS]
            if token.low in _THING:  # "the U.N. envoy hailed it": not the U.N.
                subjects += [i for s in [*subjects] for i in self.layers.subtree(s) if i < s]
            found = [self.cast.at[s] for s in subjects if s in self.cast.at]
            small = token.dep in SUBJECTS and verb.dep == "ccomp"  # "who let her in"
            if found or (verb.dep in ("ccomp", "relcl", "advcl", "conj") and not small):
                return found
            if verb.head == i:
                return []
            i = verb.head


def _fits(character: Character, gender: int) -> float:
    """Return how well a gender fits: more men than women speak in the news, names tell more."""
    if not gender:
        return 0.0
    likely = character.gender + _PRIOR * (1 - abs(character.gender))
    return _GENDER * min(likely * gender, _ENOUGH)
