"""Texts whose stands are marked: who wants, asks, offers or refuses which act, of whom, on which condition.

The heads of stands are those of records (`records_tasks.py`) with classes, parts and stretches of their own: a stand hangs on the word of
its act that governs the others.
"""
import re

import records_sets
import records_tasks
from records_sets import Anchor, Document, read_lines

KINDS = ['demand', 'propose', 'support', 'oppose', 'refuse', 'commit', 'accept', 'threaten', 'want', 'may', 'will']
CLASSES = {'stand': ['none', *KINDS], 'wants': ['yes', 'no']}
ROLES = ['stander', 'doer']
SPANS = ['action', 'if', 'unless']
# which head of records each part and stretch begins as
BEGUN = {'stander': 'proposer', 'doer': 'asked', 'action': 'action', 'if': 'if', 'unless': 'unless'}
SMALL = set('a an and for her his in its of on or s the their to'.split())


def use():
    """Makes the heads of records heads of stands."""
    for module in (records_sets, records_tasks):
        module.CLASSES, module.ROLES, module.SPANS = CLASSES, ROLES, SPANS
    records_tasks.PARTS = {'stand': ('stander', 'doer')}
    records_tasks.DETAILS = {'stand': ('wants',)}
    records_tasks.CONDITIONAL = ('stand',)


def words_of(code):
    return [w for w in re.findall(r'[a-z0-9]+', code.split(':')[-1].lower()) if w not in SMALL]


def is_short_for(short, words):
    """Whether a word is made of the first letters of others: "anc" of "african national congress"."""
    return len(words) > 1 and short == ''.join(w[0] for w in words)


def likeness(have, want):
    """How surely two names are one body's, from 0: the share of words in common where the noun is one, or where all words of one name are the other's."""
    if not have or not want:
        return 0
    if len(have) == 1 and is_short_for(have[0], want) or len(want) == 1 and is_short_for(want[0], have):
        return 1
    have, want = ([w.rstrip('s') for w in words] for words in (have, want))
    common = set(have) & set(want)
    if have[-1] != want[-1] and common != set(want) and common != set(have):
        return 0
    return len(common) / max(len(have), len(want))


def known_as(code, doc):
    """The codes under which the document knows somebody whom its key calls otherwise: those of the likest names."""
    if code in doc.actors:
        return [code]
    if ':' not in code:
        return []
    kind, want = code.split(':')[0], words_of(code)
    shares = [(likeness(words_of(other), want), other) for other in doc.actors if ':' in other and (other.split(':')[0] == 'per') == (kind == 'per')]
    best = max((share for share, _ in shares), default=0)
    return [other for share, other in shares if share == best > 0]


def add_stands(doc, row):
    text = row['text']
    at = lambda words: None if words is None else (text.index(words), text.index(words) + len(words))
    made, lost = {}, 0
    for s in row['stands']:
        place = doc.anchor_of(at(s['action']))
        if not place:
            continue
        k, word, *_ = place
        a = made.get((k, word))
        if a is None:
            a = made[k, word] = Anchor('stand', k, word)
            doc.anchors.append(a)
        a.classes.setdefault('stand', set()).add(s['kind'])
        a.classes.setdefault('wants', set()).add('yes' if s['wants'] else 'no')
        for role, codes in (('stander', s['holder']), ('doer', s['doer'])):
            right = {known for code in codes for known in known_as(code, doc)}
            lost += bool(codes) and not right
            if codes and not right:
                continue  # somebody whom the document does not know: nothing is learnt of this part
            a.parts[role] = (a.parts.get(role, (set(),))[0] | right, set())
        for name in SPANS:
            span = at(s.get(name))
            there = span and doc.words_in(*span)
            if there and there[0] == k:
                a.spans.setdefault(name, []).append(there)
    doc.kinds, doc.key = ['stand'], row
    return lost


def load(documents, rows, pieces):
    """Documents of files of `documents.ts` with the rows of stands of the same ids."""
    rows = {row['id']: row for file in rows for row in read_lines(file)}
    out, lost = [], 0
    for file in documents:
        for row in read_lines(file):
            if row['id'] in rows:
                doc = Document(row, pieces, True)
                lost += add_stands(doc, rows[row['id']])
                out.append(doc)
    return out, lost
