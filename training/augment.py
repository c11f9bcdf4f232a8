"""Variants of training sentences: the capitals of headlines, names with a hyphen inside, headlines without a full stop,
states and capitals that act ("Beijing said")."""

FAMILY = ['Kim', 'Moon', 'Park', 'Lee', 'Ban', 'Choi', 'Kang', 'Yoon', 'Cho', 'Jung', 'Roh', 'Song', 'Hwang', 'Chung',
          'Han', 'Tsai', 'Ri', 'Chang', 'Chiang', 'Lai', 'Shin', 'Suh', 'Yun', 'Im', 'Ko', 'Hong', 'Ma', 'Chen']
GIVEN1 = ['Jae', 'Jong', 'Ki', 'Geun', 'Yo', 'Kyung', 'Young', 'Eui', 'Sung', 'Dae', 'Myung', 'Moo', 'Ing', 'Yong',
          'Suk', 'Hyun', 'Seung', 'Ying', 'Chul', 'Won', 'Kai', 'Tae', 'Sang', 'Il', 'Ching', 'Wan', 'Byung']
GIVEN2 = ['in', 'in', 'un', 'moon', 'hye', 'jong', 'wha', 'sook', 'yong', 'han', 'jung', 'bak', 'hyun', 'wen', 'ho', 'yeol',
          'min', 'jeou', 'il', 'shek', 'te', 'nam', 'joon', 'woo', 'hee', 'ung', 'chol', 'hae', 'ik']

PLACES = '''Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus Belgium
Bolivia Brazil Bulgaria Cambodia Canada Chile China Colombia Cuba Cyprus Denmark Ecuador Egypt Eritrea Estonia Ethiopia
Finland France Georgia Germany Ghana Greece Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan
Kazakhstan Kenya Kosovo Kuwait Laos Latvia Lebanon Libya Lithuania Malaysia Mali Malta Mexico Moldova Mongolia Morocco
Mozambique Myanmar Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Panama Peru Philippines Poland Portugal
Qatar Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan
Tajikistan Tanzania Thailand Tunisia Turkey Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe U.S. UK
U.K. US Britain England Scotland Crimea Gaza Kashmir Tibet Europe Asia Africa Abuja Algiers Amman Ankara Athens Baghdad Baku
Bangkok Beijing Beirut Belgrade Berlin Bogota Brasilia Brussels Bucharest Budapest Cairo Canberra Caracas Copenhagen Damascus
Delhi Dhaka Doha Dublin Geneva Hanoi Havana Helsinki Islamabad Istanbul Jakarta Jerusalem Kabul Khartoum Kiev Kyiv Lima Lisbon
London Madrid Manila Minsk Moscow Nairobi Oslo Ottawa Paris Prague Pretoria Pyongyang Quito Riga Riyadh Rome Seoul Sofia
Stockholm Taipei Tallinn Tashkent Tbilisi Tehran Tokyo Tripoli Vienna Vilnius Warsaw Washington Yerevan Zagreb'''.split()


def acting_place(s, random):
    """Puts a state or capital in the place of a name of one word, whatever its type was."""
    if not s.get('names'):
        return s
    places = [k for k, (a, b, kind) in enumerate(s['names']) if a == b and kind != 'other' and s['upos'][a] == 'PROPN'
              and not any(h == a and d in ('flat', 'compound', 'nmod:desc', 'appos', 'amod') for h, d in zip(s['heads'], s['deprels']))
              and s['deprels'][a].split(':')[0] in ('nsubj', 'obj', 'obl', 'nmod', 'conj', 'iobj')]
    if not places:
        return s
    out = dict(s)
    out['forms'], out['names'] = list(s['forms']), list(s['names'])
    for k in places:
        if random.random() < 0.7:
            a = s['names'][k][0]
            out['forms'][a] = random.choice(PLACES)
            out['names'][k] = (a, a, 'place')
    return out


def hyphen_name(s, random):
    """Replaces `First Last` (flat) by `Moon Jae - in`, once."""
    places = [i for i in range(len(s['forms']) - 1)
              if s['upos'][i] == s['upos'][i + 1] == 'PROPN' and s['deprels'][i + 1] == 'flat' and s['heads'][i + 1] == i
              and s['forms'][i].isalpha() and s['forms'][i + 1].isalpha()
              and not any(h == i + 1 for h in s['heads'])]
    if not places:
        return s
    i = random.choice(places)
    j = i + 1
    move = lambda k: k if k <= j else k + 2
    out = dict(s)
    out['forms'] = s['forms'][:i] + [random.choice(FAMILY), random.choice(GIVEN1), '-', random.choice(GIVEN2)] + s['forms'][j + 1:]
    if random.random() < 0.3:
        out['forms'][i + 3] = out['forms'][i + 3].capitalize()
    out['space'] = s['space'][:i] + [True, False, False, s['space'][j]] + s['space'][j + 1:]
    out['upos'] = s['upos'][:j + 1] + ['PUNCT', 'PROPN'] + s['upos'][j + 1:]
    out['xpos'] = s['xpos'][:j] + ['NNP', 'HYPH', 'NNP'] + s['xpos'][j + 1:]
    heads = [move(h) for h in s['heads']]
    out['heads'] = heads[:j] + [i, j + 2, i] + heads[j + 1:]
    out['deprels'] = s['deprels'][:j] + ['flat', 'punct', 'flat'] + s['deprels'][j + 1:]
    if s.get('names') is not None:
        out['names'] = [(a if a <= j else a + 2, b if b < j else b + 2, t) for a, b, t in s['names']]
    return out


def headline(s, random):
    out = dict(s)
    r = random.random()
    if r < 0.4:
        out['forms'] = [f if u in ('ADP', 'DET', 'CCONJ') or not f[:1].isalpha() else f[:1].upper() + f[1:]
                        for f, u in zip(s['forms'], s['upos'])]
        out['forms'][0] = out['forms'][0][:1].upper() + out['forms'][0][1:]
    elif r < 0.7:
        out['forms'] = [f.upper() for f in s['forms']]
    n = len(s['forms'])
    if n > 3 and s['forms'][-1] in '.!' and (n - 1) not in s['heads'] and random.random() < 0.7:
        for k in ('forms', 'upos', 'xpos', 'heads', 'deprels', 'space'):
            out[k] = out[k][:-1]
        if s.get('names') is not None:
            out['names'] = [x for x in s['names'] if x[1] < n - 1]
    return out


def vary(s, random):
    if 'heads' not in s:
        return s
    r = random.random()
    if r < 0.12:
        return hyphen_name(s, random)
    if r < 0.18:
        return headline(s, random)
    if r < 0.4:
        return acting_place(s, random)
    return s
