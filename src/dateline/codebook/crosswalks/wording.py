"""What the words around an event tell that its type does not: signs, by which a row may ask.

A text becomes a line of lower-case words in which armed people are tagged: `/n` for groups, `/s`
for forces of a state. `acled_wording.toml` has lists of words and, for each sign, patterns over
such a line: `<list>` stands for a word or phrase of a list, `/n` for any word so tagged (`/a` for
armed ones of either kind, `/l` for other names), `..` for up to three words of one sentence and
`...` for up to twelve, `...u` for up to twelve none of which is armed. A form ends in `*` where it
may go on.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.codebook.crosswalks.parties import sector_codes
from dateline.codebook.crosswalks.tables import FOLDER
from dateline.codebook.directory import Directory, Known, load_directory
from dateline.errors import CodebookError

_FILE = "acled_wording.toml"
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")
_ARTICLE = re.compile(r"^(?:al|el|ash|as)-([A-Z])")
_POLICE = re.compile(r"Police|Guard|Force|Gendarm|Rangers|Rifles")
_GAPS = {
    "..": r"(?: (?![.!?;] )\S+){0,3}?",
    "...": r"(?: (?![.!?;] )\S+){0,12}?",
    "...u": r"(?: (?![.!?;] )(?!\S+/[ns] )\S+){0,12}?",
}
_TAGGED = {
    "/n": r" \S+/n",
    "/s": r" \S+/s",
    "/a": r" \S+/[ns]",
    "/l": r" \S+/l",
    "^people": r"(?:^|(?<= [.!?;]))(?: \S+){0,6} (?:families|people|residents|villagers|civilians"
    r"|inhabitants|households|refugees|persons|idps|women|locals|farmers)(?::\w+)?(?:/\w)?",
    "^/n": r"(?:^|(?<= [.!?;]))(?: (?!\S+/[ns] |[.!?;] )\S+)* \S+/n(?: \S+/n)*",
    "^/s": r"(?:^|(?<= [.!?;]))(?: (?!\S+/[ns] |[.!?;] )\S+)* \S+/s(?: \S+/s)*",
}
_NEGATING = ("nohurt", "calm", "nofight")
"""Signs that say what did not happen: their words show nothing else."""
_GROUND = "town|village|city|border|territory|base|airport|side|district|province|port|region|land"


@functools.cache
def _read(folder: Path) -> Mapping[str, Any]:
    return tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))


@functools.cache
def wording(folder: Path = FOLDER) -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of every sign of `acled_wording.toml`."""
    path, told = folder / _FILE, _read(folder)
    lists = {name: _forms(forms) for name, forms in told["words"].items()}
    found = {}
    for sign, patterns in told["signs"].items():
        try:
            found[sign] = re.compile("|".join(_pattern(p, lists) for p in patterns))
        except (KeyError, re.error) as wrong:
            raise CodebookError(f"{path}: sign {sign}: {wrong}; use a list of [words]") from None
    return found


def _forms(forms: str) -> str:
    """Return a list of forms, parted by commas or line ends, as one expression."""
    each = [f.split() for f in re.split(r"[,\n]", forms) if f.strip()]
    each.sort(key=len, reverse=True)
    return "|".join(" ".join(_form(word) for word in words) for words in each)


def _form(word: str) -> str:
    bare = re.escape(word.removesuffix("*"))
    return (bare + r"[^\s/:]*" if word.endswith("*") else bare) + r"(?::\w+)?(?:/\w)?"


def _part(word: str, lists: Mapping[str, str]) -> str:
    if word in _TAGGED:
        return _TAGGED[word].lstrip()
    return lists[word[1:-1]] if word.startswith("<") else _form(word)


def _pattern(pattern: str, lists: Mapping[str, str]) -> str:
    parts = []
    for part in pattern.split():
        if part in _GAPS:
            parts.append(_GAPS[part])
        elif part.startswith("^"):
            parts.append(_TAGGED[part])
        else:
            parts.append(" (?:" + "|".join(_part(w, lists) for w in part.split("|")) + ")")
    return "".join(parts) + r"(?= )"


