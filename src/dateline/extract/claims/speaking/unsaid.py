"""What is read as speech and is none: a refusal to confirm, an envoy recalled, a rubric's place."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.directory import PLACED
from dateline.codebook.words import word_table
from dateline.document import HEADINGS
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.trees import children_of
from dateline.extract.events.grammar.classes import role_of

_REFUSING = frozenset({"decline", "refuse", "fail"})
_SENDING = frozenset({"dismiss", "reject", "sack"})
_WISHING = frozenset({"decline", "refuse", "ask", "request", "wish", "want", "insist", "beg"})
_NAMING = frozenset({"name", "identify", "quote", "cite"})
_UNNAMED = frozenset({"anonymous", "unnamed", "unidentified", "nameless"})
_ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "consul", "attaché", "attache", "troop",
                     "delegation", "team", "negotiator", "parliament"})  # fmt: skip
_HARMED = frozenset({"sick", "casualty", "victim", "dozen", "hundred", "wounded", "injured"})
_MARKS = "\"“‘'"
_HAPPENINGS = frozenset({"incident", "event", "case", "violation", "abuse", "occurrence"})
"""What is told of, and tells nothing: "some of the incidents reported: …"."""
_COUNTED = re.compile(
    r"[^:.\n]{2,60}:\s+(?:about |some |over |at least |up to )?[$€£]?\d[\d,.]* ?\D"
)
"""A line that gives a number under a heading of its own: "Shelter: 2,400 households"."""


def without_unsaid(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without those that say nothing, and without links that are none."""
    rubrics = rubric_heads(layers)
    kept = [
        said for said in found
        if not _is_refused(layers, said) and not _recalls(layers, said)
        and not _takes_in(layers, said) and not _stays_unnamed(layers, said)
        and not _sends_off(layers, said)
        and not (said.sources and rubrics.issuperset(said.sources))
        and not _is_told_of(layers, said)
    ]  # fmt: skip
    return [
        msgspec.structs.replace(said, chain=tuple(
            link for link in said.chain
            if link not in rubrics and not _is_set_off(layers, said, link, kept)
        ))
        for said in kept
    ]  # fmt: skip


def rubric_heads(layers: Layers) -> frozenset[int]:
    """Return the tokens of places that head the items of a briefing: "Haiti: Our colleagues say".

    One such paragraph alone may be a speaker's: "Kenya: we shall not pay".
    """
    found: list[range] = []
    for known in layers.known:
        colon = layers.tokens[known.last : known.last + 2]
        if known.form not in PLACED or not colon or colon[0].text != ":":
            continue
        block = layers.document.blocks[layers.sentences[layers.tokens[known.first].sentence].block]
        opens = layers.tokens[known.first].start == block.span.start
        quoted = len(colon) > 1 and colon[1].text[0] in _MARKS
        if opens and not quoted and block.role not in HEADINGS:
            found.append(range(known.first, known.last))
    places = {i for words in found for i in words} if len(found) > 1 else set()
    return frozenset(places | set(_counted_heads(layers)))


def _counted_heads(layers: Layers) -> Iterator[int]:
    """Yield the tokens before the colon in the lines of a list of numbers."""
    for sentence in layers.sentences:
        opens = layers.tokens[sentence.first].start
        block = layers.document.blocks[sentence.block].span
        if opens == block.start and gives_number(layers, sentence.block):
            for token in layers.tokens[sentence.first : sentence.last]:
                if token.text == ":":
                    break
                yield token.i


def gives_number(layers: Layers, block: int) -> bool:
    """Tell whether a block is one of a list of numbers, each behind what it counts."""
    text, blocks = layers.document.text, layers.document.blocks
    near = [blocks[n] for n in (block - 1, block, block + 1) if 0 <= n < len(blocks)]
    told = [bool(_COUNTED.match(text[b.span.start : b.span.end])) for b in near]
    return bool(_COUNTED.match(text[blocks[block].span.start : blocks[block].span.end])) and (
        sum(told) > 1
    )


