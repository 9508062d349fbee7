"""What others tell, which a denial may answer: who tells it, and the heart of what they tell."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import EMPTY, is_deed, is_negative, speaking
from dateline.extract.claims.denying.wordings import inside, tops
from dateline.extract.claims.grammar.trees import below, children_of, is_verb, word

_SPEAKING = frozenset({"spokesman", "spokesperson", "spokeswoman", "official", "ministry", "office",
                       "minister", "envoy", "ambassador", "leader", "chief", "statement",
                       "foreign", "defence", "defense", "interior"})  # fmt: skip
_RUMOURS = frozenset({"news", "rumour", "rumor", "report", "claim", "story", "word", "talk",
                      "suggestion", "allegation", "accusation", "charge"})  # fmt: skip
_BARE = frozenset({"be", "have", "do", "seem", "appear", "begin", "start", "continue", "try"})
_NAMES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
_STEM = 4
"""Letters that a country and its people share at the least ("Turkey", "Turkish")."""


def speakers_of(layers: Layers, attribution: Attribution) -> set[int]:
    """Return the heads of whoever speaks, and of the fullest mentions of the same actors."""
    found = set(attribution.sources)
    return found | {t for s in attribution.sources for t in layers.refers.get(s, ())}


def same_speakers(layers: Layers, one: Attribution, other: Attribution) -> bool:
    """Tell whether two statements are of one speaker."""
    return bool(speakers_of(layers, one) & speakers_of(layers, other))


def holding(layers: Layers, others: Iterable[Attribution], i: int) -> list[Attribution]:
    """Return the statements whose content holds a token, the innermost first."""
    token = layers.tokens[i]
    found = [a for a in others if is_told(a) and a.covers(token.start, token.end)]
    return sorted(found, key=lambda a: a.width())


def is_told(said: Attribution) -> bool:
    """Tell whether somebody tells it, or news of it goes round."""
    return bool(said.sources) or said.rule == "claim.noun"


def core(layers: Layers, told: Attribution, triggers: Sequence[int]) -> int | None:
    """Return the token that carries what somebody tells: its deed, else its verb, else a noun.

    "accused it of underhand manoeuvres" tells of manoeuvres, "called the men professionals backed
    by Serbia" of backing.
    """
    tokens, coded = inside(layers, told), frozenset(triggers)
    parts = _charge(layers, told, set(tokens))
    for pool in (parts, tokens):
        deeds = [i for i in pool if i in coded or is_deed(layers, i)]
        verbs = [i for i in pool if _is_telling(layers, i)]
        found = [i for i in (*deeds, *verbs) if not _in_relative(layers, i, told)]
        for these in (found, [*deeds, *verbs]):
            if these:
                return min(these, key=lambda i: (depth(layers, i, told), i not in deeds, i))
        nouns = [i for i in pool if layers.tokens[i].pos == "NOUN"
                 and layers.tokens[i].dep in ("pobj", "oprd", "attr", "dobj")
                 and layers.tokens[i].base not in EMPTY]  # fmt: skip
        if nouns and pool is parts:
            return min(nouns, key=lambda i: (depth(layers, i, told), i))
    said = [i for i in tokens if layers.tokens[i].pos == "VERB"
            and layers.tokens[i].base not in _BARE
            and not any(word(layers, c) == "so" for c in layers.children[i])]  # fmt: skip
    if not said:
        first = tops(layers, tokens)[:1]
        said = [c for i in first for c in children_of(layers, i, "acomp", "attr")]
    return min(said, key=lambda i: (depth(layers, i, told), i), default=None)


def heard_of(layers: Layers, triggers: Sequence[int], reach: range) -> Iterator[int]:
    """Yield what news or rumour nobody in particular tells ("the news that the emir was dead").

    `reach` are the tokens to be looked at.
    """
    for token in layers.tokens[reach.start : reach.stop]:
        if token.pos != "NOUN" or token.base not in _RUMOURS:
            continue
        for clause in children_of(layers, token.i, "acl", "ccomp"):
            if any(word(layers, c) == "that" for c in layers.children[clause]):
                said = children_of(layers, clause, "acomp", "attr")
                full = clause in triggers or is_deed(layers, clause) or not said
                yield clause if full else said[0]


def depth(layers: Layers, i: int, told: Attribution) -> int:
    """Return how deep a token stands in a content."""
    above = 0
    for at in layers.ancestors(i):
        if not told.covers(layers.tokens[at].start, layers.tokens[at].end):
            break
        above += 1
    return above


def _charge(layers: Layers, told: Attribution, tokens: set[int]) -> list[int]:
    """Return what somebody is accused of, or what something is called."""
    if told.cue is None or told.rule not in ("claim.accuse", "claim.as"):
        return []
    deps = ("oprd", "xcomp", "ccomp", "acomp")
    found: set[int] = set()
    for i in range(*told.cue):
        if not is_verb(layers, i):
            continue
        found |= {t for c in children_of(layers, i, *deps) for t in below(layers, c)}
        held = children_of(layers, i, "dobj")
        over = [*children_of(layers, i, "prep"),
                *(p for h in held for p in children_of(layers, h, "prep"))]  # fmt: skip
        charge = [p for p in over if word(layers, p) in ("of", "for", "with", "as", "over")]
        found |= {t for p in charge for t in below(layers, p) - {p}}
    return sorted(found & tokens)


def _is_telling(layers: Layers, i: int) -> bool:
    """Tell whether a verb may carry what is told, though it names no deed ("had gone to")."""
    token = layers.tokens[i]
    if token.pos != "VERB" or token.dep in ("aux", "auxpass", "amod", "compound", "acl"):
        return False
    passes_on = token.base in speaking() and children_of(layers, i, "ccomp", "xcomp")
    return token.base not in _BARE and not passes_on and not is_negative(layers, i)


def _in_relative(layers: Layers, i: int, told: Attribution) -> bool:
    """Tell whether a token stands in a clause on a noun of the content."""
    for at in (i, *layers.ancestors(i)):
        token = layers.tokens[at]
        if not told.covers(token.start, token.end):
            return False
        if token.dep in ("relcl", "acl"):
            return True
    return False


def names_of_speaker(layers: Layers, denial: Attribution) -> frozenset[str]:
    """Return the lemmas of names, and of nouns of force, in a denial's speakers."""
    heads = {t for s in denial.sources for t in layers.refers.get(s, ())}
    spans = [i for span in denial.source_spans for i in range(*span)]
    found = {layers.tokens[h].base for h in heads}
    for i in spans:
        token = layers.tokens[i]
        if token.pos in ("PROPN", "NOUN", "ADJ"):
            found.add(token.base)
    return frozenset(found - _SPEAKING - EMPTY)


def named(layers: Layers, tokens: Iterable[int], names: frozenset[str]) -> bool:
    """Tell whether words name one of some names: by the word, or by the people of a country."""
    for i in tokens:
        token = layers.tokens[i]
        lemma = token.base
        if lemma in names:
            return True
        if token.name in _NAMES and any(_akin(lemma, name) for name in names):
            return True
    return False


def shared_names(words: Iterable[str], others: Iterable[str]) -> set[str]:
    """Return the words that others hold too, or the name of whose people they hold."""
    others = set(others)
    return {
        w for w in words
        if w in others or (len(w) > _STEM and any(o[:1] == w[:1] and _akin(w, o) for o in others))
    }  # fmt: skip


def _akin(one: str, other: str) -> bool:
    """Tell whether two names share their stem ("Armenia", "Armenian").

    >>> _akin("turkey", "turkish"), _akin("iran", "iraqi"), _akin("iran", "iraq")
    (True, False, False)
    """
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _STEM and shared >= min(len(one), len(other)) - 2
