"""Teaches heads over an encoder that stays as it is to read stands: who wants, asks, offers or refuses which act, of whom, if what.

    python3 training/encoder/train_stands.py --encoder records.pt --base FOLDER --documents DOCS.jsonl --rows STANDS.jsonl ... --out FOLDER

DOCS are files of `documents.ts`, which takes the rows as texts. Of every file of rows the last tenth is measured on. Writes `stands.pt` into the folder, which `export_stands.py` takes.
"""
import argparse
import random
import time

import torch

import records_tasks
import stands_sets
from body import Body
from fast import Linear
from pieces import Pieces
from records_sets import ROLES as RECORD_ROLES, SPANS as RECORD_SPANS, read_lines
from windows import SIZE, overlapping, tensors

from averages import Average  # noqa: E402

LOSSES = {'stand': 3, 'wants': 0.5, 'parts': 1.5, 'spans': 0.5, 'conditions': 0.3}


@torch.no_grad()
def windows_with_vectors(docs, body, pieces):
    out = []
    for d in docs:
        for first, window in overlapping(d.sentences, size=SIZE):
            rows, *others = tensors([window], pieces)
            out.append((d, first, window, body(rows, *others)[0].float().clone()))
    return out


def together(items):
    wide = max(x.shape[0] for *_, x in items)
    return torch.stack([torch.cat([x, x.new_zeros(wide - x.shape[0], x.shape[1])]) for *_, x in items])


@torch.no_grad()
def begin(heads, state):
    """Parts and stretches begin as those of records that are nearest."""
    own = heads.state_dict()
    for name in own:
        old = state.get(f'records.{name}')
        if old is not None and old.shape == own[name].shape:
            own[name].copy_(old)
    rows = [RECORD_ROLES.index(stands_sets.BEGUN[r]) for r in stands_sets.ROLES]
    for kind in ('weight', 'bias'):
        own[f'parts.out.{kind}'].copy_(state[f'records.parts.out.{kind}'][rows])
    kept = [RECORD_SPANS.index(stands_sets.BEGUN[s]) for s in stands_sets.SPANS]
    small = heads.spans.small
    for kind in ('weight', 'bias'):
        old = state[f'records.spans.ask.{kind}']
        own[f'spans.ask.{kind}'].copy_(old.view(len(RECORD_SPANS), 2 * small, *old.shape[1:])[kept].flatten(0, 1))
    near = state['records.spans.near.weight']
    own['spans.near.weight'].copy_(near.view(len(near), len(RECORD_SPANS), 2)[:, kept].flatten(1))


