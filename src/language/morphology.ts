import { normalForm } from './features.ts';
import { relationOf } from './structure.ts';
import type { Sentence, Token } from './tree.ts';
import { auxiliaries, child, children, firstConjunct, markOf, tokenAt } from './trees.ts';

/**
 * Universal Dependencies features of a word, https://universaldependencies.org/en/index.html. A feature that rules cannot
 * give surely is absent, which does not mean that the word lacks it.
 */
export interface Morphology {
  readonly Case?: 'Nom' | 'Acc' | 'Gen';
  readonly Definite?: 'Def' | 'Ind';
  readonly Degree?: 'Pos' | 'Cmp' | 'Sup';
  /** Of the words about a `fixed` expression: what the whole is. */
  readonly ExtPos?: 'ADP' | 'ADV' | 'CCONJ' | 'SCONJ';
  readonly Gender?: 'Masc' | 'Fem' | 'Neut';
  readonly Mood?: 'Ind' | 'Imp';
  readonly Number?: 'Sing' | 'Plur' | 'Ptan';
  readonly NumForm?: 'Digit' | 'Word' | 'Combi' | 'Roman';
  readonly NumType?: 'Card' | 'Ord' | 'Frac' | 'Mult';
  readonly Person?: '1' | '2' | '3';
  readonly Polarity?: 'Neg' | 'Pos';
  readonly Poss?: 'Yes';
  readonly PronType?: 'Prs' | 'Art' | 'Dem' | 'Rel' | 'Int' | 'Ind' | 'Tot' | 'Neg' | 'Rcp';
  readonly Reflex?: 'Yes';
  readonly Tense?: 'Past' | 'Pres';
  readonly VerbForm?: 'Fin' | 'Inf' | 'Part' | 'Ger';
  readonly Voice?: 'Pass';
}

