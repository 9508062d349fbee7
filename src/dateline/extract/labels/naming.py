"""Whom a judging phrase names: by its own clause, else by what else the passage speaks of."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_list
from dateline.document import Quote
from dateline.extract.article import Article
from dateline.extract.labels import fuller
from dateline.extract.labels.chains import Chain
from dateline.extract.labels.deeds import numbers_of
from dateline.extract.labels.equating import Equating
from dateline.extract.labels.fitting import Fitting, Phrase
from dateline.extract.labels.glossing import Glossing
from dateline.extract.labels.judged import Judged, traits
from dateline.extract.labels.mentioned import ARMED, Mention, Mentioned
from dateline.extract.labels.reading import PERSONAL, Reading
from dateline.extract.labels.sorting import is_same, sort_of
from dateline.extract.labels.wielding import user_of
from dateline.records import Actor, Finding

_STEM = 6
"""Letters by which two judging words are one ("terror groups", "terrorists")."""
_OTHERS = frozenset({"they", "them", "he", "him", "she", "her"})
_VAGUE = frozenset({"sect", "culprit", "group", "movement", "whoever", "organisation",
                    "organization", "party", "faction", "militia"})  # fmt: skip
"""Nouns that say less than the name of whom they stand for."""
_KIN = frozenset({"family", "relative", "parent", "mother", "father", "brother", "sister", "wife",
                  "husband", "widow", "lawyer", "colleague", "neighbour", "neighbor", "friend",
                  "son", "daughter", "cousin", "uncle", "clan", "classmate"})  # fmt: skip
"""Who speak for others: "they" in their words are these."""
_BODIES = frozenset({"body", "dead", "victim", "corpse", "casualty"})
"""Words for the dead that say less than what others call them."""

_FALLEN = frozenset({"martyr", "martyrs", "shahid", "shuhada"})
"""Words for one's own dead: whoever died is meant."""


