"""Tells what somebody calls untrue: "Pure invention", "called the report a lie", "was staged"."""

from collections.abc import Iterable

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import names_act
from dateline.extract.claims.denying.wordings import (
    NEGATIVE,
    denial_words,
    has_lemma,
    inside,
    is_denied,
    is_false_word,
    tops,
)
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_passive,
    is_verb,
    subject,
    word,
)

_LIGHT = frozenset({"PUNCT", "DET", "PRON", "AUX", "ADP", "CCONJ", "SPACE", "PART", "INTJ"})
_HOLDING = frozenset({"true", "so", "correct", "accurate", "happen", "involve", "responsible",
                      "involved", "kind", "touch", "harm", "sort"})  # fmt: skip
"""Words that hold good; a negative before them denies."""
_ASKING = frozenset({"what", "why", "how", "who", "when", "where", "whether", "if"})
_PEOPLE = frozenset({"they", "them", "we", "you", "he", "she"})
_CHARGING = frozenset({"say", "claim", "suggest", "accuse", "think", "allege", "imply", "charge",
                       "blame", "believe", "link", "suspect"})  # fmt: skip
_KNOWING = frozenset({"confirm", "verify", "say", "tell", "know", "rule", "establish",
                      "determine", "comment", "sure", "clear"})  # fmt: skip
_COMING = frozenset({"should", "must", "ought", "shall"})
"""Modals of what is not to be ("such things should not happen")."""
_STOPS = frozenset({",", ".", ";", ":", "!", "?", "-", "–", "—"})
_MARKS = frozenset("\"“”'‘’()")
_LONGEST = 26
"""Tokens between "called" and "a lie"."""


def says_untrue(layers: Layers, said: Attribution) -> bool:
    """Tell whether a content does nothing but call something untrue ("Pure invention")."""
    tokens = inside(layers, said)
    return (
        _short_denial(layers, tokens)
        or _ends_false(layers, tokens)
        or any(_is_false(layers, top) for top in tops(layers, tokens)[:1])
        or any(_lies(layers, top) or _faked(layers, top) for top in tops(layers, tokens)[:1])
    )


def _short_denial(layers: Layers, inside_: list[int]) -> bool:
    """Tell whether the first few words are "pure invention", "not true", "nothing of the sort"."""
    tokens = [layers.tokens[i] for i in inside_ if layers.tokens[i].text not in _MARKS]
    ends = [n for n, t in enumerate(tokens) if t.text in _STOPS]
    if ends and 0 < ends[0] <= 6:
        tokens = tokens[: ends[0]]
    words = [t for t in tokens if t.pos not in _LIGHT and not _rests(layers, t.i)]
    low = {t.low for t in tokens}
    lemmas = {t.base for t in words}
    negated = bool(low & (NEGATIVE - {"nowhere", "nor", "none", "neither"}))
    if len(words) > 6 or (negated and lemmas & _KNOWING) or low & _ASKING or low & _COMING:
        return False
    if any(_is_no_account(layers, t) for t in words):
        return False
    if not words:
        return bool(low & {"no", "not"}) and not low & {"nothing", "to"}  # "asked them not to"
    if lemmas & {"opposite", "contrary", "reverse"} and lemmas & {"true", "case"}:
        return True
    if lemmas & _HOLDING:
        return negated
    plain = [t for t in words if t.dep not in ("amod", "compound", "nmod") or len(words) == 1]
    weak = denial_words("weak") if len(words) > 2 else frozenset()
    strong = [t for t in plain if not has_lemma(layers, t.i, weak)]
    return any(is_false_word(layers, t.i) for t in strong) and not negated


def _is_no_account(layers: Layers, token: Token) -> bool:
    """Tell whether a subject is no account that could be untrue ("this debate is misleading")."""
    return (
        token.dep == "nsubj" and token.pos == "NOUN"
        and has_lemma(layers, token.head, ("be",)) and not is_account(layers, [token.i])
    )  # fmt: skip


