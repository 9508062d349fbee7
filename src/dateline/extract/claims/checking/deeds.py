"""Finds where else in a passage a deed is told: by the same word, a near one, or the nearest."""

import functools
from collections.abc import Collection, Mapping

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.codebook.words import word_groups, word_table
from dateline.extract.claims.attributions import Range
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.cues import frames
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    subject,
    word,
)

PEACEFUL = frozenset({"agree", "talk", "support", "use", "involve", "violate"})
"""Groups of `near.csv` that "it" and "responsibility" do not point to."""

_TIMING = frozenset({"during", "after", "before", "since", "following", "until", "amid"})
"""Prepositions of when something was done: "choked him during the arrest"."""

_TOUCHING = frozenset({"prt", "prep", "dobj", "advmod"})

_REACH = 3
"""How many sentences back a word like "responsibility" points."""


def _groups() -> Mapping[str, frozenset[str]]:
    return word_groups("near", "echoes")


@functools.cache
def _stem(lemma: str) -> str:
    """Return what a verb and the noun of its deed share: "drown" of "drowning"."""
    plain = lemma.lower().removesuffix("s").removesuffix("ing").removesuffix("e")
    doubled = lemma.endswith("ing") and len(plain) > 3 and plain[-1] == plain[-2]
    return plain[:-1] if doubled and plain[-1] not in "lsz" else plain


@remembered
def groups_of(layers: Layers, i: int) -> frozenset[str]:
    """Return the groups of near words of a token, or of the verb that its noun is made of."""
    lemma = layers.tokens[i].base
    if (found := _phrasal(layers, i)) is not None:
        return found
    groups = _groups().get(lemma)
    for before in children_of(layers, i, "compound"):  # "arson attack"
        if groups and (more := _groups().get(layers.tokens[before].base)):
            groups |= more
    if lemma in ("lose", "loss"):
        return _lost(layers, i)
    if groups is None and lemma.endswith("ing"):
        groups = _groups().get(_stem(lemma)) or _groups().get(_stem(lemma) + "e")
    return groups or frozenset()


def _phrasal(layers: Layers, i: int) -> frozenset[str] | None:
    """Return the groups of a verb with its particle or object: "turned back", "set fire"."""
    lemma = layers.tokens[i].base
    held = children_of(layers, i, "dobj") or children_of(layers, i, "nsubjpass")
    if lemma == "take" and any(
        layers.tokens[h].base in words("held place")
        or (layers.tokens[h].pos == "PROPN" and layers.tokens[h].name != "PERSON")
        for h in held
    ):
        return frozenset({"capture"})
    if lemma in ("fall", "land", "drop", "crash") and any(
        layers.tokens[c].base in words("projectile") for c in children_of(layers, i, "nsubj")
    ):
        return frozenset({"strike"})
    if lemma == "put" and word(layers, min(i + 3, len(layers.tokens) - 1)) == "action":
        return frozenset({"kill"})  # "put out of action"
    if lemma == "take" and any(layers.tokens[h].base in words("goods") for h in held):
        return frozenset({"loot"})
    if lemma == "take" and any(layers.tokens[h].pos == "PRON" for h in held):
        return frozenset({"capture", "detain", "loot"})  # "they were taken"
    kinds = {word_table("victims", "group").get(layers.tokens[h].base, "") for h in held}
    if lemma == "take" and kinds - {"", "-", "buildings", "vehicles"}:
        return frozenset({"detain"})
    for after in children_of(layers, i, "prt", "advmod", "prep", "acomp", "dobj"):
        if after > i and (found := _groups().get(f"{lemma} {word(layers, after)}")):
            return found
    return None


def _lost(layers: Layers, i: int) -> frozenset[str]:
    """Return what "lost" tells of: nine men died, an aircraft was shot down, a town fell."""
    held = children_of(layers, i, "nsubjpass") or children_of(layers, i, "dobj")
    over = children_of(layers, i, "prep")
    held += [c for p in over if word(layers, p) == "of" for c in children_of(layers, p, "pobj")]
    kinds = {word_table("victims", "group").get(layers.tokens[h].base, "") for h in held}
    if "vehicles" in kinds:
        return frozenset({"down"})
    if kinds - {"buildings", "-", ""}:
        return frozenset({"kill"})
    return _groups()["lose"]


