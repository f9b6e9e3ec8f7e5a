"""Decode the network's scores and measure them against gold sentences."""

import argparse
import shlex
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from data import Corpora, Sentence, read_iob2, repair
from model import Network
from names import spans
from train import bucket, padded
from wordpiece import Encoder

NEVER = -1e9


class Parsed(NamedTuple):
    """Decoded labels of one sentence."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    rels: list[str]
    ner: list[str]


class Scores(NamedTuple):
    """What the exported network gives for one sentence; the first two are label numbers."""

    upos: np.ndarray
    xpos: np.ndarray
    ner: np.ndarray
    arc: np.ndarray
    label_dep: np.ndarray
    label_head: np.ndarray


def chu_liu_edmonds(scores: np.ndarray) -> list[int]:
    """Best tree over scores[dependent, head], node 0 the root (its own row is not used)."""
    n = len(scores)
    heads = [0] + [int(np.argmax(scores[i])) for i in range(1, n)]
    colour, cycle = [0] * n, []
    for i in range(1, n):
        path, j = [], i
        while j and not colour[j]:
            colour[j] = i
            path.append(j)
            j = heads[j]
        if j and colour[j] == i:
            cycle = path[path.index(j):]
            break
    if not cycle:
        return heads
    rest = [i for i in range(n) if i not in cycle]
    m = len(rest)
    smaller = np.full((m + 1, m + 1), NEVER)
    base = sum(scores[i, heads[i]] for i in cycle)
    entered, left = {}, {}
    for a, i in enumerate(rest):
        if i:
            for b, j in enumerate(rest):
                smaller[a, b] = scores[i, j]
            left[a] = max(cycle, key=lambda c: scores[i, c])
            smaller[a, m] = scores[i, left[a]]
        entered[a] = max(cycle, key=lambda c: scores[c, i] - scores[c, heads[c]])
        smaller[m, a] = base + scores[entered[a], i] - scores[entered[a], heads[entered[a]]]
    found = chu_liu_edmonds(smaller)
    for a, i in enumerate(rest):
        if i:
            heads[i] = left[a] if found[a] == m else rest[found[a]]
    heads[entered[found[m]]] = rest[found[m]]
    return heads


def is_tree(heads: list[int]) -> bool:
    """One root, and every word reaches it.  heads[i] is the head of word i + 1."""
    if heads.count(0) != 1:
        return False
    for i in range(len(heads)):
        j, steps = i + 1, 0
        while j and steps <= len(heads):
            j = heads[j - 1]
            steps += 1
        if j:
            return False
    return True


def tree(arc: np.ndarray) -> list[int]:
    """Heads of the words: the best head of each if these make a tree, else the best tree of the three best roots."""
    n = len(arc)
    square = np.full((n + 1, n + 1), NEVER)
    square[1:] = arc
    np.fill_diagonal(square, NEVER)
    greedy = [int(h) for h in square[1:].argmax(1)]
    if is_tree(greedy):
        return greedy
    best, value = greedy, -np.inf
    for root in np.argsort(-square[1:, 0])[:3] + 1:
        only = square.copy()
        only[:, 0] = NEVER
        only[root, 0] = square[root, 0]
        heads = chu_liu_edmonds(only)
        total = sum(only[i, heads[i]] for i in range(1, n + 1))
        if total > value:
            best, value = heads[1:], total
    return best


def best_names(scores: np.ndarray, labels: list[str]) -> list[str]:
    """The best sequence in which every I- continues a name of its kind (Viterbi)."""
    allowed = np.array([[0.0 if b[0] != "I" or a[2:] == b[2:] else NEVER for b in labels] for a in labels])
    start = np.array([NEVER if b[0] == "I" else 0.0 for b in labels])
    shifted = scores - scores.max(1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    value, back = logs[0] + start, []
    for row in logs[1:]:
        table = value[:, None] + allowed
        back.append(table.argmax(0))
        value = table.max(0) + row
    path = [int(value.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [labels[i] for i in reversed(path)]


class Decoder:
    """Turns scores into labels."""

    def __init__(self, labels: dict[str, list[str]], label_weights: np.ndarray, label_bias: np.ndarray) -> None:
        self.labels, self.weights, self.bias = labels, label_weights, label_bias

    def decode(self, s: Scores) -> Parsed:
        """Tree, labels of its arcs, tags and names of one sentence."""
        heads = tree(s.arc)
        hidden = np.maximum(s.label_dep + s.label_head[heads], 0)
        rels = (hidden @ self.weights + self.bias).argmax(1)
        return Parsed([self.labels["upos"][i] for i in s.upos], [self.labels["xpos"][i] for i in s.xpos], heads,
                      [self.labels["rel"][i] for i in rels], best_names(s.ner, self.labels["ner"]))


@torch.no_grad()
def torch_scores(net: Network, encoder: Encoder, sentences: list[Sentence]) -> list[Scores]:
    """Scores of the trained network in 32-bit floats."""
    net.eval()
    codes = [encoder.encode(s.words) for s in sentences]
    order = sorted(range(len(codes)), key=lambda i: len(codes[i].ids))
    found: list[Scores | None] = [None] * len(codes)
    for first in range(0, len(order), 32):
        chosen = order[first:first + 32]
        batch = [codes[i] for i in chosen]
        length = bucket(max(len(c.ids) for c in batch))
        mask = padded([[1] * len(c.ids) for c in batch], length)
        states = net.lower(padded([c.ids for c in batch], length), mask)
        states = net.upper(states, mask, padded([c.shapes for c in batch], length))
        out = net.heads(states, padded([c.starts for c in batch], max(len(c.starts) for c in batch)))
        for k, i in enumerate(chosen):
            n = len(codes[i].starts)
            found[i] = Scores(out["upos"][k, :n].argmax(1).numpy(), out["xpos"][k, :n].argmax(1).numpy(),
                              out["ner"][k, :n].numpy(), out["arc"][k, :n, :n + 1].numpy(),
                              out["label_dep"][k, :n].numpy(), out["label_head"][k, :n + 1].numpy())
    return found


def java_scores(model: Path, java: list[str], encoder: Encoder, sentences: list[Sentence],
                together: int = 512) -> list[Scores]:
    """Scores of the exported network, run by RunEncoder.java on so many wordpieces together; prints its speed."""
    source = Path(__file__).parent / "RunEncoder.java"
    with tempfile.TemporaryDirectory() as folder:
        inputs, outputs = Path(folder) / "in.txt", Path(folder) / "out.bin"
        codes = [encoder.encode(s.words) for s in sentences]
        inputs.write_text("".join(";".join(" ".join(map(str, part)) for part in c) + "\n" for c in codes))
        subprocess.run([*java, str(source), str(model), str(inputs), str(outputs), str(together)], check=True)
        numbers = np.fromfile(outputs, dtype="<f4")
    found, at = [], 0
    names, width = 7, 128
    for c in codes:
        n = len(c.starts)
        sizes = [n, n, n * names, n * (n + 1), n * width, (n + 1) * width]
        cuts = np.split(numbers[at:at + sum(sizes)], np.cumsum(sizes)[:-1])
        at += sum(sizes)
        found.append(Scores(cuts[0].astype(int), cuts[1].astype(int), cuts[2].reshape(n, names), cuts[3].reshape(n, n + 1),
                            cuts[4].reshape(n, width), cuts[5].reshape(n + 1, width)))
    return found


def f1(gold: set, found: set) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * len(gold & found) / max(1, len(gold) + len(found))


def measure(gold: list[Sentence], parsed: list[Parsed]) -> dict[str, float]:
    """Percentages; LAS on universal labels and with punctuation, names by exact span and kind."""
    count: Counter[str] = Counter()
    passives: tuple[set, set] = set(), set()
    for number, (g, p) in enumerate(zip(gold, parsed)):
        for i in range(len(g.words)):
            count["words"] += 1
            count["UPOS"] += g.upos[i] == p.upos[i]
            count["XPOS"] += g.xpos[i] == p.xpos[i]
            attached = g.heads[i] == p.heads[i]
            count["UAS"] += attached
            count["LAS"] += attached and g.rels[i].split(":")[0] == p.rels[i].split(":")[0]
            if g.xpos[i] in ("VBN", "VBD"):
                count["verbs"] += 1
                count["VBN/VBD"] += g.xpos[i] == p.xpos[i]
            for side, rel, head in ((0, g.rels[i], g.heads[i]), (1, p.rels[i], p.heads[i])):
                if rel in ("nsubj:pass", "csubj:pass"):
                    passives[side].add((number, i, head))
    result = {k: 100 * count[k] / count["words"] for k in ("UPOS", "XPOS", "UAS", "LAS")}
    result["VBN/VBD"] = 100 * count["VBN/VBD"] / max(1, count["verbs"])
    result["pass F1"] = 100 * f1(*passives)
    return result | measure_names([g.ner for g in gold], [p.ner for p in parsed])


def measure_names(gold: list[list[str] | None], found: list[list[str]]) -> dict[str, float]:
    """F1 of names, in all and by kind, over the sentences that have gold names."""
    marked: tuple[set, set] = set(), set()
    for number, (g, p) in enumerate(zip(gold, found)):
        if g is not None:
            for side, labels in ((0, g), (1, p)):
                marked[side].update((number, *span) for span in spans(labels))
    result = {"names": 100 * f1(*marked)}
    for kind in ("PER", "LOC", "ORG"):
        result[kind] = 100 * f1(*({x for x in side if x[3] == kind} for side in marked))
    return result


def newswire(path: Path) -> list[Sentence]:
    """The worldwide newswire test set: persons, places and organisations only."""
    kinds = {"Person": "PER", "Location": "LOC", "Organization": "ORG"}
    found = read_iob2(path)
    for s in found:
        s.ner = repair([x[:2] + kinds[x[2:]] if x[2:] in kinds else "O" for x in s.ner])
    return found


def report(name: str, values: dict[str, float]) -> None:
    """Print one line of results."""
    print(name, " ".join(f"{k} {v:.2f}" for k, v in values.items()), flush=True)


def main() -> None:
    """Measure a checkpoint, or an exported model when --java is given."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--newswire", type=Path, help="file of the worldwide newswire test set")
    arguments.add_argument("--model", type=Path, help="exported model to run instead of the checkpoint")
    arguments.add_argument("--java", help="java command with ONNX Runtime on its class path")
    arguments.add_argument("--every", type=int, default=1, help="measure on every n-th sentence only")
    options = arguments.parse_args()
    torch.set_num_threads(2)
    encoder = Encoder(options.base / "vocabulary.txt")
    net, labels = load(options.checkpoint)
    decoder = Decoder(labels, net.label.weight.detach().numpy().T, net.label.bias.detach().numpy())

    def parse(sentences: list[Sentence]) -> list[Parsed]:
        if options.model:
            scores = java_scores(options.model, shlex.split(options.java), encoder, sentences)
        else:
            scores = torch_scores(net, encoder, sentences)
        return [decoder.decode(s) for s in scores]

    corpora = Corpora(options.data)
    for name, gold in (("PUD", corpora.pud), ("EWT test", corpora.test), ("GUM test", corpora.gum)):
        chosen = gold[::options.every]
        report(name, measure(chosen, parse(chosen)))
    if options.newswire:
        chosen = newswire(options.newswire)[::options.every]
        report("EWN test", measure_names([s.ner for s in chosen], [p.ner for p in parse(chosen)]))


def load(checkpoint: Path) -> tuple[Network, dict[str, list[str]]]:
    """A trained network and its label sets."""
    saved = torch.load(checkpoint)
    labels = saved["labels"]
    net = Network(*(len(labels[k]) for k in ("upos", "xpos", "rel", "ner")))
    net.load_state_dict(saved["network"])
    return net.eval(), labels


if __name__ == "__main__":
    main()