@torch.no_grad()
def measure(heads, items, least=0.5):
    """Precision and recall of anchors, and with wish, holder and doer right."""
    heads.eval()
    n = dict(found=0, right=0, key=0, whole=0, wants=0, stander=0, doer=0, known=0)
    for d, first, window, x in items:
        x = x[None]
        said = {name: torch.softmax(head(x[0]), -1) for name, head in heads.classes.items()}
        anchors = {(a.sentence, a.word): a for a in d.anchors}
        asked, places = [], []
        for k in window.core:
            s = k + first
            for i in range(len(window.sentences[k].forms)):
                place = window.starts[k] + i
                a = anchors.get((s, i))
                n['key'] += a is not None
                if 1 - float(said['stand'][place, 0]) < least:
                    continue
                n['found'] += 1
                if a:
                    n['right'] += 1
                    asked.append(a)
                    places.append(place)
        if not asked:
            continue
        for a, place in zip(asked, places):
            pairs = ([], [], [])
            blank = type('Asked', (), dict(kind='stand', sentence=a.sentence, word=a.word, parts={r: (set(), set()) for r in stands_sets.ROLES}))()
            heads.ask_parts(pairs, d, first, window, 0, place, blank)
            codes = [c for c, _ in records_tasks.candidates(d, a.sentence, set(stands_sets.ROLES))]
            scores = heads.actor_scores(x, pairs) if codes else torch.zeros(0, 2)
            good = {'wants': ('yes' if said['wants'][place, 0] > .5 else 'no') in a.classes['wants']}
            for r, role in enumerate(stands_sets.ROLES):
                top = codes[int(scores[:, r].argmax())] if codes else None
                top = top if top and scores[:, r].max() > 0 else None
                right = a.parts.get(role)
                good[role] = right is None or (top in right[0] if right[0] else top is None)
            for k in good:
                n[k] += good[k]
            n['whole'] += all(good.values())
    heads.train()
    p, r = n['right'] / max(1, n['found']), n['right'] / max(1, n['key'])
    w = n['whole']
    return {'anchor P': round(p, 3), 'R': round(r, 3), 'F1': round(2 * p * r / max(1e-9, p + r), 3), 'whole F1': round(2 * w / max(1, n['found'] + n['key']), 3),
            **{k: round(n[k] / max(1, n['right']), 3) for k in ('wants', 'stander', 'doer')}, 'n': n['key']}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--encoder', required=True)
    ap.add_argument('--base', required=True)
    ap.add_argument('--documents', nargs='+', required=True)
    ap.add_argument('--rows', nargs='+', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--epochs', type=int, default=12)
    ap.add_argument('--rate', type=float, default=6e-4)
    ap.add_argument('--batch', type=int, default=6)
    ap.add_argument('--threads', type=int, default=2)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--all', action='store_true', help='learns from what is measured on too')
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    Linear.half = True
    pieces = Pieces([line.rstrip('\n') for line in open(f'{a.base}/vocab.txt', encoding='utf-8')])
    c = torch.load(a.encoder, map_location='cpu', weights_only=False)
    body = Body(**c['body'])
    body.load_state_dict({k[5:]: v for k, v in c['state'].items() if k.startswith('body.')})
    body.eval()
    stands_sets.use()
    docs, lost = stands_sets.load(a.documents, a.rows, pieces)
    held = {row['id'] for file in a.rows for rows in [read_lines(file)] for row in rows[-max(1, len(rows) // 10):]}
    print(len(docs), 'texts,', sum(len(d.anchors) for d in docs), 'stands,', lost, 'parts of whom the texts do not know', flush=True)
    heads = records_tasks.Records(body.wide)
    begin(heads, c['state'])
    start = time.time()
    items = windows_with_vectors(docs, body, pieces)
    print('vectors', round(time.time() - start), 's', flush=True)
    dev = [i for i in items if i[0].id in held]
    train = [i for i in items if a.all or i[0].id not in held]
    opt = torch.optim.AdamW(heads.parameters(), lr=a.rate, weight_decay=1e-2, betas=(0.9, 0.98))
    average, step, total = Average(heads, 0.98), 0, a.epochs * -(-len(train) // a.batch)
    for epoch in range(a.epochs):
        rng.shuffle(train)
        sums = {}
        for n in range(0, len(train), a.batch):
            part = train[n:n + a.batch]
            for g in opt.param_groups:
                g['lr'] = a.rate * min(1, (step + 1) / 50) * max(.02, 1 - step / total)
            losses = heads.losses([i[:3] for i in part], together(part))
            loss = sum(LOSSES[k] * v for k, v in losses.items())
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(heads.parameters(), 2.0)
            opt.step()
            step += 1
            average.add(step)
            for k, v in losses.items():
                sums[k] = sums.get(k, 0) + float(v.detach())
        with average:
            figures = measure(heads, dev)
        print(epoch + 1, {k: round(v * a.batch / len(train), 3) for k, v in sums.items()}, figures, round(time.time() - start), 's', flush=True)
    with average:
        torch.save({'state': {f'records.{k}': v for k, v in heads.state_dict().items()}, 'wide': body.wide}, f'{a.out}/stands.pt')


if __name__ == '__main__':
    main()
