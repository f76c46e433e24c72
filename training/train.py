"""One command: labelled debriefs -> shared/reading/model/reader.onnx and reader.data. See README.md.

    python train.py              trains from the pretrained encoder, and writes the network
    python train.py --further    trains the network that is there further, as after more debriefs were written
    python train.py --material   learns what a note can come back to on the network that is there; all else of it stays
    python train.py --without X  leaves out a slice (g) or a fifth of the corpus (0 to 4), and writes to folds/X
    python train.py --minutes    says about how long that takes, and ends
"""

import os
import shutil
import sys

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from fit import fit
from labels import CORPUS, HERE, ONLY_MEASURED, OWN, UNSAID, example, fifth, is_held_out, load, sentences
from network import PRETRAINED, Network, Probabilities, tokenizer
from written import weights_in

TARGET = os.path.join(HERE, "../shared/reading/model")
SEED = 1
# Epochs, rate, and in how many of the last epochs it falls to nothing.
WHOLE = (9, 2e-4, 3)
MATERIAL = (4, 5e-4, 4)
# Further training in two parts; the network is the mean of before, between and after.
FURTHER = ((1, 1.2e-4, 0.02), (2, 1.2e-4, 2))


def main():
    if "--minutes" in sys.argv:
        return print("about 300 minutes on two cores; --further, 90; --material, 25")
    left_out = sys.argv[sys.argv.index("--without") + 1] if "--without" in sys.argv else None
    target = os.path.join(HERE, "folds", left_out) if left_out else TARGET
    cut = tokenizer()
    examples = [example(row, cut) for row in load(CORPUS) + load(OWN) if is_learned(row, left_out)]
    print(f"{len(examples)} debriefs, {sum(len(each.ids) for each in examples)} pieces", flush=True)
    if "--further" in sys.argv:
        points = [weights_in(TARGET)]
        for seed, part in enumerate(FURTHER, SEED):
            points.append(fit(examples, sentences(cut), *part, seed, points[-1]))
        weights = mean(points)
    elif "--material" in sys.argv:
        marked = [each for each in examples if each.material[:1] != [UNSAID]]
        weights = fit(marked, sentences(cut), *MATERIAL, SEED, weights_in(TARGET), only="material")
    else:
        weights = fit(examples, sentences(cut), *WHOLE, SEED)
    export(weights, target)
    shutil.copy(os.path.join(PRETRAINED, "vocab.txt"), os.path.join(target, "vocabulary.txt"))


def mean(points):
    """Amid several points of a training lies a network that is better than each (Wortsman et al. 2022, model soups)."""
    return {
        name: sum(point[name] for point in points) / len(points) if value.is_floating_point() else value
        for name, value in points[0].items()
    }


def is_learned(row, left_out):
    """What is only measured never is; otherwise what is left out takes the place of what is held out."""
    if left_out is None or row["slice"] in ONLY_MEASURED:
        return not is_held_out(row)
    in_corpus = len(row["slice"]) == 1 and row["slice"] <= "k"
    return not in_corpus or left_out not in (row["slice"], str(fifth(row)))


def export(weights, folder):
    """8-bit weights, one scale a column, in a file beside the graph; activations are scaled as they come."""
    os.makedirs(folder, exist_ok=True)
    whole, small = os.path.join(folder, "reader.32"), os.path.join(folder, "reader.8")
    network = Network()
    network.load_state_dict(weights)
    network.encoder.set_attn_implementation("eager")
    torch.onnx.export(
        Probabilities(network.eval()), (torch.randint(1000, 2000, (1, 200)),), whole,
        input_names=["ids"], output_names=["rows", "mail"],
        dynamic_axes={"ids": {1: "n"}, "rows": {0: "n"}}, opset_version=17, dynamo=False,
    )
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
    data = os.path.join(folder, "reader.data")
    if os.path.exists(data):  # it would be added to
        os.remove(data)
    onnx.save_model(
        onnx.load(small), os.path.join(folder, "reader.onnx"),
        save_as_external_data=True, all_tensors_to_one_file=True, location="reader.data", size_threshold=1024,
    )
    os.remove(whole)
    os.remove(small)


if __name__ == "__main__":
    main()
