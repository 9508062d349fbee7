"""Syntactic slots: the logical subject, object and complements of a trigger, as head tokens."""

import itertools

from dateline.annotate import Layers, Token
from dateline.annotate.memory import remembered
from dateline.annotate.socalled import so_called
from dateline.codebook.words import word_set, word_table
from dateline.document import HEADINGS

RELATIVE = frozenset({"who", "which", "that", "whom"})
_CONTROLLED = frozenset({"xcomp", "advcl", "conj", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
_BODILY = frozenset({"killed", "injured", "captured"})
HARMLESS = frozenset({"CVL", "BUS", "EDU", "LAB", "MED", "REL", "REF", "AGR", "JRN"})
"""Sectors of people of whom a lone one, without an object, is who was killed or arrested."""
_CROWD = frozenset({"dozen", "score", "hundred", "thousand"})
_NO_PERSON = frozenset({"GPE", "LOC", "FAC", "DATE", "CARDINAL"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SET_OFF = frozenset({":", "-", "--", "\u2013", "\u2014"})
_NEEDS_OBJECT = {
    "charge": ("with",), "accuse": ("of",), "convict": ("of", "in", "for"), "acquit": ("of",),
    "sentence": ("to", "for"), "indict": ("on", "for", "over", "in"), "arraign": ("on", "for"),
    "suspect": ("of",),
}  # fmt: skip
"""Verbs that are passive where, without an object, one of these words follows."""
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_DOERS = frozenset({"person", "force", "body"})
_LINE = 20
"""Most tokens of a headline."""


def kids(layers: Layers, i: int, *deps: str) -> list[Token]:
    """Return the children of token `i` with one of the given dependency labels."""
    found, tokens = [], layers.tokens
    for c in layers.children[i]:  # most have none or one: cheaper than a list in one expression
        if tokens[c].dep in deps:
            found.append(tokens[c])
    return found


def conjuncts(layers: Layers, i: int) -> list[int]:
    """Return token `i` and the heads coordinated with it ("Mali, Niger and Chad")."""
    found, queue = [i], [i]
    while queue:
        for token in kids(layers, queue.pop(), "conj"):
            found.append(token.i)
            queue.append(token.i)
    return sorted(found)


def prep_objects(layers: Layers, i: int, *words: str) -> list[int]:
    """Return the objects of the prepositions `words` (all if none) that hang on token `i`."""
    found = []
    preps = kids(layers, i, "prep", "agent", "dative", "prt")
    preps += [t for p in preps for t in kids(layers, p.i, "conj")]  # "to the crowd and to the king"
    for prep in preps:
        if words and prep.low not in words:
            continue
        for obj in kids(layers, prep.i, "pobj", "pcomp"):
            found += conjuncts(layers, obj.i)
        for inner in kids(layers, prep.i, "prep"):  # "out of", "because of"
            found += [j for o in kids(layers, inner.i, "pobj") for j in conjuncts(layers, o.i)]
    return found


@remembered
def is_passive(layers: Layers, i: int) -> bool:
    """Tell whether the verb at `i` is passive, or a bare past participle after its noun."""
    token = layers.tokens[i]
    if kids(layers, i, "nsubjpass", "auxpass", "csubjpass") or is_headline_passive(layers, i):
        return True
    if token.tag not in ("VBN", "VBD"):
        return False
    if token.tag == "VBN" and token.dep == "advcl" and kids(layers, i, "agent"):
        return True  # "accused by Peru of fraud, Chile …"
    lacking = _lacks_victim(layers, i)
    if token.dep == "conj" and not kids(layers, i, "nsubj", "aux"):
        return (token.tag == "VBN" or lacking) and is_passive(layers, token.head)
    if lacking and _is_victim(layers, i):
        return True
    if _lacks_accused(layers, i):
        return True
    bare = token.tag in ("VBN", "VBD") and not kids(layers, i, "aux", "dobj")
    return bare and token.dep in ("acl", "amod")


def is_headline_passive(layers: Layers, i: int) -> bool:
    """Tell whether a headline leaves out the auxiliary of a passive ("Journalist shot dead")."""
    token = layers.tokens[i]
    if token.tag not in ("VBN", "VBD") or kids(layers, i, "dobj", "aux"):
        return False
    done = token.base in word_set("headline_passives") or _is_done_by(layers, i)
    return done and _is_headline(layers, i)


def _is_done_by(layers: Layers, i: int) -> bool:
    """Tell whether somebody is named after "by": "Mali urged by neighbours to hold elections"."""
    kinds = word_table("roles", "kind")
    doers = [layers.tokens[j] for j in prep_objects(layers, i, "by")]
    return any(t.name in _NAMED or kinds.get(t.base) in _DOERS for t in doers)


def _is_headline(layers: Layers, i: int) -> bool:
    """Tell whether a token stands in a headline: marked as one, or one line that nothing ends."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    block = layers.document.blocks[sentence.block]
    if block.role in HEADINGS:
        return True
    first, last = layers.tokens[sentence.first], layers.tokens[sentence.last - 1]
    whole = first.start == block.span.start and last.end == block.span.end
    return whole and last.pos != "PUNCT" and sentence.last - sentence.first <= _LINE


def _lacks_accused(layers: Layers, i: int) -> bool:
    """Tell whether a verb of charging has no object: "Accountant charged with murder"."""
    token = layers.tokens[i]
    words = _NEEDS_OBJECT.get(token.base, ())
    if not words or token.dep == "relcl" or kids(layers, i, *_OBJECTS, "aux", "ccomp"):
        return False
    return any(p.low in words for p in kids(layers, i, "prep"))


def _lacks_victim(layers: Layers, i: int) -> bool:
    """Tell whether a verb of harm or arrest that needs an object has none.

    "Killed at least nine", where the parser sees no object, has a number behind the verb.
    """
    token = layers.tokens[i]
    if _to_death(layers, i):
        return True
    if word_table("harm", "pattern").get(token.base) != "object":
        return False
    if word_table("harm", "kind").get(token.base) not in _BODILY or token.dep == "relcl":
        return False
    if any(kids(layers, j, *_OBJECTS, "aux", "ccomp") for j in (i, *_joined(layers, i))):
        return False
    behind = itertools.takewhile(lambda t: t.pos != "PUNCT", layers.tokens[i + 1 : i + 4])
    return not any(t.pos == "NUM" for t in behind)


def _to_death(layers: Layers, i: int) -> bool:
    """Tell whether a verb without an object tells a death: "the victims, stabbed to death"."""
    ends = [o.low for p in kids(layers, i, "prep") for o in kids(layers, p.i, "pobj")]
    return "death" in ends and not kids(layers, i, *_OBJECTS)


def _joined(layers: Layers, i: int) -> list[int]:
    """Return the verbs coordinated with the one at `i`, which may share its object."""
    return [
        t.i for t in kids(layers, i, "conj") if t.pos == "VERB" and not kids(layers, t.i, "nsubj")
    ]


def _is_victim(layers: Layers, i: int) -> bool:
    """Tell whether the subject of a verb is people, and of forces only a number of them.

    "51 people arrested for arson", "four policemen also killed", but "police arrested on Monday".
    """
    for token in kids(layers, i, "nsubj")[:1]:
        lemma = token.base
        if token.tag == "NNS" and lemma in _CROWD:
            return True  # "hundreds of rebels killed"
        if token.pos == "NUM" or (token.pos == "NOUN" and kids(layers, token.i, "nummod")):
            return word_table("instruments", "mode").get(lemma) is None
        person = word_table("roles", "kind").get(lemma) == "person"
        return person and word_table("roles", "sector").get(lemma) in HARMLESS
    return False


def _modified(layers: Layers, i: int) -> int | None:
    """Return the noun that the verb at `i` modifies as relative or participle clause."""
    token = layers.tokens[i]
    return token.head if token.dep in ("relcl", "acl", "amod") else None


def _resolved(layers: Layers, verb: int, found: list[Token]) -> list[int]:
    """Put the noun in place of a relative pronoun ("troops who crossed")."""
    heads: list[int] = []
    for token in found:
        noun = _modified(layers, verb) if token.low in RELATIVE else None
        if noun is not None and token.low in ("who", "whom"):
            noun = _of_person(layers, noun)
        heads += conjuncts(layers, token.i) if noun is None else _shared(layers, verb, noun)
    return heads


def _of_person(layers: Layers, noun: int) -> int:
    """Return the person whose place or number the parser takes for the one who did it.

    "Ann Rowe (19) of Hill Street, Trim, who is accused", "dockers in Rotterdam, who had struck":
    the parser hangs "who" on the town.
    """
    for i in (noun, *layers.ancestors(noun)):
        token = layers.tokens[i]
        if token.name == "PERSON" or word_table("roles", "kind").get(token.base) == "person":
            return i
        beside = token.dep in ("pobj", "appos", "conj", "npadvmod") and token.name in _NO_PERSON
        if not beside and token.dep != "prep":
            break
    return _object_beside(layers, noun)


def _object_beside(layers: Layers, noun: int) -> int:
    """Return whom "who" is where the parser takes a thing: "sent a man to his office who"."""
    prep = layers.tokens[layers.tokens[noun].head]
    verb = layers.tokens[prep.head]
    kinds = word_table("roles", "kind")
    thing = layers.tokens[noun].pos == "NOUN" and kinds.get(layers.tokens[noun].base) != "person"
    if not thing or layers.tokens[noun].dep != "pobj" or layers.tokens[noun].tag == "NNS":
        return noun
    people = [t.i for t in (*kids(layers, verb.i, "dobj"), verb)
              if t.name == "PERSON" or kinds.get(t.base) == "person"]  # fmt: skip
    return people[0] if people else noun


def _shared(layers: Layers, verb: int, noun: int) -> list[int]:
    """Return whom a relative clause is about: of several names, all, if its verb is plural.

    "the mayor, his deputy and the treasurer, who ask": the parser hangs "who" on any of them.
    """
    token = layers.tokens[noun]
    words = (layers.tokens[verb], *kids(layers, verb, "aux", "auxpass"))
    plural = any(w.tag == "VBP" or w.low == "were" for w in words)
    if not plural or token.tag not in ("NN", "NNP"):
        return [noun]
    while layers.tokens[noun].dep == "conj":
        noun = layers.tokens[noun].head
    return conjuncts(layers, noun)


def subject(layers: Layers, i: int, depth: int = 0) -> list[int]:
    """Return the logical subject of the verb at `i`: the agent of a passive, else the subject."""
    token = layers.tokens[i]
    if is_passive(layers, i):
        agents = [o.i for a in kids(layers, i, "agent") for o in kids(layers, a.i, "pobj")]
        agents = agents or prep_objects(layers, i, "by")
        return [j for a in agents for j in conjuncts(layers, a)]
    if own := _subjects(layers, i):
        return _resolved(layers, i, own)
    noun = _modified(layers, i)
    if noun is not None and (accuser := _accuser(layers, i)) is not None:
        return [j for o in kids(layers, accuser, "dobj") for j in conjuncts(layers, o.i)]
    mistaken = token.dep == "acl" and token.tag in ("VBN", "VBD")  # "US forces handed over …"
    if noun is not None and (token.tag == "VBG" or mistaken):
        return conjuncts(layers, noun)
    if noun is not None and token.dep == "acl":  # "has no plans to join": who has them
        return _planner(layers, noun, depth)
    if depth < 4 and (above := _finite_above(layers, i)) is not None:
        return subject(layers, above, depth + 1)
    if depth < 4 and token.dep in _CONTROLLED and token.head != i:
        return _controller(layers, i, depth)
    return []


def _subjects(layers: Layers, i: int) -> list[Token]:
    """Return the subject that the parser gives a verb; a second one is its mistake.

    But for a dateline ("mumbai: the minister said", "PARIS - Police arrested"): no town says it.
    """
    own = kids(layers, i, *_SUBJECTS)
    if own and _is_dateline(layers, own[0].i):
        return own[1:2] or [t for t in kids(layers, own[0].i, "appos") if t.i > own[0].i][:1]
    return own[:1]


def _is_dateline(layers: Layers, i: int) -> bool:
    """Tell whether token `i` ends the place that a paragraph opens with, set off from its text."""
    token = layers.tokens[i]
    sentence = layers.sentences[token.sentence]
    if token.pos != "PROPN" or i - sentence.first > 3 or i + 1 >= sentence.last:
        return False
    if layers.after(i).text not in _SET_OFF:
        return False
    block = layers.document.blocks[sentence.block]
    return layers.tokens[sentence.first].start == block.span.start


def _accuser(layers: Layers, i: int) -> int | None:
    """Return the verb of "accused them of burning homes", where the parser sees burning homes."""
    token = layers.tokens[i]
    noun = layers.tokens[token.head]
    prep = layers.tokens[noun.head]
    if token.dep != "amod" or token.tag != "VBG" or i > noun.i or noun.dep != "pobj":
        return None
    stance = word_table("cues", "stance").get(layers.tokens[prep.head].base)
    accused = prep.low in ("of", "for") and kids(layers, prep.head, "dobj")
    return prep.head if accused and stance == "accuse" else None


def _planner(layers: Layers, noun: int, depth: int) -> list[int]:
    """Return whose plan, bid or order a noun with an infinitive is."""
    if owners := [j for p in kids(layers, noun, "poss") for j in conjuncts(layers, p.i)]:
        return owners
    token = layers.tokens[noun]
    governed = token.dep in ("dobj", "attr") and layers.tokens[token.head].pos in ("VERB", "AUX")
    return subject(layers, token.head, depth + 1) if governed and depth < 4 else []


def _finite_above(layers: Layers, i: int) -> int | None:
    """Return the verb that a finite verb goes on with where the parser hangs it on a participle.

    "Blamed the army for using force and called on it to stop": who blamed calls.
    """
    token, beside = layers.tokens[i], layers.tokens[layers.tokens[i].head]
    if token.dep != "conj" or token.tag not in _FINITE or beside.tag != "VBG":
        return None
    if kids(layers, i, "aux") or kids(layers, beside.i, "aux"):
        return None  # "was firing and shelled"
    return next((a for a in layers.ancestors(beside.i) if layers.tokens[a].tag == token.tag), None)


def _controller(layers: Layers, i: int, depth: int) -> list[int]:
    """Return who does what a verb without subject names: its governor's object or subject."""
    token = layers.tokens[i]
    governor = layers.tokens[token.head]
    if governor.pos not in ("VERB", "AUX"):
        if governor.dep == "prep" and layers.tokens[governor.head].pos in ("VERB", "AUX"):
            if is_passive(layers, governor.head):  # "were accused of abducting"
                return patient(layers, governor.head)
            accused = [o.i for o in kids(layers, governor.head, "dobj")]
            charged = governor.low in _NEEDS_OBJECT.get(layers.tokens[governor.head].base, ())
            if accused and (charged or governor.low in ("of", "for", "from")):
                return [j for o in accused for j in conjuncts(layers, o)]
            return subject(layers, governor.head, depth + 1)
        if token.dep == "xcomp" and governor.pos == "ADJ":
            return subject(
                layers, governor.head if governor.dep == "acomp" else governor.i, depth + 1
            )
        return []
    if token.dep == "advcl" and governor.lemma == "be":
        return []  # "as people were on their way, killing 34": not those who were on their way
    if token.dep == "xcomp" and (objects := kids(layers, governor.i, "dobj", "dative")):
        return [j for o in objects for j in conjuncts(layers, o.i)]
    if token.dep == "xcomp" and is_passive(layers, governor.i):
        return patient(layers, governor.i)
    if is_passive(layers, governor.i) and token.dep != "advcl":
        return patient(layers, governor.i)
    return subject(layers, governor.i, depth + 1)


def patient(layers: Layers, i: int) -> list[int]:
    """Return the logical object of the verb at `i`: the subject of a passive, else the object."""
    token = layers.tokens[i]
    if is_passive(layers, i):
        if own := kids(layers, i, "nsubjpass") or (
            kids(layers, i, "nsubj")
            if is_headline_passive(layers, i) or _lacks_victim(layers, i)
            else []
        ):
            return _resolved(layers, i, own)
        noun = _modified(layers, i)
        if noun is not None:
            return conjuncts(layers, noun)
        if (
            token.dep == "conj"
            and kids(layers, i, "auxpass")
            and not is_passive(layers, token.head)
        ):
            return subject(layers, token.head)  # "they survived but were hit"
        if token.dep == "conj":
            return patient(layers, token.head)
        return []
    if own := kids(layers, i, *_OBJECTS):
        return _resolved(layers, i, own)
    if named := so_called(layers.tokens, token):
        return [j for n in named for j in conjuncts(layers, n)]
    noun = _modified(layers, i)
    if noun is not None and _accuser(layers, i) is not None:
        return conjuncts(layers, noun)
    if token.dep == "relcl" and noun is not None and not _is_relative_subject(layers, i):
        person = word_table("roles", "kind").get(layers.tokens[noun].base) == "person"
        behind = [p for p in kids(layers, i, "prep") if p.low != "as"]  # "denounced as a betrayal"
        return conjuncts(layers, noun) if person or not behind else []
    if token.dep != "conj":
        shared = [layers.tokens[c] for c in layers.children[i] if layers.tokens[c].dep == "conj"]
        if shared and shared[0].i - i <= 2:  # "shelled and bombed the town"
            return [j for o in kids(layers, shared[0].i, "dobj") for j in conjuncts(layers, o.i)]
    return []


def _is_relative_subject(layers: Layers, i: int) -> bool:
    return any(
        t.low in RELATIVE | {"where", "when"}
        for t in kids(layers, i, "nsubj", "nsubjpass", "advmod")
    )


def antecedent(layers: Layers, i: int) -> int:
    """Return the noun that "whose", "who" or "which" stands for, or the token itself."""
    if layers.tokens[i].low not in (*RELATIVE, "whose"):
        return i
    for above in layers.ancestors(i):
        if layers.tokens[above].dep == "relcl":
            noun = layers.tokens[above].head
            return _object_beside(layers, noun) if layers.tokens[i].low == "who" else noun
    return i
