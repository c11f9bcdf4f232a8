"""Fits how often records are right of which the heads are as sure, kind by kind, on documents that they never learnt from.

    python3 training/encoder/calibrate_records.py --said said.pkl --thresholds thresholds.json --base FOLDER --documents DOCS.jsonl ...
        --keys KEYS ... --parts parts.json --part development --out decisions.json

Logistic regression with a ridge of one over what `features` gives; weights that would be negative are left out, since nothing
that a head is surer of may make a record less sure. Prints the share of right records by probability, out of five folds over
documents, and the expected error of calibration (ten bins of equal size). `decisions.json` is for `export_encoder.py`.
"""
import argparse
import json
import pickle
import sys

import numpy as np

import records_say
from pieces import Pieces
from records_sets import AUTHOR, load
from records_tasks import OWN_SPANS, PARTS
from train_records import is_clean, read_keys

SUREST = 0.001
KINDS = {'event': 'events', 'position': 'positions', 'forecast': 'forecasts', 'motive': 'motives', 'relation': 'relations', 'term': 'proposals'}


def odds(p):
    return float(np.log(max(p, SUREST) / max(1 - p, SUREST)))


def features(row, taken):
    """{name: number} of a row of `records_say.read`; taken: {role: codes}. `src/reading/heads/share-told.ts` has the same."""
    kind, out = row['kind'], {}
    out['anchor'] = odds(row['p'])
    for name in (kind, *(('reality',) if kind == 'event' else ())):
        values = {k: v for k, v in row['classes'][name].items() if k != 'none'}
        out[f'class {name}'] = odds(max(values.values()) / max(1e-9, sum(values.values())))
    for role in PARTS[kind]:
        players = row['parts'].get(role, {})
        own = [players[c] for c in taken.get(role, []) if c in players]
        rest = [p for c, p in players.items() if c not in taken.get(role, []) and c != AUTHOR]
        out[f'{role}'] = odds(min(own)) if own else 0
        out[f'{role} none'] = -float(not own)
        out[f'{role} rest'] = odds(1 - max([0, *rest]))
    for name in OWN_SPANS.get(kind, ())[:2]:
        if name not in ('if', 'unless'):
            out[f'span {name}'] = max(-8.0, row['spans'][name][2])
    return out


def fit(x, y, ridge=1.0):
    used = list(range(x.shape[1]))
    while True:
        a = np.c_[np.ones(len(x)), x[:, used]]
        w = np.zeros(a.shape[1])
        for _ in range(50):
            p = 1 / (1 + np.exp(-a @ w))
            h = (a * (p * (1 - p))[:, None]).T @ a + np.diag([1e-6] + [ridge] * len(used))
            w -= np.linalg.solve(h, a.T @ (p - y) + np.r_[0, ridge * w[1:]])
        worst = int(np.argmin(w[1:])) if used else 0
        if not used or w[1 + worst] >= 0:
            break
        used.pop(worst)
    out = np.zeros(x.shape[1] + 1)
    out[0] = w[0]
    for k, i in enumerate(used):
        out[i + 1] = w[k + 1]
    return out


def told(x, w):
    return 1 / (1 + np.exp(-(np.c_[np.ones(len(x)), x] @ w)))


def rows_of(scorer, doc, said, t, kind):
    """[(features, right)] of the records of a kind that would be told of a document."""
    name, told_rows = KINDS[kind], []
    for row in said:
        if row['kind'] != kind or row['p'] < t[kind]:
            continue
        made = records_say.prediction(doc, [row], t)[name]
        if not made:
            continue
        record = made[0]
        taken = {'event': lambda: {r: record[r] for r in ('source', 'target')}, 'position': lambda: {'holder': [record['actor']]},
                 'forecast': lambda: {'foreteller': [record['by']]}, 'motive': lambda: {'wanter': [record['actor']]},
                 'relation': lambda: {'party': [record['a'], record['b']]},
                 'term': lambda: {'asked': [record['terms'][0]['actor']], 'proposer': [record['by']]}}[kind]()
        told_rows.append((record, features(row, taken)))
    if kind == 'event':
        keys = [e for e in doc.key['events'] if scorer.actual(e)]
        told_rows = [r for r in told_rows if r[0]['reality'] == 'actual']
        pairs, repeats = scorer.compare(keys, [r for r, _ in told_rows], 'triple')
        used = {j for _, j in pairs}
        return [(f, j in used) for j, (_, f) in enumerate(told_rows) if j not in repeats]
    right = scorer.match(doc.key.get(name) or [], [r for r, _ in told_rows], scorer.RULES[name])
    used = {j for _, j in right}
    return [(f, j in used) for j, (_, f) in enumerate(told_rows)]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--base', required=True)
    ap.add_argument('--scorer', default='../shared/tools')
    ap.add_argument('--documents', nargs='+', required=True)
    ap.add_argument('--keys', nargs='+', required=True)
    ap.add_argument('--parts', required=True)
    ap.add_argument('--part', default='development')
    ap.add_argument('--said', required=True)
    ap.add_argument('--thresholds', required=True)
    ap.add_argument('--out', required=True)
    a = ap.parse_args()
    sys.path.insert(0, a.scorer)
    import score_reading as scorer
    pieces = Pieces([line.rstrip('\n') for line in open(f'{a.base}/vocab.txt', encoding='utf-8')])
    ids = set(json.load(open(a.parts))[a.part])
    docs = load(a.documents, {k: v for k, v in read_keys(a.keys).items() if k in ids}, pieces, is_clean)
    said, t = pickle.load(open(a.said, 'rb')), json.load(open(a.thresholds))
    odds_of = {}
    for kind in KINDS:
        x, y, fold, names = [], [], [], None
        for n, doc in enumerate(docs):
            for f, right in rows_of(scorer, doc, said[doc.id], t, kind):
                names = names or list(f)
                x.append([f[k] for k in names])
                y.append(right)
                fold.append(n % 5)
        if not x or not any(y):
            continue
        x, y, fold = np.array(x), np.array(y, float), np.array(fold)
        out = np.zeros(len(y))
        for k in range(5):
            out[fold == k] = told(x[fold == k], fit(x[fold != k], y[fold != k]))
        bins = np.array_split(np.argsort(out), 10)
        error = sum(len(b) * abs(out[b].mean() - y[b].mean()) for b in bins if len(b)) / len(y)
        print(kind, len(y), 'records, right', round(float(y.mean()), 3), 'error of calibration', round(float(error), 3))
        for low, high in ((0.8, 1.01), (0.65, 0.8), (0.5, 0.65), (0.35, 0.5), (0.2, 0.35), (0, 0.2)):
            m = (out >= low) & (out < high)
            if m.any():
                print(f'   {low:.2f} to {min(high, 1):.2f}: {int(m.sum()):4} records, right {y[m].mean():.2f}')
        w = fit(x, y)
        odds_of[kind] = {'none': round(float(w[0]), 3), **{k: round(float(v), 3) for k, v in zip(names, w[1:]) if abs(v) >= 0.0005}}
    json.dump({'thresholds': t, 'odds': odds_of}, open(a.out, 'w'), indent=1)


if __name__ == '__main__':
    main()
