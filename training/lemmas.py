"""Learn a small lemma resource from the treebanks: exceptions by form and tag, and suffix rules by tag."""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from data import Corpora, Sentence

LONGEST_SUFFIX = 6
LEAST_SUPPORT = 2
KEPT_AS_WRITTEN = ("NNP", "ADD")
"""Tags whose lemma is the form itself, case and all."""

Edit = tuple[int, str]
"""How many letters to take off the end, and what to put there."""


def edit(form: str, lemma: str) -> Edit:
    """The edit that turns a form into its lemma."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


class Lemmatiser:
    """Exact entries first, then the longest suffix rule of the tag, else the form in small letters."""

    def __init__(self) -> None:
        self.exact: dict[tuple[str, str], str] = {}
        self.rules: dict[tuple[str, str], Edit] = {}

    def by_rule(self, form: str, xpos: str) -> str:
        """The lemma that the suffix rules give a form in small letters."""
        for length in range(min(LONGEST_SUFFIX, len(form)), -1, -1):
            rule = self.rules.get((form[len(form) - length:], xpos))
            if rule and rule[0] < len(form) + (1 if rule[1] else 0):
                return form[:len(form) - rule[0]] + rule[1]
        return form

    def lemma(self, form: str, xpos: str) -> str:
        """The lemma of a word with a tag."""
        if xpos in KEPT_AS_WRITTEN:
            return form
        lower = form.lower()
        return self.exact.get((lower, xpos)) or self.by_rule(lower, xpos)

    def learn(self, sentences: list[Sentence]) -> None:
        """Count the lemmas of forms, choose rules that earn their place, and list the exceptions to them."""
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for s in sentences:
            for form, xpos, lemma in zip(s.words, s.xpos, s.lemmas):
                if xpos not in KEPT_AS_WRITTEN and lemma != "_":
                    seen[form.lower(), xpos][lemma] += 1
        best = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
        edits: dict[tuple[str, str], Counter[Edit]] = defaultdict(Counter)
        for (form, xpos), lemma in best.items():
            for length in range(min(LONGEST_SUFFIX, len(form)) + 1):
                edits[form[len(form) - length:], xpos][edit(form, lemma)] += 1
        for (suffix, xpos), counts in sorted(edits.items(), key=lambda e: (len(e[0][0]), e[0])):
            chosen, support = counts.most_common(1)[0]
            shorter = next((self.rules[suffix[i:], xpos] for i in range(1, len(suffix) + 1)
                            if (suffix[i:], xpos) in self.rules), (0, ""))
            gain = support - counts[shorter]
            if chosen != shorter and gain >= LEAST_SUPPORT and chosen[0] <= len(suffix) + 1:
                self.rules[suffix, xpos] = chosen
        for (form, xpos), lemma in best.items():
            if self.by_rule(form, xpos) != lemma:
                self.exact[form, xpos] = lemma

    def text(self) -> str:
        """The resource: exceptions (three columns), then rules (four columns), longest suffix first."""
        exact = [f"{form}\t{xpos}\t{lemma}\n" for (form, xpos), lemma in sorted(self.exact.items())]
        rules = [f"{suffix}\t{xpos}\t{strip}\t{add}\n" for (suffix, xpos), (strip, add) in
                 sorted(self.rules.items(), key=lambda r: (-len(r[0][0]), r[0]))]
        return "".join(exact + rules)


def accuracy(lemmatiser: Lemmatiser, sentences: list[Sentence]) -> float:
    """Share of right lemmas, in per cent, case apart."""
    pairs = [(lemmatiser.lemma(w, x).lower(), lemma.lower()) for s in sentences
             for w, x, lemma in zip(s.words, s.xpos, s.lemmas) if lemma != "_"]
    return 100 * sum(a == b for a, b in pairs) / len(pairs)


def main() -> None:
    """Learn, measure and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True, help="file to write")
    options = arguments.parse_args()
    corpora = Corpora(options.data)
    lemmatiser = Lemmatiser()
    lemmatiser.learn(corpora.train)
    print(f"lemmas: {len(lemmatiser.exact)} exceptions, {len(lemmatiser.rules)} rules; "
          f"EWT dev {accuracy(lemmatiser, corpora.dev):.2f}, PUD {accuracy(lemmatiser, corpora.pud):.2f}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(lemmatiser.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
