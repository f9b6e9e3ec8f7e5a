#!/usr/bin/env python3
"""Learns who and what takes part in events from MUC answer keys.

    train_roles.py EXPORT.jsonl KEYS.jsonl CLASSES RESOURCES [HELD.jsonl ...]

EXPORT is what ExportRoles wrote for the documents of KEYS; CLASSES is the folder with LogisticRegression.class;
RESOURCES is core/src/main/resources/attest/roles. Writes there words.txt.gz (what sort of report), places.txt.gz (one
place of a candidate), candidates.txt (all places of a candidate together, in its article) and nouns.txt (which words of a
name the network sees); with HELD, what networks of train_network.py say of documents that they had not seen, also votes.txt
(that and the models above together), learned from these documents. Prints the scores on documents that the models had
not seen (five folds of fortnights). Needs Python 3 with NumPy and SciPy. Deterministic.
"""
import collections, datetime, gzip, json, os, re, subprocess, sys, tempfile, zlib
import numpy as np, scipy.sparse as sp
from scipy.optimize import minimize

ROLES = ["individual", "organisation", "target", "victim", "weapon"]
TYPES = ["attack", "bombing", "kidnapping", "arson", "robbery"]
FIELDS = {"individual": "perp_individuals", "organisation": "perp_organizations", "target": "phys_targets",
          "victim": "human_targets", "weapon": "instruments"}
FOLDS, MIN_COUNT, LEAST, LOWEST = 5, 4, -4.0, -8.0
CUT = set("""of in at on from to for with by near between against inside outside along under over during without who
whom which that whose where when belonging wearing involved led called named known located running linking traveling
riding carrying posing dressed identified loaded placed planted believed suspected like as including while through
across next bound""".split())


def head(words):
    words = re.sub(r"\[[^\]]*\]|\([^)]*\)", " ", words.lower()).replace('"', " ").strip(" ,").split(",")[0]
    parts = re.findall(r"[a-z0-9][a-z0-9'&./\-]*", words)
    for i, part in enumerate(parts):
        if i and part in CUT:
            parts = parts[:i]
            break
    return re.sub(r"'s$", "", parts[-1].rstrip(".'")) if parts else ""


def fortnight(key):
    """reports of one fortnight tell the same incidents, so they are held out together"""
    date = (key.get("dateline") or {}).get("date")
    return datetime.date.fromisoformat(date).toordinal() // 14 if date else zlib.crc32(key["id"].encode())


def key_heads(document):
    heads = []
    for role in ROLES:
        found = set()
        for template in document["templates"]:
            for entity in template[FIELDS[role]]:
                for part in ("values", "names", "descriptions"):
                    found.update(head(m) for m in entity.get(part) or [])
        heads.append(found - {""})
    return heads


def words_of(feature):
    return re.split(r"[ &=/<>:^]+", feature)[1:]


def banned(rows, demonyms):
    """words for peoples, and words that were tagged as a name more often than not"""
    plain, name = collections.Counter(), collections.Counter()
    for r in rows:
        for c in r["candidates"]:
            for p in c["places"]:
                for f in p["features"]:
                    if f.startswith("h=") and "&" not in f:
                        (name if f[2] == "^" else plain).update([f[2:].lstrip("^").lower()])
    out = {w for w in name if name[w] > plain[w]} | demonyms
    return out | {w[2:] for r in rows for w in r["words"] if w[2:] != w[2:].lower() or w[2:].lower() in out}


def matrix(rows, names):
    columns, starts = [], [0]
    for row in rows:
        columns += sorted(names[f] for f in row if f in names)
        starts.append(len(columns))
    return sp.csr_matrix((np.ones(len(columns), np.float32), np.array(columns, np.int32), starts),
                         shape=(len(starts) - 1, len(names)))


