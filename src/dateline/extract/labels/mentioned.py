"""Who else a passage mentions: everybody whom a judging phrase could be about."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Token, counted
from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_table
from dateline.extract.actors import phrase
from dateline.extract.article import Article
from dateline.extract.labels.judged import Judged, traits
from dateline.extract.labels.kin import kin_of
from dateline.records import Actor, Finding

ARMED = frozenset({"REB", "PRM", "IMG", "UAF", "CRM"})
_BYSTANDERS = frozenset({"JRN", "MED", "NGO", "UNO", "EDU", "REL", "BUS"})
_THOSE_HARMED = frozenset({
    "dead", "victim", "villager", "civilian", "man", "woman", "child", "people", "body",
    "detainee", "prisoner", "resident", "farmer", "herder", "fighter", "gunman", "member",
    "protester", "demonstrator", "youth", "worker", "teenager", "student", "miner", "marcher",
})  # fmt: skip
_ARMS = frozenset({
    "tank", "jet", "warplane", "plane", "aircraft", "drone", "helicopter", "gunboat", "warship",
    "column", "convoy", "armour", "artillery", "gunner", "vessel", "paratrooper", "battery",
    "fighter", "bomber", "gunship", "submarine", "missile", "tanker", "frigate", "corvette",
})  # fmt: skip
"""What a state's forces drive or fire: "Russian tanks" are Russia's."""
_ARMED_NOUNS = frozenset({"brigade", "brigades", "front", "legion", "battalion", "fighters",
                          "militia", "volunteers", "army", "forces", "guard"})  # fmt: skip
_TROOPS = frozenset(
    {"troop", "soldier", "gunner", "guard", "conscript", "paratrooper", "policeman"}
)
_HUMAN = ("ers", "ors", "ists", "men", "women", "ians", "ees", "eers", "nauts", "ites", "folk")
"""How nouns for people end in the plural, most of them."""
_THINGS = frozenset({
    "answer", "armor", "banner", "barrier", "border", "boulder", "bulldozer", "bumper", "bunker",
    "burner", "carrier", "center", "chapter", "cluster", "color", "committee", "computer",
    "container", "corner", "counter", "cracker", "dinner", "disaster", "door", "encounter",
    "error", "factor", "favor", "fee", "fertilizer", "figure", "filter", "finger", "fire",
    "floor", "gear", "harbor", "helicopter", "honor", "hour", "kilometer", "knee", "labor",
    "ladder", "launcher", "layer", "letter", "list", "liter", "manner", "marker", "matter",
    "member", "meter", "minister", "mirror", "monster", "mortar", "motor", "neighbor",
    "newspaper", "number", "offer", "order", "paper", "poster", "power", "printer", "quarter",
    "reactor", "regimen", "register", "river", "rocket", "rumor", "scanner", "sector", "server",
    "shelter", "shoulder", "shutter", "sister", "slipper", "sniper", "speaker", "specimen",
    "sticker", "street", "supper", "tanker", "terror", "tower", "tractor", "trailer",
    "transmitter", "tree", "truncheon", "user", "water", "weather",
})  # fmt: skip
_NOBODY = frozenset({
    "body", "constable's", "country", "figure", "hell", "land", "last", "nation", "other",
    "place", "same", "source",
})  # fmt: skip
_CROWDS = frozenset({
    "alliance", "applicant", "assailant", "attacker", "bailiff", "beret", "bishop", "boy",
    "brotherhood", "claimant", "clan", "cleric", "coalition", "combatant", "congregation",
    "convict", "crew", "crowd", "culprit", "deputy", "dissident", "dweller", "exile", "faction",
    "follower", "gang", "garrison", "girl", "guerrilla", "gunmen", "herdsman", "hostage",
    "immigrant", "immigrants", "inhabitant", "insurgent", "jailer", "kid", "loyalist", "marcher",
    "migrant", "militant", "militia", "mourner", "movement", "nomad", "occupant", "opponent",
    "opposition", "participant", "peasant", "picket", "pupil", "rebel", "refugee", "sect",
    "servant", "squad", "student", "suspect", "tenant", "tribe", "union", "youth",
})  # fmt: skip
_PEOPLE = frozenset({"protest", "fighter", "civil", "held", "dead", "ruler", "media"})
_WITHIN = frozenset({"poss", "compound", "amod", "nmod"})
_WHERE = frozenset({"in", "at", "near", "from", "to", "into", "inside", "outside", "around",
                    "across", "towards", "over"})  # fmt: skip


def is_human(token: Token) -> bool:
    """Tell whether a noun is for people by its ending or as a word for many."""
    lemma = token.base
    if lemma in _CROWDS or (token.name == "NORP" and token.pos == "PROPN"):
        return True
    word = token.low
    things = lemma in _THINGS or lemma.rpartition("-")[2] in _THINGS
    return token.tag in ("NNS", "NNPS") and word.endswith(_HUMAN) and not things


class Mention(msgspec.Struct, frozen=True):
    """Somebody mentioned: head token, who it is, role, and in whose words (0: narration)."""

    head: int
    finding: Finding[Actor]
    kind: str
    voice: int


class Mentioned:
    """Finds who is mentioned in one article beside its judging phrases."""

    def __init__(self, article: Article, judged: Sequence[Judged]) -> None:
        self.article = article
        self.layers = article.layers
        self.judged = judged
        self._at: dict[int, list[Judged]] = {}
        for one in judged:
            for i in range(one.first, one.last):
                self._at.setdefault(i, []).append(one)
        self._heads = frozenset(one.head for one in judged)
        self.roles = word_table("roles", "kind")
        self.known = {i for k in self.layers.known for i in range(k.first, k.last)}

    def find(self) -> Iterator[Mention]:
        """Yield who is mentioned in words that don't judge."""
        voices: dict[tuple[int, ...], int] = {(): 0}
        for token in self.layers.tokens:
            those = self._those_who(token)
            if not those and (
                token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or self._is_inside(token)
            ):
                continue
            told = self._is_told_of(token)
            if (
                self._is_place(token)
                or self._judges(token.i)
                or not (those or told or self.is_somebody(token) or self._counts(token)
                        or self._flag(token))
            ):  # fmt: skip
                continue
            if token.pos in ("ADJ", "NUM") and not self._counts(token) and token.name != "NORP":
                continue
            finding = self._armed_by(token) or self.article.actors.read(token.i)
            if finding is None and not (those or told or is_human(token)):
                continue
            finding = finding or self._as_written(token)
            kind = "arms" if self._flag(token) is not None else None
            kind = "people" if those else kind
            kind = kind or self._kind(token, finding.value) or told
            if kind is None:
                continue
            said = self.article.speakers_for(token.start, token.end)
            key = said[0].sources if said else ()
            voice = voices.setdefault(key, len(voices))
            yield Mention(token.i, finding, kind, voice)

    def _is_told_of(self, token: Token) -> str | None:
        """Return "people" where a common noun says what people are ("the nine were burners")."""
        verb = self.layers.tokens[token.head]
        if token.dep != "attr" or token.tag != "NNS" or verb.base != "be":
            return None
        subjects = [c for c in self.layers.children[verb.i] if self.layers.tokens[c].dep == "nsubj"]
        human = any(self._counts(self.layers.tokens[c]) or is_human(self.layers.tokens[c])
                    or self.roles.get(self.layers.tokens[c].base) == "person"
                    for c in subjects)  # fmt: skip
        return "people" if human else None

    def _those_who(self, token: Token) -> bool:
        """Tell whether "those" or "whoever" stands for people ("those who blocked the road")."""
        if token.low == "whoever":
            return True
        after = self.layers.tokens[token.i + 1 : token.i + 2]
        return token.low == "those" and bool(after) and (
            after[0].low == "who" or after[0].tag in ("VBN", "VBG", "VBD", "IN", "RB")
        ) and token.dep != "det"  # fmt: skip

    def _as_written(self, token: Token) -> Finding[Actor]:
        """Return people whom no reader knows, by their words."""
        words = self.layers.quote(*phrase(self.layers, token.i))
        return Finding(Actor(words.text), (words,), "actor.words")

    def _flag(self, token: Token) -> int | None:
        """Return the word for the state whose arms a noun names ("Russian tanks")."""
        if token.base not in _ARMS:
            return None
        known = {i for k in self.layers.known if k.form in ("demonym", "country", "capital")
                 for i in range(k.first, k.last)}  # fmt: skip
        return next((c for c in self.layers.children[token.i] if c in known), None)

    def _armed_by(self, token: Token) -> Finding[Actor] | None:
        """Return the state behind its arms, with the words for these."""
        flag = self._flag(token)
        found = self.article.actors.read(flag) if flag is not None else None
        if found is None:
            return None
        words = self.layers.quote(*phrase(self.layers, token.i))
        return Finding(found.value, (words,), found.rule)

    def is_somebody(self, token: Token) -> bool:
        """Tell whether a word is for people, bodies or states."""
        if token.pos == "PRON" or token.tag == "PRP$":
            return token.low not in ("it", "this", "that", "what", "which")
        head = counted(self.layers, token.i)
        lemma = self.layers.tokens[head].base
        known = token.i in self.known
        role = self.roles.get(lemma) in ("person", "body", "force")
        human = role or lemma in _THOSE_HARMED or is_human(token) or (
            lemma.rpartition("-")[2] in word_table("label_kin", "kin"))  # fmt: skip
        return known or human or token.name in ("PERSON", "ORG", "NORP")

    def _is_place(self, token: Token) -> bool:
        """Tell whether a country or town is only where something happens ("in Kampala")."""
        before = self.layers.tokens[token.head].low
        if token.dep == "compound" and token.i:  # "in Libreville-sur-Mer"
            hyphened = self.layers.document.text[token.end : token.end + 1] == "-"
            before = self.layers.tokens[token.i - 1].low if hyphened else ""
        return token.name == "GPE" and token.dep in ("pobj", "compound") and before in _WHERE

    def _counts(self, token: Token) -> bool:
        """Tell whether an adjective or number stands for people: "the dead", "the eight"."""
        return token.pos in ("ADJ", "NUM") and any(
            self.layers.tokens[c].low == "the" for c in self.layers.children[token.i]
        )

    def _judges(self, i: int) -> bool:
        """Tell whether a token stands in a phrase that judges; words in common use don't."""
        return any(
            j.form not in traits("mild") or j.scare or j.head != i for j in self._at.get(i, ())
        ) or any(
            c in self._heads and self.layers.tokens[c].dep in _WITHIN
            for c in self.layers.children[i]
        )

    def _is_inside(self, token: Token) -> bool:
        """Tell whether a token is but a part of a longer name, or is said to be nobody."""
        nobody = any(
            self.layers.tokens[c].low in ("no", "every") for c in self.layers.children[token.i]
        )
        if nobody or token.dep not in ("compound", "amod", "nmod"):
            return nobody
        above = self.layers.tokens[token.head]
        return self.is_somebody(above) or token.pos == "NOUN"

    def _kind(self, token: Token, actor: Actor) -> str | None:
        """Return what a mention is: armed, state, officer, person, people, one or body."""
        lemma = self.layers.tokens[counted(self.layers, token.i)].base
        single = token.tag in ("NN", "NNP")
        if lemma in _NOBODY:
            return None
        troops = lemma in _TROOPS and token.tag in ("NNS", "NNPS")
        human = (
            troops
            or self._counts(token)
            or self.roles.get(lemma) == "person"
            or lemma in _THOSE_HARMED
            or is_human(token)
            or kin_of(self.layers, token.i) in _PEOPLE
        )
        if actor.sector in ARMED:
            return "armed"
        if actor.sector in ORGANS and token.name == "PERSON":
            return "leader"
        if actor.sector in ORGANS:
            of_state = any(self.layers.tokens[c].base == "government"
                           for c in self.layers.children[token.i])  # fmt: skip
            return "officer" if human and not of_state else "state"
        if token.name == "ORG" and lemma in _ARMED_NOUNS and actor.sector is None:
            return "armed"
        if token.name == "PERSON":
            return "person"
        if actor.sector in _BYSTANDERS:
            return "bystander"
        if human:
            return "one" if single and lemma not in _CROWDS else "people"
        known = any(k.first <= token.i < k.last for k in self.layers.known)
        if known or token.name == "ORG":
            return "body"
        return "group" if self._is_group(lemma) else None

    def _is_group(self, lemma: str) -> bool:
        """Tell whether a common noun is for people together, or for arms ("team", "planes")."""
        return lemma in _ARMS or self.roles.get(lemma) in ("body", "force")

    def doers_above(self, judged: Judged) -> set[int]:
        """Return the subjects of the verbs above a phrase: nobody does a deed to himself."""
        found: set[int] = set()
        below = judged.head
        for i in self.layers.ancestors(judged.head):
            child = self.layers.tokens[below]
            marked = any(self.layers.tokens[c].dep == "mark" for c in self.layers.children[below])
            if child.dep in ("nsubj", "nsubjpass") or (child.dep == "advcl" and marked):
                break
            found |= {
                c for c in self.layers.children[i]
                if self.layers.tokens[c].dep == "nsubj" and not self.layers.parted(c, judged.head)
            }  # fmt: skip
            below = i
        return found

    def verb_of(self, head: int) -> int | None:
        """Return the verb that somebody is the subject, object or agent of."""
        token = self.layers.tokens[head]
        above = self.layers.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass", "dobj"):
            return above.i
        return above.head if token.dep == "pobj" and above.dep == "agent" else None

    def is_entangled(self, judged: Judged, mention: Mention) -> bool:
        """Tell whether a mention holds the phrase ("a cell of terrorists") or hangs on it."""
        above = self.layers.tokens[judged.head]
        if judged.holds(mention.head) or (above.dep == "poss" and above.head == mention.head):
            return True
        return self.is_above(judged, mention.head) or judged.head in self.layers.ancestors(
            mention.head
        )

    def is_above(self, judged: Judged, head: int) -> bool:
        """Tell whether a phrase hangs on a noun, no verb between ("men loyal to the tyrant")."""
        for i in self.layers.ancestors(judged.head):
            if i == head:
                return True
            if self.layers.tokens[i].pos in ("VERB", "AUX"):
                return False
        return False
