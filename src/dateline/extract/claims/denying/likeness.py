"""How much speaks for a deed being the one that a denial is about."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from dateline.annotate import Layers
from dateline.annotate.wordnumbers import numbers_of
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import families, near_groups
from dateline.extract.claims.denying.told import (
    holding,
    named,
    names_of_speaker,
    same_speakers,
    shared_names,
)
from dateline.extract.claims.denying.wordings import stands_at
from dateline.extract.claims.grammar.trees import below, is_verb, subject
from dateline.model.directions import along

NOT_TELLING = frozenset({"deny", "promise", "threaten", "decline"})
"""Stances of statements that tell of no deed."""
_FAR = 5
"""Sentences before or after a denial in which what it denies may stand."""
WEIGHTS = Path(__file__).parent / "binding.json"
RESULTS = frozenset({"die", "perish", "drown", "wound", "injure", "hurt", "lose", "suffocate",
                     "burn", "collapse", "leave", "miss", "sink", "find"})  # fmt: skip
"""What comes of a deed, which is told beside it: "six died when shells landed"."""


class Weights(msgspec.Struct, frozen=True):
    """What speaks for a deed being the one denied, by clue and by what the model has of its word.

    Of 806 denials of written passages 620 are bound right by weights of other writers' passages
    (605 by weights set by hand, which took the words of the denial itself less often).
    """

    clues: Mapping[str, float]
    words: tuple[float, ...]


@functools.cache
def load_weights() -> Weights:
    """Return the fitted weights that ship (`dateline bench claims --fit-binding`)."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Weights)


class Search(msgspec.Struct):
    """A denial and the article around it, in which what it denies is looked for.

    `others` are the statements of which some words stand in its reach.
    """

    layers: Layers
    denial: Attribution
    others: list[Attribution]
    triggers: Sequence[int]
    flat: bool
    acts: frozenset[str]
    inside: int | None
    cores: frozenset[int]
    without: frozenset[int] = frozenset()
    last: Attribution | None = None

    @property
    def at(self) -> int:
        """Return the token at which the denial stands."""
        return stands_at(self.layers, self.denial)


def last_told(layers: Layers, denial: Attribution, rivals: Sequence[Attribution]) -> (
    Attribution | None
):  # fmt: skip
    """Return what somebody else told last before a denial."""
    cue = layers.tokens[denial.cue[0]].start if denial.cue is not None else denial.content[0][0]
    start = min(cue, denial.content[0][0])
    before = [
        a for a in rivals
        if a.stance not in NOT_TELLING and a.content and a.content[0][0] < start
    ]  # fmt: skip
    return max(before, key=lambda a: min(a.content[-1][1], start), default=None)


def near(search: Search) -> range:
    """Return the tokens of the sentences that are not too far from a denial."""
    own = search.layers.tokens[search.at].sentence
    return _sentences(search.layers, own - _FAR, own + _FAR)


def reach_of(layers: Layers, denial: Attribution) -> range:
    """Return the tokens among which a denial's deed can stand: those near it, and its own words."""
    at = [stands_at(layers, denial)]
    ends = (i for start, end in denial.content for i in (start, end - 1))
    at += [i for end in ends if (i := layers.token_at(end)) is not None]
    own = [layers.tokens[i].sentence for i in at]
    return _sentences(layers, min(own) - _FAR, max(own) + _FAR)


def meets(layers: Layers, told: Attribution, reach: range) -> bool:
    """Tell whether some of what is told stands among some tokens."""
    first, last = layers.tokens[reach.start].start, layers.tokens[reach.stop - 1].end
    return any(start < last and first < end for start, end in told.content)


def _sentences(layers: Layers, first: int, last: int) -> range:
    sentences = layers.sentences
    return range(sentences[max(0, first)].first, sentences[min(len(sentences) - 1, last)].last)


