"""Examples -> trained weights. Single-threaded and seeded: the same run gives the same figures on the same processor."""

import random
import time

import torch
from torch.nn import functional as F

from labels import ACTIONS
from network import MAIL, ROW, Network

BEGIN, END, MASK = 101, 102, 103
WINDOW, OVERLAP = 254, 64  # the window is that of shared/reading/windows.ts
BATCH = 4
# A piece is hidden this often, so that no single word decides.
HIDDEN = 0.05


def windows(n):
    if n <= WINDOW:
        return [(0, n)]
    starts = list(range(0, n - WINDOW, WINDOW - OVERLAP)) + [n - WINDOW]
    return [(start, start + WINDOW) for start in starts]


def fit(examples, epochs, rate, seed, start=None, after=None):
    """`rate` is that of the encoder; the heads learn four times as fast. `after(network, epoch)` looks at the result so far."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network()
    if start:
        network.load_state_dict(start)
    parts = [(example, a, b) for example in examples for a, b in windows(len(example.ids))]
    steps = epochs * -(-len(parts) // BATCH)
    warm = max(1, steps // 12)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": [*network.tokens.parameters(), *network.mail.parameters()], "lr": 4 * rate},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))
    )
    began = time.time()
    for epoch in range(1, epochs + 1):
        network.train()
        total, count = 0.0, 0
        for group in batches(parts, rng):
            loss = loss_of(network, collate(group, rng))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
            if count % 50 == 0:
                print(f"  epoch {epoch} of {epochs}, step {count}, loss {total / count:.3f}, {time.time() - began:.0f} s", flush=True)
        network.eval()
        if after:
            after(network, epoch)
    return network


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
    tags, facts = torch.full(shape, -100), torch.full(shape, -100)
    weight, inside = torch.ones(shape), torch.zeros(shape)
    accepted = torch.zeros(*shape, len(ACTIONS))
    for row, (example, a, b) in enumerate(group):
        n = b - a
        shown = [MASK if rng.random() < HIDDEN else piece for piece in example.ids[a:b]]
        ids[row, : n + 2] = torch.tensor([BEGIN, *shown, END])
        mask[row, : n + 2] = 1
        tags[row, 1 : n + 1] = torch.tensor(example.tags[a:b])
        facts[row, 1 : n + 1] = torch.tensor(example.facts[a:b])
        weight[row, 1 : n + 1] = torch.tensor(example.weight[a:b])
        for i in range(a, b):
            if example.actions[i] is not None:
                accepted[row, 1 + i - a] = torch.tensor(example.actions[i])
                inside[row, 1 + i - a] = 1
    whole = [(example, a == 0) for example, a, _ in group]
    mail = [torch.tensor([getattr(example, name) for example, _ in whole]) for name in ("story", "heat", "medium")]
    return ids, mask, tags, weight, facts, accepted, inside, torch.tensor([first for _, first in whole]), mail


def loss_of(network, batch):
    ids, mask, tags, weight, facts, accepted, inside, first, mail = batch
    tokens, mails = network(ids, mask)
    tag, action, fact = tokens.split(ROW, -1)
    each = F.cross_entropy(tag.transpose(1, 2), tags, reduction="none", ignore_index=-100)
    loss = (each * weight).sum() / (tags >= 0).sum()
    if inside.sum() > 0:
        each = F.binary_cross_entropy_with_logits(action, accepted, reduction="none").mean(-1)
        loss = loss + 0.7 * (each * inside).sum() / inside.sum()
    loss = loss + 0.4 * F.cross_entropy(fact.transpose(1, 2), facts, ignore_index=-100)
    if first.any():  # only the first window speaks for the whole mail
        for part, wanted, share in zip(mails[first].split(MAIL, -1), mail, (0.1, 0.15, 0.1)):
            loss = loss + share * F.cross_entropy(part, wanted[first])
    return loss
