#!/usr/bin/env python3
"""Writes the network of train_network.py as an ONNX graph in bytes.

    export_network.py CHECKPOINT BASE RESOURCES

Each matrix of the encoder becomes signed bytes with one scale a column, and what goes into it unsigned bytes with one
scale a stretch of text (DynamicQuantizeLinear and MatMulInteger); the table of wordpieces becomes bytes with one scale a
row. A stretch is run alone, so no scale depends on another article. BASE is the folder of base.onnx and vocabulary.txt;
RESOURCES is core/src/main/resources/attest/roles. Needs torch and onnx.
"""
import os, sys, tempfile
import numpy as np, onnx, torch, torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

from train_network import FROZEN, MASKED, SPECIAL, WIDTH, Reader

OPSET = 14
SMALLEST_MATRIX = 384


class Stretch(nn.Module):
    """The network over one stretch of text, as the program calls it."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        with torch.no_grad():
            net.words.weight[1:SPECIAL] = net.extra.weight[1:]

    def forward(self, ids, shapes, rows):
        net = self.net
        x = net.norm(net.words(ids) + net.positions(torch.arange(ids.shape[1]))[None] + net.kind)
        bias = torch.zeros(1, 1, 1, 1)
        for i, layer in enumerate(net.layers):
            x = layer(x + net.shapes(shapes) if i == FROZEN else x, bias)
        roles = net.role(torch.nn.functional.gelu(net.mid(x[0][rows])))
        return roles, net.doc(torch.cat([x.mean(1), x[:, 0]], 1))


def quantised(model):
    graph = model.graph
    matrices = {t.name: t for t in graph.initializer}
    nodes, added, dropped, seen = [], [], set(), set()
    add = lambda name, array: added.append(numpy_helper.from_array(array, name))
    for node in graph.node:
        table = matrices.get(node.input[0]) if node.input else None
        matrix = matrices.get(node.input[1]) if len(node.input) > 1 else None
        if node.op_type == "MatMul" and matrix is not None and min(matrix.dims) >= SMALLEST_MATRIX:
            w, x, out, name = numpy_helper.to_array(matrix), node.input[0], node.output[0], matrix.name
            scale = np.maximum(np.abs(w).max(0) / 127, 1e-8)
            if x not in seen:
                seen.add(x)
                nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [x + "_q", x + "_s", x + "_z"]))
            if name not in dropped:
                dropped.add(name)
                add(name + "_q", np.clip(np.rint(w / scale), -127, 127).astype(np.int8))
                add(name + "_s", scale.astype(np.float32))
            nodes += [helper.make_node("MatMulInteger", [x + "_q", name + "_q", x + "_z"], [out + "_i"]),
                      helper.make_node("Cast", [out + "_i"], [out + "_f"], to=TensorProto.FLOAT),
                      helper.make_node("Mul", [x + "_s", name + "_s"], [out + "_ss"]),
                      helper.make_node("Mul", [out + "_f", out + "_ss"], [out])]
        elif node.op_type == "Gather" and table is not None and table.dims[0] > 30000:
            w, out, name = numpy_helper.to_array(table), node.output[0], table.name
            scale = np.maximum(np.abs(w).max(1, keepdims=True) / 127, 1e-8)
            dropped.add(name)
            add(name + "_q", np.rint(w / scale).astype(np.int8))
            add(name + "_s", scale.astype(np.float32))
            nodes += [helper.make_node("Gather", [name + "_q", node.input[1]], [out + "_g"]),
                      helper.make_node("Gather", [name + "_s", node.input[1]], [out + "_gs"]),
                      helper.make_node("Cast", [out + "_g"], [out + "_gf"], to=TensorProto.FLOAT),
                      helper.make_node("Mul", [out + "_gf", out + "_gs"], [out])]
        else:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    kept = [t for t in graph.initializer if t.name not in dropped]
    del graph.initializer[:]
    graph.initializer.extend(kept + added)
    onnx.checker.check_model(model)
    return model


def main():
    checkpoint, base, resources = sys.argv[1:]
    saved = torch.load(checkpoint)
    net = Reader(base)
    net.load_state_dict(saved["net"])
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "floats.onnx")
        ids = torch.randint(1000, 2000, (1, 40))
        torch.onnx.export(Stretch(net), (ids, torch.ones_like(ids), torch.tensor([1, 3, 5])), path, opset_version=OPSET,
                          input_names=["ids", "shapes", "rows"], output_names=["roles", "report"],
                          dynamic_axes={"ids": {1: "length"}, "shapes": {1: "length"}, "rows": {0: "asked"},
                                        "roles": {0: "asked"}})
        model = quantised(onnx.load(path))
    out = os.path.join(resources, "network.onnx")
    onnx.save(model, out)
    print("%s: %.1f MB" % (out, os.path.getsize(out) / 1e6))


if __name__ == "__main__":
    main()