def regress(classes, X, Y, folds, c):
    """-> weights of all rows, one line an output (bias last); scores of rows by models that saw other folds"""
    (n, d), k = X.shape, Y.shape[1]
    with tempfile.TemporaryDirectory() as folder:
        source, result = os.path.join(folder, "in"), os.path.join(folder, "out")
        with open(source, "wb") as f:
            f.write(np.array([n, d, k, FOLDS], ">i4").tobytes() + np.array([c], ">f8").tobytes())
            for part in (X.indptr, X.indices, folds):
                f.write(part.astype(">i4").tobytes())
            f.write(Y.astype("i1").tobytes())
        java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        subprocess.check_call([java, "-Xmx1g", "-cp", classes, "LogisticRegression", source, result])
        a = np.fromfile(result, ">f4").astype(float)
    return a[:k * (d + 1)].reshape(k, d + 1), a[k * (d + 1):].reshape(n, k)


def dense(A, y, c):
    """a logistic regression over a few numbers -> weights, bias last"""
    sign = np.where(y, 1.0, -1.0)

    def loss(p):
        m = -sign * (A @ p[:-1] + p[-1])
        g = -sign / (1 + np.exp(-np.clip(m, -50, 50)))
        return np.logaddexp(0, m).sum() + .5 / c * p[:-1] @ p[:-1], np.append(A.T @ g + p[:-1] / c, g.sum())
    return minimize(loss, np.zeros(A.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x


class Bent:
    """numbers bent at quantiles: the model of Hinges.java"""
    def __init__(self, A, y, c):
        self.knots = [sorted({round(float(q), 3) for q in np.quantile(a, [.3, .5, .7, .85])} - {float(a.min())})
                      for a in A.T]
        B = self.bend(A)
        self.mean, self.scale = B.mean(0), B.std(0) + 1e-9
        p = dense((B - self.mean) / self.scale, y, c)
        self.w = p[:-1] / self.scale
        self.bias = p[-1] - (self.w * self.mean).sum()

    def bend(self, A):
        return np.column_stack([part for a, ks in zip(A.T, self.knots)
                                for part in [a] + [np.maximum(a - k, 0) for k in ks]])

    def score(self, A):
        return self.bend(A) @ self.w + self.bias

    def line(self):
        out, i = ["%.5g" % self.bias], 0
        for ks in self.knots:
            out.append(" ".join(["%.5g" % self.w[i]] + ["%.5g %.5g" % (k, self.w[i + 1 + j]) for j, k in enumerate(ks)]))
            i += 1 + len(ks)
        return "; ".join(out)


def held_out(A, y, folds, c):
    out = np.zeros(len(y))
    for f in range(FOLDS):
        out[folds == f] = Bent(A[folds != f], y[folds != f], c).score(A[folds == f])
    return out


def best(z, y):
    order = np.argsort(-z, kind="stable")
    hits = np.cumsum(y[order])
    f = 2 * hits / (np.arange(len(z)) + 1 + y.sum())
    i = int(f.argmax())
    return "P %.1f R %.1f F1 %.1f from %.2f" % (100 * hits[i] / (i + 1), 100 * hits[i] / y.sum(), 100 * f[i], z[order][i])


def held_network(paths):
    """what networks say of documents that they had not seen"""
    return {row["id"]: row for path in paths for row in map(json.loads, open(path, encoding="utf-8"))}


def linear(A, y, inner, c):
    """-> a logistic regression over a few numbers; what models of the other folds say of each row"""
    out = np.zeros(len(y))
    for f in range(FOLDS):
        p = dense(A[inner != f], y[inner != f], c)
        out[inner == f] = A[inner == f] @ p[:-1] + p[-1]
    return dense(A, y, c), out


def line(p):
    return "; ".join("%.5g" % x for x in [p[-1], *p[:-1]])


def votes(rows, said, owner, doc, scores, label, path):
    """the candidates' scores and the network's put together -> for documents that it had not seen, by models of others"""
    n, k = label.shape
    seen = np.array([r["id"] in said for r in rows])[doc]
    places = np.array([p for r in rows for p in (said[r["id"]]["places"] if r["id"] in said else
                                                [[0] * k] * sum(len(c["places"]) for c in r["candidates"]))])
    heard, most, out, lines = np.full((n, k), -np.inf), np.full((len(rows), k), -30.0), np.full((n, k), np.nan), []
    report = np.array([said[r["id"]]["report"][0] if r["id"] in said else 0 for r in rows])
    inner = np.array([zlib.crc32((r["id"] + "v").encode()) % FOLDS for r in rows])[doc]
    for j in range(k):
        np.logaddexp.at(heard[:, j], owner, places[:, j])
        np.maximum.at(most[:, j], doc, heard[:, j])
        A = np.column_stack([np.maximum(scores[j], LOWEST), np.maximum(heard[:, j], LOWEST),
                             np.maximum(heard[:, j] - most[doc, j], LOWEST), report[doc]])
        p, out[seen, j] = linear(A[seen], label[seen, j], inner[seen], 1.0)
        lines.append(line(p))
        print("%-12s models %s; network %s; both %s" % (ROLES[j], best(scores[j][seen], label[seen, j]),
                                                       best(heard[seen, j], label[seen, j]), best(out[seen, j], label[seen, j])))
    with open(path, "w") as f:
        f.write("# What the linear models and the network say together, a line a role: see training/roles/train_roles.py.\n")
        f.write("\n".join(lines) + "\n")
    return out


def group_names(resources):
    """single words of the actor registry that stand for a group"""
    with open(os.path.join(resources, "..", "resolve", "actor", "groups.txt"), encoding="utf-8") as lines:
        parts = {p.strip() for line in lines if line[:1] != "#" for p in re.split(r"[;|\t]", line)}
    return {p.lower() for p in parts if " " not in p and p.upper() == p and len(p) > 2}


def write_linear(path, W, names, groups=frozenset()):
    order = sorted(names, key=names.get)
    scaled = np.clip(np.round(W[:, :-1] * 100), -127, 127).astype(int)
    with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as f:
        f.write((" ".join("%.4f" % b for b in W[:, -1]) + "\n").encode())
        for i, name in enumerate(order):
            if np.abs(scaled[:, i]).max() >= 2 and not groups.intersection(words_of(name) + name.split(" ")):
                f.write((name + "\t" + " ".join(map(str, scaled[:, i])) + "\n").encode())


def main():
    export, keys, classes, resources, *held = sys.argv[1:]
    gold = {d["id"]: d for d in map(json.loads, open(keys, encoding="utf-8"))}
    rows = [json.loads(line) for line in open(export, encoding="utf-8")]
    nd = len(rows)
    dfold = np.array([fortnight(gold[r["id"]]) % FOLDS for r in rows])
    relevant = np.array([bool(gold[r["id"]]["templates"]) for r in rows])
    kinds = np.array([[any(t.upper() in x["incident_type"]["alternatives"] for x in gold[r["id"]]["templates"])
                       for t in TYPES] for r in rows])

    # what sort of report: its common words
    count = collections.Counter(w for r in rows for w in set(r["words"]))
    demonyms = os.path.join(resources, "..", "resolve", "place", "demonyms.txt")
    demonyms = {w.strip().lower() for line in open(demonyms, encoding="utf-8") if line[0] != "#"
                for w in line.split(";")[-1].split("|")}
    out = banned(rows, demonyms)
    count = collections.Counter({w: c for w, c in count.items() if w[2:] not in out})
    common = {w[2:] for w, c in count.items() if c >= MIN_COUNT}
    groups = group_names(resources)
    with open(os.path.join(resources, "nouns.txt"), "w", encoding="utf-8") as f:
        f.write("# Common nouns of reports: kept where they stand in a name. Written by training/roles/train_roles.py.\n")
        f.write("".join(w[2:] + "\n" for w, c in sorted(count.items())
                        if w[0] == "N" and c >= MIN_COUNT and re.fullmatch("[a-z]{3,}", w[2:]) and w[2:] not in groups))
    names = {w: i for i, w in enumerate(sorted(w for w, c in count.items() if c >= MIN_COUNT))}
    W, D = regress(classes, matrix([set(r["words"]) for r in rows], names), np.column_stack([relevant, kinds]), dfold, .05)
    write_linear(os.path.join(resources, "words.txt.gz"), W, names, groups)
    for k, t in enumerate(["relevant"] + TYPES):
        print("report %-12s %s" % (t, best(D[:, k], np.column_stack([relevant, kinds])[:, k])))

    # places
    feats, owner, label, doc, named = [], [], [], [], []
    count = collections.Counter()
    for i, r in enumerate(rows):
        heads = key_heads(gold[r["id"]])
        for c in r["candidates"]:
            got = {head(p["phrase"]) for p in c["places"]}
            label.append([bool(got & h) for h in heads])
            doc.append(i)
            named.append(c["name"])
            for p in c["places"]:
                fs = []
                for f in p["features"]:
                    if "^" not in f:
                        fs.append(f)
                    elif all(w in common for w in re.findall(r"\^([^ &]+)", f)):
                        fs.append(f.replace("^", ""))   # a name made of common words
                feats.append(fs)
                owner.append(len(label) - 1)
                count.update(set(fs))
    label, doc, owner, named = np.array(label), np.array(doc), np.array(owner), np.array(named)
    names = {f: i for i, f in enumerate(sorted(
        f for f, c in count.items() if c >= MIN_COUNT and not out.intersection(words_of(f))))}
    X = matrix(feats, names)
    del feats
    print("%d documents, %d candidates, %d places, %d features" % (nd, len(doc), len(owner), len(names)), flush=True)
    W, Z = regress(classes, X, label[owner], dfold[doc[owner]], .05)
    write_linear(os.path.join(resources, "places.txt.gz"), W, names, groups)

    np.save(os.path.join(os.path.dirname(export) or ".", "held-out-places.npy"), Z)

    # candidates in their article
    n, k = label.shape
    top, mass = np.full((n, k), -9.0), np.zeros((n, k))
    for j in range(k):
        np.maximum.at(top[:, j], owner, Z[:, j])
        np.add.at(mass[:, j], owner, np.logaddexp(0, Z[:, j]))
    mass = np.log(mass + 1e-4)
    most, much = np.full((nd, k), -7.0), np.zeros((nd, k))
    for j in range(k):
        np.maximum.at(most[:, j], doc, top[:, j])
        np.add.at(much[:, j], doc, 1 / (1 + np.exp(-top[:, j])))
    rank = np.zeros((n, k))
    for i in range(nd):
        s = slice(*np.searchsorted(doc, [i, i + 1]))
        for j in range(k):
            rank[s, j] = (top[s, j][None, :] > top[s, j][:, None]).sum(1)
    lines, scores = [], []
    A = np.column_stack([most, np.log(much + .01), D])
    report = held_out(A, relevant, dfold, .3)
    lines.append(Bent(A, relevant, .3).line())
    print("report with roles: " + best(report, relevant))
    size = np.log(np.bincount(owner, minlength=n))
    for j in range(k):
        other = np.clip(np.delete(top, j, 1).max(1), -4, 4)
        A = np.column_stack([top[:, j], mass[:, j], other, top[:, j] - most[doc, j], np.minimum(rank[:, j], 6),
                             report[doc], most[doc], size, named]).astype(float)
        keep = top[:, j] > LEAST
        z = np.full(n, -9.0)
        z[keep] = held_out(A[keep], label[keep, j], dfold[doc][keep], 1.0)
        lines.append(Bent(A[keep], label[keep, j], 1.0).line())
        print("%-12s places alone %s; in their article %s" % (ROLES[j], best(top[:, j], label[:, j]), best(z, label[:, j])))
        scores.append(z)
    with open(os.path.join(resources, "candidates.txt"), "w") as f:
        f.write("# Relevance of a report, then one line a role: see training/roles/train_roles.py.\n")
        f.write("\n".join(lines) + "\n")
    if held:
        z = votes(rows, held_network(held), np.array(owner), doc, scores, label, os.path.join(resources, "votes.txt"))
        np.save(os.path.join(os.path.dirname(export) or ".", "held-out-votes.npy"), z)


if __name__ == "__main__":
    main()
