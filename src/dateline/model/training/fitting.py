"""Fitting the network: batches of one length, one loss a head, one seed."""

import random
import time
from collections.abc import Callable, Iterator, Sequence

import msgspec
import torch
from torch import Tensor, nn

from dateline.model.labels import PART_TAGS, PARTS
from dateline.model.training.examples import IGNORED, Example, Passage
from dateline.model.training.network import Network


class Recipe(msgspec.Struct, frozen=True):
    """How long and how fast to learn; `warmth` softens a teacher's scores."""

    epochs: int = 6
    batch: int = 24
    rate: float = 1e-4
    head_rate: float = 1e-3
    seed: int = 20241203
    warmth: float = 2.0
    frozen_layers: int = 0


class Soft(msgspec.Struct, frozen=True):
    """A teacher's scores on an example: of tags, a row a piece; of its pair's types."""

    tags: Tensor | None = None
    pair: Tensor | None = None


def batches(lengths: Sequence[int], size: int, chance: random.Random | None) -> Iterator[list[int]]:
    """Return batches of indices of like length, in an order of chance (None: by length)."""
    jitter = [(n + (chance.random() * 4 if chance else 0), i) for i, n in enumerate(lengths)]
    order = [i for _, i in sorted(jitter)]
    found = [order[at : at + size] for at in range(0, len(order), size)]
    if chance:
        chance.shuffle(found)
    yield from found


def pad(rows: Sequence[Sequence[int]], filler: int) -> Tensor:
    """Return rows of unlike length as one tensor."""
    width = max(len(r) for r in rows)
    return torch.tensor([[*r, *[filler] * (width - len(r))] for r in rows])


def inputs(
    rows: Sequence[Sequence[int]], renumber: Callable[[Tensor], Tensor]
) -> tuple[Tensor, Tensor]:
    """Return the ids of a batch in the encoder's own numbering, and its mask."""
    ids = pad(rows, 0)
    return renumber(ids), (ids != 0).long()


def as_bert(ids: Tensor) -> Tensor:
    """Return BERT's ids as they are."""
    return ids


def as_mpnet(ids: Tensor) -> Tensor:
    """Return BERT's ids in MPNet's numbering: four on, with its own special pieces."""
    moved = ids + 4
    for ours, theirs in ((0, 1), (101, 0), (102, 2), (100, 3)):
        moved = torch.where(ids == ours, torch.tensor(theirs), moved)
    return moved


def loss_of(
    network: Network, batch: Sequence[Example], ids: Tensor, mask: Tensor,
    soft: Sequence[Soft | None], warmth: float,
) -> Tensor:  # fmt: skip
    """Return the loss of all heads on a batch, gold and teacher together."""
    vectors = network.encode(ids, mask)
    scores = network.tags(vectors)
    loss = torch.zeros(())
    if any(t != IGNORED for e in batch for t in e.tags):
        gold = pad([e.tags for e in batch], IGNORED)
        loss = nn.functional.cross_entropy(scores.transpose(1, 2).float(), gold)
    loss = loss + _event_loss(network, batch, vectors)
    rows = [(i, e.passage) for i, e in enumerate(batch) if e.passage is not None]
    passing = None
    if rows:
        passing = network.pair_scores(vectors, mask, *ends_of(rows))
        wanted = torch.tensor([p.type for _, p in rows])
        if (wanted != IGNORED).any():
            loss = loss + nn.functional.cross_entropy(
                passing.float(), wanted, label_smoothing=0.05, ignore_index=IGNORED
            )
    tagged = [i for i, s in enumerate(soft) if s is not None and s.tags is not None]
    if tagged:
        loss = loss + _towards(
            torch.cat([scores[i, : len(batch[i].ids)] for i in tagged]),
            torch.cat([s.tags for s in soft if s is not None and s.tags is not None]), warmth,
        )  # fmt: skip
    typed = [
        n for n, (i, _) in enumerate(rows) if (s := soft[i]) is not None and s.pair is not None
    ]
    if passing is not None and typed:
        answers = [s.pair for i, _ in rows if (s := soft[i]) is not None and s.pair is not None]
        loss = loss + _towards(passing[typed], torch.stack(answers), warmth)
    return loss + _attribution_loss(network, batch, vectors)


