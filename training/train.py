"""One command: labelled debriefs -> shared/reading/model/reader.onnx and reader.data. See README.md.

    python train.py              trains from the pretrained encoder, and writes the network
    python train.py --further    trains the network that is there further, as after more debriefs were written
    python train.py --heads      learns what is read for the note on the network that is there; all else of it stays
                                 (--heads repair: only what puts a moment right)
    python train.py --minutes    says about how long that takes, and ends
"""

import os
import shutil
import sys

from fit import fit
from heads import fit_heads
from labels import CORPUS, HERE, OWN, example, is_held_out, load, sentences
from network import PRETRAINED, tokenizer
from written import export, weights_in

TARGET = os.path.join(HERE, "../shared/reading/model")
SEED = 1
# Epochs, rate, and in how many of the last epochs it falls to nothing.
WHOLE = (9, 2e-4, 3)
HEADS = ("material", "repair")
# Further training in two parts; the network is the mean of before, between and after.
FURTHER = ((1, 1.2e-4, 0.02), (2, 1.2e-4, 2))


def main():
    if "--minutes" in sys.argv:
        return print("about 300 minutes on two cores; --further, 90; --heads, 10")
    cut = tokenizer()
    examples = [example(row, cut) for row in load(CORPUS) + load(OWN) if not is_held_out(row)]
    print(f"{len(examples)} debriefs, {sum(len(each.ids) for each in examples)} pieces", flush=True)
    if "--further" in sys.argv:
        points = [weights_in(TARGET)]
        for seed, part in enumerate(FURTHER, SEED):
            points.append(fit(examples, sentences(cut), *part, seed, points[-1]))
        weights = mean(points)
    elif "--heads" in sys.argv:
        only = [name for name in HEADS if name in sys.argv]
        weights = fit_heads(examples, only or HEADS, SEED, weights_in(TARGET))
    else:
        weights = fit(examples, sentences(cut), *WHOLE, SEED)
    export(weights, TARGET)
    shutil.copy(os.path.join(PRETRAINED, "vocab.txt"), os.path.join(TARGET, "vocabulary.txt"))


def mean(points):
    """Amid several points of a training lies a network that is better than each (Wortsman et al. 2022, model soups)."""
    return {
        name: sum(point[name] for point in points) / len(points) if value.is_floating_point() else value
        for name, value in points[0].items()
    }


if __name__ == "__main__":
    main()
