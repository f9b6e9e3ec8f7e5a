#!/usr/bin/env python3
"""Makes article JSON Lines of treebanks and of gold/, as `attest evaluate relevance` reads them.

    articles.py FILE.conllu... > treebanks.jsonl
    articles.py gold > gold.jsonl

A document of a CoNLL-U file is a line, cut at 9,000 characters; of questions, answers and reviews every fifth. A folder of
gold/ is a line whose "relevant" says whether expected.json has an account.
"""
import json, os, re, sys

MOST = 9000


def treebank(files):
    documents, name = {}, None
    for file in files:
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# newdoc"):
                    name = line.split("= ")[1].strip()
                    documents.setdefault(name, [""])
                elif line.startswith("# newpar") and documents[name][-1]:
                    documents[name].append("")
                elif line.startswith("# text = "):
                    documents[name][-1] += (" " if documents[name][-1] else "") + line[9:].strip()
    asides = 0
    for name, paragraphs in documents.items():
        if re.match("reviews|answers", name):
            asides += 1
            if asides % 5:
                continue
        yield {"id": name, "text": "\n\n".join(paragraphs)[:MOST]}


def gold(folder):
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if os.path.exists(os.path.join(path, "expected.json")):
            with open(os.path.join(path, "expected.json"), encoding="utf-8") as expected:
                relevant = bool(json.load(expected).get("accounts"))
            with open(os.path.join(path, "article.txt"), encoding="utf-8") as article:
                yield {"id": name, "text": article.read(), "relevant": "yes" if relevant else "no"}


for article in gold(sys.argv[1]) if os.path.isdir(sys.argv[1]) else treebank(sys.argv[1:]):
    print(json.dumps(article))
