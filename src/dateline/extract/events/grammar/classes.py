"""Whether a head token belongs to a class that a frame asks for."""

import functools
from collections.abc import Iterator, Mapping

from dateline.annotate import Layers, counted
from dateline.annotate.memory import remembered
from dateline.annotate.mentions import priced
from dateline.codebook.directory import PLACED
from dateline.codebook.frames import load_codebook
from dateline.codebook.words import word_table
from dateline.extract.actors.offshoots import parent
from dateline.extract.events.grammar.slots import kids

_ACTING = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_ACTOR = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
_PARTS = frozenset({"half", "third", "quarter", "fifth", "part", "most", "number", "percent"})
_LAND = ("@settlement", "@territory")
_TITLE = 4
"""Words within which a name stands behind the first word of a title."""


def lemmas(layers: Layers, i: int) -> tuple[str, str]:
    """Return the lemma of token `i`, and with the word before it ("security force")."""
    token = layers.tokens[i]
    lemma = token.base
    if token.pos == "PROPN" and token.tag == "NNPS" and lemma.endswith("s"):
        lemma = lemma[:-1]
    before = layers.tokens[i - 1] if i else None
    if i > 1 and before is not None and before.tag == "HYPH" and layers.tokens[i - 2].head == i:
        return lemma, f"{layers.tokens[i - 2].base}-{lemma}"  # "president-elect"
    if before is None or before.head != i or before.dep not in ("compound", "amod"):
        return lemma, lemma
    return lemma, f"{before.base} {lemma}"


def role_of(layers: Layers, i: int, column: str = "sector") -> str | None:
    """Return the sector (or kind) of the role noun at `i`, two words before one, else None."""
    table = word_table("roles", column)
    lemma, pair = lemmas(layers, i)
    found = table.get(pair)
    return table.get(lemma) if found is None else found


def is_harm(layers: Layers, i: int) -> bool:
    """Tell whether token `i` says that somebody was killed or hurt."""
    kind = word_table("harm", "kind").get(layers.tokens[i].base)
    return kind in ("killed", "injured")


def is_person(layers: Layers, i: int) -> bool:
    """Tell whether token `i` heads a mention of people."""
    token = layers.tokens[i]
    if token.name:
        return token.name in ("PERSON", "NORP")
    if token.pos == "PRON":
        return token.low not in ("it", "this", "that", "which", "what", "there")
    return role_of(layers, i, "kind") == "person"


def is_actor(layers: Layers, i: int) -> bool:
    """Tell whether token `i` heads a mention of somebody who can act."""
    token = layers.tokens[i]
    if token.name in _ACTING or is_person(layers, i):
        return True
    if i in _known_actors(layers):
        return True
    if token.name in _NO_ACTOR:
        return False
    if token.pos == "PRON":
        return token.low in ("it", "which", "that")
    if role_of(layers, i, "kind") is not None or parent(layers, i) is not None:
        return True
    if token.pos == "NUM":
        return bool(kids(layers, i, "prep"))
    return token.pos == "PROPN" and (token.text[:1].isupper() or is_small_name(layers, i))


@remembered
def _known_actors(layers: Layers) -> frozenset[int]:
    """Return the last words of known bodies and persons, whatever the parser takes them for."""
    return frozenset(k.last - 1 for k in layers.known if k.form not in PLACED)


def is_small_name(layers: Layers, i: int) -> bool:
    """Tell whether token `i` may be a name, in a sentence that has no capitals at all."""
    token = layers.tokens[i]
    if token.pos != "PROPN" or token.name in _ACTING | _NO_ACTOR:
        return False
    sentence = layers.sentences[token.sentence]
    return layers.quote(sentence.first, sentence.last).text.islower()


def is_place(layers: Layers, i: int) -> bool:
    """Tell whether token `i` heads the name of a place."""
    return layers.tokens[i].name in _PLACES


@functools.cache
def _parted(wanted: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the lemmas and the classes of what a frame asks for."""
    named = tuple(word for word in wanted if word.startswith("@"))
    return frozenset(wanted) - {*named}, named


def belongs(
    layers: Layers, i: int, wanted: tuple[str, ...], classes: Mapping[str, frozenset[str]]
) -> bool:
    """Tell whether token `i` is one of the lemmas or classes ("@weapon") in `wanted`."""
    behind = layers.refers.get(i) if layers.tokens[i].pos == "PRON" else None
    if behind and not layers.tokens[i].low.endswith(("self", "selves")):
        i = behind[0]
    number, i = i, priced(layers, counted(layers, i))
    lemma, pair = lemmas(layers, i)
    words, named = _parted(wanted)
    told = {lemma, pair, *_title(layers, i)}
    if not words.isdisjoint(told) or layers.tokens[i].low in words:
        return True
    for word in named:
        if word == "@actor":
            if is_actor(layers, i):
                return True
        elif word == "@person":
            if is_person(layers, i):
                return True
        elif word == "@place":
            if is_place(layers, i):
                return True
        elif word == "@number":
            if number != i or layers.tokens[i].pos == "NUM" or kids(layers, i, "nummod"):
                return True
        elif not classes[word[1:]].isdisjoint(told):
            return True
    return False


def _title(layers: Layers, i: int) -> Iterator[str]:
    """Yield the words of a title before the name of a person: "Defence Minister Ana Ruiz"."""
    if layers.tokens[i].name != "PERSON":
        return
    for token in kids(layers, i, "compound"):
        if token.name != "PERSON" and word_table("roles", "kind").get(token.base) == "person":
            yield from lemmas(layers, token.i)


def past_title(layers: Layers, i: int) -> int:
    """Return the name that a title stands before: "Prime" of a premier is the premier."""
    token = layers.tokens[i]
    while token.dep == "compound" and token.pos == "PROPN" and not token.name:
        above = layers.tokens[token.head]
        if above.pos != "PROPN" or not token.i < above.i <= i + _TITLE:
            break
        token = above
    return token.i


def is_land(layers: Layers, i: int) -> bool:
    """Tell whether land is named that is taken or held: "14 townships", "a third of the region"."""
    token = layers.tokens[i]
    of = [c for c in layers.children[i] if layers.tokens[c].low == "of"]
    whole = [o for c in of for o in layers.children[c]]
    part = whole and (token.pos == "NUM" or token.base in _PARTS)
    classes = load_codebook().classes
    return any(belongs(layers, k, _LAND, classes) for k in (whole if part else [i]))
