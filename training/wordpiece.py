"""Tokens of the network: basic split, WordPiece and word shapes.

`Encoder.encode` is the contract between training and the Java side; see README.md.
"""

import unicodedata
from pathlib import Path
from typing import NamedTuple

CLS, SEP, UNKNOWN = 101, 102, 100
SHAPES = 8
"""Shape numbers: 0 none, 1 lower, 2 Title, 3 UPPER, 4 mixed, 5 one capital letter, 6 with a digit, 7 other."""

LONGEST = 100
"""Letters after which a piece of text is not looked up but becomes [UNK]."""

DROPPED = ("Cc", "Cf", "Co", "Cs", "Cn")


class Encoded(NamedTuple):
    """Wordpiece ids and shapes with [CLS] and [SEP], and the position of each word's first wordpiece."""

    ids: list[int]
    shapes: list[int]
    starts: list[int]


def is_punctuation(char: str) -> bool:
    """ASCII symbols and every character of Unicode category P."""
    code = ord(char)
    return (33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
            or unicodedata.category(char)[0] == "P")


def split(word: str) -> list[str]:
    """Cut a word at punctuation (kept, one by one) and at Han characters; drop controls and spaces."""
    parts: list[str] = []
    current = ""
    for char in word:
        if char.isspace() or unicodedata.category(char) in DROPPED:
            continue
        if is_punctuation(char) or 0x4E00 <= ord(char) <= 0x9FFF:
            if current:
                parts.append(current)
                current = ""
            parts.append(char)
        else:
            current += char
    if current:
        parts.append(current)
    return parts


def shape(part: str) -> int:
    """The shape number of one part of a word."""
    if part.isalpha():
        if part.islower():
            return 1
        if len(part) == 1:
            return 5
        if part.isupper():
            return 3
        if part[0].isupper() and part[1:].islower():
            return 2
        return 4
    return 6 if any(c.isdigit() for c in part) else 7


class Encoder:
    """WordPiece over a BERT vocabulary file, one entry a line."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self.index = {line: number for number, line in enumerate(lines) if line}
        self.cache: dict[str, list[int]] = {}

    def pieces(self, part: str) -> list[int]:
        """Greedy longest-match-first wordpieces of one part; lower-cased, accents stripped."""
        found = self.cache.get(part)
        if found is None:
            found = self.cache[part] = self._pieces(part)
        return found

    def _pieces(self, part: str) -> list[int]:
        text = "".join(c for c in unicodedata.normalize("NFD", part) if unicodedata.category(c) != "Mn").lower()
        if not text or len(text) > LONGEST:
            return [UNKNOWN]
        ids: list[int] = []
        start = 0
        while start < len(text):
            end = len(text)
            while end > start:
                number = self.index.get(text[start:end] if start == 0 else "##" + text[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [UNKNOWN]
            ids.append(number)
            start = end
        return ids

    def encode(self, words: list[str]) -> Encoded:
        """Encode one sentence of words."""
        ids, shapes, starts = [CLS], [0], []
        for word in words:
            starts.append(len(ids))
            parts = split(word)
            if not parts:
                ids.append(UNKNOWN)
                shapes.append(shape("[UNK]"))
            for part in parts:
                pieces = self.pieces(part)
                ids += pieces
                shapes += [shape(part)] * len(pieces)
        ids.append(SEP)
        shapes.append(0)
        return Encoded(ids, shapes, starts)
