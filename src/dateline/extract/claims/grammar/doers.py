"""Finds who does what a verb says, and who speaks."""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.codebook.words import word_set, word_table
from dateline.extract.claims.attributions import Range
from dateline.extract.claims.grammar.cues import cues
from dateline.extract.claims.grammar.relays import asides
from dateline.extract.claims.grammar.trees import (
    SUBJECTS,
    child_of,
    children_of,
    heads,
    is_passive,
    is_verb,
    phrase,
    straddled,
    subject,
    word,
)

_ISSUING = frozenset({"issue", "release", "publish", "make", "give", "send", "post", "deliver",
                      "sign", "circulate", "share", "put", "read", "run", "air"})  # fmt: skip

_USING = frozenset({"use", "cite", "employ", "take", "invoke"})
"""Verbs whose object does nothing: "used the case to argue that"."""

_HAVING = frozenset({"have", "lack", "be", "need", "find", "show", "get", "lose", "make"})
"""Verbs whose subject does what an infinitive on their object says: "has the guts to say so"."""

_ADDING = frozenset(
    {"add", "cite", "note", "stress", "insist", "claim", "warn", "argue", "explain"}
)

_SPEAKING = frozenset({"accuse", "blame", "say", "warn", "vow", "urge", "demand", "insist", "deny",
                       "reject", "condemn", "call", "add", "promise", "threaten"})  # fmt: skip
"""Verbs of which people alone are the subject."""

_TELLING = frozenset({"speak", "tell", "report", "mention", "list", "count", "estimate"})
"""Verbs of giving a number, which no thing does, whatever was said of it before."""

_HAPPENINGS = frozenset({"event", "incident", "accident", "disaster", "tragedy", "situation",
                         "case", "episode", "outcome", "loss", "leak", "collapse"})  # fmt: skip

_NOBODY = frozenset({"nobody", "none", "no"})

_WIRES = frozenset({"telephone", "phone", "email", "e-mail", "text", "message", "radio", "fax"})

RELATIVES = frozenset({"who", "which", "that", "whom"})


def antecedent(layers: Layers, i: int) -> int:
    """Return whom a relative pronoun stands for; any other token is returned as it is."""
    if word(layers, i) not in RELATIVES or layers.tokens[i].tag not in ("WP", "WDT", "IN"):
        return i
    for above in layers.ancestors(i):
        if layers.tokens[above].dep == "relcl":
            meant = _reached(layers, layers.tokens[above].head)
            return _whose(layers, meant) if word(layers, i) == "who" else meant
    return i


def _whose(layers: Layers, i: int) -> int:
    """Return who is somewhere, where "who" follows the place: "senators on Capitol Hill, who"."""
    token = layers.tokens[i]
    over = layers.tokens[token.head]
    people = layers.tokens[over.head]
    place = token.pos == "PROPN" and token.name in ("GPE", "LOC", "FAC", "ORG")
    within = token.dep == "pobj" and over.low in ("in", "on", "at", "from", "near")
    return people.i if place and within and people.tag in ("NN", "NNS", "NNPS") else i


def _reached(layers: Layers, i: int) -> int:
    """Return who was "reached by telephone, who said …"; any other noun is returned as it is."""
    by = layers.tokens[layers.tokens[i].head]
    reached = layers.tokens[by.head]
    if layers.tokens[i].base not in _WIRES or by.low not in ("by", "on", "over"):
        return i
    return reached.head if reached.dep in ("acl", "relcl", "amod") else i


def _by_wire(layers: Layers, i: int) -> bool:
    """Tell whether "by" names no doer but the means of saying ("told the agency by telephone")."""
    agent = child_of(layers, i, "agent")
    by = child_of(layers, agent, "pobj") if agent is not None else None
    return by is not None and layers.tokens[by].base in _WIRES and not layers.children[by]


def doer(layers: Layers, i: int) -> int | None:
    """Return who does what verb `i` says, searched upwards where the verb has no subject.

    In "X left, adding that …" X adds; in "a statement saying …" the statement says.
    """
    for _ in range(6):
        if is_passive(layers, i) and not _by_wire(layers, i):
            agent = child_of(layers, i, "agent")
            return child_of(layers, agent, "pobj") if agent is not None else None
        own = subject(layers, i)
        own = _taken(layers, i) if own is None else own
        if own is not None:
            return own
        above = _upwards(layers, i)
        if above is not None and layers.tokens[above].pos == "ADJ":
            above = layers.tokens[above].head
        if above is None or not is_verb(layers, above):
            return above
        if is_passive(layers, above):
            return subject(layers, above)
        i = above
    return None


