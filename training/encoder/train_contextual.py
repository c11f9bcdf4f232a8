"""Trains the networks of trees and of names on with the encoder's vectors of words in their text as one more input.

    python3 training/encoder/train_contextual.py trees|names --encoder records.pt --base FOLDER --data ../shared/data
        --models models/english --out OUT.pt --seconds N [--copies 2] [--kept FILE] [--init BEFORE.pt]

They begin from the networks that ship (`english.bin`), whose tables of embeddings stay as they are, or go on from a checkpoint. The encoder is not trained.
"""
import argparse
import os
import random
import time

os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
import numpy as np
import torch
from torch.nn import functional as F

from context_sets import copies
from measure_records import open_model
from pieces import Pieces
from shipped import Shipped

from averages import Average  # noqa: E402  (shipped put the folder above on the path)
from batches import Input, batches
from features import BUCKETS
from model import English, Names
from name_tags import legal_tags, name_f1, name_spans, name_tags
from train import SMOOTHING, Trees as Numbers

SHIPPED = [0, 1]  # the engine names as GUM and WikiGold do


def seen(batch):
    """[length, batch, wide]"""
    return torch.from_numpy(np.stack([s['vectors'] for s in batch])).float().transpose(0, 1)


@torch.no_grad()
def begin(encoder, shipped, prefix, learned):
    for k in BUCKETS:
        encoder.hashed[k].weight.copy_(shipped.table(prefix + k))
    if learned:
        encoder.word.weight.copy_(shipped.table('word'))
    for layer, lstm in enumerate(encoder.lstm):
        lstm.weight_ih_l0.mul_(0.2), lstm.weight_ih_l0_reverse.mul_(0.2)  # what sees the new input begins small
        shipped.fill(lstm, prefix, layer)
        lstm.bias_hh_l0.zero_(), lstm.bias_hh_l0_reverse.zero_()
    for table in (*encoder.hashed.values(), *([encoder.word] if learned else [])):
        table.weight.requires_grad_(False)


class Trees:
    def __init__(self, shipped, wide):
        info = shipped.info['trees']
        self.tags, self.labels = info['tags'], info['labels']
        self.data = Numbers(shipped.words, {t: i for i, t in enumerate(self.tags)}, {t: i for i, t in enumerate(self.labels)})
        self.model = English(shipped.table('static'), info['learned'], len(self.tags), len(self.labels), info['hidden'], layers=info['layers'], context=wide)
        begin(self.model.encoder, shipped, '', True)
        with torch.no_grad():
            weight, bias = shipped.matrix('heads'), shipped.array('heads.bias')
            for name, part in info['parts'].items():
                rows = slice(part['at'], part['at'] + part['size'])
                getattr(self.model, name).weight.copy_(weight[rows]), getattr(self.model, name).bias.copy_(bias[rows])
            arc, bias, n = shipped.matrix('arc'), shipped.array('arc.bias'), len(self.model.bilinear)
            self.model.bilinear.copy_(arc[:n].T), self.model.headbias.copy_(bias[:n])
            self.model.root.copy_(torch.linalg.lstsq(arc[:n].T, arc[n]).solution)
            self.model.lout.weight.copy_(shipped.matrix('label')[:len(self.labels)]), self.model.lout.bias.copy_(shipped.array('label.bias')[:len(self.labels)])

    def loss(self, batch):
        gold = self.data.gold(batch)
        out = self.model(self.data.input.tensor(batch), seen(batch))
        scores = (out['tag'], out['arc'], self.model.label(out, gold[1]))
        return sum(F.cross_entropy(s.flatten(0, 1), g.flatten(), label_smoothing=SMOOTHING) for s, g in zip(scores, gold))

    def measure(self, sentences):
        n = 0
        hits = np.zeros(4, int)
        for batch in batches(sentences, 4000):
            out = self.model(self.data.input.tensor(batch), seen(batch))
            heads, tags = out['arc'].argmax(-1), out['tag'].argmax(-1)
            labels = self.model.label(out, heads).argmax(-1)
            for b, s in enumerate(batch):
                for i in range(len(s['forms'])):
                    upos, xpos = self.tags[tags[b, i]].split('|')
                    right = int(heads[b, i]) - 1 == s['heads'][i]
                    same = self.labels[labels[b, i]].split(':')[0] == s['deprels'][i].split(':')[0]
                    hits += (upos == s['upos'][i], xpos == s['xpos'][i], right, right and same)
                    n += 1
        return dict(zip(('upos', 'xpos', 'uas', 'las'), (round(100 * int(h) / n, 2) for h in hits)))


