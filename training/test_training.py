"""Tests of the parts that need no data: python3 -m unittest discover -s training -p 'test_*.py'."""

import itertools
import random
import tempfile
import unittest
from pathlib import Path

import numpy as np

from data import NER, Sentence, repair
from evaluate import best_names, is_tree, tree
from export import GROUPS, best_groups, fed_back, in_bytes
from lemmas import Lemmatiser
from names import choose, spans, words_of
from wordpiece import CLS, SEP, UNKNOWN, Encoder, shape, split


class WordPieces(unittest.TestCase):
    """Splitting, shapes and greedy pieces."""

    def setUp(self) -> None:
        self.file = tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt")
        self.file.write("\n".join(["cafe", "##s", "un", "##do", "."]) + "\n")
        self.file.flush()
        self.encoder = Encoder(Path(self.file.name))

    def tearDown(self) -> None:
        self.file.close()

    def test_split_at_each_punctuation_mark(self) -> None:
        self.assertEqual(split("O'Brien-x"), ["O", "'", "Brien", "-", "x"])
        self.assertEqual(split("a\u200bb"), ["ab"])

    def test_shapes(self) -> None:
        words = ["the", "The", "THE", "iOS", "A", "B2", "$", "a"]
        self.assertEqual([shape(w) for w in words], [1, 2, 3, 4, 5, 6, 7, 1])

    def test_accents_and_case_go_and_longest_piece_wins(self) -> None:
        code = self.encoder.encode(["Cafés", "undo", "zz", "\u200b", "."])
        self.assertEqual(code.ids, [CLS, 0, 1, 2, 3, UNKNOWN, UNKNOWN, 4, SEP])
        self.assertEqual(code.starts, [1, 3, 5, 6, 7])
        self.assertEqual(code.shapes, [0, 2, 2, 1, 1, 1, 7, 7, 0])


class Trees(unittest.TestCase):
    """The decoder against a search through all trees."""

    def test_best_tree_with_one_root(self) -> None:
        rng = np.random.default_rng(1)
        for _ in range(60):
            n = 4
            scores = rng.normal(size=(n, n + 1))
            heads = [h for h in itertools.product(range(n + 1), repeat=n)
                     if all(h[i] != i + 1 for i in range(n)) and is_tree(list(h))]
            best = max(sum(scores[i, h[i]] for i in range(n)) for h in heads)
            found = tree(scores)
            self.assertTrue(is_tree(found))
            roots = np.argsort(-scores[:, 0])[:3]
            if any(sum(scores[i, h[i]] for i in range(n)) == best and h.index(0) in roots for h in heads):
                self.assertAlmostEqual(sum(scores[i, found[i]] for i in range(n)), best)


class Names(unittest.TestCase):
    """Name labels."""

    def test_sequence_is_well_formed(self) -> None:
        scores = np.random.default_rng(2).normal(size=(30, len(NER)))
        labels = best_names(scores, NER)
        self.assertEqual(labels, repair(labels))

    def test_spans(self) -> None:
        self.assertEqual(spans(["B-PER", "I-PER", "B-PER", "O", "B-LOC"]), [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC")])

    def test_templates(self) -> None:
        self.assertIn(choose("[a|b] c", random.Random(1)), ("a c", "b c"))
        self.assertEqual(words_of("Guinea-Bissau - x"), ["Guinea", "-", "Bissau", "-", "x"])


class Lemmas(unittest.TestCase):
    """Rules are learnt, exceptions listed."""

    def test_rule_and_exception(self) -> None:
        pairs = [("cats", "cat"), ("dogs", "dog"), ("trees", "tree"), ("men", "man")]
        sentence = Sentence([p[0] for p in pairs], xpos=["NNS"] * 4, lemmas=[p[1] for p in pairs])
        lemmatiser = Lemmatiser()
        lemmatiser.learn([sentence])
        self.assertEqual(lemmatiser.lemma("Bombs", "NNS"), "bomb")
        self.assertEqual(lemmatiser.lemma("men", "NNS"), "man")
        self.assertEqual(lemmatiser.lemma("Paris", "NNP"), "Paris")
        self.assertEqual(len(lemmatiser.exact), 1)


class Bytes(unittest.TestCase):
    """Matrices and activations in bytes."""

    def setUp(self) -> None:
        chooser = np.random.default_rng(3)
        self.rows = (chooser.normal(size=(200, 40)) * np.linspace(0.1, 9, 40)).astype(np.float32)
        self.matrix = chooser.normal(size=(40, 12)).astype(np.float32)

    def test_feedback_brings_the_product_nearer(self) -> None:
        plain, scale = in_bytes(self.matrix)
        fed = fed_back(self.matrix, self.rows, scale)
        exact = self.rows @ self.matrix
        wrong = [float(((self.rows @ (x * scale) - exact) ** 2).mean()) for x in (plain, fed)]
        self.assertLess(wrong[1], wrong[0])

    def test_groups_give_the_product(self) -> None:
        groups = best_groups(self.rows, self.matrix)
        size = len(groups.order) // GROUPS
        x = self.rows[:, groups.order]
        parts = [r.rounded(x[:, i * size:(i + 1) * size]) / r.step for i, r in enumerate(groups.ranges)]
        product = np.concatenate(parts, 1) @ (groups.weight * groups.scale)
        exact = self.rows @ self.matrix
        self.assertLess(float(((product - exact) ** 2).mean()), 0.001 * float((exact ** 2).mean()))


if __name__ == "__main__":
    unittest.main()
