"""The mean of the weights of two checkpoints of one training, which may read better than either.

    python3 training/encoder/mean.py A.pt B.pt OUT.pt [SHARE_OF_A]

OUT holds what measuring, calibrating and exporting need; training cannot be resumed from it. The share of A is a half unless given.
"""
import sys

import torch


def main():
    first, second, out, *share = sys.argv[1:]
    share = float(share[0]) if share else 0.5
    a, b = (torch.load(path, weights_only=False) for path in (first, second))
    b['state'] = {k: v * (1 - share) + a['state'][k] * share if v.is_floating_point() else v for k, v in b['state'].items()}
    for k in ('last', 'mean', 'optimizer'):
        b.pop(k, None)
    torch.save(b, out)


if __name__ == '__main__':
    main()
