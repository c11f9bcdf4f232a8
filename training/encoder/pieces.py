"""Words to pieces of words, as BERT's uncased WordPiece cuts them; `src/language/encoder/pieces.ts` is its twin.

The cases of letters are lost in the pieces, so each word also has a shape (see `shape`), which the network adds.
"""
import functools
import unicodedata

SHAPES = 8  # other, lower, Capitalised, UPPER, mixed, digits, one capital, punctuation
SPECIAL = 2 * SHAPES  # of [CLS] and [SEP]
MOST = 24  # pieces of one word


def shape(form):
    """The number of a word's shape. A space before it makes another of it: `shape(form) + SHAPES * spaced`."""
    kinds = [unicodedata.category(c) for c in form]
    if 'Nd' in kinds:
        return 5
    upper = [k == 'Lu' for k in kinds if k.startswith('L')]
    if not upper:
        return 7
    if not any(upper):
        return 1
    if all(upper):
        return 6 if len(upper) == 1 else 3
    if upper[0] and not any(upper[1:]):
        return 2
    return 4


def is_punctuation(c):
    """ASCII signs that are no letters, digits or spaces, and Unicode's punctuation."""
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c).startswith('P')


class Pieces:
    def __init__(self, vocabulary):
        """vocabulary: the pieces in the order of their rows."""
        self.row = {p: i for i, p in enumerate(vocabulary)}
        self.unknown, self.first, self.last, self.hidden = (self.row[x] for x in ('[UNK]', '[CLS]', '[SEP]', '[MASK]'))
        self.of = functools.lru_cache(maxsize=400_000)(self._of)

    def _of(self, form):
        """Rows of a word's pieces; at least one."""
        plain = ''.join(c for c in unicodedata.normalize('NFD', form.lower()) if unicodedata.category(c) != 'Mn')
        parts, run = [], ''
        for c in plain:
            if c.isspace() or is_punctuation(c):
                parts += [run] if run else []
                parts += [] if c.isspace() else [c]
                run = ''
            else:
                run += c
        parts += [run] if run else []
        return tuple(r for part in parts for r in self._cut(part))[:MOST] or (self.unknown,)

    def _cut(self, part):
        rows, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                row = self.row.get(('##' if start else '') + part[start:end])
                if row is not None:
                    break
            else:
                return [self.unknown]
            rows.append(row)
            start = end
        return rows
