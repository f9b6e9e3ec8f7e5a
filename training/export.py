"""Write the network as an ONNX graph for ONNX Runtime, with 8-bit weights and fixed 8-bit activation scales.

The graph is built node by node (with ONNX Runtime's own fused operators) instead of traced.  Activation scales are
constants measured on training text, so that a sentence's result depends on nothing else in the run.
"""

import argparse
import datetime
import math
import random
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from data import Corpora, Sentence
from evaluate import load
from model import ATTENTION_HEADS, FROZEN, LABEL_WIDTH, MASKED, WIDTH, Layer, Network
from wordpiece import Encoder

MICROSOFT = "com.microsoft"
HEAD_WIDTH = WIDTH // ATTENTION_HEADS
CALIBRATION_SENTENCES = 600
ROWS_OF_SENTENCE = 6
SMOOTHING = (0.0, 0.3, 0.5, 0.7)
"""How far channels with large values are scaled down before they become bytes, and their weights up (SmoothQuant, Xiao
et al. 2023): powers of the channel's largest value over the median one."""
CUTS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Shares of the range of an activation that are kept."""
UNDIVIDED = "qkv"
"""The input of this matrix is not divided: that costs time and gains next to nothing."""


class Range(NamedTuple):
    """Smallest and largest value of an activation, and what each channel is divided by first (None: nothing)."""

    low: float
    high: float
    divisor: np.ndarray | None


Ranges = dict[str, Range]


class Quantised(NamedTuple):
    """An activation as unsigned bytes: names of the tensor, of its scale and of its zero point."""

    value: str
    scale: str
    zero: str


class Graph:
    """Collects nodes and constants of an ONNX graph."""

    def __init__(self, ranges: Ranges | None) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}
        self.ranges = ranges
        self.count = 0

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant, once."""
        self.constants[name] = value
        return name

    def add(self, kind: str, inputs: list[str], output: str | None = None, domain: str = "", **attributes) -> str:
        """Add a node with one output; its name is made up unless given."""
        self.count += 1
        output = output or f"{kind}_{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=f"n{self.count}", domain=domain, **attributes))
        return output

    def quantise(self, x: str, key: str, divided: bool = False) -> Quantised:
        """Turn activation x, whose range was measured under this key, into unsigned bytes.

        x may have been divided by the divisors before.
        """
        low, high, divisor = self.ranges[key]
        if divisor is not None and not divided:
            x = self.add("Mul", [x, self.constant(key + ".divisor", 1 / divisor)])
        step = (high - low) / 255 or 1.0
        zero = int(np.clip(round(-low / step), 0, 255))
        scale = self.constant(key + ".scale", np.array(step, np.float32))
        point = self.constant(key + ".zero", np.array(zero, np.uint8))
        return Quantised(self.add("QuantizeLinear", [x, scale, point]), scale, point)

    def product(self, x: str | Quantised, name: str, matrix: np.ndarray, bias: np.ndarray, key: str = "") -> str:
        """x times an (in, out) matrix plus a bias; in bytes if x is, whose range was then measured under the key."""
        bias = self.constant(name + ".bias", bias)
        if isinstance(x, str):
            return self.add("Add", [self.add("MatMul", [x, self.constant(name, matrix)]), bias])
        divisor = self.ranges[key].divisor
        if divisor is not None:
            matrix = matrix * divisor[:, None]
        scale = np.maximum(np.abs(matrix).max(0) / 127, 1e-9).astype(np.float32)
        weight = self.constant(name + ".q", np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8))
        scale = self.constant(name + ".s", scale)
        zero = self.constant(name + ".z", np.zeros(matrix.shape[1], np.int8))
        return self.add("MatMulIntegerToFloat", [x.value, weight, x.scale, scale, x.zero, zero, bias],
                        domain=MICROSOFT)

    def linear(self, x: str | Quantised, name: str, layer: torch.nn.Linear) -> str:
        """A linear layer, in bytes where ranges are known."""
        q = self.quantise(x, name) if self.ranges and isinstance(x, str) else x
        return self.product(q, name, layer.weight.detach().numpy().T.copy(), layer.bias.detach().numpy(), name)

    def table(self, name: str, rows: torch.Tensor, index: str) -> str:
        """Look up rows of an embedding table, kept as signed bytes with one scale a row."""
        values = rows.detach().numpy()
        if self.ranges is None:
            return self.add("Gather", [self.constant(name, values), index])
        scale = np.maximum(np.abs(values).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
        quantised = self.constant(name + ".q", np.rint(values / scale).astype(np.int8))
        row = self.add("Cast", [self.add("Gather", [quantised, index])], to=TensorProto.FLOAT)
        return self.add("Mul", [row, self.add("Gather", [self.constant(name + ".s", scale), index])])

    def norm(self, name: str, layer: torch.nn.LayerNorm) -> list[str]:
        """Names of the constants of a layer normalisation."""
        return [self.constant(name + ".gamma", layer.weight.detach().numpy()),
                self.constant(name + ".beta", layer.bias.detach().numpy())]


class Builder(Graph):
    """Builds the whole network."""

    def __init__(self, net: Network, ranges: Ranges | None) -> None:
        super().__init__(ranges)
        self.net = net

    def attention(self, x: str, name: str, layer: Layer) -> str | Quantised:
        """Self-attention over (pieces, rows, width), as the next matrix wants it.

        The root of the size goes into the queries, and what the next matrix wants its input divided by into the
        values.  Bytes are turned round faster than floats.
        """
        matrix, bias = layer.qkv.weight.detach().numpy().T, layer.qkv.bias.detach().numpy()
        q = x if self.ranges is None else self.quantise(x, name + "qkv")
        parts = []
        divisor = None if self.ranges is None else self.ranges[name + "out"].divisor
        factors = {"q": 1 / math.sqrt(HEAD_WIDTH), "k": 1.0, "v": 1.0 if divisor is None else 1 / divisor}
        for number, (part, factor) in enumerate(factors.items()):
            columns = slice(number * WIDTH, (number + 1) * WIDTH)
            product = self.product(q, name + part, (matrix[:, columns] * factor).astype(np.float32),
                                   (bias[columns] * factor).astype(np.float32), name + "qkv")
            parts.append(self.add("Reshape", [product, "heads_apart"]))
        scores = self.add("FusedMatMul", parts[:2], domain=MICROSOFT, transBatchA=1, transBatchB=1, transB=1)
        shares = self.add("Softmax", [self.add("Add", [scores, "mask"])], axis=-1)
        mixed = self.add("FusedMatMul", [shares, parts[2]], domain=MICROSOFT, transBatchB=1)
        q = None if self.ranges is None else self.quantise(mixed, name + "out", divided=True)
        turned = self.add("Transpose", [q.value if q else mixed], perm=[2, 0, 1, 3])
        together = self.add("Reshape", [turned, "heads_together"])
        return q._replace(value=together) if q else together

    def residual(self, x: str, y: str, name: str, norm: torch.nn.LayerNorm) -> str:
        """Normalised sum of x and y."""
        return self.add("SkipLayerNormalization", [x, y, *self.norm(name, norm)], domain=MICROSOFT, epsilon=norm.eps)

    def layer(self, x: str, name: str, layer: Layer, rows: str | None = None) -> str:
        """One transformer layer; if rows are given, only what becomes of these pieces is worked out."""
        mixed = self.attention(x, name, layer)
        if rows:
            x = self.rows(x, rows)
            mixed = self.rows(mixed, rows) if self.ranges is None else mixed._replace(value=self.rows(mixed.value, rows))
        x = self.residual(x, self.linear(mixed, name + "out", layer.out), name + "norm1", layer.norm1)
        up = self.add("Gelu", [self.linear(x, name + "up", layer.up)], domain=MICROSOFT)
        return self.residual(x, self.linear(up, name + "down", layer.down), name + "norm2", layer.norm2)

    def rows(self, x: str, rows: str) -> str:
        """Some rows of (pieces, rows, width), as (1, count, width)."""
        return self.add("Unsqueeze", [self.add("Gather", [self.add("Reshape", [x, "flat"]), rows]), "first_axis"])

    def heads(self, states: str) -> None:
        """All heads, from the states of [CLS] and of the words' first pieces of each sentence."""
        net = self.net
        parts = {"arc_dep": net.arc_dep, "arc_head": net.arc_head, "label_dep": net.label_dep,
                 "label_head": net.label_head, "upos": net.upos, "xpos": net.xpos, "ner": net.ner}
        matrix = np.concatenate([p.weight.detach().numpy() for p in parts.values()]).T.copy()
        bias = np.concatenate([p.bias.detach().numpy() for p in parts.values()])
        together = self.product(self.add("Squeeze", [states, "first_axis"]), "heads", matrix, bias)
        sizes = self.constant("heads.sizes", np.array([p.out_features for p in parts.values()]))
        names = [k if k in ("label_dep", "label_head", "ner") else k + ".all" for k in parts]
        self.nodes.append(helper.make_node("Split", [together, sizes], names, name="split", axis=1))
        dep = self.product(self.add("Relu", ["arc_dep.all"]), "arc_form", net.arc.detach().numpy(),
                           net.arc_prior.detach().numpy())
        head = self.add("Relu", ["arc_head.all"])
        by_sentence = [self.add("Gather", [x, "cells"]) for x in (dep, head)]
        self.add("FusedMatMul", by_sentence, "arc", domain=MICROSOFT, transB=1)
        for name in ("upos", "xpos"):
            best = self.add("ArgMax", [name + ".all"], axis=-1, keepdims=0)
            self.add("Cast", [best], name, to=TensorProto.INT32)

    def mask(self) -> None:
        """What is added to the attention of a piece for another: nothing within a sentence, else very little."""
        one, two = (self.constant(f"axes{i}", np.array(axes)) for i, axes in enumerate(([1, 2], [1, 3])))
        same = self.add("Equal", [self.add("Unsqueeze", ["sentences", two]), self.add("Unsqueeze", ["sentences", one])])
        self.add("Where", [same, self.constant("inside", np.array(0, np.float32)),
                           self.constant("outside", np.array(MASKED, np.float32))], "mask")
        self.constant("first_axis", np.array([0]))

    def build(self) -> onnx.ModelProto:
        """The model with its inputs and outputs."""
        net = self.net
        self.mask()
        self.constant("flat", np.array([-1, WIDTH]))
        self.constant("heads_apart", np.array([0, 0, ATTENTION_HEADS, HEAD_WIDTH]))
        self.constant("heads_together", np.array([0, 0, WIDTH]))
        x = self.add("SkipLayerNormalization",
                     [self.table("words", net.words.weight + net.kind, "input_ids"),
                      self.table("place", net.positions.weight, "positions"), *self.norm("norm", net.norm)],
                     domain=MICROSOFT, epsilon=net.norm.eps)
        for number, layer in enumerate(net.layers):
            if number == FROZEN:
                shapes = self.constant("shapes", net.shapes.weight.detach().numpy())
                x = self.add("Add", [x, self.add("Gather", [shapes, "shape_ids"])])
            x = self.layer(x, f"layer{number}.", layer, "word_rows" if layer is net.layers[-1] else None)
        self.heads(x)
        info, real, small, large = (helper.make_tensor_value_info, TensorProto.FLOAT, TensorProto.INT32,
                                    TensorProto.INT64)
        inputs = [info(k, large, ["L", "R"]) for k in ("input_ids", "positions", "shape_ids")]
        inputs += [info("sentences", large, ["R", "L"]), info("word_rows", large, ["N"]), info("cells", large, ["S", "W"])]
        outputs = [info(k, small, ["N"]) for k in ("upos", "xpos")]
        outputs += [info("ner", real, ["N", net.ner.out_features]), info("arc", real, ["S", "W", "W"]),
                    info("label_dep", real, ["N", LABEL_WIDTH]), info("label_head", real, ["N", LABEL_WIDTH])]
        constants = [numpy_helper.from_array(v, k) for k, v in self.constants.items()]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def rounded(x: np.ndarray, low: float, high: float) -> np.ndarray:
    """x as it is after going through unsigned bytes of this range."""
    step = (high - low) / 255 or 1.0
    zero = int(np.clip(round(-low / step), 0, 255))
    return (np.clip(np.rint(x / step) + zero, 0, 255) - zero) * step


def best_range(rows: np.ndarray, matrix: np.ndarray, powers: tuple[float, ...]) -> Range:
    """The range and the divisors under which rows times matrix, in bytes, come nearest to the product in floats.

    Tried: how far channels with large values are scaled down, and how much of the range is cut off.
    """
    exact = rows @ matrix
    largest = np.maximum(np.abs(rows).max(0), 1e-6)
    best, least = None, np.inf
    for power in powers:
        divisor = np.maximum(1, (largest / np.median(largest)) ** power).astype(np.float32) if power else None
        x = rows if divisor is None else rows / divisor
        w = matrix if divisor is None else matrix * divisor[:, None]
        scale = np.maximum(np.abs(w).max(0) / 127, 1e-9)
        w = np.clip(np.rint(w / scale), -127, 127) * scale
        for cut in CUTS:
            low, high = min(0.0, float(x.min()) * cut), max(0.0, float(x.max()) * cut)
            error = float(((rounded(x, low, high) @ w - exact) ** 2).mean())
            if error < least:
                best, least = Range(low, high, divisor), error
    return best


@torch.no_grad()
def measured_ranges(net: Network, encoder: Encoder, sentences: list[Sentence]) -> Ranges:
    """Ranges of the inputs of each matrix of the layers, measured over sentences."""
    rows: dict[str, list[np.ndarray]] = {}
    chooser = np.random.default_rng(1)

    def watch(name: str):
        def hook(_: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            values = inputs[0].numpy().reshape(-1, inputs[0].shape[-1])
            chosen = chooser.permutation(len(values))[:ROWS_OF_SENTENCE]
            rows.setdefault(name, []).append(values[chosen])
        return hook

    matrices = {f"layer{i}.{part}": getattr(layer, part) for i, layer in enumerate(net.layers)
                for part in ("qkv", "out", "up", "down")}
    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in matrices.items()]
    for s in sentences:
        code = encoder.encode(s.words)
        ids, mask = torch.tensor([code.ids]), torch.ones(1, len(code.ids))
        net.upper(net.lower(ids, mask), mask, torch.tensor([code.shapes]))
    for hook in hooks:
        hook.remove()
    return {name: best_range(np.concatenate(rows[name]), layer.weight.detach().numpy().T,
                             SMOOTHING[:1] if name.endswith(UNDIVIDED) else SMOOTHING)
            for name, layer in matrices.items()}


def put(path: Path, content: bytes) -> None:
    """Write a file in one go, so that nobody reads half of it."""
    part = path.with_name("." + path.name)
    part.write_bytes(content)
    part.rename(path)


def main() -> None:
    """Export a checkpoint with all resources that belong to it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True, help="folder of the resources")
    arguments.add_argument("--version", default="1")
    arguments.add_argument("--float", action="store_true", help="keep 32-bit floats, to compare")
    arguments.add_argument("--sentences", type=int, default=CALIBRATION_SENTENCES, help="to measure ranges on")
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(options.base / "vocabulary.txt")
    net, labels = load(options.checkpoint)
    train = Corpora(options.data).train
    random.Random(1).shuffle(train)
    ranges = None if options.float else measured_ranges(net, encoder, train[:options.sentences])
    put(options.out / "encoder.onnx", Builder(net, ranges).build().SerializeToString())
    put(options.out / "vocabulary.txt", (options.base / "vocabulary.txt").read_bytes())
    for name, values in labels.items():
        put(options.out / f"{name}.txt", "".join(x + "\n" for x in values).encode())
    weights = np.concatenate([net.label.weight.detach().numpy().T.ravel(), net.label.bias.detach().numpy()])
    put(options.out / "labels.bin", weights.astype("<f4").tobytes())
    facts = {"version": options.version, "base": "bge-small-en-v1.5", "layers": len(net.layers),
             "date": datetime.date.today().isoformat()}
    put(options.out / "model.properties", "".join(f"{k}={v}\n" for k, v in facts.items()).encode())


if __name__ == "__main__":
    main()
