"""The weights of `models/english/english.bin` as numbers, to go on from what ships."""
import json
import os
import sys

import numpy as np
import torch
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from features import Words  # noqa: E402


class Sections:
    """A file of weights beside the JSON that describes it: int8 ones times their scales."""

    def __init__(self, folder, name):
        self.info = json.load(open(f'{folder}/{name}.json', encoding='utf-8'))
        self.data = open(f'{folder}/{name}.bin', 'rb').read()

    def array(self, name):
        s = self.info['sections'][name]
        kind = np.int8 if s['type'] == 'i8' else np.float32
        return torch.from_numpy(np.frombuffer(self.data, kind, int(np.prod(s['shape'])), s['offset']).reshape(s['shape']).astype(np.float32))

    def table(self, name):
        return self.array(name) * self.array(f'{name}.scale')

    def matrix(self, name):
        return self.array(name) * self.array(f'{name}.scale')[:, None]


class Shipped(Sections):
    def __init__(self, folder):
        super().__init__(folder, 'english')
        self.words = Words(open(f'{folder}/words.txt', encoding='utf-8').read().split('\n'), self.info['trees']['learned'])

    @torch.no_grad()
    def fill(self, lstm, prefix, layer):
        """Gives an LSTM layer the weights that ship; its inputs may be wider, then their weights stay as they are."""
        for d, suffix in (('f', ''), ('b', '_reverse')):
            for kind, name in (('ih', f'{prefix}in{layer}{d}'), ('hh', f'{prefix}rec{layer}{d}')):
                weight = self.matrix(name)
                getattr(lstm, f'weight_{kind}_l0{suffix}')[:, :weight.shape[1]] = weight
                getattr(lstm, f'bias_{kind}_l0{suffix}').copy_(self.array(f'{name}.bias'))
        return lstm

    def lstm(self, prefix, layer, hidden):
        return self.fill(nn.LSTM(self.array(f'{prefix}in{layer}f').shape[1], hidden, bidirectional=True), prefix, layer)
