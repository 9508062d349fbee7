"""Victims by syntax: the phrases that a word of harm says something of."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import (
    conjuncts,
    is_passive,
    kids,
    patient,
    subject,
)

Victims = tuple[str, list[int]]
"""The pattern that found them, and the head tokens."""

_FATAL = frozenset({"fatal", "deadly"})
_VIOLENT = frozenset({
    "shooting", "stabbing", "beating", "gunshot", "drowning", "shelling", "bombing", "strangling",
})  # fmt: skip
_RESULTS = frozenset({"oprd", "xcomp", "ccomp", "advcl"})
_FINDS = frozenset({
    "leave", "find", "discover", "locate", "report", "confirm", "declare", "pronounce", "list",
    "have",
})  # fmt: skip
_CRIMES = frozenset({
    "murder", "homicide", "killing", "execution", "assassination", "lynching", "abduction",
    "kidnapping", "disappearance",
})  # fmt: skip
"""Deeds that count their victims only by a number of their own: "91 killings"."""
_MANY = frozenset({"many", "more", "several", "others", "most", "some"})
_THAT = frozenset({"the", "that", "this", "last", "a"})
_TIMES = frozenset({"day", "week", "month", "year", "night", "morning", "evening", "weekend"})
_SEVERAL = frozenset({
    "rest", "remainder", "number", "majority", "group", "couple", "pair", "family", "crew", "team",
    "police", "staff", "dozen", "score", "hundred", "half", "third", "quarter", "crowd",
})  # fmt: skip
"""Nouns of many in the singular: "the rest, 14 men, surrendered and were led off"."""


def of_verb(layers: Layers, i: int, pattern: str) -> Iterator[Victims]:
    """Yield the victims of the verb at `i`: its logical object, or who dies."""
    passive = is_passive(layers, i)
    if pattern == "subject" or (pattern == "either" and not passive and not _after(layers, i)):
        yield "subject", _who_all(layers, i) or subject(layers, i) or _inverted(layers, i)
        return
    found = [] if _disagrees(layers, i) else patient(layers, i)
    token = layers.tokens[i]
    if passive and token.dep == "acl":
        found = _left_so(layers, found)
    if passive and not found:  # the parser's slip: the subject hung on as an active one
        own = [t for h in (i, *(a.i for a in kids(layers, i, "auxpass")))
               for t in kids(layers, h, "nsubj")] if kids(layers, i, "auxpass") else []  # fmt: skip
        found = [j for t in own for j in conjuncts(layers, t.i)]
    if passive and not found:
        found = _inverted(layers, i)
    if not passive and _cut_off(layers, token):  # "Teenager killed, 6 wounded"
        yield "passive", [j for t in kids(layers, i, "nsubj") for j in conjuncts(layers, t.i)]
        return
    if not found and token.tag in ("VBN", "VBD") and token.dep in _RESULTS:
        found = patient(layers, token.head) or of_find(layers, i)
    loose = _after(layers, i)
    if not passive and loose and not set(loose) & set(found):
        found = loose
    if not passive and not found:  # "10 injured" after "4 dead": no auxiliary, number as subject
        if token.tag == "VBN" or (token.dep == "conj" and token.tag in ("VBN", "VBD")):
            found = [j for t in kids(layers, i, "nsubj") for j in conjuncts(layers, t.i)]
            if token.tag == "VBD" and not any(layers.tokens[j].pos == "NUM" for j in found):
                found = found if _elliptical(layers, token) else []
            if found:
                found = [*_listed(layers, token), *found]
        passive = True
    yield "passive" if passive else "object", found


def _disagrees(layers: Layers, i: int) -> bool:
    """Tell whether a passive's plural can't be of the one that a verb before it is said of.

    Of "one man was killed in Kherson and three, a boy among them, were wounded" the parser may
    see no second subject.
    """
    token = layers.tokens[i]
    if token.dep != "conj" or not any(t.low == "were" for t in kids(layers, i, "auxpass")):
        return False
    shared = kids(layers, token.head, "nsubjpass", "nsubj")
    one = [
        t for t in shared
        if t.tag == "NN" and t.base not in _SEVERAL and len(conjuncts(layers, t.i)) == 1
    ]  # fmt: skip
    return bool(one) and not kids(layers, i, "nsubj", "nsubjpass")


def _left_so(layers: Layers, found: list[int]) -> list[int]:
    """Return all of a list of which the parser hung a fate on the last: "left A and B hurt"."""
    first = min(found, default=None)
    while first is not None and layers.tokens[first].dep == "conj":
        first = layers.tokens[first].head
    if first is None or layers.tokens[first].dep != "dobj" or first in found:
        return found
    left = layers.tokens[layers.tokens[first].head].base == "leave"
    return conjuncts(layers, first) if left else found


def _inverted(layers: Layers, i: int) -> list[int]:
    """Return whom a verb is said of that stands before them: "there perished", "killed were"."""
    helps = [t for t in kids(layers, i, "auxpass") if t.i > i]
    if helps:  # "Killed were a guard and six visitors"
        told = [t for a in helps for t in kids(layers, a.i, "attr", "nsubj", "dobj")]
        told += [t for t in kids(layers, i, "attr", "oprd") if t.i > helps[0].i]
    elif kids(layers, i, "nsubj", "nsubjpass"):
        return []
    else:
        told = [t for t in kids(layers, i, "dobj", "attr", "npadvmod") if t.i > i]
    return [j for t in told[:1] for j in conjuncts(layers, t.i)]


def _elliptical(layers: Layers, token: Token) -> bool:
    """Tell whether a verb shares the auxiliary: "one was shot and his cousin abducted"."""
    passive = token.dep == "conj" and bool(kids(layers, token.head, "auxpass"))
    return passive and not kids(layers, token.i, "dobj") and ends_clause(layers, token.i)


def _who_all(layers: Layers, i: int) -> list[int]:
    """Return the whole list that "who all died" speaks of; the parser has only its last."""
    token = layers.tokens[i]
    words = {t.low for t in layers.tokens[token.head + 1 : i]}
    if token.dep != "relcl" or not words & {"all", "both"}:
        return []
    top = token.head
    while layers.tokens[top].dep == "conj":
        top = layers.tokens[top].head
    return conjuncts(layers, top)


def _cut_off(layers: Layers, token: Token) -> bool:
    """Tell whether a comma ends the clause of a verb whose object is what comes after it."""
    after = layers.tokens[token.i + 1 : token.i + 3]
    if token.tag not in ("VBD", "VBN") or len(after) < 2 or after[0].text != ",":
        return False
    return after[1].pos == "NUM" and not kids(layers, token.i, "aux", "auxpass")


def of_find(layers: Layers, i: int) -> list[int]:
    """Return whom somebody found as the participle at `i` says.

    "They found a man shot", "four people found shot": the parser takes either for a clause.
    """
    token = layers.tokens[i]
    above = layers.tokens[token.head]
    if token.tag not in ("VBN", "VBD") or kids(layers, i, "aux", "auxpass"):
        return []
    if token.dep == "ccomp" and above.lemma in _FINDS:
        return [j for t in kids(layers, i, "nsubj") for j in conjuncts(layers, t.i)]
    found = token.dep in ("xcomp", "oprd") and above.lemma in _FINDS and above.tag[:2] == "VB"
    if found and not kids(layers, above.i, "dobj", "aux"):
        return [j for t in kids(layers, above.i, "nsubj") for j in conjuncts(layers, t.i)]
    return []


def _listed(layers: Layers, token: Token) -> list[int]:
    """Return what precedes the last item of "150 policemen, 95 civilians and dozens killed"."""
    head = layers.tokens[token.head]
    if token.dep != "conj" or head.pos not in ("NOUN", "NUM"):
        return []
    top = layers.tokens[head.head] if head.dep in ("appos", "conj") else head
    top = top if top.pos in ("NOUN", "NUM") else head
    below = [t.i for t in kids(layers, top.i, "appos", "conj") if t.i < token.i and t.pos != "VERB"]
    return sorted({top.i, head.i, *below})


def _after(layers: Layers, i: int) -> list[int]:
    """Return objects after the verb, also what the parser takes for an adverb ("a dozen")."""
    deps = ("dobj", "npadvmod", "advmod", "attr", "oprd", "dep", "nummod", "dative")
    found = []
    for token in [*kids(layers, i, *deps), *_close_to(layers, i)]:
        counts = (
            token.dep in ("dobj", "dative")
            or token.pos in ("NUM", "NOUN")
            or any(layers.tokens[c].pos == "NUM" for c in layers.children[token.i])
        )
        if token.i > i and counts and (token.i - i) < 12:
            found += conjuncts(layers, token.i)
    return found


def _close_to(layers: Layers, i: int) -> list[Token]:
    """Return the number of "injured close to 200", "shot between 30 and 40"."""
    below = kids(layers, i, "advmod", "prep", "acomp")
    between = [t for t in below if t.low in ("between", "over", "above", "under")]
    near = [t for t in below if t.low == "close"]
    tos = [
        *between,
        *(t for n in near for t in kids(layers, n.i, "prep") if t.low == "to"),
    ]
    return [o for t in tos for o in kids(layers, t.i, "pobj")]


def of_adjective(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield whom "dead", "wounded" and "missing" are said of."""
    token = layers.tokens[i]
    if token.low.endswith("ing") and token.low != "missing":
        return  # "her cousin is also hurting"
    head = layers.tokens[token.head]
    own = [t.i for t in kids(layers, i, "nsubj", "nsubjpass")]
    numbers = [t.i for t in kids(layers, i, "nummod")]
    if among(layers, i):
        yield "state", []
    elif own:
        yield "state", [j for o in own for j in conjuncts(layers, o)]
    elif numbers:
        yield "state", [i]
    elif head.low == "as" and head.dep == "prep":  # "three residents listed as missing"
        yield "state", _listed_as(layers, head.head)
    elif token.dep == "advcl" and head.lemma in ("lie", "sit", "stand") and head.i == i - 1:
        yield "state", subject(layers, head.i)  # "six children lay wounded"
    elif token.dep == "dobj" and kids(layers, i, "det", "poss"):  # "put Wednesday's dead at 40"
        return
    elif token.dep in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advmod", "dobj", "conj"):
        yield "state", _complement(layers, token, head)
    elif token.dep in ("amod", "acl") and head.pos in ("NOUN", "NUM", "PROPN", "PRON"):
        yield "state", conjuncts(layers, head.i)


