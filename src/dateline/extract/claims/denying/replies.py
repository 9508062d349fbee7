"""Denials by a reply: "Not so, says X", "So did Y", "cleared the troops of wrongdoing"."""

from collections.abc import Iterable

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.checking.scopes import range_of
from dateline.extract.claims.denying.deeds import names_act
from dateline.extract.claims.denying.wordings import denial_words, has_lemma
from dateline.extract.claims.grammar.cues import QUOTABLE, frames
from dateline.extract.claims.grammar.doers import doer, nobody, speakers
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    is_passive,
    is_verb,
    word,
)

_REPLIES = (("not", "so"), ("not", "true"), ("untrue",), ("false",), ("nonsense",), ("rubbish",),
            ("lies",), ("wrong",), ("not", "at", "all"), ("by", "no", "means"), ("no",),
            ("nothing", "of", "the", "sort"), ("nothing", "of", "the", "kind"))  # fmt: skip


_FULLY = frozenset({"absolutely", "completely", "entirely", "totally", "utterly", "quite", "pure",
                    "sheer", "simply", "complete", "total", "utter"})  # fmt: skip


def plain_reply(layers: Layers, n: int) -> tuple[int, Range] | None:
    """Return the cue verb and the words of "Not so, says X" where sentence `n` begins so."""
    sentence = layers.sentences[n]
    first = sentence.first + (word(layers, sentence.first) in _FULLY)
    opening = word(layers, first)
    for words in _REPLIES:
        if words[0] != opening:
            continue
        end = first + len(words)
        said = tuple(word(layers, i) for i in range(first, min(end, sentence.last)))
        if said != words or end >= sentence.last or layers.tokens[end].text not in (",", "-", "–"):
            continue
        for i in range(end + 1, sentence.last):
            if is_verb(layers, i) and any(
                kind in QUOTABLE for kind, _, _ in frames(layers, i, views=False)
            ):
                span = layers.tokens[sentence.first].start, layers.tokens[end - 1].end
                return i, span
            if layers.tokens[i].text in (":", ";", '"', "“"):
                return None
    return None


def repeated(layers: Layers, known: Iterable[Attribution]) -> list[Attribution]:
    """Return the denials of those who do as another did: "X denied it. So did Y"."""
    known = sorted((d for d in known if d.cue is not None), key=lambda d: d.cue or (0, 0))
    found = []
    for token in layers.tokens:
        i = token.i
        if token.low not in ("so", "as") or i + 2 >= len(layers.tokens):
            continue
        verb = layers.tokens[i + 1]
        if verb.base not in ("do", "have") or not is_verb(layers, i + 1):
            continue
        before = [d for d in known if d.cue is not None and d.cue[1] <= i
                  and token.sentence - layers.tokens[d.cue[0]].sentence <= 1]  # fmt: skip
        who = next((c for c in layers.children[i + 1] if c > i + 1
                    and layers.tokens[c].dep in ("nsubj", "dobj", "attr")), None)  # fmt: skip
        if not before or who is None or not _nearest(layers, before[-1], i):
            continue
        heads, spans = speakers(layers, who, cue=i + 1)
        if heads:
            last = before[-1]
            found.append(Attribution(
                sources=heads, source_spans=spans, chain=(), cue=(i, i + 2), stance="deny",
                form="indirect", content=last.content, rule="claim.repeated",
            ))  # fmt: skip
    return found


def bare_denials(layers: Layers) -> list[Attribution]:
    """Return what "X denied" denies where nothing follows it ("…, a claim X denied")."""
    found = []
    for token in layers.tokens:
        i = token.i
        lemma = token.base
        listed = lemma == "deny" or lemma in denial_words("sweeping")
        if not listed or not is_verb(layers, i):
            continue
        if is_passive(layers, i) or (lemma != "deny" and not _of_account(layers, i)):
            continue
        heads, spans = speaker_of(layers, i)
        if heads and not is_negated(layers, i) and child_of(layers, i, "dative") is None:
            held = child_of(layers, i, "dobj", "ccomp", "xcomp")
            words = below(layers, held) if held is not None else _set_beside(layers, i)
            found.append(Attribution(
                sources=heads, source_spans=spans, chain=(), cue=(i, i + 1), stance="deny",
                form="indirect", content=(range_of(layers, words),), rule="claim.retort",
            ))  # fmt: skip
    return found


def _set_beside(layers: Layers, i: int) -> set[int]:
    """Return the clause that "…, a claim investigators dispute" is set beside, else the verb."""
    noun = layers.tokens[layers.tokens[i].head]
    told = noun.head
    beside = noun.dep in ("npadvmod", "appos") and layers.tokens[i].dep == "relcl"
    if not beside or not is_verb(layers, told) or told > noun.i:
        return {i}
    return {j for j in below(layers, told, [noun.i]) if j < noun.i - 1} or {i}


def _of_account(layers: Layers, i: int) -> bool:
    """Tell whether a verb is that of "…, a charge (that) the minister rejected"."""
    if (
        layers.tokens[i].dep not in ("relcl", "acl")
        or child_of(layers, i, "dobj", "ccomp") is not None
    ):
        return False
    return has_lemma(layers, layers.tokens[i].head, denial_words("account"))


def _nearest(layers: Layers, denial: Attribution, i: int) -> bool:
    """Tell whether no finite verb of another sentence part stands between a denial and "so did"."""
    last = denial.cue[1] if denial.cue else i
    return not any(
        layers.tokens[j].dep in ("ROOT", "conj") and layers.tokens[j].tag in ("VBD", "VBZ", "VBP")
        for j in range(last, i)
    )


def cleared(layers: Layers, i: int) -> set[int] | None:
    """Return the deed of which a verb clears somebody ("cleared the troops of all wrongdoing")."""
    if not has_lemma(layers, i, denial_words("clearing")):
        return None
    held = child_of(layers, i, "dobj", "nsubjpass")
    by = [c for a in children_of(layers, i, "agent") for c in (a, *children_of(layers, a, "pobj"))]
    over = [p for c in (i, held, *by) if c is not None for p in children_of(layers, c, "prep")]
    for prep in over:
        if word(layers, prep) not in ("of", "from") or prep < i:
            continue
        for noun in children_of(layers, prep, "pobj", "pcomp"):
            wrong = has_lemma(layers, noun, denial_words("wrongdoing"))
            if wrong or names_act(layers, noun) or layers.tokens[noun].dep == "pcomp":
                return below(layers, noun)
    return None


def speaker_of(layers: Layers, i: int) -> tuple[tuple[int, ...], tuple[Range, ...]]:
    """Return who does what verb `i` says; nobody where "no one" does."""
    who = doer(layers, i)
    if who is None or nobody(layers, who):
        return (), ()
    return speakers(layers, who, cue=i)
