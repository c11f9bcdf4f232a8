import { normalForm } from './features.ts';
import { COMPARED, NOUNS, VERBS } from './irregular-forms.ts';
import type { Upos } from './tree.ts';

const PRONOUNS: Readonly<Record<string, string>> = {
  me: 'I',
  i: 'I',
  my: 'my',
  mine: 'mine',
  him: 'he',
  his: 'his',
  her: 'she',
  us: 'we',
  "'s": 'we',
  them: 'they',
  "'em": 'they',
  em: 'they',
  these: 'this',
  those: 'that',
  whom: 'who',
  an: 'a',
  "n't": 'not',
  nt: 'not',
  whose: 'whose',
  ya: 'you',
  u: 'you',
  thee: 'thou',
};
/** Keeps its capital, unless it only begins a sentence. */
const DEMONYM = /^\p{Lu}\p{Ll}+(?:ish|ese|[aei]an|ic|i)$/u;
/** Plural in form only. */
const PLURAL_PLACES = /^(?:netherlands|philippines|maldives|seychelles|bahamas|falklands|balkans)$/i;
/** Bases that end in a doubled consonant of their own. */
const DOUBLED = /(?:ll|ss|ff|zz|dd|gg|tt|rr|nn|bb|pp|mm)$/;
const KEEP_DOUBLE =
  /(?:(?:[ck]a|fi|se|te|pu|ki|ro|e|fa|po|spe|fu|pa|smi|dri|sti|tri|swe|ski|spi|insta|enro|fulfi|fore[st]e|thri|chi|gri|sta|sma|shri|insti|disti|ba|ca|ha|wa|ma)ll|[^u]ss|uss|ff|zz|add|egg|err|odd|purr|ebb|inn|mitt|butt|boycott|blurr)$/;
/** Stems that want their silent e back: after these letters a bare stem is no English verb. */
const SILENT =
  /(?:[^aeiou][aiuo](?:[bcdgkmpstvz])|[aeiou]{1,2}[cgsvz]|[^aeiou]l|[rn][cgsv]|[aeiou]r|dg|[^s]th|at|it|ut|in|iz|ys|ps|ls|ns|ur|ir|or|ar)$/;

/** Rank of a word (small is frequent), or undefined where it is unknown. */
type Frequency = (word: string) => number | undefined;

/** Finds lemmas (`initial`: the word begins its sentence); made once from the vocabulary, whose words tell "hoping" (hope) from "hopping" (hop). */
export type Lemmatizer = (form: string, upos: Upos, xpos: string, initial: boolean) => string;

/**
 * @param learned `form` and tag to lemma, for what rules get wrong
 */
export function createLemmatizer(frequency: Frequency, learned: ReadonlyMap<string, string>): Lemmatizer {
  const cache = new Map<string, string>();
  return (form, upos, xpos, initial) => {
    if (!initial && upos === 'ADJ' && DEMONYM.test(form)) return form;
    const key = `${form}\t${upos}\t${xpos}`;
    let lemma = cache.get(key);
    if (lemma === undefined) {
      if (cache.size > 50_000) cache.clear();
      lemma = lemmaOf(form, upos, xpos, frequency, learned);
      cache.set(key, lemma);
    }
    return lemma;
  };
}

/** A form whose lemma is sought. */
interface Form {
  readonly form: string;
  /** In lower case, with plain marks. */
  readonly word: string;
  readonly xpos: string;
  readonly frequency: Frequency;
}

/** How the lemma of a part of speech is found; others may be compared. */
const LEMMAS: Readonly<Partial<Record<Upos, (form: Form) => string>>> = {
  PROPN: name,
  PUNCT: ({ form, word }) => (word === '--' || word === '...' ? form : word),
  NUM: ({ form, word }) => {
    if (/^[\d,.]+$/.test(form)) return form.replaceAll(',', '');
    return /^\p{Lu}+$/u.test(form) ? form : word;
  },
  SYM: ({ form }) => form,
  X: ({ form }) => form,
  PART: ({ word }) => (word === "n't" ? 'not' : word),
  PRON: pronoun,
  DET: pronoun,
  VERB: ({ word, xpos, frequency }) => verb(word, xpos, frequency),
  AUX: ({ word, xpos, frequency }) => verb(word, xpos, frequency),
  NOUN: ({ word, xpos, frequency }) => (xpos === 'NNS' ? noun(word, frequency) : word),
};

function lemmaOf(
  form: string,
  upos: Upos,
  xpos: string,
  frequency: Frequency,
  learned: ReadonlyMap<string, string>,
): string {
  const word = normalForm(form);
  const known = learned.get(`${word}|${xpos}`);
  if (known !== undefined) return upos === 'PROPN' && known === word ? form : known;
  const find = xpos === 'NNP' || xpos === 'NNPS' ? name : (LEMMAS[upos] ?? comparison);
  return find({ form, word, xpos, frequency });
}

