"""Read the treebanks and the name corpora into sentences."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

NER = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
UNSURE = "?"
"""Name label of a word about which nothing is known; it is not trained on."""

TITLES = frozenset(
    "president prime minister mr mr. mrs mrs. ms ms. dr dr. sen. senator rep. gov. governor gen. general col. colonel "
    "sir lord lady king queen prince princess pope professor prof. captain lt. sgt. chancellor secretary chief director "
    "minister ambassador mayor judge justice saint st. emperor bishop chairman speaker vice".split())
LINKS = frozenset(["of", "for", "de", "and", "&", "the", "-", ".", "’s", "'s", "la", "del", "al", "on", "in", "der",
                   "von", "van", "da"])


@dataclass
class Sentence:
    """Words with a tree (or none) and name labels (or none)."""

    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    rels: list[str] | None = None
    ner: list[str] | None = None
    lemmas: list[str] = field(default_factory=list)


Row = list[str]


def read_conllu(path: Path) -> list[tuple[str, list[Row]]]:
    """Sentence id and the rows of its words (no multiword ranges, no empty nodes)."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        identity, rows = "", []
        for line in block.split("\n"):
            if line.startswith("# sent_id = "):
                identity = line[12:]
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
        if rows:
            found.append((identity, rows))
    return found


def repair(labels: list[str]) -> list[str]:
    """Make an I- label that continues nothing a B- label."""
    fixed = list(labels)
    for i, label in enumerate(fixed):
        if label.startswith("I-") and (i == 0 or fixed[i - 1][2:] != label[2:]):
            fixed[i] = "B-" + label[2:]
    return fixed


