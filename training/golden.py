"""Write sentences with their encoding and what the exported network makes of them, for the Java side's tests."""

import argparse
import json
import shlex
from pathlib import Path

from evaluate import Decoder, java_scores, load
from data import Sentence
from wordpiece import Encoder

SENTENCES = """\
Gunmen killed three soldiers near Mogadishu on Monday .
The mayor of Maiduguri , Aminu Bello , was wounded when a bomb exploded outside the market .
Police said that at least 12 people had been arrested in São Tomé .
" We did n't see who fired , " said Ms. O'Brien of the United Nations .
It was raining .
Al - Shabaab claimed responsibility for the attack , which left 7 dead and more than 20 injured .
REUTERS : iPhone5 sales up 3.5 % in EU
He gave her the book that she had wanted to read .
The protesters were dispersed with tear gas by the Kenyan army .
Çelik 's naïve café plan cost £2,000 ( about €2,300 ) …
Stop !
Unknownwordinthevocabularyzzzqqq 東京 ☃ ok
"""


def main() -> None:
    """Encode the sentences, run the exported model, and write both."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--model", type=Path, required=True)
    arguments.add_argument("--java", required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    encoder = Encoder(options.base / "vocabulary.txt")
    net, labels = load(options.checkpoint)
    decoder = Decoder(labels, net.label.weight.detach().numpy().T, net.label.bias.detach().numpy())
    sentences = [Sentence(line.split()) for line in SENTENCES.splitlines()]
    records = []
    for s, scores in zip(sentences, java_scores(options.model, shlex.split(options.java), encoder, sentences)):
        code, parsed = encoder.encode(s.words), decoder.decode(scores)
        records.append({"words": s.words, **code._asdict(), **parsed._asdict()})
    lines = ",\n".join(json.dumps(r, ensure_ascii=False) for r in records)
    options.out.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