def _attribution_loss(
    network: Network, batch: Sequence[Example], vectors: Tensor
) -> Tensor:  # fmt: skip
    """Return the loss of the heads for the parts of attributions and for what belongs to a cue."""
    marked = [i for i, e in enumerate(batch) if e.parts]
    loss = torch.zeros(())
    if not marked:
        return loss
    scores = network.parts(vectors[marked]).unflatten(-1, (len(PARTS), len(PART_TAGS)))
    for n in range(len(PARTS)):
        gold = _widened(pad([batch[i].parts[n] for i in marked], IGNORED), vectors)
        loss = loss + nn.functional.cross_entropy(scores[:, :, n].transpose(1, 2).float(), gold)
    cues = [(i, c) for i in marked for c in batch[i].cues]
    if not cues:
        return loss
    inside = torch.zeros((len(cues), vectors.shape[1]), dtype=torch.bool)
    for n, (_, cue) in enumerate(cues):
        inside[n, list(cue.pieces)] = True
    links = network.link_scores(vectors, torch.tensor([i for i, _ in cues]), inside)
    gold = _widened(pad([c.links for _, c in cues], IGNORED), vectors)
    return loss + nn.functional.cross_entropy(links.transpose(1, 2).float(), gold)


def _widened(gold: Tensor, vectors: Tensor) -> Tensor:
    """Return labels as wide as the batch; what is added is not counted."""
    return nn.functional.pad(gold, (0, vectors.shape[1] - gold.shape[1]), value=IGNORED)


def ends_of(rows: Sequence[tuple[int, Passage]]) -> tuple[Tensor, Tensor]:
    """Return the sources and the targets of pairs as rows (sentence, first, last)."""
    return (
        torch.tensor([(i, *p.source) for i, p in rows]),
        torch.tensor([(i, *p.target) for i, p in rows]),
    )


def _event_loss(network: Network, batch: Sequence[Example], vectors: Tensor) -> Tensor:
    """Return the loss of the realis, mode and role heads on the triggers of a batch."""
    rows = [(i, t) for i, e in enumerate(batch) for t in e.triggers]
    if not rows:
        return torch.zeros(())
    spans = torch.tensor([(i, t.first, t.last) for i, t in rows])
    triggers = network.of_triggers(vectors, spans)
    loss = torch.zeros(())
    for found, wanted in (
        (network.realis(triggers), [t.realis for _, t in rows]),
        (network.modes(triggers), [t.mode for _, t in rows]),
    ):
        loss = loss + 0.3 * _counted(found, torch.tensor(wanted))
    roles, places = network.role_scores(vectors, spans, triggers)
    for scores, gold in (
        (roles, [t.roles for _, t in rows]),
        (places, [t.places or (IGNORED,) for _, t in rows]),
    ):
        loss = loss + _counted(scores.transpose(1, 2), _widened(pad(gold, IGNORED), vectors))
    return loss


def _counted(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the loss over what is labelled; none where nothing is."""
    if not bool((gold != IGNORED).any()):
        return torch.zeros(())
    return nn.functional.cross_entropy(scores.float(), gold, ignore_index=IGNORED)


def _towards(scores: Tensor, teacher: Tensor, warmth: float) -> Tensor:
    """Return how far scores are from a teacher's, as the divergence of softened answers."""
    ours = nn.functional.log_softmax(scores.float() / warmth, -1)
    theirs = nn.functional.softmax(teacher.float() / warmth, -1)
    return nn.functional.kl_div(ours, theirs, reduction="batchmean") * warmth * warmth


def fit(
    network: Network, examples: Sequence[Example], recipe: Recipe,
    *, renumber: Callable[[Tensor], Tensor] = as_bert, soft: Sequence[Soft | None] | None = None,
    each_epoch: Callable[[int], str] | None = None, say: Callable[[str], None],
) -> None:  # fmt: skip
    """Fit the network to examples, and to a teacher's answers where there are some."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    soft = soft or [None] * len(examples)
    _freeze(network, recipe)
    optimizer = _optimizer(network, recipe)
    steps = recipe.epochs * -(-len(examples) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(n / (0.06 * steps), max(0.02, 1 - n / steps))
    )
    began = time.monotonic()
    for epoch in range(recipe.epochs):
        network.train()
        total, done = 0.0, 0
        for batch in batches([len(e.ids) for e in examples], recipe.batch, chance):
            chosen = [examples[i] for i in batch]
            ids, mask = inputs([e.ids for e in chosen], renumber)
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(network, chosen, ids, mask, [soft[i] for i in batch], recipe.warmth)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, done = total + float(loss.detach()), done + 1
            if done % 200 == 0:
                say(f"{done} batches, {time.monotonic() - began:.0f} s")
        note = each_epoch(epoch) if each_epoch else ""
        passed = time.monotonic() - began
        say(f"epoch {epoch + 1}/{recipe.epochs}: loss {total / done:.3f}, {passed:.0f} s {note}")


def _freeze(network: Network, recipe: Recipe) -> None:
    """Leave the word embeddings, and as many of the lowest layers, as they are."""
    network.encoder.embeddings.word_embeddings.weight.requires_grad = False
    if recipe.frozen_layers:
        for part in (
            network.encoder.embeddings,
            *network.encoder.encoder.layer[: recipe.frozen_layers],
        ):
            for parameter in part.parameters():
                parameter.requires_grad = False


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inside]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
