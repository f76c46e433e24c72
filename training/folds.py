"""Five folds and two slices left out: how the reader does on what its training never saw. See README.md.

    python folds.py            trains what is not there yet, and writes folds/X/reader.onnx for each part X left out
    python folds.py 0 g        only these

One network for each part would take a day. So the first epochs, on our own debriefs and nothing of the corpus, are shared
by all; each part then learns, from there and twice, the rest of the corpus beside as many others of our own. Two parts at a
time, each with THREADS=1 before the command, take half as long.
"""

import os
import random
import sys

import torch

from fit import fit
from labels import CORPUS, HERE, ONLY_MEASURED, OWN, example, fifth, load, sentences
from network import tokenizer
from written import export

FOLDS = os.path.join(HERE, "folds")
PARTS = "0 1 2 3 4 g k".split()
# Epochs that are shared, one after the other; epochs, rate and epochs of falling of each part, first and then.
SHARED, SHARED_RATE = 4, 2e-4
OWN_PART = ((2, 1.5e-4, 0.02), (2, 1.5e-4, 2))


def main():
    cut = tokenizer()
    own = [example(row, cut) for row in load(OWN, with_material=False) if row["slice"] not in ONLY_MEASURED]
    corpus = load(CORPUS, with_material=False)
    distress = sentences(cut)
    os.makedirs(FOLDS, exist_ok=True)
    shared = None
    for epoch in range(1, SHARED + 1):
        shared = kept(f"shared-{epoch}", lambda: fit(own, distress, 1, SHARED_RATE, 0.02, epoch, shared))
    for part in sys.argv[1:] or PARTS:
        learned = [example(row, cut) for row in corpus if part not in (row["slice"], str(fifth(row)))]
        beside = random.Random(part).sample(own, len(OWN_PART) * len(learned))
        print(f"without {part}: {len(learned)} of the corpus, and twice as many of our own", flush=True)
        weights = shared
        for seed, how in enumerate(OWN_PART, 1):
            others = beside[(seed - 1) * len(learned) : seed * len(learned)]
            weights = kept(f"{part}-{seed}", lambda: fit(learned + others, distress, *how, seed, weights))
        export(weights, os.path.join(FOLDS, part))


def kept(name, make):
    """What was made before is taken from its file: a run that was stopped goes on."""
    path = os.path.join(FOLDS, f"{name}.pt")
    if not os.path.exists(path):
        torch.save(make(), path)
    return torch.load(path)


if __name__ == "__main__":
    main()
