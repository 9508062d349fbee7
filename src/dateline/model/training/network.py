"""The network: one encoder; heads for events, for the type of a pair, and for attributions."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.model.labels import (
    DISTANCES,
    GAPS,
    LINK_TAGS,
    MODES,
    PART_TAGS,
    PARTS,
    REALIS,
    ROLE_TAGS,
    TAGS,
    TYPES,
)  # fmt: skip

WIDTH = 160
"""Units of the hidden layers of the role head and of the pair head."""
LINK_WIDTH = 128
"""Units of the hidden layer of the head that links sources and contents to a cue."""


class Network(nn.Module):
    """The encoder with its heads; the heads are plain matrices, so that numpy runs them."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder.as_posix(), add_pooling_layer=False, attn_implementation="eager"
        )
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(TAGS))
        self.realis = nn.Linear(size, len(REALIS))
        self.modes = nn.Linear(size, len(MODES))
        self.from_trigger = nn.Linear(size, WIDTH)
        self.from_piece = nn.Linear(size, WIDTH, bias=False)
        self.distance = nn.Embedding(len(DISTANCES) + 1, WIDTH)
        self.roles = nn.Linear(WIDTH, len(ROLE_TAGS))
        self.places = nn.Linear(WIDTH, len(PART_TAGS))
        self.pair_query = nn.Linear(2 * size, size)
        self.pair_hidden = nn.Linear(4 * size, WIDTH)
        self.pair = nn.Linear(WIDTH, len(TYPES))
        self.parts = nn.Linear(size, len(PARTS) * len(PART_TAGS))
        self.from_cue = nn.Linear(size, LINK_WIDTH)
        self.to_cue = nn.Linear(size, LINK_WIDTH, bias=False)
        self.gap = nn.Embedding(len(GAPS) + 1, LINK_WIDTH)
        self.links = nn.Linear(LINK_WIDTH, len(LINK_TAGS))

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return a vector for each piece: (batch, pieces, size)."""
        found: Tensor = self.drop(
            self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        )
        return found

    def of_triggers(self, vectors: Tensor, spans: Tensor) -> Tensor:
        """Return the mean vector of each trigger; `spans` rows are (sentence, first, last)."""
        at = torch.arange(vectors.shape[1])[None, :]
        inside = ((at >= spans[:, 1:2]) & (at < spans[:, 2:3])).to(vectors.dtype)
        rows = vectors[spans[:, 0]]
        return (rows * inside[:, :, None]).sum(1) / inside.sum(1, keepdim=True)

    def role_scores(
        self, vectors: Tensor, spans: Tensor, triggers: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return scores of the role tags, and of the place tags, of each piece for each trigger."""
        at = torch.arange(vectors.shape[1])[None, :]
        near = torch.where(at < spans[:, 1:2], at - spans[:, 1:2], at - spans[:, 2:3] + 1)
        near = torch.where((at >= spans[:, 1:2]) & (at < spans[:, 2:3]), 0, near)
        bucket = torch.bucketize(near, torch.tensor(DISTANCES), right=True)
        hidden = self.from_piece(vectors)[spans[:, 0]] + self.from_trigger(triggers)[:, None]
        joined = self.drop(torch.tanh(hidden + self.distance(bucket)))
        return self.roles(joined), self.places(joined)

    def link_scores(self, vectors: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """Return scores of the link tags of each piece for each cue.

        `rows` says in which text of the batch a cue stands, `cues` marks its pieces (cues, pieces).
        """
        inside = cues.to(vectors.dtype)
        of = vectors[rows]
        mean = (of * inside[:, :, None]).sum(1) / inside.sum(1, keepdim=True)
        at = torch.arange(vectors.shape[1])[None, :]
        first = cues.int().argmax(1, keepdim=True)
        last = cues.shape[1] - cues.int().flip(1).argmax(1, keepdim=True)
        near = torch.where(at < first, at - first, torch.clamp(at - last + 1, min=0))
        bucket = torch.bucketize(near, torch.tensor(GAPS), right=True)
        hidden = self.to_cue(of) + self.from_cue(mean)[:, None] + self.gap(bucket)
        scores: Tensor = self.links(self.drop(torch.tanh(hidden)))
        return scores

    def pair_scores(
        self, vectors: Tensor, mask: Tensor, sources: Tensor, targets: Tensor
    ) -> Tensor:
        """Return scores of the types between sources and targets, rows (sentence, first, last).

        The pair looks for the words that join it: it attends to the pieces of its sentence.
        """
        source, target = self.of_triggers(vectors, sources), self.of_triggers(vectors, targets)
        query = self.pair_query(torch.cat([source, target], -1))
        rows = vectors[sources[:, 0]]
        near = (rows @ query[:, :, None]).squeeze(-1).float() / vectors.shape[-1] ** 0.5
        near = near.masked_fill(mask[sources[:, 0]] == 0, -1e4)
        seen = (near.softmax(-1).to(rows.dtype)[:, None] @ rows).squeeze(1)
        joined = torch.cat([rows[:, 0], source, target, seen], -1)
        scores: Tensor = self.pair(self.drop(torch.tanh(self.pair_hidden(joined))))
        return scores
