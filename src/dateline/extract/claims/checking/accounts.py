"""Who tells what in a passage, and whether two tellers are the same."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.checking.deeds import all_deeds
from dateline.extract.claims.grammar.trees import is_verb

_REACH = 2
"""How many sentences after an account another one still answers it."""

_NAMING = frozenset({"NOUN", "PROPN"})

_MASS = frozenset({"spokesman", "spokesperson", "spokeswoman", "official", "ministry", "statement",
                   "minister", "source", "office", "agency", "commander", "chief"})  # fmt: skip


class Account(msgspec.Struct, frozen=True):
    """What one speaker tells: the tokens of the content, the words that name the speaker."""

    said: Attribution
    tokens: frozenset[int]
    names: frozenset[str]
    sentence: int
    proper: frozenset[str] = frozenset()

    @property
    def first(self) -> int:
        """Return the first token of the content."""
        return min(self.tokens)


def find_accounts(layers: Layers, attributions: Iterable[Attribution]) -> list[Account]:
    """Return the accounts of a document that name a speaker, in text order."""
    found = []
    for said in attributions:
        if not said.sources or said.view:
            continue
        tokens = frozenset(_within(layers, said.content))
        if said.rule.endswith("colon"):
            tokens = _own_words(layers, said, tokens)
        if tokens:
            at = said.cue[0] if said.cue else min(tokens)
            sentence = layers.tokens[at].sentence
            proper = _names(layers, said, "PROPN")
            found.append(Account(said, tokens, _names(layers, said), sentence, proper))
    found += _after_colons(layers, found)
    return sorted(found, key=lambda a: a.first)


def _within(layers: Layers, content: Iterable[Range]) -> Iterator[int]:
    """Yield the tokens that stand wholly in one of the ranges."""
    for start, end in content:
        i = layers.token_at(start)
        while i is not None and i < len(layers.tokens) and layers.tokens[i].end <= end:
            if layers.tokens[i].start >= start:
                yield i
            i += 1


def _own_words(layers: Layers, said: Attribution, tokens: frozenset[int]) -> frozenset[int]:
    """Return what follows "S:", up to the sentence in which another one speaks with a colon."""
    own = layers.tokens[said.sources[0]].sentence
    ends = [s.first for s in layers.sentences[own + 1 :]
            if any(layers.tokens[j].text == ":" for j in range(s.first, s.last))]  # fmt: skip
    return frozenset(i for i in tokens if i < min(ends, default=len(layers.tokens)))


def _after_colons(layers: Layers, found: Iterable[Account]) -> list[Account]:
    """Return the accounts of "The customs service: no lorry has passed", which nobody "says"."""
    more = []
    for n, sentence in enumerate(layers.sentences):
        colon = next((j for j in range(sentence.first, sentence.last)
                      if layers.tokens[j].text == ":"), None)  # fmt: skip
        if colon is None or any(is_verb(layers, j) for j in range(sentence.first, colon)):
            continue
        nouns = [j for j in range(sentence.first, colon) if layers.tokens[j].pos in _NAMING]
        tokens = frozenset(range(colon + 1, sentence.last))
        if not nouns or not tokens or any(a.tokens & tokens for a in found):
            continue
        content = ((layers.tokens[colon + 1].start, layers.tokens[sentence.last - 1].end),)
        said = Attribution((nouns[0],), ((nouns[0], nouns[-1] + 1),), (), None, "assert",
                           "direct", content, "claim.colon")  # fmt: skip
        names = frozenset(layers.tokens[j].base for j in nouns)
        proper = frozenset(layers.tokens[j].base for j in nouns
                           if layers.tokens[j].pos == "PROPN")  # fmt: skip
        more.append(Account(said, tokens, names, n, proper))
    return more


def _names(layers: Layers, said: Attribution, *kinds: str) -> frozenset[str]:
    """Return the nouns and names of the speakers, and of what their pronouns stand for."""
    ids = {i for first, last in said.source_spans for i in range(first, last)}
    ids |= {j for head in said.sources for j in layers.refers.get(head, ())}
    return frozenset(
        layers.tokens[i].base for i in ids
        if layers.tokens[i].pos in (kinds or ("NOUN", "PROPN", "PRON"))
    )  # fmt: skip


def differ(one: Account, other: Account) -> bool:
    """Tell whether two accounts come from different speakers."""
    if set(one.said.sources) & set(other.said.sources):
        return False
    if one.proper and other.proper and not one.proper & other.proper:
        return True
    return not (one.names & other.names - _MASS) and not other.names <= {"he", "she", "it", "they"}


def answering(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield each account with one that another speaker gives soon after it."""
    for n, later in enumerate(accounts):
        for earlier in accounts[:n]:
            near = 0 <= later.sentence - earlier.sentence <= _REACH
            if near and differ(earlier, later) and not later.tokens & earlier.tokens:
                yield earlier, later


def deeds_of(layers: Layers, account: Account) -> tuple[int, ...]:
    """Return the deeds that an account tells, in text order."""
    return deeds_among(layers, account.tokens)


@remembered
def deeds_among(layers: Layers, tokens: frozenset[int]) -> tuple[int, ...]:
    """Return the deeds that some tokens tell, in text order."""
    return tuple(i for i in all_deeds(layers) if i in tokens)