/** Words of closed classes: `UPOS/XPOS features: words`; `*` stands for all words of a class that stand in no other row. */
const WORDS = `
DET/DT Definite=Def|PronType=Art: the
DET/DT Definite=Ind|PronType=Art: a an
DET/DT Number=Sing|PronType=Dem: this that
DET/DT Number=Plur|PronType=Dem: these those
DET/DT PronType=Ind: some any another either
DET/DT PronType=Neg: no neither
DET/PDT PronType=Tot: all both
DET/WDT PronType=Int: *
PRON/DT Number=Sing|PronType=Dem: this that
PRON/DT Number=Plur|PronType=Dem: these those
PRON/NN Number=Sing|PronType=Ind: anybody anyone anything somebody someone something
PRON/NN Number=Sing|PronType=Tot: everybody everyone everything
PRON/NN Number=Sing|PronType=Neg: nobody nothing
PRON/NN PronType=Neg: none
PRON/PRP Case=Nom|Number=Sing|Person=1|PronType=Prs: i
PRON/PRP Case=Acc|Number=Sing|Person=1|PronType=Prs: me
PRON/PRP Case=Nom|Number=Plur|Person=1|PronType=Prs: we
PRON/PRP Case=Acc|Number=Plur|Person=1|PronType=Prs: us 's
PRON/PRP Person=2|PronType=Prs: you ya u
PRON/PRP Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs: he
PRON/PRP Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs: him
PRON/PRP Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs: she
PRON/PRP Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs: her
PRON/PRP Gender=Neut|Number=Sing|Person=3|PronType=Prs: it
PRON/PRP Case=Nom|Number=Plur|Person=3|PronType=Prs: they
PRON/PRP Case=Acc|Number=Plur|Person=3|PronType=Prs: them 'em em
PRON/PRP Number=Sing|Person=3|PronType=Prs: one
PRON/PRP Number=Sing|Person=1|Poss=Yes|PronType=Prs: mine
PRON/PRP Number=Plur|Person=1|Poss=Yes|PronType=Prs: ours
PRON/PRP Person=2|Poss=Yes|PronType=Prs: yours
PRON/PRP Number=Plur|Person=3|Poss=Yes|PronType=Prs: theirs
PRON/PRP Case=Acc|Number=Sing|Person=1|Reflex=Yes: myself
PRON/PRP Case=Acc|Number=Sing|Person=2|Reflex=Yes: yourself
PRON/PRP Case=Acc|Gender=Masc|Number=Sing|Person=3|Reflex=Yes: himself
PRON/PRP Case=Acc|Gender=Fem|Number=Sing|Person=3|Reflex=Yes: herself
PRON/PRP Case=Acc|Gender=Neut|Number=Sing|Person=3|Reflex=Yes: itself
PRON/PRP Case=Acc|Number=Plur|Person=1|Reflex=Yes: ourselves
PRON/PRP Case=Acc|Number=Plur|Person=2|Reflex=Yes: yourselves
PRON/PRP Case=Acc|Number=Plur|Person=3|Reflex=Yes: themselves
PRON/PRP$ Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs: my
PRON/PRP$ Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs: our
PRON/PRP$ Case=Gen|Person=2|Poss=Yes|PronType=Prs: your
PRON/PRP$ Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs: his
PRON/PRP$ Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs: her
PRON/PRP$ Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs: its
PRON/PRP$ Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs: their
PRON/WP$ Poss=Yes|PronType=Rel: whose
ADV/RB PronType=Dem: here there then
ADV/RB PronType=Neg: never
ADV/RB NumForm=Word|NumType=Mult: once twice thrice
ADV/RB Degree=Pos: well far long soon hard late high close fast little
ADV/RBR Degree=Cmp: *
ADV/RBS Degree=Sup: *
ADJ/JJ Degree=Pos: *
ADJ/JJ: such
ADJ/NNP Degree=Pos: *
ADJ/JJR Degree=Cmp: *
ADJ/JJS Degree=Sup: *
PART/RB Polarity=Neg: *
CCONJ/CC Polarity=Neg: nor neither
INTJ/UH Polarity=Pos: yes yeah
INTJ/UH Polarity=Neg: no nope nah
NOUN/NN Number=Sing: *
NOUN/NNS Number=Plur: *
NOUN/NNS Number=Ptan: headquarters surroundings regards means pants jeans politics thanks savings proceedings clothes economics whereabouts arrears finances
PROPN/NNP Number=Sing: *
PROPN/NNPS Number=Plur: *
PROPN/NNPS Number=Ptan: netherlands philippines olympics paralympics
SYM/NN Number=Sing: *
AUX/MD VerbForm=Fin: *
VERB/MD VerbForm=Fin: *
AUX/VBG Tense=Pres|VerbForm=Part: *
AUX/VBN Tense=Past|VerbForm=Part: *
`;

