"""Names as BIES tags and back, and their score."""
import numpy as np

NAME_KINDS = ['person', 'organization', 'place', 'other']
NAME_TAGS = ['O'] + [f'{p}-{k}' for k in NAME_KINDS for p in 'BIES']


def name_tags(n, names):
    tags = [0] * n
    for a, b, kind in names:
        k = 1 + 4 * NAME_KINDS.index(kind)
        if a == b:
            tags[a] = k + 3
        else:
            tags[a:b + 1] = [k] + [k + 1] * (b - a - 1) + [k + 2]
    return tags


def legal_tags():
    """[1 + tags, tags + 1]: row 0 what may begin a sentence, row 1 + i what may follow tag i; last column: may end it."""
    m = len(NAME_TAGS)
    begins = [j == 0 or (j - 1) % 4 in (0, 3) for j in range(m)]
    legal = np.zeros((m + 1, m + 1), bool)
    legal[0, :m] = begins
    for i in range(m):
        inside = i > 0 and (i - 1) % 4 in (0, 1)
        for j in range(m):
            legal[1 + i, j] = (j > 0 and (j - 1) // 4 == (i - 1) // 4 and (j - 1) % 4 in (1, 2)) if inside else begins[j]
        legal[1 + i, m] = not inside
    return legal


def name_spans(scores, begin, follow, end):
    """Spans (first, last, kind) of the best sequence (Viterbi) of one sentence."""
    best, back = scores[0] + begin, []
    for t in range(1, len(scores)):
        total = best[:, None] + follow
        back.append(total.argmax(0))
        best = total.max(0) + scores[t]
    path = [int((best + end).argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    path.reverse()
    out, a = [], 0
    for t, j in enumerate(path):
        if j and (j - 1) % 4 in (0, 3):
            a = t
        if j and (j - 1) % 4 in (2, 3):
            out.append((a, t, NAME_KINDS[(j - 1) // 4]))
    return out


def name_f1(gold, found, kinds=('person', 'organization', 'place')):
    """Micro F1 by exact span and kind, in percent."""
    hits = total = 0
    for a, b in zip(gold, found):
        a, b = {x for x in a if x[2] in kinds}, {x for x in b if x[2] in kinds}
        hits, total = hits + len(a & b), total + len(a) + len(b)
    return round(200 * hits / max(1, total), 2)
