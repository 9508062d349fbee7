"""Titles in front of names, and who bears one with a bare surname: "President Kabila"."""

from collections.abc import Collection, Iterable, Iterator

from dateline.codebook.directory import Directory, Entry, fold

LINKING = frozenset({"of", "the", "for", "and"})
PAST = frozenset({"former", "ex", "then", "late", "onetime", "exiled", "ousted", "deposed"})
"""Words before a title that is held no longer."""
_SAME = {
    "secretary": "minister", "premier": "prime minister", "pm": "prime minister",
    "defense": "defence",
}  # fmt: skip
_RANKS = frozenset({"general", "gen", "marshal", "admiral", "adm", "colonel", "col", "commander"})
_SOLDIERS = frozenset({"MIL", "REB", "PRM"})


def words_of(text: str) -> frozenset[str]:
    """Return the words of a title as they are compared: a secretary is a minister.

    >>> sorted(words_of("Secretary of Defense"))
    ['defence', 'minister']
    """
    found = " ".join(_SAME.get(word, word) for word in fold(text).split())
    return frozenset(found.split()) - LINKING


def is_title_of(role: str, said: frozenset[str]) -> bool:
    """Tell whether words in front of a name (`words_of`) hold a role as it is held, not left."""
    words = words_of(role)
    return bool(words) and "former" not in words and words <= said


def bearer(
    directory: Directory, surname: str, said: frozenset[str], day: str | None, *,
    countries: Collection[str] = (), left: bool = False,
) -> str | None:  # fmt: skip
    """Return the id of the one person with a surname who held a title on a day, or was last to.

    `said` are the words of the title (`words_of`), `countries` those that stand beside it; `left`
    says that it is held no longer. None where nobody or several are known; without a day, only whom
    no other ever shared it with.
    """
    held = [e for e in _held(directory, surname, said) if not countries or e.country in countries]
    best = max((len(words_of(e.role)) for e in held), default=0)
    held = [e for e in held if len(words_of(e.role)) == best]
    if day is not None:
        now = [] if left else [e for e in held if e.holds(day)]
        held = now or list(_latest(e for e in held if e.since <= day and not e.holds(day)))
    found = {e.id for e in held}
    return found.pop() if len(found) == 1 else None


def _held(directory: Directory, surname: str, said: frozenset[str]) -> Iterator[Entry]:
    soldier = not _RANKS.isdisjoint(said)
    for ident in directory.surnames.get(fold(surname), ()):
        for entry in directory.entries[ident]:
            if is_title_of(entry.role, said) or (soldier and entry.sector in _SOLDIERS):
                yield entry


def _latest(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entry that ended last, if any."""
    last = max(entries, key=lambda e: e.until, default=None)
    if last is not None:
        yield last
