"""The last noun of a list of objects, which the parser may hang on the verb."""

from dateline.annotate import Token
from dateline.annotate.objectlists import with_object_lists


def tokens(words: str, *labels: tuple[str, str, int]) -> list[Token]:
    """Return tokens with these tags, labels and heads."""
    found = []
    for i, (text, (tag, dep, head)) in enumerate(zip(words.split(), labels, strict=True)):
        pos = "VERB" if tag.startswith("VB") else "NOUN"
        found.append(Token(i, i, i + 1, text, text, pos, tag, dep, head, 0, "", text, text))
    return found


KILLED = [("VBD", "ROOT", 0), ("NN", "dobj", 0), ("CC", "cc", 0), ("NN", "conj", 0)]


def test_a_noun_beside_a_verb_is_beside_its_object() -> None:
    last = with_object_lists(tokens("killed nurse and guard", *KILLED))[-1]
    assert (last.dep, last.head) == ("conj", 1)


def test_what_has_an_object_of_its_own_is_a_verb() -> None:
    found = tokens("fed sick and aids orphans", *KILLED, ("NNS", "dobj", 3))
    assert with_object_lists(found) == found


def test_without_an_object_nothing_is_moved() -> None:
    found = tokens("came and guard", KILLED[0], ("CC", "cc", 0), ("NN", "conj", 0))
    assert with_object_lists(found) == found
