"""What forces do, as a noun: the parser may take it for a clause about them."""

from collections.abc import Callable

import msgspec

from dateline.annotate import Layers, Token
from dateline.annotate.deednouns import with_deed_nouns

Read = Callable[[str], Layers]


def as_clause(words: str, *labels: tuple[str, str, int]) -> list[Token]:
    """Return tokens with these parts of speech, labels and heads."""
    texts = words.split()
    found = []
    for i, (text, (pos, dep, head)) in enumerate(zip(texts, labels, strict=True)):
        tag = "VBG" if pos == "VERB" else "NN"
        found.append(Token(i, i, i + 1, text, text, pos, tag, dep, head, 0, "", text, text))
    return found


DIED = as_clause(
    "died in police firing", ("VERB", "ROOT", 0), ("ADP", "prep", 0), ("NOUN", "pobj", 1),
    ("VERB", "acl", 2),
)  # fmt: skip


def test_firing_is_a_noun_whose_doers_stand_before_it() -> None:
    _, _, doers, deed = with_deed_nouns(DIED)
    assert (deed.pos, deed.tag, deed.dep, deed.head) == ("NOUN", "NN", "pobj", 1)
    assert (doers.dep, doers.head) == ("compound", 3)


def test_what_is_fired_makes_it_a_clause() -> None:
    bullets = msgspec.structs.replace(DIED[2], i=4, text="bullets", dep="dobj", head=3)
    assert with_deed_nouns([*DIED, bullets]) == [*DIED, bullets]


def test_others_than_forces_have_no_such_deeds() -> None:
    cows = msgspec.structs.replace(DIED[2], text="cows", lemma="cow", low="cows", base="cow")
    tokens = [*DIED[:2], cows, DIED[3]]
    assert with_deed_nouns(tokens) == tokens


def test_a_text_is_read_with_it(layers: Read) -> None:
    read = layers("three others died in police firing in khambhat taluka.")
    (deed,) = [t for t in read.tokens if t.text == "firing"]
    assert deed.pos == "NOUN"
    assert read.tokens[deed.i - 1].dep == "compound"
