"""The sets that teach the language: trees, names, roles of predicates, whether what is told happened.

Sentences are dictionaries as `treebank.py` reads them, with `roles` ([(predicate, word, role)], predicates) and
`happened` ([(word, value, weight)]) where EWT's have them, and `source`, the number of the set its names are from.
"""
import collections
import gzip
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from treebank import read_conllu, read_iob  # noqa: E402

GUM, WIKIGOLD, WNUT = range(3)
ROLES = ['none', 'agent', 'patient', 'goal', 'other', 'negation', 'modal', 'time', 'place', 'adverbial', 'reason']
ADJUNCTS = {'ARGM-NEG': 'negation', 'ARGM-MOD': 'modal', 'ARGM-TMP': 'time', 'ARGM-LOC': 'place', 'ARGM-ADV': 'adverbial',
            'ARGM-PRP': 'reason', 'ARGM-CAU': 'reason', 'ARGM-GOL': 'goal'}
FUNCTIONS = {'PAG': 'agent', 'PPT': 'patient', 'GOL': 'goal'}


def rows(path):
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        yield from map(json.loads, file)


def head_of(heads, first, last):
    """The word of a stretch that is governed from outside it; the last of several."""
    out = [i for i in range(first, last) if not first <= heads[i] < last]
    return out[0] if out else first


def functions(data):
    """(roleset, number) -> what the argument is: PAG, PPT, GOL ..."""
    return {(r['roleset'], n): f.upper() for r in rows(f'{data}/roles/propbank_frames.jsonl.gz') for n, f, *_ in r['roles']}


def add_roles(sentences, data, part):
    by_id = {s['id']: s for s in sentences}
    kinds = functions(data)
    for r in rows(f'{data}/roles/propbank_ewt_{part}.jsonl.gz'):
        s = by_id.get(r['id'])
        if s is None or len(s['forms']) != r['words']:
            continue
        s['predicates'], s['roles'] = [], []
        for p in r['predicates']:
            if not p['args'] and s['upos'][p['word']] == 'AUX':
                continue
            s['predicates'].append(p['word'])
            for name, first, last in p['args']:
                if name.startswith('ARG') and name[3:4].isdigit() and '-' not in name:
                    f = kinds.get((p['roleset'], name[3]), '')
                    role = FUNCTIONS.get(f) or ({'0': 'agent', '1': 'patient'}.get(name[3], 'other') if not f else 'other')
                else:
                    role = ADJUNCTS.get(name)
                if role:
                    s['roles'].append((p['word'], head_of(s['heads'], first, last), role))
    for r in rows(f'{data}/roles/uds_factuality_{part}.jsonl.gz'):
        s = by_id.get(r['id'])
        if s is not None and r['word'] < len(s['forms']):
            s.setdefault('happened', []).append((r['word'], r['factuality'], r['confidence']))


def load(data):
    """(train, dev): lists of documents (lists of sentences) by name of set."""
    train, dev = {}, {}
    for part, into in (('train', train), ('dev', dev)):
        for bank in ('ewt', 'gum'):
            sentences = read_conllu(f'{data}/treebank/en_{bank}-ud-{part}.conllu.gz')
            if bank == 'ewt':
                add_roles(sentences, data, part)
            for s in sentences:
                s['source'] = GUM
            documents = collections.OrderedDict()
            for s in sentences:
                documents.setdefault(s['doc'], []).append(s)
            into[bank] = list(documents.values())
    wiki = read_iob(f'{data}/names/wikigold.iob.gz')
    for s in wiki:
        s['source'] = WIKIGOLD
    wnut = read_iob(f'{data}/names/wnut17-train.iob.gz')
    for s in wnut:
        s['source'] = WNUT
    n = len(wiki) * 4 // 5
    train['wikigold'], dev['wikigold'] = [wiki[i:i + 8] for i in range(0, n, 8)], [wiki[i:i + 8] for i in range(n, len(wiki), 8)]
    train['wnut'] = [[s] for s in wnut]
    dev['uner'] = [[{**s, 'source': None}] for s in read_iob(f'{data}/names/uner-english-ewt-dev.iob2.gz')]
    return train, dev
