"""Teaches an encoder that knows the language to read records.

    python3 training/encoder/train_records.py --language language.pt --base FOLDER --documents DOCS.jsonl ... --keys KEYS ...
        --parts parts.json --out records.pt [--clean] [--epochs 8]

DOCS are files of `documents.ts`, KEYS folders or files of answer keys; `parts.json` names the documents of the `test` part, which
are never read here, those of the `development` part, which are only measured, and those that stand `apart` because they
share passages with the two. `--clean` learns from licence-clean texts alone.
"""
import argparse
import collections
import glob
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import torch

import records_say
from body import Body
from fast import Linear
from language_sets import load as load_language
from language_tasks import Language
from pieces import Pieces
from records_sets import load, passage_key, read_lines
from records_tasks import Records
from train_language import REPEAT, WEIGHTS, batches, changed, joined, windows_of
from windows import SIZE, overlapping, tensors

from averages import Average  # noqa: E402

LOSSES = {'event': 6, 'reality': 1, 'must': 0.1, 'position': 3, 'positionAct': 0.3, 'forecast': 2, 'motive': 2, 'relation': 2, 'change': 0.3,
          'term': 1, 'parts': 1.5, 'spans': 0.5, 'conditions': 0.2}


class Encoder(torch.nn.Module):
    def __init__(self, body, language, records):
        super().__init__()
        self.body, self.language, self.records = body, language, records

    def vectors(self, windows, pieces, hidden=0):
        rows, *others = tensors(windows, pieces)
        if hidden:
            rows = torch.where((torch.rand(rows.shape) < hidden) & (rows != pieces.first) & (rows != pieces.last), pieces.hidden, rows)
        return self.body(rows, *others)


def is_clean(id):
    """Whether a text has a licence: news articles, of `news-`, `aj-` or named by outlet and date, have none."""
    return id.split('-')[0] not in ('news', 'aj') and '_' not in id


def read_keys(paths):
    keys = {}
    for path in paths:
        for file in sorted(glob.glob(f'{path}/**/*.json', recursive=True)) if os.path.isdir(path) else [path]:
            if file.endswith('.jsonl'):
                keys.update({row['id']: passage_key(row) for row in read_lines(file)})
            elif '/second/' not in file:
                key = json.load(open(file, encoding='utf-8'))
                keys[key['article']] = key
    return keys


def measure(model, pieces, docs, scorer, thresholds=records_say.THRESHOLDS, said=None):
    """The scorer's figures over documents, and what the heads said of each (to be decided otherwise later)."""
    model.eval()
    said = said or {d.id: records_say.read(model, d, pieces) for d in docs}
    model.train()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for n, d in enumerate(docs):
            files.append(f'{folder}/{n}.json')
            json.dump(d.key, open(files[-1], 'w'))
        with open(f'{folder}/p.jsonl', 'w') as f:
            for d in docs:
                f.write(json.dumps(records_say.prediction(d, said[d.id], thresholds)) + '\n')
        out = subprocess.run([sys.executable, scorer, *files, '--', f'{folder}/p.jsonl', '--json'], capture_output=True, text=True, check=True)
    return json.loads(out.stdout), said


def short(figures):
    return {k: v.get('F1', v.get('accuracy')) for k, v in figures.items() if isinstance(v, dict) and k not in ('shown', 'grades', 'speakers', 'dates', 'quad')} | {
        'P': figures['triple']['P'], 'R': figures['triple']['R'], 'must': figures['must']['R']}


def record_windows(docs, rng):
    """Windows of an epoch: they are cut at other places each time."""
    return [(d, first, w) for d in docs for first, w in overlapping(d.sentences, size=rng.randint(SIZE - 64, SIZE))]


