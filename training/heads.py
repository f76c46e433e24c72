"""What is read for the note is learned last, by heads of their own, on states of the encoder that are kept: all else stays."""

import random

import torch
from torch.nn import functional as F

from fit import BEGIN, END, THREADS, windows
from labels import UNSAID
from network import LAYERS, Network

EPOCHS, BATCH, RATE, WARM = 10, 8, 1e-3, 50


def fit_heads(examples, names, seed, start):
    """The weights of `start` with the heads of these names ("material", "repair") learned anew."""
    torch.set_num_threads(THREADS)
    torch.manual_seed(seed)
    network = Network()
    network.load_state_dict(start)
    network.eval()
    for name in names:
        parts = states(network, [each for each in examples if getattr(each, name)[:1] not in ([], [UNSAID])], name)
        learn(getattr(network, name), parts, random.Random(seed), name)
    return network.state_dict()


@torch.no_grad()
def states(network, examples, name):
    """For each window the last layers of its pieces, half as wide, and their labels."""
    parts = []
    for example in examples:
        for a, b in windows(len(example.ids)):
            ids = torch.tensor([[BEGIN, *example.ids[a:b], END]])
            layers = network.encoder(input_ids=ids, output_hidden_states=True).hidden_states
            parts.append((torch.cat(layers[-LAYERS:], -1)[0, 1:-1].half(), torch.tensor(getattr(example, name)[a:b])))
    print(f"{name}: {len(examples)} debriefs, {len(parts)} windows", flush=True)
    return parts


def learn(head, parts, rng, name):
    for layer in head:
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    head.train()
    drop = torch.nn.Dropout(0.2)
    steps = EPOCHS * -(-len(parts) // BATCH)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    speed = lambda step: min(1, (step + 1) / WARM, max(0.02, 1 - step / steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, speed)
    for epoch in range(EPOCHS):
        rng.shuffle(parts)
        total = 0.0
        for i in range(0, len(parts), BATCH):
            group = parts[i : i + BATCH]
            seen, wanted = (torch.cat([part[side] for part in group]) for side in (0, 1))
            loss = F.cross_entropy(head(drop(seen.float())), wanted)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(group)
        print(f"  {name}, epoch {epoch + 1} of {EPOCHS}, loss {total / len(parts):.4f}", flush=True)
