"""A large teacher's answers, for the small encoder to learn from."""

from collections.abc import Callable, Sequence

import msgspec
import torch
from torch import Tensor

from dateline.model.labels import ROLE_TAGS
from dateline.model.training.examples import IGNORED, Example, Passage
from dateline.model.training.fitting import Soft, as_bert, batches, ends_of, inputs
from dateline.model.training.network import Network

_BATCH = 32
_LEAST = 0.3
"""Probability of a trigger from which its parties are taken for a pair worth asking about."""


@torch.no_grad()
def teach(
    network: Network, examples: Sequence[Example], renumber: Callable[[Tensor], Tensor] = as_bert
) -> list[Soft | None]:
    """Return the teacher's scores on the pieces and pairs of each example."""
    network.eval()
    found: list[Soft | None] = [None] * len(examples)
    for batch in batches([len(e.ids) for e in examples], _BATCH, None):
        chosen = [examples[i] for i in batch]
        ids, mask = inputs([e.ids for e in chosen], renumber)
        rows = [(n, p) for n, e in enumerate(chosen) for p in e.passages]
        with torch.autocast("cpu", torch.bfloat16):
            vectors = network.encode(ids, mask)
            tags = network.tags(vectors).float()
            passing = network.pair_scores(vectors, mask, *ends_of(rows)).float() if rows else None
        for n, i in enumerate(batch):
            mine = [k for k, (m, _) in enumerate(rows) if m == n]
            answers = passing[mine] if passing is not None and mine else torch.zeros(0)
            found[i] = Soft(tags[n, : len(examples[i].ids)].clone(), answers)
    return found


@torch.no_grad()
def ask(
    network: Network, examples: Sequence[Example], renumber: Callable[[Tensor], Tensor] = as_bert
) -> list[Example]:
    """Return bare sentences with the pairs of parties that the teacher sees in them."""
    network.eval()
    found = list(examples)
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
            roles = network.role_scores(vectors, at, network.of_triggers(vectors, at)).argmax(-1)
        for (n, _, _), tags in zip(spans, roles.tolist(), strict=True):
            example = found[batch[n]]
            passages = _passages(tags[: len(example.ids)])
            merged = dict.fromkeys((*example.passages, *passages))
            found[batch[n]] = msgspec.structs.replace(example, passages=tuple(merged))
    return found


def _passages(tags: Sequence[int]) -> list[Passage]:
    """Return the pairs of actors and recipients, or of equal actors, that role tags show."""
    spans: dict[str, list[tuple[int, int]]] = {"actor": [], "recipient": []}
    i = 0
    while i < len(tags):
        name = ROLE_TAGS[tags[i]]
        last = i + 1
        if name != "O":
            while last < len(tags) and ROLE_TAGS[tags[last]] == f"I-{name[2:]}":
                last += 1
            spans.setdefault(name[2:], []).append((i, last))
        i = last
    actors, recipients = spans["actor"][:2], spans["recipient"][:2]
    pairs = [(a, r) for a in actors for r in recipients]
    pairs = pairs or [(a, b) for a in actors for b in actors if a != b]
    return [Passage(a, b, IGNORED) for a, b in pairs]
