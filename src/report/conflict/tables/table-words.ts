import type { Reason } from '../../../conflict/explain/reason.ts';
import type { RankedStates } from '../../../conflict/tables/ranking-table.ts';
import type { Arrival } from '../../../conflict/tables/status-quo-table.ts';
import type { TableauMark } from '../../../conflict/tables/tableau-form.ts';
import { andList } from '../../words/wording.ts';

/** What decides between two ranks, as a phrase. */
export function reasonWords(reason: Reason | undefined): string {
  switch (reason?.kind) {
    case undefined:
      return '';
    case 'ranking':
      return 'ranked so';
    case 'tie':
      return 'nothing tells them apart';
    case 'statements':
    case 'weights': {
      const only = (grounds: typeof reason.forBetter): string => andList(grounds.map(({ text }) => `“${text}”`));
      const parts = [
        ...(reason.forBetter.length > 0 ? [`${only(reason.forBetter)} holds`] : []),
        ...(reason.forWorse.length > 0 ? [`though ${only(reason.forWorse)} holds in the next`] : []),
        ...(reason.kind === 'weights' ? [`ahead by ${reason.ahead}`] : []),
      ];
      return parts.join(', ');
    }
  }
}

/** Whether a ranking was given as a list, so that nothing stands behind its steps. */
export function isGiven(ranks: readonly RankedStates[]): boolean {
  return ranks.every(({ above }) => above === undefined || above.kind === 'ranking');
}

/** Signs of the tableau, as Fraser and Hipel write them where letters suffice. */
export const TABLEAU_SIGNS: Readonly<Record<TableauMark, string>> = { r: 'r', s: 's', u: 'u', us: 'u/' };

/** `2 (us, china)`: in how many steps, and who makes the last. */
export function arrivalWords(arrival: Arrival | undefined, name: (id: string) => string): string {
  if (!arrival) return '';
  return arrival.steps === 0 ? '0' : `${arrival.steps} (${arrival.last.map(name).join(', ')})`;
}

/** A letter for each decision maker: a, b, c … */
export function letterOf(maker: number): string {
  return String.fromCharCode(97 + (maker % 26));
}

/** Cuts a list into parts of at most so many. */
export function panels<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let i = 0; i < list.length; i += most) parts.push(list.slice(i, i + most));
  return parts.length === 0 ? [[]] : parts;
}
