"""What speaks for a mention as the one whom a judging phrase names, and against it."""

import functools
import math
from collections.abc import Collection, Mapping, Sequence

from dateline.annotate import Token
from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_set
from dateline.document import Quote
from dateline.extract.actors import phrase
from dateline.extract.article import Article
from dateline.extract.claims.attributions import Attribution
from dateline.extract.labels.chains import Chain
from dateline.extract.labels.deeds import Deeds, has_many, numbers_of
from dateline.extract.labels.foes import foes_of
from dateline.extract.labels.judged import Judged, traits
from dateline.extract.labels.kin import kin_of, said_of, tone_of
from dateline.extract.labels.likeness import Likeness
from dateline.extract.labels.mentioned import ARMED, Mention, Mentioned
from dateline.extract.labels.sorting import is_same, sort_of
from dateline.records import Actor, Finding

_ANSWERING = frozenset({"counter", "reply", "retort", "respond", "answer", "rebut", "rejoin"})
_CHARGING = frozenset({"accuse", "blame", "charge", "suspect", "denounce", "condemn", "name"})
_AUDIENCE = frozenset({"viewer", "listener", "reader", "reporter", "journalist", "press",
                       "correspondent", "newsman", "deputy", "parliament", "court", "lawmaker",
                       "medium", "media", "follower", "audience", "diplomat"})  # fmt: skip
_TELLING = frozenset({"tell", "assure", "inform", "remind", "notify", "brief", "telephone"})
_STEM = 4
"""Letters by which two words are taken for one ("east", "eastern")."""
_NAME_STEM = 5
"""The same for names ("Colombia", "Colombian")."""
_VAGUE = frozenset({"people", "person", "man", "woman", "child", "resident", "anybody"})
_FEW = ("one", "officer", "bystander", "person", "leader")
_WITHIN = ("poss", "compound", "amod", "nmod")
LIKE = "like by the model"
"""The clue that holds how near the model's numbers of two words are."""