def _is_false(layers: Layers, top: int) -> bool:
    """Tell whether a clause is "the report is a pure fabrication", "these claims are false"."""
    own = subject(layers, top)
    if layers.tokens[top].base != "be" or own is None or is_denied(layers, top):
        return False
    if any(layers.tokens[c].tag == "MD" for c in layers.children[top]):
        return False  # "it would be wrong to say"
    said = children_of(layers, top, "acomp", "attr")
    untrue = any(is_false_word(layers, i) for i in said)
    if untrue and all(has_lemma(layers, i, denial_words("weak")) for i in said):
        untrue = not any(_is_fact(layers, c) for i in (top, *said)
                         for c in children_of(layers, i, "ccomp", "csubj"))  # fmt: skip
    if word(layers, own) in _PEOPLE and any(word(layers, i) == "wrong" for i in said):
        return False  # "they are wrong, and will see it"
    return untrue and is_account(layers, _named(layers, below(layers, own)))


def _is_fact(layers: Layers, clause: int) -> bool:
    """Tell whether a clause only has what somebody thinks little of ("absurd that they won")."""
    if not any(word(layers, c) == "that" for c in children_of(layers, clause, "mark")):
        return False
    return not any(layers.tokens[j].base in _CHARGING for j in below(layers, clause))


def _ends_false(layers: Layers, tokens: list[int]) -> bool:
    """Tell whether words that the parse may have misread end in "… were untrue"."""
    words = [i for i in tokens if layers.tokens[i].pos != "PUNCT"]
    last = words[-4:]
    if len(words) < 4 or not is_false_word(layers, last[-1]):
        return False
    copula = any(layers.tokens[i].base == "be" for i in last)
    negated = any(word(layers, i) in NEGATIVE for i in last)
    return copula and not negated and is_account(layers, _named(layers, words[:3]))


def _named(layers: Layers, tokens: Iterable[int]) -> list[int]:
    """Return the words of a subject without a "this" before its noun, and without "is"."""
    tokens = [i for i in tokens if layers.tokens[i].base != "be"]
    return [
        i for i in tokens
        if layers.tokens[i].dep != "det" or layers.tokens[layers.tokens[i].head].pos != "NOUN"
    ]  # fmt: skip


def _rests(layers: Layers, i: int) -> bool:
    """Tell whether "lie" says where or how somebody lies ("six children lay wounded")."""
    token = layers.tokens[i]
    if token.pos != "VERB" or token.base != "lie":
        return False
    how = children_of(layers, i, "acomp", "oprd", "advcl", "advmod", "prt", "xcomp")
    return how != [] or token.low in ("lay", "lain") or not _lies(layers, i)


def _lies(layers: Layers, top: int) -> bool:
    """Tell whether a clause says that somebody lies ("the general was lying about the market")."""
    if layers.tokens[top].base != "lie" or is_denied(layers, top):
        return False
    if layers.tokens[top].low in ("lay", "lain") or subject(layers, top) is None:
        return False
    if children_of(layers, top, "acomp", "oprd"):
        return False  # "six pedestrians lie dead"
    over = children_of(layers, top, "prep")
    return all(word(layers, p) in ("about", "to", "through") for p in over)


def _faked(layers: Layers, top: int) -> bool:
    """Tell whether a clause says that footage or a report was made up."""
    made_up = layers.tokens[top].base == "make" and any(
        word(layers, c) == "up" for c in children_of(layers, top, "prt", "advmod")
    )
    faking = made_up or has_lemma(layers, top, denial_words("faking"))
    if not faking or is_denied(layers, top):
        return False
    held = child_of(layers, top, "nsubjpass") if is_passive(layers, top) else None
    if held is None:
        return False
    places = [p for p in children_of(layers, top, "prep")
              if word(layers, p) in ("in", "at", "near", "outside", "from", "on")]  # fmt: skip
    return not places and any(
        has_lemma(layers, j, denial_words("picture")) for j in below(layers, held)
    )


def called_false(layers: Layers, i: int) -> set[int] | None:
    """Return what a verb of naming calls untrue, in "called the charges baseless"."""
    found = _by_parse(layers, i) or _by_order(layers, i)
    if not found or _is_person(layers, found):
        return None
    return found if is_account(layers, found) else None


