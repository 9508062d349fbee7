"""What kind of source a speaker is: a government, a party to the fight, a witness, a monitor."""

from typing import cast

from dateline.codebook.words import word_table
from dateline.records import Actor, SourceKind

_NAMELESS = frozenset({"source", "sources", "official", "officials"})
_HIDDEN = ("anonymity", "anonymous", "unnamed", "not named", "not to be named", "not authorised",
           "not authorized", "did not want to be named")  # fmt: skip


def source_kind(actor: Actor, around: str = "") -> SourceKind:
    """Return the kind of a source by its words, else by its sector; `around` is its sentence.

    A nameless source or official is `anonymous`, and so is whoever asks not to be named.

    >>> source_kind(Actor("two residents", sector="CVL")), source_kind(Actor("a source"))
    ('witness', 'anonymous')
    """
    words = actor.text.lower().split()
    kinds = word_table("source_kinds", "kind")
    if actor.id is None and (_NAMELESS & set(words[-1:]) or any(h in around for h in _HIDDEN)):
        return "anonymous"
    for size in (2, 1):
        for at in range(len(words) - size, -1, -1):
            form = " ".join(words[at : at + size])
            found = kinds.get(form) or kinds.get(form.removesuffix("s"))
            if found is not None:
                return cast("SourceKind", found)
    return cast("SourceKind", kinds.get(f"sector:{actor.sector}", "other"))
