"""Examples -> trained weights. Seeded, on two threads: the same run gives the same figures on the same processor."""

import os
import random
import time

import torch
from torch.nn import functional as F

from labels import ACTIONS, UNSAID, Example
from network import MAIL, ROW, Network

BEGIN, END, MASK = 101, 102, 103
STOPS = {999, 1012, 1029}  # "!", "." and "?"
WINDOW, OVERLAP = 254, 64  # the window is that of shared/reading/windows.ts
BATCH = 4
THREADS = int(os.environ.get("THREADS", "2"))
# A piece is hidden this often, so that no single word decides.
HIDDEN = 0.05
# So often a sentence of distress, or what looks like one, is put into a debrief; what each level costs to get wrong.
PUT_IN, LEVEL_COSTS = 0.3, (1.0, 2.0, 3.0)
# Steps until the full rate; steps between two additions to the running mean, and how much of it each leaves.
WARM, EVERY, LASTING = 80, 4, 0.992


def windows(n):
    if n <= WINDOW:
        return [(0, n)]
    starts = list(range(0, n - WINDOW, WINDOW - OVERLAP)) + [n - WINDOW]
    return [(start, start + WINDOW) for start in starts]


def fit(examples, sentences, epochs, rate, falling, seed, start=None):
    """The weights that `epochs` (which may be broken) lead to, from `start` or from the pretrained encoder.

    `rate` is that of the encoder, for the last `falling` epochs falling to nothing; the heads learn two or four times as
    fast. What is given back is a running mean over about the last five hundred steps: steadier than the last of them.
    """
    torch.set_num_threads(THREADS)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network()
    if start:
        network.load_state_dict(start)
    steps = -(-len(parts_of(examples)) // BATCH)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": [p for head in network.heads() for p in head.parameters()], "lr": (2 if start else 4) * rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    speed = lambda step: min(1, (step + 1) / WARM, max(0.02, (epochs - step / steps) / falling))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, speed)
    mean = {name: value.clone() for name, value in network.state_dict().items() if learns(name, value)}
    began, total, step = time.time(), 0.0, 0
    network.train()
    while step < epochs * steps:
        told = [put_in(each, rng.choice(sentences), rng) if rng.random() < PUT_IN else each for each in examples]
        for group in batches(parts_of(told), rng):
            loss = loss_of(network, collate(group, rng))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % EVERY == 0:
                add(mean, network.state_dict(), min(LASTING, 1 - 10 / (step + 10)))
            if step % 100 == 0:
                print(f"  epoch {step / steps:.2f} of {epochs}, loss {total / 100:.3f}, {time.time() - began:.0f} s", flush=True)
                total = 0.0
            if step >= epochs * steps:
                break
    return {**network.state_dict(), **mean}


def parts_of(examples):
    return [(example, a, b) for example in examples for a, b in windows(len(example.ids))]


def put_in(example, sentence, rng):
    """The example with the sentence between two of its own, or at its end. What else the sentence is, nobody has said."""
    ids, level = sentence
    n = len(ids)
    ends = [i + 1 for i, piece in enumerate(example.ids) if piece in STOPS and is_free(example, i + 1)]
    at = rng.choice(ends or [len(example.ids)])
    put = lambda values, new: [*values[:at], *new, *values[at:]]
    return Example(
        example.id, put(example.ids, ids), put(example.tags, [UNSAID] * n), put(example.weight, [1.0] * n),
        put(example.actions, [None] * n), put(example.facts, [UNSAID] * n), put(example.levels, [level] * n), *(put(of, [0 if of[0] >= 0 else UNSAID] * n) for of in (example.material, example.repair)),
        example.story, example.heat, example.medium,
    )


def is_free(example, at):
    """No moment goes on here: its label would be even and not nothing."""
    return at == len(example.tags) or example.tags[at] % 2 == 1 or example.tags[at] == 0


def learns(name, value):
    return value.is_floating_point() and "word_embeddings" not in name


@torch.no_grad()
def add(mean, weights, lasting):
    for name, value in mean.items():
        value.mul_(lasting).add_(weights[name], alpha=1 - lasting)


def batches(parts, rng):
    """Parts of like length together, in a random order."""
    parts = parts[:]
    rng.shuffle(parts)
    for i in range(0, len(parts), BATCH * 8):
        block = sorted(parts[i : i + BATCH * 8], key=lambda part: part[2] - part[1])
        groups = [block[j : j + BATCH] for j in range(0, len(block), BATCH)]
        rng.shuffle(groups)
        yield from groups


def collate(group, rng):
    width = max(b - a for _, a, b in group) + 2
    shape = (len(group), width)
    ids, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    tags, facts, levels, material, repair = (torch.full(shape, UNSAID) for _ in range(5))
    weight, inside = torch.ones(shape), torch.zeros(shape)
    accepted = torch.zeros(*shape, len(ACTIONS))
    for row, (example, a, b) in enumerate(group):
        n = b - a
        shown = [MASK if rng.random() < HIDDEN else piece for piece in example.ids[a:b]]
        ids[row, : n + 2] = torch.tensor([BEGIN, *shown, END])
        mask[row, : n + 2] = 1
        tags[row, 1 : n + 1] = torch.tensor(example.tags[a:b])
        facts[row, 1 : n + 1] = torch.tensor(example.facts[a:b])
        levels[row, 1 : n + 1] = torch.tensor(example.levels[a:b])
        material[row, 1 : n + 1] = torch.tensor(example.material[a:b])
        repair[row, 1 : n + 1] = torch.tensor(example.repair[a:b])
        weight[row, 1 : n + 1] = torch.tensor(example.weight[a:b])
        for i in range(a, b):
            if example.actions[i] is not None:
                accepted[row, 1 + i - a] = torch.tensor(example.actions[i])
                inside[row, 1 + i - a] = 1
    whole = [(example, a == 0) for example, a, _ in group]
    mail = [torch.tensor([getattr(example, name) for example, _ in whole]) for name in ("story", "heat", "medium")]
    return ids, mask, tags, weight, facts, levels, material, repair, accepted, inside, torch.tensor([first for _, first in whole]), mail


def loss_of(network, batch):
    ids, mask, tags, weight, facts, levels, material, repair, accepted, inside, first, mail = batch
    with torch.autocast("cpu", torch.bfloat16):  # the products only: seven tenths more pieces a second where a processor has them
        tokens, mails = (rows.float() for rows in network(ids, None if mask.all() else mask))
    tag, action, fact, level, told, put = tokens.split(ROW, -1)
    each = F.cross_entropy(tag.transpose(1, 2), tags, reduction="none", ignore_index=UNSAID)
    loss = (each * weight).sum() / (tags >= 0).sum()
    if inside.sum() > 0:
        each = F.binary_cross_entropy_with_logits(action, accepted, reduction="none").mean(-1)
        loss = loss + 0.7 * (each * inside).sum() / inside.sum()
    loss = loss + 0.4 * F.cross_entropy(fact.transpose(1, 2), facts, ignore_index=UNSAID)
    if (levels >= 0).any():
        costs = torch.tensor(LEVEL_COSTS)
        loss = loss + 0.4 * F.cross_entropy(level.transpose(1, 2), levels, costs, ignore_index=UNSAID)
    for logits, wanted in ((told, material), (put, repair)):
        if (wanted >= 0).any():
            loss = loss + 0.4 * F.cross_entropy(logits.transpose(1, 2), wanted, ignore_index=UNSAID)
    if first.any():  # only the first window speaks for the whole mail
        for part, wanted, share in zip(mails[first].split(MAIL, -1), mail, (0.1, 0.15, 0.1)):
            loss = loss + share * F.cross_entropy(part, wanted[first])
    return loss
