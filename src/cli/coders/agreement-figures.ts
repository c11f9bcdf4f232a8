import type { Measured } from '../../casefile/coders/compare-coders.ts';

/** A measure with its interval; a dash where it cannot be told. */
export function shown({ value, interval }: Measured): string {
  if (value === undefined) return '–';
  return `${number(value)}${interval ? ` (${number(interval[0])} to ${number(interval[1])})` : ''}`;
}

/** Two digits, without the nought before the point. */
export function number(value: number): string {
  return value.toFixed(2).replace(/^(-?)0\./, '$1.');
}
