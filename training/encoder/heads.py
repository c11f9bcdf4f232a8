"""What is asked of the vectors of words: tags, trees, names, roles, and the records of a text.

All heads but `Trees` and `Names` are of two kinds. `Word` gives numbers a word; `Pair` gives numbers for two things (an act
and a mention, a predicate and a word) from one hidden layer over both and over what is known of the two together
(Kiperwasser and Goldberg 2016).
"""
import torch
from torch import nn
from torch.nn import functional as F

from fast import Linear, drop, pick


class Word(nn.Module):
    def __init__(self, wide, out, hidden=0, rate=0.2):
        super().__init__()
        self.rate = rate
        self.hidden = Linear(wide, hidden) if hidden else None
        self.out = nn.Linear(hidden or wide, out)

    def forward(self, x):
        x = drop(x, self.rate, self.training)
        if self.hidden is not None:
            x = drop(F.gelu(self.hidden(x)).float(), self.rate, self.training)
        return self.out(x)


class Pair(nn.Module):
    """Numbers of pairs; `facts` rows say what is known of the two together."""

    def __init__(self, wide, out, facts=0, hidden=192, rate=0.2):
        super().__init__()
        self.rate = rate
        self.a, self.b = nn.Linear(wide, hidden), nn.Linear(wide, hidden)
        # products of both sides see what sums cannot: that two words agree
        self.pa, self.pb = nn.Linear(wide, hidden // 2), nn.Linear(wide, hidden // 2)
        self.facts = nn.Embedding(facts, hidden) if facts else None
        if facts:
            nn.init.normal_(self.facts.weight, 0, 0.1)
        self.out = nn.Linear(hidden + hidden // 2, out)

    def forward(self, a, b, known=None):
        """a, b: [pairs, wide] each, already gathered; known: numbers of the facts that hold, [pairs, kinds]."""
        a, b = drop(a, self.rate, self.training), drop(b, self.rate, self.training)
        return self.joined(self.a(a), self.b(b), self.pa(a), self.pb(b), known)

    def within(self, x, y, at, to, known=None):
        """The same for pairs of `x` at the places `at` and `y` at the places `to` (lists of indices, one an axis): each vector
        is worked on once, however many pairs it is in."""
        x, y = drop(x, self.rate, self.training), drop(y, self.rate, self.training)
        return self.joined(pick(self.a(x), *at), pick(self.b(y), *to), pick(self.pa(x), *at), pick(self.pb(y), *to), known)

    def joined(self, a, b, pa, pb, known):
        h = a + b
        if known is not None:
            h = h + self.facts(known).sum(-2)
        return self.out(drop(torch.cat([F.gelu(h), pa * pb], -1), self.rate, self.training))


class Trees(nn.Module):
    """Arcs by a biaffine product (Dozat and Manning 2017), labels by a hidden layer over both ends. [sentences, words, wide]."""

    def __init__(self, wide, labels, arc=256, label=128, rate=0.3):
        super().__init__()
        self.rate = rate
        self.dep, self.head = nn.Linear(wide, arc), nn.Linear(wide, arc)
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.bilinear = nn.Parameter(torch.randn(arc, arc) * (arc ** -0.5) * 0.5)
        self.bias = nn.Parameter(torch.zeros(arc))
        self.ldep, self.lhead = nn.Linear(wide, label), nn.Linear(wide, label)
        self.lroot = nn.Parameter(torch.randn(label) * 0.1)
        self.lout = nn.Linear(label, labels)

    def arcs(self, x, mask):
        """[sentences, words, words + 1]: scores of heads, the first of which is the root."""
        d = lambda v: drop(F.relu(v), self.rate, self.training)
        dep, head = d(self.dep(x)), d(self.head(x))
        heads = torch.cat([self.root.expand(len(x), 1, -1), head], 1)
        scores = (dep @ self.bilinear + self.bias) @ heads.transpose(1, 2)
        there = torch.cat([torch.ones(len(x), 1, dtype=torch.bool), mask], 1)
        return scores.masked_fill(~there[:, None, :], -1e4)

    def labels(self, x, heads):
        """heads: [sentences, words], 0 for the root."""
        over = torch.cat([self.lroot.expand(len(x), 1, -1), self.lhead(x)], 1)
        h = torch.gather(over, 1, heads[..., None].expand(-1, -1, over.shape[-1]))
        return self.lout(drop(F.relu(self.ldep(x) + h), self.rate, self.training))


class Names(nn.Module):
    """A linear-chain conditional random field over BIES tags (Lample and others 2016), with a vector a source of data."""

    NEVER = -1e4

    def __init__(self, wide, legal, sources, rate=0.3):
        super().__init__()
        tags = legal.shape[1] - 1
        self.rate = rate
        self.tags = nn.Linear(wide, tags)
        self.source = nn.Embedding(sources, tags)
        nn.init.zeros_(self.source.weight)
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        cost = torch.where(torch.tensor(legal), 0.0, self.NEVER)
        for name, value in (('begin', cost[0, :-1]), ('follow', cost[1:, :-1]), ('end', cost[1:, -1])):
            self.register_buffer(name, value)

    def forward(self, x, source):
        """[sentences, words, tags]; source: [sentences] of numbers, or one vector of weights over sources for all."""
        own = self.source(source)[:, None] if source.dtype == torch.long else source @ self.source.weight
        return self.tags(drop(x, self.rate, self.training)) + own

    def loss(self, scores, tags, mask):
        """Negative log-likelihood a word."""
        follow = self.transitions + self.follow
        only = torch.full_like(scores, self.NEVER).scatter(-1, tags.unsqueeze(-1), 0.0)
        known = scores + only
        every, gold = self.begin + scores[:, 0], self.begin + known[:, 0]
        for t in range(1, scores.shape[1]):
            here = mask[:, t, None]
            every = torch.where(here, torch.logsumexp(every.unsqueeze(2) + follow, 1) + scores[:, t], every)
            gold = torch.where(here, torch.logsumexp(gold.unsqueeze(2) + follow, 1) + known[:, t], gold)
        return (torch.logsumexp(every + self.end, 1) - torch.logsumexp(gold + self.end, 1)).sum() / mask.sum()

    @torch.no_grad()
    def best(self, scores, length):
        """Tags of one sentence: [words, tags] -> list."""
        follow = self.transitions + self.follow
        at, back = self.begin + scores[0], []
        for t in range(1, length):
            v, i = (at.unsqueeze(1) + follow).max(0)
            back.append(i)
            at = v + scores[t]
        k = int((at + self.end).argmax())
        out = [k]
        for i in reversed(back):
            k = int(i[k])
            out.append(k)
        return out[::-1]


class Span(nn.Module):
    """Where a stretch of words begins and ends, asked from a word: pointers, one pair a kind of stretch."""

    def __init__(self, wide, kinds, small=96, rate=0.2):
        super().__init__()
        self.kinds, self.small, self.rate = kinds, small, rate
        self.ask, self.word = nn.Linear(wide, 2 * kinds * small), nn.Linear(wide, 2 * small)
        self.near = nn.Embedding(2 * 12 + 1, 2 * kinds)
        nn.init.zeros_(self.near.weight)

    def forward(self, anchors, words, distance, mask):
        """anchors: [n, wide]; words: [n, words, wide]; distance: [n, words], words from the anchor; mask: [n, words].
        [n, kinds, 2, words]: scores of first and last words."""
        n, w = words.shape[:2]
        ask = self.ask(drop(anchors, self.rate, self.training)).view(n, self.kinds, 2, self.small)
        word = self.word(drop(words, self.rate, self.training)).view(n, w, 2, self.small)
        scores = torch.einsum('nkes,nwes->nkew', ask, word) / self.small ** 0.5
        d = distance.sign() * (distance.abs().float() + 1).log2().mul(2).long().clamp(max=12) + 12
        scores = scores + self.near(d).view(n, w, self.kinds, 2).permute(0, 2, 3, 1)
        return scores.masked_fill(~mask[:, None, None, :], -1e4)