def _is_person(layers: Layers, tokens: set[int]) -> bool:
    """Tell whether it is somebody who is called false, no account ("called the mogul a fake")."""
    tops_ = [i for i in tokens if layers.tokens[i].head not in tokens]
    return bool(tops_) and all(
        layers.tokens[i].name == "PERSON"
        or (
            word_table("roles", "kind").get(layers.tokens[i].base) == "person"
            and not has_lemma(layers, i, denial_words("account"))
        )
        for i in tops_
    )


def _by_parse(layers: Layers, i: int) -> set[int] | None:
    """Return what is called untrue as the parse has it."""
    held = child_of(layers, i, "dobj", "nsubjpass")
    complements = [
        *(c for c in children_of(layers, i, "oprd", "acomp", "xcomp", "ccomp", "attr") if c > i),
        *(o for p in children_of(layers, i, "prep") if word(layers, p) == "as"
          for o in layers.children[p]),
    ]  # fmt: skip
    branch = {j for c in complements for j in below(layers, c)}
    if not any(is_false_word(layers, j, "untrue") for j in branch):
        return None
    if held is None:  # the parse may take all for one clause
        held = next((c for j in complements for c in children_of(layers, j, "nsubj")), None)
    if held is None and layers.tokens[i].dep == "relcl" and layers.tokens[i].head < i:
        held = layers.tokens[i].head  # "a charge its diplomats termed baseless"
        return below(layers, held, [i])
    return below(layers, held) - {i} if held is not None else None


def _by_order(layers: Layers, i: int) -> set[int] | None:
    """Return what is called untrue as the words stand: "called X a lie", "rejected as false X"."""
    last = min(layers.sentences[layers.tokens[i].sentence].last, i + _LONGEST)
    false = next((j for j in range(i + 1, last) if is_false_word(layers, j, "untrue")), None)
    if false is None or any(layers.tokens[j].text == ";" for j in range(i, false)):
        return None
    first = false
    while first - 1 > i and (
        layers.tokens[first - 1].pos in ("DET", "ADJ", "ADV")
        or layers.tokens[first - 1].text in _MARKS | {"as", "mere", "pure", "-", ","}
        or _belongs(layers, first - 1, false)
    ):  # fmt: skip
        first -= 1
    if first - 1 == i and word(layers, i + 1) == "as":
        after = layers.tokens[false + 1] if false + 1 < last else None
        noun = after is not None and after.pos == "NOUN" and not is_account(layers, [false + 1])
        return _up_to_stop(layers, false + 1) if not noun else None
    if not _closes(layers, false):
        return None
    if first == i + 1 and word(layers, first) in ("that", "this", "it", "these", "all"):
        first += 1  # "called that complete nonsense"
    held = [j for j in range(i + 1, first) if layers.tokens[j].pos not in ("PUNCT",)]
    return set(range(held[0], held[-1] + 1)) if held else None


def _belongs(layers: Layers, i: int, noun: int) -> bool:
    """Tell whether a word only says more of the noun after it, and is no account itself."""
    token = layers.tokens[i]
    return (
        token.dep in ("compound", "amod", "nmod") and token.head == noun
        and not has_lemma(layers, i, denial_words("account"))
    )  # fmt: skip


def _closes(layers: Layers, i: int) -> bool:
    """Tell whether a word ends what it belongs to: a stop, "and" or a preposition follows."""
    after = i + 1
    while after < len(layers.tokens) and layers.tokens[after].text in _MARKS:
        after += 1
    if after >= len(layers.tokens):
        return True
    token = layers.tokens[after]
    return token.text in _STOPS or token.pos in ("CCONJ", "SCONJ", "ADP", "VERB")


def _up_to_stop(layers: Layers, first: int) -> set[int] | None:
    last = first
    end = layers.sentences[layers.tokens[first - 1].sentence].last
    while last < end and layers.tokens[last].text not in _STOPS:
        last += 1
    return set(range(first, last)) or None


def is_account(layers: Layers, tokens: Iterable[int]) -> bool:
    """Tell whether words name what somebody said, or a deed: those can be untrue."""
    for i in tokens:
        token = layers.tokens[i]
        if token.low in ("this", "that", "it", "them", "these", "they", "all"):
            return True
        if token.base in denial_words("account") | denial_words("picture"):
            return True
        if names_act(layers, i) or (is_verb(layers, i) and token.dep in ("acl", "ccomp", "relcl")):
            return True
    return False
