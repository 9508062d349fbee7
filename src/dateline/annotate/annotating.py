"""Joins the parse, the known names and the coreference of a document into its layers."""

import itertools
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate.bounds import mended
from dateline.annotate.casing import with_case
from dateline.annotate.coreference import resolved
from dateline.annotate.layers import Layers, Name
from dateline.annotate.parse import Parsed, parse
from dateline.annotate.placenames import is_part_of_place
from dateline.annotate.surnames import titled_surnames
from dateline.codebook.directory import BODIES, PLACED, Directory, Known, fold, load_directory
from dateline.codebook.namesakes import is_namesakes
from dateline.codebook.words import word_table
from dateline.document import Document
from dateline.model.reader import Reading, load_reader

_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
"""Parts of speech that a word of a name can have where the text has no capitals."""
_HYPHENS = frozenset({"-", "\u2010", "\u2013"})
_RANK, _FULL = 4, 2
"""Letters that a rank in capitals has at most; words of a full name behind it, at least."""


def annotate(
    document: Document, directory: Directory | None = None, *, model: bool = False
) -> Layers:
    """Return what the parser, the name lists and the coreference rules say of a document.

    With `model`, also what the encoder reads in it; `directory` is the shipped one if not given.
    """
    directory = directory or load_directory()
    parsed = parse(document)
    children: list[list[int]] = [[] for _ in parsed.tokens]
    for token in parsed.tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    reading = _reading(document, parsed) if model else Reading()
    known = _known(parsed, directory)
    day = document.published or document.updated
    more = titled_surnames(parsed.tokens, known, directory, day[:10] if day else None)
    known = tuple(sorted((*known, *more), key=lambda k: k.first))
    _call_persons(parsed, known)
    layers = Layers(
        document=document,
        tokens=tuple(parsed.tokens),
        sentences=tuple(parsed.sentences),
        names=tuple(parsed.names),
        quotations=tuple(parsed.quotations),
        children=tuple(tuple(c) for c in children),
        refers={},
        directory=directory,
        known=known,
        readings=reading.sentences,
        attributed=mended(document.text, parsed.tokens, reading.attributed),
    )
    return resolved(layers, directory)


def _known(parsed: Parsed, directory: Directory) -> tuple[Known, ...]:
    """Return the known names of each sentence, numbered through the document."""
    found = []
    for sentence in parsed.sentences:
        tokens = parsed.tokens[sentence.first : sentence.last]
        words = [t.text for t in tokens]
        cased = any(c.isupper() for word in words for c in word)
        if not cased:  # a text without capitals: names are what the parser and the list call so
            words = [t.text.upper() if t.pos in _NAMING else t.text for t in tokens]
        found += [
            msgspec.structs.replace(
                known, first=known.first + sentence.first, last=known.last + sentence.first
            )
            for known in directory.scan(words)
            if cased or known.last - known.first > 1 or tokens[known.first].pos == "PROPN"
        ]
    named = {i: n for n in parsed.names for i in range(n.first, n.last)}
    found = _without_surnames(found, parsed, named)
    return tuple(
        k for k in found
        if not _is_anothers(k, parsed, named, directory)
        and not _is_given_name(k, parsed, named, directory)
        and (_is_paired(k, found, parsed) or not is_part_of_place(k, parsed.tokens, parsed.names))
    )  # fmt: skip


def _without_surnames(
    found: Sequence[Known], parsed: Parsed, named: Mapping[int, Name]
) -> list[Known]:
    """Return the known names without countries that are somebody's surname: "Chuck Jordan".

    Nor is the bare name the country afterwards, if nothing else in the text tells of that country.
    """
    borne = {k for k in found if k.form in PLACED and _is_surname(k, parsed, named)}
    if not borne:
        return list(found)
    words = {parsed.tokens[k.first].text: k.ids for k in borne}
    told = {
        word for word, ids in words.items()
        if any(k.ids == ids and parsed.tokens[k.first].text != word for k in found)
    }  # fmt: skip
    return [
        k for k in found
        if k not in borne and (
            k.last - k.first > 1 or k.form not in PLACED
            or parsed.tokens[k.first].text not in words.keys() - told
        )
    ]  # fmt: skip


