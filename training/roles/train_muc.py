#!/usr/bin/env python3
"""Learns which reports MUC's coders took for relevant, and which kinds of incident they saw.

    train_muc.py EXPORT.jsonl KEYS.jsonl CLASSES RESOURCES HELD_OUT

EXPORT is what ExportMuc wrote for the documents of KEYS, HELD_OUT the folder and export of train_roles.py: the roles
that it gave to documents it had not seen stand in for those in EXPORT, which it had. Writes RESOURCES/muc.txt.gz, where
RESOURCES is core/src/main/resources/attest/evaluate, and prints the scores on documents not seen. Deterministic.
"""
import collections, json, os, sys, zlib
import numpy as np
from train_roles import FOLDS, MIN_COUNT, ROLES, TYPES, best, matrix, regress, write_linear


def main():
    export, keys, classes, resources, roles_export = sys.argv[1:]
    gold = {d["id"]: d for d in map(json.loads, open(keys, encoding="utf-8"))}
    z = {r: np.load(os.path.join(os.path.dirname(roles_export) or ".", "held-out-%s.npy" % r)) for r in ROLES}
    held, at = {}, 0
    for line in open(roles_export, encoding="utf-8"):
        row = json.loads(line)
        n, features = len(row["candidates"]), set()
        for role in ROLES:
            p = 1 / (1 + np.exp(-z[role][at:at + n])) if n and row["mentions"] else np.zeros(1)
            features.update("role %s %d" % (role, t) for t in range(2, 11) if p.max() >= .15 and t <= 10 * p.max())
            features.update("roles %s %d" % (role, i) for i in range(1, 1 + min(4, int((p >= .25).sum()))))
        at += n
        held[row["id"]] = features
    rows = [json.loads(line) for line in open(export, encoding="utf-8")]
    sets = [{f for f in r["features"] if not f.startswith("role")} | held[r["id"]] for r in rows]
    count = collections.Counter(f for s in sets for f in s)
    names = {f: i for i, f in enumerate(sorted(f for f, c in count.items() if c >= MIN_COUNT))}
    y = np.array([[bool(gold[r["id"]]["templates"])]
                  + [any(t.upper() in x["incident_type"]["alternatives"] for x in gold[r["id"]]["templates"])
                     for t in TYPES] for r in rows])
    folds = np.array([zlib.crc32(r["id"].encode()) % (2 * FOLDS) // 2 for r in rows])
    W, D = regress(classes, matrix(sets, names), y, folds, .02)
    write_linear(os.path.join(resources, "muc.txt.gz"), W, names)
    np.save(os.path.join(os.path.dirname(export) or ".", "held-out-muc.npy"), D)
    for k, name in enumerate(["relevant"] + TYPES):
        print("%-12s %s" % (name, best(D[:, k], y[:, k])))


if __name__ == "__main__":
    main()
