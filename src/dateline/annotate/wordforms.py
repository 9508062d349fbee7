"""What the codebook knows of the usual form of words: small, with a capital, in capitals."""

import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.codebook.directory import load_directory
from dateline.codebook.frames import load_codebook
from dateline.codebook.lists import read_list
from dateline.codebook.places import Gazetteer
from dateline.codebook.words import WORDS, word_list

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_END = re.compile(r"[.!?\n]")
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+[\"'“‘(\[]*$|\n\s*\n\W*$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ABBREVIATED = _set(
    "mr mrs ms dr gen lt col maj capt sgt cpl msgr rev gov sen rep brig adm cmdr prof eng"
)
TITLES = _set(
    "president minister general colonel major captain lieutenant sergeant archbishop bishop "
    "father monsignor judge senator deputy mayor ambassador king queen pope secretary governor "
    "commander chairman prince sheikh brigadier admiral congressman"
)
DATES = _set(
    "january february april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)
SHORT_MONTHS = _set("jan feb mar apr may jun jul aug sep sept oct nov dec march")
BEFORE_MONTH = _set("in on since until last next early late mid by of from during")
FUNCTION = _set(
    "fact lot male nice a about above across after again against all almost also although "
    "always am among an and another any anything are as at be because been before being below "
    "between both but by can cannot could did do does down during each either else enough even "
    "ever every few for from further had has have he her here hers him his how however if in "
    "indeed instead into is it its itself just least less like made many may meanwhile me mere "
    "might more moreover most much must my myself neither never nor not nothing now of off "
    "often on once one only or other our out over own per perhaps quite rather same several "
    "shall she should since so some something soon still such than that the their them then "
    "there therefore these they thing this those through thus to today together tomorrow "
    "tonight too toward towards under until up upon us very was we were what when where whether "
    "which while who whole whom whose why will with within without would yesterday yet you your"
)
PARTICLES = _set("de la las los el del y e da do dos das di van von der al bin ibn")
NAME_STARTS = _set("san santa santo sao el la las los saint mount new")
ROMAN = _set("ii iii iv vi vii viii ix xi xii xiii xiv")
DIRECTIONS = _set("north south east west northeast northwest southeast southwest")
OF_US = _set("of to for with let told tell give gave by on from against among about")
_STEMS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("ly", ""), ("ment", ""), ("ness", ""), ("al", ""),
)  # fmt: skip
_POPULOUS = 20_000
"""Inhabitants from which a town's name counts as one where it is an English word as well."""
_VOCABULARY = Path(__file__).parents[1] / "model" / "weights" / "vocab.txt"
COMMON, _OFTEN, _SHORTEST = 1, 4, 4
"""Small uses up to which a word may be a name; those of a function word; letters of a stem."""


class Lexicon(msgspec.Struct, frozen=True):
    """What the codebook knows of words, all in small letters.

    `forms` holds the usual form of a word by its commonest spelling, `low` how often it stood in
    small letters, `words` the model's vocabulary (names among it), `people` parts of persons'
    names, `named` names of several words with their spelling, by their first word.
    """

    forms: dict[str, str]
    low: Counter[str]
    people: frozenset[str]
    named: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
    words: frozenset[str]

    def ordinary(self, word: str) -> bool:
        """Tell whether a word, or the word it is formed of, stands in small letters elsewhere."""
        if self.low[word]:
            return True
        for ending, instead in _STEMS:
            base = word.removesuffix(ending) + instead
            if not word.endswith(ending) or len(base) < _SHORTEST:
                continue
            if self.low[base]:
                return word not in self.people
            if base[-1] == base[-2] and self.low[base[:-1]]:
                return True
        return False

    def town(self, word: str) -> bool:
        """Tell whether a word is the own name of a place that many people know."""
        return any(
            r.likeness >= 1 and (r.population >= _POPULOUS or r.kind in ("country", "admin1"))
            for r in Gazetteer.open().candidates(word)
        )


def _sentences() -> Iterator[str]:
    for frame in load_codebook().frames.values():
        yield from (y.text for y in frame.yes)
        yield from frame.no
    for row in word_list("cue_examples"):
        yield row["example"]


@functools.cache
def load_lexicon() -> Lexicon:
    """Return the lexicon, built once in a process of the codebook that is installed.

    Of example sentences only words within count: the first one has its capital anyway.
    """
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in _sentences():
        end = _END.search(sentence)
        whole = end.start() if end is not None else len(sentence)
        for word in list(WORD.finditer(sentence))[1:]:
            if word.start() < whole or not _STOP.search(sentence[: word.start()]):
                seen[word[0].lower()][word[0]] += 1
    forms = {w: max(sorted(c), key=lambda f: c[f]) for w, c in seen.items()}
    low = Counter({w: c[w] for w, c in seen.items() if c[w]})
    low.update(w for w in _listed() if w not in seen)
    low.update(dict.fromkeys(FUNCTION, _OFTEN))
    people = {row["form"] for row in word_list("first_names")}
    named: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for parts, words, form in _names():
        if len(parts) > 1 and not (form == "media" and all(low[p] for p in parts)):
            named.setdefault(parts[0], []).append((parts, words))
        elif len(parts) == 1 and form != "media" and not low[parts[0]]:
            forms.setdefault(parts[0], words[0])
        if form == "person":
            people |= {p for p in parts if len(p) > 2 and low[p] <= COMMON}
    words_known = _VOCABULARY.read_text(encoding="utf-8").split() if _VOCABULARY.exists() else ()
    return Lexicon(forms, low, frozenset(people), named, frozenset(words_known))


def _listed() -> Iterator[str]:
    """Yield the words of the codebook's lists that are written small there."""
    for path in sorted((*WORDS.glob("*.csv"), *WORDS.parent.glob("classes/*.csv"))):
        for row in read_list(path) if path.stem != "first_names" else ():
            yield from (
                w for w in (row.get("form") or row.get("lemma") or "").split() if w.islower()
            )


def _names() -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Yield the words of every name of an actor, small and as written, and its form."""
    for begun in load_directory().names.values():
        for _, _, form, written in itertools.chain.from_iterable(begun.values()):
            words = tuple(WORD.findall(written))
            yield tuple(w.lower() for w in words), words, form
