"""Documents as arrays, so that a step over many short sentences takes no longer to gather than to compute.

Marked documents and those that the encoder told (`documents.ts --told`) become the same: for each word and class a
distribution to be learnt, for each anchor the parts of actors and the stretches of text, each as likely as it was told.
"""
import collections
import math

import numpy as np
import torch

from records_sets import ANCHORED, AUTHOR, CLASSES, ROLES, SPANS, Anchor, Document, read_lines
from records_tasks import DETAILS, PARTS, candidates, facts
from small_vectors import with_heads

ABSENT, WRITER = -1, -2  # candidates without words of their own: an actor who is not near, the author
MOST_ABSENT = 4  # of those not near of whom nobody says that they take part
LONGEST = 700  # words of a stretch of a document that is learnt from at once


class Told:
    """What is to be learnt of an anchor: classes {name: {value: share}}, parts {role: {code: share}}, ignored codes, spans
    {name: [(first, last, share)]}, conditions (if, unless) or None, weight."""

    def __init__(self, kind, sentence, word, weight=1.0):
        self.kind, self.sentence, self.word, self.weight = kind, sentence, word, weight
        self.classes, self.parts, self.ignored, self.spans, self.conditions = {}, {}, {}, {}, None


def told_of_marks(doc):
    out = []
    for a in doc.anchors:
        t = Told(a.kind, a.sentence, a.word, a.weight)
        t.classes = {name: {v: 1 / len(values) for v in values} for name, values in a.classes.items() if values}
        for role, (right, other) in a.parts.items():
            t.parts[role], t.ignored[role] = {c: 1.0 for c in right}, set(other)
        t.spans = {name: [(first, last, 1.0) for _, first, last in places] for name, places in a.spans.items()}
        if a.kind == 'forecast':
            t.conditions = tuple(float(name in a.spans) for name in ('if', 'unless'))
        out.append(t)
    return out


def told_of_teacher(row, number):
    out = []
    for r in row['told']:
        if r['sentence'] not in number:
            continue
        t = Told(r['kind'], number[r['sentence']], r['word'])
        t.classes, t.parts = r['classes'], r.get('parts') or {}
        t.spans = {name: [(first, last, math.exp(log))] for name, (first, last, log) in (r.get('spans') or {}).items()}
        if r['kind'] == 'forecast' and r.get('conditions'):
            t.conditions = tuple(r['conditions'])
        # what hangs on a record counts as much as the record does
        t.weight = 1 - t.classes[t.kind].get('none', 0)
        out.append(t)
    return out


class Piece:
    """Whole sentences of a document with all that is learnt of them; rows of words begin with the first sentence's."""

    def __init__(self, doc, first, last, told, kinds, soft, rng):
        self.sentences = doc.sentences[first:last]
        starts, n = {}, 0
        for k in range(first, last):
            starts[k] = n
            n += len(doc.sentences[k].forms)
        self.words = n
        told = [t for t in told if first <= t.sentence < last]
        at = {(t.kind, starts[t.sentence] + t.word): t for t in told}
        self.classes = {}  # name: (words, shares, weights)
        for kind in kinds:
            values = CLASSES[kind]
            shares, weights = np.zeros((n, len(values)), np.float32), np.ones(n, np.float32)
            shares[:, 0] = 1
            for k, s, i in doc.ignored:
                if k == kind and first <= s < last:
                    weights[starts[s] + i] = 0
            if kind == 'event':
                for s, i in doc.hard:
                    if first <= s < last:
                        weights[starts[s] + i] = 2
            for (k, w), t in at.items():
                if k == kind:
                    shares[w] = [t.classes[kind].get(v, 0) for v in values]
                    weights[w] = 1 if soft else t.weight
            self.classes[kind] = np.arange(n), shares, weights
        for kind, names in DETAILS.items():
            for name in names:
                rows = [(w, t) for (k, w), t in at.items() if k == kind and t.classes.get(name)]
                if rows:
                    self.classes[name] = (np.array([w for w, _ in rows]), np.array([[t.classes[name].get(v, 0) for v in CLASSES[name]] for _, t in rows], np.float32),
                                          np.array([t.weight if soft else 1 for _, t in rows], np.float32))
        anchor, candidate, known, owner, asked = [], [], [], [], []
        owners = 0
        for (kind, w), t in at.items():
            if not t.parts:
                continue
            kept, rest = [], []
            for code, mentions in candidates(doc, t.sentence, set(PARTS[kind])):
                wanted = [(ROLES.index(role), t.parts[role].get(code, 0.0)) for role in PARTS[kind] if role in t.parts and code not in t.ignored.get(role, ())]
                if not wanted:
                    continue
                rows = []
                for m in mentions:
                    if m is None or not first <= m['sentence'] < last:
                        rows.append((WRITER if code == AUTHOR else ABSENT, facts(doc, t.sentence, t.word, None, code)))
                    else:
                        rows.append((starts[m['sentence']] + m['head'], facts(doc, t.sentence, t.word, m, code)))
                near = mentions != [None] or code == AUTHOR or any(y > 0.02 for _, y in wanted)
                (kept if near else rest).append((rows, wanted))
            share = max(1, len(rest) / MOST_ABSENT)
            some = rng.sample(rest, MOST_ABSENT) if len(rest) > MOST_ABSENT else rest
            kept = [(*x, 1) for x in kept] + [(*x, share) for x in some]
            for rows, wanted, weight in kept:
                for c, f in rows:
                    anchor.append(w), candidate.append(c), known.append(f), owner.append(owners)
                asked += [(owners, r, y, float(weight) * (t.weight if soft else 1)) for r, y in wanted]
                owners += 1
        self.owners = owners
        self.pairs = [np.array(x, np.int64) for x in (anchor, candidate, owner)] + [np.array(known, np.int64).reshape(-1, 7)]
        self.asked = np.array(asked, np.float32).reshape(-1, 4)
        self.spans = [(w, starts[t.sentence], len(doc.sentences[t.sentence].forms), SPANS.index(name), places, t.weight if soft else 1.0)
                      for (_, w), t in at.items() for name, places in t.spans.items()]
        self.conditions = [(w, *t.conditions, t.weight if soft else 1.0) for (_, w), t in at.items() if t.conditions]