@remembered
def is_deed(layers: Layers, i: int) -> bool:
    """Tell whether a token tells of something done: a verb but of saying, a noun of the lists."""
    token = layers.tokens[i]
    if token.base in words("empty"):
        return token.pos == "VERB" and bool(_phrasal(layers, i))
    if token.pos == "VERB":
        led = i > 0 and layers.tokens[i - 1].pos == "ADP"  # "of flying drones"
        acts = bool(groups_of(layers, i)) or not frames(layers, i, views=False)
        return acts and (token.dep != "amod" or led)
    if token.base in words("thing") or token.dep == "compound":
        return False
    return token.pos in ("NOUN", "ADJ") and bool(groups_of(layers, i))


def place(layers: Layers, i: int) -> Range:
    """Return the range of a deed: the word, words compounded with it, a word that touches it."""
    first = last = i
    if layers.tokens[i].dep == "dobj" and layers.tokens[i].head == i - 1:  # "set fire"
        first = i - 1
    if _comes_under(layers, i):
        first = i - 2
    while first and layers.tokens[first - 1].dep == "compound" and (
        layers.tokens[first - 1].head == i
    ):  # fmt: skip
        first -= 1
    if i + 1 < len(layers.tokens):
        after = layers.tokens[i + 1]
        if after.head == i and after.dep in _TOUCHING:
            last = i + 1
    return layers.tokens[first].start, layers.tokens[last].end


def _comes_under(layers: Layers, i: int) -> bool:
    """Tell whether a noun stands in "come under fire", "was under attack"."""
    return (
        i > 1 and word(layers, i - 1) == "under" and layers.tokens[i].head == i - 1
        and layers.tokens[i - 2].base in ("come", "be")
    )  # fmt: skip


@remembered
def all_deeds(layers: Layers) -> tuple[int, ...]:
    """Return every deed of a document."""
    return tuple(t.i for t in layers.tokens if is_deed(layers, t.i))


@remembered
def deeds_of_force(layers: Layers) -> tuple[int, ...]:
    """Return every deed of a document that is of a known kind, agreement and talk left out."""
    return tuple(i for i in all_deeds(layers) if groups_of(layers, i) - PEACEFUL)


def tells_force(layers: Layers, scope: Range) -> bool:
    """Tell whether a deed of force begins in a stretch of the text."""
    return any(scope[0] <= layers.tokens[d].start < scope[1] for d in deeds_of_force(layers))


_SAME = 2.0
"""How like a deed its own word is, elsewhere."""

_NEARBY = 4
"""Sentences before or after in which the same word still tells of the same deed."""


def told(layers: Layers, content: Collection[int], at: int) -> tuple[int, ...]:
    """Return where else a deed named in `content` is told nearby: the likest place, and like words.

    `at` is the verb of admitting or confirming; of equal places the nearest before it wins. Further
    off the same word is another deed: an article tells of many killings. In a later paragraph the
    same word alone takes it up: what is near to it there is told for itself; in an earlier one what
    is near must share a name or noun.
    """
    named = [i for i in content if layers.tokens[i].pos in ("VERB", "NOUN", "ADJ")
             and (is_deed(layers, i) or _may_name(layers, i))]  # fmt: skip
    if not named:
        return ()
    here = _nouns(layers, at, content)
    best: tuple[float, int] | None = None
    nearby = [
        i for i in all_deeds(layers)
        if i not in content
        and abs(layers.tokens[i].sentence - layers.tokens[at].sentence) <= _NEARBY
    ]  # fmt: skip
    for i in nearby:
        if i == at:
            continue
        likeness = max(_likeness(layers, i, j) for j in named)
        shared = len(_nouns(layers, i, without=content) & here) if likeness else 0
        apart = likeness < _SAME and not _together(layers, i, at)
        if likeness and not (apart and (i > at or not shared)):
            likeness += 0.3 * min(2, shared)
            likeness -= abs(at - i) / 1000 + (0.5 if i > at else 0.0)
            if best is None or likeness > best[0]:
                best = (likeness, i)
    if best is None:
        return ()
    same = _stem(layers.tokens[best[1]].lemma)
    return tuple(
        i for i in nearby
        if (i == best[1] or (i != at and _stem(layers.tokens[i].lemma) == same))
    )  # fmt: skip


def _together(layers: Layers, one: int, other: int) -> bool:
    """Tell whether two tokens stand in one paragraph."""
    return layers.block_of(one) == layers.block_of(other)


def _may_name(layers: Layers, i: int) -> bool:
    """Tell whether a noun may take up a deed told by a verb: "the boarding", "the incident"."""
    token = layers.tokens[i]
    if token.pos != "NOUN" or token.dep == "compound":
        return False
    lemma = token.base
    return lemma in words("incident") or lemma.endswith(("ing", "ion", "al", "ure", "ery"))