class NamesInContext:
    def __init__(self, shipped, wide):
        info = shipped.info['names']
        self.input = Input(shipped.words)
        self.model = Names(shipped.table('static'), legal_tags(), 3, info['hidden'], info['layers'], context=wide)
        begin(self.model.encoder, shipped, 'names.', False)
        with torch.no_grad():
            n = self.model.tags.out_features
            self.model.tags.weight.copy_(shipped.matrix('names.tags')[:n]), self.model.tags.bias.copy_(shipped.array('names.tags.bias')[:n])
            self.model.transitions.copy_(shipped.array('names.transitions'))

    def loss(self, batch):
        tags = torch.tensor([name_tags(len(s['forms']), s['names']) for s in batch]).transpose(0, 1)
        return self.model.loss(self.model(self.input.tensor(batch), torch.tensor([s['source'] for s in batch]), seen(batch)), tags)

    def measure(self, sentences):
        constant = self.model.source.weight[SHIPPED].mean(0)
        begin, follow, end = (x.numpy() for x in (self.model.begin, self.model.transitions + self.model.follow, self.model.end))
        gold, found = [], []
        for batch in batches(sentences, 4000):
            scores = self.model(self.input.tensor(batch), constant, seen(batch)).transpose(0, 1).numpy()
            gold += [s['names'] for s in batch]
            found += [name_spans(x, begin, follow, end) for x in scores]
        return name_f1(gold, found)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('network', choices=('trees', 'names'))
    ap.add_argument('--encoder', required=True)
    ap.add_argument('--base', required=True)
    ap.add_argument('--data', default='../shared/data')
    ap.add_argument('--lexicon', default='src/lexicon/data')
    ap.add_argument('--models', default='models/english')
    ap.add_argument('--out', required=True)
    ap.add_argument('--seconds', type=int, default=900, help='of the processor')
    ap.add_argument('--copies', type=int, default=2)
    ap.add_argument('--kept', help='a file for the sentences with their vectors')
    ap.add_argument('--batch', type=int, default=1000)
    ap.add_argument('--init', help='a checkpoint to go on from')
    ap.add_argument('--rate', type=float, default=2e-3)
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    body = open_model(a.encoder).body
    pieces = Pieces([line.rstrip('\n') for line in open(f'{a.base}/vocab.txt', encoding='utf-8')])
    train, dev = copies(a.data, a.lexicon, body, pieces, a.network, a.copies, a.kept)
    shipped = Shipped(a.models)
    task = (Trees if a.network == 'trees' else NamesInContext)(shipped, body.wide)
    model = task.model
    if a.init:
        model.load_state_dict(torch.load(a.init, map_location='cpu', weights_only=False)['state'])
    learnt = [p for p in model.parameters() if p.requires_grad]
    opt = torch.optim.AdamW([{'params': [p for p in learnt if p.ndim > 1], 'weight_decay': 1e-4}, {'params': [p for p in learnt if p.ndim < 2], 'weight_decay': 0}],
                            lr=a.rate, betas=(0.9, 0.95))
    average = Average(model)
    start, epoch, step, used = time.process_time(), 0, 0, 0
    while used < 1:
        total = 0.0
        todo = batches(train[epoch % len(train)], a.batch, rng)
        epoch += 1
        for batch in todo:
            used = (time.process_time() - start) / a.seconds
            if used >= 1:
                break
            for g in opt.param_groups:
                g['lr'] = a.rate * min(1, (step + 1) / 200) * (1 - used)
            loss = task.loss(batch)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 5.0)
            opt.step()
            step += 1
            average.add(step)
            total += loss.item()
        with average, torch.no_grad():
            model.eval()
            report = {name: task.measure(sentences) for name, sentences in dev.items()}
            model.train()
            torch.save({'state': model.state_dict(), 'config': {**model.config, 'context': body.wide}, 'report': report, 'arguments': vars(a)}, a.out)
        print(epoch, step, round(time.process_time() - start), 'loss', round(total / len(todo), 3), report, flush=True)


if __name__ == '__main__':
    main()
