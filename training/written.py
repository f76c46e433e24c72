"""Weights -> the network as it is written, 8-bit, and back to weights to train further."""

import os

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import Network, Probabilities


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


def weights_in(folder):
    """A state of `Network`; the word table, which is never trained, is the pretrained one."""
    model = onnx.load(os.path.join(folder, "reader.onnx"))
    stored = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    users = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    state = Network().state_dict()
    read = {plain(name): value for name, value in stored.items() if value.dtype == np.float32 and plain(name) in state}
    tables = ("position_embeddings.weight_quantized", "token_type_embeddings.weight_quantized")
    for name in [each.removesuffix("_quantized") for each in stored if each.endswith(tables)]:
        scale, zero = stored[name + "_scale"], stored[name + "_zero_point"]
        read[plain(name)] = (stored[name + "_quantized"].astype(np.float32) - float(zero)) * float(scale)
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            weight = stored[node.input[1]].astype(np.float32) * stored[name + "_scale"]
            read[plain(bias_behind(node, users, stored)).replace(".bias", ".weight")] = weight.T.copy()
    for name, value in read.items():  # a network from before the last columns were added has fewer rows
        state[name][: len(value)] = torch.tensor(value)
    return state


def plain(name):
    return name.split(".", 1)[1] if name.startswith(("reader.", "network.")) else name


def bias_behind(node, users, stored):
    """A product has no name of its own in the file; the bias that is added to it does."""
    while True:
        node = users[node.output[0]][0]
        added = [name for name in node.input if node.op_type == "Add" and name in stored]
        if added:
            return added[0]
