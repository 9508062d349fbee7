"""Reads phrases off the parse: clauses, noun phrases, subjects, and their words."""

from collections.abc import Collection, Iterable, Iterator

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_EDGE = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "...", "…"})
_MARKS = "\"“”‘’'"


def below(layers: Layers, i: int, cut: Collection[int] = ()) -> set[int]:
    """Return token `i` and all below it but the branches that begin at a token of `cut`."""
    found, queue = {i}, [i]
    while queue:
        for child in layers.children[queue.pop()]:
            if child not in cut:
                found.add(child)
                queue.append(child)
    return found


def child_of(layers: Layers, i: int, *deps: str) -> int | None:
    """Return the first child of token `i` in one of the roles."""
    return next((c for c in layers.children[i] if layers.tokens[c].dep in deps), None)


def children_of(layers: Layers, i: int, *deps: str) -> list[int]:
    """Return the children of token `i` in the roles."""
    return [c for c in layers.children[i] if layers.tokens[c].dep in deps]


def word(layers: Layers, i: int) -> str:
    """Return the token's text in lower case."""
    return layers.tokens[i].text.lower()


def is_verb(layers: Layers, i: int) -> bool:
    """Tell whether the token is a verb in the parse."""
    token = layers.tokens[i]
    return token.pos in ("VERB", "AUX") or token.tag.startswith("VB")


def is_negated(layers: Layers, i: int) -> bool:
    """Tell whether the verb or noun is denied by a word of its own."""
    return any(
        layers.tokens[c].dep == "neg" or word(layers, c) in ("no", "never", "neither", "nor")
        for c in layers.children[i]
        if layers.tokens[c].dep in ("neg", "det", "preconj", "advmod", "cc") and c < i
    )


def is_passive(layers: Layers, i: int) -> bool:
    """Tell whether the verb is passive."""
    return child_of(layers, i, "auxpass", "nsubjpass", "agent") is not None


def heads(layers: Layers, i: int) -> tuple[int, ...]:
    """Return token `i` and the heads joined to it ("the army and residents": two)."""
    found = [i]
    for conjunct in children_of(layers, i, "conj"):
        if layers.tokens[conjunct].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            found.extend(heads(layers, conjunct))
    found.extend(a for a in children_of(layers, i, "appos") if _listed(layers, i, a))
    return tuple(found)


def _listed(layers: Layers, i: int, other: int) -> bool:
    """Tell whether a comma stands for "and", as headlines have it ("Chile, Peru agree")."""
    left, right = layers.tokens[i], layers.tokens[other]
    plural = layers.tokens[left.head].tag == "VBP" and left.dep == "nsubj" and left.tag == "NNP"
    return plural and left.name == right.name == "GPE"


def phrase(layers: Layers, i: int, *, without: int | None = None) -> Range:
    """Return the first and last (exclusive) token of the phrase that token `i` heads.

    Conjuncts are left out: each heads a phrase of its own; so is the branch that holds `without`.
    """
    cut = set(heads(layers, i)[1:]) | set(children_of(layers, i, "cc"))
    if without is not None:
        cut |= {c for c in layers.children[i] if without in below(layers, c)}
    inside = below(layers, i, cut | _verbs_above(layers, i))
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    first = _after_dateline(layers, first, i)
    while last > i and layers.tokens[last].text in _EDGE:
        last -= 1
    while first < i and (
        layers.tokens[first].text in _EDGE or word(layers, first) in ("even", "only", "but", "and")
    ):
        first += 1
    return first, last + 1


def _after_dateline(layers: Layers, first: int, i: int) -> int:
    """Return where the phrase begins after a dateline that the parser took into it."""
    block = layers.document.blocks[layers.sentences[layers.tokens[i].sentence].block]
    if layers.tokens[first].start != block.span.start:
        return first
    dashes = [j for j in range(first, i) if layers.tokens[j].text in ("-", "--", "–", "—")
              and layers.document.text[layers.tokens[j].start - 1] == " "]  # fmt: skip
    return dashes[-1] + 1 if dashes else first


def _verbs_above(layers: Layers, i: int) -> set[int]:
    """Return comments on the clause that the parser hangs under the noun."""
    return {
        c for c in layers.children[i]
        if c < i and (layers.tokens[c].dep == "parataxis" or layers.tokens[c].text in (",", ";", ":"))
    }  # fmt: skip


def antecedent(layers: Layers, i: int) -> int:
    """Return whom a relative pronoun stands for; any other token is returned as it is."""
    if word(layers, i) not in RELATIVES or layers.tokens[i].tag not in ("WP", "WDT", "IN"):
        return i
    for above in layers.ancestors(i):
        if layers.tokens[above].dep == "relcl":
            return layers.tokens[above].head
    return i


