"""Marked documents as the encoder learns records from them.

A record hangs on an anchor, the word of its trigger or stretch that governs the others. An anchor has classes (category of
an act, reality, stance ...), stretches (what is foretold, what is wanted), and parts that actors play in it (source, target,
holder ...). Actors are those whom the actors stage finds in the document, known by their codes; a part is learnt from the
mentions near the anchor.
"""
import bisect
import collections
import json

from language_sets import head_of
from windows import Sentence

CATEGORIES = ['none', 'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
              'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
REALITIES = ['actual', 'planned', 'demanded', 'proposed', 'hypothetical', 'denied', 'forecast']
CLASSES = {
    'event': CATEGORIES,
    'reality': REALITIES,
    'must': ['no', 'yes'],
    'position': ['none', '+', '-', 'conditional'],
    'positionAct': ['support', 'oppose', 'reject', 'demand', 'propose', 'accept', 'commit', 'threaten', 'doubt'],
    'forecast': ['none', 'certain', 'likely', 'possible', 'unlikely'],
    'motive': ['none', 'wants', 'fears', 'believes'],
    'relation': ['none', 'ally', 'partner', 'patron', 'rival', 'hostile', 'neutral'],
    'change': ['none', 'closer', 'apart'],
    'term': ['none', 'term'],
}
ANCHORED = ['event', 'position', 'forecast', 'motive', 'relation', 'term']  # classes in which most words are `none`
ROLES = ['source', 'target', 'holder', 'foreteller', 'wanter', 'party', 'asked', 'proposer']
SPANS = ['evidence', 'issue', 'then', 'if', 'unless', 'content', 'action']
AUTHOR = 'author'

many = lambda v: v if isinstance(v, list) else [] if v is None else [v]
spans = lambda v: [] if not v else [v] if isinstance(v[0], int) else v


class Anchor:
    """sentence, word: where it hangs; kind: one of ANCHORED; classes: {class: allowed names}; parts: {role: (right codes,
    codes that are neither right nor wrong)}; spans: {span: [(sentence, first, last)]}, any of which is right; weight."""

    def __init__(self, kind, sentence, word, weight=1.0):
        self.kind, self.sentence, self.word, self.weight = kind, sentence, word, weight
        self.classes, self.parts, self.spans = {}, {}, {}


class Document:
    def __init__(self, row, pieces, clean):
        self.id, self.text, self.clean = row['id'], row['text'], clean
        self.sentences, self.trees, self.offsets = [], [], []
        for s in row['sentences']:
            w = s['words']
            if not w:
                continue
            spaces = [b[0] > a[1] for a, b in zip(w, w[1:])] + [True]
            self.sentences.append(Sentence([self.text[a:b] for a, b in w], spaces, pieces))
            self.trees.append(s)
            self.offsets.append(w)
        kept = [i for i, s in enumerate(row['sentences']) if s['words']]
        number = {old: new for new, old in enumerate(kept)}
        self.mentions = []
        for m in row['mentions']:
            k = number.get(m['sentence'])
            where = k is not None and self.words_in(*m['span'], sentence=k)
            if where:
                _, first, last = where
                self.mentions.append({'sentence': k, 'first': first, 'last': last, 'kind': m['kind'], 'codes': m['side'], 'kinds': m['kinds'],
                                      'head': head_of(self.trees[k]['heads'], first, last)})
        count = collections.Counter(c for m in self.mentions for c in m['codes'])
        order = sorted(count, key=lambda c: (-count[c], c))
        self.actors = {c: {'rank': i, 'count': count[c], 'kind': None} for i, c in enumerate(order)}
        for m in self.mentions:
            for c in m['codes']:
                if len(m['kinds']) == 1:
                    self.actors[c]['kind'] = self.actors[c]['kind'] or m['kinds'][0]
        self.anchors, self.ignored, self.hard = [], set(), set()

    def words_in(self, start, end, sentence=None):
        """(sentence, first, last), last exclusive: the words that a stretch of text touches, in its first sentence."""
        if sentence is None:
            sentence = bisect.bisect_right([w[0][0] for w in self.offsets], start) - 1
            if sentence < 0 or (self.offsets[sentence][-1][1] <= start):
                sentence += 1
            if sentence >= len(self.offsets):
                return None
        w = self.offsets[sentence]
        inside = [i for i, (a, b) in enumerate(w) if a < end and start < b]
        return (sentence, inside[0], inside[-1] + 1) if inside else None

    def anchor_of(self, span):
        """(sentence, word, first, last) of a stretch, or None where no words are read (captions and such)."""
        at = span and self.words_in(*span)
        if not at:
            return None
        k, first, last = at
        upos, heads = self.trees[k]['upos'], self.trees[k]['heads']
        while first < last - 1 and upos[first] == 'PUNCT':
            first += 1
        while last > first + 1 and upos[last - 1] == 'PUNCT':
            last -= 1
        return k, head_of(heads, first, last), first, last


def alternatives(row, field):
    right = set(many(row.get(field)))
    other = {c for alt in row.get(f'{field}_alt') or [] for c in many(alt)} - right
    return right, other


def add_key(doc, key):
    """Anchors of a document from its key."""
    made = {}

    def anchor(kind, span, weight=1.0, whole=False):
        at = doc.anchor_of(span)
        if not at:
            return None
        k, word, first, last = at
        a = made.get((kind, k, word))
        if a is None:
            a = made[kind, k, word] = Anchor(kind, k, word, weight)
            doc.anchors.append(a)
        a.weight = max(a.weight, weight)
        if not whole:
            doc.ignored.update((kind, k, i) for i in range(first, last))
        return a

    def allow(a, **classes):
        for name, values in classes.items():
            a.classes.setdefault(name, set()).update(v for v in many(values) if v is not None)

    def part(a, role, right, other=()):
        old = a.parts.get(role)
        right, other = set(right), set(other)
        if old:
            # two records at one word: what only one of them has is neither right nor wrong
            both = old[0] | right
            a.parts[role] = (both, (old[1] | other) - both)
        else:
            a.parts[role] = (right, other - right)

    def stretch(a, name, span):
        at = span and doc.words_in(*span)
        if at and at[0] == a.sentence:
            a.spans.setdefault(name, []).append(at)

    for e in key.get('events') or []:
        for i, span in enumerate(spans(e.get('trigger')) + spans(e.get('also'))):
            a = anchor('event', span, 1.0 if i == 0 else 0.5)
            if not a:
                continue
            allow(a, event=e['category'], reality=e['reality'])
            if i == 0:
                allow(a, must='yes' if e.get('must') else 'no')
            for role in ('source', 'target'):
                part(a, role, *alternatives(e, role))
    for n in key.get('not_events') or []:
        at = doc.words_in(*n['span'])
        if at:
            doc.hard.update((at[0], i) for i in range(at[1], at[2]))
    for p in key.get('positions') or []:
        a = anchor('position', p.get('evidence'), whole=True)
        if a:
            allow(a, position=p['stance'], positionAct=p.get('act'))
            part(a, 'holder', many(p['actor'])[:1], many(p['actor'])[1:])
            stretch(a, 'evidence', p['evidence'])
            for issue in many(p['issue']):
                at = find(doc, a.sentence, issue, p['evidence'])
                if at:
                    a.spans.setdefault('issue', []).append(at)
    for f in key.get('forecasts') or []:
        a = anchor('forecast', f.get('then'), whole=True)
        if a:
            allow(a, forecast=f.get('hedge') or 'likely')
            part(a, 'foreteller', many(f.get('by'))[:1], many(f.get('by'))[1:])
            for name in ('then', 'if', 'unless'):
                stretch(a, name, f.get(name))
    for m in key.get('motives') or []:
        a = anchor('motive', m.get('content'), whole=True)
        if a:
            allow(a, motive=m['kind'])
            part(a, 'wanter', many(m['actor']))
            stretch(a, 'content', m['content'])
    for r in key.get('relations') or []:
        a = anchor('relation', r.get('evidence'), whole=True)
        if a:
            allow(a, relation=r['quality'], change=r.get('change') or 'none')
            part(a, 'party', many(r['a'])[:1] + many(r['b'])[:1], many(r['a'])[1:] + many(r['b'])[1:])
    for p in key.get('proposals') or []:
        for t in p.get('terms') or []:
            a = anchor('term', t.get('action'), whole=True)
            if a:
                allow(a, term='term')
                part(a, 'asked', many(t.get('actor')))
                part(a, 'proposer', many(p.get('by')))
                stretch(a, 'action', t['action'])
    return doc


def find(doc, sentence, words, evidence):
    """Where the wording of an issue stands in a sentence: its words one after the other."""
    want = words.lower().split() if isinstance(words, str) else []
    forms = [f.lower() for f in doc.sentences[sentence].forms]
    for i in range(len(forms) - len(want) + 1):
        if want and forms[i:i + len(want)] == want:
            return sentence, i, i + len(want)
    return None


PASSAGE_KINDS = {'events': 'event', 'positions': 'position', 'proposals': 'term', 'forecasts': 'forecast', 'relations': 'relation', 'motives': 'motive'}


def passage_key(row):
    """A labelled sentence or passage of the project's own in the form of a key; its words occur once, and kinds that it leaves out were not marked."""
    at = lambda words: [row['text'].index(words), row['text'].index(words) + len(words)] if isinstance(words, str) and words in row['text'] else None
    quoted = lambda r: {**r, **{k: at(r[k]) for k in ('evidence', 'content', 'then', 'if', 'unless') if k in r}}
    key = {'article': row['id'], 'only': [kind for name, kind in PASSAGE_KINDS.items() if name in row]}
    key['events'] = [{'category': e['category'], 'reality': e['reality'], 'trigger': at(e['trigger']), 'also': [at(words) for words in e.get('also') or []], 'source': e['sourceCodes'], 'target': e['targetCodes']}
                     for e in row.get('events') or [] if e['trigger'] in row['text']]
    for name in PASSAGE_KINDS:
        if name != 'events':
            key[name] = [quoted(r) for r in row.get(name) or []]
    for proposal in key['proposals']:
        proposal['terms'] = [{**t, 'action': at(t['action'])} for t in proposal.get('terms') or []]
    return key


def read_lines(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


def load(documents, keys, pieces, clean=lambda id: True):
    """Documents of the files `documents` (of `documents.ts`) with the keys {id: key}; those without a key are left out."""
    out = []
    for path in documents:
        for row in read_lines(path):
            key = keys.get(row['id'])
            if key:
                doc = add_key(Document(row, pieces, clean(row['id'])), key)
                doc.kinds = key.get('only') or ANCHORED
                doc.key = key
                out.append(doc)
    return out
