"""Average the weights of two checkpoints of one run (stochastic weight averaging, Izmailov et al. 2018)."""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the average; what is not a weight is the first checkpoint's."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("checkpoints", type=Path, nargs=2)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    first, second = (torch.load(path, map_location="cpu") for path in options.checkpoints)
    network = {name: (weight + second["network"][name]) / 2 if weight.is_floating_point() else weight
               for name, weight in first["network"].items()}
    torch.save(first | {"network": network}, options.out)


if __name__ == "__main__":
    main()
