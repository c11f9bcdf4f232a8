"""Losses and figures of the sets of `language_sets.py`, over the vectors of words of a batch of windows."""
import torch
from torch import nn
from torch.nn import functional as F

from fast import pick
from heads import Names, Pair, Trees, Word
from language_sets import ROLES
from name_tags import NAME_TAGS, legal_tags, name_f1, name_tags

NEAR = 13
LONGEST = 120


def near(distance):
    """The number of a distance in words: exact up to three, then by powers of two, with its direction."""
    d = abs(distance)
    k = d if d <= 3 else 4 if d <= 5 else 5 if d <= 10 else 6
    return k if distance >= 0 or k == 0 else 6 + k


class Language(nn.Module):
    def __init__(self, wide, tags, labels, sources=3):
        super().__init__()
        self.tag_names, self.label_names = tags, labels
        self.tag_row, self.label_row = {t: i for i, t in enumerate(tags)}, {t: i for i, t in enumerate(labels)}
        self.tag, self.trees = Word(wide, len(tags)), Trees(wide, len(labels))
        self.names = Names(wide, legal_tags(), sources)
        self.predicate, self.happened = Word(wide, 2), Word(wide, 1, hidden=128)
        self.roles = Pair(wide, len(ROLES), facts=NEAR)

    @staticmethod
    def sentences(windows, vectors):
        """Vectors of words by sentence, [sentences, words, wide], their mask, and the sentences' dictionaries."""
        wide, marks, at = vectors.shape[1], [], []
        for b, w in enumerate(windows):
            for k in w.core:
                s = w.sentences[k]
                if len(s.forms) <= LONGEST and s.marks:
                    at.append(range(b * wide + w.starts[k], b * wide + w.starts[k] + len(s.forms)))
                    marks.append(s.marks['gold'])
        longest = max(len(r) for r in at)
        rows = torch.tensor([list(r) + [0] * (longest - len(r)) for r in at])
        mask = torch.tensor([[True] * len(r) + [False] * (longest - len(r)) for r in at])
        return vectors.flatten(0, 1).index_select(0, rows.flatten()).view(*rows.shape, -1), mask, marks

    def losses(self, windows, vectors):
        """A dictionary of losses, each a mean over its items."""
        x, mask, gold = self.sentences(windows, vectors)
        out, wide = {}, x.shape[1]
        pad = lambda rows: torch.tensor([r + [-100] * (wide - len(r)) for r in rows])
        trees = [i for i, g in enumerate(gold) if 'heads' in g]
        if trees:
            t = torch.tensor(trees)
            xt, mt, gt = x[t], mask[t], [gold[i] for i in trees]
            tags = pad([[self.tag_row.get(f'{u}|{p}', -100) for u, p in zip(g['upos'], g['xpos'])] for g in gt])
            heads = pad([[h + 1 for h in g['heads']] for g in gt])
            labels = pad([[self.label_row.get(d, -100) for d in g['deprels']] for g in gt])
            loss = lambda scores, right: F.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=-100, label_smoothing=0.02)
            out['tags'] = loss(self.tag(xt), tags)
            out['arcs'] = F.cross_entropy(self.trees.arcs(xt, mt).flatten(0, 1), heads.flatten(), ignore_index=-100)
            out['labels'] = loss(self.trees.labels(xt, heads.clamp(min=0)), labels)
        named = [i for i, g in enumerate(gold) if g.get('names') is not None]
        if named:
            t = torch.tensor(named)
            tags = torch.tensor([name_tags(len(gold[i]['forms']), gold[i]['names']) + [0] * (wide - len(gold[i]['forms'])) for i in named])
            scores = self.names(x[t], torch.tensor([gold[i]['source'] for i in named]))
            out['names'] = self.names.loss(scores, tags, mask[t])
        told = [(i, w, r) for i, g in enumerate(gold) for w, r in predicates_of(g)]
        if told:
            scores = pick(self.predicate(x), [i for i, *_ in told], [w for _, w, _ in told])
            out['predicates'] = F.cross_entropy(scores, torch.tensor([r for *_, r in told]))
        pairs = [(i, p, w, ROLES.index(r)) for i, g in enumerate(gold) for p, w, r in roles_of(g)]
        if pairs:
            i, p, w, r = (list(v) for v in zip(*pairs))
            known = torch.tensor([[near(b - a)] for a, b in zip(p, w)])
            out['roles'] = F.cross_entropy(self.roles.within(x, x, (i, p), (i, w), known), torch.tensor(r))
        happened = [(i, w, v, c) for i, g in enumerate(gold) for w, v, c in g.get('happened', [])]
        if happened:
            i, w, v, c = (list(z) for z in zip(*happened))
            said = self.happened(pick(x, i, w))[:, 0]
            c = torch.tensor(c, dtype=torch.float32)
            out['happened'] = (c * F.smooth_l1_loss(said, torch.tensor(v), reduction='none')).sum() / c.sum()
        return out

    @torch.no_grad()
    def say(self, windows, vectors, source):
        """[(gold, tags, heads, labels, names)] of each core sentence; heads are the likeliest, -1 the root."""
        x, mask, gold = self.sentences(windows, vectors)
        tags, arcs = self.tag(x).argmax(-1), self.trees.arcs(x, mask).argmax(-1)
        labels = self.trees.labels(x, arcs).argmax(-1)
        scores = self.names(x, source)
        out = []
        for i, g in enumerate(gold):
            n = len(g['forms'])
            out.append((g, [self.tag_names[t] for t in tags[i, :n]], [int(h) - 1 for h in arcs[i, :n]],
                        [self.label_names[k] for k in labels[i, :n]], spans_of(self.names.best(scores[i], n))))
        return out


def spans_of(tags):
    out, a = [], 0
    for t, j in enumerate(tags):
        part, _, kind = NAME_TAGS[j].partition('-')
        if part in 'BS':
            a = t
        if part in 'ES' and kind:
            out.append((a, t, kind))
    return out


def predicates_of(gold):
    """(word, whether it is a predicate) of all words but auxiliaries."""
    if 'predicates' not in gold:
        return []
    right = set(gold['predicates'])
    return [(w, int(w in right)) for w, u in enumerate(gold['upos']) if u not in ('AUX', 'PUNCT')]


def roles_of(gold):
    """(predicate, word, role) of all pairs of a predicate and another word."""
    right = {(p, w): r for p, w, r in gold.get('roles', [])}
    return [(p, w, right.get((p, w), 'none')) for p in gold.get('predicates', []) for w in range(len(gold['forms']))
            if w != p and (gold['upos'][w] != 'PUNCT' or (p, w) in right)]


def figures(said):
    """What `say` gives of a set, against its gold: shares in percent, names as F1."""
    n = upos = uas = las = 0
    for g, tags, heads, labels, _ in said:
        if 'heads' not in g:
            continue
        for i in range(len(g['forms'])):
            n += 1
            upos += tags[i].split('|')[0] == g['upos'][i]
            ok = heads[i] == g['heads'][i]
            uas += ok
            las += ok and labels[i].split(':')[0] == g['deprels'][i].split(':')[0]
    out = {k: round(100 * v / n, 2) for k, v in (('upos', upos), ('uas', uas), ('las', las))} if n else {}
    named = [(g['names'], names) for g, *_, names in said if g.get('names') is not None]
    if named:
        out['names'] = name_f1(*zip(*named))
    return out