def is_in_reach(search: Search, deed: int) -> bool:
    """Tell whether a denial may be of a deed: told near it, not done or promised by who denies."""
    layers = search.layers
    apart = layers.tokens[deed].sentence - layers.tokens[search.at].sentence
    if abs(apart) > _FAR:
        return False
    held = holding(layers, search.others, deed)
    own = subject(layers, deed)
    mine = own is not None and own in search.denial.sources
    if mine or (apart == 0 and not held and _is_denier_s(search, deed)):
        return False
    if not held and not search.acts and not search.flat and search.last is not None:
        return False  # "called the story a hoax" answers whoever told it
    return not any(a.stance in ("promise", "threaten", "decline") for a in held[:1])


def likeness(search: Search, deed: int) -> float:
    """Return how much speaks for a deed being the one denied, rounded against noise."""
    layers, weights = search.layers, load_weights()
    found = sum(weights.clues.get(n, 0.0) * much for n, much in clues(search, deed).items())
    return round(found + along(numbers_of(layers, deed), weights.words), 4)


def clues(search: Search, deed: int) -> Mapping[str, float]:
    """Return what is to be weighed of a deed, by name; what is not there is left out."""
    return {name: float(much) for name, much in _clues(search, deed) if much}


def _clues(search: Search, deed: int) -> Iterator[tuple[str, float]]:
    layers, token = search.layers, search.layers.tokens[deed]
    apart = token.sentence - layers.tokens[search.at].sentence
    held = holding(layers, search.others, deed)
    yield f"{apart} sentences on", 1
    yield "after", deed > search.at
    yield "inside", deed == search.inside
    yield "event", deed in search.triggers
    yield "result", token.base in RESULTS
    yield from _by_words(search, deed)
    yield from _by_teller(search, deed, held)


def _by_words(search: Search, deed: int) -> Iterator[tuple[str, float]]:
    """Yield what the words of a deed have in common with those of the denial."""
    layers, acts = search.layers, search.acts
    lemma = layers.tokens[deed].base
    groups = {g for a in acts for g in (a, *near_groups().get(a, ()))}
    clause = _clause(layers, deed)
    words = {layers.tokens[i].base for i in clause} - {lemma}
    same = lemma in acts
    near = lemma in groups or bool(near_groups().get(lemma, frozenset()) & groups)
    yield "shared", min(3, len(shared_names(words, acts)))
    yield "named", named(layers, clause - {deed}, names_of_speaker(layers, search.denial))
    yield "same", same
    yield "near", near and not same
    yield "family", bool(families(lemma) & {f for a in acts for f in families(a)})
    yield "other", search.inside is not None and not same and not near


def _by_teller(
    search: Search, deed: int, held: Sequence[Attribution]
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for a deed by who tells it: an accuser, somebody else, or the denier."""
    mine = [a for a in held if same_speakers(search.layers, a, search.denial)]
    core, last = deed in search.cores, search.last in held
    own = bool(held) and len(mine) == len(held)
    yield "narrated", not held
    yield "own", own
    yield "core", core
    yield "told last", last
    yield "heart", core and last and not own
    yield "accused", any(a.stance == "accuse" for a in held if a not in mine)
    yield "pointed", not held and not search.acts and not search.flat  # "called the story a hoax"


def _is_denier_s(search: Search, deed: int) -> bool:
    """Tell whether a deed of the denial's sentence is what the denier does or goes on to say."""
    layers, at = search.layers, search.at
    asked = any(layers.tokens[a].base in ("ask", "question", "press")
                for a in layers.ancestors(deed))  # fmt: skip
    if deed > at and asked:
        return False  # ""Nonsense," he said when asked whether they had burned it"
    return deed > at or (at in layers.ancestors(deed) and not layers.parted(deed, at))


def _clause(layers: Layers, i: int) -> set[int]:
    """Return the tokens of the clause around a word, what it says of others left out."""
    top = i
    while layers.tokens[top].head != top and not (
        is_verb(layers, top) and subject(layers, top) is not None
    ):
        top = layers.tokens[top].head
    cut = [
        c for c in below(layers, top)
        if c != top and layers.tokens[c].dep in ("ccomp", "advcl", "conj")
        and subject(layers, c) is not None and i not in below(layers, c)
    ]  # fmt: skip
    return below(layers, top, cut)
