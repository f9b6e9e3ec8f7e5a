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
from model import ATTENTION_HEADS, FROZEN, LABEL_WIDTH, WIDTH, Layer, Network
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
UNDIVIDED = ("qkv", "heads", "arc_form")
"""The input of these matrices is not divided: that costs time and gains next to nothing."""
GROUPS = 4
"""Inner channels of a layer are sorted by size into so many groups, each with a range of its own."""
SPREADS = (1.0, 0.7, 0.5, 0.3)
"""How far the groups' ranges differ: powers of the ratio to the largest."""
DAMPING, BLOCK = 0.01, 128
"""For rounding with feedback: share of the mean square added to all, and rows that are worked on together."""
OUTSIDE = -50.0
"""Added to the attention for pieces of other sentences: e^-50 is nothing beside a 32-bit sum, but no denormal number.
Those take a hundred times as long."""


class Range(NamedTuple):
    """Smallest and largest value of an activation, and what each channel is divided by first (None: nothing)."""

    low: float
    high: float
    divisor: np.ndarray | None = None

    @property
    def step(self) -> float:
        """What one more in the byte means."""
        return (self.high - self.low) / 255 or 1.0

    @property
    def zero(self) -> int:
        """The byte of 0."""
        return int(np.clip(round(-self.low / self.step), 0, 255))

    def rounded(self, x: np.ndarray) -> np.ndarray:
        """x as it is after going through bytes."""
        return (np.clip(np.rint(x / self.step) + self.zero, 0, 255) - self.zero) * self.step


class Grouped(NamedTuple):
    """The channels of an activation in the order of their size, and the range of each of equal groups of them.

    weight and scale are the matrix they go into, in bytes: its rows are in that order and have the steps of the ranges
    in them.
    """

    order: np.ndarray
    ranges: list[Range]
    weight: np.ndarray
    scale: np.ndarray


