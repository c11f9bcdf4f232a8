"""What makes training quick on a processor: products in bfloat16 where it has them, and cheap dropout.

`torch.nn.functional.dropout` draws its numbers one by one and takes longer on a processor than the product before it;
here masks are cut at a random place from one long row of them.
"""
import torch
from torch import nn
from torch.nn import functional as F

ROW = 1 << 24
_masks = {}


def drop(x, rate, training):
    """`x` with a share `rate` of its numbers put to 0 and the others raised to match."""
    if not training or rate == 0:
        return x
    n = x.numel()
    row = _masks.get(rate)
    if row is None or row.numel() < 2 * n:
        row = _masks[rate] = (torch.rand(max(ROW, 2 * n)) >= rate).float() / (1 - rate)
    at = int(torch.randint(row.numel() - n, (1,)))
    return x * row[at:at + n].view(x.shape).to(x.dtype)


def pick(x, *at):
    """`x[at]` of the first axes, with a gradient that is summed quickly (that of indexing by lists is not)."""
    row = torch.as_tensor(at[0])
    for k, other in enumerate(at[1:], 1):
        row = row * x.shape[k] + torch.as_tensor(other)
    return x.flatten(0, len(at) - 1).index_select(0, row)


class Linear(nn.Linear):
    """A linear layer whose product is in bfloat16 while training if `half` is set on the class."""

    half = False

    def forward(self, x):
        if not (self.half and self.training):
            return super().forward(x)
        bias = None if self.bias is None else self.bias.bfloat16()
        return F.linear(x.bfloat16(), self.weight.bfloat16(), bias)
