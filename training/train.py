"""Trains the English network.

    python3 training/train.py --data ../shared/data --vectors vectors.npz --out model.pt --seconds 2700 [--hidden 128]

Learns tags, trees and names together. The development sets are only measured, never learnt from.
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
from features import Words, digits, guess_glued, hashes, norm
from model import English
from treebank import read_conllu, read_iob

NAME_WEIGHT = 1.5
NAME_KINDS = ['person', 'organization', 'place', 'other']
NAME_TAGS = ['O'] + [f'{p}-{k}' for k in NAME_KINDS for p in 'BIES']


def name_tags(n, names, ignore_other=False):
    tags = [0] * n
    for a, b, kind in names:
        k = 1 + 4 * NAME_KINDS.index(kind)
        if kind == 'other' and ignore_other:
            tags[a:b + 1] = [-100] * (b + 1 - a)
        elif a == b:
            tags[a] = k + 3
        else:
            tags[a:b + 1] = [k] + [k + 1] * (b - a - 1) + [k + 2]
    return tags


def name_spans(scores):
    """Best legal BIES sequence (Viterbi) of one sentence."""
    n, m = scores.shape
    legal = np.full((m, m), -1e9)
    for i in range(m):
        for j in range(m):
            inside = i > 0 and (i - 1) % 4 in (0, 1)
            if inside:
                ok = j > 0 and (j - 1) // 4 == (i - 1) // 4 and (j - 1) % 4 in (1, 2)
            else:
                ok = j == 0 or (j - 1) % 4 in (0, 3)
            if ok:
                legal[i, j] = 0
    start = np.array([0 if j == 0 or (j - 1) % 4 in (0, 3) else -1e9 for j in range(m)])
    end = np.array([0 if j == 0 or (j - 1) % 4 in (2, 3) else -1e9 for j in range(m)])
    best, back = scores[0] + start, []
    for t in range(1, n):
        total = best[:, None] + legal
        back.append(total.argmax(0))
        best = total.max(0) + scores[t]
    path = [int((best + end).argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    path.reverse()
    out, a = [], 0
    for t, j in enumerate(path):
        if j and (j - 1) % 4 in (0, 3):
            a = t
        if j and (j - 1) % 4 in (2, 3):
            out.append((a, t, NAME_KINDS[(j - 1) // 4]))
    return out


class Data:
    def __init__(self, words, tags, labels):
        self.words, self.tags, self.labels, self.cache = words, tags, labels, {}

    def ids(self, s):
        space = s.get('space')
        glued = guess_glued(s['forms']) if space is None else [False] + [not x for x in space[:-1]]
        out = []
        for key in zip(s['forms'], glued):
            v = self.cache.get(key)
            if v is None:
                v = self.cache[key] = (self.words.row(key[0]), *hashes(*key))
            out.append(v)
        return out

    def batches(self, sentences, size, rng):
        """Batches of equal length, so nothing is padded."""
        groups = collections.defaultdict(list)
        order = list(range(len(sentences)))
        if rng:
            rng.shuffle(order)
        for i in order:
            s = sentences[i]
            groups[len(s['forms']), 'heads' in s].append(s)
        out = []
        for (n, _), members in groups.items():
            k = max(1, size // n)
            out += [members[i:i + k] for i in range(0, len(members), k)]
        if rng:
            rng.shuffle(out)
        return out

    def tensors(self, batch):
        ids = torch.tensor(np.array([self.ids(s) for s in batch])).transpose(0, 1).contiguous()
        tree = 'heads' in batch[0]
        t = {'ids': ids, 'tree': tree}
        if tree:
            t['tag'] = torch.tensor([[self.tags.get(u + '|' + x, 0) for u, x in zip(s['upos'], s['xpos'])] for s in batch])
            t['head'] = torch.tensor([s['heads'] for s in batch]) + 1
            t['label'] = torch.tensor([[self.labels.get(d, 0) for d in s['deprels']] for s in batch])
        t['name'] = torch.tensor([name_tags(len(s['forms']), s['names'], 'heads' not in s) if s.get('names') is not None
                                  else [-100] * len(s['forms']) for s in batch])
        t['weight'] = torch.tensor([s.get('weight', 1.0) for s in batch])
        return t


def loss_of(model, t):
    out = model(t['ids'])
    w = t['weight'].unsqueeze(1).expand_as(t['name']).reshape(-1)
    losses = []
    if (t['name'] >= 0).any():
        l = F.cross_entropy(out['name'].transpose(0, 1).flatten(0, 1), t['name'].flatten(), ignore_index=-100, reduction='none')
        losses.append(NAME_WEIGHT * (l * w).mean())
    if t['tree']:
        losses.append(F.cross_entropy(out['tag'].transpose(0, 1).flatten(0, 1), t['tag'].flatten(), label_smoothing=0.03))
        losses.append(F.cross_entropy(out['arc'].flatten(0, 1), t['head'].flatten(), label_smoothing=0.03))
        losses.append(F.cross_entropy(model.label(out, t['head']).flatten(0, 1), t['label'].flatten(), label_smoothing=0.03))
    return sum(losses)


def f1(gold, pred, kinds=('person', 'organization', 'place')):
    tp = g = p = 0
    for a, b in zip(gold, pred):
        a, b = {x for x in a if x[2] in kinds}, {x for x in b if x[2] in kinds}
        tp, g, p = tp + len(a & b), g + len(a), p + len(b)
    return 200 * tp / max(1, g + p)


@torch.no_grad()
def evaluate(model, data, sentences, tag_names, label_names):
    model.eval()
    n = upos = xpos = uas = las = 0
    gold, pred = [], []
    for batch in data.batches(sentences, 4000, None):
        t = data.tensors(batch)
        out = model(t['ids'])
        scores = out['name'].transpose(0, 1).numpy()
        for s, sc in zip(batch, scores):
            if s.get('names') is not None:
                gold.append(s['names'])
                pred.append(name_spans(sc))
        if not t['tree']:
            continue
        heads = out['arc'].argmax(-1)
        labels = model.label(out, heads).argmax(-1)
        tag = out['tag'].transpose(0, 1).argmax(-1)
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
    r = {}
    if n:
        r = {'upos': 100 * upos / n, 'xpos': 100 * xpos / n, 'uas': 100 * uas / n, 'las': 100 * las / n}
    if gold:
        r['names'] = f1(gold, pred)
    return {k: round(v, 2) for k, v in r.items()}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--data', default='../shared/data')
    ap.add_argument('--vectors', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--seconds', type=int, default=1500)
    ap.add_argument('--hidden', type=int, default=128)
    ap.add_argument('--rows', type=int, default=60000)
    ap.add_argument('--batch', type=int, default=1000)
    ap.add_argument('--rate', type=float, default=2.5e-3)
    ap.add_argument('--drop', type=float, default=0.33)
    ap.add_argument('--init', help='checkpoint to go on from, with a small --rate')
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    d = a.data
    ewt, gum = read_conllu(f'{d}/treebank/en_ewt-ud-train.conllu.gz'), read_conllu(f'{d}/treebank/en_gum-ud-train.conllu.gz')
    ewt_dev, gum_dev = read_conllu(f'{d}/treebank/en_ewt-ud-dev.conllu.gz'), read_conllu(f'{d}/treebank/en_gum-ud-dev.conllu.gz')
    wiki = read_iob(f'{d}/names/wikigold.iob.gz')
    cut = len(wiki) * 4 // 5
    wiki, wiki_dev = wiki[:cut], wiki[cut:]
    wnut = read_iob(f'{d}/names/wnut17-train.iob.gz')
    for s in wnut:
        s['weight'] = 0.5
    train = ewt + gum + wiki * 2 + wnut
    train = [s for s in train if len(s['forms']) <= 120]
    pack = np.load(a.vectors, allow_pickle=True)
    pack_words, pack_vectors = list(pack['words']), pack['vectors']
    count = collections.Counter()
    for s in ewt + gum:
        count.update({w: c for w, c in collections.Counter(norm(f) for f in s['forms']).items()})
    for w in list(count):
        if digits(w) != w and count[w] < 10:
            count[digits(w)] += count.pop(w)
    learned = sorted((w for w, c in count.items() if c >= 3), key=lambda w: (-count[w], w))
    known = set(learned)
    row_of = {w: i for i, w in enumerate(pack_words)}
    words = learned + [w for w in pack_words[:a.rows] if w not in known]
    static = np.zeros((len(words) + 1, pack_vectors.shape[1]), np.float32)
    for i, w in enumerate(words):
        if w in row_of:
            static[i + 1] = pack_vectors[row_of[w]]
    scale = np.maximum(np.abs(static).max(0), 1e-8) / 127
    static = np.round(static / scale) * scale  # what the engine will see
    tags, labels = collections.Counter(), collections.Counter()
    for s in ewt + gum:
        tags.update(u + '|' + x for u, x in zip(s['upos'], s['xpos']))
        labels.update(s['deprels'])
    tag_names = [t for t, c in sorted(tags.items(), key=lambda x: (-x[1], x[0])) if c >= 2]
    label_names = [t for t, _ in sorted(labels.items(), key=lambda x: (-x[1], x[0]))]
    data = Data(Words(words, len(learned)), {t: i for i, t in enumerate(tag_names)}, {t: i for i, t in enumerate(label_names)})
    model = English(torch.tensor(static), len(learned), len(tag_names), len(label_names), len(NAME_TAGS), hidden=a.hidden, drop=a.drop)
    print(len(train), 'sentences', len(learned), 'learned words', len(tag_names), 'tags', sum(p.numel() for p in model.parameters()), 'parameters', flush=True)
    if a.init:
        model.load_state_dict(torch.load(a.init, map_location='cpu', weights_only=False)['state'])
    decay, plain = [], []
    for k, p in model.named_parameters():
        (plain if p.ndim < 2 else decay).append(p)
    opt = torch.optim.AdamW([{'params': decay, 'weight_decay': 1e-4}, {'params': plain, 'weight_decay': 0}], lr=a.rate, betas=(0.9, 0.95))
    ema = {k: v.clone() for k, v in model.state_dict().items() if k != 'static'}
    start, epoch, step = time.process_time(), 0, 0
    done = False
    while not done:
        epoch += 1
        total = 0.0
        bs = data.batches([vary(s, rng) for s in train], a.batch, rng)
        for batch in bs:
            t = data.tensors(batch)
            used = (time.process_time() - start) / a.seconds
            if used >= 1:
                done = True
                break
            rate = a.rate * min(1, (step + 1) / 200) * (1 - used)
            for g in opt.param_groups:
                g['lr'] = rate
            loss = loss_of(model, t)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            opt.step()
            step += 1
            k = min(0.998, step / (step + 20))
            with torch.no_grad():
                for name, v in model.state_dict().items():
                    if name != 'static':
                        ema[name].mul_(k).add_(v, alpha=1 - k)
            total += loss.item()
        raw = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict({**raw, **ema})
        report = {'ewt': evaluate(model, data, ewt_dev, tag_names, label_names),
                  'gum': evaluate(model, data, gum_dev, tag_names, label_names),
                  'wiki': evaluate(model, data, wiki_dev, tag_names, label_names)}
        torch.save({'state': model.state_dict(), 'config': model.config, 'words': words, 'tags': tag_names,
                    'labels': label_names, 'names': NAME_TAGS, 'report': report, 'arguments': vars(a)}, a.out)
        model.load_state_dict(raw)
        print(epoch, step, round(time.process_time() - start), 'loss', round(total / max(1, len(bs)), 3), report, flush=True)


if __name__ == '__main__':
    main()
