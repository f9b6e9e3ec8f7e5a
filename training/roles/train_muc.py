#!/usr/bin/env python3
"""Learns which reports MUC's coders took for relevant, and which kinds of incident they saw.

    train_muc.py EXPORT.jsonl KEYS.jsonl CLASSES RESOURCES ROLES_EXPORT HELD.jsonl ...

EXPORT is what ExportMuc wrote for the documents of KEYS, ROLES_EXPORT what ExportRoles wrote for them; beside it lie the
held-out scores of train_roles.py; HELD is what train_roles.py was given. Writes RESOURCES/muc.txt.gz, where RESOURCES is
core/src/main/resources/attest/evaluate: a model of the words and accounts of a report; and muc-votes.txt: that together
with the network's scores of the report and the likeliest of each role, learned from the documents that the network had
not seen. Prints the scores on documents not seen. Deterministic.
"""
import collections, json, os, sys, zlib
import numpy as np
from train_roles import FOLDS, MIN_COUNT, TYPES, best, fortnight, held_network, line, linear, matrix, regress, write_linear

STRENGTH = 0.3
FEWEST = 15     # a kind with fewer examples among the documents that the network had not seen keeps its words' score


def likeliest(row, z):
    """the probability of the likeliest of each role, as MucFeatures.likeliest has it"""
    p = 1 / (1 + np.exp(-z)) if len(z) and row["mentions"] else np.zeros((1, z.shape[1]))
    most = p.max(0)
    return np.where(most >= .15, np.round(most, 2), 0)


def main():
    export, keys, classes, resources, roles_export, *held = sys.argv[1:]
    said = held_network(held)
    gold = {d["id"]: d for d in map(json.loads, open(keys, encoding="utf-8"))}
    rows = [json.loads(line) for line in open(export, encoding="utf-8")]
    sets = [set(r["features"]) for r in rows]
    count = collections.Counter(f for s in sets for f in s)
    names = {f: i for i, f in enumerate(sorted(f for f, c in count.items() if c >= MIN_COUNT))}
    y = np.array([[bool(gold[r["id"]]["templates"])]
                  + [any(t.upper() in x["incident_type"]["alternatives"] for x in gold[r["id"]]["templates"])
                     for t in TYPES] for r in rows])
    folds = np.array([fortnight(gold[r["id"]]) % FOLDS for r in rows])
    W, D = regress(classes, matrix(sets, names), y, folds, .02)
    write_linear(os.path.join(resources, "muc.txt.gz"), W, names)
    z, at, report, most = np.load(os.path.join(os.path.dirname(roles_export) or ".", "held-out-votes.npy")), 0, [], []
    for row in map(json.loads, open(roles_export, encoding="utf-8")):
        n = len(row["candidates"])
        report.append(said[row["id"]]["report"] if row["id"] in said else [0] * len(y[0]))
        most.append(likeliest(row, z[at:at + n]))
        at += n
    report, most, seen = np.array(report), np.array(most), np.array([r["id"] in said for r in rows])
    inner = np.array([zlib.crc32((r["id"] + "v").encode()) % FOLDS for r in rows])[seen]
    out, lines = np.full(D.shape, np.nan), []
    for k, name in enumerate(["relevant"] + TYPES):
        A = np.column_stack([D[:, k], report[:, k], report[:, 0], most])[seen]
        p, out[seen, k] = linear(A, y[seen, k], inner, STRENGTH)
        if y[seen, k].sum() < FEWEST:
            p, out[seen, k] = np.append(np.eye(A.shape[1])[0], 0), A[:, 0]
        lines.append(line(p))
        print("%-12s words %s; network %s; all %s" % (name, best(D[seen, k], y[seen, k]), best(report[seen, k], y[seen, k]),
                                                     best(out[seen, k], y[seen, k])))
    with open(os.path.join(resources, "muc-votes.txt"), "w") as f:
        f.write("# Relevance and kinds of a report from three scores and five roles: see training/roles/train_muc.py.\n")
        f.write("\n".join(lines) + "\n")
    np.save(os.path.join(os.path.dirname(export) or ".", "held-out-muc.npy"), out)


if __name__ == "__main__":
    main()
