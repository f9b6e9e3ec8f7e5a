"""Write the network as an ONNX graph for ONNX Runtime, with 8-bit weights and fixed 8-bit activation scales.

The graph is built node by node (with ONNX Runtime's own fused operators) instead of traced.  Activation scales are
constants measured on training text, so that a sentence's result depends on nothing else in the run.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import ATTENTION_HEADS, FROZEN, MASKED, WIDTH, Network

MICROSOFT = "com.microsoft"
Ranges = dict[str, tuple[float, float]]


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
        low, high = self.ranges[key]
        step = (high - low) / 255 or 1.0
        zero = int(np.clip(round(-low / step), 0, 255))
        scale = self.constant(key + ".scale", np.array(step, np.float32))
        point = self.constant(key + ".zero", np.array(zero, np.uint8))
        return Quantised(self.add("QuantizeLinear", [x, scale, point]), scale, point)

    def weight(self, name: str, matrix: np.ndarray) -> tuple[str, str, str]:
        """Add an (in, out) matrix as signed bytes with one scale a column."""
        scale = np.maximum(np.abs(matrix).max(0) / 127, 1e-9).astype(np.float32)
        return (self.constant(name + ".q", np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)),
                self.constant(name + ".s", scale),
                self.constant(name + ".z", np.zeros_like(scale, np.int8)))

    def linear(self, x: str, name: str, layer: torch.nn.Linear, with_bias: bool = True) -> str:
        """x times the layer's matrix, in bytes where ranges are known, plus its bias unless the next node adds it."""
        matrix = layer.weight.detach().numpy().T.copy()
        bias = self.constant(name + ".bias", layer.bias.detach().numpy())
        if self.ranges is None:
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

    def __init__(self, net: Network, ranges: Ranges | None, attention: str) -> None:
        super().__init__(ranges)
        self.net = net
        self.attention_kind = attention

    def attention(self, x: str, name: str, layer, mask: str) -> str:
        matrix = layer.qkv.weight.detach().numpy().T.copy()
        bias = self.constant(name + ".bias", layer.qkv.bias.detach().numpy())
        if self.ranges is None:
            return self.add("Attention", [x, self.constant(name, matrix), bias, mask], domain=MICROSOFT,
                            num_heads=ATTENTION_HEADS, mask_filter_value=MASKED)
        if self.attention_kind == "qattention":
            q = self.quantise(x, name)
            weight, scale, zero = self.weight(name, matrix)
            return self.add("QAttention", [q.value, weight, bias, q.scale, scale, mask, q.zero, zero], domain=MICROSOFT,
                            num_heads=ATTENTION_HEADS, mask_filter_value=MASKED)
        q = self.quantise(x, name)
        weight, scale, zero = self.weight(name, matrix)
        y = self.add("MatMulIntegerToFloat", [q.value, weight, q.scale, scale, q.zero, zero], domain=MICROSOFT)
        outs = [y + s for s in ".qkv"[1:]]
        self.nodes.append(helper.make_node("Split", [y, self.constant("three", np.array([WIDTH] * 3))], outs, axis=2))
        return self.add("MultiHeadAttention", outs + [bias, mask], domain=MICROSOFT, num_heads=ATTENTION_HEADS,
                        mask_filter_value=MASKED)

    def skip_norm(self, x, y, name, norm, bias):
        return self.add("SkipLayerNormalization", [x, y] + self.norm(name, norm) + [bias], domain=MICROSOFT, epsilon=1e-12)

    def build(self) -> onnx.ModelProto:
        net = self.net
        mask = self.add("Cast", ["attention_mask"], to=TensorProto.INT32)
        shape = self.add("Shape", ["input_ids"])
        one = self.constant("one", np.array(1))
        length = self.add("Gather", [shape, one])
        zero = self.constant("zero", np.array(0))
        batch = self.add("Gather", [shape, zero])
        index = self.add("Range", [zero, length, one])
        positions = self.constant("positions", (net.positions.weight + net.kind).detach().numpy())
        x = self.add("Add", [self.table("words", net.words.weight, "input_ids"), self.add("Gather", [positions, index])])
        x = self.add("LayerNormalization", [x] + self.norm("norm", net.norm), axis=-1, epsilon=1e-12)
        for number, layer in enumerate(net.layers):
            name = f"layer{number}."
            if number == FROZEN:
                shapes = self.constant("shapes", net.shapes.weight.detach().numpy())
                x = self.add("Add", [x, self.add("Gather", [shapes, "shape_ids"])])
            mixed = self.attention(x, name + "qkv", layer, mask)
            y = self.linear(mixed, name + "out", layer.out, False)
            x = self.skip_norm(x, y, name + "norm1", layer.norm1, name + "out.bias")
            up = self.linear(x, name + "up", layer.up, False)
            up = self.add("BiasGelu", [up, name + "up.bias"], domain=MICROSOFT)
            y = self.linear(up, name + "down", layer.down, False)
            x = self.skip_norm(x, y, name + "norm2", layer.norm2, name + "down.bias")
        flat = self.add("Reshape", [x, self.constant("rows", np.array([-1, WIDTH]))])
        offset = self.add("Unsqueeze", [self.add("Mul", [self.add("Range", [zero, batch, one]), length]), self.constant("axis1", np.array([1]))])
        starts = self.add("Pad", ["word_starts", self.constant("pad", np.array([0, 1, 0, 0]))])
        rows = self.add("Gather", [flat, self.add("Add", [starts, offset])])
        heads = [net.arc_dep, net.arc_head, net.label_dep, net.label_head, net.upos, net.xpos, net.ner]
        matrix = self.constant("heads", np.concatenate([h.weight.detach().numpy() for h in heads]).T.copy())
        bias = self.constant("heads.bias", np.concatenate([h.bias.detach().numpy() for h in heads]))
        y = self.add("Add", [self.add("MatMul", [rows, matrix]), bias])
        names = ["arc_dep", "arc_head", "label_dep_all", "label_head", "upos_all", "xpos_all", "ner_all"]
        self.nodes.append(helper.make_node("Split", [y, self.constant("sizes", np.array([h.out_features for h in heads]))], names, axis=2))
        first = self.constant("first", np.array([1])); last = self.constant("last", np.array([2 ** 31])); 
        cut = lambda v, o=None: self.add("Slice", [v, first, last, first], o)
        dep = self.add("Relu", [cut("arc_dep")])
        dep = self.add("Add", [self.add("MatMul", [dep, self.constant("arc.w", net.arc.detach().numpy())]), self.constant("arc.prior", net.arc_prior.detach().numpy())])
        head = self.add("Transpose", [self.add("Relu", ["arc_head"])], perm=[0, 2, 1])
        self.add("MatMul", [dep, head], "arc")
        cut("label_dep_all", "label_dep"); cut("ner_all", "ner")
        for k in ("upos", "xpos"):
            self.add("Cast", [self.add("ArgMax", [cut(k + "_all")], axis=-1, keepdims=0)], k, to=TensorProto.INT32)
        F, I, L = TensorProto.FLOAT, TensorProto.INT32, TensorProto.INT64
        vi = helper.make_tensor_value_info
        g = helper.make_graph(self.nodes, "encoder", [vi(k, L, ["B", "L"]) for k in ("input_ids", "attention_mask", "shape_ids")] + [vi("word_starts", L, ["B", "W"])],
            [vi("upos", I, ["B", "W"]), vi("xpos", I, ["B", "W"]), vi("ner", F, ["B", "W", 7]), vi("arc", F, ["B", "W", "H"]), vi("label_dep", F, ["B", "W", 128]), vi("label_head", F, ["B", "H", 128])],
            [numpy_helper.from_array(v, k) for k, v in self.constants.items()])
        return helper.make_model(g, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)], ir_version=8)
