"""The encoder and its heads of records as they ship, as numbers, to train on from: `encoder.bin` and `records.bin` of a folder.

    python3 training/encoder/restore.py models/english RECORDS.pt

Weights are the int8 ones times their scales; the heads of the language do not ship, and are left out.
"""
import sys

import torch

from records_sets import CLASSES
from shipped import Sections


def layer(s, name, rows=None):
    """(weight, bias), without the rows that pad to a multiple of eight."""
    return s.matrix(name)[:rows], s.array(f'{name}.bias')[:rows]


def body_state(s):
    out = {f'body.{k}.weight': s.table(k) for k in ('piece', 'place', 'shape')}
    norm = lambda name, at: out.update({f'{at}.weight': s.array(f'{name}.gamma'), f'{at}.bias': s.array(f'{name}.beta')})
    norm('norm', 'body.norm')
    for i in range(s.info['body']['layers']):
        for k in ('qkv', 'out', 'up', 'down'):
            out[f'body.layers.{i}.{k}.weight'], out[f'body.layers.{i}.{k}.bias'] = layer(s, f'{i}.{k}')
        for k in ('norm1', 'norm2'):
            norm(f'{i}.{k}', f'body.layers.{i}.{k}')
    return out


def records_state(s):
    r, out = 'records.', {}
    hidden, bias = layer(s, 'classes.hidden')
    wide = len(hidden) // len(CLASSES)
    for n, (k, values) in enumerate(CLASSES.items()):
        out[f'{r}classes.{k}.hidden.weight'], out[f'{r}classes.{k}.hidden.bias'] = hidden[n * wide:(n + 1) * wide], bias[n * wide:(n + 1) * wide]
        out[f'{r}classes.{k}.out.weight'], out[f'{r}classes.{k}.out.bias'] = layer(s, f'classes.{k}', len(values))
    weight, bias = layer(s, 'parts.project')
    at = 0
    for k, rows in (('a', 2), ('b', 2), ('pa', 1), ('pb', 1)):
        n = rows * len(weight) // 6
        out[f'{r}parts.{k}.weight'], out[f'{r}parts.{k}.bias'] = weight[at:at + n], bias[at:at + n]
        at += n
    out[f'{r}parts.out.weight'], out[f'{r}parts.out.bias'] = layer(s, 'parts.out', len(s.info['roles']))
    for name, value in (('parts.facts.weight', 'parts.facts'), ('absent', 'parts.absent'), ('spans.near.weight', 'spans.near')):
        out[r + name] = s.array(value)
    for name in ('spans.ask', 'spans.word', 'conditions.hidden', 'conditions.out'):
        out[f'{r}{name}.weight'], out[f'{r}{name}.bias'] = layer(s, name, 2 if name == 'conditions.out' else None)
    return out


def restore(folder):
    """{'state', 'body'} as `train_records.py` keeps it."""
    encoder, records = Sections(folder, 'encoder'), Sections(folder, 'records')
    return {'state': {**body_state(encoder), **records_state(records)}, 'body': encoder.info['body'],
            'thresholds': records.info['thresholds'], 'odds': records.info['odds']}


if __name__ == '__main__':
    torch.save(restore(sys.argv[1]), sys.argv[2])
