"""Train the upper layers and the heads a little more on the treebanks, with an eye on past tenses and participles.

The lower layers stay as they are, so their output is computed once a sentence.  The treebanks have few names: what the
network said of names before is kept by distillation (Hinton et al. 2015).
"""

import argparse
import copy
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from data import Corpora
from evaluate import load
from model import FROZEN, WIDTH, Network
from train import IGNORE, LOSS_SHARES, Example, batches, bucket, examples, padded
from wordpiece import Encoder

FIXED = 6
"""Layers that stay as they are."""
BODY_RATE, HEAD_RATE = 6e-5, 4e-4
WARM_UP = 40
SEED = 7
TAG_SHARES = {"upos": 0.5, "xpos": 1.5}
NAME_SHARE = 2.0
HARD_TAGS, HARD_WEIGHT = ("VBD", "VBN"), 2.0
"""Tags whose words count more: told apart they say who did it and to whom."""


def lower_states(net: Network, batch: list[Example], ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Output of the layers that stay as they are, computed once for a sentence and kept in half precision."""
    if any(x.states is None for x in batch):
        with torch.no_grad():
            states = net.lower(ids, mask) + net.shapes(padded([x.code.shapes for x in batch], ids.shape[1]))
            for layer in net.layers[FROZEN:FIXED]:
                states = layer(states, net.bias(mask))
            for x, row in zip(batch, states):
                x.states = row[:len(x.code.ids)].half().numpy()
    states = np.zeros((*ids.shape, WIDTH), dtype=np.float32)
    for row, x in zip(states, batch):
        row[:len(x.states)] = x.states
    return torch.from_numpy(states)


def upper_states(net: Network, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Output of the layers above those."""
    for layer in net.layers[FIXED:]:
        states = layer(states, net.bias(mask))
    return states


def loss(net: Network, teacher: Network, batch: list[Example], weights: torch.Tensor) -> torch.Tensor:
    """What is wrong with tags, trees and relations, and how far names are from what the teacher says, a word."""
    length = bucket(max(len(x.code.ids) for x in batch))
    width = max(len(x.code.starts) for x in batch)
    mask = padded([[1] * len(x.code.ids) for x in batch], length)
    lower = lower_states(teacher, batch, padded([x.code.ids for x in batch], length), mask)
    starts = padded([x.code.starts for x in batch], width)
    scores = net.heads(upper_states(net, lower, mask), starts)
    with torch.no_grad():
        rows = starts[:, :, None].expand(-1, -1, WIDTH)
        names = teacher.ner(torch.gather(upper_states(teacher, lower, mask), 1, rows))
    target = {key: padded([x.targets[key] for x in batch], width, IGNORE) for key in LOSS_SHARES}
    real = padded([[1] * (1 + len(x.code.starts)) for x in batch], width + 1).bool()
    scores["arc"] = scores["arc"].masked_fill(~real[:, None, :], -1e4)
    labelled = target["rel"] != IGNORE
    heads = target["arc"].clamp(min=0)[:, :, None].expand(-1, -1, scores["label_head"].shape[2])
    scores["rel"] = net.labels(scores["label_dep"][labelled], torch.gather(scores["label_head"], 1, heads)[labelled])
    target["rel"] = target["rel"][labelled]
    total = torch.zeros(())
    for key in ("upos", "xpos", "arc", "rel"):
        total = total + TAG_SHARES.get(key, 1.0) * F.cross_entropy(
            scores[key].reshape(-1, scores[key].shape[-1]), target[key].reshape(-1), ignore_index=IGNORE,
            reduction="sum", weight=weights if key == "xpos" else None)
    words = real[:, 1:]
    total = total + NAME_SHARE * F.kl_div(F.log_softmax(scores["ner"][words], -1), F.softmax(names[words], -1),
                                          reduction="sum")
    return total / labelled.sum()


def main() -> None:
    """Train for --steps steps and write a checkpoint."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--base", type=Path, required=True, help="folder of vocabulary.txt")
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--steps", type=int, required=True)
    options = arguments.parse_args()
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    torch.set_flush_denormal(True)
    net, labels = load(options.checkpoint)
    teacher = copy.deepcopy(net)
    sentences = examples(Corpora(options.data).train, Encoder(options.base / "vocabulary.txt"), labels)
    weights = torch.tensor([HARD_WEIGHT if tag in HARD_TAGS else 1.0 for tag in labels["xpos"]])
    body = [p for layer in net.layers[FIXED:] for p in layer.parameters()]
    below = ("words", "positions", "kind", "norm", "layers", "shapes")
    heads = [p for name, p in net.named_parameters() if not name.startswith(below)]
    optimiser = torch.optim.AdamW([{"params": body, "rate": BODY_RATE}, {"params": heads, "rate": HEAD_RATE}],
                                  betas=(0.9, 0.98), weight_decay=0.01)
    net.train()
    step, began = 0, time.time()
    while step < options.steps:
        for batch in batches(sentences, rng):
            if step >= options.steps:
                break
            factor = min(1.0, (step + 1) / WARM_UP) * (1 - step / options.steps)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * factor
            value = loss(net, teacher, batch, weights)
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimiser.step()
            step += 1
            if step % 20 == 0:
                print(f"step {step} loss {float(value):.3f} {time.time() - began:.0f} s", flush=True)
    torch.save({"network": net.state_dict(), "labels": labels}, options.out)


if __name__ == "__main__":
    main()
