"""How well each mention of an article fits a judging phrase."""

from collections.abc import Mapping, Sequence

from dateline.annotate import Layers, Token
from dateline.document import Quote
from dateline.extract.article import Article
from dateline.extract.labels.judged import Judged, traits
from dateline.extract.labels.mentioned import STATE, Mention, Mentioned
from dateline.records import Actor, Finding

_HARMING = frozenset({
    "kill", "shoot", "execute", "strike", "hit", "bomb", "attack", "arrest", "detain", "capture",
    "seize", "murder", "slaughter", "massacre", "bury", "die", "fall", "eliminate", "neutralise",
    "neutralize", "liquidate", "shell", "raid", "wound", "injure", "behead", "hang", "charge",
})  # fmt: skip
_RUINING = _HARMING | {
    "burn", "torch", "destroy", "loot", "damage", "wreck", "ransack", "blow", "sabotage",
    "vandalise", "vandalize", "demolish", "sink", "target",
}  # fmt: skip
_ATTACKS = frozenset({
    "attack", "raid", "assault", "strike", "bombing", "ambush", "arson", "shelling",
})  # fmt: skip
_ANSWERING = frozenset({"counter", "reply", "retort", "respond", "answer", "rebut", "rejoin"})
_VAGUE = frozenset({"people", "person", "man", "woman", "child", "resident", "anybody"})
_FRIENDS = frozenset({"liberator", "peacekeeper", "ally", "friend", "protector", "saviour"})
"""Who is so called by a friend, not by a foe."""
WEIGHTS = {
    "known": 0.3, "state heard": 0.8, "harmed": 2.0, "acting": 0.3, "number": 3.0, "within": -0.4,
    "opposed": 1.0, "speaker": -0.5, "strong speaker": -0.3, "ruined": 2.0, "same word": 1.5,
    "same country": 2.0, "single": -0.6, "object": -0.2, "vague": -0.5,
}  # fmt: skip
"""What each of the things that speak for a mention is worth."""
_LEAST = 0.25
"""What a mention must score to be taken for the one named."""


_FITS: Mapping[str, Mapping[str, float]] = {
    "state": {"state": 3.0, "leader": 1.6, "officer": 1.4, "arms": 1.2, "body": 1.5,
              "person": 1.0, "armed": -0.5},
    "force": {"arms": 3.0, "state": 2.6, "armed": 2.6, "officer": 2.4, "people": 1.2,
              "leader": 1.2, "body": 1.0},
    "group": {"armed": 3.0, "body": 1.6, "people": 1.4, "state": 1.2, "officer": 1.2},
    "people": {"armed": 3.0, "officer": 2.0, "people": 1.8, "arms": 1.8, "person": 1.2,
               "body": 0.9, "one": 1.5, "state": 0.8, "leader": 0.8, "bystander": 0.3},
    "one": {"leader": 2.8, "person": 2.6, "one": 2.2, "armed": 2.0, "officer": 1.6,
            "people": 1.2, "body": 0.8},
}  # fmt: skip
"""How well each kind of mention fits each sort of judging word."""


