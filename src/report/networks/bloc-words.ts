import type { NetworkSource, SignedNetwork, TieThresholds } from '../../measures/networks/signed-network.ts';
import type { Frustration } from '../../measures/signed/frustration.ts';
import { level } from '../measures/number-words.ts';

/** The name of a side over time, by its label. */
export function sideName(label: number): string {
  return label < 0 ? '–' : (['A', 'B'][label] ?? '?');
}

/** A weight of ties: whole where it is whole. */
export function weightWords(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Number.isInteger(value) ? value.toLocaleString('en-GB') : level(value, 1);
}

/** What a division violates, with how sure it is that no other violates less. */
export function frustrationWords({ value, lower, proved }: Pick<Frustration, 'value' | 'lower' | 'proved'>): string {
  return proved ? `${weightWords(value)}, proved` : `${weightWords(lower)} to ${weightWords(value)}`;
}

/** `−0.1 and 0.5`. */
export function thresholdWords({ minus, plus }: TieThresholds): string {
  return `${level(minus, digits(minus))} and ${level(plus, digits(plus))}`;
}

function digits(value: number): number {
  return Math.min(3, `${value}`.split('.')[1]?.length ?? 0);
}

/** What ties are made of, in a sentence. */
export const SOURCE_WORDS: Readonly<Record<NetworkSource, string>> = {
  votes: 'votes',
  events: 'events',
  positions: 'positions',
};

/** What is measured of a tie, with its scale. */
export const VALUE_WORDS: Readonly<Record<NetworkSource, string>> = {
  votes: 'likeness of votes',
  events: 'mean score, −10 to 10',
  positions: 'agreement less conflict, −1 to 1',
};

/** What a tie rests on. */
export const COUNTED_WORDS: Readonly<Record<NetworkSource, string>> = {
  votes: 'joint votes',
  events: 'events',
  positions: 'shared issues',
};

/** Ties by state. */
export function tieCounts({ ties }: SignedNetwork): Readonly<Record<'+' | '-' | 'unknown', number>> {
  const count = { '+': 0, '-': 0, unknown: 0 };
  for (const { state } of ties) count[state]++;
  return count;
}

/** The first so many names, and how many more there are. */
export function nameList(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
