"""Heads of records: losses on marked documents, and what they say of a document."""
import torch
from torch import nn
from torch.nn import functional as F

from fast import pick
from heads import Pair, Span, Word
from language_sets import ROLES as ROLE_NAMES
from language_tasks import NEAR, near
from records_sets import ANCHORED, AUTHOR, CLASSES, ROLES, SPANS

MENTION_KINDS = ['name', 'demonym', 'metonym', 'role', 'nominal', 'pronoun', 'set']
ACTOR_KINDS = ['state', 'igo', 'organization', 'person', 'group', 'unknown']
RELATIONS = ['nsubj', 'nsubj:pass', 'obj', 'iobj', 'obl', 'obl:agent', 'nmod', 'nmod:poss', 'compound', 'amod', 'conj', 'appos', 'other']
PLACES = ['behind', 'before', '-1', '-2', '-3', 'earlier', 'later', 'author']
RANKS = [1, 2, 3, 6, 12, 10 ** 9]

# Rows of facts about an anchor and a mention, kind after kind; the first row of each is "does not apply".
STARTS, _n = {}, 0
for _name, _size in (('mention', 1 + len(MENTION_KINDS)), ('actor', 1 + len(ACTOR_KINDS)), ('place', 1 + len(PLACES)), ('near', 1 + NEAR),
                     ('tree', 1 + 3 * len(RELATIONS)), ('rank', 1 + len(RANKS)), ('many', 3)):
    STARTS[_name], _n = _n, _n + _size
FACTS = _n
HEARD = (-3, 1)  # sentences about the anchor's whose mentions may play a part


def facts(doc, anchor_sentence, anchor_word, mention, code):
    """Numbers of what is known of a mention of an actor beside an anchor."""
    out = {}
    actor = doc.actors.get(code)
    if mention is None:
        out['place'] = PLACES.index('author') if code == AUTHOR else PLACES.index('earlier')
    else:
        out['mention'] = MENTION_KINDS.index(mention['kind'])
        d = mention['sentence'] - anchor_sentence
        if d == 0:
            out['place'] = PLACES.index('before' if mention['head'] < anchor_word else 'behind')
            out['near'] = near(mention['head'] - anchor_word)
            out['tree'] = tree_fact(doc.trees[anchor_sentence], anchor_word, mention['head'])
        else:
            out['place'] = PLACES.index('later' if d > 0 else str(max(d, -3)))
        out['many'] = int(len(mention['codes']) > 1)
    if actor:
        out['actor'] = ACTOR_KINDS.index(actor['kind'] or 'unknown')
        out['rank'] = next(i for i, r in enumerate(RANKS) if actor['rank'] < r)
    return [start if out.get(name) is None else start + 1 + out[name] for name, start in STARTS.items()]


def tree_fact(tree, anchor, head):
    """How a mention stands to an anchor in the tree: governed by it, governed by what governs it, or governing it."""
    label = lambda i: RELATIONS.index(tree['labels'][i]) if tree['labels'][i] in RELATIONS else len(RELATIONS) - 1
    if tree['heads'][head] == anchor:
        return label(head)
    up, at = 0, anchor
    while tree['heads'][at] >= 0 and up < 6:
        at = tree['heads'][at]
        up += 1
        if tree['heads'][head] == at:
            return len(RELATIONS) + label(head)
        if at == head:
            return 2 * len(RELATIONS) + label(anchor)
    return None


def candidates(doc, sentence, roles):
    """[(code, mentions near, or [None])]: who may play a part at an anchor of this sentence."""
    near_by = {}
    for m in doc.mentions:
        if HEARD[0] <= m['sentence'] - sentence <= HEARD[1]:
            for c in m['codes']:
                near_by.setdefault(c, []).append(m)
    out = [(c, near_by.get(c, [None])) for c in doc.actors]
    return out + [(AUTHOR, [None])] if roles & {'holder', 'foreteller', 'proposer'} else out


PARTS = {'event': ('source', 'target'), 'position': ('holder',), 'forecast': ('foreteller',), 'motive': ('wanter',), 'relation': ('party',),
         'term': ('asked', 'proposer')}