class Fitting:
    """Finds the mention of an article that a judging phrase is most likely a word for."""

    def __init__(self, article: Article, mentioned: Mentioned, mentions: Sequence[Mention]) -> None:
        self.article = article
        self.layers = article.layers
        self.mentioned = mentioned
        self.mentions = mentions
        self.doers: dict[int, set[int]] = {}
        self.sides: dict[tuple[Quote, ...], frozenset[int]] = {}

    def best(
        self, judged: Judged, own: Finding[Actor], user: Finding[Actor] | None
    ) -> Mention | None:
        """Return the mention that fits best, None where none fits."""
        scored = [
            (self._score(judged, m, own), -abs(m.head - judged.head), n)
            for n, m in enumerate(self.mentions)
            if self._is_open(judged, m, user)
        ]
        if not scored or max(scored)[0] < _LEAST:
            return None
        return self.mentions[max(scored)[2]]

    def _is_open(self, judged: Judged, mention: Mention, user: Finding[Actor] | None) -> bool:
        """Tell whether a mention can be the one named: not who speaks, nor in others' words.

        Narration names those whom it speaks of itself; a speaker's word can be for anybody but
        the speaker's own side.
        """
        if mention.head in self._doers(judged) or self.mentioned.is_entangled(judged, mention):
            return False
        if self.mentioned.verb_of(mention.head) == self.mentioned.verb_of(judged.head) is not None:
            return False
        if user is None:
            return mention.voice == 0 or self._is_said(judged)
        if self._is_contrasted(judged, mention):
            return False
        if mention.finding.value.text.lower() == user.value.text.lower():
            return False
        if mention.head in self._side(user) or self._is_owned_by(mention, user):
            return False
        same = (mention.finding.value.name or "") == (user.value.name or " ")
        return not same and not is_same(mention.finding.value, user.value)

    def _doers(self, judged: Judged) -> set[int]:
        if judged.head not in self.doers:
            above = self.mentioned.doers_above(judged)
            again = {b for i in above if self.layers.tokens[i].pos == "PRON"
                     for b in self.layers.refers.get(i, ())}  # fmt: skip
            self.doers[judged.head] = above | again
        return self.doers[judged.head]

    def _side(self, user: Finding[Actor]) -> frozenset[int]:
        """Return the heads of the mentions that are the speaker, or of one name with it."""
        if user.quotes not in self.sides:
            spans = [q.span for q in user.quotes]
            inside = [t.i for t in self.layers.tokens
                      if any(s.start <= t.start < s.end for s in spans)]  # fmt: skip
            side = {*inside, *(head for i in inside for head in self.layers.refers.get(i, ()))}
            ids = {m.finding.value.id for m in self.mentions if m.head in side} - {None}
            lemmas = {self.layers.tokens[i].lemma.lower() for i in inside
                      if self.layers.tokens[i].pos in ("NOUN", "PROPN")}  # fmt: skip
            side |= {m.head for m in self.mentions if m.finding.value.id in ids
                     or self.layers.tokens[m.head].lemma.lower() in lemmas}  # fmt: skip
            self.sides[user.quotes] = frozenset(side)
        return self.sides[user.quotes]

    def _is_contrasted(self, judged: Judged, mention: Mention) -> bool:
        """Tell whether "other" sets a phrase against a mention ("Daesh and other terrorists")."""
        other = any(t.text.lower() in ("other", "another")
                    for t in self.layers.tokens[judged.first : judged.head])  # fmt: skip
        one, two = self.layers.tokens[judged.head], self.layers.tokens[mention.head]
        return other and one.sentence == two.sentence and two.i < one.i

    def _is_owned_by(self, mention: Mention, user: Finding[Actor]) -> bool:
        """Tell whether a mention is of the speaker's own side ("his men", "its spokesman")."""
        owners = [c for c in self.layers.children[mention.head]
                  if self.layers.tokens[c].tag == "PRP$"]  # fmt: skip
        side = self._side(user) if owners else frozenset()
        return any(set(self.layers.refers.get(c, ())) & side for c in owners)

    def _score(self, judged: Judged, mention: Mention, own: Finding[Actor]) -> float:
        """Return how well a mention fits: the sum of the weights of what speaks for it."""
        sort = sort_of(self.layers, judged)
        score = _FITS[sort].get(mention.kind, 0.0)
        return score + sum(WEIGHTS[k] * v for k, v in self.features(judged, mention, own).items())

    def features(
        self, judged: Judged, mention: Mention, own: Finding[Actor]
    ) -> Mapping[str, float]:
        """Return what speaks for a mention and against it, each with how much of it there is."""
        token, other = self.layers.tokens[judged.head], self.layers.tokens[mention.head]
        sort = sort_of(self.layers, judged)
        praise = {judged.form, token.lemma.lower()} & (traits("own") | _FRIENDS)
        opposed = self._is_opposed(judged, mention.head)
        speaks = self._is_speaker(mention.head) and not opposed
        strong = mention.kind in ("armed", "state")
        country = own.value.country
        numbers = _numbers(self.layers.tokens, self.layers.children[judged.head])
        others = _numbers(self.layers.tokens, self.layers.children[mention.head])
        others |= {other.text.lower()} if other.pos == "NUM" else set()
        many = token.tag in ("NNS", "NNPS") and sort in ("people", "force")
        single = other.tag in ("NN", "NNP") and mention.kind in ("one", "officer", "bystander",
                                                                 "person")  # fmt: skip
        verb = self.layers.tokens[other.head].lemma.lower()
        side = other.dep in ("poss", "compound", "amod", "nmod")
        return {
            "known": float(mention.finding.value.id is not None),
            "state heard": float(sort in ("state", "force") and not praise
                                 and self._speaks(mention.head)),
            "harmed": float(self._is_harmed(judged.head) and self._is_harmed(mention.head)),
            "acting": float(other.dep == "nsubj" and verb in _RUINING),
            "number": float(bool(numbers & others)),
            "within": float(side),
            "opposed": float(opposed),
            "speaker": float(speaks and not strong),
            "strong speaker": float(speaks and strong),
            "ruined": float(self._owns_harmed(judged.head) and self._owns_harmed(mention.head)),
            "same word": float(token.lemma == other.lemma),
            "same country": float(country is not None
                                  and country == mention.finding.value.country),
            "single": float(many and single),
            "vague": float(other.lemma.lower() in _VAGUE and not others),
            "object": float(other.dep in ("dobj", "nsubjpass")),
        }  # fmt: skip

    def _speaks(self, head: int) -> bool:
        """Tell whether a mention stands in the words for a speaker ("Morocco's minister")."""
        spans = [s for a in self.article.attributions for s in a.source_spans]
        return any(first <= head < last for first, last in spans)

    def _is_opposed(self, judged: Judged, head: int) -> bool:
        """Tell whether a mention speaks against those who judge: denies or answers."""
        if {judged.form, self.layers.tokens[judged.head].lemma.lower()} & traits("own"):
            return False
        for said in self.article.attributions:
            if head not in said.sources and not any(f <= head < e for f, e in said.source_spans):
                continue
            token = self.layers.tokens[judged.head]
            if said.covers(token.start, token.end) or said.stance == "decline":
                continue
            cue = range(*said.cue) if said.cue is not None else ()
            answers = any(self.layers.tokens[i].lemma.lower() in _ANSWERING for i in cue)
            if said.stance == "deny" or answers:
                return True
        return False

    def _is_said(self, judged: Judged) -> bool:
        """Tell whether a phrase stands in somebody's words."""
        token = self.layers.tokens[judged.head]
        return any(a.covers(token.start, token.end) for a in self.article.attributions)

    def _owns_harmed(self, head: int) -> bool:
        """Tell whether a noun owns what is attacked ("the machines of …", "raid on …'s mill")."""
        token = self.layers.tokens[head]
        thing = self.layers.tokens[token.head]
        if token.dep == "pobj" and thing.text.lower() == "of":
            thing = self.layers.tokens[thing.head]
        elif token.dep != "poss":
            return False
        above = self.layers.tokens[thing.head]
        if thing.dep == "pobj":
            attack = self.layers.tokens[above.head].lemma.lower()
            return above.text.lower() in ("on", "against", "at") and attack in _ATTACKS
        return thing.dep in ("dobj", "nsubjpass") and above.lemma.lower() in _RUINING

    def _is_speaker(self, head: int) -> bool:
        return any(head in a.sources for a in self.article.attributions)

    def _is_harmed(self, head: int) -> bool:
        """Tell whether somebody is the one harmed in a clause (or is among the dead)."""
        token = self.layers.tokens[head]
        if token.lemma.lower() == "dead":
            return True
        verb = self.layers.tokens[token.head]
        if verb.lemma.lower() not in _HARMING:
            return False
        dying = verb.lemma.lower() in ("die", "fall")
        return token.dep in ("dobj", "nsubjpass") or (token.dep == "nsubj" and dying)


def sort_of(layers: Layers, judged: Judged) -> str:
    """Return what a phrase is a word for: a state, a force, a group, people, or one person."""
    token = layers.tokens[judged.head]
    names = {token.lemma.lower(), judged.form}
    for sort in ("state", "force", "group"):
        if names & traits(sort):
            return sort
    return "people" if token.tag in ("NNS", "NNPS") else "one"


def is_same(one: Actor, other: Actor) -> bool:
    """Tell whether two actors are one, or bodies of one state."""
    if other.id is not None and other.id == one.id:
        return True
    state = one.sector in STATE and other.sector in STATE
    return state and one.country is not None and one.country == other.country


def _numbers(tokens: Sequence[Token], children: Sequence[int]) -> set[str]:
    """Return the numbers among some tokens."""
    return {tokens[c].text.lower() for c in children if tokens[c].pos == "NUM"}
