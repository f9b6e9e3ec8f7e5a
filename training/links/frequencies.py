"""Counts how rare words of news are, for attest/reconcile/frequencies.txt.

    training/links/frequencies.py [TREEBANK.conllu ...] > core/src/main/resources/attest/reconcile/frequencies.txt

The share of articles that have a word is the greatest of: what its rank in the vocabulary of the encoder lets expect (the
vocabulary is in the order of frequency; Zipf's law), its share of the documents of treebanks, its share of the gold and demo
articles, and what common.txt says. Written is ten times -ln of the share, for the words whose share is not tiny.
"""

import collections
import glob
import json
import math
import re
import sys

WORDS_OF_ARTICLE = 250
FIRST_RANK = 1996  # where the words begin
UNSEEN = 8.0
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def normal(word):
    word = word.replace("’", "'").lower()
    return word[:-2] if word.endswith("'s") else word


def words(text):
    return {normal(w) for w in WORD.findall(text)}


def shares(documents, least):
    counts = collections.Counter(w for d in documents for w in d)
    return {w: n / len(documents) for w, n in counts.items() if n >= least}


def vocabulary(path):
    found = {}
    for rank, line in enumerate(open(path, encoding="utf-8")):
        word = line.strip()
        if rank >= FIRST_RANK and re.fullmatch(r"[a-z0-9]+", word):
            found[word] = 1 - math.exp(-WORDS_OF_ARTICLE * 0.1 / (rank - FIRST_RANK + 3))
    return found


def treebanks(paths):
    documents = []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            if line.startswith("# newdoc"):
                documents.append(set())
            elif line[:1].isdigit() and documents:
                columns = line.split("\t")
                documents[-1].add(normal(columns[1]))
    return documents


def common(path):
    share, found = None, {}
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line in ("half", "often"):
            share = 0.5 if line == "half" else 0.12
        elif share and not line.startswith("#"):
            found.update((normal(w), share) for w in line.split())
    return found


def own():
    documents = [words(open(p, encoding="utf-8").read()) for p in sorted(glob.glob("gold/*/article.txt"))]
    for line in open("app/src/main/resources/attest/cli/demo.jsonl", encoding="utf-8"):
        article = json.loads(line)
        documents.append(words(article.get("title") or "") | words(article.get("text") or ""))
    return documents


def main():
    best = {}
    for source in (
        vocabulary("core/src/main/resources/attest/language/vocabulary.txt"),
        shares(treebanks(sys.argv[1:]), 5),
        shares(own(), 4),
        common("training/links/common.txt"),
    ):
        for word, share in source.items():
            best[word] = max(share, best.get(word, 0))
    print("# How rare words of news are: a word in lower case, and ten times -ln of the share of articles that have it.")
    print("# Words that are not listed are rarer. Made by training/links/frequencies.py from the order of the encoder's")
    print("# vocabulary, the treebanks that the encoder was trained on, our own articles and training/links/common.txt.")
    for word, share in sorted(best.items()):
        weight = -math.log(min(share, 0.97))
        if weight < UNSEEN:
            print(f"{word}\t{round(10 * weight)}")


if __name__ == "__main__":
    main()
