"""What the model takes for an act and is none, by words that it does not weigh."""

import re

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.events.slots import kids, subject
from dateline.records import EventType


def is_no_act(layers: Layers, head: int, kind: EventType) -> bool:
    """Tell whether words that the model reads as a verbal act are none.

    A word that only denies what the article tells is a claim on it (alone in a text a denied charge
    is REJECT: coding guide). Whoever calls his own conduct something accuses nobody.
    """
    if kind == "REJECT":
        stance = word_table("cues", "stance").get(layers.tokens[head].lemma.lower())
        return len(layers.sentences) > 1 and stance == "deny"
    return kind == "ACCUSE" and _speaks_of_own(layers, head)


def _speaks_of_own(layers: Layers, head: int) -> bool:
    """Tell whether a verb's object is its subject's, or of whom the subject is: "their conduct"."""
    doers = {i for s in subject(layers, head) for i in (s, *_owners(layers, s))}
    owners = {i for t in kids(layers, head, "dobj") for i in _owners(layers, t.i)}
    return bool(doers & owners)


def _owners(layers: Layers, i: int) -> set[int]:
    """Return whom the possessive pronoun before a noun stands for."""
    own = (t.i for t in kids(layers, i, "poss") if t.tag == "PRP$")
    return {who for t in own for who in layers.refers.get(t, ())}


def is_worded(layers: Layers, head: int, mode: str) -> bool:
    """Tell whether the sentence of a token has a word for a means; one that needs none has.

    Poison, germs and radiation are too grave to be read into "illegal force".
    """
    if mode != "unconventional":
        return True
    sentence = layers.sentences[layers.tokens[head].sentence]
    text = layers.quote(sentence.first, sentence.last).text.lower()
    forms = (form for form, means in word_table("instruments", "mode").items() if means == mode)
    return any(re.search(rf"\b{re.escape(form.lower())}\b", text) for form in forms)
