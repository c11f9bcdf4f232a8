"""What the network sees of a word. `src/language/features.ts` computes the same numbers; `training/README.md` says how
the two are compared."""

BUCKETS = {'suffix5': 8192, 'suffix3': 4096, 'suffix2': 1024, 'prefix3': 4096, 'shape': 512}

QUOTES = {'“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '``': '"', "''": '"', '‘': "'", '’': "'", '`': "'", '–': '-',
          '‑': '-', '‐': '-', '−': '-', '—': '--', '…': '...'}


def norm(form):
    """Lower case, straight quotes, plain hyphens, digits as 0 unless the word is a short number."""
    word = QUOTES.get(form)
    if word is not None:
        return word
    if any(c in form for c in '’‘‑'):
        form = form.replace('’', "'").replace('‘', "'").replace('‑', '-')
    return form.lower()


def digits(word):
    return ''.join('0' if '0' <= c <= '9' else c for c in word)


def fnv(text, buckets):
    """FNV-1a over UTF-16 code units."""
    h = 0x811C9DC5
    data = text.encode('utf-16-le', 'surrogatepass')
    for i in range(0, len(data), 2):
        h = ((h ^ (data[i] | data[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return h % buckets


def utf16(text):
    return [text.encode('utf-16-le', 'surrogatepass')[i:i + 2].decode('utf-16-le', 'surrogatepass')
            for i in range(0, 2 * len(text.encode('utf-16-le', 'surrogatepass')) // 2, 2)]


def units(text):
    """UTF-16 code units as characters (surrogates apart), so that cuts agree with JavaScript's."""
    if all(ord(c) < 0x10000 for c in text):
        return text
    return ''.join(utf16(text))


def shape(form):
    """`McDonald's` -> XxXxx'x; a run of a class is cut at two; other characters stand for themselves."""
    out = []
    for c in form:
        if '0' <= c <= '9':
            k = 'd'
        elif c.lower() != c.upper():
            k = 'X' if c == c.upper() else 'x'
        elif ord(c) > 127:
            k = 'u'
        else:
            k = c
        if len(out) < 2 or out[-1] != k or out[-2] != k:
            out.append(k)
    return ''.join(out[:12])


CLOSING = {',', '.', ';', ':', '!', '?', ')', ']', '}', '%', "n't", 'n’t'}
OPENING = {'(', '[', '{', '$', '£', '€'}


def guess_glued(forms):
    """Whether each word follows the one before without a space, for data that does not say."""
    return [i > 0 and (f in CLOSING or forms[i - 1] in OPENING or len(f) > 1 and f[0] in "'’") for i, f in enumerate(forms)]


def hashes(form, glued):
    word = digits(units(norm(form)))
    return (fnv('5' + word[-5:], BUCKETS['suffix5']), fnv('3' + word[-3:], BUCKETS['suffix3']),
            fnv('2' + word[-2:], BUCKETS['suffix2']), fnv('p' + word[:3], BUCKETS['prefix3']),
            fnv(('g' if glued else 's') + shape(units(form)), BUCKETS['shape']))


class Words:
    """Row numbers: 0 unknown, then the `learned` words of the training data, then the other words with a vector."""

    def __init__(self, words, learned):
        self.words, self.learned = words, learned
        self.rows = {w: i + 1 for i, w in enumerate(words)}

    def row(self, form):
        word = norm(form)
        row = self.rows.get(word)
        return row if row is not None else self.rows.get(digits(word), 0)
