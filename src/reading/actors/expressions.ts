import type { Name, Token } from '../../language/tree.ts';
import type { Lexicon, LexiconCandidate } from '../../lexicon/who/entry.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

const BEFORE_A_HOME = wordClass('prepositions before a home');

/** A stretch of tokens that the lexicon or the name finder knows: the raw material of mentions. */
export interface Expression {
  readonly sentence: Tree;
  readonly first: number;
  readonly last: number;
  /** The token of the stretch that the rest of the sentence governs. */
  readonly head: number;
  /** What the lexicon says it may mean; empty for a name that only the name finder found. */
  readonly candidates: readonly LexiconCandidate[];
  readonly name?: Name;
}

/** Whether an expression names a person, by the lexicon or by the name finder. */
export function namesPerson(expression: Expression): boolean {
  return (
    expression.name?.type === 'person' ||
    expression.candidates.some((c) => c.as === 'name' && c.entry.kind === 'person')
  );
}

/** The token within `first..last` whose head lies outside: the syntactic head of the stretch. */
export function headWithin(sentence: Tree, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = (sentence.tokens[i] as Token).head;
    if (head < first || head > last) return i;
  }
  return last;
}

/** Whether a sentence is written like a headline, every word with a capital, so that capitals tell no names. */
export function isHeadlineCase(sentence: Tree): boolean {
  const words = sentence.tokens.filter((token) => /^\p{L}{4,}$/u.test(token.form));
  const capital = words.filter((token) => /^\p{Lu}/u.test(token.form));
  return (
    words.length >= 3 && capital.length >= 0.8 * words.length && !/[.!?]$/.test(sentence.tokens.at(-1)?.form ?? '')
  );
}

/**
 * Known expressions of a sentence from left to right, not overlapping. The lexicon's longest match wins, except inside
 * a longer name of another kind: "Chad" in "Chad Johnson" is no state, "China" in "Bank of China" neither; but a name
 * made of nothing but known words ("Chinese Foreign Ministry") stays in its parts, which are put together later.
 *
 * @param givenNames in lower case: one with a capital word behind it is a person whom the name finder missed
 */
export function findExpressions(
  sentence: Tree,
  lexicon: Lexicon,
  givenNames: ReadonlyMap<string, unknown> = new Map(),
): readonly Expression[] {
  const known = knownStretches(sentence, lexicon);
  const kept = new Set(known);
  const named: Expression[] = [];
  for (const name of sentence.names) {
    if (name.type === 'place' || name.type === 'other') continue;
    const last = endOfName(sentence, name);
    const first = skipTitles(sentence, { ...name, last }, known);
    if (first > last) continue;
    const inside = known.filter((match) => match.first <= last && match.last >= first);
    const stretch: Name = { ...name, first, last };
    if (saysNothingNew(sentence, stretch, inside)) continue;
    for (const match of inside) kept.delete(match);
    named.push({ sentence, first, last, head: headWithin(sentence, first, last), candidates: [], name: stretch });
  }
  const found = [...kept, ...named].sort((a, b) => a.first - b.first);
  const missed = missedPersons(sentence, found, givenNames);
  if (!missed.length) return found;
  const rest = found.filter((other) => !missed.some((one) => one.first <= other.first && other.last <= one.last));
  return [...rest, ...missed].sort((a, b) => a.first - b.first);
}

const COMPASS = /^(?:north|south|east|west)$/iu;

/** What the lexicon knows in a sentence, the longest match first, not overlapping. */
function knownStretches(sentence: Tree, lexicon: Lexicon): readonly Expression[] {
  const words = sentence.tokens.map((token) => token.form);
  const known: Expression[] = [];
  for (let at = 0; at < words.length; at++) {
    const match = lexicon.match(words, at);
    if (!match || (match.length === 1 && isFunctionWord(sentence.token(at)))) continue;
    const last = at + match.length - 1;
    // "The West African bloc": a part of the world, and no name of its own.
    if (COMPASS.test(words[last] ?? '') && /^\p{Lu}\p{Ll}/u.test(words[last + 1] ?? '')) continue;
    known.push({ sentence, first: at, last, head: headWithin(sentence, at, last), candidates: match.candidates });
    at = last;
  }
  return known;
}

