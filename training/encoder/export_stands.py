"""Writes heads of stands (`train_stands.py`) in the form that the engine reads: `stands.bin` and `stands.json`.

    python3 training/encoder/export_stands.py stands.pt models/english
"""
import sys

import torch

import export_encoder
import stands_sets
from export_encoder import LAYER_ONE, pack_records, write
from records_tasks import FACTS, STARTS

from export import Bin, arrays  # noqa: E402


def main(checkpoint, folder, least='0.85'):
    c = torch.load(checkpoint, map_location='cpu', weights_only=False)
    export_encoder.CLASSES = stands_sets.CLASSES
    out = Bin()
    pack_records(out, arrays(c['state']))
    write(folder, 'stands', out, {'wide': c['wide'], 'one': LAYER_ONE, 'classes': stands_sets.CLASSES, 'roles': stands_sets.ROLES, 'spans': stands_sets.SPANS,
                                  'facts': {**STARTS, 'end': FACTS}, 'thresholds': {'stand': float(least)}, 'odds': {}})


if __name__ == '__main__':
    main(*sys.argv[1:])