@functools.lru_cache(maxsize=4096)
def signs(text: str) -> frozenset[str]:
    """Return the signs that a text shows.

    >>> sorted(signs("Gunmen threw a hand grenade into a bar.") & {"grenade", "shelling"})
    ['grenade']
    """
    line = tagged(text)
    patterns = wording()
    found = {sign for sign in _NEGATING if patterns[sign].search(line)}
    for sign in _NEGATING:
        line = patterns[sign].sub(" _", line)
    found |= {s for s, p in patterns.items() if s not in _NEGATING and p.search(line)}
    if _two_states(line):
        found.add("foreign")
    return frozenset(found)


@functools.lru_cache(maxsize=4096)
def tagged(text: str) -> str:
    """Return the words of a text in lower case, armed people tagged.

    >>> tagged("Houthi forces met Saudi troops.")
    ' houthi/n forces/n met saudi:sau/s troops/s . '
    """
    words = _WORD.findall(re.sub(r"\b([Rr]iot) police\b", r"\1-police", text))
    marks: dict[int, str] = {}
    lands: dict[int, str] = {}
    directory = load_directory(())
    for known in directory.scan([_ARTICLE.sub(r"Al-\1", word) for word in words]):
        if known.form in ("demonym", "country"):
            lands[known.last - 1] = known.ids[0].lower()
        elif mark := _kind(known, directory):
            marks.update(dict.fromkeys(range(known.first, known.last), mark))
            if mark == "s" and (land := directory.entries[known.ids[0]][0].country):
                lands[known.first] = land.lower()
    sides = _sides()
    told: list[str] = []
    for at, word in enumerate(words):
        low = word.lower().replace("’", "'")
        if word == "March":
            low = "month-march"
        mark = marks.get(at) or sides.get(low.removesuffix("'s"), "")
        if mark == "s" and at not in marks and told and told[-1].endswith("/n"):
            mark = "n"
        if (
            not mark
            and at
            and word[:1].isupper()
            and at not in lands
            and words[at - 1] not in ".!?"
        ):
            mark = "l"
        land = f":{lands[at]}" if at in lands else ""
        told.append(low + land + (f"/{mark}" if mark else ""))
    return " " + " ".join(told) + " "


@functools.cache
def _sides(folder: Path = FOLDER) -> Mapping[str, str]:
    armed = _read(folder)["armed"]
    return {
        word: mark
        for mark, name in (("n", "groups"), ("s", "forces"))
        for word in armed[name].split()
    }


def _kind(known: Known, directory: Directory) -> str:
    """Return how a known name is tagged: a group if it ever was one, the forces of a state."""
    entries = [e for i in known.ids for e in directory.entries.get(i, ()) if e.sector]
    sectors = {e.sector for e in entries if e.sector}
    if sectors == {"PRM"} and _POLICE.search(entries[0].name):
        return "s"
    tags = frozenset().union(*(sector_codes(s).tags for s in sectors))
    return "n" if "nonstate" in tags else "s" if "forces" in tags else ""


def _two_states(line: str) -> bool:
    """Tell whether forces of one country stand in a sentence with forces or ground of another."""
    for sentence in re.split(r" [.!?;] ", line):
        doers = [m[1] for m in re.finditer(r":(\w{3})(?: [^\s/]+){0,2}(?: \S+)?/s ", sentence)]
        others = [m[1] for m in re.finditer(r":(\w{3})(?: [^\s/]+)?/s ", sentence)]
        others += [m[1] for m in re.finditer(rf":(\w{{3}})(?: \S+)? (?:{_GROUND}) ", sentence)]
        others += [m[1] for m in re.finditer(r" (?:in|of|into) [^\s:]+:(\w{3})(?= )", sentence)]
        if doers and any(land != doers[0] for land in others):
            return True
    return False