/** Whether what the lexicon knows inside a name of the name finder says all that the name says. */
function saysNothingNew(sentence: Tree, { type, first, last }: Name, inside: readonly Expression[]): boolean {
  if (type === 'organization' && isMadeOfKnown(sentence, first, last, inside)) return true;
  if (inside.some((match) => match.first < first || match.last > last)) return true;
  if (type === 'person' && inside.some((match) => isOfLongerName(match, last))) return false;
  if (type === 'person' && inside.some(isFullNameOfPerson)) return true;
  const links = sentence.tokens.slice(first, last + 1).filter((token) => LINK.test(token.form));
  const covered = inside.reduce((sum, match) => sum + match.last - match.first + 1, 0);
  // The lexicon knows the whole stretch ("U.S. and South Korea"), or more of it: nothing to add.
  const whole = inside.length > 0 && covered + links.length >= last - first + 1;
  // "Michael Jordan" is made of a given name and a state, and is neither.
  const pieced = type === 'person' && last > first && !links.length && !inside.some(saysWho);
  return whole && !pieced && !(type === 'person' && isOfSurnames(inside));
}

/** "Lara Friedman": the surnames of two known people, and neither of them. */
function isOfSurnames(inside: readonly Expression[]): boolean {
  return (
    inside.length > 1 &&
    inside.every(
      ({ first, last, candidates }) =>
        first === last && candidates.every((c) => c.as === 'name' && c.entry.kind === 'person'),
    )
  );
}

/** "Western diplomats", "Israeli-Palestinian conflict": known words and what stands between or behind them are no name. */
function isMadeOfKnown(sentence: Tree, first: number, last: number, inside: readonly Expression[]): boolean {
  // "Houthi fighters": who ends in a common noun for a role has no name.
  if (inside.some((match) => match.last === last && isCommonRole(match))) return true;
  // "West African bloc ECOWAS": what it is, and what it is called.
  if (inside.some((match) => match.last === last && match.first > first && isKindBefore(sentence, match))) return true;
  // "Islamic State in Syria": who, and where.
  const [body, ...places] = inside;
  if (body?.first === first && isBody(body) && isIn(sentence, body.last + 1) && places.some((one) => one.last === last))
    return true;
  const rest = sentence.tokens
    .slice(first, last + 1)
    .filter((token) => !inside.some((match) => match.first <= token.index && token.index <= match.last));
  const wordsOnly = rest.every(
    (token) => LINK.test(token.form) || (token.upos === 'NOUN' && /^\p{Ll}/u.test(token.form)),
  );
  return inside.length > 1 && wordsOnly;
}

/** Whether a common noun stands right before the name of a body or an organisation that the lexicon knows. */
function isKindBefore(sentence: Tree, { first, candidates }: Expression): boolean {
  const { upos, form } = sentence.token(first - 1);
  return isBody({ candidates }) && upos === 'NOUN' && /^\p{Ll}/u.test(form);
}

function isBody({ candidates }: Pick<Expression, 'candidates'>): boolean {
  return candidates.some((c) => c.as === 'name' && (c.entry.kind === 'igo' || c.entry.kind === 'organization'));
}

function isIn(sentence: Tree, token: number): boolean {
  return sentence.tokens[token]?.form.toLowerCase() === 'in';
}

/** A person of the lexicon by more than a surname. */
function isFullNameOfPerson({ first, last, candidates }: Expression): boolean {
  return last > first && candidates.some((c) => c.as === 'name' && c.entry.kind === 'person');
}

/** Where a second surname makes another person of somebody; elsewhere it may be the mother's or a part that papers leave out. */
const ONE_SURNAME = new Set(['USA', 'GBR', 'CAN', 'AUS', 'NZL', 'IRL']);
const TITLED = /^(?:king|queen|emir|sultan|prince|princess|pope|emperor)$/i;

/**
 * Whether a known person's name is only the beginning of somebody else's: "Juan Carlos Jobet" is no king, "Elizabeth Warren
 * Smith" no senator.
 *
 * @param end last token of the name as the name finder has it
 */
