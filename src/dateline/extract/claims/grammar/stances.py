"""What a plain "said" amounts to by what is said: a threat, or doubt."""

from collections.abc import Collection, Iterator

from dateline.annotate import Layers
from dateline.extract.claims.grammar.trees import (
    child_of,
    children_of,
    is_negated,
    is_passive,
    is_verb,
    subject,
    word,
)
from dateline.records import Stance

_WRONG_NAMES = frozenset({"crime", "breach", "violation", "massacre", "aggression", "atrocity",
    "terrorism", "thug", "terrorist", "murderer", "criminal", "traitor", "mercenary", "killer",
    "cowardly", "barbarian", "barbaric", "illegal", "bandit", "provocateur", "provocation",
    "oligarch", "puppet", "butcher", "aggressor", "occupier", "usurper", "genocide", "betrayal",
    "treason", "outrage", "assassin", "liar", "impostor", "thief", "hireling", "stooge", "cruelty",
    "barbarism", "savagery", "cleansing", "abomination", "infiltrator", "invader", "corrupt",
    "criminals"})  # fmt: skip
"""What somebody or something is called as an accusation."""

_KNOWING = frozenset({"confirm", "verify", "establish", "corroborate", "say", "tell", "determine",
    "substantiate", "authenticate", "vouch", "exclude", "check", "identify"})  # fmt: skip

_MENACES = frozenset({"kill", "burn", "shell", "bomb", "attack", "strike", "destroy",
    "avenge", "bury", "crush", "retaliate", "hunt", "annihilate", "execute", "hang", "behead",
    "invade", "flatten", "raze", "sink", "slaughter", "shoot", "storm", "hit", "blockade",
    "eliminate", "exterminate", "wipe", "bleed"})  # fmt: skip
"""What is threatened where the speaker's own side will do it."""

_BARGAINS = frozenset({"deal", "balance", "agreement", "goal", "target", "bargain", "tone"})

SELF = frozenset({"i", "we", "it", "he", "she", "they"})


def told_stance(layers: Layers, inside: Collection[int], stance: Stance) -> Stance:
    """Return the stance of a statement by its content, where its cue leaves it open.

    A plain "said" stays `assert` whatever wrong it tells of: the coders of whole articles keep
    `accuse` for those who accuse in so many words.
    """
    if stance == "promise":
        return (
            "threaten" if any(_menaces(layers, i) for i in main_verbs(layers, inside)) else stance
        )
    if stance != "assert":
        return stance
    tops = list(main_verbs(layers, inside))
    if any(_unsure(layers, top) for top in tops[:1]):
        return "doubt"
    if any(_will(layers, top) and _menaces(layers, top) for top in tops):
        return "threaten"
    return stance


def names_wrong(layers: Layers, inside: Collection[int]) -> bool:
    """Tell whether what something is called is an accusation ("called it a massacre")."""
    return any(layers.tokens[i].base in _WRONG_NAMES for i in inside)


def main_verbs(layers: Layers, inside: Collection[int]) -> Iterator[int]:
    """Yield the main verbs of a content and those joined to them, in text order."""
    for i in sorted(inside):
        if not is_verb(layers, i) or layers.tokens[i].dep in ("aux", "auxpass", "amod"):
            continue
        head = layers.tokens[i].head
        if head not in inside or head == i:
            yield i
            yield from (c for c in children_of(layers, i, "conj") if is_verb(layers, c))


def _unsure(layers: Layers, i: int) -> bool:
    """Tell whether a speaker cannot say that something is so ("said it could not confirm this")."""
    lemma = layers.tokens[i].base
    own = subject(layers, i)
    if own is None or word(layers, own) not in SELF:
        return False
    if in_no_position(layers, i):
        return True
    if lemma == "be":
        states = children_of(layers, i, "acomp")
        unable = any(word(layers, s) in ("unable", "unsure", "uncertain", "unaware")
                     for s in states)  # fmt: skip
        sure = any(word(layers, s) in ("certain", "sure", "able", "aware") for s in states)
        return unable or (sure and is_negated(layers, i))
    held = child_of(layers, i, "dobj")
    if lemma == "know" and held is not None and word(layers, held) == "nothing":
        return True
    if lemma == "have" and held is not None and is_negated(layers, held):
        return layers.tokens[held].base in ("information", "evidence", "knowledge")
    able = any(word(layers, c) in ("can", "could") for c in children_of(layers, i, "aux"))
    return lemma in _KNOWING and is_negated(layers, i) and able


def offers_none(layers: Layers, i: int) -> bool:
    """Tell whether a verb of promising has nothing for its object: "offered no proof"."""
    held = child_of(layers, i, "dobj")
    return held is not None and is_negated(layers, held)


def in_no_position(layers: Layers, i: int) -> bool:
    """Tell whether a clause is "was not in a position to say", "is in no position to confirm"."""
    for over in children_of(layers, i, "prep"):
        held = child_of(layers, over, "pobj")
        if held is None or layers.tokens[held].base != "position" or word(layers, over) != "in":
            continue
        to = any(layers.tokens[c].tag == "VB" for c in children_of(layers, held, "acl", "relcl"))
        to = to or child_of(layers, i, "xcomp", "advcl") is not None
        return to and (is_negated(layers, i) or is_negated(layers, held))
    return False


def _will(layers: Layers, i: int) -> bool:
    """Tell whether the speaker's own side will do something."""
    own = subject(layers, i)
    ahead = any(word(layers, c) in ("will", "would", "shall", "'ll")
                for c in children_of(layers, i, "aux"))  # fmt: skip
    return ahead and own is not None and word(layers, own) in SELF


def _menaces(layers: Layers, i: int) -> bool:
    """Tell whether a verb does harm to somebody ("to shell the capital", "hunt them down")."""
    token = layers.tokens[i]
    if token.base not in _MENACES or is_negated(layers, i) or is_passive(layers, i):
        return False
    held = child_of(layers, i, "dobj")
    if held is None:
        return token.base == "retaliate" or child_of(layers, i, "prt", "prep") is not None
    ours = any(word(layers, c) in ("our", "its", "their", "his", "her")
               for c in children_of(layers, held, "poss"))  # fmt: skip
    return not ours and layers.tokens[held].base not in _BARGAINS
