"""Finds set phrases of checking: "no way of knowing", "accounts differ", "took the blame"."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import (
    all_deeds,
    deeds_of_force,
    groups_of,
    kin,
    nearest,
    place,
    tells_force,
    told,
)
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.scopes import (
    before,
    earlier,
    following,
    is_first,
    last_sentence,
    range_of,
    whole_sentence,
)
from dateline.extract.claims.checking.setphrases import set_phrases
from dateline.extract.claims.checking.subjects import by_subject
from dateline.extract.claims.checking.surface import is_void
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.denying.untrue import is_account
from dateline.extract.claims.grammar.trees import subject

_PARTING = frozenset({",", "and", "but", "because", "since", "as", "after", "when", "where",
                      "while"})  # fmt: skip
"""Words that part what is left open from a reason or a time told after it."""
_OPEN_AT = frozenset({"with", "in", "of"})
"""Last words of a phrase that tells itself what somebody had no part in."""


def find_sayings(layers: Layers) -> list[VerificationMark]:
    """Return the marks of all set phrases of a document."""
    text = layers.document.text.lower().replace("’", "'").replace("\n", " ")
    if len(text) != len(layers.document.text):  # a letter that is two in lower case
        return []
    found: list[VerificationMark] = []
    for kind, match in set_phrases(text):
        first, last = layers.token_at(match.start()), layers.token_at(match.end() - 1)
        if first is not None and last is not None:
            found += _marks(layers, kind, first, last)
    return found


def _marks(layers: Layers, kind: str, first: int, last: int) -> list[VerificationMark]:
    if layers.tokens[first].sentence != layers.tokens[last].sentence:
        return []
    if kind in ("settled", "avowed"):
        scopes = [] if is_void(layers, first) else _settled(layers, first, last)
        own = "admitted" if kind == "avowed" else ""
        return [VerificationMark(first, last + 1, "confirmed", s, None, own) for s in scopes]
    if kind == "contested":
        if is_void(layers, first):
            return []
        scope = _contested(layers, first, last)
        return [VerificationMark(first, last + 1, "disputed", scope, None)]
    if kind == "old picture":
        shown = _pictured(layers, first)
        return [VerificationMark(first, last + 1, "disputed", scope, None) for scope in shown]
    if kind == "rebuffed":
        return [VerificationMark(first, last + 1, "disputed", scope, None)
                for scope in _rebuffed(layers, first, last)]  # fmt: skip
    if kind == "shown" and not _pictured(layers, first):
        return []
    if layers.tokens[first].base in ("rumour", "rumor", "rumours", "rumors"):
        first = last  # the noun itself still says who tells
    weak = "alleged" if kind in ("unseen", "shown") else ""
    _, depicted = _around(layers, first, last)
    if kind == "shown" and any(groups_of(layers, d) for d in depicted):
        return [VerificationMark(first, last + 1, "unverified", s, None, weak)
                for s in (deed_scope(layers, d) for d in depicted)]  # fmt: skip
    return [
        VerificationMark(first, last + 1, "unverified", scope, None, weak)
        for scope in _unchecked(layers, first, last)
    ]


def _around(layers: Layers, first: int, last: int) -> tuple[list[int], list[int]]:
    """Return the deeds of the sentence before and after a phrase, up to a semicolon."""
    sentence = layers.sentences[layers.tokens[first].sentence]
    stops = [j for j in range(sentence.first, sentence.last) if layers.tokens[j].text == ";"]
    low = max((j for j in stops if j < first), default=sentence.first)
    high = min((j for j in stops if j > last), default=sentence.last)
    deeds = [d for d in all_deeds(layers) if sentence.first <= d < sentence.last
             and layers.tokens[d].base not in words("check")]  # fmt: skip
    return [d for d in deeds if d < first], [d for d in deeds if last < d < high and low < d]


def _unchecked(layers: Layers, first: int, last: int) -> list[Range]:
    """Return what "no confirmation" holds for: the deed after it, else before it, else earlier."""
    ends = last + 1 + (layers.after(last).tag == "VBN")  # "could not be independently checked"
    verb = next((i for i in range(first, ends) if subject(layers, i) is not None), None)
    if verb is not None and (subjects := by_subject(layers, verb)) is not None:
        return subjects
    inside = [d for d in deeds_of_force(layers) if first <= d <= last]
    if inside:  # "who fired is not known"
        echoes = told(layers, inside, first)
        return [place(layers, d) for d in (*inside, *echoes)]
    ahead, after = _around(layers, first, last)
    if after and layers.after(last).low not in _PARTING and (
        layers.tokens[last].low != "no"
    ):  # fmt: skip
        joined = (j for j in range(last + 1, max(after)) if layers.tokens[j].text == ","
                  and layers.after(j).text in ("and", "but"))  # fmt: skip
        content = set(range(last + 1, next(joined, max(after) + 1)))
        return [range_of(layers, content), *(place(layers, d) for d in told(layers, content, last))]
    if ahead:
        return [before(layers, first), *(place(layers, d) for d in told(layers, ahead, first))]
    if not is_first(layers, first):
        return [earlier(layers, first, keep=False)]
    own = whole_sentence(layers, first)
    return [own] if tells_force(layers, own) else []  # "neither confirmed nor denied the merger"


def _contested(layers: Layers, first: int, last: int) -> Range:
    """Return what "accounts differ" holds for: what was told before, else what comes next."""
    _, after = _around(layers, first, last)
    if after and layers.after(last).low in ("of", "over", "for"):
        return deed_scope(layers, after[0])
    scope = earlier(layers, first, keep=True)
    nxt = following(layers, layers.tokens[first].sentence)
    return (scope[0], nxt[1]) if nxt is not None and is_first(layers, first) else scope


def _rebuffed(layers: Layers, first: int, end: int) -> list[Range]:
    """Return what "no part in the raid" or "Rubbish" holds for: the deed named, or told before."""
    own: list[Range] = [range_of(layers, {first, end})]
    _, after = _around(layers, first, end)
    if layers.tokens[end].low in _OPEN_AT:
        stop = next((j for j in range(end + 1, len(layers.tokens))
                     if layers.tokens[j].text in (",", ".", ";", ":")), end)  # fmt: skip
        after = [d for d in after if d < stop]
        if (
            not after
            and layers.after(end).pos != "PRON"
            and not is_account(layers, range(end + 1, stop))
        ):
            return own  # "had nothing to do with politics"
    colon = next((j for j in range(first, end + 3) if j < len(layers.tokens)
                  and layers.tokens[j].text == ":"), None)  # fmt: skip
    if after and colon is None:
        echoes = told(layers, set(range(end + 1, max(after) + 1)), first)
        return [*own, deed_scope(layers, after[0]), *(place(layers, d) for d in echoes)]
    last = last_sentence(layers, first)
    deed = nearest(layers, first)
    if deed is None or tells_force(layers, last):
        return [*own, last]
    return [*own, last, *(place(layers, d) for d in kin(layers, deed))]


def _pictured(layers: Layers, first: int) -> list[Range]:
    """Return what a film or picture is said to show that "was taken in another country"."""
    start = layers.sentences[layers.tokens[first].sentence].first
    records = [j for j in range(start, first) if layers.tokens[j].base in words("record")]
    if not records:
        return []
    ahead, _ = _around(layers, first, first)
    return [before(layers, first)] if ahead else [last_sentence(layers, first)]


def _settled(layers: Layers, first: int, last: int) -> list[Range]:
    """Return what "took the blame" holds for: the deed after it, else the one told before."""
    _, after = _around(layers, first, last)
    if after:
        echoes = told(layers, set(range(last + 1, max(after) + 1)), first)
        return [deed_scope(layers, after[0]), *(place(layers, d) for d in echoes)]
    if layers.tokens[last].low in ("that", "having"):
        return []
    deed = nearest(layers, first)
    if deed is None:
        after_it = following(layers, layers.tokens[first].sentence)
        return [after_it] if after_it is not None else []
    return [place(layers, d) for d in kin(layers, deed)]