def _is_surname(known: Known, parsed: Parsed, named: Mapping[int, Name]) -> bool:
    """Tell whether a country's name ends that of a person: "Sheriff Mike London"."""
    name = named.get(known.first)
    if name is None or name.label != "PERSON" or known.last - known.first > 1:
        return False
    before = parsed.tokens[name.first : known.first]
    return name.last == known.last and any(
        t.pos == "PROPN" and t.text[:1].isupper() and t.text[-1] != "." for t in before[-1:]
    )


def _call_persons(parsed: Parsed, known: Sequence[Known]) -> None:
    """Call whom the parser takes for a month a person: "Theresa May was back on Friday"."""
    months = {t.i for t in parsed.tokens if t.name == "DATE"}
    taken = [
        k for k in known if k.form == "person" and not months.isdisjoint(range(k.first, k.last))
    ]
    inside = {i for k in taken for i in range(k.first, k.last)}
    for i in inside:
        parsed.tokens[i] = msgspec.structs.replace(parsed.tokens[i], name="PERSON")
    names = [n for n in parsed.names if inside.isdisjoint(range(n.first, n.last))]
    names += [Name(k.first, k.last, "PERSON") for k in taken]
    parsed.names = sorted(names, key=lambda n: n.first)


def _is_paired(known: Known, others: Sequence[Known], parsed: Parsed) -> bool:
    """Tell whether a hyphen joins a country to another one: "Kenya-Poland talks"."""
    if known.form not in PLACED:
        return False
    gaps = [known.last for o in others if o.form in PLACED and o.first == known.last + 1]
    gaps += [o.last for o in others if o.form in PLACED and o.last == known.first - 1]
    return any(parsed.tokens[gap].text in _HYPHENS for gap in gaps)


def _is_anothers(
    known: Known, parsed: Parsed, named: Mapping[int, Name], directory: Directory
) -> bool:
    """Tell whether a known name is part of another's, or a rank: "OIC Sarath Ekanayake"."""
    first, tokens = known.first, parsed.tokens
    if known.form in BODIES and known.last - first == 1 and tokens[first].text.isupper():
        name = named.get(first + 1)
        person = name is not None and name.label == "PERSON" and name.last - first > _FULL
        return person and len(tokens[first].text) <= _RANK and tokens[first].text.isalpha()
    if first == 0 or tokens[first - 1].sentence != tokens[first].sentence:
        return False
    before = tokens[first - 1]
    words = tokens[first : known.last]
    single = all(a.end == b.start for a, b in itertools.pairwise(words))  # "Al-Sudani"
    if known.form == "person" and single and before.pos == "NOUN":
        return word_table("roles", "kind").get(before.base) == "body"  # "the newspaper Al-Sudani"
    if known.form == "person" and named.get(first - 1) is not named.get(first, known):
        return False  # "said Serraj": no given name
    joined = known.form in ("country", "demonym") and first > 1 and tokens[first - 1].text == "-"
    return is_namesakes(directory, known, tokens[first - 2 if joined else first - 1].text)


def _is_given_name(
    known: Known, parsed: Parsed, named: Mapping[int, Name], directory: Directory
) -> bool:
    """Tell whether a known word is the first name of a person: "Jordan Pickett", "Amal Hassan".

    A surname that stands first, as in "Suga Yoshihide", is his whose other names follow.
    """
    name = named.get(known.first)
    if name is None or name.label != "PERSON" or known.last - known.first > 1:
        return False
    rest = parsed.tokens[known.last : name.last]
    if (
        known.form == "demonym"
        or not rest
        or any(t.pos != "PROPN" or not t.text[:1].isupper() or t.text.isupper() for t in rest)
    ):
        return False
    own = {
        part
        for i in known.ids
        for e in directory.entries.get(i, ())
        for part in fold(e.name).split()
    }
    return own.isdisjoint(part for t in rest for part in fold(t.text).split())


def _reading(document: Document, parsed: Parsed) -> Reading:
    """Return what the model reads in the document."""
    tokens = parsed.tokens
    return load_reader().read(
        with_case(document),
        [(tokens[s.first].start, tokens[s.last - 1].end) for s in parsed.sentences],
        [(q.start, q.end) for q in parsed.quotations if not q.scare],
    )