def _listed_as(layers: Layers, i: int) -> list[int]:
    """Return whom the verb at `i` lists, reports or counts as something."""
    return patient(layers, i) if layers.tokens[i].pos == "VERB" else []


def _complement(layers: Layers, token: Token, head: Token) -> list[int]:
    """Return whom an adjective after a verb is said of: its object before it, else its subject."""
    if token.dep == "conj":
        if any(t.low in _MANY for t in kids(layers, token.i, "advmod", "amod", "nmod")):
            return []  # "two were killed and many more wounded"
        if head.pos in ("ADJ", "VERB"):  # "dead or missing"
            return next((v for _, v in of_adjective(layers, head.i)), [])
        return []
    objects = kids(layers, head.i, "dobj")
    before = [t.i for t in objects if t.i < token.i or token.i == head.i + 1]  # "shot dead two"
    if before:
        return [j for o in before for j in conjuncts(layers, o)]
    if head.lemma in _FINDS and not is_passive(layers, head.i):
        return []
    return patient(layers, head.i) if is_passive(layers, head.i) else subject(layers, head.i)


def of_deed(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield whom the noun of a deed was done to: "the killing of two men"."""
    heads: list[int] = []
    first = [p for p in kids(layers, i, "prep") if p.low == "of"]
    for prep in (layers.tokens[j] for p in first for j in conjuncts(layers, p.i)):
        if prep.low == "of":  # "the assassination of a judge and of two guards"
            heads += [j for o in kids(layers, prep.i, "pobj") for j in conjuncts(layers, o.i)]
    yield "deed", [j for j in heads if not _same_deed(layers, j)]


def of_fatal(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield whom "the fatal shooting of" and "the shooting death of" are said of."""
    lemma = layers.tokens[i].base
    if lemma not in _VIOLENT and lemma != "death":
        return
    beside = {t.low for t in kids(layers, i, "amod", "compound", "nmod")}
    fatal = lemma in _VIOLENT and bool(beside & _FATAL)
    if fatal or (lemma == "death" and beside & _VIOLENT):
        yield from of_deed(layers, i)


def _same_deed(layers: Layers, i: int) -> bool:
    """Tell whether a supposed victim is itself a deed ("the killing of two men and wounding")."""
    return layers.tokens[i].base.endswith("ing")


def of_noun(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield whom "deaths" and "bodies" count: themselves, or who stands after "of"."""
    token = layers.tokens[i]
    if token.base in _CRIMES and not kids(layers, i, "nummod"):
        return
    heads = [i]
    of_whom = {"of", "among"} | ({"to"} if layers.tokens[i].base == "injury" else set())
    for prep in kids(layers, i, "prep"):
        if prep.low in of_whom:
            heads += [j for o in kids(layers, prep.i, "pobj") for j in conjuncts(layers, o.i)]
    yield "noun", heads


def of_none(layers: Layers, i: int) -> list[int]:
    """Return the noun at `i` where nobody is counted by it: "no victims"."""
    none = any(t.low == "no" for t in kids(layers, i, "det", "neg"))
    return [i] if none else []


def ends_clause(layers: Layers, i: int) -> bool:
    """Tell whether nothing that the word at `i` could do harm to follows it."""
    rest = layers.tokens[i + 1 : i + 4]
    if not rest or rest[0].sentence != layers.tokens[i].sentence:
        return True
    if rest[0].low in _THAT and any(t.base in _TIMES for t in rest[1:]):
        return True  # "31 killed the month before"
    rest = rest[:2]
    if rest[0].low == "alive" or rest[0].pos == "AUX":
        return True
    if rest[0].low in ("and", "or", ","):
        return len(rest) < 2 or rest[1].tag not in ("VBD", "VBN") or rest[0].text == ","
    return rest[0].pos in ("ADP", "PUNCT", "SCONJ", "ADV") or rest[0].dep in ("agent", "prep")


def with_lists(layers: Layers, heads: list[int]) -> list[int]:
    """Return the heads with the list that the parser hung on one as apposition."""
    found: list[int] = []
    for i in heads:
        found.append(i)
        name = layers.tokens[i].pos == "PROPN" and not kids(layers, i, "nummod")
        for token in kids(layers, i, "appos"):
            listed = conjuncts(layers, token.i)
            if _describes(layers, i, listed):
                continue
            if len(listed) > 1 and (not name or _is_kin(layers, token.i)):
                found += listed  # "a woman, her two sons and a guard"; no "reporter and teacher"
            elif (not name or _is_kin(layers, token.i)) and _goes_on(layers, token, heads):
                found.append(token.i)
    return found


def _describes(layers: Layers, i: int, listed: list[int]) -> bool:
    """Tell whether a list says what one is: "the dead man, a former soldier and a gang member"."""
    one = layers.tokens[i].tag == "NN" and any(t.low == "the" for t in kids(layers, i, "det"))
    return one and all(any(t.low in ("a", "an") for t in kids(layers, j, "det")) for j in listed)


def _is_kin(layers: Layers, i: int) -> bool:
    """Tell whether a noun names somebody of the one named before: "Omar Haddad, his wife and"."""
    return any(t.low in ("his", "her", "their") for t in kids(layers, i, "poss"))


def _goes_on(layers: Layers, token: Token, heads: list[int]) -> bool:
    """Tell whether a list goes on behind a noun: "a politician, a banker, and five students"."""
    after = [t.low for t in layers.tokens[token.i + 1 : token.i + 3]]
    one = any(t.low in ("a", "an", "one") for t in kids(layers, token.i, "det", "nummod"))
    one = one or _is_kin(layers, token.i)
    return one and after == [",", "and"] and any(h > token.i for h in heads)


def among(layers: Layers, i: int) -> list[int]:
    """Return who was "among the dead" or "among the wounded" whose word stands at `i`."""
    token = layers.tokens[i]
    prep = layers.tokens[token.head]
    if token.dep != "pobj" or prep.low != "among":
        return []
    verb = layers.tokens[prep.head]
    if verb.lemma != "be":
        return []
    found = kids(layers, verb.i, "nsubj", "attr")
    return [j for t in found for j in conjuncts(layers, t.i) if j != i]
