"""The networks: embeddings under bidirectional LSTM layers, then heads for tags, arcs and labels, or for names."""
import torch
from torch import nn
from torch.nn import functional as F

from features import BUCKETS

SIZES = {'suffix5': 24, 'suffix3': 24, 'suffix2': 16, 'prefix3': 24, 'shape': 16}


class Encoder(nn.Module):
    """Words in their sentence as vectors of 2 * hidden.

    static: frozen vectors by row; learned: so many rows have a learnt vector of `word` numbers besides (0: none do);
    sizes: of the hashed features; constant: numbers that are the same for all words of a sentence;
    context: numbers of the vector that another network gives each word in its text;
    forget: how often a word's static vector, its learnt vector and each hashed feature are left out in training, so that
    the network can live with unknown words; context_drop: how often a number of a vector in context is left out, and a whole one.
    """

    def __init__(self, static, hidden, layers, learned=0, word=64, sizes=SIZES, constant=0, context=0, drop=0.33, forget=(0.08, 0.2, 0.08),
                 input_drop=0.15, context_drop=(0.2, 0.05)):
        super().__init__()
        self.register_buffer('static', static)
        self.learned, self.drop, self.forget, self.input_drop, self.context_drop = learned, drop, forget, input_drop, context_drop
        if learned:
            self.word = nn.Embedding(learned + 1, word)
            nn.init.normal_(self.word.weight, 0, 0.1)
        self.hashed = nn.ModuleDict({k: nn.Embedding(BUCKETS[k], sizes[k]) for k in BUCKETS})
        for e in self.hashed.values():
            nn.init.normal_(e.weight, 0, 0.1)
        width = static.shape[1] + (word if learned else 0) + sum(sizes.values()) + constant + context
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

    def forward(self, ids, constant=None, context=None):
        """ids: [length, batch, 6] = word row, then the five hashes; constant: [batch, numbers]; context: [length, batch, numbers]."""
        row = ids[..., 0]
        parts = [(self.static[row].float(), self.forget[0])]
        if self.learned:
            parts.append((self.word(torch.where(row <= self.learned, row, torch.zeros_like(row))), self.forget[1]))
        parts += [(self.hashed[k](ids[..., i + 1]), self.forget[2]) for i, k in enumerate(BUCKETS)]
        if self.training:
            parts = [(p * (torch.rand(row.shape) > f).float().unsqueeze(-1), f) for p, f in parts]
        parts = [p for p, _ in parts]
        if constant is not None:
            parts.append(constant.unsqueeze(0).expand(row.shape[0], -1, -1))
        x = F.dropout(torch.cat(parts, -1), self.input_drop, self.training)
        if context is not None:
            seen = F.dropout(context, self.context_drop[0], self.training)
            if self.training:
                seen = seen * (torch.rand(row.shape) > self.context_drop[1]).float().unsqueeze(-1)
            x = torch.cat([x, seen], -1)
        for lstm in self.lstm:
            x, _ = lstm(x)
            if self.training:
                x = x * (torch.rand(1, x.shape[1], x.shape[2]) > self.drop).float() / (1 - self.drop)
        return x


class English(nn.Module):
    """Tags and trees."""

    def __init__(self, static, learned, tags, labels, hidden=128, arc=128, label=96, layers=2, drop=0.33, context=0):
        super().__init__()
        self.config = dict(learned=learned, tags=tags, labels=labels, hidden=hidden, arc=arc, label=label, layers=layers)
        self.drop = drop
        self.encoder = Encoder(static, hidden, layers, learned, drop=drop, context=context)
        wide = 2 * hidden
        self.tag = nn.Linear(wide, tags)
        self.dep, self.head = nn.Linear(wide, arc), nn.Linear(wide, arc)
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.bilinear = nn.Parameter(torch.randn(arc, arc) * (arc ** -0.5) * 0.5)
        self.headbias = nn.Parameter(torch.zeros(arc))
        self.ldep, self.lhead = nn.Linear(wide, label), nn.Linear(wide, label)
        self.lroot = nn.Parameter(torch.randn(label) * 0.1)
        self.lout = nn.Linear(label, labels)

    def forward(self, ids, context=None):
        x = self.encoder(ids, context=context)
        d = lambda v: F.dropout(v, self.drop, self.training)
        out = {'tag': self.tag(x).transpose(0, 1)}
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


class Names(nn.Module):
    """Names: a linear-chain conditional random field over BIES tags (Lample and others 2016). Each source of data has a
    vector of its own (8 numbers), since their annotators drew different lines; the engine gets the mean of some."""

    NEVER = -1e4

    def __init__(self, static, legal, sources, hidden=128, layers=1, drop=0.5, sizes=SIZES, context=0):
        """legal: [1 + tags, tags + 1] of booleans: row 0 says what may begin a sentence, row 1 + i what may follow tag i;
        the last column whether a sentence may end there."""
        super().__init__()
        self.config = dict(hidden=hidden, layers=layers, sources=sources)
        tags = legal.shape[1] - 1
        self.encoder = Encoder(static, hidden, layers, sizes=sizes, constant=8, context=context, context_drop=(0.35, 0.1), drop=drop, forget=(0.1, 0, 0.1), input_drop=0.2)
        self.source = nn.Embedding(sources, 8)
        nn.init.normal_(self.source.weight, 0, 0.1)
        self.tags = nn.Linear(2 * hidden, tags)
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        cost = torch.where(torch.tensor(legal), 0.0, self.NEVER)
        for name, value in (('begin', cost[0, :-1]), ('follow', cost[1:, :-1]), ('end', cost[1:, -1])):
            self.register_buffer(name, value)

    def forward(self, ids, source, context=None):
        """Scores of tags: [length, batch, tags]. source: numbers of sources [batch] or one vector for all."""
        constant = self.source(source) if source.dtype == torch.long else source.expand(ids.shape[1], -1)
        return self.tags(self.encoder(ids, constant, context))

    def loss(self, scores, tags):
        """Negative log-likelihood a sentence and word."""
        follow = self.transitions + self.follow
        only = torch.full_like(scores, self.NEVER).scatter(-1, tags.unsqueeze(-1), 0.0)
        known = scores + only
        every, gold = self.begin + scores[0], self.begin + known[0]
        for t in range(1, len(scores)):
            every = torch.logsumexp(every.unsqueeze(2) + follow, 1) + scores[t]
            gold = torch.logsumexp(gold.unsqueeze(2) + follow, 1) + known[t]
        return (torch.logsumexp(every + self.end, 1) - torch.logsumexp(gold + self.end, 1)).mean() / len(scores)
