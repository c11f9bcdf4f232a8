"""Writes an encoder's checkpoint in the form that the engine reads: int8 weights in one file, described by a JSON file.

    python3 training/encoder/export.py LANGUAGE.pt VOCABULARY.txt models/english

`encoder.bin` holds the sections that `encoder.json` lists, as `english.bin` does (see `../export.py`); `pieces.txt` the pieces.
"""
import gzip
import hashlib
import json
import os
import sys

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from export import Bin, arrays  # noqa: E402

SHIPPED = [0.5, 0.5, 0.0]  # the share of each source of names in how names are told by default


def pack_body(out, s, config):
    for k in ('piece', 'place', 'shape'):
        out.table(k, s[f'body.{k}.weight'])
    norm = lambda name, at: (out.put(f'{name}.gamma', s[f'{at}.weight'].astype(np.float32)), out.put(f'{name}.beta', s[f'{at}.bias'].astype(np.float32)))
    norm('norm', 'body.norm')
    for i in range(config['layers']):
        p = f'body.layers.{i}.'
        for k in ('qkv', 'out', 'up', 'down'):
            out.matrix(f'{i}.{k}', s[f'{p}{k}.weight'], s[f'{p}{k}.bias'])
        for k in ('norm1', 'norm2'):
            norm(f'{i}.{k}', p + k)


def pack_trees(out, s):
    t = 'language.trees.'
    parts, rows = {}, []
    for h, at in (('tag', 'language.tag.out'), ('dep', t + 'dep'), ('head', t + 'head'), ('ldep', t + 'ldep'), ('lhead', t + 'lhead')):
        w, b = s[at + '.weight'], s[at + '.bias']
        n = -len(w) % 8
        parts[h] = {'at': sum(len(r[0]) for r in rows), 'size': len(w)}
        rows.append((np.pad(w, ((0, n), (0, 0))), np.pad(b, (0, n))))
    out.matrix('heads', np.concatenate([r[0] for r in rows]), np.concatenate([r[1] for r in rows]))
    # (relu(dep) U + b) . relu(head), and the root's score as one more output
    u, b, root = s[t + 'bilinear'], s[t + 'bias'], s[t + 'root']
    out.matrix('arc', np.concatenate([u.T, (u @ root)[None]]), np.concatenate([b, [b @ root]]))
    out.matrix('label', s[t + 'lout.weight'], s[t + 'lout.bias'])
    return parts


def pack_names(out, s):
    n = 'language.names.'
    out.matrix('names.tags', s[n + 'tags.weight'], s[n + 'tags.bias'] + np.array(SHIPPED) @ s[n + 'source.weight'])
    out.put('names.transitions', s[n + 'transitions'].astype(np.float32))


def main(checkpoint, vocabulary, folder):
    c = torch.load(checkpoint, map_location='cpu', weights_only=False)
    s = arrays(c['state'])
    out = Bin()
    pack_body(out, s, c['body'])
    parts = pack_trees(out, s)
    pack_names(out, s)
    pieces = open(vocabulary, 'rb').read()
    digest = {n: {'bytes': len(b), 'sha256': hashlib.sha256(b).hexdigest()} for n, b in (('encoder.bin', bytes(out.data)), ('pieces.txt', pieces))}
    version = hashlib.sha256(''.join(d['sha256'] for d in digest.values()).encode()).hexdigest()[:8]
    info = {'model': f'entente-encoder-1.{version}', 'body': c['body'], 'trees': {'parts': parts, 'tags': c['tags'], 'labels': c['labels']},
            'files': digest, 'sections': out.sections}
    open(os.path.join(folder, 'encoder.bin'), 'wb').write(out.data)
    open(os.path.join(folder, 'pieces.txt'), 'wb').write(pieces)
    with open(os.path.join(folder, 'encoder.json'), 'w') as file:
        file.write(json.dumps(info, ensure_ascii=False) + '\n')
    print(info['model'], len(out.data), 'bytes,', len(gzip.compress(bytes(out.data))), 'compressed')


if __name__ == '__main__':
    main(*sys.argv[1:])
