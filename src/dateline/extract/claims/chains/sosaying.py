"""Speakers of the sentence before: "So said its skipper" after what he said."""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.citing import cited
from dateline.extract.claims.grammar.cues import frames
from dateline.extract.claims.grammar.doers import speakers
from dateline.extract.claims.grammar.trees import children_of, is_verb, runs, subject, word

_SPEECH = frozenset({"say", "tell", "report", "clause"})


def so_said(layers: Layers, n: int, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with those of "So said S" in sentence `n`, misread ones replaced."""
    verbs = _so_verbs(layers, n)
    if not verbs or n == 0:
        return list(found)
    before = layers.sentences[n - 1]
    content = tuple(runs(layers, range(before.first, before.last)))
    kept = [a for a in found if a.cue is None or layers.tokens[a.cue[0]].sentence != n]
    tellers = {verb: subject(layers, verb) for verb in verbs}
    for verb, who in tellers.items():
        sources, spans = speakers(layers, who, cue=verb)
        said = Attribution(
            sources=sources, source_spans=spans, chain=(), cue=(verb, verb + 1), stance="assert",
            form="indirect", content=content, rule="claim.so-said",
        )  # fmt: skip
        kept.append(said)
        others = [other for other in tellers.values() if other != who]
        kept += _leaning(layers, verb, said, others)
    return kept


def _so_verbs(layers: Layers, n: int) -> list[int]:
    """Return the verbs of saying of a sentence that begins with "So said S"."""
    sentence = layers.sentences[n]
    found = []
    for i in range(sentence.first + 1, sentence.last):
        if word(layers, i - 1) not in ("so", "thus") or not is_verb(layers, i):
            continue
        own = subject(layers, i)
        if own is None or own <= i:
            continue
        if any(kind in _SPEECH for kind, _, _ in frames(layers, i, views=False)):
            found.append(i)
    return found if found and found[0] <= sentence.first + 2 else []


def _leaning(
    layers: Layers, verb: int, said: Attribution, others: Sequence[int | None]
) -> list[Attribution]:
    """Return whom "so said T, relaying him" leans on: for a pronoun, the other speaker."""
    for clause in children_of(layers, verb, "advcl", "prep"):
        inner = cited(layers, clause)
        if inner is not None and layers.tokens[inner].pos == "PRON":
            inner = next((o for o in others if o is not None), inner)
        if inner is not None:
            sources, spans = speakers(layers, inner)
            return [
                msgspec.structs.replace(
                    said, sources=sources, source_spans=spans, chain=said.sources[:1],
                    cue=(clause, clause + 1), rule="claim.citing",
                )
            ]  # fmt: skip
    return []