def _likeness(layers: Layers, one: int, other: int) -> float:
    here, there = _stem(layers.tokens[one].lemma), _stem(layers.tokens[other].lemma)
    if here == there or (len(here) > 3 and there.startswith(here) and _may_name(layers, other)):
        return _SAME
    groups = groups_of(layers, one)
    if groups & groups_of(layers, other):
        return 1.6
    incident = layers.tokens[other].base in words("incident")
    return 1.0 if incident and groups - PEACEFUL else 0.0


def _nouns(
    layers: Layers, i: int, within: Collection[int] = (), *, without: Collection[int] = ()
) -> set[str]:
    """Return the nouns and names of the sentence of a token, or of some tokens."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    around = within or range(sentence.first, sentence.last)
    return {layers.tokens[j].base for j in around
            if layers.tokens[j].pos in ("NOUN", "PROPN") and j not in without}  # fmt: skip


def clause_words(layers: Layers, top: int) -> set[int]:
    """Return a clause or noun phrase without clauses of time and without what "not" leaves out."""
    cut = [
        c for j in below(layers, top) for c in layers.children[j]
        if (layers.tokens[c].dep == "advcl" and child_of(layers, c, "mark", "advmod") is not None)
        or any(word(layers, d) in ("when", "where") for d in layers.children[c])
        or (layers.tokens[c].dep == "conj" and is_negated(layers, c))
        or (layers.tokens[c].dep == "prep" and word(layers, c) in _TIMING
            and layers.tokens[j].base not in words("result verb"))
    ]  # fmt: skip
    return below(layers, top, cut)


def nearest(layers: Layers, at: int) -> int | None:
    """Return the deed of force that "it" or "responsibility" points to: the nearest before."""
    who = subject(layers, at)
    own = below(layers, who) if who is not None else set()
    found = [
        i for i in all_deeds(layers)
        if i < at and i not in own
        and layers.tokens[at].sentence - layers.tokens[i].sentence <= _REACH
        and groups_of(layers, i) - PEACEFUL and not _as_time(layers, i)
    ]  # fmt: skip
    return max(found, default=None)


def _as_time(layers: Layers, i: int) -> bool:
    """Tell whether a deed only says when another was done: "crossed after gunfire"."""
    token = layers.tokens[i]
    return token.dep == "pobj" and word(layers, token.head) in _TIMING


def alike(layers: Layers, deed: int | None) -> tuple[int, ...]:
    """Return a deed with those of its kind told before it, none for None."""
    if deed is None:
        return ()
    kind = groups_of(layers, deed) - PEACEFUL
    reach = layers.tokens[deed].sentence - 1
    return tuple(
        i for i in all_deeds(layers)
        if i == deed or (
            i < deed and layers.tokens[i].sentence >= reach and groups_of(layers, i) & kind)
    )  # fmt: skip


def kin(layers: Layers, deed: int) -> tuple[int, ...]:
    """Return a deed with those of force in its own clause: "a strike killed seven", two."""
    above = {deed, *layers.ancestors(deed)}
    sentence = layers.tokens[deed].sentence
    return tuple(
        i for i in all_deeds(layers)
        if i == deed or (
            layers.tokens[i].sentence == sentence and groups_of(layers, i) - PEACEFUL
            and layers.tokens[i].dep != "relcl" and (i in above or deed in layers.ancestors(i)))
    )  # fmt: skip


def same_speaker(layers: Layers, deed: int, who: int | None) -> bool:
    """Tell whether who confirms a deed is the one who told of it: no news in that."""
    if who is None:
        return False
    mine = {layers.tokens[i].base for i in (*below(layers, who),
            *layers.refers.get(who, ())) if layers.tokens[i].pos in ("NOUN", "PROPN")}  # fmt: skip
    for above in layers.ancestors(deed):
        teller = subject(layers, above)
        if teller is None or teller == who or not frames(layers, above, views=False):
            continue
        ids = (teller, *layers.refers.get(teller, ()))
        theirs = {layers.tokens[i].base for i in ids}
        if mine & theirs and not _other_name(layers, who, teller):
            return True
    return layers.tokens[who].pos == "PRON" and word(layers, who) in ("he", "she")


def _other_name(layers: Layers, one: int, other: int) -> bool:
    """Tell whether two of one kind have different names: "Averia's army", "Borland's army"."""
    here, there = (
        {layers.tokens[j].lemma for j in below(layers, i) if layers.tokens[j].pos == "PROPN"}
        for i in (one, other)
    )
    return bool(here and there) and not here & there
