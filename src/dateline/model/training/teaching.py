"""A large teacher's answers, for the small encoder to learn from."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from dateline.document import Range
from dateline.model.labels import ROLE_TAGS
from dateline.model.pieces import split
from dateline.model.training.examples import IGNORED, Example, pair_example
from dateline.model.training.fitting import Soft, as_bert, batches, ends_of, inputs
from dateline.model.training.network import Network

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_BATCH = 32
_LEAST = 0.3
"""Probability of a trigger from which its parties are taken for a pair worth asking about."""


@torch.no_grad()
def teach(
    network: Network, examples: Sequence[Example], renumber: Callable[[Tensor], Tensor] = as_bert
) -> list[Soft | None]:
    """Return the teacher's scores on the pieces of each sentence, or on its marked pair."""
    network.eval()
    found: list[Soft | None] = [None] * len(examples)
    for batch in batches([len(e.ids) for e in examples], _BATCH, None):
        chosen = [examples[i] for i in batch]
        ids, mask = inputs([e.ids for e in chosen], renumber)
        rows = [(n, e.passage) for n, e in enumerate(chosen) if e.passage is not None]
        with torch.autocast("cpu", torch.bfloat16):
            vectors = network.encode(ids, mask)
            tags = network.tags(vectors).float()
            passing = network.pair_scores(vectors, mask, *ends_of(rows)).float() if rows else tags
        for n, i in enumerate(batch):
            if examples[i].passage is None:
                found[i] = Soft(tags=tags[n, : len(examples[i].ids)].clone())
        for row, (n, _) in enumerate(rows):
            found[batch[n]] = Soft(pair=passing[row])
    return found


@torch.no_grad()
def ask(
    network: Network, examples: Sequence[Example], tokenizer: "Tokenizer",
    renumber: Callable[[Tensor], Tensor] = as_bert,
) -> list[Example]:  # fmt: skip
    """Return an example for each pair of parties that the teacher sees in bare sentences."""
    network.eval()
    found: list[Example] = []
    for batch in batches([len(e.ids) for e in examples], _BATCH, None):
        ids, mask = inputs([examples[i].ids for i in batch], renumber)
        with torch.autocast("cpu", torch.bfloat16):
            vectors = network.encode(ids, mask)
            sure = 1 - network.tags(vectors).float().softmax(-1)[:, :, 0]
            spans = [
                (n, k, k + 1) for n, i in enumerate(batch)
                for k in range(1, len(examples[i].ids) - 1) if sure[n, k] > _LEAST
            ]  # fmt: skip
            if not spans:
                continue
            at = torch.tensor(spans)
            roles = network.role_scores(vectors, at, network.of_triggers(vectors, at))[0].argmax(-1)
        seen: dict[tuple[str, Range, Range], None] = {}
        for (n, _, _), tags in zip(spans, roles.tolist(), strict=True):
            text = examples[batch[n]].text
            offsets = split(tokenizer, text).offsets
            for a, b in _pairs(tags[: len(offsets)]):
                ends = [(offsets[s][0], offsets[e - 1][1]) for s, e in (a, b)]
                seen[(text, ends[0], ends[1])] = None
        found += [pair_example(text, a, b, IGNORED, tokenizer) for text, a, b in seen]
    return found


def _pairs(tags: Sequence[int]) -> Iterator[tuple[Range, Range]]:
    """Return the pairs of actors and recipients, or of equal actors, that role tags show."""
    spans: dict[str, list[Range]] = {"actor": [], "recipient": []}
    i = 0
    while i < len(tags):
        name, last = ROLE_TAGS[tags[i]], i + 1
        if name != "O":
            while last < len(tags) and ROLE_TAGS[tags[last]] == f"I-{name[2:]}":
                last += 1
            spans.setdefault(name[2:], []).append((i, last))
        i = last
    actors, recipients = spans["actor"][:2], spans["recipient"][:2]
    if recipients:
        yield from ((a, r) for a in actors for r in recipients)
    else:
        yield from ((a, b) for a in actors for b in actors if a != b)
