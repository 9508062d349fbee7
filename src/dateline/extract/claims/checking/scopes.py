"""What a mark of verification holds for: a clause, a sentence, the sentences before."""

from dateline.annotate import Layers
from dateline.document import SPEAKING
from dateline.extract.claims.attributions import Range
from dateline.extract.claims.checking.deeds import tells_force
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    heads,
    is_passive,
    is_verb,
    subject,
    word,
)

_BACK = 3
"""How many sentences of its paragraph "the report" may sum up."""


def range_of(layers: Layers, tokens: set[int]) -> Range:
    """Return the code points from the first to the last of the tokens."""
    return layers.tokens[min(tokens)].start, layers.tokens[max(tokens)].end


def stretches(layers: Layers, tokens: set[int]) -> list[Range]:
    """Return the code points of each unbroken stretch of tokens."""
    found: list[set[int]] = []
    for i in sorted(tokens):
        if found and i - 1 in found[-1]:
            found[-1].add(i)
        else:
            found.append({i})
    return [range_of(layers, run) for run in found]


def clause_range(layers: Layers, i: int) -> Range:
    """Return the range of the smallest clause around a word."""
    top = layers.tokens[i].head
    while layers.tokens[top].head != top and not (
        is_verb(layers, top) and subject(layers, top) is not None
    ):
        top = layers.tokens[top].head
    others = [
        c for c in layers.children[top]
        if layers.tokens[c].dep == "conj" and subject(layers, c) is not None
        and i not in below(layers, c)
    ]  # fmt: skip
    return range_of(layers, below(layers, top, others))


def referred(layers: Layers, i: int) -> Range:
    """Return what a checking verb holds for: its own sentence, the clause before, or those before.

    ", which Reuters could not confirm" holds for the main clause; "Reuters could not verify the
    report" for the sentences before it in the paragraph; so does "Phones are cut, and the toll is
    unknown", whose own sentence tells of no deed of force.
    """
    found = _referred(layers, i)
    if is_first(layers, i) or tells_force(layers, found) or _of_the_last(layers, i):
        return found
    return earlier(layers, i, keep=False)


def _of_the_last(layers: Layers, i: int) -> bool:
    """Tell whether a check is of what was told last: "could not confirm that"."""
    that = any(word(layers, c) == "that" for c in children_of(layers, i, "dobj"))
    return that and not is_first(layers, i)


def _referred(layers: Layers, i: int) -> Range:
    """Return what a checking verb holds for by its place in the sentence alone."""
    pronoun = next((c for c in layers.children[i] if word(layers, c) == "which"), None)
    if pronoun is not None:
        return before(layers, min(below(layers, i)))
    for at in (i, *layers.ancestors(i)):
        token = layers.tokens[at]
        if (
            token.dep == "relcl"
            and layers.tokens[token.head].base in words("account")
            and (layers.tokens[token.head].dep in ("appos", "npadvmod"))
        ):  # ", a claim that the agency later verified"
            own = before(layers, min(below(layers, at)))
            acts = any(t.pos == "VERB" and own[0] <= t.start < layers.tokens[token.head].start
                       for t in layers.tokens)  # fmt: skip
            return own if acts else (earlier(layers, at, keep=True)[0], own[1])
        if token.dep == "relcl" and layers.tokens[token.head].pos != "PRON":
            return before(layers, min(below(layers, at)))
        if token.dep == "relcl":  # "This we have been unable to corroborate"
            return earlier(layers, at, keep=False)
        if token.dep == "conj" and is_verb(layers, at) and subject(layers, at) is not None:
            return before(layers, min(below(layers, at)))
        if token.dep == "ccomp" and at != i:
            break
    sentence = layers.sentences[layers.tokens[i].sentence]
    own = (layers.tokens[sentence.first].start, layers.tokens[sentence.last - 1].end)
    kind = _object(layers, i)
    if kind == "own" or _new_report(layers, i):
        return own
    if kind == "before":
        return part_before(layers, i)
    return preceding(layers, layers.tokens[i].sentence, own, keep=kind == "both")


def _new_report(layers: Layers, i: int) -> bool:
    """Tell whether a sentence begins with a report of its own: "A second video, said to show"."""
    first = layers.sentences[layers.tokens[i].sentence].first
    near = range(first, min(first + 4, i))
    noun = next((j for j in near if layers.tokens[j].base in words("account")), None)
    if noun is None or i - noun < 4:
        return False
    return word(layers, first) in ("a", "an", "another", "one", "some", "other", "further") or (
        layers.tokens[noun].tag == "NNS"
        and noun - first < 2
        and word(layers, first) not in ("the", "these", "those", "both", "its", "their")
    )