def record_batches(windows, size, rng):
    windows = sorted(windows, key=lambda x: x[2].size + rng.random())
    out, run = [], []
    for w in windows:
        if run and (len(run) + 1) * w[2].size > size:
            out.append(run)
            run = []
        run.append(w)
    return out + [run]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--language', required=True)
    ap.add_argument('--base', required=True)
    ap.add_argument('--data', default='../shared/data')
    ap.add_argument('--scorer', default='../shared/tools/score_reading.py')
    ap.add_argument('--documents', nargs='+', required=True)
    ap.add_argument('--keys', nargs='+', required=True)
    ap.add_argument('--parts', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--clean', action='store_true')
    ap.add_argument('--share', type=float, default=1, help='of the marked documents to learn from, for a learning curve')
    ap.add_argument('--fresh', nargs='*', default=[], help='those of the files of documents that every pass reads whole')
    ap.add_argument('--older', type=float, default=1, help='the share of all other documents that a pass reads, other ones each time')
    ap.add_argument('--epochs', type=int, default=8)
    ap.add_argument('--batch', type=int, default=3072)
    ap.add_argument('--rate', type=float, default=1e-4)
    ap.add_argument('--head-rate', type=float, default=1e-3)
    ap.add_argument('--least', type=float, default=0.02, help='the share of the rates that is left at the end; 1 keeps them')
    ap.add_argument('--freeze', type=int, default=0, help='the lowest layers, with the pieces, that stay as they are')
    ap.add_argument('--hide', type=float, default=0.05, help='the share of pieces that are hidden')
    ap.add_argument('--measure-every', type=int, default=1, help='epochs')
    ap.add_argument('--language-every', type=int, default=4, help='a batch of the language after so many of records')
    ap.add_argument('--threads', type=int, default=1)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--limit', type=int)
    ap.add_argument('--resume', action='store_true')
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    Linear.half = True
    pieces = Pieces([line.rstrip('\n') for line in open(f'{a.base}/vocab.txt', encoding='utf-8')])
    c = torch.load(a.language, weights_only=False)
    body = Body(**c['body'])
    model = Encoder(body, Language(body.wide, c['tags'], c['labels']), Records(body.wide))
    model.load_state_dict(c['state'], strict=False)
    if not any(k.startswith('records.parts.') for k in c['state']):
        model.records.learn_from_roles(model.language.roles)
    if a.freeze:
        for part in (body.piece, body.place, body.shape, body.norm, *body.layers[:a.freeze]):
            part.requires_grad_(False)
    parts = json.load(open(a.parts))
    docs = load(a.documents, {k: v for k, v in read_keys(a.keys).items() if k not in set(parts['test'])}, pieces, is_clean)
    dev = [d for d in docs if d.id in set(parts['development'])]
    train = [d for d in docs if d.id not in {*parts['development'], *parts.get('apart', [])} and (d.clean or not a.clean)]
    if a.share < 1:
        whole = [d for d in train if 'only' not in d.key]
        kept = set(id(d) for d in rng.sample(whole, int(len(whole) * a.share)))
        train = [d for d in train if 'only' in d.key or id(d) in kept]
    print(len(train), 'documents to learn from,', len(dev), 'to measure on;', sum(len(d.anchors) for d in train), 'anchors', flush=True)
    fresh = {row['id'] for file in a.fresh for row in read_lines(file)}
    language = load_language(a.data)[0] if a.language_every else {}
    of_records = list(model.records.parameters())
    opt = torch.optim.AdamW([{'params': [p for p in body.parameters() if p.requires_grad], 'top': a.rate, 'weight_decay': 0.01},
                             {'params': list(model.language.parameters()), 'top': a.rate * 2, 'weight_decay': 1e-4},
                             {'params': of_records, 'top': a.head_rate, 'weight_decay': 1e-3}], lr=a.rate, betas=(0.9, 0.98))
    average, step, first_epoch, total = Average(model, 0.995), 0, 0, None
    if a.resume and os.path.exists(a.out):
        k = torch.load(a.out, weights_only=False)
        model.load_state_dict(k['last'])
        opt.load_state_dict(k['optimizer'])
        average.mean, step, first_epoch = k['mean'], k['step'], k['epoch']
    spoken = []
    for epoch in range(first_epoch, a.epochs):
        now = [d for d in train if d.id in fresh or rng.random() < a.older]
        todo = record_batches(record_windows(now, rng)[:a.limit], a.batch, rng)
        rng.shuffle(todo)
        total = total or len(todo) * a.epochs
        start, sums, done = time.time(), collections.Counter(), 0
        for n, batch in enumerate(todo):
            part = min(1, (step + 1) / 100) * max(a.least, 1 - step / total)
            for g in opt.param_groups:
                g['lr'] = g['top'] * part
            losses = model.records.losses(batch, model.vectors([w for *_, w in batch], pieces, a.hide))
            loss = sum(LOSSES[k] * v for k, v in losses.items())
            if a.language_every and n % a.language_every == 0:
                if not spoken:
                    spoken = [w for name, ds in language.items() if name != 'wnut' for w in joined(windows_of(rng.sample(ds, len(ds) // 4), pieces, lambda s: changed(s, rng)))]
                    spoken = batches(spoken, a.batch // 2)
                    rng.shuffle(spoken)
                more = spoken.pop()
                told = model.language.losses(more, model.vectors(more, pieces))
                loss = loss + sum(WEIGHTS[k] * v for k, v in told.items())
                sums.update({f'language {k}': float(v.detach()) for k, v in told.items()})
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            opt.step()
            step += 1
            average.add(step)
            done += sum(w.size for *_, w in batch)
            sums.update({k: float(v.detach()) for k, v in losses.items()})
            sums.update({f'n {k}': 1 for k in losses})
            if step % 25 == 0:
                print(epoch + 1, step, total, round(done / (time.time() - start)), 'pieces/s',
                      {k: round(sums[k] / sums[f'n {k}'], 3) for k in LOSSES if sums[f'n {k}']}, flush=True)
        last = {k: v.clone() for k, v in model.state_dict().items()}
        with average:
            asked = dev and (epoch + 1 == a.epochs or (epoch + 1) % a.measure_every == 0)
            figures = short(measure(model, pieces, dev, a.scorer)[0]) if asked else {}
            torch.save({'state': model.state_dict(), 'last': last, 'mean': average.mean, 'optimizer': opt.state_dict(), 'step': step, 'epoch': epoch + 1,
                        'body': body.config, 'tags': c['tags'], 'labels': c['labels'], 'figures': figures, 'arguments': vars(a)}, a.out)
        print('epoch', epoch + 1, round(time.time() - start), 's', figures, flush=True)


if __name__ == '__main__':
    main()
