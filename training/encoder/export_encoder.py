"""Writes an encoder's checkpoint in the form that the engine reads: int8 weights in one file, described by a JSON file.

    python3 training/encoder/export_encoder.py CHECKPOINT.pt VOCABULARY.txt models/english [THRESHOLDS.json]

A checkpoint of `train_records.py` gives `records.bin` and `records.json`, the heads of records, as well.
`encoder.bin` holds the sections that `encoder.json` lists, as `english.bin` does (see `../export.py`); `pieces.txt` the pieces.
"""
import gzip
import hashlib
import json
import os
import sys

import numpy as np
import torch

from records_say import THRESHOLDS
from records_sets import CLASSES, ROLES, SPANS
from records_tasks import FACTS, STARTS

from export import Bin, arrays  # noqa: E402  (language_sets put the folder above on the path)

LAYER_ONE = 1024  # what stands for 1 in the int16 vectors of words, see src/language/transformer.ts


def pack_body(out, s, config):
    for k in ('piece', 'place', 'shape'):
        out.table(k, s[f'body.{k}.weight'])
    norm = lambda name, at: (out.put(f'{name}.gamma', s[f'{at}.weight'].astype(np.float32)), out.put(f'{name}.beta', s[f'{at}.bias'].astype(np.float32)))
    norm('norm', 'body.norm')
    for i in range(config['layers']):
        p = f'body.layers.{i}.'
        for k in ('qkv', 'out', 'up', 'down'):
            out.matrix(f'{i}.{k}', s[f'{p}{k}.weight'], s[f'{p}{k}.bias'], eights=True)
        for k in ('norm1', 'norm2'):
            norm(f'{i}.{k}', p + k)


def pack_records(out, s):
    """The heads of records; all hidden layers of classes stand in one matrix, all projections of pairs in another."""
    r = 'records.'
    joined = lambda names, kind: np.concatenate([s[f'{n}.{kind}'] for n in names])
    hidden = [f'{r}classes.{k}.hidden' for k in CLASSES]
    out.matrix('classes.hidden', joined(hidden, 'weight'), joined(hidden, 'bias'))
    for k in CLASSES:
        out.matrix(f'classes.{k}', s[f'{r}classes.{k}.out.weight'], s[f'{r}classes.{k}.out.bias'])
    sides = [f'{r}parts.{k}' for k in ('a', 'b', 'pa', 'pb')]
    out.matrix('parts.project', joined(sides, 'weight'), joined(sides, 'bias'))
    out.matrix('parts.out', s[f'{r}parts.out.weight'], s[f'{r}parts.out.bias'])
    for name, value in (('parts.facts', s[f'{r}parts.facts.weight']), ('parts.absent', s[f'{r}absent']), ('spans.near', s[f'{r}spans.near.weight'])):
        out.put(name, value.astype(np.float32))
    for name, at in (('spans.ask', 'spans.ask'), ('spans.word', 'spans.word'), ('conditions.hidden', 'conditions.hidden'), ('conditions.out', 'conditions.out')):
        out.matrix(name, s[f'{r}{at}.weight'], s[f'{r}{at}.bias'])


def write(folder, name, out, info):
    data = bytes(out.data)
    version = hashlib.sha256(data).hexdigest()[:8]
    info = {'model': f'entente-{name}-1.{version}', **info, 'files': {f'{name}.bin': {'bytes': len(data), 'sha256': hashlib.sha256(data).hexdigest()}},
            'sections': out.sections}
    with open(os.path.join(folder, f'{name}.bin'), 'wb') as file:
        file.write(data)
    with open(os.path.join(folder, f'{name}.json'), 'w') as file:
        file.write(json.dumps(info, ensure_ascii=False) + '\n')
    print(info['model'], len(data), 'bytes,', len(gzip.compress(data)), 'compressed')


def main(checkpoint, vocabulary, folder, decisions=None):
    c = torch.load(checkpoint, map_location='cpu', weights_only=False)
    s = arrays(c['state'])
    out = Bin()
    pack_body(out, s, c['body'])
    write(folder, 'encoder', out, {'body': c['body']})
    with open(vocabulary, 'rb') as given, open(os.path.join(folder, 'pieces.txt'), 'wb') as file:
        file.write(given.read())
    if any(k.startswith('records.') for k in s):
        records = Bin()
        pack_records(records, s)
        write(folder, 'records', records, {'wide': c['body']['wide'], 'one': LAYER_ONE, 'classes': CLASSES, 'roles': ROLES, 'spans': SPANS,
                                           'facts': {**STARTS, 'end': FACTS}, **(json.load(open(decisions)) if decisions else {'thresholds': THRESHOLDS, 'odds': {}})})


if __name__ == '__main__':
    main(*sys.argv[1:])