OWN_SPANS = {'position': ('evidence', 'issue'), 'forecast': ('then', 'if', 'unless'), 'motive': ('content',), 'term': ('action',)}
CONDITIONAL = ('forecast',)  # kinds that may have an `if` and an `unless`
# classes asked only at anchors of a kind
DETAILS = {'event': ('reality', 'must'), 'position': ('positionAct',), 'relation': ('change',)}


class Records(nn.Module):
    def __init__(self, wide, hidden=256):
        super().__init__()
        self.classes = nn.ModuleDict({name: Word(wide, len(values), hidden=hidden) for name, values in CLASSES.items()})
        self.parts = Pair(wide, len(ROLES), facts=FACTS)
        self.absent = nn.Parameter(torch.randn(2, wide) * 0.1)  # who is not near: an actor, the author
        self.spans = Span(wide, len(SPANS))
        self.conditions = Word(wide, 2, hidden=64)  # whether a forecast has an `if`, an `unless`

    @torch.no_grad()
    def learn_from_roles(self, roles):
        """Begins with what the roles of predicates have taught: who acts is a source, who undergoes or receives it a target."""
        for name in ('a', 'b', 'pa', 'pb'):
            getattr(self.parts, name).load_state_dict(getattr(roles, name).state_dict())
        # distances in words are known from there, all other facts begin as nothing
        self.parts.facts.weight.zero_()
        start = STARTS['near'] + 1
        self.parts.facts.weight[start:start + NEAR] = roles.facts.weight
        none, agent, patient, goal = (ROLE_NAMES.index(r) for r in ('none', 'agent', 'patient', 'goal'))
        for row, kinds in (('source', [agent]), ('holder', [agent]), ('foreteller', [agent]), ('wanter', [agent]), ('proposer', [agent]),
                           ('asked', [agent]), ('target', [patient, goal]), ('party', [agent, patient])):
            k = ROLES.index(row)
            self.parts.out.weight[k] = roles.out.weight[kinds].mean(0) - roles.out.weight[none]
            self.parts.out.bias[k] = roles.out.bias[kinds].mean() - roles.out.bias[none]

    def losses(self, batch, vectors):
        """batch: [(doc, first sentence, window)]; vectors: [windows, words, wide]."""
        out = {}
        asked = {name: ([], [], [], []) for name in CLASSES}  # window, word, allowed, weight
        pairs = [], [], [], [], []  # anchor (window, word), mention vector row, role of candidate, facts
        pointers = []
        for b, (doc, offset, window) in enumerate(batch):
            by_word = {(a.kind, a.sentence, a.word): a for a in doc.anchors}
            for k in window.core:
                s = k + offset
                for i in range(len(window.sentences[k].forms)):
                    place = window.starts[k] + i
                    for kind in doc.kinds:
                        a = by_word.get((kind, s, i))
                        if a is None and (kind, s, i) in doc.ignored:
                            continue
                        ask(asked[kind], b, place, a.classes[kind] if a else {'none'},
                            a.weight if a else 2.0 if kind == 'event' and (s, i) in doc.hard else 1.0)
                        if a:
                            for name in DETAILS.get(kind, ()):
                                if a.classes.get(name):
                                    ask(asked[name], b, place, a.classes[name], 1.0)
                            self.ask_parts(pairs, doc, offset, window, b, place, a)
                            pointers.append((b, window, k, i, a))
        x = vectors
        for name, (b, w, allowed, weight) in asked.items():
            if not b:
                continue
            scores = self.classes[name](x)
            scores = F.log_softmax(pick(scores, b, w), -1)
            mask = torch.full_like(scores, -1e4)
            values = CLASSES[name]
            for i, ok in enumerate(allowed):
                mask[i, [values.index(v) for v in ok if v in values]] = 0.0
            weight = torch.tensor(weight)
            out[name] = -(torch.logsumexp(scores + mask, -1) * weight).sum() / weight.sum()
        if pairs[0]:
            out['parts'] = self.part_loss(x, pairs)
        if pointers:
            loss = self.span_loss(x, pointers)
            if loss is not None:
                out['spans'] = loss
            told = [(b, window.starts[k] + i, [float(bool(a.spans.get('if'))), float(bool(a.spans.get('unless')))])
                    for b, window, k, i, a in pointers if a.kind in CONDITIONAL]
            if told:
                b, w, t = zip(*told)
                out['conditions'] = F.binary_cross_entropy_with_logits(pick(self.conditions(x), list(b), list(w)), torch.tensor(t))
        return out

    @staticmethod
    def ask_parts(pairs, doc, offset, window, b, place, a):
        roles = set(PARTS[a.kind])
        for code, mentions in candidates(doc, a.sentence, roles):
            wanted = []
            for role in PARTS[a.kind]:
                if role not in a.parts:
                    continue
                right, other = a.parts[role]
                if code in other:
                    continue
                wanted.append((ROLES.index(role), float(code in right)))
            if not wanted:
                continue
            rows = []
            for m in mentions:
                k = None if m is None else m['sentence'] - offset
                if m is None or not 0 <= k < len(window.sentences):
                    rows.append((None if code != AUTHOR else AUTHOR, facts(doc, a.sentence, a.word, None, code)))
                else:
                    rows.append((window.starts[k] + m['head'], facts(doc, a.sentence, a.word, m, code)))
            pairs[0].append((b, place))
            pairs[1].append(rows)
            pairs[2].append(wanted)

    def actor_scores(self, x, pairs):
        """[(actor, role)] scores: the log of the sum over an actor's mentions."""
        wide = x.shape[1]
        flat = torch.cat([x.flatten(0, 1), self.absent])
        absent = len(flat) - 2
        anchor, mention, known, owner = [], [], [], []
        for n, ((b, place), rows) in enumerate(zip(pairs[0], pairs[1])):
            for word, f in rows:
                anchor.append(b * wide + place)
                mention.append(absent if word is None else absent + 1 if word == AUTHOR else b * wide + word)
                known.append(f)
                owner.append(n)
        scores = self.parts.within(flat, flat, (anchor,), (mention,), torch.tensor(known))
        owner = torch.tensor(owner)
        top = torch.full((len(pairs[0]), scores.shape[1]), -1e4).index_reduce(0, owner, scores.detach(), 'amax')
        summed = torch.zeros_like(top).index_add(0, owner, (scores - top[owner]).exp())
        return summed.clamp(min=1e-9).log() + top

    def part_loss(self, x, pairs):
        scores = self.actor_scores(x, pairs)
        n, r, y = zip(*[(n, r, y) for n, wanted in enumerate(pairs[2]) for r, y in wanted])
        return F.binary_cross_entropy_with_logits(scores[list(n), list(r)], torch.tensor(y)) * 8

    def span_scores(self, x, pointers):
        """Scores of first and last words of every span kind at each pointer, over the words of its sentence."""
        wide = max(len(window.sentences[k].forms) for _, window, k, *_ in pointers)
        rows = torch.tensor([[b * x.shape[1] + window.starts[k] + j if j < len(window.sentences[k].forms) else 0 for j in range(wide)]
                             for b, window, k, *_ in pointers])
        mask = torch.tensor([[j < len(window.sentences[k].forms) for j in range(wide)] for _, window, k, *_ in pointers])
        distance = torch.tensor([[j - i for j in range(wide)] for *_, i, _ in pointers])
        flat = x.flatten(0, 1)
        words = flat.index_select(0, rows.flatten()).view(*rows.shape, -1)
        anchors = pick(x, [p[0] for p in pointers], [p[1].starts[p[2]] + p[3] for p in pointers])
        return self.spans(anchors, words, distance, mask)

    def span_loss(self, x, pointers):
        pointers = [p for p in pointers if p[4].spans]
        if not pointers:
            return None
        scores = F.log_softmax(self.span_scores(x, pointers), -1)
        losses = []
        for n, p in enumerate(pointers):
            for name, places in p[4].spans.items():
                k = SPANS.index(name)
                both = torch.stack([scores[n, k, 0, first] + scores[n, k, 1, last - 1] for _, first, last in places])
                losses.append(-torch.logsumexp(both, 0))
        return torch.stack(losses).mean()


def ask(lists, b, place, allowed, weight):
    for row, value in zip(lists, (b, place, allowed, weight)):
        row.append(value)
