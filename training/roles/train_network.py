#!/usr/bin/env python3
"""Learns a small network that reads whole reports: roles of what they name, and what sort of report they are.

    train_network.py EXPORT.jsonl KEYS.jsonl BASE CHECKPOINT [FOLD]

EXPORT is what ExportRoles wrote for the documents of KEYS; BASE the folder of base.onnx and vocabulary.txt, as in
../README.md. With FOLD (0 to 4) it learns from the documents of four fifths of all fortnights, prints its scores on the others after
each pass, and writes what it says of it to CHECKPOINT.held.jsonl: train_roles.py learns from that how to weigh the network.
Without, it learns from all: the network that is shipped. Half an hour on two cores with bf16. Needs torch.

The network: the lower layers of the base model over stretches of up to 512 wordpieces, word shapes added after the
frozen layers, a perceptron for each place of a candidate. A candidate has a role if one of its places has: their scores
are put together as the logarithm of the sum of exponentials, and the answer keys say what is right of the candidate.
"""
import json, math, os, random, sys, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from model import ATTENTION_HEADS, MASKED, WIDTH, Layer, Network
from train_roles import FOLDS, ROLES, TYPES, fortnight, head, key_heads

LAYERS, FROZEN, SPECIAL = 8, 2, 64
PASSES, BATCH_PIECES, WARM_UP, SEED = 6, 2600, 50, 1
BODY_RATE, HEAD_RATE, DROPOUT, HIDDEN_WORDS = 1e-4, 8e-4, 0.1, 0.08
MASK = 103
REPORT_SHARE = 0.5


class DropLayer(Layer):
    """A layer with dropout, as there are few documents."""

    def forward(self, x, bias):
        batch, length, width = x.shape
        size = width // ATTENTION_HEADS
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(q * (1 / math.sqrt(size)), k.transpose(-1, -2)) + bias
        mixed = torch.matmul(F.softmax(scores, -1), v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + F.dropout(self.out(mixed), DROPOUT, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), DROPOUT, self.training))


class Reader(nn.Module):
    def __init__(self, base):
        super().__init__()
        lower = Network(2, 2, 2, 2, LAYERS)
        lower.load_base(Path(base) / "base.onnx")
        self.words, self.positions, self.kind, self.norm, self.shapes = (
            lower.words, lower.positions, lower.kind, lower.norm, lower.shapes)
        self.layers = nn.ModuleList(DropLayer() for _ in range(LAYERS))
        self.layers.load_state_dict(lower.layers.state_dict())
        self.mid, self.role, self.doc = nn.Linear(WIDTH, 256), nn.Linear(256, 5), nn.Linear(2 * WIDTH, 6)
        self.extra = nn.Embedding(SPECIAL, WIDTH)       # what stands for names
        with torch.no_grad():
            self.extra.weight.copy_(self.words.weight[MASK] + 0.02 * torch.randn(SPECIAL, WIDTH))

    def forward(self, ids, mask, shapes, rows, owner, owners, document, documents):
        """-> scores of places, of candidates, of documents"""
        special = (ids > 0) & (ids < SPECIAL)
        x = torch.where(special[..., None], self.extra(ids.clamp(max=SPECIAL - 1)), self.words(ids))
        x = self.norm(x + self.positions(torch.arange(ids.shape[1]))[None] + self.kind)
        bias = (1.0 - mask.float())[:, None, None, :] * MASKED
        for i, layer in enumerate(self.layers):
            if i < FROZEN:
                with torch.no_grad():
                    x = layer(x, bias)
            else:
                x = layer(x + self.shapes(shapes) if i == FROZEN else x, bias)
        x = x.float()
        drop = lambda t, p: F.dropout(t, p, self.training)
        places = self.role(drop(F.gelu(self.mid(drop(x.reshape(-1, WIDTH)[rows], 0.2))), 0.1)).float()
        top = torch.full((owners, 5), -30.).scatter_reduce(0, owner[:, None].expand(-1, 5), places, "amax").detach()
        candidates = top + torch.log(torch.zeros(owners, 5).index_add(0, owner, torch.exp(places - top[owner])) + 1e-9)
        weight = mask.float()[..., None]
        stretches = self.doc(drop(torch.cat([(x * weight).sum(1) / weight.sum(1), x[:, 0]], 1), 0.2)).float()
        sums = torch.zeros(documents, 6).index_add(0, document, stretches)
        counts = torch.zeros(documents).index_add(0, document, torch.ones(len(document)))
        return places, candidates, sums / counts[:, None]


def documents(export, keys):
    gold = {d["id"]: d for d in map(json.loads, open(keys, encoding="utf-8"))}
    for line in open(export, encoding="utf-8"):
        row = json.loads(line)
        key = gold[row["id"]]
        heads = key_heads(key)
        found = []
        for c in row["candidates"]:
            got = {head(p["phrase"]) for p in c["places"]}
            found.append(([(p["stretch"], p["piece"]) for p in c["places"]], [float(bool(got & h)) for h in heads]))
        kinds = [any(t.upper() in x["incident_type"]["alternatives"] for x in key["templates"]) for t in TYPES]
        yield {"id": row["id"], "stretches": [(s["ids"], s["shapes"]) for s in row["stretches"]], "candidates": found,
               "report": [float(x) for x in [bool(key["templates"])] + kinds],
               "pieces": sum(len(s["ids"]) for s in row["stretches"]),
               "fold": fortnight(key) % FOLDS}


