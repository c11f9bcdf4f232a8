"""Measures a checkpoint of `train_records.py` on a part of the marked documents.

    python3 training/encoder/measure_records.py --model records.pt --base FOLDER --documents DOCS.jsonl ... --keys KEYS ...
        --parts parts.json --part development [--said said.pkl] [--tune thresholds.json | --thresholds thresholds.json] [--bootstrap 200]

`--tune` looks for the thresholds with the best F1 of each kind and writes them; `--said` keeps what the heads said, so that
it can be decided anew without running them.
"""
import argparse
import json
import os
import pickle
import random

import torch

import records_say
from body import Body
from language_tasks import Language
from pieces import Pieces
from records_sets import load
from records_tasks import Records
from small_vectors import Wordwise, with_heads
from train_records import Encoder, is_clean, measure, read_keys
from train_small import open_small

GRID = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7]
KINDS = {'event': 'triple', 'source': 'triple', 'target': 'triple', 'position': 'positions', 'forecast': 'forecasts', 'motive': 'motives',
         'relation': 'relations', 'term': 'proposals'}
MORE = 0.6  # not looked for: the figures forgive a second actor too many, a reader does not


def open_model(path):
    c = torch.load(path, weights_only=False)
    body = Body(**c['body'])
    model = Encoder(body, Language(body.wide, c['tags'], c['labels']), Records(body.wide))
    model.load_state_dict(c['state'])
    return model.eval()


def tune(model, pieces, docs, scorer, said):
    """One threshold after the other, twice round."""
    t = {**records_say.THRESHOLDS, 'more': MORE}
    for _ in range(2):
        for kind, figure in KINDS.items():
            t[kind] = max(GRID, key=lambda v: (measure(model, pieces, docs, scorer, {**t, kind: v}, said)[0][figure]['F1'], v))
    return t


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--model', required=True)
    ap.add_argument('--base', help='of the encoder')
    ap.add_argument('--small', help='the folder of the small network, for a checkpoint of `train_small.py`')
    ap.add_argument('--scorer', default='../shared/tools/score_reading.py')
    ap.add_argument('--documents', nargs='+', required=True)
    ap.add_argument('--keys', nargs='+', required=True)
    ap.add_argument('--parts', required=True)
    ap.add_argument('--part', default='development')
    ap.add_argument('--ids', help='a file of ids instead of a part, one a line')
    ap.add_argument('--said')
    ap.add_argument('--tune')
    ap.add_argument('--thresholds')
    ap.add_argument('--bootstrap', type=int, default=0)
    a = ap.parse_args()
    torch.set_num_threads(1)
    pieces = Wordwise() if a.small else Pieces([line.rstrip('\n') for line in open(f'{a.base}/vocab.txt', encoding='utf-8')])
    ids = set(open(a.ids).read().split()) if a.ids else set(json.load(open(a.parts))[a.part])
    keys = {k: v for k, v in read_keys(a.keys).items() if k in ids}
    docs = [with_heads(d) for d in load(a.documents, keys, pieces, is_clean)]
    model = open_small(a.model, a.small) if a.small else open_model(a.model)
    said = pickle.load(open(a.said, 'rb')) if a.said and os.path.exists(a.said) else None
    t = json.load(open(a.thresholds)) if a.thresholds else dict(records_say.THRESHOLDS)
    figures, said = measure(model, pieces, docs, a.scorer, t, said)
    if a.said:
        pickle.dump(said, open(a.said, 'wb'))
    if a.tune:
        t = tune(model, pieces, docs, a.scorer, said)
        json.dump(t, open(a.tune, 'w'))
        figures, _ = measure(model, pieces, docs, a.scorer, t, said)
        print(t)
    for name, row in figures.items():
        print(f'{name:10}', row)
    rng = random.Random(1)
    runs = [measure(model, pieces, rng.choices(docs, k=len(docs)), a.scorer, t, said)[0] for _ in range(a.bootstrap)]
    for name in ('triple', 'dyad', 'must', 'positions', 'forecasts', 'relations', 'motives'):
        if runs:
            f = sorted(r[name]['F1'] for r in runs)
            print(f'{name:10} 95 %: {f[int(0.025 * len(f))]:.3f} to {f[int(0.975 * len(f))]:.3f}')


if __name__ == '__main__':
    main()