def read_uner(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Words and name labels of a Universal NER file, by sentence id."""
    found = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        identity, words, labels = "", [], []
        for line in block.split("\n"):
            if line.startswith("# sent_id = "):
                identity = line[12:]
            elif line and line[0] != "#":
                row = line.split("\t")
                words.append(row[1])
                labels.append("O" if row[2] in "-_" or "OTH" in row[2] else row[2])
        if words:
            found[identity] = (words, repair(labels))
    return found


def sentence(rows: list[Row], ner: list[str] | None) -> Sentence:
    """A sentence of treebank rows."""
    return Sentence([r[1].replace(" ", "") for r in rows], [r[3] for r in rows], [r[4] for r in rows],
                    [int(r[6]) for r in rows], [r[7] for r in rows], ner, [r[2] for r in rows])


def text_key(words: list[str]) -> str:
    """Letters and digits of a sentence, to match two editions of it."""
    return "".join(c for c in "".join(words).lower() if c.isalnum())


def gum_entities(rows: list[Row]) -> list[tuple[int, int, str]]:
    """First word, last word and type of GUM's nested entities, from the last column."""
    entities, open_ones = [], defaultdict(list)
    for i, row in enumerate(rows):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not match:
            continue
        for opening, closing in re.findall(r"(\([^()]*\)?)|([^()]+\))", match[1]):
            if opening:
                parts = opening.strip("()").split("-")
                if opening.endswith(")"):
                    entities.append((i, i, parts[1]))
                else:
                    open_ones[parts[0]].append((i, parts[1]))
            elif open_ones[closing.strip(")").split("-")[0]]:
                start, kind = open_ones[closing.strip(")").split("-")[0]].pop()
                entities.append((start, i, kind))
    return entities


def gum_names(rows: list[Row]) -> list[str]:
    """Flat names from GUM's entities: those with a proper noun as head, cut to the run of proper nouns around it."""
    kinds = {"person": "PER", "place": "LOC", "organization": "ORG"}
    labels = ["O"] * len(rows)
    proper = [r[4] in ("NNP", "NNPS") or r[3] == "PROPN" for r in rows]
    lower = [r[1].lower() for r in rows]
    for start, end, kind in sorted(gum_entities(rows), key=lambda e: e[0] - e[1]):
        heads = [i for i in range(start, end + 1) if not start <= int(rows[i][6]) - 1 <= end]
        if kind not in kinds or not heads or not proper[heads[0]]:
            continue
        first = last = heads[0]
        linked = kind != "person"
        while first > start and (proper[first - 1] or (
                linked and first - 2 >= start and lower[first - 1] in LINKS and proper[first - 2])):
            first -= 1
        while last < end and (proper[last + 1] or (linked and (
                last + 2 <= end and lower[last + 1] in LINKS and proper[last + 2]
                or last + 3 <= end and lower[last + 1] == "of" and lower[last + 2] == "the" and proper[last + 3]))):
            last += 1
        if kind == "person":
            first = max([i + 1 for i in range(first, last) if lower[i] in TITLES], default=first)
            if first == last and lower[first] in TITLES:
                continue
        if all(x == "O" for x in labels[first:last + 1]):
            for i in range(first, last + 1):
                labels[i] = ("B-" if i == first else "I-") + kinds[kind]
    return labels


def certainly_no_name(rows: list[Row]) -> list[str]:
    """For a treebank without names: O for words that are no proper noun nor beside one, UNSURE for the others."""
    proper = [r[3] in ("PROPN", "X", "SYM", "NUM") or r[4] in ("NNP", "NNPS") for r in rows]
    near = [any(proper[max(0, i - 1):i + 2]) for i in range(len(rows))]
    plain = ("VERB", "AUX", "PRON", "ADV", "DET", "PUNCT")
    return ["O" if not proper[i] and (not near[i] or r[3] in plain and r[1].islower()) else UNSURE
            for i, r in enumerate(rows)]


class Corpora:
    """All sets under the data folder, with names where they have any.

    train: EWT train and GUM's free genres, with trees.  names: the sentences of EWT dev and test with the names of
    Universal NER and without their trees.  dev, test, pud, gum: for measuring.
    """

    def __init__(self, folder: Path) -> None:
        treebank = {name: read_conllu(folder / "ud" / f"{name}.conllu") for name in
                    ("ewt-train", "ewt-dev", "ewt-test", "gum-free-train", "gum-free-test", "pud-test")}
        self.ewt_train = [sentence(rows, certainly_no_name(rows)) for _, rows in treebank["ewt-train"]]
        self.gum_train = [sentence(rows, gum_names(rows)) for _, rows in treebank["gum-free-train"]]
        self.gum = [sentence(rows, gum_names(rows)) for _, rows in treebank["gum-free-test"]]
        uner = {s: read_uner(folder / "ner" / f"uner-ewt-{s}.iob2") for s in ("dev", "test")}
        self.dev = [sentence(r, self._names(uner["dev"], i, r)) for i, r in treebank["ewt-dev"]]
        self.test = [sentence(r, self._names(uner["test"], i, r)) for i, r in treebank["ewt-test"]]
        self.names = [Sentence(s.words, ner=s.ner) for s in self.dev + self.test if s.ner]
        pud = {text_key(w): (w, n) for w, n in read_uner(folder / "ner" / "uner-pud-test.iob2").values()}
        self.pud = []
        for _, rows in treebank["pud-test"]:
            words, names = pud.get(text_key([r[1] for r in rows]), ([], None))
            self.pud.append(sentence(rows, names if len(words) == len(rows) else None))

    @staticmethod
    def _names(uner: dict[str, tuple[list[str], list[str]]], identity: str, rows: list[Row]) -> list[str] | None:
        words, names = uner.get(identity, ([], []))
        return names if len(words) == len(rows) else None

    @property
    def train(self) -> list[Sentence]:
        """The sentences with trees to train on."""
        return self.ewt_train + self.gum_train

    def labels(self) -> dict[str, list[str]]:
        """The label sets of the network, in the order of its outputs."""
        return {"upos": sorted({x for s in self.train for x in s.upos}),
                "xpos": sorted({x for s in self.train for x in s.xpos}),
                "rel": sorted({x for s in self.train for x in s.rels}), "ner": NER}


def read_iob2(path: Path) -> list[Sentence]:
    """Sentences of a two-column file of words and name labels; the labels are kept as they are."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if rows:
            found.append(Sentence([r[0].replace(" ", "") or "_" for r in rows], ner=repair([r[1] for r in rows])))
    return found
