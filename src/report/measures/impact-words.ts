import type { ImpactLimit, ImpactReason, ImpactResult, ImpactVerdict } from '../../measures/impact/result.ts';
import { andList, counted } from '../words/wording.ts';
import { intervalWords, level, percentWords, signed } from './number-words.ts';
import { periodWords } from './period-words.ts';

/** What is asked, in words: names of both actors, of the event and of the measure. */
export interface ImpactNames {
  readonly a: string;
  readonly b: string;
  /** `the missile test of 4 July 2017`. */
  readonly event: string;
  readonly measure: MeasureWords;
}

/** How a measure is spoken of. */
export interface MeasureWords {
  /** `in their votes in the UN General Assembly`. */
  readonly where: string;
  /** `S (similarity of votes, −1 to 1)`. */
  readonly unit: string;
  /** What its n counts. */
  readonly counts: readonly [one: string, many: string];
}

export const MEASURE_WORDS: Readonly<Record<string, MeasureWords>> = {
  S: {
    where: 'in how they vote in the UN General Assembly',
    unit: 'S, the similarity of votes (−1 to 1)',
    counts: ['joint vote', 'joint votes'],
  },
  tone: {
    where: 'in the tone of the events between them',
    unit: 'tone, the mean Goldstein score of events (−10 to +10)',
    counts: ['event', 'events'],
  },
};

/**
 * What a verdict may be called, and nothing else: for each verdict and direction one sentence. It never says that X brought
 * it about.
 */
const SENTENCES: Readonly<Record<ImpactVerdict, (names: ImpactNames, moved: string) => string>> = {
  clear: ({ a, b, event, measure }, moved) =>
    `After ${event}, compared with similar pairs, ${a} and ${b} moved clearly ${moved} ${measure.where}`,
  weak: ({ a, b, event, measure }, moved) =>
    `After ${event}, compared with similar pairs, there are weak signs that ${a} and ${b} moved ${moved} ${measure.where}`,
  'not visible': ({ a, b, event, measure }) =>
    `After ${event}, compared with similar pairs, no move of ${a} and ${b} is visible ${measure.where}`,
  'not enough data': ({ a, b, event, measure }) =>
    `There is not enough data to say whether ${a} and ${b} moved ${measure.where} after ${event}`,
};

/** `moved closer`, `moved apart`. */
const MOVED = { closer: 'closer together', apart: 'further apart' } as const;

/** The first sentence of a test: verdict, measure, windows and n. */
export function verdictSentence(result: ImpactResult, names: ImpactNames): string {
  const { before, after } = result;
  const { grain } = result.design;
  const [one, many] = names.measure.counts;
  const windows =
    before && after
      ? ` (${windowWords(before.from, before.to, grain)} against ${windowWords(after.from, after.to, grain)}; n = ${counted(before.n, one, many)} before and ${counted(after.n, one, many)} after)`
      : '';
  return `${SENTENCES[result.verdict](names, result.moved === null ? '' : MOVED[result.moved])}${windows}.`;
}

type Grain = ImpactResult['design']['grain'];

/** Sessions of the General Assembly are spoken of by the year in which they begin. */
const BEFORE_FIRST_SESSION = 1945;

/** The year in which a period lies, where periods are years or sessions. */
export function yearOf(at: number, grain: Grain): number | undefined {
  if (grain === 'session') return at + BEFORE_FIRST_SESSION;
  return grain === 'year' ? at : undefined;
}

/** `January 2017 to June 2017`, `the sessions of 1988 to 1990`. */
export function windowWords(from: number, to: number, grain: Grain): string {
  const [first, last] = [impactPeriod(from, grain), impactPeriod(to, grain)];
  if (grain === 'session') {
    const years = [from, to].map((at) => yearOf(at, grain));
    return from === to ? `the session of ${years[0]}` : `the sessions of ${years[0]} to ${years[1]}`;
  }
  return first === last ? first : `${first} to ${last}`;
}

/** Name of a period of a design: a year, a session with its year, or the month, week or day that begins on a day. */
export function impactPeriod(at: number, grain: Grain): string {
  switch (grain) {
    case 'session':
      return `${at + BEFORE_FIRST_SESSION} (session ${at})`;
    case 'year':
      return String(at);
    default:
      return periodWords(at, grain);
  }
}

