"""A BERT model that comes as ONNX, as the folder from which training begins: `config.json`, `model.safetensors`, `vocab.txt`.

    python3 training/encoder/from_onnx.py MODEL.onnx TOKENIZER.json FOLDER

Exporters keep the names of biases, norms and tables, and write the weights of products transposed and without a name: each is
known by the bias that is added to its product. Needs the package `onnx`.
"""
import json
import os
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file

LAYER = 16  # tensors of one layer
HEADS = 12


def weights(graph):
    """{name: numbers} of a graph, as a BERT model names them."""
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    named = {name: value for name, value in given.items() if name.startswith(('embeddings.', 'encoder.')) and value.dtype == np.float32}
    made_by = {name: node for node in graph.node for name in node.output}
    for node in graph.node:
        bias = [name for name in node.input if node.op_type == 'Add' and name in named and name.endswith('.bias')]
        products = [made_by[name] for name in node.input if name in made_by and made_by[name].op_type == 'MatMul']
        if bias and products:
            matrix, = (name for name in products[0].input if name in given)
            named[bias[0].removesuffix('bias') + 'weight'] = given[matrix].T.copy()
    return named


def main(model, tokenizer, folder):
    named = weights(onnx.load(model).graph)
    layers = 1 + max(int(name.split('.')[2]) for name in named if name.startswith('encoder.layer.'))
    if len(named) != LAYER * layers + 5:
        sys.exit(f'{model} has {len(named)} tensors; a BERT model of {layers} layers has {LAYER * layers + 5}.')
    rows, wide = named['embeddings.word_embeddings.weight'].shape
    config = {'vocab_size': rows, 'hidden_size': wide, 'num_hidden_layers': layers, 'num_attention_heads': HEADS,
              'intermediate_size': len(named['encoder.layer.0.intermediate.dense.bias']),
              'max_position_embeddings': len(named['embeddings.position_embeddings.weight'])}
    with open(tokenizer, encoding='utf-8') as file:
        pieces = json.load(file)['model']['vocab']
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/config.json', 'w') as file:
        json.dump(config, file)
    with open(f'{folder}/vocab.txt', 'w', encoding='utf-8') as file:
        file.writelines(f'{piece}\n' for piece in sorted(pieces, key=pieces.get))
    save_file({name: torch.tensor(np.ascontiguousarray(value)) for name, value in named.items()}, f'{folder}/model.safetensors')


if __name__ == '__main__':
    main(*sys.argv[1:])
