import { FEWEST_VOICES, type PositionMean } from '../../measures/stances/position-mean.ts';
import { counted } from '../words/wording.ts';
import { intervalWords, signed } from './number-words.ts';

/** What is shown in place of an interval where there are too few documents for one. */
export const THIN = 'thin';

/** `+0.60`, `−1.00`; nothing where nothing is known. */
export function meanWords({ value, documents }: PositionMean): string {
  return documents === 0 ? '' : signed(value);
}

/** `+0.13 to +1.00`, or that there are too few documents. */
export function rangeWords({ documents, interval }: PositionMean): string {
  if (documents === 0) return '';
  return interval ? intervalWords(interval) : THIN;
}

/** `for`, `against` or `both for and against`, with what it rests on: `for (+1.00, 95 % +0.13 to +1.00, 5 documents)`. */
export function standWords(mean: PositionMean): string {
  const between = mean.interval ? `, 95 % ${intervalWords(mean.interval)}` : '';
  return `${sideWords(mean.value)} (${signed(mean.value)}${between}, ${counted(mean.documents, 'document')})`;
}

/** From this mean on an actor is called for, from its negative on against. */
const CLEAR = 0.5;

/** Where an actor stands, in a word. */
function sideWords(value: number): string {
  if (value >= CLEAR) return 'for';
  return value <= -CLEAR ? 'against' : 'neither clearly for nor against';
}

/** Whether two means lie clearly on the same side, clearly on opposite ones, or neither. */
export function besideWords(a: number, b: number): 'same side' | 'opposite sides' | 'not clear' {
  if (Math.abs(a) < CLEAR || Math.abs(b) < CLEAR) return 'not clear';
  return a > 0 === b > 0 ? 'same side' : 'opposite sides';
}

/** That so many of the positions are too thin for an interval; nothing where none is. */
export function thinWords(means: readonly PositionMean[]): readonly string[] {
  const thin = means.filter(({ documents }) => documents < FEWEST_VOICES).length;
  if (thin === 0) return [];
  const all = thin === means.length ? 'All' : `${thin.toLocaleString('en-GB')} of the`;
  return [
    `${all} ${counted(means.length, 'position')} rest${means.length === 1 ? 's' : ''} on fewer than ${FEWEST_VOICES} documents and have no interval (“${THIN}”): what so few texts say of an issue is no measure of where an actor stands.`,
  ];
}