/** What the numbers are, after the verdict: raw change, both comparisons, who moved. */
export function impactSentences(result: ImpactResult, names: ImpactNames): readonly string[] {
  const { change, comparisons, combined, movers, before, after, placeboPairs } = result;
  const sentences: string[] = [];
  const missing = result.reasons.filter(({ neededFor, met }) => neededFor === 'any' && !met);
  if (missing.length > 0) {
    const words = missing.map((reason) => {
      const [rule, found, bound] = reasonCells(reason);
      return `${rule} (found ${found}, asked for ${bound})`;
    });
    sentences.push(`Not met: ${andList(words)}.`);
  }
  if (change && before && after) {
    const interval = change.interval ? ` (95 % ${intervalWords(change.interval)})` : '';
    sentences.push(
      `The pair itself went from ${level(before.value)} to ${level(after.value)}: ${signed(change.value)}${interval} in ${names.measure.unit}.${result.design.level.kind === 'events' ? ' Both levels lean on what was before, so that a few events make no move.' : ''}`,
    );
  }
  const compared = comparisons.flatMap(({ fixed, effect, donors }) =>
    effect
      ? [`${signed(effect.value)} against ${counted(donors.length, 'other pair')} of ${nameOf(fixed, result, names)}`]
      : [],
  );
  if (compared.length > 0) sentences.push(`Compared with similar pairs: ${andList(compared)}.`);
  if (combined) {
    const range = combined.interval ? ` (95 % ${intervalWords(combined.interval)})` : '';
    const share =
      placeboPairs.p === null
        ? ''
        : `; of ${counted(placeboPairs.n, 'other pair')} at the same date a share of ${percentWords(placeboPairs.p)} changed at least as much`;
    sentences.push(`All together: ${signed(combined.value)}${range}${share}.`);
  }
  if (movers) {
    const sides = movers.sides.map(({ actor, change: moved }) => `${nameOf(actor, result, names)} by ${signed(moved)}`);
    const scale =
      movers.kind === 'ideal points' ? 'ideal points, in their standard deviations' : 'tone of each towards the other';
    if (sides.length > 0) sentences.push(`Who moved: ${andList(sides)} (${scale}).`);
  }
  return sentences;
}

/** Name of an actor of the pair by its id; `A>B` for the tone of A towards B. */
export function nameOf(id: string, { design }: ImpactResult, { a, b }: ImpactNames): string {
  const [first, second] = design.dyad;
  const one = (part: string): string => (part === first ? a : part === second ? b : part);
  return id.includes('>') ? id.split('>').map(one).join(' towards ') : one(id);
}

const RULES: Readonly<Record<ImpactReason['rule'], string>> = {
  'n before': 'enough is counted before',
  'n after': 'enough is counted after',
  'periods before': 'enough periods before have data',
  'periods after': 'enough periods after have data',
  'a comparison': 'there are similar pairs to compare with',
  size: 'the combined change is large enough',
  'share of other pairs': 'few other pairs changed as much',
  'change and combined change point the same way': 'the pair itself changed the way the comparisons say',
  'no trend before': 'the pair was not on its way already',
  'direction asked for': 'it is the direction that was asked for',
};

const NEEDED: Readonly<Record<ImpactReason['neededFor'], string>> = {
  any: 'for any verdict',
  clear: 'for “clear”',
  weak: 'for “weak” or “clear”',
};

/** A rule of the verdict as a row: what it asks, what was found, what is asked for, whether it is met. */
export function reasonCells({ rule, met, value, bound, neededFor }: ImpactReason): readonly string[] {
  const words = (one: number | string | null): string => {
    if (one === null) return 'not known';
    if (typeof one === 'string') return one;
    return Number.isInteger(one) ? String(one) : level(one, Math.abs(one) < 0.1 ? 3 : 2);
  };
  return [RULES[rule], words(value), words(bound), NEEDED[neededFor], met ? 'met' : 'not met'];
}

const LIMITS: Readonly<Record<ImpactLimit, string>> = {
  'no proof of a cause':
    'What came after is not therefore its effect. The comparison shows how unusual the change is, not why it came.',
  'other events in the windows':
    'Other events fall into the windows; they are listed, and the test cannot tell their part from that of this one.',
  'other events not listed': 'What else happened in the windows is not listed here, and may have had a part.',
  'sources not counted':
    'How many sources stand behind each number is not known, so a change of who reports cannot be told from a change of what happens.',
  'sources changed': 'Before and after, the data rest on different numbers of sources.',
  'who moved is not known': 'Which of the two moved is not known.',
  'no second measure': 'No second measure was at hand to bear the first one out.',
  'donors at other levels':
    'Too few pairs had a level like that of the pair, so that the nearest were taken; they may be less like it.',
  'donors of neither actor': 'One side has too few other pairs with data, so that pairs of neither actor fill up.',
  'few earlier dates': 'There are too few earlier dates of this pair to compare with.',
  'too short for models': 'The time before is too short for a synthetic control or a local level.',
  'windows reach over gaps': 'Periods without data lie in the windows, so that these reach further than was asked for.',
  'data ends in the window': 'The data end within the time that was to be looked at.',
};

/** What the test cannot show, in sentences. */
export function impactLimits({ limits }: ImpactResult): readonly string[] {
  return limits.map((limit) => LIMITS[limit]);
}