/** Names keep their form, but for the ending of a plural. */
function name({ form, word, xpos, frequency }: Form): string {
  if (xpos !== 'NNPS' || !/[^s]s$/i.test(form) || PLURAL_PLACES.test(form)) return form;
  const base = noun(word, frequency);
  return base.length < form.length ? form.slice(0, base.length) : form;
}

function pronoun({ word, xpos }: Form): string {
  if (word === 'her') return xpos === 'PRP$' ? 'her' : 'she';
  return PRONOUNS[word] ?? word;
}

function comparison({ word, xpos, frequency }: Form): string {
  return /^(?:JJ|RB)[RS]$/.test(xpos) ? compared(word, frequency) : word;
}

function verb(word: string, xpos: string, frequency: Frequency): string {
  const irregular = VERBS[word];
  if (irregular !== undefined && xpos !== 'VB' && xpos !== 'VBP') return irregular;
  if (xpos === 'MD' || /^(?:am|are|'m|'re|'ve|'s)$/.test(word)) return irregular ?? word;
  if (xpos === 'VBZ') return third(word, frequency);
  if (xpos === 'VBG' && word.endsWith('ing')) return stem(word.slice(0, -3), frequency);
  if ((xpos === 'VBD' || xpos === 'VBN') && word.endsWith('ed')) {
    if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
    return stem(word.slice(0, -2), frequency);
  }
  const prefixed = /^(re|un|over|out|under|mis|fore|with)(.+)$/.exec(word);
  const base = prefixed?.[2] === undefined ? undefined : VERBS[prefixed[2]];
  if (base !== undefined && (xpos === 'VBD' || xpos === 'VBN')) return `${prefixed?.[1]}${base}`;
  return word;
}

/** Base of a verb whose ending was taken off: the most frequent of the spellings that could stand behind it. */
function stem(bare: string, frequency: Frequency): string {
  if (!/[aeiouy]/.test(bare)) return /^[^aeiou]+$/.test(bare) ? `${bare}e` : bare;
  const options = [bare, `${bare}e`];
  const doubled = /([bdfgklmnprtvz])\1$/.test(bare);
  if (doubled) options.unshift(bare.slice(0, -1));
  if (bare.endsWith('ck')) options.push(bare.slice(0, -1));
  let best: string | undefined;
  let rank = Number.POSITIVE_INFINITY;
  for (const option of options) {
    const r = frequency(option);
    if (r === undefined) continue;
    // a form with its own e is rarer than the bare word where both are words, and the other way round
    if (r < rank) {
      rank = r;
      best = option;
    }
  }
  if (best !== undefined) return best;
  if (doubled && !KEEP_DOUBLE.test(bare) && DOUBLED.test(bare)) return bare.slice(0, -1);
  return SILENT.test(bare) ? `${bare}e` : bare;
}

function third(word: string, frequency: Frequency): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return singular(word, frequency);
}

function noun(word: string, frequency: Frequency): string {
  const irregular = NOUNS[word];
  if (irregular !== undefined) return irregular;
  const compound = /^(.+)(men|women|children|people)$/.exec(word);
  if (compound?.[1] !== undefined && compound[2] !== undefined && compound[1].length > 2 && compound[2] !== 'people')
    return `${compound[1]}${NOUNS[compound[2]]}`;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return singular(word, frequency);
}

function singular(word: string, frequency: Frequency): string {
  if (/[^s]sses$|(?:sh|ch|x|zz)es$/.test(word)) {
    const bare = word.slice(0, -2);
    const withE = frequency(`${bare}e`);
    const without = frequency(bare);
    return withE !== undefined && (without === undefined || withE < without) ? `${bare}e` : bare;
  }
  if (word.endsWith('oes')) {
    const bare = word.slice(0, -2);
    return frequency(bare) !== undefined && frequency(word.slice(0, -1)) === undefined
      ? bare
      : bare.length < 3
        ? word.slice(0, -1)
        : bare;
  }
  if (/[^s]s$/.test(word) && word.length > 2) return word.replace(/['’]?s$/, '');
  return word;
}

function compared(word: string, frequency: Frequency): string {
  const irregular = COMPARED[word];
  if (irregular !== undefined) return irregular;
  const ending = /(?:er|est)$/.exec(word)?.[0];
  if (ending === undefined || word.length < 5) return word;
  const bare = word.slice(0, -ending.length);
  if (bare.endsWith('i')) return `${bare.slice(0, -1)}y`;
  return stem(bare, frequency);
}