def collate(batch, hide):
    stretches = [(s, i) for i, d in enumerate(batch) for s in d["stretches"]]
    length = (max(len(s[0]) for s, _ in stretches) + 31) // 32 * 32
    ids, mask, shapes = (np.zeros((len(stretches), length), np.int64) for _ in range(3))
    first = {}
    for k, ((pieces, forms), i) in enumerate(stretches):
        ids[k, :len(pieces)], shapes[k, :len(pieces)], mask[k, :len(pieces)] = pieces, forms, 1
        first.setdefault(i, k)
    if hide:
        ids[(np.random.rand(*ids.shape) < HIDDEN_WORDS) & (ids > MASK)] = MASK
    rows, owner, label = [], [], []
    for i, d in enumerate(batch):
        for places, roles in d["candidates"]:
            rows += [(first[i] + s) * length + p for s, p in places]
            owner += [len(label)] * len(places)
            label.append(roles)
    tensor = torch.from_numpy
    return ((tensor(ids), tensor(mask), tensor(shapes), torch.tensor(rows), torch.tensor(owner), len(label),
             torch.tensor([i for _, i in stretches]), len(batch)),
            torch.tensor(label).reshape(-1, 5), torch.tensor([d["report"] for d in batch]))


def batches(docs):
    order = sorted(docs, key=lambda d: (d["pieces"] // 64, random.random()))
    found, now, size = [], [], 0
    for d in order:
        if now and size + d["pieces"] > BATCH_PIECES:
            found.append(now)
            now, size = [], 0
        now.append(d)
        size += d["pieces"]
    found.append(now)
    random.shuffle(found)
    return found


def best(z, y):
    order = np.argsort(-z, kind="stable")
    hits = np.cumsum(y[order])
    return 100 * (2 * hits / (np.arange(len(z)) + 1 + y.sum())).max()


@torch.no_grad()
def evaluate(net, docs):
    net.eval()
    parts, rows = [[], [], [], []], []
    for d in docs:
        inputs, label, report = collate([d], False)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            places, candidates, said = net(*inputs)
        for part, value in zip(parts, (candidates, label, said, report)):
            part.append(value.float())
        rows.append({"id": d["id"], "places": places.tolist(), "report": said[0].tolist()})
    z, y, said, report = (torch.cat(p).numpy() for p in parts)
    print("held out: roles %s, all %.1f; report %s" % (
        " ".join("%s %.1f" % (r, best(z[:, j], y[:, j])) for j, r in enumerate(ROLES)), best(z.ravel(), y.ravel()),
        " ".join("%s %.1f" % (r, best(said[:, j], report[:, j])) for j, r in enumerate(["relevant"] + TYPES))), flush=True)
    return rows


def main():
    export, keys, base, checkpoint = sys.argv[1:5]
    fold = int(sys.argv[5]) if len(sys.argv) > 5 else -1
    torch.manual_seed(SEED), random.seed(SEED), np.random.seed(SEED)
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    docs = list(documents(export, keys))
    train, held = ([d for d in docs if (d["fold"] == fold) == held] for held in (False, True))
    net = Reader(base)
    still = [net.words, net.positions, net.norm, *net.layers[:FROZEN]]
    for p in [net.kind] + [p for module in still for p in module.parameters()]:
        p.requires_grad_(False)
    body = [p for layer in net.layers[FROZEN:] for p in layer.parameters()]
    known = {id(p) for p in body}
    heads = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW([{"params": body, "rate": BODY_RATE}, {"params": heads, "rate": HEAD_RATE}],
                                  betas=(0.9, 0.98), weight_decay=0.01)
    steps, step, began, pieces, mean = PASSES * len(batches(train)), 0, time.time(), 0, None
    print("%d documents to learn from, %d held out, %d steps" % (len(train), len(held), steps), flush=True)
    while step < steps:
        for batch in batches(train):
            if step >= steps:
                break
            factor = min(1, (step + 1) / WARM_UP) * (1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * factor
            net.train()
            inputs, label, report = collate(batch, True)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                _, candidates, said = net(*inputs)
            losses = [F.binary_cross_entropy_with_logits(candidates.float(), label, reduction="sum") / len(batch) / 10,
                      F.binary_cross_entropy_with_logits(said.float(), report, reduction="sum") / len(batch) / 6]
            optimiser.zero_grad(set_to_none=True)
            (losses[0] + REPORT_SHARE * losses[1]).backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimiser.step()
            step += 1
            pieces += sum(d["pieces"] for d in batch)
            now = np.array([float(x) for x in losses])
            mean = now if mean is None else .97 * mean + .03 * now
            if step % 50 == 0:
                print("step %d, %d s, %d wordpieces a second, roles %.3f report %.3f" % (
                    step, time.time() - began, pieces / (time.time() - began), *mean), flush=True)
        torch.save({"net": net.state_dict()}, checkpoint)
        if held:
            with open(checkpoint + ".held.jsonl", "w", encoding="utf-8") as f:
                f.writelines(json.dumps(row) + "\n" for row in evaluate(net, held))


if __name__ == "__main__":
    main()
