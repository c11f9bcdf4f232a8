"""Teaches an adapter over the small network of trees, with the heads of records, what the `fast` engine reads by.

    python3 training/encoder/train_small.py --models models/english --documents DOCS.jsonl ... --keys KEYS ... --parts parts.json
        [--told TOLD.jsonl ...] --out small.pt [--epochs 8]

DOCS, KEYS and parts as for `train_records.py`; only licence-clean texts are learnt from. TOLD are files of `documents.ts --told`:
texts that nobody marked with what the encoder's heads say of them.
"""
import argparse
import collections
import json
import os
import pickle
import random
import time

import torch
from torch.nn import functional as F

from fast import Linear
from records_sets import load
from records_tasks import Records
from small_sets import Joined, count, pieces_of, told_documents, told_of_marks
from small_vectors import SmallEncoder, SmallVectors, Wordwise, with_heads
from train_records import LOSSES, is_clean, measure, read_keys, short

from averages import Average  # noqa: E402

HIDDEN = 64  # of the heads of classes


def records(wide):
    return Records(wide, hidden=HIDDEN)


def open_small(path, models):
    c = torch.load(path, weights_only=False)
    model = SmallEncoder(SmallVectors(models), records, c['wide'], c['layers'])
    model.load_state_dict(c['state'])
    return model.eval()


def losses(model, joined):
    heads, out = model.records, {}
    x = model.words(joined.sentences)
    for name, (words, shares, weights) in joined.classes.items():
        told = F.log_softmax(heads.classes[name](x if len(words) == len(x) else x[words]), -1)
        out[name] = -(told * shares).sum(-1).mul(weights).sum() / weights.sum().clamp(min=1) * (20 if name in ('event', 'position', 'forecast', 'motive', 'relation', 'term') else 1)
    flat = torch.cat([x, heads.absent])
    if joined.owners:
        scores = heads.parts.within(flat, flat, (joined.anchor,), (joined.candidate,), joined.known)
        top = torch.full((joined.owners, scores.shape[1]), -1e4).index_reduce(0, joined.owner, scores.detach(), 'amax')
        summed = torch.zeros_like(top).index_add(0, joined.owner, (scores - top[joined.owner]).exp())
        scores = summed.clamp(min=1e-9).log() + top
        owner, role, share, weight = joined.asked
        each = F.binary_cross_entropy_with_logits(scores[owner, role], share, reduction='none')
        out['parts'] = (each * weight).sum() / weight.sum().clamp(min=1) * 8
    if joined.spans is not None:
        at, first, size = joined.spans
        place = torch.arange(int(size.max()))
        mask = place < size[:, None]
        rows = torch.where(mask, first[:, None] + place, 0)
        told = heads.spans(x[at], x[rows.flatten()].view(*rows.shape, -1), first[:, None] + place - at[:, None], mask)
        told = F.log_softmax(told, -1)
        # any of the places of a stretch is right
        n, k, begin, end = joined.places
        both = told[n, k, 0, begin] + told[n, k, 1, end]
        top = torch.full((len(at),), -1e4).index_reduce(0, n, both.detach(), 'amax')
        any_of = torch.zeros(len(at)).index_add(0, n, (both - top[n]).exp()).log() + top
        out['spans'] = -(any_of * joined.shares).sum() / joined.shares.sum().clamp(min=1)
    if joined.conditions:
        w, a, b, weight = (torch.tensor(v) for v in zip(*joined.conditions))
        each = F.binary_cross_entropy_with_logits(heads.conditions(x[w]), torch.stack([a, b], -1).float(), reduction='none').mean(-1)
        out['conditions'] = (each * weight).sum() / weight.sum()
    return out


def joined_batches(pieces, size, rng):
    pieces = pieces[:]
    rng.shuffle(pieces)
    run, n = [], 0
    for p in pieces:
        run.append(p)
        n += p.words
        if n >= size:
            yield run
            run, n = [], 0
    if run:
        yield run


def save(a, model):
    torch.save({'state': model.state_dict(), 'wide': a.wide, 'layers': a.layers, 'arguments': vars(a)}, a.out)


