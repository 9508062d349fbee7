"""The fitted network to the files that ship: int8 encoder, heads, vocabulary, digests."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

from dateline.model.labels import PART_TAGS, PARTS
from dateline.model.training.network import Network

HEADS = (
    "realis",
    "modes",
    "from_trigger",
    "distance",
    "roles",
    "places",
    "pair_query",
    "pair_hidden",
    "pair",
    "from_cue",
    "to_cue",
    "gap",
    "links",
)
"""Heads that numpy runs, on a few rows each; the others are in the encoder's graph."""
OUTPUTS = ("vectors", "tags", "projected", "parts")


class _Passing(nn.Module):
    """What one pass gives: a vector for each piece, its tags, and its part of the role head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder
        self.tags = network.tags
        self.from_piece = network.from_piece
        self.parts = network.parts

    def forward(self, ids: Tensor, mask: Tensor) -> Any:
        """Return vectors, probabilities of the tags, projected vectors, and tags of the parts."""
        vectors = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        parts = self.parts(vectors).unflatten(-1, (len(PARTS), len(PART_TAGS)))
        return (
            vectors, self.tags(vectors).softmax(-1), self.from_piece(vectors),
            parts.log_softmax(-1).flatten(-2),
        )  # fmt: skip


def export(network: Network, vocabulary: Path, folder: Path) -> None:
    """Write the network's files: encoder.onnx (int8), heads.npz, vocab.txt and their digests."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    plain, fused = folder / "plain.onnx", folder / "fused.onnx"
    ids = torch.tensor([[101, 2003, 102], [101, 2003, 102]])
    torch.onnx.export(
        _Passing(network), (ids, torch.ones_like(ids)), plain.as_posix(), dynamo=False,
        input_names=["ids", "mask"], output_names=list(OUTPUTS), opset_version=17,
        dynamic_axes={n: {0: "batch", 1: "pieces"} for n in ("ids", "mask", *OUTPUTS)},
    )  # fmt: skip
    config = network.encoder.config
    better = optimizer.optimize_model(
        plain.as_posix(), "bert", num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
    )  # fmt: skip
    better.save_model_to_file(fused.as_posix())
    small = [
        n.name for n in better.model.graph.node
        if n.op_type in ("MatMul", "Gemm")
        and any(head in n.name for head in ("tags", "from_piece", "parts"))
    ]  # fmt: skip
    quantize_dynamic(
        fused.as_posix(), (folder / "encoder.onnx").as_posix(), weight_type=QuantType.QInt8,
        per_channel=True, reduce_range=True, nodes_to_exclude=small,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    plain.unlink()
    fused.unlink()
    state = network.state_dict()
    heads = {
        name: tensor.float().numpy().astype(numpy.float16)
        for name, tensor in state.items()
        if name.split(".")[0] in HEADS
    }
    numpy.savez(folder / "heads.npz", **heads)
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("encoder.onnx", "heads.npz", "vocab.txt")
    }
    (folder / "digests.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