const ORDINAL_WORDS = new Set(
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth thousandth`.split(/\s+/),
);

const NOTHING: Morphology = Object.freeze({});
const TABLE = readTable(WORDS);

function readTable(table: string): ReadonlyMap<string, Morphology> {
  const rows = new Map<string, Morphology>();
  for (const row of table.trim().split('\n')) {
    const [, tags = '', features = '', words = ''] = /^(\S+?)(?: (\S+))?:(.*)$/.exec(row) ?? [];
    for (const word of words.trim().split(' ')) if (word) rows.set(`${tags} ${word}`, parseFeats(features));
  }
  return rows;
}

/** Reads `Mood=Ind|Tense=Past`, the form of CoNLL-U's column FEATS; names and values are not checked. */
export function parseFeats(column: string): Morphology {
  const pairs = column === '' || column === '_' ? [] : column.split('|').map((pair) => pair.split('='));
  return Object.fromEntries(pairs) as Morphology;
}

/**
 * Features in the form of CoNLL-U's column FEATS: sorted by name without regard to case; `_` if there are none.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Envoys left.');
 * formatFeats(morphologyOf(sentence, 0)); // 'Number=Plur'
 */
export function formatFeats(morphology: Morphology): string {
  const pairs = Object.entries(morphology).sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return pairs.map(([name, value]) => `${name}=${value}`).join('|') || '_';
}

/**
 * Features of a word by rules over its form, its tags and its place in the tree. Worked out when asked for, so that
 * reading costs nothing. Only features that are right in at least 97 of 100 cases on treebank trees are given;
 * docs/language.md holds the figures, `morphology.test.ts` checks them.
 *
 * @throws RangeError for an index outside the sentence
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The bridge was closed.');
 * morphologyOf(sentence, 2); // { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin', Number: 'Sing', Person: '3' }
 */
export function morphologyOf(sentence: Sentence, i: number): Morphology {
  const token = tokenAt(sentence, i);
  const known = fromTable(token);
  const rule = BY_TAG[`${token.upos}/${token.xpos}`] ?? BY_TAG[token.upos];
  const found = rule === undefined ? known : { ...known, ...rule(sentence, token) };
  const extPos = child(sentence, i, 'fixed') === undefined ? undefined : EXT_POS[relationOf(token)];
  return extPos === undefined ? found : { ...found, ExtPos: extPos };
}

const EXT_POS: Readonly<Record<string, NonNullable<Morphology['ExtPos']>>> = {
  case: 'ADP',
  advmod: 'ADV',
  cc: 'CCONJ',
  mark: 'SCONJ',
};

function fromTable({ form, upos, xpos }: Token): Morphology {
  const tags = `${upos}/${xpos}`;
  return TABLE.get(`${tags} ${normalForm(form)}`) ?? TABLE.get(`${tags} *`) ?? NOTHING;
}

type Rule = (sentence: Sentence, token: Token) => Morphology;

/** Rules that look at the tree or inside the form, by `UPOS/XPOS` or by UPOS alone. */
const BY_TAG: Readonly<Record<string, Rule>> = {
  'VERB/VBZ': present,
  'AUX/VBZ': present,
  'VERB/VBP': finite('Pres'),
  'AUX/VBP': finite('Pres'),
  'VERB/VBD': finite('Past'),
  'AUX/VBD': finite('Past'),
  'VERB/VB': bareVerb,
  'AUX/VB': bareVerb,
  'VERB/VBG': presentParticiple,
  'VERB/VBN': pastParticiple,
  'PRON/PRP': pronounCase,
  'PRON/WP': questionOrRelative,
  'PRON/WDT': questionOrRelative,
  'ADV/WRB': questionOrRelative,
  'ADJ/JJ': ordinal,
  'ADJ/NNP': ordinal,
  'NOUN/NN': ordinal,
  NUM: numeral,
};

function present(): Morphology {
  return { Mood: 'Ind', Number: 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' };
}

function finite(tense: 'Past' | 'Pres'): Rule {
  return (sentence, token) => ({
    Mood: 'Ind',
    Tense: tense,
    VerbForm: 'Fin',
    ...agreement(sentence, token, tense),
  });
}

/** Number and person of a finite verb: those of its subject, as far as the form leaves them open. */
function agreement(sentence: Sentence, token: Token, tense: 'Past' | 'Pres'): Morphology {
  const form = normalForm(token.form);
  if (form === 'am' || form === "'m") return { Number: 'Sing', Person: '1' };
  const clause = clauseHead(token);
  // "The point was that we left": the copula agrees with the subject outside the clause
  const outer = token.deprel === 'cop' ? child(sentence, clause, 'nsubj:outer') : undefined;
  const subject = outer ?? agreeingSubject(sentence, clause);
  if (subject === undefined) return NOTHING;
  const { Person: person = '3', Number: number } = nominalAgreement(sentence, subject);
  // "you" alone is one person by the treebanks
  if (person === '2' && number !== 'Plur') return { Number: 'Sing', Person: '2' };
  if (form === 'was') return { Number: 'Sing', Person: person };
  if (form === 'were' || (tense === 'Pres' && person === '3')) return { Number: 'Plur', Person: person };
  return number === undefined ? { Person: person } : { Number: number, Person: person };
}

/** The predicate that an auxiliary or copula belongs to; any other verb is its own. */
function clauseHead(token: Token): number {
  const relation = relationOf(token);
  return (relation === 'aux' || relation === 'cop') && token.head >= 0 ? token.head : token.index;
}

function agreeingSubject(sentence: Sentence, predicate: number): number | undefined {
  let at = predicate;
  for (let steps = 0; steps < 20; steps++) {
    const own = child(sentence, at, 'nsubj', 'csubj') ?? child(sentence, at, 'expl');
    if (own !== undefined) return standsFor(sentence, at, own);
    const token = tokenAt(sentence, at);
    if (relationOf(token) !== 'conj' || token.head < 0) return undefined;
    at = token.head;
  }
  return undefined;
}

/** The noun before a relative clause for the pronoun that stands for it. */
function standsFor(sentence: Sentence, predicate: number, subject: number): number {
  if (!/^(?:WDT|WP)$/.test(tokenAt(sentence, subject).xpos)) return subject;
  const clause = tokenAt(sentence, firstConjunct(sentence, predicate));
  return clause.deprel === 'acl:relcl' && clause.head >= 0 ? clause.head : subject;
}

function nominalAgreement(sentence: Sentence, i: number): Pick<Morphology, 'Number' | 'Person'> {
  const token = tokenAt(sentence, i);
  const { Number: number, Person: person = '3' } = fromTable(token);
  const coordinated = children(sentence, i, 'conj').some((c) =>
    children(sentence, c, 'cc').some((and) => ['and', '&'].includes(normalForm(tokenAt(sentence, and).form))),
  );
  if (coordinated) return { Number: 'Plur', Person: person };
  if (number === 'Ptan') return { Number: 'Plur', Person: person };
  return number === undefined ? { Person: person } : { Number: number, Person: person };
}

const NOMINAL = /^(?:i?obj|nsubj|csubj|obl|nmod|amod|acl|compound|appos|xcomp)$/;

/** A base form: an infinitive by what governs it, an imperative where nothing does (but "Want tea?", "See you"). */
function bareVerb(sentence: Sentence, token: Token): Morphology {
  const kind = bareKind(sentence, clauseHead(token), token.upos === 'AUX' ? token : undefined);
  if (kind === 'Inf') return { VerbForm: 'Inf' };
  return kind === 'Imp' ? { Mood: 'Imp', VerbForm: 'Fin' } : NOTHING;
}

function bareKind(sentence: Sentence, predicate: number, aux: Token | undefined): 'Inf' | 'Imp' | undefined {
  let at = predicate;
  for (let steps = 0; steps < 20; steps++) {
    const token = tokenAt(sentence, at);
    const governors = auxiliaries(sentence, at).filter((a) => a !== aux?.index);
    const before = governors.map((a) => tokenAt(sentence, a));
    if (/\bto\b/.test(markOf(sentence, at)) || before.some(({ xpos }) => xpos === 'MD')) return 'Inf';
    if (before.some(({ xpos }) => /^VB[DPZ]$/.test(xpos))) return 'Inf';
    const relation = relationOf(token);
    if (relation === 'conj' && token.head >= 0 && children(sentence, at, 'nsubj', 'mark').length === 0) {
      at = token.head;
      continue;
    }
    if (token.xpos !== 'VB' && at !== predicate) return undefined;
    if (relation === 'xcomp' || relation === 'ccomp') return relation === 'xcomp' ? 'Inf' : undefined;
    if (children(sentence, at, 'nsubj', 'expl', 'mark').length > 0) return undefined;
    if (NOMINAL.test(relation)) return 'Inf';
    const asks = sentence.tokens.at(-1)?.form === '?' || token.lemma === 'see';
    return relation === 'root' && !asks ? 'Imp' : undefined;
  }
  return undefined;
}

/** "-ing" is a participle in a clause and with an auxiliary, a gerund where it fills the place of a noun or adjective. */
function presentParticiple(sentence: Sentence, token: Token): Morphology {
  if (auxiliaries(sentence, token.index).length > 0) return { Tense: 'Pres', VerbForm: 'Part' };
  const first = tokenAt(sentence, firstConjunct(sentence, token.index));
  if (first.index !== token.index && first.xpos !== 'VBG') return NOTHING;
  if (first.index !== token.index && auxiliaries(sentence, first.index).length > 0)
    return { Tense: 'Pres', VerbForm: 'Part' };
  const relation = relationOf(first);
  if (/^(?:advcl|case|mark|root|parataxis)$/.test(relation)) return { Tense: 'Pres', VerbForm: 'Part' };
  return NOMINAL.test(relation) || relation === 'ccomp' ? { VerbForm: 'Ger' } : NOTHING;
}

/** Passive unless "have" makes it a perfect. */
function pastParticiple(sentence: Sentence, token: Token): Morphology {
  const participle = { Tense: 'Past', VerbForm: 'Part' } as const;
  let at = token;
  for (let steps = 0; steps < 20; steps++) {
    const auxes = children(sentence, at.index, 'aux').map((a) => tokenAt(sentence, a));
    if (auxes.some(({ deprel }) => deprel === 'aux:pass')) return { ...participle, Voice: 'Pass' };
    if (auxes.length > 0) return participle;
    if (relationOf(at) !== 'conj' || at.head < 0) break;
    const head = tokenAt(sentence, at.head);
    if (head.xpos !== 'VBN') return participle;
    at = head;
  }
  return PASSIVE_ALONE.test(relationOf(at)) ? { ...participle, Voice: 'Pass' } : participle;
}

const PASSIVE_ALONE = /^(?:acl|amod|advcl|xcomp|case)$/;

/** "it" and "you" look the same in both cases: only their place tells. */
function pronounCase(_sentence: Sentence, token: Token): Morphology {
  if (!/^(?:it|you|ya|u)$/i.test(token.form)) return NOTHING;
  const relation = relationOf(token);
  if (relation === 'nsubj') return { Case: 'Nom' };
  return relation === 'obl' || relation === 'nmod' ? { Case: 'Acc' } : NOTHING;
}

/** Relative under a relative clause, interrogative in a question or before an adverbial clause. */
function questionOrRelative(sentence: Sentence, token: Token): Morphology {
  if (normalForm(token.form) === 'that') return { PronType: 'Rel' };
  // "what they found": the clause hangs on its own pronoun
  if (child(sentence, token.index, 'acl:relcl') !== undefined) return { PronType: 'Rel' };
  let at = token;
  for (let steps = 0; steps < 20 && at.head >= 0; steps++) {
    const relation = relationOf(at);
    if (at.deprel === 'acl:relcl' || at.deprel === 'advcl:relcl') return { PronType: 'Rel' };
    if (relation === 'ccomp' || (relation === 'advcl' && token.xpos === 'WRB')) return { PronType: 'Int' };
    if (/^(?:conj|acl|parataxis)$/.test(relation)) return NOTHING;
    at = tokenAt(sentence, at.head);
  }
  const last = sentence.tokens.at(-1);
  return at.index !== token.index && last?.form === '?' && token.index < at.index ? { PronType: 'Int' } : NOTHING;
}

function ordinal(_sentence: Sentence, token: Token): Morphology {
  const word = normalForm(token.form);
  if (/^\d[\d,]*(?:st|nd|rd|th)$/.test(word)) return { NumForm: 'Combi', NumType: 'Ord' };
  if (token.upos === 'ADJ' && ORDINAL_WORDS.has(word)) return { NumForm: 'Word', NumType: 'Ord' };
  return word === 'half' && token.upos === 'NOUN' ? { NumForm: 'Word', NumType: 'Frac' } : NOTHING;
}

function numeral(_sentence: Sentence, token: Token): Morphology {
  if (token.xpos !== 'CD') return NOTHING;
  const { form } = token;
  if (/^[\d,]*\.\d+$|^\d+\/\d+$|^[¼½¾⅓⅔]$/.test(form)) return { NumForm: 'Digit', NumType: 'Frac' };
  if (/^[-+–−']?\d[\d,.:/'’-]*$/.test(form)) return { NumForm: 'Digit', NumType: 'Card' };
  if (/^[IVXLC]+$/.test(form) && form !== 'I' && form !== 'C') return { NumForm: 'Roman', NumType: 'Card' };
  return /^\p{L}{2,}$/u.test(form) ? { NumForm: 'Word', NumType: 'Card' } : NOTHING;
}