def _is_told_of(layers: Layers, said: Attribution) -> bool:
    """Tell whether who speaks is but told of: incidents, or men "suspected of" a deed."""
    if said.sources and all(layers.tokens[s].base in _HAPPENINGS for s in said.sources):
        return True
    if said.cue is None or said.rule != "claim.model":
        return False
    cue = [layers.tokens[i] for i in range(*said.cue)]
    return any(t.tag == "VBN" and t.dep == "acl" and t.head in said.sources for t in cue)


def _is_refused(layers: Layers, said: Attribution) -> bool:
    """Tell whether a word of saying is but what somebody declines: "declined to say whether".

    That he declined is told of him already. "Steps to deny them a haven" deny nothing either.
    """
    if said.cue is None or said.stance == "decline":
        return False
    verbs = [layers.tokens[i] for i in range(*said.cue) if layers.tokens[i].pos == "VERB"]
    if said.stance == "deny" and any(
        v.tag == "VB" and v.dep == "acl" and layers.tokens[v.head].pos == "NOUN" for v in verbs
    ):
        return True
    return any(
        v.dep == "xcomp" and layers.tokens[v.head].base in _REFUSING for v in verbs
    )  # fmt: skip


def _recalls(layers: Layers, said: Attribution) -> bool:
    """Tell whether somebody is called home, rather than a thing called to mind."""
    if said.cue is None:
        return False
    verbs = [i for i in range(*said.cue) if layers.tokens[i].base == "recall"]
    return any(
        layers.tokens[o].base in _ENVOYS for v in verbs for o in children_of(layers, v, "dobj")
    )


def _takes_in(layers: Layers, said: Attribution) -> bool:
    """Tell whether a hospital admits patients, which is no admission, as of an error."""
    if said.cue is None or not said.sources:
        return False
    verbs = [i for i in range(*said.cue) if layers.tokens[i].base == "admit"]
    if word_table("roles", "sector").get(layers.tokens[said.sources[0]].base) != "MED":
        return False
    kinds = word_table("roles", "kind")
    taken = [layers.tokens[o] for v in verbs for o in children_of(layers, v, "dobj", "ccomp")]
    return any(kinds.get(t.base) == "person" or {t.base, t.low} & _HARMED for t in taken)


def _sends_off(layers: Layers, said: Attribution) -> bool:
    """Tell whether somebody loses his post, which denies nothing: "dismissed her minister"."""
    if said.cue is None or said.stance != "deny":
        return False
    return any(
        role_of(layers, o, "kind") == "person"
        for i in range(*said.cue)
        if layers.tokens[i].base in _SENDING
        for o in children_of(layers, i, "dobj", "nsubjpass")
    )


def _stays_unnamed(layers: Layers, said: Attribution) -> bool:
    """Tell whether somebody only will not be named: "a nurse, who asked not to be identified"."""
    if said.cue is None:
        return False
    return any(
        (clause.base in _NAMING and children_of(layers, clause.i, "auxpass"))
        or any(layers.tokens[c].low in _UNNAMED for c in layers.children[clause.i])
        for i in range(*said.cue)
        if layers.tokens[i].base in _WISHING
        for clause in (layers.tokens[c] for c in children_of(layers, i, "xcomp"))
    )


def _is_set_off(layers: Layers, said: Attribution, link: int, every: Sequence[Attribution]) -> bool:
    """Tell whether a link speaks in another part of the sentence, behind a semicolon.

    "Two died, the minister said; a monitor put the figure at nine."
    """
    if said.cue is None or layers.tokens[link].sentence != layers.tokens[said.cue[0]].sentence:
        return False
    low, high = sorted((link, said.cue[0]))
    apart = next((t.i for t in layers.tokens[low:high] if t.text == ";"), None)
    if apart is None:
        return False
    last = layers.sentences[layers.tokens[link].sentence].last
    if any(link in layers.refers.get(i, ()) for i in range(apart, last)):
        return False  # "a guard said; his source, he said, was a farmer"
    start, end = layers.tokens[said.cue[0]].start, layers.tokens[said.cue[1] - 1].end
    return not any(link in other.sources and other.covers(start, end) for other in every)
