"""The network: embeddings, two bidirectional LSTM layers, and heads for tags, arcs, labels and names."""
import torch
from torch import nn
from torch.nn import functional as F

from features import BUCKETS

SIZES = {'suffix5': 24, 'suffix3': 24, 'suffix2': 16, 'prefix3': 24, 'shape': 16}


class English(nn.Module):
    def __init__(self, static, learned, tags, labels, names, hidden=128, word=64, arc=128, label=96, layers=2, drop=0.33):
        super().__init__()
        self.config = dict(learned=learned, tags=tags, labels=labels, names=names, hidden=hidden, word=word, arc=arc,
                           label=label, layers=layers)
        self.drop = drop
        self.register_buffer('static', static)
        self.learned = learned
        self.word = nn.Embedding(learned + 1, word)
        nn.init.normal_(self.word.weight, 0, 0.1)
        self.hashed = nn.ModuleDict({k: nn.Embedding(BUCKETS[k], SIZES[k]) for k in BUCKETS})
        for e in self.hashed.values():
            nn.init.normal_(e.weight, 0, 0.1)
        width = static.shape[1] + word + sum(SIZES.values())
        self.lstm = nn.ModuleList(nn.LSTM(width if i == 0 else 2 * hidden, hidden, bidirectional=True) for i in range(layers))
        for lstm in self.lstm:
            for name, p in lstm.named_parameters():
                if 'weight_hh' in name:
                    for k in range(4):
                        nn.init.orthogonal_(p.data[k * hidden:(k + 1) * hidden])
                elif 'bias_ih' in name:
                    p.data.zero_()
                    p.data[hidden:2 * hidden] = 1
                elif 'bias' in name:
                    p.data.zero_()
        wide = 2 * hidden
        self.tag = nn.Linear(wide, tags)
        self.dep, self.head = nn.Linear(wide, arc), nn.Linear(wide, arc)
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.bilinear = nn.Parameter(torch.randn(arc, arc) * (arc ** -0.5) * 0.5)
        self.headbias = nn.Parameter(torch.zeros(arc))
        self.ldep, self.lhead = nn.Linear(wide, label), nn.Linear(wide, label)
        self.lroot = nn.Parameter(torch.randn(label) * 0.1)
        self.lout = nn.Linear(label, labels)
        self.name1, self.name = nn.Linear(wide, 64), nn.Linear(64, names)

    def shared(self, x, mask):
        return x * mask if mask is not None else x

    def encode(self, ids):
        """ids: [length, batch, 6] = word row, then the five hashes."""
        row = ids[..., 0]
        known = torch.where(row <= self.learned, row, torch.zeros_like(row))
        static = self.static[row].float()
        word = self.word(known)
        parts = [self.hashed[k](ids[..., i + 1]) for i, k in enumerate(BUCKETS)]
        if self.training:
            n = row.shape
            # whole-feature dropout per token: the model must live with unknown words
            drop = lambda p: (torch.rand(n) > p).float().unsqueeze(-1)
            static = static * drop(0.08)
            word = word * drop(0.2)
            parts = [p * drop(0.08) for p in parts]
        x = torch.cat([static, word, *parts], -1)
        x = F.dropout(x, 0.15, self.training)
        for i, lstm in enumerate(self.lstm):
            x, _ = lstm(x)
            if self.training:
                x = x * (torch.rand(1, x.shape[1], x.shape[2]) > self.drop).float() / (1 - self.drop)
        return x

    def forward(self, ids):
        x = self.encode(ids)
        d = lambda v: F.dropout(v, self.drop, self.training)
        out = {'tag': self.tag(x), 'name': self.name(d(F.relu(self.name1(x))))}
        dep, head = d(F.relu(self.dep(x))).transpose(0, 1), d(F.relu(self.head(x))).transpose(0, 1)
        root = self.root.expand(head.shape[0], 1, -1)
        heads = torch.cat([root, head], 1)
        out['arc'] = (dep @ self.bilinear + self.headbias) @ heads.transpose(1, 2)
        out['ldep'] = self.ldep(x).transpose(0, 1)
        lhead = self.lhead(x).transpose(0, 1)
        out['lhead'] = torch.cat([self.lroot.expand(lhead.shape[0], 1, -1), lhead], 1)
        return out

    def label(self, out, heads):
        """heads: [batch, length], 0 for the root."""
        h = torch.gather(out['lhead'], 1, heads.unsqueeze(-1).expand(-1, -1, out['lhead'].shape[-1]))
        return self.lout(F.dropout(F.relu(out['ldep'] + h), self.drop, self.training))
