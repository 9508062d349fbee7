"""Finds rival accounts of numbers and of the dead, and what both sides claim."""

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.deeds import is_deed, place, told
from dateline.extract.claims.checking.marking import disputed
from dateline.extract.claims.checking.scopes import earlier, following, whole_sentence
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    subject,
    word,
)

ARMED = frozenset({"fighters", "soldiers", "gang members", "security forces", "commanders"})
"""Groups of `victims.csv` whose killing is told as a fight."""

DEAD = frozenset({"dead", "killed", "victims", "slain"})


def is_unreal(layers: Layers, i: int) -> bool:
    """Tell whether nobody contests it: negated, or only possible."""
    who = subject(layers, i)
    if who is not None and (word(layers, who) in ("nobody", "none") or is_negated(layers, who)):
        return True
    return is_negated(layers, i) or any(
        word(layers, c) in ("to", "if", "would", "should", "may", "might", "will", "could", "can")
        for c in children_of(layers, i, "aux", "mark")
    )


def find_rivals(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "gave conflicting accounts", "rival tolls were given"."""
    noun = layers.tokens[i].head
    lemma = layers.tokens[noun].base
    if lemma not in words("account"):
        return []
    scope = earlier(layers, i, keep=True)
    after = following(layers, layers.tokens[i].sentence)
    if after is not None and scope == whole_sentence(layers, i):  # they come in the next sentence
        scope = after if lemma == "toll" else (scope[0], after[1])
    return [disputed(i, noun + 1, scope)]


def find_counts(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "put its own dead at nine", where another number was told before."""
    held = child_of(layers, i, "dobj")
    if held is None or is_unreal(layers, i):
        return []
    own = any(word(layers, c) in ("its", "their") for c in layers.children[held])
    counted = {j for j in below(layers, held) if is_deed(layers, j)}
    if not (own and layers.tokens[held].base in words("count")) and not (
        word(layers, held) == "number" and counted
    ):
        return []
    number = {t.lemma for j in below(layers, i) if (t := layers.tokens[j]).pos == "NUM"}
    found = []
    for deed in told(layers, counted | {held}, i):
        sentence = layers.sentences[layers.tokens[deed].sentence]
        others = {
            t.lemma
            for t in layers.tokens[sentence.first : sentence.last]
            if t.pos == "NUM" or word(layers, t.i) in ("dozens", "scores", "hundreds")
        }
        if others and number and number != others and deed < i:
            found.append(disputed(i, held + 1, place(layers, deed), doer(layers, i)))
    return found


def find_claims_of_both(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "both sides claimed the hill"."""
    who = subject(layers, i)
    if who is None or not any(word(layers, c) == "both" for c in layers.children[who]):
        return []
    if child_of(layers, i, "dobj") is None or is_unreal(layers, i):
        return []
    if word(layers, child_of(layers, i, "dobj") or i) == "responsibility":
        return []
    scope = earlier(layers, i, keep=True)
    after = following(layers, layers.tokens[i].sentence)
    if after is not None and scope == whole_sentence(layers, i):
        scope = (scope[0], after[1])
    return [disputed(who, i + 1, scope)]


def find_innocent(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "the dead were civilians", where fighters were said to be killed."""
    who, what = subject(layers, i), child_of(layers, i, "attr")
    if who is None or what is None:
        return []
    dead = {j for j in below(layers, who) if word(layers, j) in DEAD}
    if not dead or people(layers, what) in ARMED | {"", "-"}:
        return []
    found = []
    for deed in told(layers, dead, i):
        sentence = layers.sentences[layers.tokens[deed].sentence]
        armed = any(people(layers, j) in ARMED for j in range(sentence.first, sentence.last))
        if armed and layers.tokens[deed].sentence < layers.tokens[i].sentence:
            found.append(disputed(min(dead), what + 1, place(layers, deed), None))
    return found


def people(layers: Layers, i: int) -> str:
    """Return the group of a noun for people ("civilians", "fighters"), empty for other words."""
    return word_table("victims", "group").get(layers.tokens[i].base, "")
