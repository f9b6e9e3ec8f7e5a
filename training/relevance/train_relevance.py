#!/usr/bin/env python3
"""Learns which words tell an event, for the first look at articles.

    train_relevance.py EXAMPLES.jsonl... WEIGHTS.txt.gz

EXAMPLES are what `attest evaluate relevance --out` wrote: a line an article, with its text, whether it is relevant, the
places of the words that some rule starts from ("words"), and which of them an account rests on ("told"). Articles whose
text has a CRC-32 divisible by five are held out; the scores printed are theirs. Needs Python 3 with NumPy and SciPy.
Deterministic.
"""
import collections, gzip, json, re, sys, zlib
import numpy as np, scipy.sparse as sp
from scipy.optimize import minimize

NEAR, FAR, LONGEST = 4, 25, 24
MIN_ARTICLES = 8       # a feature occurs in so many articles, and
MOST_CAPITALS = 0.6    # its words are mostly written small: names must not decide
SHRINK = 3.0           # of the weights (L2)
EASY = 0.3             # weight of an article of a set with more than EASY_SIZE articles
EASY_SIZE = 2000
ROUNDS = 3             # the later ones look at the best word of each article
LEAST, MOST = 4, 127   # hundredths: smaller weights are left out, larger ones cut
WORD = re.compile(r"[^\W\d_]+|\d+")


def units(text):
    """The place in UTF-16 units of each character."""
    at, places = 0, []
    for c in text:
        places.append(at)
        at += 2 if ord(c) > 0xFFFF else 1
    return places


def read(paths):
    articles = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                text = article["text"]
                at = units(text) if any(ord(c) > 0xFFFF for c in text) else range(len(text))
                words = [(("#" if m[0][0].isdigit() else m[0].lower()), at[m.start()], m[0][0].isupper())
                         for m in WORD.finditer(text) if len(m[0]) <= LONGEST]
                index = {begin: i for i, (_, begin, _) in enumerate(words)}
                article["at"] = [index[b] for b in article["words"] if b in index]
                article["told"] = set(article["told"])
                article["tokens"] = words
                article["held"] = zlib.crc32(text.encode()) % 5 == 0
                articles.append(article)
    return articles


def features(words, i):
    trigger = words[i][0]
    found = {"t=" + trigger}
    if i:
        found.add(words[i - 1][0] + " " + trigger)
    if i + 1 < len(words):
        found.add(trigger + " " + words[i + 1][0])
    for k in range(max(0, i - FAR), min(len(words), i + FAR + 1)):
        if k != i:
            found.add(words[k][0])
            if abs(k - i) <= NEAR:
                found.add(("<" if k < i else ">") + words[k][0])
    return found


def usable(articles):
    count, capitals, occurs = (collections.Counter() for _ in range(3))
    for article in articles:
        if article["held"]:
            continue
        for word, _, capital in article["tokens"]:
            count[word] += 1
            capitals[word] += capital
        occurs.update(set().union(*article["rows"]) if article["rows"] else ())
    parts = lambda f: [w for w in re.split("[ <>]", f[2:] if f.startswith("t=") else f) if w]
    return sorted(f for f, n in occurs.items()
                  if n >= MIN_ARTICLES and all(capitals[w] <= MOST_CAPITALS * count[w] for w in parts(f)))


def solve(rows, labels, weights, start):
    def loss(p):
        z = p[0] + rows @ p[1:]
        grad = weights * (1 / (1 + np.exp(-z)) - labels)
        value = (weights * np.logaddexp(0, np.where(labels == 1, -z, z))).sum() + SHRINK / 2 * (p[1:] @ p[1:])
        return value, np.concatenate([[grad.sum()], rows.T @ grad + SHRINK * p[1:]])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x


def main():
    articles = read(sys.argv[1:-1])
    for article in articles:
        article["rows"] = [features(article["tokens"], i) for i in article["at"]]
    names = usable(articles)
    ids = {name: i for i, name in enumerate(names)}
    columns, starts, labels, owner = [], [0], [], []
    for number, article in enumerate(articles):
        for i, row in zip(article["at"], article["rows"]):
            columns.extend(sorted(ids[f] for f in row if f in ids))
            starts.append(len(columns))
            owner.append(number)
            told = article["tokens"][i][1] in article["told"]
            labels.append((1 if told else -1) if article["relevant"] else 0)
    every = sp.csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(labels), len(names)))
    labels, owner = np.array(labels), np.array(owner)
    held = np.array([a["held"] for a in articles])
    relevant = np.array([a["relevant"] for a in articles])
    sizes = collections.Counter(a["set"] for a in articles)
    easy = np.array([EASY if sizes[a["set"]] > EASY_SIZE else 1.0 for a in articles])
    use = np.flatnonzero(~held[owner] & (labels >= 0))
    rows, y, of = every[use], labels[use].astype(float), owner[use]
    count = np.bincount(of, minlength=len(articles))
    print(f"{len(articles)} articles, {held.sum()} held out; {len(use)} words, {int(y.sum())} of them told; "
          f"{len(names)} features")
    p, z = np.zeros(len(names) + 1), np.zeros(len(use))
    for turn in range(ROUNDS):
        sharp = np.exp(np.clip(turn / (ROUNDS - 1) * z, -20, 20))
        share = sharp / np.bincount(of, sharp, len(articles))[of]
        weight = np.where(relevant, 1.0, np.sqrt(np.maximum(count, 1)) if turn == 0 else 2.0) * easy
        p = solve(rows, y, weight[of] * share, p)
        z = p[0] + rows @ p[1:]
    hundredths = np.clip(np.round(100 * p[1:]), -MOST, MOST).astype(int)
    hundredths[np.abs(hundredths) < LEAST] = 0
    with open(sys.argv[-1], "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(f"{p[0]:.2f}\n".encode())
        for name, weight in zip(names, hundredths):
            if weight:
                out.write(f"{name}\t{weight}\n".encode())
    print(f"bias {p[0]:.2f}, {np.count_nonzero(hundredths)} weights")
    best = np.full(len(articles), -99.0)
    np.maximum.at(best, owner, round(p[0], 2) + every @ (hundredths / 100))
    show(articles, best, held)


def show(articles, best, held):
    sets = sorted({a["set"] for a in articles})
    print("held out: share let pass, of the relevant and of the others\nthreshold  all relevant, others    "
          + "  ".join(sets))
    for threshold in np.arange(-3, 0.01, 0.1):
        cells = []
        for name in [None] + sets:
            for wanted in (True, False):
                scores = [s for a, s, h in zip(articles, best, held)
                          if h and a["relevant"] == wanted and name in (None, a["set"])]
                cells.append(f"{np.mean(np.array(scores) >= threshold):.4f} of {len(scores)}" if scores else "-")
        print(f"{threshold:6.1f}  " + "  ".join(cells))


main()
