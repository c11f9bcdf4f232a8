"""What the small network of trees gives the heads of the `fast` engine: vectors of words as it ships, frozen.

A word is what goes into the network (its vectors and hashed features) with what comes out of its last layer.
"""
import torch
from torch import nn
from torch.nn import functional as F

from fast import Linear, drop
from pieces import SHAPES
from shipped import Shipped

from features import BUCKETS, hashes  # noqa: E402  (shipped put the folder above on the path)


class Wordwise:
    """In the place of `pieces.Pieces` where words are the unit; windows then hold whole documents."""

    def of(self, form):
        return []


class SmallVectors(nn.Module):
    """The network of `models/english` (english.json, english.bin, words.txt), its int8 weights as numbers."""

    def __init__(self, folder):
        super().__init__()
        shipped = Shipped(folder)
        trees = shipped.info['trees']
        self.words, self.learned = shipped.words, trees['learned']
        self.tables = [shipped.table(name) for name in ('static', 'word', *BUCKETS)]
        self.layers = [shipped.lstm('', k, trees['hidden']) for k in range(trees['layers'])]
        self.inputs = sum(t.shape[1] for t in self.tables)
        self.wide = self.inputs + 2 * trees['hidden']
        self.known = {}

    def ids(self, sentence):
        out = []
        for i, (form, shape) in enumerate(zip(sentence.forms, sentence.shapes)):
            key = form, i > 0 and shape < SHAPES
            if key not in self.known:
                self.known[key] = (self.words.row(form), *hashes(*key))
            out.append(self.known[key])
        return out

    @torch.no_grad()
    def prepare(self, sentences, size=4096):
        """Gives every sentence its vectors, as `frozen`: [words, wide], float16."""
        todo = sorted((s for s in sentences if getattr(s, 'frozen', None) is None), key=lambda s: len(s.forms))
        while todo:
            n = len(todo[0].forms)
            batch = [s for s in todo[:max(1, size // n)] if len(s.forms) == n]
            todo = todo[len(batch):]
            ids = torch.tensor([self.ids(s) for s in batch]).transpose(0, 1)
            row = ids[..., 0]
            parts = [self.tables[0][row.clamp(max=len(self.tables[0]) - 1)], self.tables[1][torch.where(row <= self.learned, row, 0)]]
            parts += [t[ids[..., i + 1]] for i, t in enumerate(self.tables[2:])]
            x = h = torch.cat(parts, -1)
            for lstm in self.layers:
                h, _ = lstm(h)
            for s, v in zip(batch, torch.cat([x, h], -1).transpose(0, 1).half()):
                s.frozen = v.clone()


class Adapter(nn.Module):
    """Convolutions over the tree: each word sees itself, the word that it hangs on and the mean of those that hang on it
    (Kipf and Welling 2017; Marcheggiani and Titov 2017 for the roles of predicates)."""

    def __init__(self, inputs, wide=320, layers=2, rate=0.3):
        super().__init__()
        self.wide, self.rate = wide, rate
        self.layers = nn.ModuleList(Linear(inputs if k == 0 else wide, 3 * wide) for k in range(layers))

    def forward(self, x, over, below):
        """x: [words, inputs]; over: the row of each word's head, of the row past the last for a root; below: how many words hang on each."""
        if self.training:
            # a word's numbers are hidden one by one, and some words wholly
            x = drop(x, 0.15, True) * (torch.rand(len(x), 1) > 0.05)
        n = len(x)
        has = (over < n)[:, None]
        for k, layer in enumerate(self.layers):
            own, up, down = layer(x).float().split(self.wide, -1)
            above = torch.cat([up, up.new_zeros(1, self.wide)]).index_select(0, over)
            under = torch.zeros(n + 1, self.wide).index_add(0, over, down)[:n] / below.clamp(min=1)[:, None]
            y = F.gelu(own + above + under)
            y = drop(y, self.rate, self.training)
            x = y if k == 0 else x + y
        return x


class SmallEncoder(nn.Module):
    """The adapter with the heads of records; the same to `records_say.py` as the encoder is."""

    def __init__(self, small, records, wide=320, layers=2):
        super().__init__()
        self.small = [small]
        self.adapter = Adapter(small.wide, wide, layers)
        self.records = records(wide)

    def words(self, sentences):
        """[words, wide] of sentences that follow each other."""
        self.small[0].prepare(sentences)
        x = torch.cat([s.frozen for s in sentences]).float()
        over, n = [], 0
        for s in sentences:
            over += [n + h if h >= 0 else len(x) for h in s.heads]
            n += len(s.forms)
        over = torch.tensor(over)
        return self.adapter(x, over, torch.bincount(over, minlength=n + 1)[:n].float())

    def vectors(self, windows, pieces, hidden=0):
        return nn.utils.rnn.pad_sequence([self.words(w.sentences) for w in windows], batch_first=True)


def with_heads(doc):
    """The sentences of a document know the heads of their words."""
    for sentence, tree in zip(doc.sentences, doc.trees):
        sentence.heads = tree['heads']
    return doc
