"""Who wards off an attack, and whose attack it was: "troops repelled an attack by rebels"."""

from dateline.annotate import Layers, Token
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.events.grammar.classes import role_of
from dateline.extract.events.grammar.slots import conjuncts, is_passive, kids, prep_objects, subject

_OF_ATTACKERS = ("poss", "compound", "amod", "nmod")
_DOERS = frozenset({"person", "force"})
_WARDING = frozenset({
    "foil", "thwart", "ward off", "fend off", "repel", "repulse", "beat back", "fight off",
    "push back", "drive back", "force back", "beat off",
})  # fmt: skip


def warders(layers: Layers, i: int) -> list[int]:
    """Return who wards off the attack that the trigger at `i` tells of: he fights its doers."""
    verb, attack = _warding(layers, i)
    return subject(layers, verb.i) if verb is not None and attack is not None else []


def attackers(layers: Layers, i: int) -> list[int]:
    """Return whose attack is warded off at `i`: whoever wards it off does them harm."""
    _, attack = _warding(layers, i)
    if attack is None:
        return []
    before = [t.i for t in kids(layers, attack.i, *_OF_ATTACKERS) if _attacks(layers, t)]
    return [j for b in before for j in conjuncts(layers, b)] + prep_objects(layers, attack.i, "by")


def _attacks(layers: Layers, token: Token) -> bool:
    """Tell whether a word before an attack says who attacks: "a rebel raid", not "a boat raid"."""
    if token.tag == "PRP$":
        return False  # "fought off their attacks": whoever else is told of there
    kind = role_of(layers, token.i, "kind")
    named = any(k.first <= token.i < k.last for k in layers.known)
    return named or kind in _DOERS or role_of(layers, token.i) in ARMED_SECTORS - {"MIL"}


def _warding(layers: Layers, i: int) -> tuple[Token | None, Token | None]:
    """Return the verb of warding off that a trigger is or that carries it, and the attack."""
    token = layers.tokens[i]
    verb = token if token.pos == "VERB" else layers.tokens[token.head]
    particles = [t.low for t in kids(layers, verb.i, "prt", "prep", "advmod")]
    said = {verb.base, *(f"{verb.base} {p}" for p in particles)}
    if verb.pos != "VERB" or said.isdisjoint(_WARDING):
        return None, None
    nouns = kids(layers, verb.i, "nsubjpass" if is_passive(layers, verb.i) else "dobj")
    attacks = load_codebook().classes["attack"]
    attack = next((t for t in nouns if t.base in attacks and i in (t.i, verb.i)), None)
    return verb, attack
