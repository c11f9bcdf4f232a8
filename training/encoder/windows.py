"""Sentences to windows: what the network sees at once.

A window is a stretch of whole sentences of one document, at most `SIZE` pieces with [CLS] before and [SEP] behind. The
sentences of its core are learnt from or decided there; those around it are context.
"""
import torch

from pieces import SHAPES, SPECIAL, shape

SIZE = 256


class Sentence:
    """Words of a sentence with what is known of them; `marks` holds whatever a task wants to keep."""

    def __init__(self, forms, spaces, pieces, **marks):
        self.forms, self.marks = forms, marks
        self.rows = [pieces.of(f) for f in forms]
        before = [True] + list(spaces[:-1])
        self.shapes = [shape(f) + SHAPES * b for f, b in zip(forms, before)]
        self.size = sum(len(r) for r in self.rows)


class Window:
    """sentences: in order; core: numbers of those (within the window) that are decided here."""

    def __init__(self, sentences, core=None):
        self.sentences = sentences
        self.core = range(len(sentences)) if core is None else core
        self.size = 2 + sum(s.size for s in sentences)
        self.starts, n = [], 0
        for s in sentences:
            self.starts.append(n)
            n += len(s.forms)
        self.words = n


def cut(sentence, pieces, most):
    """A sentence that is too long for a window, in parts; marks of words are not kept for it."""
    out, forms, size = [], [], 0
    for form, rows in zip(sentence.forms, sentence.rows):
        if size + len(rows) > most and forms:
            out.append(Sentence(forms, [True] * len(forms), pieces))
            forms, size = [], 0
        forms.append(form)
        size += min(len(rows), most)
    return out + [Sentence(forms, [True] * len(forms), pieces)]


def pack(sentences, size=SIZE):
    """Windows without overlap, for sets whose sentences are learnt from one by one."""
    out, run, n = [], [], 2
    for s in sentences:
        if s.size + 2 > size:
            continue
        if n + s.size > size:
            out.append(Window(run))
            run, n = [], 2
        run.append(s)
        n += s.size
    return out + ([Window(run)] if run else [])


def overlapping(sentences, size=SIZE, before=64, behind=24):
    """Windows of a document: each sentence is in the core of one, with about `before` pieces of what stands before the
    core and `behind` of what comes after it."""
    out, at = [], 0
    while at < len(sentences):
        first, n = at, 0
        while first > 0 and n + sentences[first - 1].size <= before:
            first -= 1
            n += sentences[first].size
        end = at
        room = size - 2 - behind
        while end < len(sentences) and (end == at or n + sentences[end].size <= room):
            n += sentences[end].size
            end += 1
        while n > size - 2 and first < at:
            n -= sentences[first].size
            first += 1
        last = end
        while last < len(sentences) and n + sentences[last].size <= size - 2:
            n += sentences[last].size
            last += 1
        out.append((first, Window(sentences[first:last], range(at - first, end - first))))
        at = end
    return out


def tensors(windows, pieces):
    """rows, shapes, mask: [windows, pieces]; word: number of each piece's word in its window (words are numbered from 0,
    [CLS], [SEP] and padding have the number one past the last)."""
    wide, words = max(w.size for w in windows), max(w.words for w in windows)
    rows = torch.zeros(len(windows), wide, dtype=torch.long)
    shapes = torch.full((len(windows), wide), SPECIAL)
    word = torch.full((len(windows), wide), words)
    mask = torch.zeros(len(windows), wide, dtype=torch.bool)
    for b, w in enumerate(windows):
        r, s, n, k = [pieces.first], [SPECIAL], [words], 0
        for sentence in w.sentences:
            for ps, sh in zip(sentence.rows, sentence.shapes):
                r += ps
                s += [sh] * len(ps)
                n += [k] * len(ps)
                k += 1
        r.append(pieces.last), s.append(SPECIAL), n.append(words)
        m = min(len(r), wide)
        rows[b, :m], shapes[b, :m], word[b, :m], mask[b, :m] = (torch.tensor(x[:m]) for x in (r, s, n, [True] * m))
    return rows, shapes, mask, word, words
