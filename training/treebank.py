"""Reads CoNLL-U (plain or gzip) and IOB files into plain dictionaries."""
import gzip
import re

NAME_TYPES = {'person': 'person', 'organization': 'organization', 'place': 'place'}
IOB_TYPES = {'PER': 'person', 'person': 'person', 'ORG': 'organization', 'corporation': 'organization',
             'group': 'organization', 'LOC': 'place', 'location': 'place', 'MISC': 'other', 'product': 'other',
             'creative-work': 'other'}
OTHER_TYPES = {'abstract', 'event', 'object', 'plant', 'animal', 'substance'}
BETWEEN = {'of', 'the', 'for', 'and', 'de', 'la', 'del', 'du', 'van', 'von', 'der', 'den', 'al', 'bin', 'ibn', '-', "'s",
           '&', "'", '’', '’s', '.', '–'}


def lines(path):
    with (gzip.open(path, 'rt', encoding='utf-8') if path.endswith('.gz') else open(path, encoding='utf-8')) as file:
        yield from file


def read_conllu(path):
    """Sentences in order; each has forms, space (a space follows), upos, xpos, heads (-1 root), deprels, lemmas,
    feats, misc, genre, doc, par (starts a paragraph), names (spans) or None where the file has no Entity column."""
    sentences, genre, doc, newdoc, newpar, entity = [], '', '', True, True, False
    rows, mwt, text, sid = [], [], '', ''
    stack = []
    for line in lines(path):
        line = line.rstrip('\n')
        if line.startswith('#'):
            if line.startswith('# newdoc id = '):
                doc, newdoc, newpar, genre, stack = line[14:], True, True, line[14:].split('-')[0], []
            elif line.startswith('# meta::genre = '):
                genre = line[16:]
            elif line.startswith('# newpar'):
                newpar = True
            elif line.startswith('# text = '):
                text = line[9:]
            elif line.startswith('# sent_id = '):
                sid = line[12:]
            elif line.startswith('# global.Entity'):
                entity = True
        elif line:
            c = line.split('\t')
            if '-' in c[0]:
                a, b = c[0].split('-')
                mwt.append((int(a) - 1, int(b) - 1, c[1], 'SpaceAfter=No' not in c[9]))
            elif '.' not in c[0]:
                rows.append(c)
        elif rows:
            n = len(rows)
            s = {'forms': [r[1] for r in rows], 'lemmas': [r[2] for r in rows], 'upos': [r[3] for r in rows],
                 'xpos': [r[4] for r in rows], 'feats': [r[5] for r in rows], 'heads': [int(r[6]) - 1 for r in rows],
                 'deprels': [r[7] for r in rows], 'space': ['SpaceAfter=No' not in r[9] for r in rows], 'genre': genre,
                 'doc': doc, 'text': text, 'id': sid, 'newdoc': newdoc, 'newpar': newpar, 'mwt': mwt, 'names': None}
            for a, b, _, after in mwt:
                for i in range(a, b + 1):
                    s['space'][i] = after if i == b else False
            if entity:
                s['mentions'] = mentions(rows, stack)
                s['names'] = names(s)
            sentences.append(s)
            rows, mwt, newdoc, newpar = [], [], False, False
    return sentences


def mentions(rows, stack):
    """GUM's Entity column: `(id-type-...` opens, `id)` closes, `(id-type...)` does both. Only mentions that lie in one
    sentence are returned, as (first, last, type)."""
    found, stack = [], []
    for i, row in enumerate(rows):
        m = re.search(r'(?:^|\|)Entity=([^|]*)', row[9])
        if not m:
            continue
        for part in re.findall(r'\([^()]*\)?|[^()]*\)', m.group(1)):
            if part.startswith('('):
                fields = part.strip('()').split('-')
                if part.endswith(')'):
                    found.append((i, i, fields[1]))
                else:
                    stack.append((fields[0], i, fields[1]))
            else:
                key = part.strip('()')
                for j in range(len(stack) - 1, -1, -1):
                    if stack[j][0] == key:
                        found.append((stack[j][1], i, stack[j][2]))
                        del stack[j]
                        break
    return found


def proper(s, i):
    return s['upos'][i] == 'PROPN' or s['xpos'][i] in ('NNP', 'NNPS')


def names(s):
    """Names of a sentence: mentions headed by a PROPN, cut to the run of proper words about their head."""
    out = []
    for first, last, kind in s['mentions']:
        kind = NAME_TYPES.get(kind) or ('other' if kind in OTHER_TYPES else None)
        if kind is None:
            continue
        heads = [i for i in range(first, last + 1) if not first <= s['heads'][i] <= last]
        if not heads or s['upos'][heads[0]] != 'PROPN':
            continue
        h = heads[0]
        # "Ana and Eva": the second conjunct is a mention of its own, and so is the first
        others = [i for i in range(h + 1, last + 1) if s['deprels'][i] == 'conj' and s['heads'][i] == h
                  and any(a > h and a <= i <= b and (a, b) != (first, last) for a, b, _ in s['mentions'])]
        if others:
            last = max(h, min(min(a for a, b, _ in s['mentions'] if a > h and a <= i <= b) for i in others) - 1)
        out.append((*run(s, h, first, last), kind))
    taken, unique = set(), []
    for a, b, kind in sorted(out, key=lambda x: (x[0] - x[1], x[0])):
        if not taken & set(range(a, b + 1)):
            taken |= set(range(a, b + 1))
            unique.append((a, b, kind))
    return sorted(unique)


def run(s, h, first, last):
    """From a proper word out over proper words and at most two linking words between them."""
    a = b = h
    i = h - 1
    while i >= first:
        if proper(s, i):
            a = i
        elif not (s['forms'][i].lower() in BETWEEN and a - i <= 2):
            break
        i -= 1
    i = h + 1
    while i <= last:
        if proper(s, i) or (s['upos'][i] == 'NUM' and b == i - 1):
            b = i
        elif not (s['forms'][i].lower() in BETWEEN and i - b <= 2):
            break
        i += 1
    return a, b


def read_iob(path):
    """IOB1/IOB2, two columns (word tag) or the four of UNER."""
    sentences, forms, tags = [], [], []
    for line in list(lines(path)) + ['\n']:
        if line.startswith('# ') and '\t' not in line:
            continue
        c = line.rstrip('\n').split('\t') if '\t' in line else line.split()
        if len(c) < 2:
            if forms:
                sentences.append({'forms': forms, 'names': spans(tags), 'genre': 'iob'})
            forms, tags = [], []
        elif c[0].isdigit() and len(c) >= 4:
            forms.append(c[1])
            tags.append(c[2])
        else:
            forms.append(c[0])
            tags.append(c[-1])
    return sentences


def spans(tags):
    out, start, kind = [], -1, None
    for i, tag in enumerate(tags + ['O']):
        here = tag[2:] if tag[:2] in ('B-', 'I-') else None
        if kind is not None and (here != kind or tag.startswith('B-')):
            if IOB_TYPES.get(kind):
                out.append((start, i - 1, IOB_TYPES[kind]))
            kind = None
        if here is not None and kind is None:
            start, kind = i, here
    return out