def _taken(layers: Layers, i: int) -> int | None:
    """Return the subject that a parenthesis took ("the guard, says S, told …"), or a place.

    In "In Harare a judge ruled" the parse hangs both nouns on "In".
    """
    for aside in children_of(layers, i, "parataxis", "ccomp"):
        if aside < i and (around := straddled(layers, aside)) is not None:
            return around[0]
    for over in children_of(layers, i, "prep"):
        held = children_of(layers, over, "pobj")
        if over < i and len(held) == 2 and layers.tokens[held[0]].name in ("GPE", "LOC", "FAC"):
            return held[1] if held[1] < i else None
    return None


def strayed(layers: Layers, i: int) -> int | None:
    """Return the reporting verb that a joined verb belongs to, where the parse put it lower.

    In "Armenia said two soldiers had died and accused Baku" Armenia accuses: the tense tells;
    in "said its jets had hit a depot, adding that …" the comma does.
    """
    token = layers.tokens[i]
    low = layers.tokens[token.head]
    if token.tag == "VBG" and token.dep == "advcl" and token.base in _ADDING:
        outer = layers.tokens[low.head]
        comma = layers.tokens[i - 1].text == "," and outer.i < i and not subject(layers, i)
        return outer.i if low.dep == "ccomp" and comma and is_verb(layers, outer.i) else None
    if token.dep != "conj" or low.dep != "ccomp" or subject(layers, i) is not None:
        return None
    outer = layers.tokens[low.head]
    plain = child_of(layers, i, "aux", "auxpass") is None
    differs = child_of(layers, low.i, "aux", "auxpass") is not None or low.tag != token.tag
    differs = differs or (token.base in _SPEAKING and _happened(layers, low.i))
    differs = differs or (token.base in _TELLING and _is_of_thing(layers, low.i))
    differs = differs or _does_more(layers, i)
    return outer.i if plain and differs and outer.tag == token.tag and outer.i < i else None


def _does_more(layers: Layers, i: int) -> bool:
    """Tell whether a verb joined to "were untrue" has an object, so that no report can do it.

    "Said the reports were untrue and suspended the radio": who said so suspended it.
    """
    low = layers.tokens[layers.tokens[i].head]
    own = subject(layers, low.i)
    account = own is not None and layers.tokens[own].base in word_set("checking", kind="account")
    return account and low.base == "be" and child_of(layers, i, "dobj") is not None


def _happened(layers: Layers, i: int) -> bool:
    """Tell whether the subject of a verb is something that happened, which accuses nobody."""
    own = subject(layers, i)
    if own is None or layers.tokens[own].pos != "NOUN":
        return False
    lemma = layers.tokens[own].base
    return lemma in _HAPPENINGS or lemma in load_codebook().nouns


def _is_of_thing(layers: Layers, i: int) -> bool:
    """Tell whether the subject of a verb is a thing: "the wards were full and spoke of 40 hurt"."""
    own = subject(layers, i)
    if own is None:
        return False
    token = layers.tokens[own]
    role = word_table("roles", "kind").get(token.base)
    return token.low == "it" or (token.pos == "NOUN" and not token.name and role is None)


def resumed(layers: Layers, i: int) -> int | None:
    """Return the parenthesis in "S turned it down, X said, and vowed …": S vows, X says so."""
    token = layers.tokens[i]
    aside = layers.tokens[token.head]
    if token.dep != "conj" or aside.dep != "parataxis" or subject(layers, i) is not None:
        return None
    joins = [c for c in children_of(layers, aside.i, "cc") if aside.i < c < i]
    commas = joins and layers.tokens[joins[0] - 1].text == ","
    return aside.i if commas and subject(layers, aside.i) is not None else None


def _upwards(layers: Layers, i: int) -> int | None:
    """Return the verb whose subject a bare verb shares, or the noun that it modifies."""
    token = layers.tokens[i]
    if token.head == i:
        return None
    if (outer := strayed(layers, i)) is not None:
        return outer
    if (aside := resumed(layers, i)) is not None:
        return layers.tokens[aside].head
    head = layers.tokens[token.head]
    if token.dep in ("acl", "relcl"):
        if _is_to_do(layers, i) and _is_plain_thing(layers, head.i):
            return head.head if layers.tokens[head.head].base in _HAVING else None
        if token.tag == "VBG" and layers.tokens[head.head].base in ("spend", "waste"):
            return head.head  # "spent the debate talking about himself"
        return _author(layers, token.head)
    if token.dep == "xcomp":
        held = child_of(layers, token.head, "dobj")
        with_it = head.base in _USING and held is not None and _is_plain_thing(layers, held)
        if held is not None and held < i and token.tag == "VB" and not with_it:
            return held
        return token.head
    if token.dep in ("pcomp", "pobj"):
        return next((a for a in layers.ancestors(i) if is_verb(layers, a)), None)
    if token.dep in ("conj", "advcl", "dep", "ccomp", "parataxis", "prep"):
        if token.dep == "ccomp" and token.tag not in ("VBG", "VB"):
            return None
        if is_verb(layers, token.head):
            return token.head
        if token.dep == "conj" and head.pos in ("NOUN", "PROPN"):
            return None
        return next((a for a in layers.ancestors(i) if is_verb(layers, a)), None)
    return None


