"""What the heads of records say of a document, in the form of the answer keys."""
import torch

from records_sets import AUTHOR, CLASSES, ROLES, SPANS
from records_tasks import PARTS, candidates
from windows import overlapping

SYMMETRIC = {'AGREE', 'CONSULT', 'COOPERATE', 'SUPPORT'}
LONGEST_SPAN = 60
THRESHOLDS = {'event': 0.5, 'position': 0.5, 'forecast': 0.5, 'motive': 0.5, 'relation': 0.5, 'term': 0.5, 'source': 0.5, 'target': 0.5,
              'more': 0.5}  # `more`: from where a second actor stands beside the likeliest on one side
ALONE = {'position': 'holder', 'forecast': 'foreteller', 'motive': 'wanter'}
OWN = {'position': 'evidence', 'forecast': 'then', 'motive': 'content', 'term': 'action'}


@torch.no_grad()
def read(model, doc, pieces, floor=0.08):
    """Anchors with all that the heads say of them: [{kind, sentence, word, p, classes, parts, spans}]; `p` is the probability
    that there is a record, and anchors below `floor` are left out."""
    out = []
    for first, window in overlapping(doc.sentences):
        x = model.vectors([window], pieces)
        heads = model.records
        place = lambda k, i: window.starts[k] + i
        found, pointers = [], []
        said = {name: torch.softmax(head(x[0]), -1) for name, head in heads.classes.items()}
        for k in window.core:
            s = k + first
            for i in range(len(window.sentences[k].forms)):
                for kind in PARTS:
                    p = 1 - float(said[kind][place(k, i), 0])
                    if p < floor:
                        continue
                    row = {'kind': kind, 'sentence': s, 'word': i, 'p': p, 'classes': {}, 'parts': {}, 'spans': {}}
                    for name in (kind, *{'event': ('reality', 'must'), 'position': ('positionAct',), 'relation': ('change',)}.get(kind, ())):
                        row['classes'][name] = {v: round(float(z), 4) for v, z in zip(CLASSES[name], said[name][place(k, i)])}
                    found.append((row, k, i))
        if not found:
            continue
        pairs, owners = ([], [], []), []
        for n, (row, k, i) in enumerate(found):
            asked = AskedAnchor(row)
            heads.ask_parts(pairs, doc, first, window, 0, place(k, i), asked)
            owners += [(n, code) for code, _ in candidates(doc, row['sentence'], set(PARTS[row['kind']]))]
        scores = torch.sigmoid(heads.actor_scores(x, pairs)) if owners else []
        for (n, code), score in zip(owners, scores):
            row = found[n][0]
            for role in PARTS[row['kind']]:
                row['parts'].setdefault(role, {})[code] = round(float(score[ROLES.index(role)]), 4)
        pointers = [(0, window, k, i, None) for _, k, i in found]
        ends = torch.log_softmax(heads.span_scores(x, pointers), -1)
        conditions = torch.sigmoid(heads.conditions(x))[0]
        for n, (row, k, i) in enumerate(found):
            row['conditions'] = [round(float(c), 4) for c in conditions[place(k, i)]]
            for name in {'position': ('evidence', 'issue'), 'forecast': ('then', 'if', 'unless'), 'motive': ('content',), 'term': ('action',)}.get(row['kind'], ()):
                row['spans'][name] = best_span(ends[n, SPANS.index(name)], len(window.sentences[k].forms))
        out += [row for row, *_ in found]
    return out


class AskedAnchor:
    """An anchor of which only the parts are asked, with nobody known to be right."""

    def __init__(self, row):
        self.kind, self.sentence, self.word = row['kind'], row['sentence'], row['word']
        self.parts = {role: (set(), set()) for role in PARTS[row['kind']]}


def best_span(scores, words):
    """(first, last, log probability), last exclusive."""
    first, last = scores[0, :words], scores[1, :words]
    both = first[:, None] + last[None, :]
    i = torch.arange(words)
    both = both.masked_fill((i[None, :] < i[:, None]) | (i[None, :] - i[:, None] >= LONGEST_SPAN), -1e4)
    k = int(both.argmax())
    return k // words, k % words + 1, round(float(both.max()), 3)


