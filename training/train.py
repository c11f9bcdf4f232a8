"""Trains the network of tags and trees.

    python3 training/train.py --data ../shared/data --vectors vectors.npz --out model.pt --seconds 2700 [--hidden 160]
    python3 training/train.py ... --teachers a.pt b.pt [--init a.pt]

With teachers, half of each loss is the difference from the mean of what they say (distillation: Hinton and others 2015,
Kuncoro and others 2016), and sentences without a tree of their own, from the data of names, are learnt from the teachers
alone. The development sets are only measured, never learnt from.
"""
import argparse
import collections
import os
import random
import time

# OpenBLAS's own threads spin against each other in small products: ten times slower
os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
import numpy as np
import torch
from torch.nn import functional as F

from augment import vary
from averages import Average
from batches import Input, batches
from features import Words, digits, norm
from model import English
from treebank import read_conllu, read_iob

SMOOTHING = 0.03


def load(path):
    c = torch.load(path, map_location='cpu', weights_only=False)
    k = c['config']
    model = English(c['state']['encoder.static'], k['learned'], k['tags'], k['labels'], hidden=k['hidden'], layers=k['layers'])
    model.load_state_dict(c['state'])
    return model.eval(), c


class Teachers:
    def __init__(self, paths, words, tags, labels):
        self.models = []
        for path in paths:
            model, c = load(path)
            if (c['words'], c['tags'], c['labels']) != (words, tags, labels):
                raise SystemExit(f'{path} has another vocabulary than this training: train it again with the same data.')
            self.models.append(model)

    @torch.no_grad()
    def say(self, ids, heads):
        """Mean probabilities of tags, arcs, and labels under `heads` (None: the likeliest heads, which are returned)."""
        outs = [m(ids) for m in self.models]
        mean = lambda scores: sum(F.softmax(s, -1) for s in scores) / len(self.models)
        arc = mean([o['arc'] for o in outs])
        heads = arc.argmax(-1) if heads is None else heads
        return mean([o['tag'] for o in outs]), arc, mean([m.label(o, heads) for m, o in zip(self.models, outs)]), heads


class Trees:
    def __init__(self, words, tags, labels):
        self.input, self.tags, self.labels = Input(words), tags, labels

    def gold(self, batch):
        """Tags, heads (0 for the root) and labels: [batch, length] each."""
        return (torch.tensor([[self.tags.get(u + '|' + x, 0) for u, x in zip(s['upos'], s['xpos'])] for s in batch]),
                torch.tensor([s['heads'] for s in batch]) + 1,
                torch.tensor([[self.labels.get(d, 0) for d in s['deprels']] for s in batch]))


def loss_of(model, data, batch, teachers):
    ids = data.input.tensor(batch)
    gold = data.gold(batch) if 'heads' in batch[0] else None
    said = teachers.say(ids, gold and gold[1]) if teachers else None
    out = model(ids)
    scores = (out['tag'], out['arc'], model.label(out, gold[1] if gold else said[3]))
    loss = 0.0
    for k, score in enumerate(scores):
        score = score.flatten(0, 1)
        parts = []
        if gold:
            parts.append(F.cross_entropy(score, gold[k].flatten(), label_smoothing=SMOOTHING))
        if said:
            parts.append(F.cross_entropy(score, said[k].flatten(0, 1)))
        loss = loss + sum(parts) / len(parts)
    return loss


@torch.no_grad()
def evaluate(model, data, sentences, tag_names, label_names):
    model.eval()
    n = upos = xpos = uas = las = 0
    for batch in batches(sentences, 4000):
        out = model(data.input.tensor(batch))
        heads = out['arc'].argmax(-1)
        labels = model.label(out, heads).argmax(-1)
        tag = out['tag'].argmax(-1)
        for b, s in enumerate(batch):
            for i in range(len(s['forms'])):
                n += 1
                u, x = tag_names[tag[b, i]].split('|')
                upos += u == s['upos'][i]
                xpos += x == s['xpos'][i]
                ok = int(heads[b, i]) - 1 == s['heads'][i]
                uas += ok
                las += ok and label_names[labels[b, i]].split(':')[0] == s['deprels'][i].split(':')[0]
    model.train()
    return {k: round(100 * v / n, 2) for k, v in (('upos', upos), ('xpos', xpos), ('uas', uas), ('las', las))}


