"""Write the network as an ONNX graph for ONNX Runtime, with 8-bit weights and fixed 8-bit activation scales.

The graph is built node by node (with ONNX Runtime's own fused operators) instead of traced.  Activation scales are
constants measured on training text, so that a sentence's result depends on nothing else in the run.
"""

import argparse
import datetime
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
CALIBRATION_SENTENCES = 600
ROWS_OF_SENTENCE = 6
SMOOTHING = (0.0, 0.3, 0.5, 0.7)
"""How far channels with large values are scaled down before they become bytes, and their weights up (SmoothQuant, Xiao
et al. 2023): powers of the channel's largest value over the median one."""
CUTS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Shares of the range of an activation that are kept."""


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

    def quantise(self, x: str, key: str) -> Quantised:
        """Turn activation x, whose range was measured under this key, into unsigned bytes."""
        low, high, divisor = self.ranges[key]
        if divisor is not None:
            x = self.add("Mul", [x, self.constant(key + ".divisor", 1 / divisor)])
        step = (high - low) / 255 or 1.0
        zero = int(np.clip(round(-low / step), 0, 255))
        scale = self.constant(key + ".scale", np.array(step, np.float32))
        point = self.constant(key + ".zero", np.array(zero, np.uint8))
        return Quantised(self.add("QuantizeLinear", [x, scale, point]), scale, point)

    def weight(self, name: str, matrix: np.ndarray) -> tuple[str, str, str]:
        """Add an (in, out) matrix as signed bytes with one scale a column."""
        divisor = self.ranges[name].divisor
        if divisor is not None:
            matrix = matrix * divisor[:, None]
        scale = np.maximum(np.abs(matrix).max(0) / 127, 1e-9).astype(np.float32)
        return (self.constant(name + ".q", np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)),
                self.constant(name + ".s", scale),
                self.constant(name + ".z", np.zeros_like(scale, np.int8)))

    def linear(self, x: str, name: str, layers: list[torch.nn.Linear], with_bias: bool) -> str:
        """x times the layers' matrices side by side, in bytes where ranges are known; the next node may add the bias."""
        matrix = np.concatenate([layer.weight.detach().numpy() for layer in layers]).T.copy()
        bias = self.constant(name + ".bias", np.concatenate([layer.bias.detach().numpy() for layer in layers]))
        if self.ranges is None or name not in self.ranges:
            product = self.add("MatMul", [x, self.constant(name, matrix)])
            return self.add("Add", [product, bias]) if with_bias else product
        q = self.quantise(x, name)
        weight, scale, zero = self.weight(name, matrix)
        inputs = [q.value, weight, q.scale, scale, q.zero, zero] + ([bias] if with_bias else [])
        return self.add("MatMulIntegerToFloat", inputs, domain=MICROSOFT)

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

    def attention(self, x: str, name: str, layer: Layer, mask: str) -> str:
        """Self-attention with its query, key and value matrix."""
        matrix = layer.qkv.weight.detach().numpy().T.copy()
        bias = self.constant(name + ".bias", layer.qkv.bias.detach().numpy())
        options = {"domain": MICROSOFT, "num_heads": ATTENTION_HEADS, "mask_filter_value": MASKED}
        if self.ranges is None:
            return self.add("Attention", [x, self.constant(name, matrix), bias, mask], **options)
        q = self.quantise(x, name)
        weight, scale, zero = self.weight(name, matrix)
        return self.add("QAttention", [q.value, weight, bias, q.scale, scale, mask, q.zero, zero], **options)

    def residual(self, x: str, y: str, name: str, norm: torch.nn.LayerNorm, bias: str) -> str:
        """Normalised sum of x, y and y's bias."""
        return self.add("SkipLayerNormalization", [x, y, *self.norm(name, norm), bias], domain=MICROSOFT,
                        epsilon=norm.eps)

    def layer(self, x: str, name: str, layer: Layer, mask: str) -> str:
        """One transformer layer."""
        mixed = self.attention(x, name + "qkv", layer, mask)
        y = self.linear(mixed, name + "out", [layer.out], with_bias=False)
        x = self.residual(x, y, name + "norm1", layer.norm1, name + "out.bias")
        up = self.linear(x, name + "up", [layer.up], with_bias=False)
        up = self.add("FastGelu", [up, name + "up.bias"], domain=MICROSOFT)
        y = self.linear(up, name + "down", [layer.down], with_bias=False)
        return self.residual(x, y, name + "norm2", layer.norm2, name + "down.bias")

    def split(self, x: str, sizes: list[int], outputs: list[str]) -> None:
        """Cut x along its last axis."""
        cuts = self.constant(x + ".sizes", np.array(sizes))
        self.nodes.append(helper.make_node("Split", [x, cuts], outputs, name=f"n{len(self.nodes)}s", axis=2))

    def heads(self, states: str, batch: str, length: str) -> None:
        """All heads, from the rows of [CLS] and of the words' first pieces."""
        net = self.net
        flat = self.add("Reshape", [states, self.constant("rows", np.array([-1, WIDTH]))])
        sentence = self.add("Range", [self.constant("zero", np.array(0)), batch, self.constant("one", np.array(1))])
        offset = self.add("Unsqueeze", [self.add("Mul", [sentence, length]), self.constant("axis", np.array([1]))])
        starts = self.add("Pad", ["word_starts", self.constant("pad", np.array([0, 1, 0, 0]))])
        rows = self.add("Gather", [flat, self.add("Add", [starts, offset])])
        parts = {"arc_dep": net.arc_dep, "arc_head": net.arc_head, "label_dep": net.label_dep,
                 "label_head": net.label_head, "upos": net.upos, "xpos": net.xpos, "ner": net.ner}
        together = self.linear(rows, "heads", list(parts.values()), with_bias=True)
        whole = {"arc_head": "arc_head", "label_head": "label_head"}
        names = [whole.get(k, k + ".all") for k in parts]
        self.split(together, [p.out_features for p in parts.values()], names)

        def words(name: str, output: str | None = None) -> str:
            """Leave out the row of [CLS]."""
            first, end = self.constant("first", np.array([1])), self.constant("end", np.array([2 ** 31]))
            return self.add("Slice", [name + ".all", first, end, first], output)

        dep = self.add("MatMul", [self.add("Relu", [words("arc_dep")]), self.constant("arc.w", net.arc.detach().numpy())])
        dep = self.add("Add", [dep, self.constant("arc.prior", net.arc_prior.detach().numpy())])
        head = self.add("Transpose", [self.add("Relu", ["arc_head"])], perm=[0, 2, 1])
        self.add("MatMul", [dep, head], "arc")
        words("label_dep", "label_dep")
        words("ner", "ner")
        for name in ("upos", "xpos"):
            best = self.add("ArgMax", [words(name)], axis=-1, keepdims=0)
            self.add("Cast", [best], name, to=TensorProto.INT32)

    def build(self) -> onnx.ModelProto:
        """The model with its inputs and outputs."""
        net = self.net
        mask = self.add("Cast", ["attention_mask"], to=TensorProto.INT32)
        size = self.add("Shape", ["input_ids"])
        zero, one = self.constant("zero", np.array(0)), self.constant("one", np.array(1))
        batch, length = self.add("Gather", [size, zero]), self.add("Gather", [size, one])
        positions = self.table("positions", net.positions.weight, self.add("Range", [zero, length, one]))
        x = self.add("Add", [self.table("words", net.words.weight + net.kind, "input_ids"), positions])
        x = self.add("LayerNormalization", [x, *self.norm("norm", net.norm)], axis=-1, epsilon=net.norm.eps)
        for number, layer in enumerate(net.layers):
            if number == FROZEN:
                shapes = self.constant("shapes", net.shapes.weight.detach().numpy())
                x = self.add("Add", [x, self.add("Gather", [shapes, "shape_ids"])])
            x = self.layer(x, f"layer{number}.", layer, mask)
        self.heads(x, batch, length)
        info, real, small, large = (helper.make_tensor_value_info, TensorProto.FLOAT, TensorProto.INT32,
                                    TensorProto.INT64)
        inputs = [info(k, large, ["B", "L"]) for k in ("input_ids", "attention_mask", "shape_ids")]
        inputs.append(info("word_starts", large, ["B", "W"]))
        outputs = [info(k, small, ["B", "W"]) for k in ("upos", "xpos")]
        outputs += [info("ner", real, ["B", "W", net.ner.out_features]), info("arc", real, ["B", "W", "H"]),
                    info("label_dep", real, ["B", "W", LABEL_WIDTH]),
                    info("label_head", real, ["B", "H", LABEL_WIDTH])]
        constants = [numpy_helper.from_array(v, k) for k, v in self.constants.items()]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def rounded(x: np.ndarray, low: float, high: float) -> np.ndarray:
    """x as it is after going through unsigned bytes of this range."""
    step = (high - low) / 255 or 1.0
    zero = int(np.clip(round(-low / step), 0, 255))
    return (np.clip(np.rint(x / step) + zero, 0, 255) - zero) * step


def best_range(rows: np.ndarray, matrix: np.ndarray) -> Range:
    """The range and the divisors under which rows times matrix, in bytes, come nearest to the product in floats.

    Tried: how far channels with large values are scaled down, and how much of the range is cut off.
    """
    exact = rows @ matrix
    largest = np.maximum(np.abs(rows).max(0), 1e-6)
    best, least = None, np.inf
    for power in SMOOTHING:
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
    return {name: best_range(np.concatenate(rows[name]), layer.weight.detach().numpy().T)
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
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(options.base / "vocabulary.txt")
    net, labels = load(options.checkpoint)
    train = Corpora(options.data).train
    random.Random(1).shuffle(train)
    ranges = None if options.float else measured_ranges(net, encoder, train[:CALIBRATION_SENTENCES])
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