def _is_to_do(layers: Layers, i: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return layers.tokens[i].tag == "VB" and any(
        word(layers, c) == "to" for c in children_of(layers, i, "aux")
    )


def _is_plain_thing(layers: Layers, i: int) -> bool:
    """Tell whether a noun is nobody and no text: the guts, an example, grounds."""
    token = layers.tokens[i]
    if token.pos != "NOUN" or token.name:
        return False
    bodies = word_table("roles", "kind").keys() | cues("noun").keys() | word_set("confidants")
    return token.base not in bodies and token.base not in word_set("checking", kind="account")


def _author(layers: Layers, noun: int) -> int:
    """Return who issued the noun ("X issued a statement saying": X), else the noun."""
    token = layers.tokens[noun]
    if token.dep == "dobj" and layers.tokens[token.head].base in _ISSUING:
        return subject(layers, token.head) or noun
    return noun


def nobody(layers: Layers, i: int) -> bool:
    """Tell whether the speaker is nobody ("no group claimed …")."""
    if word(layers, i) in _NOBODY:
        return True
    return any(
        word(layers, c) in ("no", "neither") for c in children_of(layers, i, "det", "preconj", "cc")
    )


def speakers(
    layers: Layers, who: int | None, *, cue: int | None = None
) -> tuple[tuple[int, ...], tuple[Range, ...]]:
    """Return the head and span of each parallel speaker; nobody for "it was said that"."""
    if who is None or layers.tokens[who].dep == "expl" or _is_dummy(layers, who):
        return (), ()
    if is_verb(layers, who) and layers.tokens[who].dep not in SUBJECTS:
        return (), ()
    all_heads = _spoken(layers, (*_headline_partner(layers, who), *heads(layers, who)))
    spans = tuple(phrase(layers, h, without=cue, asides=asides(layers, h)) for h in all_heads)
    after = {s: layers.tokens[s + 1 : s + 2] for s, _ in spans if word(layers, s) == "that"}
    if any(token.pos == "DET" for tokens in after.values() for token in tokens):
        return (), ()  # "that the government cease": a clause, read as a noun, says nothing
    resolved: list[int] = []
    for head in all_heads:
        meant = antecedent(layers, head)
        resolved.extend(heads(layers, meant) if meant != head and len(all_heads) == 1 else (meant,))
    if len(resolved) != len(spans):
        spans = tuple(spans[0] for _ in resolved)
    return tuple(resolved), spans


def _is_dummy(layers: Layers, i: int) -> bool:
    """Tell whether a pronoun stands for no speaker: "that's not …", "let's say"."""
    token = layers.tokens[i]
    return token.low in ("'s", "’s") or (token.low in ("that", "this") and token.tag == "DT")


def _spoken(layers: Layers, found: tuple[int, ...]) -> tuple[int, ...]:
    """Return the heads without the places of a dateline ("BEIRUT/AMMAN - The king said")."""
    kept = []
    for head in found:
        token = layers.tokens[head]
        block = layers.document.blocks[layers.block_of(head)]
        after = layers.document.text[token.end : token.end + 3]
        opening = layers.document.text[block.span.start : token.end]
        if not (opening.isupper() and (after.startswith(("/", " -", " –", " —")))):
            kept.append(head)
    return tuple(kept) or found


def _headline_partner(layers: Layers, who: int) -> tuple[int, ...]:
    """Return "Iran" for the subject of "Iran, Russia vow to help", loose in the parse."""
    verb = layers.tokens[who].head
    return tuple(
        c for c in children_of(layers, verb, "npadvmod", "dep", "nmod")
        if layers.tokens[c].name == layers.tokens[who].name != ""
        and layers.tokens[c].pos == "PROPN"
        and c == who - 2 and layers.after(c).text == ","
    )  # fmt: skip