class Naming:
    """Finds whom the judging phrases of one article name."""

    def __init__(self, article: Article, judged: Sequence[Judged]) -> None:
        self.article = article
        self.layers = article.layers
        self.mentioned = Mentioned(article, judged)
        self.judged = judged
        self.fixed = {r["form"]: r["value"] for r in word_list("label_traits")
                      if r["trait"] == "names"}  # fmt: skip
        self.mentions = tuple(self.mentioned.find())
        self.equating = Equating(article, self.mentioned)
        self.glossing = Glossing(article.layers)
        self.reading = Reading(article)
        self.fitting = Fitting(article, self.mentioned, self.mentions)

    def whom(self, judged: Judged, user: Finding[Actor] | None) -> Finding[Actor] | None:
        """Return whom a phrase names: itself read, with the one behind it where it is found."""
        own = self._own(judged)
        head = self.glossing.by_gloss(judged)
        if head is not None and not self._is_open(judged, head, user):
            return self._behind(judged, own, self._who(judged, head), "label.gloss")
        head = self.equating.by_clause(judged) if head is None else head
        if head is not None and not self._is_open(judged, head, user):
            return self._behind(judged, own, self._who(judged, head), "label.clause")
        if (fixed := self._by_name(judged, own, user)) is not None:
            return fixed
        if (said := self._by_fuller_words(judged, own)) is not None:
            return said
        if self._names_itself(judged):
            state = self.layers.directory.countries.get(own.value.country or "")
            return own if state is None else self._behind(judged, own, own, "label.itself")
        fallen = bool({judged.form, self.layers.tokens[judged.head].base} & _FALLEN)
        if self._is_ours(judged) and user is not None and not fallen:
            return self._own_side(judged, own, user)
        if (master := self._by_master(judged, own, again=True)) is not None:
            return master
        best = self.fitting.best(Phrase(judged, own, user), self._alike(judged))
        if best is not None:
            if fuller.is_of_a_kind(self.layers, judged) and not fuller.fight_near(
                self.layers, judged, best
            ):
                return own
            full = best.fullest()
            kin = self.layers.tokens[full.head].base in _KIN
            if (again := self._restated(judged, own, None if kin else full)) is not None:
                return again
            words = () if head is None else (self.layers.quote(head, head + 1),)
            found = full.finding
            meant = Finding(
                found.value, (*self.fitting.words_for(best, judged.head), *words), found.rule
            )
            return self._behind(judged, own, self._in_country(judged, meant), "label.neutral")
        if head is not None:
            return self._behind(judged, own, self.reading.read(head), "label.clause")
        if self._is_own_side(judged) and user is not None:
            return self._own_side(judged, own, user)
        return (
            self._restated(judged, own)
            or self._by_master(judged, own)
            or self._by_place(judged, own, user)
            or own
        )

    def _by_fuller_words(self, judged: Judged, own: Finding[Actor]) -> Finding[Actor] | None:
        """Return whom a phrase names by its own words, or by the same noun elsewhere."""
        own_words = (fuller.named_behind(self.layers, judged), fuller.claimant(self.layers, judged))
        head = next((h for h in own_words if h is not None), None)
        if head is not None:
            return self._behind(judged, own, self._who(judged, head), "label.own-words")
        if own.value.country is not None or own.value.id is not None:
            return None
        full = [f for o in fuller.short_for(self.layers, judged, self.judged)
                if (f := self._own(o)).value.id or f.value.country]  # fmt: skip
        if full and len({(f.value.id, f.value.country) for f in full}) == 1:
            return self._behind(judged, own, full[0], "label.fuller")
        return None

    def _alike(self, judged: Judged) -> Sequence[Phrase]:
        """Return the other phrases of the article with the same judging word, in one number."""
        stem = judged.form[:_STEM]
        return [
            Phrase(j, self._own(j), user_of(self.article, j)) for j in self.judged
            if j.head != judged.head and j.form[:_STEM] == stem and stem
        ]  # fmt: skip

    def _who(self, judged: Judged, head: int) -> Finding[Actor]:
        """Return whom a noun or pronoun stands for, with the other words for the same people."""
        found = self.reading.read(head)
        chain = self.fitting.chain_of(head)
        if chain is None:
            return found
        return Finding(
            found.value, (*found.quotes, *self.fitting.words_for(chain, judged.head)), found.rule
        )

    def candidates(
        self, judged: Judged, user: Finding[Actor] | None
    ) -> tuple[tuple[Chain, Mapping[str, float]], ...]:
        """Return the people whom a phrase could name, with what speaks for each."""
        return tuple(self.fitting.candidates(judged, self._own(judged), user))

    def _is_open(self, judged: Judged, head: int, user: Finding[Actor] | None) -> bool:
        """Tell whether a pronoun leaves open who is called so: nobody fills it, or the speaker."""
        form = {judged.form, self.layers.tokens[judged.head].base}
        token = self.layers.tokens[head]
        if token.base in _VAGUE and fuller.takes_up(self.layers, head):
            return True
        if token.low in ("they", "them") and self._is_misfilled(head):
            return True
        if user is None or form & (traits("own") | traits("praise")):
            return False
        if token.low not in _OTHERS:
            return False
        spans = [q.span for q in user.quotes]
        read = self.reading.read(head).quotes[1:]
        return not read or any(q.span.start < s.end and s.start < q.span.end
                               for s in spans for q in read)  # fmt: skip

    def _is_misfilled(self, head: int) -> bool:
        """Tell whether "they" was filled with one who is no group ("State television")."""
        behind = self.layers.refers.get(head, ())
        kinds = {m.kind for m in self.mentions if m.head in behind}
        many = any(self.layers.tokens[b].tag in ("NNS", "NNPS") for b in behind)
        return bool(behind) and not many and kinds <= {"bystander", "one", "person"}

    def _takes_up(self, judged: Judged, pronoun: int, best: Mention | None) -> bool:
        """Tell whether a pronoun stands for those named, also in the words of their families."""
        behind = self.layers.refers.get(pronoun, ())
        if judged.head in behind:
            return True
        if best is not None and best.head == pronoun:  # "eight wreckers", "the eight were miners"
            numbers = (numbers_of(self.layers, i) for i in (judged.head, pronoun))
            return bool(frozenset.intersection(*numbers))
        if best is not None:
            return best.head in behind and self.layers.tokens[best.head].base in _BODIES
        for kin in behind:
            if self.layers.tokens[kin].base not in _KIN or kin < judged.head:
                continue
            owners = [c for c in self.layers.children[kin] if self.layers.tokens[c].tag == "PRP$"]
            return all(judged.head in self.layers.refers.get(c, (judged.head,)) for c in owners)
        return False

    def _restated(
        self, judged: Judged, own: Finding[Actor], best: Mention | None = None
    ) -> Finding[Actor] | None:
        """Return what others say they were ("Their families said they were students")."""
        for token in self.layers.tokens[judged.last :]:
            if (
                token.dep != "nsubj"
                or not self._takes_up(judged, token.i, best)
                or self.layers.tokens[token.head].base != "be"
                or any(self.layers.tokens[c].dep == "neg" for c in self.layers.children[token.head])
            ):
                continue
            for child in self.layers.children[token.head]:
                other = self.layers.tokens[child]
                if other.dep == "attr" and self.mentioned.is_somebody(other):
                    found = self.reading.read(child)
                    words = self.layers.quote(token.i, token.i + 1)
                    named_by = Finding(found.value, (words, *found.quotes), found.rule)
                    return self._behind(judged, own, named_by, "label.restated")
        return None

    def _by_master(
        self, judged: Judged, own: Finding[Actor], *, again: bool = False
    ) -> Finding[Actor] | None:
        """Return whose servants a phrase names, for want of others ("dogs of the palace").

        With `again`, only where the text speaks of the master elsewhere by the same noun.
        """
        form = {judged.form, self.layers.tokens[judged.head].base}
        near = self.layers.children[judged.head]
        owners = [c for c in near if self.layers.tokens[c].dep == "poss"]
        owners += [
            g for c in near if self.layers.tokens[c].low == "of"
            for g in self.layers.children[c]
        ]  # fmt: skip
        servant = form & traits("servant") or judged.form.split(" ")[0] in traits("servant")
        for owner in owners if servant else ():
            master = self.layers.tokens[owner]
            found = self.article.actors.read(owner)
            if again and not (judged.holds(owner) and any(
                self.layers.tokens[m.head].lemma == master.lemma for m in self.mentions)
            ):  # fmt: skip
                continue
            if found is not None and master.tag != "PRP$" and not found.value.label:
                return self._behind(judged, own, found, "label.master")
        return None

    def _own(self, judged: Judged) -> Finding[Actor]:
        """Return who the phrase itself is; a body is known only where its country is named."""
        found = self.article.actors.read(judged.head)
        if found is None:
            return self._words(judged)
        inside = range(judged.first, judged.last)
        named = any(k.first in inside for k in self.layers.known)
        if (found.value.id or found.value.country) and not named:
            value = msgspec.structs.replace(found.value, name=None, id=None, country=None)
            return Finding(value, found.quotes, "actor.role")
        return found

    def _same_word(self, judged: Judged) -> Finding[Actor] | None:
        """Return a mention by the same noun in words that don't judge ("the army")."""
        lemma = self.layers.tokens[judged.head].lemma
        same = [m.finding for m in self.mentions if self.layers.tokens[m.head].lemma == lemma]
        return same[0] if same else None

    def _words(self, judged: Judged) -> Finding[Actor]:
        """Return the phrase itself as somebody who is not known further."""
        words = self.layers.quote(judged.first, judged.last)
        token = self.layers.tokens[judged.token]
        return Finding(
            Actor(words.text, label=token.text, scare=judged.scare), (words,), "actor.words"
        )

    def _behind(
        self, judged: Judged, own: Finding[Actor], to: Finding[Actor], rule: str
    ) -> Finding[Actor]:
        """Return the phrase as written with the one behind it."""
        if self._is_state_word(judged) and to.value.country in self.layers.directory.countries:
            state = self.layers.directory.countries[to.value.country or ""]
            actor = Actor(to.value.text, state.name, state.code, state.code, to.value.sector)
            to = Finding(actor, to.quotes, to.rule)
        value = msgspec.structs.replace(
            own.value, name=to.value.name or _bare(to.value.text), id=to.value.id,
            country=to.value.country, sector=to.value.sector,
            label=own.value.label or self.layers.tokens[judged.token].text, scare=judged.scare,
        )  # fmt: skip
        quotes: tuple[Quote, ...] = tuple(dict.fromkeys((*own.quotes, *to.quotes)))
        return Finding(value, quotes, rule)

    def _is_state_word(self, judged: Judged) -> bool:
        """Tell whether a phrase stands for a state, itself or as an occupier's forces."""
        first = self.layers.tokens[judged.first : judged.head + 1]
        words = {t.base for t in first}
        return sort_of(self.layers, judged) == "state" or bool(words & {"occupation", "occupying"})

    def _by_name(
        self, judged: Judged, own: Finding[Actor], user: Finding[Actor] | None
    ) -> Finding[Actor] | None:
        """Return whom a set phrase always names ("the Zionist entity"), with a mention of it.

        "The occupation" is Israel in the words of Palestinians and Lebanese.
        """
        words = [self.layers.tokens[i].base for i in range(judged.first, judged.last)]
        form = judged.form if judged.form in self.fixed else " ".join(words[-2:])
        name = self.fixed.get(form) or next((self.fixed[w] for w in words if w in self.fixed), None)
        country = user.value.country if user is not None else None
        if name is None and country in ("PSE", "LBN") and {"occupation", "occupier"} & set(words):
            name = "Israel"
        return None if name is None else self._called(judged, own, name)

    def _called(self, judged: Judged, own: Finding[Actor], name: str) -> Finding[Actor]:
        """Return a phrase as somebody of a name that the directory may know."""
        directory = self.layers.directory
        actor = Actor(own.value.text, name)
        for known in directory.scan(name.split()):
            if known.ids[0] in directory.countries:
                country = directory.countries[known.ids[0]]
                actor = Actor(own.value.text, country.name, country.code, country.code, "GOV")
            elif (entry := directory.on(known.ids[0], self.article.published)) is not None:
                actor = Actor(own.value.text, entry.name, entry.id, entry.country, entry.sector)
        beside = [m.finding.quotes for m in self.mentions if is_same(m.finding.value, actor)]
        beside += [(q,) for q in self._spelled(judged, name)]
        to = Finding(actor, beside[0] if beside else own.quotes, "label.set-phrase")
        return self._behind(judged, own, to, "label.set-phrase")

    def _spelled(self, judged: Judged, name: str) -> Iterator[Quote]:
        """Yield where a name stands as an adjective ("Bosnian Serb radio" for the Serbs)."""
        single = name.lower().removesuffix("s")
        for token in self.layers.tokens:
            if token.low.removesuffix("s") == single and not judged.holds(token.i):
                yield self.layers.quote(token.i, token.i + 1)

    def _names_itself(self, judged: Judged) -> bool:
        """Tell whether a state or a country is named in the phrase ("the Kyiv regime")."""
        if sort_of(self.layers, judged) != "state":
            return False
        inside = range(judged.first, judged.last)
        return any(
            i in k for i in inside for k in (range(n.first, n.last) for n in self.layers.known)
        ) or any(self.layers.tokens[i].name == "GPE" for i in inside)

    def _is_own_side(self, judged: Judged) -> bool:
        """Tell whether the words praise, or the speaker says "our"."""
        token = self.layers.tokens[judged.head]
        praised = {judged.form, token.base} & traits("own")
        many = token.tag in ("NNS", "NNPS") or token.text.endswith("een")
        return self._is_ours(judged) or (bool(praised) and many)

    def _is_ours(self, judged: Judged) -> bool:
        """Tell whether the speaker says "our"; whom mere praise is of is weighed."""
        return any(self.layers.tokens[c].low in PERSONAL
                   for c in self.layers.children[judged.head])  # fmt: skip

    def _own_side(
        self, judged: Judged, own: Finding[Actor], user: Finding[Actor]
    ) -> Finding[Actor]:
        """Return the side of who speaks, by the noun that the text has for it, if any."""
        by = fuller.avenger(self.layers, judged)
        avenging = self.article.actors.read(by) if by is not None else None
        side = self._same_word(judged) or avenging or self._side_of(user)
        return self._behind(judged, own, side, "label.own-side")

    def _side_of(self, user: Finding[Actor]) -> Finding[Actor]:
        """Return the armed side of a speaker ("the Taliban's spokesman": the Taliban)."""
        spans = [q.span for q in user.quotes]
        for mention in self.mentions:
            at = self.layers.tokens[mention.head].start
            if mention.finding.value.sector in ARMED and any(s.start <= at < s.end for s in spans):
                return mention.finding
        return user

    def _in_country(self, judged: Judged, meant: Finding[Actor]) -> Finding[Actor]:
        """Return whom a word for a state names, as the state where the passage plays."""
        if sort_of(self.layers, judged) != "state" or meant.value.country is not None:
            return meant
        if (home := self._home()) is None:
            return meant
        code, quote = home
        actor = msgspec.structs.replace(meant.value, country=code, sector="GOV")
        return Finding(actor, (*meant.quotes, quote), meant.rule)

    def _home(self) -> tuple[str, Quote] | None:
        """Return the one country in which a passage plays, and the words that tell it."""
        codes: Mapping[str, Quote] = {
            m.finding.value.country: m.finding.quotes[0]
            for m in self.article.places if m.finding.value.country
        }  # fmt: skip
        return next(iter(codes.items())) if len(codes) == 1 else None

    def _by_place(
        self, judged: Judged, own: Finding[Actor], user: Finding[Actor] | None
    ) -> Finding[Actor] | None:
        """Return the state of the one country where the passage plays, for a word for a state.

        For fighters in another state's words too: they fight for the country that is hit.
        """
        home = user.value.country if user is not None and user.value.sector in ORGANS else None
        if sort_of(self.layers, judged) != "state" and home is None:
            return None
        if (found := self._home()) is None:
            return None
        code, quote = found
        if code == home:
            return None
        state = self.layers.directory.countries.get(code)
        if state is None:
            return None
        to = Finding(Actor(own.value.text, state.name, code, code, "GOV"), (quote,), "label.place")
        return self._behind(judged, own, to, "label.place")


def _bare(words: str) -> str:
    """Return a phrase without its article."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words
