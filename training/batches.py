"""Sentences as batches of numbers."""
import collections

import numpy as np
import torch

from features import guess_glued, hashes


class Input:
    """Numbers of words, remembered."""

    def __init__(self, words):
        self.words, self.cache = words, {}

    def ids(self, s):
        space = s.get('space')
        glued = guess_glued(s['forms']) if space is None else [False] + [not x for x in space[:-1]]
        out = []
        for key in zip(s['forms'], glued):
            v = self.cache.get(key)
            if v is None:
                v = self.cache[key] = (self.words.row(key[0]), *hashes(*key))
            out.append(v)
        return out

    def tensor(self, batch):
        """[length, batch, 6]"""
        return torch.tensor(np.array([self.ids(s) for s in batch])).transpose(0, 1).contiguous()


def batches(sentences, size, rng=None):
    """Batches of about `size` words; sentences of one length (and with or without a tree), so that nothing is padded."""
    groups = collections.defaultdict(list)
    order = list(range(len(sentences)))
    if rng:
        rng.shuffle(order)
    for i in order:
        s = sentences[i]
        groups[len(s['forms']), 'heads' in s].append(s)
    out = []
    for (n, _), members in groups.items():
        k = max(1, size // n)
        out += [members[i:i + k] for i in range(0, len(members), k)]
    if rng:
        rng.shuffle(out)
    return out
