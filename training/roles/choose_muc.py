#!/usr/bin/env python3
"""Chooses the thresholds of MucBenchmark on roles and relevance of documents that the models had not seen.

    choose_muc.py EXPORT.jsonl KEYS.jsonl ROLES_EXPORT SCORER HELD.jsonl ...

EXPORT is what ExportMuc wrote, ROLES_EXPORT what ExportRoles wrote; beside them lie the held-out scores of train_roles.py
and train_muc.py. SCORER is score_muc.py. The assembly of MucBenchmark is done over here with those scores for the documents
that the network had not seen, each threshold is tried in turn on two thirds of them, and the result is printed for these
and for the last third. Deterministic.
"""
import importlib.util, json, os, sys, zlib
import numpy as np
from train_roles import ROLES, TYPES, held_network

BASE = dict(relevant=-.45, kind=-.8, core=.4, individual=.25, organisation=.22, target=.25, victim=.25, weapon=.22)
TRIED = dict({r: [.22, .26, .3, .34, .38, .42] for r in ROLES}, relevant=[-.7, -.45, -.3, -.15, 0, .1],
             kind=[-1.1, -.8, -.6, -.3, 0], core=[.25, .4])
MOST = 4
KINDS = {"bombing": "explosive_attack suicide_bombing grenade_attack", "kidnapping": "abduction hostage_taking",
         "arson": "destruction", "robbery": "looting",
         "attack": "armed_assault execution mob_violence physical_assault shelling other"}
KIND_OF = {t: kind for kind, types in KINDS.items() for t in types.split()}
FIELDS = dict(zip(ROLES, ["perp_individuals", "perp_organizations", "targets", "victims", "weapons"]))


def nearest(mentions, place):
    """the mention that a place belongs to, as in LearnedRoleReader"""
    def cost(m):
        gap = place["sentence"] - m["sentence"]
        return ((100000 * gap if gap > 0 else -400000 * gap) + abs(m["begin"] - place["begin"])
                + (0 if m["status"] in ("occurred", "ongoing") else 250000))
    return min(mentions, key=cost)


def documents(export, roles_export, scorer, network):
    beside = lambda path, name: np.load(os.path.join(os.path.dirname(path) or ".", "held-out-%s.npy" % name))
    z, muc = beside(roles_export, "votes"), beside(export, "muc")
    at = 0
    for i, (line, other) in enumerate(zip(open(roles_export, encoding="utf-8"), open(export, encoding="utf-8"))):
        row, record = json.loads(line), json.loads(other)
        if row["id"] not in network:
            at += len(row["candidates"])
            continue
        said = iter(network[row["id"]]["places"])
        account = {}
        for k, a in enumerate(record["accounts"]):
            for begin in a["mentions"]:
                account.setdefault(begin, k)
        found = [[] for _ in record["accounts"]]
        for c in row["candidates"]:
            first, heard = c["places"][0], np.array([next(said) for _ in c["places"]])
            for j, role in enumerate(ROLES):
                p = 1 / (1 + np.exp(-z[at, j]))
                if p >= .15 and row["mentions"]:
                    best = c["places"][int(heard[:, j].argmax())]
                    k = account.get(nearest(row["mentions"], best)["begin"])
                    if k is not None:
                        found[k].append((role, p, first["phrase"], first["head"][:1].isupper(),
                                         scorer.head(first["phrase"])))
            at += 1
        yield row["id"], muc[i], list(zip(record["accounts"], found))


def assemble(score, accounts, o):
    """the templates of a document: what MucBenchmark.templates does"""
    if score[0] < o["relevant"]:
        return []
    chief = int(score[1:].argmax())
    drafts = {t: [] for k, t in enumerate(TYPES) if k == chief or score[k + 1] > o["kind"]}
    for account, found in accounts:
        found = [f for f in found if f[1] >= o[f[0]]]
        if not found:
            continue
        core = any(f[0] in ("target", "victim") and f[1] >= o["core"] for f in found)
        kind = KIND_OF.get(account["type"])
        kind = kind if kind in drafts else TYPES[chief]
        into = None
        for d in drafts[kind]:
            apart = any(account[x] and any(d[x]) and account[x] not in d[x] for x in ("place", "time"))
            if into is None and not (apart and core and (d["roles"]["victim"] or d["roles"]["target"])):
                into = d
        if into is None and drafts[kind] and (len(drafts[kind]) >= MOST or account["status"] != "OCCURRED"):
            into = drafts[kind][0]
        if into is None:
            into = {"place": set(), "time": set(), "roles": {r: {} for r in ROLES}}
            drafts[kind].append(into)
        into["place"].add(account["place"])
        into["time"].add(account["time"])
        for role, _, phrase, named, head in found:
            into["roles"][role].setdefault(head, {"mentions": [phrase], "named": named})
    return [dict({"incident_type": kind}, **{FIELDS[r]: list(f.values()) for r, f in (d["roles"] if d else {}).items()})
            for kind, ds in drafts.items() for d in ds or [None]]


def main():
    export, keys, roles_export, path, *held = sys.argv[1:]
    spec = importlib.util.spec_from_file_location("score_muc", path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.load_gold(keys)
    rows = list(documents(export, roles_export, scorer, held_network(held)))
    tune = [r for r in rows if zlib.crc32((r[0] + "x").encode()) % 3]
    check = [r for r in rows if not zlib.crc32((r[0] + "x").encode()) % 3]

    def score(part, o):
        g = {r[0]: gold[r[0]] for r in part}
        s = {i: [scorer.sys_template(t) for t in assemble(m, a, o)] for i, m, a in part}
        b = scorer.prf(*scorer.template_level(g, s, True, False)[0].micro())[2]
        c = scorer.prf(*scorer.head_nouns(g, s).micro())[2]
        asked = [(d["relevant"] != "no", bool(s[i])) for i, d in g.items() if d["relevant"] != "optional"]
        both = sum(x and y for x, y in asked)
        return 100 * b, 100 * c, 200 * both / max(1, sum(x + y for x, y in asked))

    options, best = dict(BASE), score(tune, BASE)
    line = "%s: templates %.1f heads %.1f relevance %.1f"
    print(line % (("before, two thirds",) + best))
    print(line % (("before, last third",) + score(check, BASE)))
    for _ in range(2):
        for key, values in TRIED.items():
            for value in values:
                now = score(tune, dict(options, **{key: value}))
                if np.dot(now, [1, .5, .5]) > np.dot(best, [1, .5, .5]) + .02:
                    options, best = dict(options, **{key: value}), now
    print(options)
    print(line % (("after, two thirds",) + best))
    print(line % (("after, last third",) + score(check, options)))


if __name__ == "__main__":
    main()
