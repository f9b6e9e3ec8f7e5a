"""Fine-tune the network: a stretch of steps on the corpora, with or without the written name sentences."""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import names
from data import UNSURE, Corpora, Sentence
from model import WIDTH, Network
from wordpiece import Encoded, Encoder

IGNORE = -100
BATCH_PIECES = 1450
LONGEST_SENTENCE = 60
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM_UP = 60
LOSS_SHARES = {"upos": 0.5, "xpos": 1.0, "arc": 1.0, "rel": 1.0, "ner": 1.0}


class Example:
    """An encoded sentence with its targets; keeps the output of the frozen layers once it is computed."""

    __slots__ = ("code", "targets", "states")

    def __init__(self, s: Sentence, code: Encoded, index: dict[str, dict[str, int]]) -> None:
        n = len(s.words)
        self.code = code
        self.states: np.ndarray | None = None
        given = {"upos": s.upos, "xpos": s.xpos, "rel": s.rels, "ner": s.ner}
        self.targets = {key: [index[key].get(x, IGNORE) for x in values] if values else [IGNORE] * n
                        for key, values in given.items()}
        self.targets["arc"] = s.heads or [IGNORE] * n


def bucket(length: int) -> int:
    """Round a length up, so that batches have few distinct shapes."""
    step = 2 if length <= 24 else 4 if length <= 64 else 16
    return (length + step - 1) // step * step


def examples(sentences: list[Sentence], encoder: Encoder, labels: dict[str, list[str]]) -> list[Example]:
    """Encode sentences, leaving out those that are too long to learn from at a reasonable cost."""
    index = {key: {x: i for i, x in enumerate(values)} for key, values in labels.items()}
    index["ner"][UNSURE] = IGNORE
    return [Example(s, encoder.encode(s.words), index) for s in sentences if len(s.words) <= LONGEST_SENTENCE]