def pieces_of(doc, told, kinds, soft, rng):
    out, first, n = [], 0, 0
    for k, s in enumerate(doc.sentences):
        if n and n + len(s.forms) > LONGEST:
            out.append(Piece(doc, first, k, told, kinds, soft, rng))
            first, n = k, 0
        n += len(s.forms)
    return out + [Piece(doc, first, len(doc.sentences), told, kinds, soft, rng)]


def told_documents(paths, words, rng, most=None):
    """Pieces of the documents that the encoder told."""
    out = []
    for path in paths:
        for row in read_lines(path):
            if not row['sentences']:
                continue
            doc = with_heads(Document(row, words, True))
            kept = [i for i, s in enumerate(row['sentences']) if s['words']]
            out += pieces_of(doc, told_of_teacher(row, {old: new for new, old in enumerate(kept)}), ANCHORED, True, rng)
            if most and sum(p.words for p in out[-50:]) and sum(p.words for p in out) > most:
                return out
    return out


class Joined:
    """Pieces one after the other as tensors."""

    def __init__(self, pieces):
        self.sentences = [s for p in pieces for s in p.sentences]
        offsets = np.cumsum([0, *(p.words for p in pieces)])
        self.words = int(offsets[-1])
        cat = lambda arrays: torch.from_numpy(np.concatenate(arrays))
        self.classes = {}
        for name in CLASSES:
            own = [(p.classes[name], o) for p, o in zip(pieces, offsets) if name in p.classes]
            if own:
                self.classes[name] = cat([c[0] + o for c, o in own]), cat([c[1] for c, _ in own]), cat([c[2] for c, _ in own])
        owners = np.cumsum([0, *(p.owners for p in pieces)])
        self.owners = int(owners[-1])
        some = [(p, o, w) for p, o, w in zip(pieces, offsets, owners) if p.owners]
        if some:
            self.anchor = cat([p.pairs[0] + o for p, o, _ in some])
            candidate = cat([np.where(p.pairs[1] < 0, p.pairs[1], p.pairs[1] + o) for p, o, _ in some])
            self.candidate = torch.where(candidate == ABSENT, self.words, torch.where(candidate == WRITER, self.words + 1, candidate))
            self.owner, self.known = cat([p.pairs[2] + w for p, _, w in some]), cat([p.pairs[3] for p, *_ in some])
            asked = torch.from_numpy(np.concatenate([p.asked + np.array([w, 0, 0, 0], np.float32) for p, _, w in some]))
            self.asked = asked[:, 0].long(), asked[:, 1].long(), asked[:, 2], asked[:, 3]
        spans = [(w + o, s + o, n, k, places, weight) for p, o in zip(pieces, offsets) for w, s, n, k, places, weight in p.spans]
        self.spans = None
        if spans:
            self.spans = torch.tensor([x[:3] for x in spans]).T
            self.places = torch.tensor([(n, x[3], first, last - 1) for n, x in enumerate(spans) for first, last, _ in x[4]]).T
            self.shares = torch.tensor([x[5] * max(share for *_, share in x[4]) for x in spans])
        self.conditions = [(w + o, *c) for p, o in zip(pieces, offsets) for w, *c in p.conditions]


def count(pieces):
    kinds = collections.Counter()
    for p in pieces:
        for kind in ANCHORED:
            if kind in p.classes:
                kinds[kind] += float((1 - p.classes[kind][1][:, 0]).sum())
    return {k: round(v) for k, v in kinds.items()}
