"""Writes a checkpoint of `train_small.py` in the form that the engine reads: convolutions over trees, and heads of records.

    python3 training/encoder/export_small.py SMALL.pt models/english [DECISIONS.json]

`fast.bin` and `fast-records.bin` hold the sections that the JSON files beside them list, as `english.bin` does (see `../export.py`).
"""
import json
import sys

import numpy as np
import torch

from export_encoder import pack_records, write
from records_say import THRESHOLDS
from records_sets import CLASSES, ROLES, SPANS
from records_tasks import FACTS, STARTS

from export import Bin, arrays  # noqa: E402

HIDDEN_ONE = 512  # what stands for 1 in the int16 vectors of words, see src/language/weights.ts


def pack_convolutions(out, s, layers, below):
    """below: numbers of a word that come out of the network; those before them go into it."""
    p = 'adapter.layers.'
    weight, bias = s[f'{p}0.weight'], s[f'{p}0.bias']
    out.matrix('word', weight[:, :-below], bias)
    out.matrix('state', weight[:, -below:], np.zeros_like(bias))
    for k in range(1, layers):
        out.matrix(f'layer{k}', s[f'{p}{k}.weight'], s[f'{p}{k}.bias'])


def main(checkpoint, folder, decisions=None):
    c = torch.load(checkpoint, map_location='cpu', weights_only=False)
    s = arrays(c['state'])
    assert np.abs(s['records.absent']).max() * HIDDEN_ONE < 32767, 'vectors of who is absent do not fit'
    below = 2 * json.load(open(f'{folder}/english.json', encoding='utf-8'))['trees']['hidden']
    out = Bin()
    pack_convolutions(out, s, c['layers'], below)
    write(folder, 'fast', out, {'wide': c['wide'], 'layers': c['layers']})
    records = Bin()
    pack_records(records, s)
    write(folder, 'fast-records', records, {'wide': c['wide'], 'one': HIDDEN_ONE, 'classes': CLASSES, 'roles': ROLES, 'spans': SPANS, 'facts': {**STARTS, 'end': FACTS},
                                            **(json.load(open(decisions)) if decisions else {'thresholds': THRESHOLDS, 'odds': {}})})


if __name__ == '__main__':
    main(*sys.argv[1:])
