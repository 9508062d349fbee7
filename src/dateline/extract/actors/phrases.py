"""The words of a mention: from a head token to its noun phrase."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.codebook.words import word_table

_LEFT_OUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "preconj", "advcl", "ccomp",
                       "parataxis"})  # fmt: skip
_LONGEST_PREP = 8
"""Words of a prepositional phrase kept in a mention; longer ones describe rather than name."""
_BESIDE = frozenset({"alongside", "beside", "besides", "with", "against", "unlike", "despite"})
_TOWARDS = frozenset({"anti", "pro", "counter"})
_TITLE = 5
"""Words before an office among which "former" is of it."""
_OF_STATE = frozenset({"GOV", "LEG", "JUD"})
_WITH_VERB = {"shoot": ("dead",), "hand": ("over",), "turn": ("over",), "set": ("free",)}
_OF_WHAT = frozenset([
    "absolve", "accuse", "acquit", "assure", "clear", "convict", "deprive", "inform", "notify",
    "remind", "rob", "strip", "suspect", "warn",
])  # fmt: skip
"""Verbs that take a person and "of" a thing, which the parser likes to hang on the person."""


def phrase(layers: Layers, head: int) -> tuple[int, int]:
    """Return the first and last (exclusive) token of the noun phrase around a head token.

    "residents of rebel-held areas" is one phrase; relative clauses, appositions and further
    conjuncts are left out, and so is a scare quote's mark.
    """
    first = last = head
    for child in layers.children[head]:
        token = layers.tokens[child]
        if token.dep in _LEFT_OUT or (token.dep == "advmod" and child > head):
            continue
        if child < head and token.name in ("DATE", "TIME"):
            continue  # "On Monday President Tinubu": the parser hangs the day on the name
        below: Sequence[int] = layers.subtree(child)
        if child > head:
            if token.dep not in ("prep", "case", "nummod"):
                continue
            if token.dep == "prep" and not _names(layers, child, head):
                continue
            if token.dep == "prep" and _beside(layers, child):
                continue
            below = _without_clauses(layers, child)
            if len(below) <= _LONGEST_PREP:
                last = max(last, below[-1])
        else:
            first = min(first, *below)
    if first == head and first and numbered(layers, first - 1) == head:
        first -= 1
    first = _hyphenated(layers, first)
    if first < head and layers.tokens[first].dep == "punct":
        first += 1
    while first < head and first and _day_before(layers, first):
        first += 1
    while first < head and first and _of_verb(layers, first):
        first += 1
    return first, _before_death(layers, head, last + 1)


def _hyphenated(layers: Layers, first: int) -> int:
    """Return where a noun begins of which the parser parts a prefix: "a former co-worker"."""
    if first < 2 or layers.tokens[first - 1].text != "-":
        return first
    prefix, hyphen, noun = layers.tokens[first - 2 : first + 1]
    if prefix.low in _TOWARDS:
        return first  # "anti-government protests" are against the government
    if prefix.end != hyphen.start or hyphen.end != noun.start or prefix.head == first:
        return first
    before = (c for c in layers.children[prefix.i] if c < prefix.i)
    own = (c for c in before if layers.tokens[c].dep in ("det", "amod", "nummod", "poss"))
    return min((layers.subtree(c)[0] for c in own), default=prefix.i)


def _of_verb(layers: Layers, i: int) -> bool:
    """Tell whether a word goes with the verb before it: "shot dead two", "handed over six"."""
    return layers.tokens[i].low in _WITH_VERB.get(layers.tokens[i - 1].base, ())


def _before_death(layers: Layers, head: int, last: int) -> int:
    """Return where a mention ends before how its people end: "stabbed a man of 41 to death"."""
    for i in range(head + 1, last - 1):
        if layers.tokens[i].low == "to" and layers.after(i).low == "death":
            return i
    return last


def numbered(layers: Layers, i: int) -> int:
    """Return the noun right behind a number that counts it, or the token itself.

    In "took 14 soldiers prisoner" the parser hangs the number on "prisoner".
    """
    token = layers.tokens[i]
    if token.pos != "NUM" or token.dep != "nummod" or i + 1 >= len(layers.tokens):
        return i
    after = layers.tokens[i + 1]
    same = after.i == token.head or (after.dep == "compound" and after.head == token.head)
    return after.i if same and after.tag == "NNS" else i


def shared_noun(layers: Layers, i: int) -> int | None:
    """Return the noun that a counted adjective shares: "20 Indian and four Chinese soldiers"."""
    tokens = layers.tokens
    after = tokens[i + 1 : i + 5]
    if len(after) < 4 or tokens[i].tag != "JJ" or not i or tokens[i - 1].pos != "NUM":
        return None
    joined = after[0].low == "and" and after[1].pos == "NUM" and after[2].name == "NORP"
    return after[3].i if joined and after[3].tag == "NNS" else None


def _names(layers: Layers, prep: int, head: int) -> bool:
    """Tell whether a preposition names what it hangs on: not "accused the rebels of burning"."""
    low = layers.tokens[prep].low
    if low not in ("of", "from", "for", "in"):
        return False
    noun = layers.tokens[head]
    harm = word_table("harm", "kind")
    deed = any(layers.tokens[c].base in harm for c in layers.children[prep])
    named = low == "of" and (noun.pos == "PROPN" or deed) and noun.dep == "dobj"
    if named and layers.tokens[noun.head].base in _OF_WHAT:
        return False
    return all(layers.tokens[c].dep != "pcomp" for c in layers.children[prep])


def _beside(layers: Layers, prep: int) -> bool:
    """Tell whether what a preposition brings is told beside a name: "Bishop, in Canberra on …".

    Nor is a time part of it: "the coalition in the last 24 hours".
    """
    times = (layers.tokens[c] for c in layers.children[prep])
    return layers.tokens[prep - 1].text == "," or (
        layers.tokens[prep].low in ("in", "for")
        and any(t.dep == "pobj" and t.name in ("DATE", "TIME") for t in times)
    )


def _day_before(layers: Layers, i: int) -> bool:
    """Tell whether a day stands there that is no part of the name after it: "On Sunday Marcos"."""
    before = layers.tokens[i - 1]
    return layers.tokens[i].name in ("DATE", "TIME") and (
        before.low in ("on", "in") or before.name in ("DATE", "TIME")
    )


def _without_clauses(layers: Layers, i: int) -> list[int]:
    """Return token `i` and what hangs on it in one stretch, clauses left out."""
    found, queue = [i], [i]
    while queue:
        for child in layers.children[queue.pop()]:
            if layers.tokens[child].dep not in ("relcl", "acl", "appos", "advcl"):
                found.append(child)
                queue.append(child)
    found.sort()
    stretch = [found[0]]
    for at in found[1:]:
        if at != stretch[-1] + 1:
            break
        stretch.append(at)
    while layers.tokens[stretch[-1]].dep in ("punct", "cc"):
        stretch.pop()
    return stretch


_FIGHTING = frozenset({
    "conflict", "ceasefire", "truce", "hostility", "clash", "fighting", "humanitarian", "war",
    "shelling", "civilian", "troop", "rebel", "militia",
})  # fmt: skip
_POLLING = frozenset({
    "election", "vote", "voter", "coalition", "parliament", "candidate", "opposition", "lawmaker",
    "ballot", "party",
})  # fmt: skip
_ALL_OF_THEM = frozenset({"all", "both", "two", "main", "key", "relevant", "concerned"})


def core(layers: Layers, head: int) -> list[int]:
    """Return the head token and the words that modify it, to any depth, clauses left out."""
    found, queue = [head], [head]
    while queue:
        for child in layers.children[queue.pop()]:
            if layers.tokens[child].dep in ("compound", "amod", "nmod", "poss", "npadvmod"):
                found.append(child)
                queue.append(child)
    return sorted(found)


def is_beside(layers: Layers, i: int) -> bool:
    """Tell whether a preposition brings others than it hangs on: "troops, alongside Chadians"."""
    return layers.tokens[i].low in _BESIDE


def of_it_alone(layers: Layers, i: int) -> list[int]:
    """Return what hangs on a token, further nouns left out: "of soldiers and Russian guards"."""
    beside = further(layers, i)
    return [b for b in layers.subtree(i) if b not in beside]


def further(layers: Layers, i: int) -> set[int]:
    """Return the words of the nouns that "and" joins to a noun or to what a preposition brings."""
    heads = [i, *(b for b in layers.children[i] if layers.tokens[b].dep == "pobj")]
    joined = [c for h in heads for c in layers.children[h] if layers.tokens[c].dep == "conj"]
    return {b for c in joined if layers.tokens[c].pos == "NOUN" for b in layers.subtree(c)}


def has_left(layers: Layers, tokens: Sequence[int], office: int, sector: str) -> str | None:
    """Return ELI if an office of state is no longer held: "former Florida Gov. Bo Lund"."""
    before = [k for k in tokens if office - _TITLE <= k < office]
    once = any(layers.tokens[k].low == "former" for k in before)
    return "ELI" if once and sector in _OF_STATE else None


def are_sides(layers: Layers, i: int) -> bool:
    """Tell whether "the parties" are those to a fight: no other word says which, and none polls.

    "Aid agencies call on the parties to let convoys pass".
    """
    token = layers.tokens[i]
    if token.low != "parties" or any(
        layers.tokens[c].low not in _ALL_OF_THEM and layers.tokens[c].dep in ("amod", "compound")
        for c in layers.children[i]
    ):
        return False
    told = [t.base for t in layers.tokens if t.i != i]
    return sum(b in _FIGHTING for b in told) > sum(b in _POLLING for b in told)
