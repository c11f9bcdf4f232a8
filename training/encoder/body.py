"""The encoder: BERT's layers over pieces, then one vector a word (the mean of its pieces)."""
import json

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from fast import Linear, drop
from pieces import SPECIAL


class Layer(nn.Module):
    def __init__(self, wide, heads, inner, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.qkv, self.out = Linear(wide, 3 * wide), Linear(wide, wide)
        self.up, self.down = Linear(wide, inner), Linear(inner, wide)
        self.norm1, self.norm2 = nn.LayerNorm(wide, eps=1e-12), nn.LayerNorm(wide, eps=1e-12)

    def forward(self, x, mask):
        """x: [windows, pieces, wide]; mask: [windows, 1, 1, pieces], True for pieces that are there."""
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, mask)
        part = lambda y: drop(y.float(), self.drop, self.training)
        x = self.norm1(x + part(self.out(seen.transpose(1, 2).reshape(b, n, d))))
        return self.norm2(x + part(self.down(F.gelu(self.up(x)))))


class Body(nn.Module):
    def __init__(self, rows, wide=384, layers=6, heads=12, inner=1536, places=512, drop=0.1):
        super().__init__()
        self.config = dict(rows=rows, wide=wide, layers=layers, heads=heads, inner=inner, places=places)
        self.wide, self.drop = wide, drop
        self.piece, self.place = nn.Embedding(rows, wide), nn.Embedding(places, wide)
        self.shape = nn.Embedding(SPECIAL + 1, wide)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(wide, eps=1e-12)
        self.layers = nn.ModuleList(Layer(wide, heads, inner, drop) for _ in range(layers))

    def forward(self, rows, shapes, mask, word, words):
        """Vectors of words: [windows, words, wide]; see `windows.tensors`."""
        x = self.piece(rows) + self.shape(shapes) + self.place(torch.arange(rows.shape[1]))
        x = drop(self.norm(x), self.drop, self.training)
        seen = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        x = x.float()
        total = torch.zeros(len(rows), words + 1, self.wide).scatter_add_(1, word[..., None].expand_as(x), x)
        count = torch.zeros(len(rows), words + 1).scatter_add_(1, word, torch.ones(word.shape))
        return (total / count.clamp(min=1)[..., None])[:, :words]


def from_bert(folder, drop=0.1):
    """The body as a BERT model of this folder has it (`config.json`, `model.safetensors`)."""
    c = json.load(open(f'{folder}/config.json'))
    s = load_file(f'{folder}/model.safetensors')
    s = {k.removeprefix('bert.'): v for k, v in s.items()}
    body = Body(c['vocab_size'], c['hidden_size'], c['num_hidden_layers'], c['num_attention_heads'], c['intermediate_size'],
                c['max_position_embeddings'], drop)
    with torch.no_grad():
        e = 'embeddings.'
        body.piece.weight.copy_(s[e + 'word_embeddings.weight'])
        # all words are of BERT's first segment
        body.place.weight.copy_(s[e + 'position_embeddings.weight'] + s[e + 'token_type_embeddings.weight'][0])
        body.norm.weight.copy_(s[e + 'LayerNorm.weight'])
        body.norm.bias.copy_(s[e + 'LayerNorm.bias'])
        for i, layer in enumerate(body.layers):
            p = f'encoder.layer.{i}.'
            for kind in ('weight', 'bias'):
                part = lambda name: s[f'{p}{name}.{kind}']
                getattr(layer.qkv, kind).copy_(torch.cat([part(f'attention.self.{x}') for x in ('query', 'key', 'value')]))
                getattr(layer.out, kind).copy_(part('attention.output.dense'))
                getattr(layer.up, kind).copy_(part('intermediate.dense'))
                getattr(layer.down, kind).copy_(part('output.dense'))
                getattr(layer.norm1, kind).copy_(part('attention.output.LayerNorm'))
                getattr(layer.norm2, kind).copy_(part('output.LayerNorm'))
    return body
