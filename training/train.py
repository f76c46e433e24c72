"""One command: labelled debriefs -> shared/reading/model/reader.onnx. See README.md.

    python train.py            trains and writes the network
    python train.py --minutes  says about how long that takes, and ends
"""

import copy
import os
import random
import shutil
import sys

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from fit import fit
from labels import CORPUS, HERE, OWN, example, is_held_out, load
from network import PRETRAINED, Network, Probabilities, tokenizer

TARGET = os.path.join(HERE, "../shared/reading/model")
# Slices beside the corpus, how many debriefs of all that (None: all), epochs, learning rate falling to nothing, seed. Slice t is
# for short mails; a stage that holds it draws the others by chance, enough of them that nothing is forgotten.
CORPUS_AND_THREE = ("lmn", None, 4, 2e-4, 1)
EVERYTHING = ("lmnpqs", None, 4, 2e-4, 7)
SHORT = ("lmnpqst", 450, 1, 5e-5, 11)
SHORT_AGAIN = ("lmnpqst", 550, 2, 1e-4, 12)


def main():
    if "--minutes" in sys.argv:
        return print("about 75 minutes on one core")
    rows = [row for row in load(CORPUS) + load(OWN) if not is_held_out(row)]
    cut = tokenizer()

    def learn(stage, start=None):
        """The weights after the last epoch but one, and after the last."""
        slices, most, epochs, rate, seed = stage
        some = [row for row in rows if row["slice"] <= "k" or row["slice"] in slices.replace("t", "")]
        if most:
            random.Random(seed).shuffle(some)
            some = [row for row in rows if row["slice"] == "t"] + some[:most]
        examples = [example(row, cut) for row in some]
        print(f"{len(examples)} debriefs, {sum(len(each.ids) for each in examples)} pieces, {epochs} epochs", flush=True)
        kept = [start]
        fit(examples, epochs, rate, seed, start, lambda network, _: kept.append(copy.deepcopy(network.state_dict())))
        return kept[-2:]

    first = learn(CORPUS_AND_THREE)[-1]
    before, whole = learn(EVERYTHING, first)
    short = learn(SHORT, whole)[-1]
    steady = mean([before, whole, short])
    again = learn(SHORT_AGAIN, steady)[-1]
    export(mean([steady, again]), os.path.join(TARGET, "reader.onnx"))
    shutil.copy(os.path.join(PRETRAINED, "vocab.txt"), os.path.join(TARGET, "vocabulary.txt"))


def mean(weights):
    """Of several weights of one network: steadier than each alone (Wortsman et al. 2022, "Model soups")."""
    return {
        name: sum(each[name] for each in weights) / len(weights) if value.is_floating_point() else value
        for name, value in weights[0].items()
    }


def export(weights, target):
    """8-bit weights, one scale a column; activations are scaled as they come."""
    network = Network()
    network.load_state_dict(weights)
    network.encoder.set_attn_implementation("eager")
    torch.onnx.export(
        Probabilities(network.eval()), (torch.randint(1000, 2000, (1, 200)),), target + ".32",
        input_names=["ids"], output_names=["rows", "mail"],
        dynamic_axes={"ids": {1: "n"}, "rows": {0: "n"}}, opset_version=17, dynamo=False,
    )
    quantize_dynamic(target + ".32", target, weight_type=QuantType.QInt8, per_channel=True)
    os.remove(target + ".32")


if __name__ == "__main__":
    main()
