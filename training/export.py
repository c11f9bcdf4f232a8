"""Writes a checkpoint in the form that the engine reads: int8 weights in one file, described by a JSON file.

    python3 training/export.py CHECKPOINT.pt models/english [DATA]

`english.bin` holds the sections that `english.json` lists (offsets in bytes, all multiples of 16). Tables of embeddings
are int8 rows with a scale for each column; matrices are int8 [outputs, inputs] with a scale and a bias for each output,
outputs padded with zeros to a multiple of 8.
"""
import hashlib
import json
import os
import sys

import numpy as np
import torch

from features import BUCKETS
from lemmas import table
from treebank import read_conllu


class Bin:
    def __init__(self):
        self.data, self.sections = bytearray(), {}

    def put(self, name, array):
        while len(self.data) % 16:
            self.data.append(0)
        kind = {'int8': 'i8', 'float32': 'f32'}[str(array.dtype)]
        self.sections[name] = {'type': kind, 'shape': list(array.shape), 'offset': len(self.data)}
        self.data += np.ascontiguousarray(array).tobytes()

    def table(self, name, value):
        scale = np.maximum(np.abs(value).max(0), 1e-8) / 127
        self.put(name, np.clip(np.round(value / scale), -127, 127).astype(np.int8))
        self.put(name + '.scale', scale.astype(np.float32))

    def matrix(self, name, weight, bias):
        n = -len(weight) % 8
        weight = np.pad(weight, ((0, n), (0, 0)))
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
        self.put(name, np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8))
        self.put(name + '.scale', scale.astype(np.float32))
        self.put(name + '.bias', np.pad(bias, (0, n)).astype(np.float32))


def pack(state, config):
    s = {k: v.float().numpy() for k, v in state.items()}
    out = Bin()
    out.table('static', s['static'])
    out.table('word', s['word.weight'])
    for k in BUCKETS:
        out.table(k, s[f'hashed.{k}.weight'])
    for layer in range(config['layers']):
        for d, suffix in (('f', ''), ('b', '_reverse')):
            p = f'lstm.{layer}.'
            bias = s[p + 'bias_ih_l0' + suffix] + s[p + 'bias_hh_l0' + suffix]
            out.matrix(f'in{layer}{d}', s[p + 'weight_ih_l0' + suffix], bias)
            out.matrix(f'rec{layer}{d}', s[p + 'weight_hh_l0' + suffix], np.zeros_like(bias))
    heads = ['tag', 'name1', 'dep', 'head', 'ldep', 'lhead']
    parts, rows = {}, []
    for h in heads:
        w, b = s[h + '.weight'], s[h + '.bias']
        n = -len(w) % 8
        parts[h] = {'at': sum(len(r[0]) for r in rows), 'size': len(w)}
        rows.append((np.pad(w, ((0, n), (0, 0))), np.pad(b, (0, n))))
    out.matrix('heads', np.concatenate([r[0] for r in rows]), np.concatenate([r[1] for r in rows]))
    # (relu(dep) U + b) . relu(head), and the root's score as one more output
    u, b, root = s['bilinear'], s['headbias'], s['root']
    out.matrix('arc', np.concatenate([u.T, (u @ root)[None]]), np.concatenate([b, [b @ root]]))
    out.matrix('name', s['name.weight'], s['name.bias'])
    out.matrix('label', s['lout.weight'], s['lout.bias'])
    return out, parts


def main(checkpoint, folder, data='../shared/data'):
    c = torch.load(checkpoint, map_location='cpu', weights_only=False)
    os.makedirs(folder, exist_ok=True)
    weights, parts = pack(c['state'], c['config'])
    train = [s for t in ('ewt', 'gum') for s in read_conllu(f'{data}/treebank/en_{t}-ud-train.conllu.gz')]
    files = {'english.bin': bytes(weights.data), 'words.txt': '\n'.join(c['words']).encode(),
             'lemmas.tsv': ('\n'.join('\t'.join(r) for r in table(train)) + '\n').encode()}
    for name, content in files.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(content)
    for name in ('kernel.wasm', 'boundaries.tsv'):  # made by other steps, see README.md
        with open(os.path.join(folder, name), 'rb') as file:
            files[name] = file.read()
    digest = {n: {'bytes': len(b), 'sha256': hashlib.sha256(b).hexdigest()} for n, b in sorted(files.items())}
    version = hashlib.sha256(''.join(d['sha256'] for d in digest.values()).encode()).hexdigest()[:8]
    keep = ('seconds', 'hidden', 'rows', 'batch', 'rate', 'drop', 'seed')
    info = {'model': f'entente-english-1.{version}', 'hidden': c['config']['hidden'], 'layers': c['config']['layers'],
            'learned': c['config']['learned'], 'names': c['config']['names'], 'parts': parts, 'tags': c['tags'],
            'labels': c['labels'], 'files': digest, 'sections': weights.sections,
            'training': {k: v for k, v in c['arguments'].items() if k in keep}, 'measuredInTraining': c['report']}
    with open(os.path.join(folder, 'english.json'), 'w') as file:
        file.write(json.dumps(info, ensure_ascii=False) + '\n')
    print(info['model'], {n: d['bytes'] for n, d in digest.items()})


if __name__ == '__main__':
    main(*sys.argv[1:])