class Clues:
    """Tells what speaks for each mention of one article, for any judging phrase of it."""

    def __init__(self, article: Article, mentioned: Mentioned, mentions: Sequence[Mention]) -> None:
        self.article = article
        self.layers = article.layers
        self.mentioned = mentioned
        self.mentions = mentions
        self.deeds = Deeds(article.layers)
        self.likeness = Likeness(article.layers)
        self.sides: dict[tuple[Quote, ...], frozenset[int]] = {}
        self.above: dict[int, set[int]] = {}
        self.kept: dict[int, tuple[int, ...]] = {}

    def of(
        self, judged: Judged, chain: Chain, own: Finding[Actor], user: Finding[Actor] | None
    ) -> Mapping[str, float]:
        """Return what speaks for some people and against them, each with how much of it there is.

        What speaks for one mention of them speaks for them; where they stand, the nearest tells.
        """
        tone = tone_of(judged, self.layers.tokens[judged.head].base)
        if self._fights(judged, chain):
            return {}
        open_ = [m for m in chain.mentions if not self._is_out(judged, m)]
        if not open_ or (user is not None and tone == "blame" and self._is_speaking(open_, user)):
            return {}
        names = {n for m in open_ for n in self._of_mention(judged, m, own, user)}
        nearest = min(open_, key=lambda m: (m.head > judged.head, abs(m.head - judged.head)))
        names |= {*self._where(judged, nearest)}
        parts = {self.deeds.part(i) for i in chain.pronouns if not judged.holds(i)} - {""}
        names |= {f"{tone}: {part} by pronoun" for part in parts}
        heads = [m.head for m in chain.mentions] + list(chain.pronouns)
        names |= {f"{tone}: {p} in the same words" for i in heads
                  if self._is_with(judged, i) and (p := self.deeds.part(i))}  # fmt: skip
        names |= {f"{tone}: {n}" for n in self._of_all(judged, chain, open_, user)}
        words = min(math.log1p(abs(judged.head - m.head)) for m in open_)
        like = self.likeness.between(judged.head, [m.head for m in chain.mentions])
        return dict.fromkeys(sorted(names), 1.0) | {
            "words away": words, "told of": math.log1p(len(heads)), LIKE: like}  # fmt: skip

    def _of_all(
        self, judged: Judged, chain: Chain, open_: Sequence[Mention], user: Finding[Actor] | None
    ) -> Sequence[str]:
        """Return what speaks for some people and against them by all their mentions together."""
        heads = [m.head for m in chain.mentions]
        found = []
        if all(self._speaks(h) and not self.deeds.part(h) for h in heads):
            found.append("only heard")
        if any(self._is_told(h) for h in heads):
            found.append("audience")
        if self._shares(judged, open_):
            found.append("shares a word")
        if all(self._is_site(h) for h in heads):
            found.append("only sites")
        if user is None:
            return found
        words = {i for h in heads for i in range(*phrase(self.layers, h))}
        if self._name_stems(words) & self._name_stems(self._words_of(user)):
            found.append("named as who speaks")
        side = self._side(user)
        own = any(m.head in side or self._is_owned_by(m, user)
                  or is_same(user.value, m.finding.value) for m in chain.mentions)  # fmt: skip
        return [*found, "own side"] if own else [*found, *self._clash(side, heads)]

    def _is_site(self, head: int) -> bool:
        """Tell whether a noun is for a building or an area ("the church", "the town")."""
        base = self.layers.tokens[head].base
        return base in word_set("targets") or base in traits("place")

    def _name_stems(self, tokens: Collection[int]) -> set[str]:
        """Return how the names and adjectives among some tokens begin."""
        words = (self.layers.tokens[i] for i in tokens)
        return {t.base[:_NAME_STEM] for t in words
                if t.pos in ("PROPN", "ADJ") and len(t.text) >= _STEM}  # fmt: skip

    def _words_of(self, user: Finding[Actor]) -> set[int]:
        """Return the tokens of the words for a speaker."""
        return {i for q in user.quotes for i in self.layers.within(q.span.start, q.span.end)}

    def _is_told(self, head: int) -> bool:
        """Tell whether people are those to whom something is told."""
        token = self.layers.tokens[head]
        verb = self.layers.tokens[token.head].base
        if token.base in _AUDIENCE and token.dep in ("dobj", "dative", "pobj"):
            return True
        return token.dep in ("dobj", "dative") and verb in _TELLING

    def _clash(self, side: Collection[int], heads: Sequence[int]) -> Sequence[str]:
        """Return who harms whom, of those who speak and some people."""
        ours = {(self.deeds.deed(h), part) for h in side if (part := self.deeds.part(h))}
        theirs = {(self.deeds.deed(h), part) for h in heads if (part := self.deeds.part(h))}
        harming = any((deed, "doer") in ours for deed, part in theirs if part != "doer")
        harmed = any((deed, "doer") in theirs for deed, part in ours if part != "doer")
        return [name for name, holds in (("harmed by who speaks", harming),
                                         ("harms who speaks", harmed)) if holds]  # fmt: skip

    def _shares(self, judged: Judged, mentions: Sequence[Mention]) -> bool:
        """Tell whether phrase and mention have a word in common ("… in the east", "eastern …")."""
        mine = self._stems(judged.first, judged.last)
        return any(mine & self._stems(*phrase(self.layers, m.head)) for m in mentions)

    def _stems(self, first: int, last: int) -> set[str]:
        return {t.base[:_STEM] for t in self.layers.tokens[first:last]
                if t.pos in ("NOUN", "PROPN", "ADJ") and len(t.text) >= _STEM}  # fmt: skip

    def _is_out(self, judged: Judged, mention: Mention) -> bool:
        """Tell whether a mention can't be meant: part of the phrase or of its own clause."""
        if judged.holds(mention.head) or self.mentioned.is_above(judged, mention.head):
            return True
        if sort_of(self.layers, judged) == "state" and mention.kind in ("armed", "bystander"):
            return True  # a regime is no rebel group
        verb = self.mentioned.verb_of(mention.head)
        if verb is not None and verb == self.mentioned.verb_of(judged.head):
            return True
        return mention.head in self._doers(judged)

    def _fights(self, judged: Judged, chain: Chain) -> bool:
        """Tell whether some people are told to fight those whom a phrase names."""
        foes = foes_of(self.layers, judged)
        return bool(foes & {*chain.pronouns, *(m.head for m in chain.mentions)})

    def _doers(self, judged: Judged) -> set[int]:
        if judged.head not in self.above:
            self.above[judged.head] = self.mentioned.doers_above(judged)
        return self.above[judged.head]

    def _is_speaking(self, mentions: Sequence[Mention], user: Finding[Actor]) -> bool:
        """Tell whether people are those who speak, where these are named there and then."""
        start = min(q.span.start for q in user.quotes)
        at = self.layers.token_at(start)
        pronoun = at is None or self.layers.tokens[at].pos == "PRON"
        side = self._side(user)
        return not pronoun and any(m.head in side for m in mentions)

    def _is_with(self, judged: Judged, head: int) -> bool:
        """Tell whether a word stands in the words of the same speaker as the phrase."""
        said = self._speakers(self.layers.tokens[judged.head])
        return bool(said) and said == self._speakers(self.layers.tokens[head])

    def _of_mention(
        self, judged: Judged, mention: Mention, own: Finding[Actor], user: Finding[Actor] | None
    ) -> Sequence[str]:
        """Return what speaks for one mention and against it, but for where it stands."""
        lemma = self.layers.tokens[judged.head].base
        sort, tone = sort_of(self.layers, judged), tone_of(judged, lemma)
        return [
            f"{sort} as {mention.kind}",
            f"{tone} of {mention.kind}",
            f"{said_of(judged, lemma)} as {kin_of(self.layers, mention.head) or mention.kind}",
            f"{tone}: {self._part(judged, mention)}",
            *(f"{tone}: {n}" for n in self._sides(judged, mention, user)),
            *self._of_itself(mention),
            *self._fits(judged, mention, own),
            *self._barred(judged, mention),
        ]

    def _part(self, judged: Judged, mention: Mention) -> str:
        """Return what the phrase and the mention are in their deeds ("victim and victim")."""
        one, two = self.deeds.part(judged.head), self.deeds.part(mention.head)
        same = self.deeds.verb(judged.head) == self.deeds.verb(mention.head)
        return f"{one or 'no part'}, {two or 'no part'}{', same verb' if one and same else ''}"

    def _sides(
        self, judged: Judged, mention: Mention, user: Finding[Actor] | None
    ) -> Sequence[str]:
        """Return how the one mentioned stands to who speaks."""
        if user is None:
            return ["nobody speaks"]
        one, two = user.value, mention.finding.value
        found = []
        if mention.head in self._side(user) or is_same(one, two):
            found.append("who speaks")
        elif one.text.lower() == two.text.lower() or (one.name and one.name == two.name):
            found.append("who speaks by name")
        elif self._is_owned_by(mention, user):
            found.append("of who speaks")
        elif one.country and two.country:
            same = "same country" if one.country == two.country else "other country"
            found.append(f"{same}, {mention.kind}")
        power = [
            "state" if a.sector in ORGANS else "armed" if a.sector in ARMED else "people"
            for a in (one, two)
        ]
        found.append(f"{power[0]} of {power[1]}")
        if self._is_charged(mention, user):
            found.append("charged by who speaks")
        return found

    def _where(self, judged: Judged, mention: Mention) -> Sequence[str]:
        """Return where the mention stands, seen from the phrase, and in whose words."""
        token, other = self.layers.tokens[judged.head], self.layers.tokens[mention.head]
        side = "before" if mention.head < judged.head else "after"
        far = abs(token.sentence - other.sentence)
        place = ("same sentence", "next sentence", "far")[min(far, 2)]
        the = any(self.layers.tokens[c].low in ("the", "these", "those", "this", "that")
                  for c in self.layers.children[judged.head])  # fmt: skip
        said = self._speakers(token)
        voice = self._speakers(other)
        same = "same words" if said and said == voice else "narrated" if not voice else "others'"
        direct = [self._is_narrated_subject(mention)] if side == "before" else []
        return [f"{side}, {place}", f"{side}, definite" if the else f"{side}, indefinite",
                f"{'said' if said else 'narrated'}, {same}", *(d for d in direct if d)]  # fmt: skip

    def _speakers(self, token: Token) -> tuple[int, ...]:
        if token.i not in self.kept:
            said = self.article.speakers_for(token.start, token.end)
            self.kept[token.i] = said[0].sources if said else ()
        return self.kept[token.i]

    def _is_narrated_subject(self, mention: Mention) -> str:
        token = self.layers.tokens[mention.head]
        return f"lead {token.dep}" if token.sentence == 0 else ""

    def _of_itself(self, mention: Mention) -> Sequence[str]:
        """Return what the mention is whatever the phrase: how it stands in its own clause."""
        token = self.layers.tokens[mention.head]
        found = [f"as {token.dep}"]
        if mention.finding.value.id is not None:
            found.append("known")
        if token.base in _VAGUE:
            found.append("vague")
        if token.dep in _WITHIN:
            found.append(f"within {mention.kind}")
        if self._speaks(mention.head):
            found.append(f"heard, {mention.kind}")
        if self.layers.tokens[token.head].base == "to" and token.dep == "pobj":
            found.append("spoken to")
        return found

    def _fits(self, judged: Judged, mention: Mention, own: Finding[Actor]) -> Sequence[str]:
        """Return how phrase and mention agree: number, country, words, who answers whom."""
        token, other = self.layers.tokens[judged.head], self.layers.tokens[mention.head]
        found = []
        one, two = (has_many(self.layers, i) for i in (judged.head, mention.head))
        few = mention.kind in _FEW
        found.append(f"{'many' if one else 'one'} as {'many' if two else 'few' if few else 'one'}")
        numbers = numbers_of(self.layers, judged.head), numbers_of(self.layers, mention.head)
        if numbers[0] & numbers[1]:
            found.append("same number")
        elif numbers[0] and numbers[1]:
            found.append("other number")
        if token.base == other.base:
            found.append("same word")
        if own.value.country is not None and mention.finding.value.country is not None:
            same = own.value.country == mention.finding.value.country
            found.append("country as in phrase" if same else "country not as in phrase")
        if self._is_opposed(judged, mention.head):
            found.append(f"{tone_of(judged, token.base)}: answers")
        return found

    def _barred(self, judged: Judged, mention: Mention) -> Sequence[str]:
        """Return what makes it unlikely by grammar that two phrases of a clause are one."""
        found = []
        again = {b for i in self._doers(judged) if self.layers.tokens[i].pos == "PRON"
                 for b in self.layers.refers.get(i, ())}  # fmt: skip
        if mention.head in again:
            found.append("does what is done to them")
        if self.mentioned.is_entangled(judged, mention):
            found.append("entangled")
        other = any(t.low in ("other", "another")
                    for t in self.layers.tokens[judged.first : judged.head])  # fmt: skip
        one, two = self.layers.tokens[judged.head], self.layers.tokens[mention.head]
        if other and one.sentence == two.sentence and two.i < one.i:
            found.append("contrasted")
        return found

    def _side(self, user: Finding[Actor]) -> frozenset[int]:
        """Return the heads of the mentions that are the speaker, or of one name with it."""
        if user.quotes not in self.sides:
            spans = [q.span for q in user.quotes]
            inside = [t.i for t in self.layers.tokens
                      if any(s.start <= t.start < s.end for s in spans)]  # fmt: skip
            side = {*inside, *(head for i in inside for head in self.layers.refers.get(i, ()))}
            ids = {m.finding.value.id for m in self.mentions if m.head in side} - {None}
            lemmas = {self.layers.tokens[i].base for i in inside
                      if self.layers.tokens[i].pos in ("NOUN", "PROPN")}  # fmt: skip
            side |= {
                m.head for m in self.mentions if m.finding.value.id in ids
                or (self.layers.tokens[m.head].base in lemmas
                    and self._can_be_one(user.value, m.finding.value))
            }  # fmt: skip
            self.sides[user.quotes] = frozenset(side)
        return self.sides[user.quotes]

    def _can_be_one(self, one: Actor, two: Actor) -> bool:
        """Tell whether two actors of one noun can be the same: no two names, no two countries."""
        if one.id is not None and two.id is not None:
            return one.id == two.id
        if one.country != two.country and None not in (one.country, two.country):
            return False
        return not any(
            a.sector in ORGANS and b.sector in ARMED for a, b in ((one, two), (two, one))
        )

    def _is_owned_by(self, mention: Mention, user: Finding[Actor]) -> bool:
        """Tell whether a mention is of the speaker's own side ("his men", "its spokesman")."""
        owners = [c for c in self.layers.children[mention.head]
                  if self.layers.tokens[c].tag == "PRP$"]  # fmt: skip
        side = self._side(user) if owners else frozenset()
        speakers = set(self._speakers(self.layers.tokens[mention.head])) if owners else set()
        return any(
            set(filled) & side if (filled := self.layers.refers.get(c, ())) else speakers & side
            for c in owners
        )

    def _is_charged(self, mention: Mention, user: Finding[Actor]) -> bool:
        """Tell whether the speaker accuses or blames the one mentioned."""
        token = self.layers.tokens[mention.head]
        verb = self.layers.tokens[token.head]
        if token.dep != "dobj" or verb.base not in _CHARGING:
            return False
        doers = [c for c in self.layers.children[verb.i] if self.layers.tokens[c].dep == "nsubj"]
        return any(c in self._side(user) for c in doers)

    @functools.cached_property
    def _speaking(self) -> frozenset[int]:
        """The words for whoever speaks in the article."""
        spans = [s for a in self.article.attributions for s in a.source_spans]
        return frozenset(i for span in spans for i in range(*span))

    @functools.cached_property
    def _said_by(self) -> Mapping[int, Sequence[Attribution]]:
        """What is said by whom, by each word for who speaks."""
        found: dict[int, list[Attribution]] = {}
        for said in self.article.attributions:
            words = {i for span in said.source_spans for i in range(*span)}
            for i in words.union(said.sources):
                found.setdefault(i, []).append(said)
        return found

    def _speaks(self, head: int) -> bool:
        """Tell whether a mention stands in the words for a speaker ("Morocco's minister")."""
        return head in self._speaking

    def _is_opposed(self, judged: Judged, head: int) -> bool:
        """Tell whether a mention speaks against those who judge: denies or answers."""
        token = self.layers.tokens[judged.head]
        for said in self._said_by.get(head, ()):
            if said.covers(token.start, token.end) or said.stance == "decline":
                continue
            cue = range(*said.cue) if said.cue is not None else ()
            answers = any(self.layers.tokens[i].base in _ANSWERING for i in cue)
            if said.stance == "deny" or answers:
                return True
        return False
