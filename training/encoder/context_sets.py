"""Sentences of the treebanks and of the sets of names, each word with the encoder's vector in its text."""
import pickle
import random

import numpy as np
import torch

from language_sets import load
from train_language import changed
from windows import Sentence, overlapping, tensors

from swap import Swapper, lexicon_names  # noqa: E402  (language_sets put the folder above on the path)

NAMED = ('gum', 'wikigold', 'wnut')
TREES = ('ewt', 'gum')


@torch.no_grad()
def add_vectors(documents, body, pieces, most=250):
    """Gives each sentence of documents `vectors`: [words, wide], float16; of one that no window holds they are zeros."""
    todo = []
    for document in documents:
        kept = []
        for s in document:
            sentence = Sentence(s['forms'], s.get('space') or [True] * len(s['forms']), pieces, gold=s)
            s['vectors'] = np.zeros((len(s['forms']), body.wide), np.float16)
            if sentence.size <= most:
                kept.append(sentence)
        todo += [w for _, w in overlapping(kept)]
    todo.sort(key=lambda w: w.size)
    while todo:
        batch = todo[:max(1, 3000 // todo[0].size)]
        todo = todo[len(batch):]
        for window, vectors in zip(batch, body(*tensors(batch, pieces))):
            for k in window.core:
                at = window.starts[k]
                window.sentences[k].marks['gold']['vectors'] = vectors[at:at + len(window.sentences[k].forms)].half().numpy()


def copies(data, lexicon, body, pieces, kind, count, path=None):
    """(train, dev): lists of varied copies of the training sentences, and of development sentences by set. `kind` is 'trees' or
    'names', whose copies have other names in the places of theirs; `path` keeps them for another run."""
    try:
        return pickle.load(open(path, 'rb'))
    except (OSError, TypeError):
        pass
    train, dev = load(data)
    sets = TREES if kind == 'trees' else NAMED
    out = []
    for k in range(count):
        rng = random.Random(k)
        swapper = Swapper([s for name in NAMED for d in train[name] for s in d], lexicon_names(lexicon), rng) if kind == 'names' else None
        vary = lambda s: swapper.swap(changed(s, rng)) if swapper else changed(s, rng)
        documents = [[dict(vary(s)) for s in d] for name in sets for d in train[name]]
        add_vectors(documents, body, pieces)
        out.append([s for d in documents for s in d if len(s['forms']) <= 120])
    held = {name: [s for d in documents for s in d] for name, documents in dev.items() if name in (TREES if kind == 'trees' else ('gum', 'wikigold', 'uner'))}
    for name in held:
        add_vectors(dev[name], body, pieces)
    if path:
        pickle.dump((out, held), open(path, 'wb'))
    return out, held