def batches(chosen: list[Example], rng: random.Random) -> list[list[Example]]:
    """Shuffled batches of sentences of about the same length."""
    groups: dict[int, list[Example]] = {}
    for x in chosen:
        groups.setdefault(bucket(len(x.code.ids)), []).append(x)
    found = []
    for length in sorted(groups):
        group = groups[length]
        rng.shuffle(group)
        size = max(1, BATCH_PIECES // length)
        found += [group[i:i + size] for i in range(0, len(group), size)]
    rng.shuffle(found)
    return found


def padded(rows: list[list[int]], width: int, fill: int = 0) -> torch.Tensor:
    """A matrix of rows of unequal length."""
    out = np.full((len(rows), width), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, :len(row)] = row
    return torch.from_numpy(out)


def lower_states(net: Network, batch: list[Example], ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Output of the frozen layers, computed once for a sentence and kept in half precision."""
    if any(x.states is None for x in batch):
        with torch.no_grad():
            states = net.lower(ids, mask).half()
        for x, row in zip(batch, states):
            x.states = row[:len(x.code.ids)].numpy().copy()
        return states.float()
    states = np.zeros((*ids.shape, WIDTH), dtype=np.float32)
    for row, x in zip(states, batch):
        row[:len(x.states)] = x.states
    return torch.from_numpy(states)


def step_losses(net: Network, batch: list[Example]) -> dict[str, torch.Tensor]:
    """Losses of the heads: sums over labelled words divided by all words of the batch."""
    length = bucket(max(len(x.code.ids) for x in batch))
    width = max(len(x.code.starts) for x in batch)
    ids = padded([x.code.ids for x in batch], length)
    mask = padded([[1] * len(x.code.ids) for x in batch], length)
    states = lower_states(net, batch, ids, mask)
    states = net.upper(states, mask, padded([x.code.shapes for x in batch], length))
    scores = net.heads(states, padded([x.code.starts for x in batch], width))
    target = {key: padded([x.targets[key] for x in batch], width, IGNORE) for key in LOSS_SHARES}
    real = padded([[1] * (1 + len(x.code.starts)) for x in batch], width + 1).bool()
    scores["arc"] = scores["arc"].masked_fill(~real[:, None, :], -1e4)
    labelled = target["rel"] != IGNORE
    heads = target["arc"].clamp(min=0)[:, :, None].expand(-1, -1, scores["label_head"].shape[2])
    scores["rel"] = net.labels(scores["label_dep"][labelled], torch.gather(scores["label_head"], 1, heads)[labelled])
    target["rel"] = target["rel"][labelled]
    words = sum(len(x.code.starts) for x in batch)
    return {key: F.cross_entropy(scores[key].reshape(-1, scores[key].shape[-1]), target[key].reshape(-1),
                                 ignore_index=IGNORE, reduction="sum") / words for key in LOSS_SHARES}


def main() -> None:
    """Train from step --start to step --end of --steps, and save a checkpoint now and then and at the end."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--base", type=Path, required=True, help="folder of base.onnx and vocabulary.txt")
    arguments.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    arguments.add_argument("--resume", type=Path, help="checkpoint of the stage before")
    arguments.add_argument("--incidents", type=Path, help="incident summaries to learn names from")
    arguments.add_argument("--places", type=Path, help="gazetteer; given, the written name sentences are used")
    arguments.add_argument("--start", type=int, default=0)
    arguments.add_argument("--end", type=int, required=True)
    arguments.add_argument("--steps", type=int, required=True)
    options = arguments.parse_args()
    seed = 1 + options.start
    torch.manual_seed(seed)
    rng = random.Random(seed)
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    corpora = Corpora(options.data)
    labels = corpora.labels()
    encoder = Encoder(options.base / "vocabulary.txt")
    trees = examples(corpora.train, encoder, labels)
    named = examples(corpora.names, encoder, labels)
    written = []
    if options.places:
        written = examples(names.sentences(corpora, options.places, options.incidents, rng), encoder, labels)
    net = Network(*(len(labels[k]) for k in ("upos", "xpos", "rel", "ner")))
    net.load_base(options.base / "base.onnx")
    frozen = {id(p) for p in net.frozen()}
    for p in net.frozen():
        p.requires_grad_(False)
    body = [p for layer in net.layers for p in layer.parameters() if id(p) not in frozen]
    known = {id(p) for p in body} | frozen
    heads = [p for p in net.parameters() if id(p) not in known]
    optimiser = torch.optim.AdamW([{"params": body, "rate": ENCODER_RATE}, {"params": heads, "rate": HEAD_RATE}],
                                  betas=(0.9, 0.98), weight_decay=0.01)
    if options.resume:
        checkpoint = torch.load(options.resume)
        net.load_state_dict(checkpoint["network"])
        optimiser.load_state_dict(checkpoint["optimiser"])
    count = lambda xs: f"{len(xs)} sentences, {sum(len(x.code.ids) for x in xs)} wordpieces"
    print(f"trees: {count(trees)}; names: {count(named)}; written: {count(written)}", flush=True)

    def save() -> None:
        part = options.out.with_suffix(".part")
        torch.save({"network": net.state_dict(), "optimiser": optimiser.state_dict(), "labels": labels}, part)
        part.rename(options.out)

    step, began, pieces, mean = options.start, time.time(), 0, {}
    net.train()
    while step < options.end:
        for batch in batches(trees + named + written, rng):
            if step >= options.end:
                break
            factor = min(1.0, (step + 1) / WARM_UP) * (1 - step / options.steps)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * factor
            losses = step_losses(net, batch)
            optimiser.zero_grad(set_to_none=True)
            sum(LOSS_SHARES[k] * v for k, v in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimiser.step()
            step += 1
            pieces += sum(len(x.code.ids) for x in batch)
            for k, v in losses.items():
                mean[k] = 0.97 * mean.get(k, float(v)) + 0.03 * float(v)
            if step % 20 == 0:
                told = " ".join(f"{k} {v:.3f}" for k, v in mean.items())
                took = time.time() - began
                print(f"step {step} pieces {pieces} {pieces / took:.0f}/s {told}", flush=True)
            if step % 100 == 0:
                save()
        print(f"pass over the data done at step {step}", flush=True)
    save()


if __name__ == "__main__":
    main()