Ranges = dict[str, Range | Grouped]


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
        divisor = self.ranges[key].divisor
        if divisor is not None and not divided:
            x = self.add("Mul", [x, self.constant(key + ".divisor", 1 / divisor)])
        return self.quantise_by(x, key, self.ranges[key])

    def quantise_by(self, x: str, key: str, range: Range) -> Quantised:
        """Turn activation x into unsigned bytes of a range."""
        scale = self.constant(key + ".scale", np.array(range.step, np.float32))
        point = self.constant(key + ".zero", np.array(range.zero, np.uint8))
        return Quantised(self.add("QuantizeLinear", [x, scale, point]), scale, point)

    def product(self, x: str | Quantised, name: str, matrix: np.ndarray, bias: np.ndarray, key: str = "") -> str:
        """x times an (in, out) matrix plus a bias; in bytes if x is, whose range was then measured under the key."""
        bias = self.constant(name + ".bias", bias)
        if isinstance(x, str):
            return self.add("Add", [self.add("MatMul", [x, self.constant(name, matrix)]), bias])
        divisor = self.ranges[key].divisor
        weight, scale = in_bytes(matrix if divisor is None else matrix * divisor[:, None])
        weight, scale = self.constant(name + ".q", weight), self.constant(name + ".s", scale)
        return self.add("MatMulIntegerToFloat", [x.value, weight, x.scale, scale, x.zero, "", bias], domain=MICROSOFT)

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
        inner = self.inner if self.ranges is None else self.inner_in_groups
        return self.residual(x, inner(x, name, layer), name + "norm2", layer.norm2)

    def inner(self, x: str, name: str, layer: Layer) -> str:
        """The two inner matrices of a layer."""
        up = self.add("Gelu", [self.linear(x, name + "up", layer.up)], domain=MICROSOFT)
        return self.linear(up, name + "down", layer.down)

    def inner_in_groups(self, x: str, name: str, layer: Layer) -> str:
        """The two inner matrices of a layer, the channels between them in groups with a range of their own.

        The ranges' steps go into the weights of the second matrix, their zeros into its bias.
        """
        order, ranges, weight, scale = self.ranges[name + "down"]
        q = self.quantise(x, name + "up")
        matrix, bias = layer.up.weight.detach().numpy().T, layer.up.bias.detach().numpy()
        parts = []
        for number, (columns, range) in enumerate(zip(np.split(order, len(ranges)), ranges)):
            product = self.product(q, f"{name}up.{number}", matrix[:, columns].copy(), bias[columns], name + "up")
            curved = self.add("Gelu", [product], domain=MICROSOFT)
            parts.append(self.quantise_by(curved, f"{name}down.{number}", range).value)
        bias = layer.down.bias.detach().numpy()
        shift = np.repeat([r.zero for r in ranges], len(order) // len(ranges)) @ weight.astype(np.int64) * scale
        return self.add("MatMulIntegerToFloat", [
            self.add("Concat", parts, axis=-1), self.constant(name + "down.q", weight),
            self.constant("one", np.array(1, np.float32)), self.constant(name + "down.s", scale), "", "",
            self.constant(name + "down.bias", (bias - shift).astype(np.float32))], domain=MICROSOFT)

    def rows(self, x: str, rows: str) -> str:
        """Some rows of (pieces, rows, width), as (1, count, width)."""
        return self.add("Unsqueeze", [self.add("Gather", [self.add("Reshape", [x, "flat"]), rows]), "first_axis"])

    def head_product(self, x: str, name: str, matrix: np.ndarray, bias: np.ndarray) -> str:
        """x times a matrix of the heads plus a bias, in bytes where ranges are known."""
        return self.product(self.quantise(x, name) if self.ranges else x, name, matrix, bias, name)

    def heads(self, states: str) -> None:
        """All heads, from the states of [CLS] and of the words' first pieces of each sentence."""
        net = self.net
        parts = heads_of(net)
        matrix = heads_matrix(net)
        bias = np.concatenate([p.bias.detach().numpy() for p in parts.values()])
        states = self.add("Squeeze", [states, "first_axis"])
        together = self.head_product(states, "heads", matrix, bias)
        sizes = self.constant("heads.sizes", np.array([p.out_features for p in parts.values()]))
        names = [k if k in ("label_dep", "label_head", "ner") else k + ".all" for k in parts]
        self.nodes.append(helper.make_node("Split", [together, sizes], names, name="split", axis=1))
        dep = self.add("Relu", ["arc_dep.all"])
        dep = self.head_product(dep, "arc_form", net.arc.detach().numpy(), net.arc_prior.detach().numpy())
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
                           self.constant("outside", np.array(OUTSIDE, np.float32))], "mask")
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


def heads_of(net: Network) -> dict[str, torch.nn.Linear]:
    """The heads that read the states of words, in the order in which the graph works them out."""
    return {"arc_dep": net.arc_dep, "arc_head": net.arc_head, "label_dep": net.label_dep,
            "label_head": net.label_head, "upos": net.upos, "xpos": net.xpos, "ner": net.ner}


def heads_matrix(net: Network) -> np.ndarray:
    """The (in, out) matrices of these heads beside each other."""
    return np.concatenate([head.weight.detach().numpy() for head in heads_of(net).values()]).T.copy()