def part_before(layers: Layers, i: int) -> Range:
    """Return the sentence up to the semicolon before token `i`, else the sentences before."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    semicolon = [j for j in range(sentence.first, i) if layers.tokens[j].text == ";"]
    if semicolon:
        return before(layers, semicolon[-1])
    if _of_the_last(layers, i):
        return last_sentence(layers, i)
    return earlier(layers, i, keep=False)


def before(layers: Layers, i: int) -> Range:
    """Return the range of a sentence up to token `i`, without the comma or "but" before it."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    last = max(i - 1, sentence.first)
    while last > sentence.first and layers.tokens[last].text in (
        ",",
        "-",
        "–",
        "—",
        "but",
        "and",
        "(",
    ):
        last -= 1
    return layers.tokens[sentence.first].start, layers.tokens[last].end


def _object(layers: Layers, i: int) -> str:
    """Return "before" where the verb's object points back, "own" where it tells, else "both"."""
    held = children_of(layers, i, "nsubjpass" if is_passive(layers, i) else "dobj")
    if child_of(layers, i, "ccomp") is not None and not is_passive(layers, i):
        return "own"
    held = (
        held or children_of(layers, i, "nsubj", "nsubjpass")
        if layers.tokens[i].pos != "VERB"
        else held
    )
    for noun in (h for root in held for h in heads(layers, root)):
        token = layers.tokens[noun]
        telling = [c for c in children_of(layers, noun, "acl", "relcl", "prep", "ccomp")
                   if len(below(layers, c)) > 2]  # fmt: skip
        account = token.base in words("account")
        if token.pos == "PRON" or (account and not _full(layers, telling)):
            return "before"
        if any(
            word(layers, c) in ("the", "this", "that", "these", "those")
            for c in layers.children[noun]
        ):
            return "both"
        return "own"
    return "before"


def _full(layers: Layers, telling: list[int]) -> bool:
    return any(layers.tokens[c].dep in ("acl", "ccomp") for c in telling)


def preceding(layers: Layers, n: int, own: Range, *, keep: bool) -> Range:
    """Return the sentences before sentence `n` in its paragraph, or the paragraph before."""
    block = layers.sentences[n].block
    first = n
    while first > max(0, n - _BACK) and layers.sentences[first - 1].block == block:
        first -= 1
    end = own[1] if keep else own[0]
    if first < n:
        return layers.tokens[layers.sentences[first].first].start, end
    if keep or first == 0 or layers.document.blocks[block].role not in SPEAKING:
        return own
    earlier = layers.sentences[first - 1].block
    while first > 0 and layers.sentences[first - 1].block == earlier:
        first -= 1
    return layers.tokens[layers.sentences[first].first].start, layers.tokens[
        layers.sentences[n - 1].last - 1
    ].end


def earlier(layers: Layers, i: int, *, keep: bool) -> Range:
    """Return the sentences before in the paragraph, with the own one where `keep` says so."""
    return preceding(layers, layers.tokens[i].sentence, whole_sentence(layers, i), keep=keep)


def last_sentence(layers: Layers, i: int) -> Range:
    """Return the sentence before that of token `i`, its own where there is none."""
    n = max(0, layers.tokens[i].sentence - 1)
    sentence = layers.sentences[n]
    return range_of(layers, set(range(sentence.first, sentence.last)))


def is_first(layers: Layers, i: int) -> bool:
    """Tell whether no sentence of the paragraph comes before that of token `i`."""
    return earlier(layers, i, keep=True) == whole_sentence(layers, i)


def whole_sentence(layers: Layers, i: int) -> Range:
    """Return the range of the sentence that token `i` stands in."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    return layers.tokens[sentence.first].start, layers.tokens[sentence.last - 1].end


def following(layers: Layers, n: int) -> Range | None:
    """Return the sentence after sentence `n` in its paragraph, None for the last."""
    if n + 1 >= len(layers.sentences):
        return None
    after = layers.sentences[n + 1]
    if after.block != layers.sentences[n].block:
        return None
    return layers.tokens[after.first].start, layers.tokens[after.last - 1].end
