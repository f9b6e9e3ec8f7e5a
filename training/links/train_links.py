"""Learns the weights of attest/reconcile/match.yaml from pairs of articles.

    training/links/train_links.py PAIRS match.yaml

PAIRS is what ExportLinks writes. Logistic regression, by incident: the last fifth of the incidents is not learned from (as in
`attest evaluate links`), and of the rest each fourth is held out in turn to print how right the weights are. Weights are drawn
towards those of PRIOR and held within its bounds, where United States crime news cannot teach what the product needs: other
countries, armed groups, successive days of fighting. The file is rewritten in place; comments and other entries stay.
"""

import re
import sys

import numpy as np

# reason: (drawn towards, how strongly, least, most). Others are drawn towards 0 with strength 1.
PRIOR = {
    "base": (-1, 5, -9, -0.5),
    "status.apart": (-2.5, 50, -4, -1.5),
    "count.apart": (-0.8, 50, -4, -0.5),
    "type.same": (0.3, 20, 0, 2),
    "type.same-general": (0, 20, -0.5, 0.5),
    "type.related": (0, 20, -0.5, 0),
    "type.apart": (-1.5, 20, -4, -0.7),
    "time.same-day": (0.8, 20, 0.3, 3),
    "day.same": (0.8, 20, 0, 1.8),
    "time.next-day": (-3.5, 20, -9, -3.2),
    "time.days-apart": (-2.5, 10, -9, -2),
    "time.week-apart": (-1.5, 10, -9, -1),
    "time.apart": (-2.5, 10, -9, -1.5),
    "time.unpublished": (-2, 5, -9, -1),
    "place.same": (0.8, 5, 0, 9),
    "place.near": (0, 10, -2, 0.3),
    "place.away": (-3, 10, -9, -1.5),
    "place.far": (-4, 10, -9, -2),
    "place.other-country": (-4, 20, -9, -2.5),
    "place.other-division": (-1.5, 10, -9, -0.5),
    "place.same-division": (0.7, 10, 0, 2),
    "place.far-named": (-1.5, 10, -9, -0.5),
    "place.away-named": (-1, 10, -9, -0.3),
    "place.other-country-named": (-1.5, 20, -9, -0.5),
    "place.other-division-named": (-0.5, 10, -9, 0),
    "actor.same": (0.8, 50, 0, 2),
    "actor.shared": (0.3, 50, 0, 2),
    "actor.apart": (-1.2, 50, -4, -0.5),
    "toll.same": (1.2, 5, 0, 3),
    "toll.same-small": (0.8, 1, 0, 3),
    "toll.near": (0.4, 5, 0, 2),
    "toll.fallen": (0, 5, -1, 0.5),
    "toll.other": (-0.3, 5, -2, 0),
    "toll.apart": (-0.8, 5, -3, -0.3),
    "person.apart": (-0.5, 5, -3, -0.3),
    "published.same": (1, 5, 0, 1.6),
    "words.few": (0, 1, -1, 0.5),
    "words.alike": (0, 1, 0, 9),
    "headline.alike": (0, 1, 0, 9),
}
DEFAULT = (0, 1, -9, 9)
MEAN, STRENGTH, LEAST, MOST = range(4)


def fifth(incident):
    """As String.hashCode of Java, modulo five."""
    code = 0
    for c in incident:
        code = (31 * code + ord(c)) & 0xFFFFFFFF
    return (code - (1 << 32) if code >= 1 << 31 else code) % 5


def fit(x, y, prior):
    """Newton's method on the penalised likelihood, each step cut to the bounds and
    halved until it is for the better."""
    w = np.clip(prior[:, MEAN], prior[:, LEAST], prior[:, MOST])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + prior[:, STRENGTH] * (w - prior[:, MEAN])
        stuck = ((w <= prior[:, LEAST]) & (gradient > 0)) | ((w >= prior[:, MOST]) & (gradient < 0))
        free = ~stuck
        curvature = (x[:, free] * (p * (1 - p))[:, None]).T @ x[:, free] + np.diag(prior[free, STRENGTH])
        step = np.zeros_like(w)
        step[free] = np.linalg.solve(curvature, gradient[free])
        new = np.clip(w - step, prior[:, LEAST], prior[:, MOST])
        share = 1.0
        while loss(new, x, y, prior) > loss(w, x, y, prior) and share > 1e-4:
            share /= 2
            new = np.clip(w - share * step, prior[:, LEAST], prior[:, MOST])
        if np.abs(new - w).max() < 1e-5:
            break
        w = new
    return w


def loss(w, x, y, prior):
    z = x @ w
    likelihood = (np.logaddexp(0, z) - y * z).sum()
    return likelihood + (prior[:, STRENGTH] * (w - prior[:, MEAN]) ** 2).sum() / 2


def scores(w, x, y):
    found = x @ w > 0
    right = (found & (y == 1)).sum()
    return f"precision {right / max(1, found.sum()):.3f} recall among pairs with a key {right / max(1, y.sum()):.3f}"


def main():
    rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8")]
    names = sorted({f.rsplit("=", 1)[0] for r in rows for f in r[2:]})
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for k, row in enumerate(rows):
        for f in row[2:]:
            name, value = f.rsplit("=", 1)
            x[k, index[name]] = float(value)
    y = np.array([r[0] == r[1] for r in rows], float)
    one, other = (np.array([fifth(r[i]) for r in rows]) for i in (0, 1))
    prior = np.array([PRIOR.get(n, DEFAULT) for n in names], float)
    for held in range(4):
        learn = (one < 4) & (other < 4) & (one != held) & (other != held)
        test = (one == held) & (other == held)
        print(f"fifth {held + 1} held out: {scores(fit(x[learn], y[learn], prior), x[test], y[test])}")
    learn = (one < 4) & (other < 4)
    w = fit(x[learn], y[learn], prior)
    test = (one == 4) & (other == 4)
    print(f"last fifth, not learned from: {scores(w, x[test], y[test])}")
    lines = open(sys.argv[2], encoding="utf-8").read().splitlines()
    for i, line in enumerate(lines):
        found = re.match(r"(  - \{id: )([a-z.-]+)(, weight: )", line)
        if found and found[2] in index:
            lines[i] = re.sub(r"weight: [-0-9.]+", f"weight: {round(float(w[index[found[2]]]), 2)}", line)
    open(sys.argv[2], "w", encoding="utf-8").write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
