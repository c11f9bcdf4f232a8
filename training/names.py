"""Trains the network of names.

    python3 training/names.py --data DATA --trees model.pt --out names.pt --seconds 600 [--fold K] [--teachers a.pt b.pt]

With teachers, EWT's sentences, in which nobody marked names, are learnt from too, as the teachers' mean reads them.
The vocabulary and the word vectors are those of the network of trees. `--fold K` learns from UNER too, but for part K
(0 to 4) of it, and measures on that. GUM's and WikiGold's development parts are only measured.
"""
import argparse
import os
import random
import time

# OpenBLAS's own threads spin against each other in small products: ten times slower
os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
import torch

from augment import vary
from averages import Average
from batches import Input, batches
from features import Words
from model import Names
from name_tags import legal_tags, name_f1, name_spans, name_tags
from swap import Swapper, lexicon_names
from treebank import read_conllu, read_iob

GUM, WIKIGOLD, WNUT, UNER, EWT = range(5)
# the engine names as GUM and WikiGold do
SHIPPED = [GUM, WIKIGOLD]
FOLDS = 5


def mark(sentences, source):
    for s in sentences:
        s['source'] = source
    return sentences


def shipped(model):
    return model.source.weight[SHIPPED].mean(0)


def potentials(model):
    return tuple(x.numpy() for x in (model.begin, model.transitions + model.follow, model.end))


@torch.no_grad()
def read_with(teachers, data, sentences):
    """Sentences with the names that the mean of the teachers finds in them."""
    begin, follow, end = (sum(x) / len(teachers) for x in zip(*map(potentials, teachers)))
    out = []
    for batch in batches(sentences, 4000):
        ids = data.tensor(batch)
        scores = (sum(t(ids, shipped(t)) for t in teachers) / len(teachers)).transpose(0, 1).numpy()
        out += [{'forms': s['forms'], 'space': s['space'], 'names': name_spans(x, begin, follow, end)}
                for s, x in zip(batch, scores)]
    return out


@torch.no_grad()
def evaluate(model, data, sentences, source):
    """F1 with the vector of the engine (None) or of one source."""
    model.eval()
    constant = shipped(model) if source is None else model.source.weight[source]
    begin, follow, end = potentials(model)
    gold, found = [], []
    for batch in batches(sentences, 4000):
        scores = model(data.tensor(batch), constant).transpose(0, 1).numpy()
        gold += [s['names'] for s in batch]
        found += [name_spans(x, begin, follow, end) for x in scores]
    model.train()
    return name_f1(gold, found)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--data', default='../shared/data')
    ap.add_argument('--lexicon', default='src/lexicon/data')
    ap.add_argument('--trees', required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--seconds', type=int, default=600)
    ap.add_argument('--hidden', type=int, default=128)
    ap.add_argument('--batch', type=int, default=600)
    ap.add_argument('--rate', type=float, default=2.5e-3)
    ap.add_argument('--drop', type=float, default=0.5)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--fold', type=int)
    ap.add_argument('--teachers', nargs='+', help='checkpoints of names')
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    gum = mark(read_conllu(f'{a.data}/treebank/en_gum-ud-train.conllu.gz'), GUM)
    gum_dev = read_conllu(f'{a.data}/treebank/en_gum-ud-dev.conllu.gz')
    wiki = mark(read_iob(f'{a.data}/names/wikigold.iob.gz'), WIKIGOLD)
    cut = len(wiki) * 4 // 5
    wiki, wiki_dev = wiki[:cut], wiki[cut:]
    wnut = mark(read_iob(f'{a.data}/names/wnut17-train.iob.gz'), WNUT)
    uner = mark(read_iob(f'{a.data}/names/uner-english-ewt-dev.iob2.gz'), UNER)
    held, first, last = [], 0, len(uner)
    if a.fold is not None:
        first, last = (len(uner) * k // FOLDS for k in (a.fold, a.fold + 1))
        held = uner[first:last]
    uner = uner[:first] + uner[last:]
    sources = gum + wiki + wnut + uner
    trees = torch.load(a.trees, map_location='cpu', weights_only=False)
    data = Input(Words(trees['words'], trees['config']['learned']))
    static = trees['state']['encoder.static']
    model = Names(static, legal_tags(), 5, hidden=a.hidden, drop=a.drop)
    silver = []
    if a.teachers:
        teachers = []
        for path in a.teachers:
            c = torch.load(path, map_location='cpu', weights_only=False)
            teachers.append(Names(static, legal_tags(), c['config']['sources'], hidden=c['config']['hidden'], layers=c['config']['layers']))
            teachers[-1].load_state_dict(c['state'])
            teachers[-1].eval()
        silver = mark(read_with(teachers, data, read_conllu(f'{a.data}/treebank/en_ewt-ud-train.conllu.gz')), EWT)
    swapper = Swapper(sources, lexicon_names(a.lexicon), rng)
    train = [s for s in gum + wiki * 3 + wnut + uner * 2 + silver if len(s['forms']) <= 120]
    print(len(train), 'sentences', sum(p.numel() for p in model.parameters()), 'parameters', flush=True)
    opt = torch.optim.AdamW(model.parameters(), lr=a.rate, weight_decay=1e-4, betas=(0.9, 0.95))
    average = Average(model)
    start, epoch, step, done = time.process_time(), 0, 0, False
    while not done:
        epoch += 1
        for batch in batches([swapper.swap(vary(s, rng)) for s in train], a.batch, rng):
            used = (time.process_time() - start) / a.seconds
            if used >= 1:
                done = True
                break
            for g in opt.param_groups:
                g['lr'] = a.rate * min(1, (step + 1) / 100) * (1 - used)
            source = torch.tensor([s['source'] for s in batch])
            tags = torch.tensor([name_tags(len(s['forms']), s['names']) for s in batch]).transpose(0, 1)
            loss = model.loss(model(data.tensor(batch), source), tags)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            opt.step()
            step += 1
            average.add(step)
        if epoch % 4 == 0 or done:
            with average:
                report = {'gum': evaluate(model, data, gum_dev, None), 'wikigold': evaluate(model, data, wiki_dev, None),
                          'gumAsGum': evaluate(model, data, gum_dev, GUM)}
                if held:
                    report['uner'] = evaluate(model, data, held, UNER)
                    report['unerAsShipped'] = evaluate(model, data, held, None)
                torch.save({'state': model.state_dict(), 'config': model.config, 'shipped': SHIPPED, 'report': report,
                            'arguments': vars(a)}, a.out)
            print(epoch, step, round(time.process_time() - start), report, flush=True)


if __name__ == '__main__':
    main()