def in_bytes(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix as signed bytes and the scale of each column."""
    scale = np.maximum(np.abs(matrix).max(0) / 127, 1e-9).astype(np.float32)
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale


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
        weight, scale = in_bytes(w)
        w = weight * scale
        for cut in CUTS:
            range = Range(min(0.0, float(x.min()) * cut), max(0.0, float(x.max()) * cut), divisor)
            error = float(((range.rounded(x) @ w - exact) ** 2).mean())
            if error < least:
                best, least = range, error
    return best


def fed_back(matrix: np.ndarray, rows: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """A matrix in signed bytes of these scales.

    What rounding a row did to the product with rows is made good in those that follow (GPTQ, Frantar et al. 2023).
    """
    size = len(matrix)
    products = (rows.T @ rows).astype(np.float64)
    products[np.diag_indices(size)] += DAMPING * products.trace() / size
    factor = np.linalg.cholesky(np.linalg.inv(products)).T
    left, found = matrix.astype(np.float64), np.empty(matrix.shape, np.int8)
    for first in range(0, size, BLOCK):
        last = min(first + BLOCK, size)
        wrong = np.zeros((last - first, matrix.shape[1]))
        for i in range(first, last):
            found[i] = np.clip(np.rint(left[i] / scale), -127, 127)
            wrong[i - first] = (left[i] - found[i] * scale) / factor[i, i]
            left[i:last] -= np.outer(factor[i, i:last], wrong[i - first])
        left[last:] -= factor[first:last, last:].T @ wrong
    return found


def best_groups(rows: np.ndarray, matrix: np.ndarray) -> Grouped:
    """Channels in groups of about the same size.

    Each group has the range that suits it best, or one nearer to that of the largest: then its rows of the matrix,
    which share a scale with those of the others, are told apart better.
    """
    order = np.argsort(np.abs(rows).max(0), kind="stable")
    rows, matrix = rows[:, order], matrix[order]
    exact = rows @ matrix
    parts = np.split(np.arange(len(order)), GROUPS)
    own = [best_range(rows[:, part], matrix[part], SMOOTHING[:1]) for part in parts]
    largest = max(r.step for r in own)
    best, least = None, np.inf
    for spread in SPREADS:
        ranges = [Range(*(x * (largest / r.step) ** (1 - spread) for x in (r.low, r.high))) for r in own]
        steps = np.repeat([r.step for r in ranges], len(order) // GROUPS)
        weight, scale = in_bytes(matrix * steps[:, None])
        x = np.concatenate([r.rounded(rows[:, part]) for r, part in zip(ranges, parts)], 1)
        error = float(((x / steps @ (weight * scale) - exact) ** 2).mean())
        if error < least:
            best, least = (ranges, x / steps, steps, scale), error
    ranges, x, steps, scale = best
    return Grouped(order, ranges, fed_back(matrix * steps[:, None], x, scale), scale)


@torch.no_grad()
def measured_ranges(net: Network, encoder: Encoder, sentences: list[Sentence]) -> Ranges:
    """Ranges of the inputs of each matrix of the layers, measured over sentences."""
    rows: dict[str, list[np.ndarray]] = {}
    chooser = np.random.default_rng(1)

    def keep(name: str, values: torch.Tensor) -> None:
        values = values.numpy().reshape(-1, values.shape[-1])
        chosen = chooser.permutation(len(values))[:ROWS_OF_SENTENCE]
        rows.setdefault(name, []).append(values[chosen])

    def watch(name: str):
        return lambda _, inputs: keep(name, inputs[0])

    layers = {f"layer{i}.{part}": getattr(layer, part) for i, layer in enumerate(net.layers)
              for part in ("qkv", "out", "up", "down")}
    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    hooks.append(net.arc_head.register_forward_pre_hook(watch("heads")))
    hooks.append(net.arc_dep.register_forward_hook(lambda _, inputs, output: keep("arc_form", output.relu())))
    for s in sentences:
        code = encoder.encode(s.words)
        ids, mask = torch.tensor([code.ids]), torch.ones(1, len(code.ids))
        net.heads(net.upper(net.lower(ids, mask), mask, torch.tensor([code.shapes])), torch.tensor([code.starts]))
    for hook in hooks:
        hook.remove()
    found: Ranges = {}
    matrices = {name: layer.weight.detach().numpy().T for name, layer in layers.items()}
    matrices |= {"heads": heads_matrix(net), "arc_form": net.arc.detach().numpy()}
    for name, matrix in matrices.items():
        x = np.concatenate(rows[name])
        found[name] = best_groups(x, matrix) if name.endswith("down") else best_range(
            x, matrix, SMOOTHING[:1] if name.endswith(UNDIVIDED) else SMOOTHING)
    return found


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