function isOfLongerName({ sentence, first, last, candidates }: Expression, end: number): boolean {
  const more = sentence.tokens.slice(last + 1, end + 1);
  const isSurname =
    more.length > 0 && more.every(({ form, upos }) => upos === 'PROPN' && /^\p{Lu}\p{Ll}{2,}$/u.test(form));
  if (
    !isSurname ||
    last === first ||
    more.length > 1 ||
    isMostlyCapital(sentence) ||
    TITLED.test(sentence.token(first).form)
  )
    return false;
  return candidates.every(
    (c) =>
      c.as === 'name' &&
      c.entry.kind === 'person' &&
      (ONE_SURNAME.has(c.entry.nationality ?? '') ||
        (c.entry.affiliations ?? []).some(({ role }) => TITLED.test(role))),
  );
}

/** A headline or a heading, where capitals tell no names. */
function isMostlyCapital(sentence: Tree): boolean {
  const words = sentence.tokens.filter((token) => /^\p{L}{4,}$/u.test(token.form));
  return words.filter((token) => /^\p{Lu}/u.test(token.form)).length > 0.6 * words.length;
}

/** What joins names. */
const LINK = /^(?:and|or|the|&|,|[-‐‑–/])$/i;

/** "Walker" of "Kyle Walker" is another man's surname too: the lexicon's knowledge of that one is no hindrance. */
function isBareSurname({ first, last, candidates, name }: Expression): boolean {
  return first === last && !name && candidates.every((c) => c.as === 'name' && c.entry.kind === 'person');
}

/** A given name and the capital words behind it, where neither lexicon nor name finder knows any of them. */
function missedPersons(
  sentence: Tree,
  found: readonly Expression[],
  givenNames: ReadonlyMap<string, unknown>,
): readonly Expression[] {
  if (isHeadlineCase(sentence)) return [];
  const taken = new Set<number>();
  const others = [...found.filter((expression) => !isBareSurname(expression)), ...sentence.names];
  for (const { first, last } of others) for (let i = first; i <= last; i++) taken.add(i);
  const isFree = (i: number): boolean => {
    const token = sentence.tokens[i];
    return token?.upos === 'PROPN' && !taken.has(i) && /^\p{Lu}\p{L}+$/u.test(token.form);
  };
  const persons: Expression[] = [];
  for (let first = 0; first < sentence.tokens.length; first++) {
    if (!isFree(first) || !givenNames.has((sentence.tokens[first] as Token).form.toLowerCase())) continue;
    let last = first;
    while (last < first + 3 && isFree(last + 1)) last++;
    if (last === first || isFree(first - 1)) continue;
    const name = { first, last, type: 'person' as const };
    persons.push({ sentence, first, last, head: headWithin(sentence, first, last), candidates: [], name });
    first = last;
  }
  return persons;
}

/** Whether what lies in a person's name says by itself who is meant: a role, a people, a known person, a longer name. */
function saysWho({ first, last, candidates }: Expression): boolean {
  return candidates.some((candidate) => {
    if (candidate.as === 'role' || candidate.as === 'demonym') return true;
    if (candidate.as === 'place') return last > first && candidate.place.what !== 'thing';
    return last > first || candidate.entry.kind === 'person';
  });
}

const FUNCTION_TAGS = new Set(['PRON', 'DET', 'AUX', 'ADP', 'SCONJ', 'CCONJ', 'PART', 'INTJ']);

/** "He said" is not Mr. He; but "US" may be tagged as a pronoun and is a state. */
function isFunctionWord(token: Token): boolean {
  return FUNCTION_TAGS.has(token.upos) && !/^\p{Lu}{2,}$/u.test(token.form.replaceAll('.', ''));
}

/** Forms of address, with the role and sector that some of them tell. */
const HONORIFICS: ReadonlyMap<string, { readonly role: string; readonly sector: string } | undefined> = new Map([
  ...['mr', 'mrs', 'ms', 'miss', 'messrs', 'mssrs', 'sir', 'lord', 'lady', 'dame', 'hon', 'rev', 'sheikh'].map(
    (t) => [t, undefined] as const,
  ),
  ['dr', { role: 'doctor', sector: 'EDU' }],
  ['prof', { role: 'professor', sector: 'EDU' }],
  ['gen', { role: 'general', sector: 'MIL' }],
  ['lt', { role: 'lieutenant', sector: 'MIL' }],
  ['col', { role: 'colonel', sector: 'MIL' }],
  ['maj', { role: 'major', sector: 'MIL' }],
  ['capt', { role: 'captain', sector: 'MIL' }],
  ['cmdr', { role: 'commander', sector: 'MIL' }],
  ['sgt', { role: 'sergeant', sector: 'MIL' }],
  ['brig', { role: 'general', sector: 'MIL' }],
  ['adm', { role: 'admiral', sector: 'MIL' }],
  ['sen', { role: 'senator', sector: 'LEG' }],
  ['sens', { role: 'senator', sector: 'LEG' }],
  ['rep', { role: 'lawmaker', sector: 'LEG' }],
  ['reps', { role: 'lawmaker', sector: 'LEG' }],
  ['speaker', { role: 'speaker', sector: 'LEG' }],
  ['gov', { role: 'governor', sector: 'GOV' }],
]);

