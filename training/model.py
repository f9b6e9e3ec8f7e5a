"""The network: the lower layers of a small BERT encoder, and heads for tags, tree and names."""

import math
from pathlib import Path

import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

from wordpiece import SHAPES

WIDTH, INNER, ATTENTION_HEADS, VOCABULARY, POSITIONS = 384, 1536, 12, 30522, 512
ARC_WIDTH, LABEL_WIDTH = 256, 128
LAYERS, FROZEN = 8, 3
"""Layers kept of the twelve of the base model, and how many of these stay as they are."""

HEAD_DROPOUT = 0.2
MASKED = -10000.0


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT, with query, key and value in one matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """x: (batch, length, width); bias: added to the attention scores, 0 or MASKED."""
        batch, length, width = x.shape
        size = width // ATTENTION_HEADS
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(q * (1 / math.sqrt(size)), k.transpose(-1, -2)) + bias
        mixed = torch.matmul(F.softmax(scores, -1), v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Network(nn.Module):
    """Encoder and heads.  A word is read at its first wordpiece; the root of the tree is [CLS]."""

    def __init__(self, upos: int, xpos: int, rel: int, ner: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.upos = nn.Linear(WIDTH, upos)
        self.xpos = nn.Linear(WIDTH, xpos)
        self.ner = nn.Linear(WIDTH, ner)
        self.arc_dep = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Parameter(torch.empty(ARC_WIDTH, ARC_WIDTH))
        self.arc_prior = nn.Parameter(torch.zeros(ARC_WIDTH))
        nn.init.xavier_uniform_(self.arc)
        self.label_dep = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label = nn.Linear(LABEL_WIDTH, rel)
        self.drop = nn.Dropout(HEAD_DROPOUT)

    def load_base(self, path: Path) -> None:
        """Take the encoder's weights from the base model's ONNX file.

        Its MatMul weights have no names of their own and are transposed: the path of a node's output says whose
        they are.
        """
        graph = onnx.load(str(path)).graph
        named = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
        matrices = {}
        for node in graph.node:
            if node.op_type == "MatMul" and node.input[1] in named:
                name = node.output[0].replace("/", ".").replace(".MatMul_output_0", "").strip(".")
                matrices[name] = named[node.input[1]].t()
        with torch.no_grad():
            self.words.weight.copy_(named["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(named["embeddings.position_embeddings.weight"])
            self.kind.copy_(named["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(named["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(named["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{number}."
                parts = [f"{prefix}attention.self.{x}" for x in ("query", "key", "value")]
                layer.qkv.weight.copy_(torch.cat([matrices[x] for x in parts]))
                layer.qkv.bias.copy_(torch.cat([named[x + ".bias"] for x in parts]))
                for linear, name in ((layer.out, "attention.output.dense"), (layer.up, "intermediate.dense"),
                                     (layer.down, "output.dense")):
                    linear.weight.copy_(matrices[prefix + name])
                    linear.bias.copy_(named[prefix + name + ".bias"])
                for norm, name in ((layer.norm1, "attention.output.LayerNorm"), (layer.norm2, "output.LayerNorm")):
                    norm.weight.copy_(named[prefix + name + ".weight"])
                    norm.bias.copy_(named[prefix + name + ".bias"])

    def frozen(self) -> list[nn.Parameter]:
        """The parameters that training leaves alone."""
        modules = [self.words, self.positions, self.norm, *self.layers[:FROZEN]]
        return [self.kind] + [p for m in modules for p in m.parameters()]

    @staticmethod
    def bias(mask: torch.Tensor) -> torch.Tensor:
        """Attention bias of a (batch, length) mask of ones and zeros."""
        return (1.0 - mask.float())[:, None, None, :] * MASKED

    def lower(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Embeddings and frozen layers."""
        x = self.norm(self.words(ids) + self.positions(torch.arange(ids.shape[1]))[None] + self.kind)
        bias = self.bias(mask)
        for layer in self.layers[:FROZEN]:
            x = layer(x, bias)
        return x

    def upper(self, x: torch.Tensor, mask: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Word shapes join here; then the layers that are trained."""
        x = x + self.shapes(shapes)
        bias = self.bias(mask)
        for layer in self.layers[FROZEN:]:
            x = layer(x, bias)
        return x

    def heads(self, states: torch.Tensor, starts: torch.Tensor) -> dict[str, torch.Tensor]:
        """Scores of every head: upos, xpos, ner, arc (batch, words, 1 + words), label_dep, label_head."""
        rows = F.pad(starts, (1, 0))[:, :, None].expand(-1, -1, WIDTH)
        root_and_words = self.drop(torch.gather(states, 1, rows))
        words = root_and_words[:, 1:]
        dep = self.drop(F.relu(self.arc_dep(words)))
        head = self.drop(F.relu(self.arc_head(root_and_words)))
        return {
            "upos": self.upos(words), "xpos": self.xpos(words), "ner": self.ner(words),
            "arc": torch.matmul(torch.matmul(dep, self.arc) + self.arc_prior, head.transpose(1, 2)),
            "label_dep": self.label_dep(words), "label_head": self.label_head(root_and_words),
        }

    def labels(self, dep: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        """Label scores of pairs of rows: one row of label_dep and the row of label_head of its head."""
        return self.label(self.drop(F.relu(dep + head)))