def prediction(doc, rows, thresholds=THRESHOLDS):
    """Rows of `read` in the keys' form."""
    t = thresholds
    offset = lambda s, first, last: [doc.offsets[s][first][0], doc.offsets[s][last - 1][1]]
    likely = lambda probabilities, skip='none': max((v for v in probabilities if v != skip), key=probabilities.get)
    out = {'article': doc.id, **{k: [] for k in ('events', 'speakers', 'positions', 'proposals', 'forecasts', 'relations', 'motives')}}
    for row in rows:
        kind, s, w = row['kind'], row['sentence'], row['word']
        if row['p'] < t[kind]:
            continue
        parts = row['parts']
        alone = max(parts[ALONE[kind]], key=parts[ALONE[kind]].get) if kind in ALONE and parts[ALONE[kind]] else None
        span = lambda name: offset(s, *row['spans'][name][:2])
        if kind == 'event':
            category = likely(row['classes']['event'])
            sides = sides_of(parts, t)
            if not sides['source'] and not sides['target']:
                continue
            out['events'].append({**sides, 'category': category, 'reality': likely(row['classes']['reality'], None), 'date': None,
                                  'trigger': offset(s, w, w + 1), 'sentence': offset(s, 0, len(doc.offsets[s])), 'also': [], 'score': row['p']})
        elif kind == 'position':
            a, b = span('issue')
            out['positions'].append({'actor': alone, 'issue': doc.text[a:b], 'stance': likely(row['classes']['position']),
                                     'act': likely(row['classes']['positionAct'], None), 'evidence': span('evidence'), 'speaker': alone, 'score': row['p']})
        elif kind == 'forecast':
            has = row['conditions']
            out['forecasts'].append({'by': alone, 'then': span('then'), 'if': span('if') if has[0] >= 0.5 else None,
                                     'unless': span('unless') if has[1] >= 0.5 else None, 'hedge': likely(row['classes']['forecast']), 'score': row['p']})
        elif kind == 'motive':
            out['motives'].append({'actor': alone, 'kind': likely(row['classes']['motive']), 'content': span('content'), 'evidence': span('content'),
                                   'speaker': AUTHOR, 'score': row['p']})
        elif kind == 'relation':
            two = sorted(parts['party'], key=parts['party'].get, reverse=True)[:2]
            if len(two) == 2:
                out['relations'].append({'a': two[0], 'b': two[1], 'quality': likely(row['classes']['relation']),
                                         'change': likely(row['classes']['change'], None), 'cause': None, 'speaker': AUTHOR,
                                         'evidence': offset(s, 0, len(doc.offsets[s])), 'score': row['p']})
        elif kind == 'term':
            actor = max(parts['asked'], key=parts['asked'].get) if parts['asked'] else None
            by = max(parts['proposer'], key=parts['proposer'].get) if parts['proposer'] else None
            out['proposals'].append({'by': by, 'terms': [{'actor': actor, 'action': span('action')}], 'answers': [], 'evidence': span('action'), 'score': row['p']})
    out['events'] = merged(out['events'])
    return out


def sides_of(parts, t):
    """Who takes part: on each side the likeliest from its threshold, others beside him from that of
    `more`. Nobody stands on both: who does goes where nobody else stands, else where he is likelier."""
    order = {role: sorted(((p, c) for c, p in parts.get(role, {}).items() if c != AUTHOR), reverse=True) for role in ('source', 'target')}
    sides = {role: [c for i, (p, c) in enumerate(found) if p >= t[role] and (i == 0 or p >= t['more'])] for role, found in order.items()}
    for c in set(sides['source']) & set(sides['target']):
        alone = {role: len(members) == 1 for role, members in sides.items()}
        likelier = 'source' if parts['source'][c] > parts['target'][c] else 'target'
        kept = likelier if alone['source'] == alone['target'] else 'source' if alone['source'] else 'target'
        other = 'target' if kept == 'source' else 'source'
        sides[other].remove(c)
        if not sides[other]:
            sides[other] = [x for p, x in order[other] if p >= t[other] and x not in sides[kept]][:1]
    return sides


def merged(events):
    """One event of those of one category, reality and pair of sides whose sentences are next to each other or the same act."""
    out, seen = [], {}
    for e in events:
        k = e['category'], e['reality'], tuple(sorted(e['source'])), tuple(sorted(e['target']))
        old = seen.get(k)
        if old is not None:
            old['also'].append(e['trigger'])
            old['score'] = max(old['score'], e['score'])
            continue
        seen[k] = e
        out.append(e)
    return out
