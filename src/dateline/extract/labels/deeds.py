"""What somebody does or suffers in a clause: who kills, who is killed, whose house is burned."""

from collections.abc import Sequence

from dateline.annotate import Layers

_HARMING = frozenset({
    "kill", "shoot", "execute", "strike", "hit", "bomb", "attack", "arrest", "detain", "capture",
    "seize", "murder", "slaughter", "massacre", "bury", "die", "fall", "eliminate", "neutralise",
    "neutralize", "liquidate", "shell", "raid", "wound", "injure", "behead", "hang", "charge",
    "beat", "torture", "lynch", "abduct", "kidnap", "ambush", "destroy", "stab", "burn", "gas",
    "disperse", "round", "jail", "sentence", "convict", "hold", "storm", "intercept", "down",
})  # fmt: skip
RUINING = _HARMING | {
    "torch", "loot", "damage", "wreck", "ransack", "blow", "sabotage", "vandalise", "vandalize",
    "demolish", "sink", "target", "fire", "open", "throw", "take", "enter", "cross", "set",
    "invade", "occupy", "block", "march", "protest", "gather", "rally", "riot", "plunder",
    "pillage", "overrun", "retake", "advance", "surround", "drop", "launch", "land", "clash",
    "lose", "mine", "hijack", "rob", "steal", "lay", "break", "emerge", "walk", "burst", "plant",
}  # fmt: skip
_DYING = frozenset({"die", "fall", "perish", "drown"})
_ATTACKS = frozenset({
    "attack", "raid", "assault", "strike", "bombing", "ambush", "arson", "shelling", "massacre",
    "killing", "murder", "offensive", "incursion", "fire", "airstrike", "bombardment", "siege",
})  # fmt: skip
_LOST = frozenset({"dead", "victim", "body", "corpse", "casualty"})


class Deeds:
    """Reads what the nouns of one document do and suffer."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._parts: dict[int, str] = {}

    def part(self, head: int) -> str:
        """Return "victim", "doer" or nothing: what a noun is in the deed of its clause."""
        if head not in self._parts:
            self._parts[head] = self._part(head)
        return self._parts[head]

    def _part(self, head: int) -> str:
        if self.is_harmed(head):
            return "victim"
        if self.owns_harmed(head):
            return "owner"
        return "doer" if self._does(head) else ""

    def verb(self, head: int) -> str:
        """Return the lemma of the verb or deed noun that a noun hangs on."""
        token = self.layers.tokens[self._joined(head)]
        above = self.layers.tokens[token.head]
        if above.dep == "agent" or above.pos == "ADP":
            above = self.layers.tokens[above.head]
        return above.base

    def deed(self, head: int) -> int | None:
        """Return the token of the verb or deed noun in which a noun has a part."""
        token = self.layers.tokens[self._joined(head)]
        above = self.layers.tokens[token.head]
        for _ in range(3):
            if above.pos == "VERB" or above.base in _ATTACKS:
                return above.i
            above = self.layers.tokens[above.head]
        return None

    def is_harmed(self, head: int) -> bool:
        """Tell whether somebody is the one harmed in a clause (or is among the dead)."""
        head = self._joined(head)
        token = self.layers.tokens[head]
        if token.base in _LOST:
            return True
        verb = self.layers.tokens[token.head]
        lemma = verb.base
        if lemma not in _HARMING:
            return self._is_attacked(head)
        passive = token.dep == "nsubjpass" or (verb.tag == "VBN" and verb.head == head)
        return token.dep == "dobj" or passive or (token.dep == "nsubj" and lemma in _DYING)

    def _is_attacked(self, head: int) -> bool:
        """Tell whether a noun is the aim of an attack ("an attack on the village")."""
        token = self.layers.tokens[head]
        link = self.layers.tokens[token.head]
        deed = self.layers.tokens[link.head].base
        return token.dep == "pobj" and link.low in ("on", "against", "of") and (
            deed in _ATTACKS)  # fmt: skip

    def owns_harmed(self, head: int) -> bool:
        """Tell whether a noun owns what is attacked ("the machines of …", "raid on …'s mill")."""
        token = self.layers.tokens[head]
        thing = self.layers.tokens[token.head]
        if token.dep == "pobj" and thing.low == "of":
            thing = self.layers.tokens[thing.head]
        elif token.dep != "poss":
            return False
        above = self.layers.tokens[thing.head]
        if thing.dep == "pobj":
            attack = self.layers.tokens[above.head].base
            return above.low in ("on", "against", "at") and attack in _ATTACKS
        return thing.dep in ("dobj", "nsubjpass") and above.base in RUINING

    def _does(self, head: int) -> bool:
        """Tell whether a noun does a deed of violence or ruin, itself or by its arms."""
        head = self._joined(head)
        token = self.layers.tokens[head]
        above = self.layers.tokens[token.head]
        if token.dep == "nsubj":
            return bool(self._below(above.i) & RUINING)
        if token.dep == "pobj" and above.low == "by":
            lemma = self.layers.tokens[above.head].base
            return lemma in RUINING or lemma in _ATTACKS
        if token.dep in ("poss", "compound", "amod", "nmod"):
            return above.base in _ATTACKS
        return False

    def _below(self, verb: int) -> set[str]:
        """Return the lemmas of a verb and of those beside and below it with the same subject."""
        lemmas = {self.layers.tokens[verb].base}
        for child in self.layers.children[verb]:
            if self.layers.tokens[child].dep in ("conj", "xcomp"):
                lemmas.add(self.layers.tokens[child].base)
        return lemmas

    def _joined(self, head: int) -> int:
        """Return the first noun of a noun's list, or the number that it is counted by."""
        tokens = self.layers.tokens
        while tokens[head].dep == "conj" and tokens[head].head < head:
            head = tokens[head].head
        above = tokens[head].head
        counted = tokens[head].dep == "pobj" and tokens[above].low == "of"
        if counted and tokens[tokens[above].head].pos in ("NUM", "DET", "PRON", "ADJ"):
            return tokens[above].head
        return head


def numbers_of(layers: Layers, head: int) -> frozenset[str]:
    """Return the numbers that stand with a noun, itself among them."""
    tokens = layers.tokens
    found = {tokens[c].low for c in layers.children[head] if tokens[c].pos == "NUM"}
    found |= {tokens[head].low} if tokens[head].pos == "NUM" else set()
    return frozenset(found)


def has_many(layers: Layers, head: int, crowds: Sequence[str] = ()) -> bool:
    """Tell whether a noun is a plural or a word for many."""
    token = layers.tokens[head]
    return token.tag in ("NNS", "NNPS") or token.base in crowds