def vocabulary(sentences, pack, rows):
    """Words: those seen three times in training, which get a learnt vector, then the most frequent of the pack; and the
    pack's vectors of all of them, row 0 for unknown words, rounded as the engine will see them."""
    count = collections.Counter()
    for s in sentences:
        count.update(norm(f) for f in s['forms'])
    for w in list(count):
        if digits(w) != w and count[w] < 10:
            count[digits(w)] += count.pop(w)
    learned = sorted((w for w, c in count.items() if c >= 3), key=lambda w: (-count[w], w))
    known = set(learned)
    pack_words, pack_vectors = list(pack['words']), pack['vectors']
    row_of = {w: i for i, w in enumerate(pack_words)}
    words = learned + [w for w in pack_words[:rows] if w not in known]
    static = np.zeros((len(words) + 1, pack_vectors.shape[1]), np.float32)
    for i, w in enumerate(words):
        if w in row_of:
            static[i + 1] = pack_vectors[row_of[w]]
    scale = np.maximum(np.abs(static).max(0), 1e-8) / 127
    return words, len(learned), np.round(static / scale) * scale


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--data', default='../shared/data')
    ap.add_argument('--vectors', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--seconds', type=int, default=1500)
    ap.add_argument('--hidden', type=int, default=128)
    ap.add_argument('--layers', type=int, default=2)
    ap.add_argument('--rows', type=int, default=60000)
    ap.add_argument('--batch', type=int, default=1000)
    ap.add_argument('--rate', type=float, default=2.5e-3)
    ap.add_argument('--drop', type=float, default=0.33)
    ap.add_argument('--init', help='checkpoint to go on from, with a small --rate')
    ap.add_argument('--teachers', nargs='+', help='checkpoints to learn from')
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    d = a.data
    trees = [s for t in ('ewt', 'gum') for s in read_conllu(f'{d}/treebank/en_{t}-ud-train.conllu.gz')]
    dev = {t: read_conllu(f'{d}/treebank/en_{t}-ud-dev.conllu.gz') for t in ('ewt', 'gum')}
    words, learned, static = vocabulary(trees, np.load(a.vectors, allow_pickle=True), a.rows)
    tags, labels = collections.Counter(), collections.Counter()
    for s in trees:
        tags.update(u + '|' + x for u, x in zip(s['upos'], s['xpos']))
        labels.update(s['deprels'])
    tag_names = [t for t, c in sorted(tags.items(), key=lambda x: (-x[1], x[0])) if c >= 2]
    label_names = [t for t, _ in sorted(labels.items(), key=lambda x: (-x[1], x[0]))]
    data = Trees(Words(words, learned), {t: i for i, t in enumerate(tag_names)}, {t: i for i, t in enumerate(label_names)})
    teachers = Teachers(a.teachers, words, tag_names, label_names) if a.teachers else None
    train = trees
    if teachers:
        wiki = read_iob(f'{d}/names/wikigold.iob.gz')
        train = train + wiki[:len(wiki) * 4 // 5] + read_iob(f'{d}/names/wnut17-train.iob.gz')
    train = [s for s in train if len(s['forms']) <= 120]
    model = English(torch.tensor(static), learned, len(tag_names), len(label_names), hidden=a.hidden, layers=a.layers, drop=a.drop)
    if a.init:
        model.load_state_dict(torch.load(a.init, map_location='cpu', weights_only=False)['state'])
    print(len(train), 'sentences', learned, 'learned words', len(tag_names), 'tags', sum(p.numel() for p in model.parameters()), 'parameters', flush=True)
    decay, plain = [], []
    for p in model.parameters():
        (plain if p.ndim < 2 else decay).append(p)
    opt = torch.optim.AdamW([{'params': decay, 'weight_decay': 1e-4}, {'params': plain, 'weight_decay': 0}], lr=a.rate, betas=(0.9, 0.95))
    average = Average(model)
    start, epoch, step, done = time.process_time(), 0, 0, False
    while not done:
        epoch += 1
        total = 0.0
        bs = batches([vary(s, rng) for s in train], a.batch, rng)
        for batch in bs:
            used = (time.process_time() - start) / a.seconds
            if used >= 1:
                done = True
                break
            for g in opt.param_groups:
                g['lr'] = a.rate * min(1, (step + 1) / 200) * (1 - used)
            loss = loss_of(model, data, batch, teachers)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            opt.step()
            step += 1
            average.add(step)
            total += loss.item()
        with average:
            report = {t: evaluate(model, data, s, tag_names, label_names) for t, s in dev.items()}
            torch.save({'state': model.state_dict(), 'config': model.config, 'words': words, 'tags': tag_names,
                        'labels': label_names, 'report': report, 'arguments': vars(a)}, a.out)
        print(epoch, step, round(time.process_time() - start), 'loss', round(total / max(1, len(bs)), 3), report, flush=True)


if __name__ == '__main__':
    main()
