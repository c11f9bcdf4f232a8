"""Writes what `train_contextual.py` taught the networks of trees and names that see the encoder's vectors.

    python3 training/encoder/export_contextual.py TREES.pt NAMES.pt models/english

`contextual.bin` holds the sections that `contextual.json` lists, in the place of those of the same name in `english.bin`.
"""
import sys

import torch

from export_encoder import write

from export import Bin, arrays, pack_name_network, pack_tree_network  # noqa: E402
from train_contextual import SHIPPED


def main(trees, names, folder):
    t, n = (torch.load(path, map_location='cpu', weights_only=False) for path in (trees, names))
    out = Bin()
    pack_tree_network(out, arrays(t['state']), t['config'])
    pack_name_network(out, arrays(n['state']), n['config'], SHIPPED)
    write(folder, 'contextual', out, {'measuredInTraining': {'trees': t['report'], 'names': n['report']}})


if __name__ == '__main__':
    main(*sys.argv[1:])