def kept(path, make):
    """What `make` makes, from the file where an earlier run has left it."""
    if path and os.path.exists(path):
        return pickle.load(open(path, 'rb'))
    made = make()
    if path:
        pickle.dump(made, open(path, 'wb'))
    return made


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--models', default='models/english')
    ap.add_argument('--scorer', default='../shared/tools/score_reading.py')
    ap.add_argument('--documents', nargs='+', required=True)
    ap.add_argument('--keys', nargs='+', required=True)
    ap.add_argument('--parts', required=True)
    ap.add_argument('--told', nargs='*', default=[])
    ap.add_argument('--cache', help='where texts are kept with the vectors of their words, to begin sooner another time')
    ap.add_argument('--most-told', type=int, help='words of told texts')
    ap.add_argument('--out', required=True)
    ap.add_argument('--init', help='a checkpoint to go on from')
    ap.add_argument('--wide', type=int, default=320)
    ap.add_argument('--layers', type=int, default=2)
    ap.add_argument('--epochs', type=int, default=8)
    ap.add_argument('--batch', type=int, default=1024, help='words')
    ap.add_argument('--told-batch', type=int, default=1024, help='words of told texts in a step beside')
    ap.add_argument('--rate', type=float, default=1.5e-3)
    ap.add_argument('--seconds', type=float, default=1e9, help='by the clock; the rate falls to zero over it or over the epochs')
    ap.add_argument('--measure-every', type=int, default=2, help='epochs')
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    Linear.half = True
    rng = random.Random(a.seed)
    words = Wordwise()
    parts = json.load(open(a.parts))
    small = SmallVectors(a.models)

    def marked_texts():
        keys = {k: v for k, v in read_keys(a.keys).items() if k not in set(parts['test'])}
        docs = [with_heads(d) for d in load(a.documents, keys, words, is_clean)]
        dev = [d for d in docs if d.id in set(parts['development'])]
        train = [d for d in docs if d.id not in {*parts['development'], *parts.get('apart', [])} and d.clean]
        small.prepare([s for d in dev + train for s in d.sentences])
        return dev, len(train), [p for d in train for p in pieces_of(d, told_of_marks(d), d.kinds, False, rng)]

    def told_texts():
        told = told_documents(a.told, words, rng, a.most_told)
        small.prepare([s for p in told for s in p.sentences])
        return told

    dev, texts, marked = kept(a.cache and f'{a.cache}.marked', marked_texts)
    told = kept(a.cache and f'{a.cache}.told', told_texts)
    model = SmallEncoder(small, records, a.wide, a.layers)
    if a.init:
        model.load_state_dict(torch.load(a.init, weights_only=False)['state'])
    print(texts, 'documents', sum(p.words for p in marked), 'words', count(marked), len(dev), 'to measure on;', sum(p.words for p in told), 'words told', count(told), flush=True)
    opt = torch.optim.AdamW(model.parameters(), lr=a.rate, betas=(0.9, 0.98), weight_decay=1e-3)
    average, step, began = Average(model, 0.998), 0, time.time()
    endless = iter(())
    total = a.epochs * sum(1 for _ in joined_batches(marked, a.batch, rng))
    for epoch in range(a.epochs):
        start, sums = time.time(), collections.Counter()
        for batch in joined_batches(marked, a.batch, rng):
            done = max(step / total, (time.time() - began) / a.seconds)
            for g in opt.param_groups:
                g['lr'] = a.rate * min(1, (step + 1) / 100) * max(0.02, 1 - done)
            found = losses(model, Joined(batch))
            loss = sum(LOSSES[k] * v for k, v in found.items())
            if told:
                more = next(endless, None)
                if more is None:
                    endless = joined_batches(told, a.told_batch, rng)
                    more = next(endless)
                of_teacher = losses(model, Joined(more))
                loss = loss + sum(LOSSES[k] * v for k, v in of_teacher.items())
                sums.update({f'told {k}': float(v.detach()) for k, v in of_teacher.items()})
            sums.update({k: float(v.detach()) for k, v in found.items()})
            sums.update(['steps'])
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            opt.step()
            step += 1
            average.add(step)
            if step % 50 == 0:
                print(epoch + 1, step, total, round(step / (time.time() - began), 2), 'steps/s', {k: round(v / sums['steps'], 2) for k, v in sums.items() if k != 'steps'}, flush=True)
            if step % 300 == 0:
                with average:
                    save(a, model)
            if done >= 1:
                break
        last = epoch + 1 == a.epochs or (time.time() - began) >= a.seconds
        with average:
            save(a, model)
            figures = short(measure(model, words, dev, a.scorer)[0]) if dev and (last or (epoch + 1) % a.measure_every == 0) else {}
        print('epoch', epoch + 1, round(time.time() - start), 's', figures, flush=True)
        if last:
            break


if __name__ == '__main__':
    main()
