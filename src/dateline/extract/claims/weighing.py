"""What a plain "said" amounts to by what is said and who says it.

It is weighed last, when denials and checks have been read from what the cues say.
"""

from dateline.annotate import Layers
from dateline.extract.claims.accusing import accuses, owns_mistake
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.stances import SELF, main_verbs
from dateline.extract.claims.grammar.trees import child_of, children_of, is_negated, subject, word
from dateline.records import Stance

_FINDING = frozenset({"have", "see", "hear", "find", "receive", "get", "obtain"})
_SIGNS = frozenset({"information", "evidence", "knowledge", "sign", "trace", "proof", "indication",
    "record", "figure", "confirmation", "word", "report", "news", "picture", "detail", "list",
    "thing", "name", "basis", "ground", "reason", "intelligence"})  # fmt: skip
_REGRETS = frozenset({"sorry", "mistake", "error", "regret", "regretful", "ashamed", "wrong"})
_SAYING = frozenset({"claim.responsibility", "claim.ask", "claim.prep", "claim.vow", "claim.as",
                     "claim.decline", "claim.adverb"})  # fmt: skip
"""Rules whose content is no plain statement, or whose stance their cue gives."""


def weighed_stance(layers: Layers, said: Attribution) -> Stance:
    """Return the stance of an attribution; what is said may make more of a plain "said"."""
    if said.stance != "assert" or not said.sources or said.view:
        return said.stance
    if said.rule in _SAYING or (said.cue is None and not said.rule.startswith("claim.quote")):
        return said.stance
    inside = {i for s, e in said.content for i in layers.within(s, e)}
    tops = list(main_verbs(layers, inside))
    if any(_silent(layers, top) for top in tops[:1]):
        return "decline"
    if any(_nothing_known(layers, top) for top in tops[:1]):
        return "doubt"
    if any(_sorry(layers, top) for top in tops) or owns_mistake(layers, said, inside):
        return "concede"
    if any(_agrees(layers, top) for top in tops[:1]):
        return "confirm"
    return "accuse" if accuses(layers, said, inside) else "assert"


def _silent(layers: Layers, i: int) -> bool:
    """Tell whether a speaker will not speak ("had nothing to add", "had no comment")."""
    held = child_of(layers, i, "dobj")
    if layers.tokens[i].base != "have" or held is None:
        return False
    if layers.tokens[held].base in ("comment", "answer", "reply"):
        return is_negated(layers, held)
    after = [word(layers, c) for c in children_of(layers, held, "relcl", "acl")]
    return word(layers, held) == "nothing" and any(w in ("add", "say") for w in after)


def _nothing_known(layers: Layers, i: int) -> bool:
    """Tell whether a speaker knows or found nothing ("had seen no sign", "knew of no convoy")."""
    lemma, own = layers.tokens[i].base, subject(layers, i)
    if own is None or word(layers, own) not in SELF:
        return False
    held = child_of(layers, i, "dobj")
    if lemma == "know":
        of = [o for p in children_of(layers, i, "prep") for o in children_of(layers, p, "pobj")]
        objects = [*of, *([held] if held is not None else [])]
        return is_negated(layers, i) or any(_is_none(layers, h) for h in objects)
    if lemma not in _FINDING or held is None or not _is_none(layers, held):
        return False
    return layers.tokens[held].base in _SIGNS or lemma in ("see", "hear")


def _is_none(layers: Layers, i: int) -> bool:
    """Tell whether an object is nothing ("no sign", "nothing", "neither mine nor boy")."""
    return is_negated(layers, i) or word(layers, i) in ("nothing", "none", "nobody") or any(
        word(layers, c) in ("no", "neither") for c in layers.children[i])  # fmt: skip


def _sorry(layers: Layers, i: int) -> bool:
    """Tell whether a speaker regrets, or calls its own deed a mistake ("it was sorry")."""
    if is_negated(layers, i):
        return False
    own = subject(layers, i)
    ours = own is not None and word(layers, own) in SELF
    held = children_of(layers, i, "acomp", "attr", "dobj")
    states = {layers.tokens[c].base for c in held}
    return layers.tokens[i].base == "be" and ours and bool(states & _REGRETS)


def _agrees(layers: Layers, i: int) -> bool:
    """Tell whether a speaker calls what was said before true ("they had indeed crossed")."""
    if any(layers.tokens[c].dep == "neg" for c in layers.children[i]):
        return False
    if any(word(layers, c) == "indeed" for c in children_of(layers, i, "advmod")):
        return True
    states = {layers.tokens[c].base for c in children_of(layers, i, "acomp", "advmod")}
    bare = any(word(layers, c) == "so" and c == i + 1 for c in layers.children[i])
    return layers.tokens[i].base in ("be", "appear", "look") and (
        bool(states & {"genuine", "authentic", "true"}) or bare
    )  # fmt: skip
