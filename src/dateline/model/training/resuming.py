"""The files that ship back to a network, so that it can learn on."""

from pathlib import Path

import numpy
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from dateline.errors import ModelError
from dateline.model.training.network import Network

_ATTENTION = ("query", "key", "value")
_MATRICES = ("attention.output.dense", "intermediate.dense", "output.dense")
Arrays = dict[str, NDArray[numpy.generic]]


def resume(network: Network, folder: Path) -> Network:
    """Return the network with the weights of a folder as `export` writes it.

    What int8 has rounded off stays lost: its answers are those of the files, not of the network
    that they were made from. `ModelError` where the files are of another network.
    """
    graph = onnx.load((folder / "encoder.onnx").as_posix()).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = {
        **_embeddings(arrays),
        **_layers(arrays, [n.input for n in graph.node if n.op_type == "MatMulInteger"]),
        **_graph_heads(arrays, {n.name: n.input for n in graph.node if n.op_type == "MatMul"}),
    }
    with numpy.load(folder / "heads.npz") as heads:
        state |= {name: torch.from_numpy(heads[name]).float() for name in heads.files}
    wrong = network.load_state_dict(state, strict=False)
    if wrong.missing_keys or wrong.unexpected_keys:
        names = ", ".join([*wrong.missing_keys, *wrong.unexpected_keys][:3])
        raise ModelError(f"{folder}: not of this network ({names} …); train it anew")
    return network


def _widened(arrays: Arrays, name: str) -> Tensor:
    """Return a matrix of int8 as the numbers that it stands for."""
    whole = arrays[f"{name}_quantized"].astype(numpy.float32)
    zero = arrays[f"{name}_zero_point"].astype(numpy.float32)
    return torch.from_numpy((whole - zero) * arrays[f"{name}_scale"].astype(numpy.float32))


def _embeddings(arrays: Arrays) -> dict[str, Tensor]:
    prefix = "encoder.embeddings"
    names = [
        *(f"{prefix}.{kind}_embeddings.weight" for kind in ("word", "position", "token_type")),
        *(f"{prefix}.LayerNorm.{part}" for part in ("weight", "bias")),
    ]
    return {name: _widened(arrays, name) for name in names}


def _layers(arrays: Arrays, products: list[list[str]]) -> dict[str, Tensor]:
    """Return the layers' weights: the products of whole numbers stand in the graph in order."""
    found: dict[str, Tensor] = {}
    names = [of[1].removesuffix("_quantized") for of in products]
    for n, at in enumerate(range(0, len(names), len(_MATRICES))):
        layer = f"encoder.encoder.layer.{n}"
        joined = _widened(arrays, f"Attention_{n}_qkv_weight").T.chunk(3)
        biases = torch.tensor(arrays[f"Attention_{n}_qkv_bias"]).chunk(3)
        for part, weight, bias in zip(_ATTENTION, joined, biases, strict=True):
            found[f"{layer}.attention.self.{part}.weight"] = weight.contiguous()
            found[f"{layer}.attention.self.{part}.bias"] = bias.clone()
        for part, name in zip(_MATRICES, names[at : at + len(_MATRICES)], strict=True):
            found[f"{layer}.{part}.weight"] = _widened(arrays, name).T.contiguous()
            found[f"{layer}.{part}.bias"] = torch.tensor(arrays[f"{layer}.{part}.bias"])
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            for part in ("weight", "bias"):
                name = f"{layer}.{norm}.{part}"
                found[name] = torch.tensor(arrays[name])
    return found


def _graph_heads(arrays: Arrays, products: dict[str, list[str]]) -> dict[str, Tensor]:
    """Return the heads that stand in the graph itself."""
    found = {
        f"{name.strip('/').split('/')[0]}.weight": torch.tensor(arrays[of[1]].T.copy())
        for name, of in products.items()
    }
    return found | {f"{n}.bias": torch.tensor(arrays[f"{n}.bias"]) for n in ("tags", "parts")}
