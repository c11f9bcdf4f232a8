"""Writes the checkpoints in the form that the engine reads: int8 weights in one file, described by a JSON file.

    python3 training/export.py TREES.pt NAMES.pt models/english [DATA]

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

    def matrix(self, name, weight, bias, eights=False):
        n = -len(weight) % 8
        weight = np.pad(weight, ((0, n), (0, 0)))
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
        if eights:
            # those of one sign among eight that relaxed.as adds may sum to 258, with half a step of rounding each
            pairs = weight.reshape(len(weight), -1, 4, 2, 2)
            most = np.maximum(pairs.clip(0).sum((2, 4)), -pairs.clip(None, 0).sum((2, 4))).max((1, 2))
            scale = np.maximum(scale, most / 254)
        self.put(name, np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8))
        self.put(name + '.scale', scale.astype(np.float32))
        self.put(name + '.bias', np.pad(bias, (0, n)).astype(np.float32))


def pack_tables(out, state, prefix):
    for k in BUCKETS:
        out.table(prefix + k, state[f'encoder.hashed.{k}.weight'])


def pack_layers(out, state, config, prefix, constant=()):
    """LSTM layers. Numbers that are the same for every word become part of the first layer's bias; what it makes of vectors in
    context is a matrix of its own."""
    context = config.get('context', 0)
    for layer in range(config['layers']):
        for d, suffix in (('f', ''), ('b', '_reverse')):
            p = f'encoder.lstm.{layer}.'
            weight = state[p + 'weight_ih_l0' + suffix]
            bias = state[p + 'bias_ih_l0' + suffix] + state[p + 'bias_hh_l0' + suffix]
            if layer == 0:
                own = weight.shape[1] - len(constant) - context
                if context:
                    out.matrix(f'{prefix}context{d}', weight[:, own + len(constant):], np.zeros_like(bias))
                weight, bias = weight[:, :own], bias + weight[:, own:own + len(constant)] @ np.asarray(constant, np.float32)
            out.matrix(f'{prefix}in{layer}{d}', weight, bias)
            out.matrix(f'{prefix}rec{layer}{d}', state[p + 'weight_hh_l0' + suffix], np.zeros_like(bias))


def arrays(state):
    return {k: v.float().numpy() for k, v in state.items()}


def pack_tree_network(out, s, config):
    pack_layers(out, s, config, '')
    parts, rows = {}, []
    for h in ('tag', 'dep', 'head', 'ldep', 'lhead'):
        w, b = s[h + '.weight'], s[h + '.bias']
        n = -len(w) % 8
        parts[h] = {'at': sum(len(r[0]) for r in rows), 'size': len(w)}
        rows.append((np.pad(w, ((0, n), (0, 0))), np.pad(b, (0, n))))
    out.matrix('heads', np.concatenate([r[0] for r in rows]), np.concatenate([r[1] for r in rows]))
    # (relu(dep) U + b) . relu(head), and the root's score as one more output
    u, b, root = s['bilinear'], s['headbias'], s['root']
    out.matrix('arc', np.concatenate([u.T, (u @ root)[None]]), np.concatenate([b, [b @ root]]))
    out.matrix('label', s['lout.weight'], s['lout.bias'])
    return parts


def pack_name_network(out, s, config, shipped):
    pack_layers(out, s, config, 'names.', s['source.weight'][shipped].mean(0))
    out.matrix('names.tags', s['tags.weight'], s['tags.bias'])
    out.put('names.transitions', s['transitions'].astype(np.float32))


def pack_trees(out, state, config):
    s = arrays(state)
    out.table('static', s['encoder.static'])
    out.table('word', s['encoder.word.weight'])
    pack_tables(out, s, '')
    return pack_tree_network(out, s, config)


def pack_names(out, state, config, shipped):
    s = arrays(state)
    pack_tables(out, s, 'names.')
    pack_name_network(out, s, config, shipped)


def main(trees, names, folder, data='../shared/data'):
    c, n = (torch.load(path, map_location='cpu', weights_only=False) for path in (trees, names))
    os.makedirs(folder, exist_ok=True)
    weights = Bin()
    parts = pack_trees(weights, c['state'], c['config'])
    pack_names(weights, n['state'], n['config'], n['shipped'])
    train = [s for t in ('ewt', 'gum') for s in read_conllu(f'{data}/treebank/en_{t}-ud-train.conllu.gz')]
    files = {'english.bin': bytes(weights.data), 'words.txt': '\n'.join(c['words']).encode(),
             'lemmas.tsv': ('\n'.join('\t'.join(r) for r in table(train)) + '\n').encode()}
    for name, content in files.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(content)
    for name in ('kernel.wasm', 'boundaries.weights'):  # made by other steps, see README.md
        with open(os.path.join(folder, name), 'rb') as file:
            files[name] = file.read()
    digest = {n: {'bytes': len(b), 'sha256': hashlib.sha256(b).hexdigest()} for n, b in sorted(files.items())}
    version = hashlib.sha256(''.join(d['sha256'] for d in digest.values()).encode()).hexdigest()[:8]
    keep = ('seconds', 'hidden', 'layers', 'rows', 'batch', 'rate', 'drop', 'seed')
    training = lambda x: {k: x['arguments'][k] for k in keep if k in x['arguments']}
    info = {'model': f'entente-english-1.{version}',
            'trees': {'hidden': c['config']['hidden'], 'layers': c['config']['layers'], 'learned': c['config']['learned'],
                      'parts': parts, 'tags': c['tags'], 'labels': c['labels']},
            'names': {'hidden': n['config']['hidden'], 'layers': n['config']['layers']},
            'files': digest, 'sections': weights.sections, 'training': {'trees': {**training(c), 'teachers': len(c['arguments'].get('teachers') or [])}, 'names': training(n)},
            'measuredInTraining': {'trees': c['report'], 'names': n['report']}}
    with open(os.path.join(folder, 'english.json'), 'w') as file:
        file.write(json.dumps(info, ensure_ascii=False) + '\n')
    print(info['model'], {n: d['bytes'] for n, d in digest.items()})


if __name__ == '__main__':
    main(*sys.argv[1:])
