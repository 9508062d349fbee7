"""What the codebook knows of the usual form of words: small, with a capital, in capitals."""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.codebook.directory import load_directory
from dateline.codebook.frames import load_codebook
from dateline.codebook.lists import read_list
from dateline.codebook.words import WORDS, word_list

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+[\"'“‘(\[]*$|\n\s*\n\W*$")
ABBREVIATED = frozenset(
    "mr mrs ms dr gen lt col maj capt sgt cpl msgr rev gov sen rep brig adm cmdr prof eng".split()
)
TITLES = frozenset(
    "president minister general colonel major captain lieutenant sergeant archbishop bishop father "
    "monsignor judge senator deputy mayor ambassador king queen pope secretary governor commander "
    "chairman prince sheikh brigadier admiral congressman".split()
)
DATES = frozenset(
    "january february april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
SHORT_MONTHS = frozenset("jan feb mar apr may jun jul aug sep sept oct nov dec march".split())
BEFORE_MONTH = frozenset("in on since until last next early late mid by of from during".split())
FUNCTION = frozenset(
    "fact lot male nice a about above across after again against all almost also although always am among an and "
    "another any anything are as at be because been before being below between both but by can "
    "cannot could did do does down during each either else enough even ever every few for from "
    "further had has have he her here hers him his how however if in indeed instead into is it its "
    "itself just least less like made many may meanwhile me mere might more moreover most much must my "
    "myself neither never nor not nothing now of off often on once one only or other our out over "
    "own per perhaps quite rather same several shall she should since so some something soon still "
    "such than that the their them then there therefore these they thing this those through thus "
    "to today together tomorrow tonight too toward towards under until up upon us very was we were "
    "what when where whether which while who whole whom whose why will with within without would "
    "yesterday yet you your".split()
)
PARTICLES = frozenset("de la las los el del y e da do dos das di van von der al bin ibn".split())
NAME_STARTS = frozenset("san santa santo sao el la las los saint mount new".split())
ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv".split())
_VOCABULARY = Path(__file__).parents[1] / "model" / "weights" / "vocab.txt"
COMMON, _OFTEN = 1, 4


class Lexicon(msgspec.Struct, frozen=True):
    """What the codebook knows of words, all in small letters.

    `forms` holds the usual form of a word by its commonest spelling, `low` how often it stood in
    small letters, `words` the model's vocabulary (names among it), `people` parts of persons' names, `named` names of several words (in parts)
    with their spelling, by their first part.
    """

    forms: dict[str, str]
    low: Counter[str]
    people: frozenset[str]
    named: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
    words: frozenset[str]


def _sentences() -> Iterator[str]:
    for frame in load_codebook().frames.values():
        yield from (y.text for y in frame.yes)
        yield from frame.no
    for row in word_list("cue_examples"):
        yield row["example"]


@functools.cache
def load_lexicon() -> Lexicon:
    seen: dict[str, Counter[str]] = {}
    for sentence in _sentences():
        for word in list(WORD.finditer(sentence))[1:]:
            if not _STOP.search(sentence[: word.start()]):
                seen.setdefault(word[0].lower(), Counter())[word[0]] += 1
    low = Counter({w: c[w] for w, c in seen.items() if c[w]})
    for path in (*WORDS.glob("*.csv"), *WORDS.parent.glob("classes/*.csv")):
        for row in read_list(path) if path.stem != "first_names" else ():
            for word in (row.get("form") or row.get("lemma") or "").split():
                low[word] += word.islower() and word not in seen
    low.update(dict.fromkeys(FUNCTION, _OFTEN))
    forms = {w: max(sorted(c), key=lambda f: c[f]) for w, c in seen.items()}
    people = {row["form"] for row in word_list("first_names")}
    named: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for rows in load_directory().names.values():
        for _, _, form, written in rows:
            words = tuple(WORD.findall(written))
            parts = tuple(w.lower() for w in words)
            if not parts or (form == "media" and all(low[p] for p in parts)):
                continue
            if len(parts) > 1:
                named.setdefault(parts[0], []).append((parts, words))
            elif not low[parts[0]]:
                forms.setdefault(parts[0], words[0])
            if form == "person":
                people |= {p for p in parts if len(p) > 2 and low[p] <= COMMON}
    words = _VOCABULARY.read_text(encoding="utf-8").split() if _VOCABULARY.exists() else ()
    return Lexicon(forms, low, frozenset(people), named, frozenset(words))
