"""Variants of sentences with names: other names of the same kind take their places (Dai and Adel 2020), from the training
data and from the lexicon, so that the network learns where names stand and not only which there are."""
import json
import re

LEXICON_KINDS = {'states': 'place', 'bodies': 'organization', 'organizations': 'organization', 'persons': 'person'}
PLACES = ('region', 'city', 'water', 'land')
GLUED = '-.,'


def words_of(text):
    return re.findall(r'[\w.]+|[^\w\s]', text)


def lexicon_names(folder):
    """Names of src/lexicon/data by kind, as lists of words."""
    names = {'person': [], 'organization': [], 'place': []}
    for file, kind in LEXICON_KINDS.items():
        with open(f'{folder}/{file}.jsonl', encoding='utf-8') as lines:
            for line in lines:
                entry = json.loads(line)
                names[kind] += [words_of(n['text']) for n in entry['names']]
                names['place'] += [words_of(m['text']) for m in entry.get('metonyms', []) if m['kind'] == 'capital']
    with open(f'{folder}/places.jsonl', encoding='utf-8') as lines:
        names['place'] += [words_of(e['text']) for e in map(json.loads, lines) if e['what'] in PLACES]
    return names


class Swapper:
    """share: of the names of a chosen sentence that are replaced; sentences: of those chosen."""

    def __init__(self, data, lexicon, random, share=0.4, sentences=0.6):
        self.lexicon, self.random, self.share, self.sentences = lexicon, random, share, sentences
        self.seen = {}
        for s in data:
            for a, b, kind in s['names']:
                self.seen.setdefault(kind, {})[tuple(s['forms'][a:b + 1])] = None
        self.seen = {kind: [list(name) for name in names] for kind, names in self.seen.items()}
        pairs = [n for n in self.seen['person'] + lexicon['person'] if len(n) == 2 and all(w.istitle() for w in n)]
        self.given, self.family = [n[0] for n in pairs], [n[1] for n in pairs]

    def fresh(self, kind, length):
        r = self.random.random()
        choose = self.random.choice
        if kind == 'person' and r < 0.35:
            if length == 1:
                return [choose(self.family if self.random.random() < 0.6 else self.given)]
            return [choose(self.given), choose(self.family)]
        return list(choose(self.lexicon[kind] if r < 0.65 else self.seen[kind]))

    def swap(self, s):
        if not s['names'] or self.random.random() > self.sentences:
            return s
        space = s.get('space')
        forms, spaces, names, at = [], [], [], 0
        for a, b, kind in sorted(s['names']):
            forms += s['forms'][at:a]
            old = s['forms'][a:b + 1]
            new, gaps = old, space[a:b + 1] if space else []
            if kind != 'other' and self.random.random() < self.share and not {'and', 'of'} & set(old):
                new = self.fresh(kind, len(old))
                if old[0].isupper() and len(old[0]) > 4:
                    new = [w.upper() for w in new]
                elif old[0].islower():
                    new = [w.lower() for w in new]
                gaps = [not (w == '-' or n[0] in GLUED or n[0] == "'") for w, n in zip(new, new[1:])] + gaps[-1:]
            names.append((len(forms), len(forms) + len(new) - 1, kind))
            forms += new
            if space:
                spaces += space[at:a] + gaps
            at = b + 1
        out = {'forms': forms + s['forms'][at:], 'names': names, 'source': s['source']}
        if space:
            out['space'] = spaces + space[at:]
        return out
