"""Who is meant by a surname behind a title: "President Kabila", "Czech Premier Topolanek"."""

from collections.abc import Iterator, Sequence

from dateline.annotate.layers import Token
from dateline.codebook.directory import PLACED, Directory, Known, fold
from dateline.codebook.titles import LINKING, PAST, bearer, words_of

_LAST = frozenset({
    "president", "minister", "premier", "pm", "secretary", "chancellor", "king", "queen", "emir",
    "sultan", "general", "gen", "marshal", "admiral", "adm", "colonel", "col", "commander",
    "leader", "chief", "speaker", "governor", "dictator",
})  # fmt: skip
"""Words that a title in front of a name ends in."""
_BEFORE = 5
"""Words of the longest title with the country before it."""
_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})


def titled_surnames(
    tokens: Sequence[Token], known: Sequence[Known], directory: Directory, day: str | None
) -> Iterator[Known]:
    """Yield the persons whom a bare surname means, as the title before it and the day tell."""
    at = {i: k for k in known for i in range(k.first, k.last)}
    for token in tokens[1:]:
        title = _title(tokens, token.i) if token.pos == "PROPN" else []
        run = _run(tokens, token.i) if title else []
        if not run or not at.keys().isdisjoint(range(token.i, token.i + len(run))):
            continue
        beside = {k.first: k for t in title if (k := at.get(t.i)) and k.form in PLACED}
        said = words_of(" ".join(t.text for t in title))
        found = bearer(
            directory, " ".join(run), said - PAST, day,
            countries=[c for k in beside.values() for c in k.ids], left=not said.isdisjoint(PAST),
        )  # fmt: skip
        if found is not None:
            yield Known(token.i, token.i + len(run), (found,), "person")


def _run(tokens: Sequence[Token], first: int) -> list[str]:
    """Return the capitalised words that may be one surname."""
    found = []
    for token in tokens[first : first + _BEFORE]:
        if token.pos != "PROPN" or not token.text[:1].isupper() or _is_dated(tokens, token):
            break
        if token.sentence != tokens[first].sentence:
            break
        found.append(token.text)
    return found


def _is_dated(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether a word is part of a date, rather than a surname: "May 5", "Premier May"."""
    after = tokens[token.i + 1 : token.i + 2]
    return token.name == "DATE" and any(t.name == "DATE" or t.pos == "NUM" for t in after)


def _title(tokens: Sequence[Token], name: int) -> list[Token]:
    """Return the words in front of a name that may be its title."""
    found: list[Token] = []
    for token in reversed(tokens[max(0, name - _BEFORE) : name]):
        if token.sentence != tokens[name].sentence:
            break
        if token.pos not in _PARTS and token.low not in LINKING:
            break
        found.append(token)
    ends = [t for t, after in zip(found, ("of", *(t.low for t in found)), strict=False)
            if after == "of" and fold(t.text) in _LAST]  # fmt: skip
    return found if ends else []