/** A form of address without its full stop, lower case. */
function bareTitle(form: string): string {
  return form.toLowerCase().replace(/\.$/, '');
}

/** Whether a word is a form of address that is no part of a name ("Mr.", "Adm."). */
export function isHonorific(form: string): boolean {
  return HONORIFICS.has(bareTitle(form));
}

/** The role that a form of address tells ("Adm."), if it tells one. */
export function honorificRole(form: string): { readonly role: string; readonly sector: string } | undefined {
  return HONORIFICS.get(bareTitle(form));
}

/** Whether a role noun is written small and says no more than a role. */
function isCommonRole({ sentence, last, candidates }: Expression): boolean {
  return /^\p{Ll}/u.test((sentence.tokens[last] as Token).form) && candidates.every((c) => c.as === 'role');
}

/** Last token of a name: "Marco Rubio of Florida" names the man in two words; "Feltman met Ri" is cut at its verb. */
function endOfName(sentence: Tree, name: Name): number {
  for (let i = name.first + 1; i <= name.last; i++) {
    const { form, upos } = sentence.tokens[i] as Token;
    if (name.type === 'person' && BEFORE_A_HOME.has(form)) return i - 1;
    if (upos === 'VERB' && /^\p{Ll}/u.test(form)) return withoutHyphen(sentence, name.first, i - 1);
  }
  return withoutHyphen(sentence, name.first, name.last);
}

/** "Iran-backed": a hyphen ends no name. */
function withoutHyphen(sentence: Tree, first: number, end: number): number {
  let last = end;
  while (last > first && /^[-–]$/.test((sentence.tokens[last] as Token).form)) last--;
  return last;
}

const PARTISAN = /^(?:Democrat|Republican|Tory|Labourite|Conservative|Liberal|Socialist|Independent)$/;

/** First token of a name after the titles that the name finder took for a part of it. */
function skipTitles(sentence: Tree, name: Name, known: readonly Expression[]): number {
  let first = name.first;
  // "Democrat Sen. Benjamin Cardin": the name begins behind a form of address.
  for (let i = name.first; i < name.last && name.type === 'person'; i++) {
    if (isHonorific((sentence.tokens[i] as Token).form)) first = i + 1;
  }
  // "Democrat Richard Neal" has three words, two of which are his.
  if (name.type === 'person' && name.last - first > 1 && PARTISAN.test((sentence.tokens[first] as Token).form)) first++;
  const at = (index: number): Expression | undefined => known.find((match) => match.first === index);
  const isRole = (match: Expression | undefined): boolean => match?.candidates[0]?.as === 'role';
  while (first < name.last) {
    const match = at(first);
    const form = (sentence.tokens[first] as Token).form;
    const owns = /^['’]s?$/.test(sentence.tokens[(match?.last ?? first) + 1]?.form ?? '') ? 1 : 0;
    // "Ambassador Nikki Haley", "U.S. Ambassador Nikki Haley", "Chile's Ambassador Ana Roth".
    if (name.type === 'person' && match && (isRole(match) || isRole(at(match.last + 1 + owns)))) {
      first = match.last + 1 + owns;
    } else if (first > name.first && /^(?:to|for)$/.test(form) && at(first + 1)) {
      // "Ambassador to Yemen Steve Fagin"
      first = (at(first + 1) as Expression).last + 1;
    } else if (isHonorific(form) && name.type === 'person') first++;
    else if (first === name.first && /^(the|a|an)$/i.test(form)) first++;
    else break;
  }
  return first;
}
