"""Whose regime is meant where no word says so."""

from dateline.annotate.references.describing import SUBJECTS
from dateline.codebook.directory import PLACED
from dateline.extract.actors.names import Names


def country_of_regime(names: Names, head: int, near: list[int]) -> str | None:
    """Return the country of a regime named bare: whoever calls it so speaks of another state.

    "The UK condemned the regime's attacks": not Britain's, though it is the one country named.
    `near` are the words of the mention that `head` heads.
    """
    tokens = names.layers.tokens
    named = [i for i in near if tokens[i].pos == "PROPN"]
    sentence = names.layers.sentences[tokens[head].sentence]
    within = range(sentence.first, sentence.last)
    said = [k for i in within if (k := names.known_at.get(i)) and k.form in PLACED]
    spoken = any(names.home in k.ids and tokens[k.last - 1].dep in SUBJECTS for k in said)
    return None if named or spoken else names.home
