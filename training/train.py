"""One command: labelled debriefs -> shared/reading/model/reader.onnx. See README.md.

    python train.py            trains and writes the network
    python train.py --minutes  says about how long that takes, and ends
"""

import os
import shutil
import sys

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from fit import fit
from labels import CORPUS, HERE, OWN, example, is_held_out, load
from network import PRETRAINED, Network, Probabilities, tokenizer

TARGET = os.path.join(HERE, "../shared/reading/model")
# Slices beside the corpus, how many debriefs of the whole, epochs, learning rate (falling to nothing), seed. The last stage is
# for short mails: all of slice t, and enough of the others to forget nothing.
STAGES = [("lmn", None, 4, 2e-4, 1), ("lmnpqs", None, 4, 2e-4, 7), ("lmnpqst", 600, 1, 5e-5, 11)]


def main():
    if "--minutes" in sys.argv:
        return print("about 70 minutes on one core")
    rows = [row for row in load(CORPUS) + load(OWN) if not is_held_out(row)]
    cut = tokenizer()
    weights = None
    for slices, epochs, rate, seed in STAGES:
        stage = [example(row, cut) for row in rows if row["slice"] <= "k" or row["slice"] in slices]
        print(f"{len(stage)} debriefs, {sum(len(each.ids) for each in stage)} pieces, {epochs} epochs", flush=True)
        weights = fit(stage, epochs, rate, seed, start=weights).state_dict()
    export(weights, os.path.join(TARGET, "reader.onnx"))
    shutil.copy(os.path.join(PRETRAINED, "vocab.txt"), os.path.join(TARGET, "vocabulary.txt"))


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
