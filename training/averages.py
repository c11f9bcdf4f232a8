"""Averages of weights over the last thousand steps or so, which are better than the last weights."""
import torch


class Average:
    """`with average:` puts the averages into the model for as long as the block runs."""

    def __init__(self, model, memory=0.998):
        self.model, self.memory = model, memory
        self.mean = {k: v.clone() for k, v in model.named_parameters()}
        self.kept = None

    @torch.no_grad()
    def add(self, step):
        k = min(self.memory, step / (step + 20))
        for name, value in self.model.named_parameters():
            self.mean[name].mul_(k).add_(value, alpha=1 - k)

    @torch.no_grad()
    def __enter__(self):
        self.kept = {k: v.clone() for k, v in self.model.named_parameters()}
        for name, value in self.model.named_parameters():
            value.copy_(self.mean[name])

    @torch.no_grad()
    def __exit__(self, *_):
        for name, value in self.model.named_parameters():
            value.copy_(self.kept[name])
