"""Teaches the encoder the language: trees, names, roles, together.

    python3 training/encoder/train_language.py --base FOLDER --data ../shared/data --out language.pt [--epochs 5]

FOLDER holds a BERT model (`config.json`, `model.safetensors`, `vocab.txt`). A checkpoint is written after every epoch, with
figures on the development parts, which are only measured; `--resume` goes on from it.
"""
import argparse
import collections
import os
import random
import time

import torch

from body import from_bert
from fast import Linear
from language_sets import load
from language_tasks import Language, figures
from pieces import Pieces
from windows import SIZE, Sentence, pack, tensors

from augment import vary  # noqa: E402  (language_sets put the folder above on the path)
from averages import Average  # noqa: E402

REPEAT = {'wikigold': 2}
WEIGHTS = {'tags': 1, 'arcs': 1, 'labels': 1, 'names': 1, 'predicates': 0.5, 'roles': 1, 'happened': 0.3}


class Encoder(torch.nn.Module):
    def __init__(self, body, language):
        super().__init__()
        self.body, self.language = body, language

    def vectors(self, windows, pieces):
        return self.body(*tensors(windows, pieces))


def windows_of(documents, pieces, change=lambda s: s):
    out = []
    for document in documents:
        sentences = []
        for s in document:
            s = change(s)
            sentences.append(Sentence(s['forms'], s.get('space') or [True] * len(s['forms']), pieces, gold=s))
        out += pack(sentences)
    return out


def joined(windows):
    """Short windows of several documents in one, so that little is padded."""
    out, run, n = [], [], 2
    for w in windows:
        if n + w.size - 2 > SIZE and run:
            out += pack(run)
            run, n = [], 2
        run += w.sentences
        n += w.size - 2
    return out + (pack(run) if run else [])


def changed(s, rng):
    new = vary(s, rng)
    if new is not s and len(new['forms']) != len(s['forms']):
        new = {k: v for k, v in new.items() if k not in ('roles', 'predicates', 'happened')}
    return new


def batches(windows, size):
    windows = sorted(windows, key=lambda w: w.size)
    out, run = [], []
    for w in windows:
        if run and (len(run) + 1) * max(w.size, run[-1].size) > size:
            out.append(run)
            run = []
        run.append(w)
    return out + [run]


@torch.no_grad()
def measure(model, pieces, dev):
    model.eval()
    out = {}
    for name, documents in dev.items():
        said = []
        for batch in batches(joined(windows_of(documents, pieces)) if name == 'uner' else windows_of(documents, pieces), 4096):
            said += model.language.say(batch, model.vectors(batch, pieces), torch.tensor([0.5, 0.5, 0.0]))
        out[name] = figures(said)
    model.train()
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--base', required=True)
    ap.add_argument('--data', default='../shared/data')
    ap.add_argument('--out', required=True)
    ap.add_argument('--epochs', type=int, default=5)
    ap.add_argument('--batch', type=int, default=3072, help='pieces')
    ap.add_argument('--rate', type=float, default=1.5e-4)
    ap.add_argument('--head-rate', type=float, default=1.5e-3)
    ap.add_argument('--threads', type=int, default=1)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--limit', type=int, help='windows an epoch, to try it out')
    ap.add_argument('--resume', action='store_true')
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    Linear.half = True
    pieces = Pieces([line.rstrip('\n') for line in open(f'{a.base}/vocab.txt', encoding='utf-8')])
    train, dev = load(a.data)
    tags, labels = collections.Counter(), collections.Counter()
    for s in (s for k in ('ewt', 'gum') for d in train[k] for s in d):
        tags.update(f'{u}|{x}' for u, x in zip(s['upos'], s['xpos']))
        labels.update(s['deprels'])
    ordered = lambda c, least: [t for t, n in sorted(c.items(), key=lambda x: (-x[1], x[0])) if n >= least]
    body = from_bert(a.base)
    model = Encoder(body, Language(body.wide, ordered(tags, 2), ordered(labels, 1)))
    groups = [{'params': list(body.parameters()), 'top': a.rate, 'weight_decay': 0.01},
              {'params': list(model.language.parameters()), 'top': a.head_rate, 'weight_decay': 1e-4}]
    opt = torch.optim.AdamW(groups, lr=a.rate, betas=(0.9, 0.98))
    average, step, first = Average(model, 0.995), 0, 0
    if a.resume and os.path.exists(a.out):
        c = torch.load(a.out, weights_only=False)
        model.load_state_dict(c['last'])
        opt.load_state_dict(c['optimizer'])
        average.mean, step, first = c['mean'], c['step'], c['epoch']
    total = None
    print(sum(p.numel() for p in body.parameters()), '+', sum(p.numel() for p in model.language.parameters()), 'parameters', flush=True)
    for epoch in range(first, a.epochs):
        windows = []
        for name, documents in train.items():
            for _ in range(REPEAT.get(name, 1)):
                documents = documents[:]
                rng.shuffle(documents)
                windows += joined(windows_of(documents, pieces, lambda s: changed(s, rng)))
        rng.shuffle(windows)
        windows = windows[:a.limit]
        todo = batches(windows, a.batch)
        rng.shuffle(todo)
        total = total or len(todo) * a.epochs
        start, sums, done = time.time(), collections.Counter(), 0
        for batch in todo:
            part = min(1, (step + 1) / 200) * max(0.02, 1 - step / total)
            for g in opt.param_groups:
                g['lr'] = g['top'] * part
            losses = model.language.losses(batch, model.vectors(batch, pieces))
            loss = sum(WEIGHTS[k] * v for k, v in losses.items())
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            opt.step()
            step += 1
            average.add(step)
            done += sum(w.size for w in batch)
            sums.update({k: float(v.detach()) for k, v in losses.items()})
            sums.update({f'n {k}': 1 for k in losses})
            if step % 25 == 0:
                print(epoch + 1, step, total, round(done / (time.time() - start)), 'pieces/s',
                      {k: round(sums[k] / sums[f'n {k}'], 3) for k in WEIGHTS if sums[f'n {k}']}, flush=True)
        last = {k: v.clone() for k, v in model.state_dict().items()}
        with average:
            report = measure(model, pieces, dev)
            torch.save({'state': model.state_dict(), 'last': last, 'mean': average.mean, 'optimizer': opt.state_dict(), 'step': step,
                        'epoch': epoch + 1, 'body': body.config, 'tags': model.language.tag_names, 'labels': model.language.label_names,
                        'report': report, 'arguments': vars(a)}, a.out)
        print('epoch', epoch + 1, round(time.time() - start), 's', report, flush=True)


if __name__ == '__main__':
    main()