def subject(layers: Layers, i: int) -> int | None:
    """Return the head of the verb's own subject."""
    return child_of(layers, i, *SUBJECTS)


def doer(layers: Layers, i: int) -> int | None:
    """Return who does what verb `i` says, searched upwards where the verb has no subject.

    In "X left, adding that …" X adds; in "a statement saying …" the statement says.
    """
    for _ in range(6):
        if is_passive(layers, i):
            agent = child_of(layers, i, "agent")
            own = child_of(layers, agent, "pobj") if agent is not None else None
            return own
        own = subject(layers, i)
        if own is not None:
            return own
        above = _upwards(layers, i)
        if above is not None and layers.tokens[above].pos == "ADJ":
            above = layers.tokens[above].head
        if above is None or not is_verb(layers, above):
            return above
        if is_passive(layers, above):
            return subject(layers, above)
        i = above
    return None


def strayed(layers: Layers, i: int) -> int | None:
    """Return the reporting verb that a joined verb belongs to, where the parse put it lower.

    In "Armenia said two soldiers had died and accused Baku" Armenia accuses: the tense tells.
    """
    token = layers.tokens[i]
    low = layers.tokens[token.head]
    if token.dep != "conj" or low.dep != "ccomp" or subject(layers, i) is not None:
        return None
    outer = layers.tokens[low.head]
    plain = child_of(layers, i, "aux", "auxpass") is None
    differs = child_of(layers, low.i, "aux", "auxpass") is not None or low.tag != token.tag
    return outer.i if plain and differs and outer.tag == token.tag and outer.i < i else None


def _upwards(layers: Layers, i: int) -> int | None:
    """Return the verb whose subject a bare verb shares, or the noun that it modifies."""
    token = layers.tokens[i]
    if token.head == i:
        return None
    if (outer := strayed(layers, i)) is not None:
        return outer
    head = layers.tokens[token.head]
    if token.dep in ("acl", "relcl"):
        return _author(layers, token.head)
    if token.dep == "xcomp":
        held = child_of(layers, token.head, "dobj")
        if held is not None and held < i and token.tag == "VB":
            return held
        return token.head
    if token.dep in ("pcomp", "pobj"):
        return next((a for a in layers.ancestors(i) if is_verb(layers, a)), None)
    if token.dep in ("conj", "advcl", "dep", "ccomp", "parataxis", "prep"):
        if token.dep == "ccomp" and token.tag not in ("VBG", "VB"):
            return None
        if is_verb(layers, token.head):
            return token.head
        if token.dep == "conj" and head.pos in ("NOUN", "PROPN"):
            return None
        return next((a for a in layers.ancestors(i) if is_verb(layers, a)), None)
    return None


def _author(layers: Layers, noun: int) -> int:
    """Return who issued the noun ("X issued a statement saying": X), else the noun."""
    token = layers.tokens[noun]
    if token.dep == "dobj" and layers.tokens[token.head].lemma.lower() in _ISSUING:
        return subject(layers, token.head) or noun
    return noun


_ISSUING = frozenset({"issue", "release", "publish", "make", "give", "send", "post", "deliver",
                      "sign", "circulate", "share", "put", "read", "run", "air"})  # fmt: skip


def runs(layers: Layers, tokens: Iterable[int]) -> Iterator[Range]:
    """Yield the code-point ranges of stretches of tokens, without commas and stops at the ends."""
    stretch: list[int] = []
    for i in [*sorted(tokens), -1]:
        if stretch and i != stretch[-1] + 1:
            if (found := _trimmed(layers, stretch)) is not None:
                yield found
            stretch = []
        stretch.append(i)


def _trimmed(layers: Layers, stretch: list[int]) -> Range | None:
    while stretch and layers.tokens[stretch[0]].text in _EDGE:
        stretch = stretch[1:]
    while stretch and (
        layers.tokens[stretch[-1]].text in _EDGE or layers.tokens[stretch[-1]].dep == "cc"
    ):
        stretch = stretch[:-1]
    if not stretch:
        return None
    if all(layers.tokens[i].text in _MARKS for i in stretch):
        return None
    text = layers.document.text
    start, end = layers.tokens[stretch[0]].start, layers.tokens[stretch[-1]].end
    if start and text[start - 1] in "\"“‘" and not _is_token(layers, start - 1):
        start -= 1
    if end < len(text) and text[end] in "\"”’" and not _is_token(layers, end):
        end += 1
    return start, end


def _is_token(layers: Layers, offset: int) -> bool:
    i = layers.token_at(offset)
    return i is not None and layers.tokens[i].start <= offset
