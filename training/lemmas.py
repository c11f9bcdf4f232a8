"""Lemmas seen in the training treebanks, as `form xpos lemma` lines: the engine's rules do the rest."""
import collections

from features import norm


def table(sentences):
    seen = collections.defaultdict(collections.Counter)
    for s in sentences:
        for form, xpos, upos, lemma in zip(s['forms'], s['xpos'], s['upos'], s['lemmas']):
            if upos in ('PROPN', 'PUNCT', 'SYM', 'X', 'NUM') or lemma == '_' or xpos in ('NNP', 'NNPS', 'GW', 'FW', 'AFX'):
                continue
            seen[norm(form), xpos][lemma] += 1
    rows = []
    for (form, xpos), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if count < 2 or '\t' in form or lemma == form and not form.endswith(('s', 'ed', 'ing', 'er', 'est')):
            continue
        if lemma == form and xpos in ('NN', 'JJ', 'RB', 'IN', 'VB', 'VBP', 'CC', 'DT', 'CD', 'UH'):
            continue
        rows.append((form, xpos, lemma))
    return sorted(rows)
