import type { DiscourseNetwork } from '../../measures/discourse/network.ts';
import { networkMatrix, tieRows } from '../../measures/discourse/network.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import type { NetworkSlice } from '../../measures/discourse/time-windows.ts';
import { neededSpan, slicesOf } from './ask-windows.ts';
import { type AskedNetwork, type AskedSlices, networkOptions } from './asked.ts';
import { type CodedSource, idsOfSlices } from './coded-source.ts';
import { needStatements } from './needed.ts';

/** Two actors of a window with what joins and what parts them. */
export interface JoinedAndParted {
  readonly a: string;
  readonly b: string;
  readonly congruence: number;
  readonly conflict: number;
}

/** A window with congruence and conflict of the same statements. */
export interface BothSlice extends Omit<NetworkSlice, 'network'> {
  readonly congruence: DiscourseNetwork;
  readonly conflict: DiscourseNetwork;
  /** What joins and parts most in all first. */
  readonly pairs: readonly JoinedAndParted[];
  /** Sums over pairs. */
  readonly sums: { readonly congruence: number; readonly conflict: number };
}

export interface BothAnswer {
  readonly slices: readonly BothSlice[];
  readonly selection: Selection;
  readonly statements: readonly (readonly number[])[];
}

/**
 * Congruence and conflict of each window beside each other, as one-mode networks of the same statements.
 * @throws EntenteError (usage) without a statement, where no window lies in the time, and as the measures do
 */
export function askBoth({ coded }: CodedSource, asked: AskedNetwork & AskedSlices): BothAnswer {
  const span = neededSpan(asked);
  const options = { ...networkOptions(asked), mode: 'one-mode' as const };
  const selection = selectStatements(coded, { ...options, aggregation: 'congruence' });
  needStatements(selection);
  // The seed of windows of statements is the same, so that both are of the same statements.
  const conflicts = slicesOf(coded, { ...options, aggregation: 'conflict' }, span);
  const slices = slicesOf(coded, { ...options, aggregation: 'congruence' }, span).map(({ network, ...time }, n) => {
    const conflict = (conflicts[n] as NetworkSlice).network;
    const pairs = pairsOf(network, conflict);
    const sum = (of: 'congruence' | 'conflict'): number => pairs.reduce((all, pair) => all + pair[of], 0);
    return {
      ...time,
      congruence: network,
      conflict,
      pairs,
      sums: { congruence: sum('congruence'), conflict: sum('conflict') },
    };
  });
  return { slices, selection, statements: idsOfSlices(selection, slices) };
}

function pairsOf(congruence: DiscourseNetwork, conflict: DiscourseNetwork): readonly JoinedAndParted[] {
  const { rows } = congruence;
  const [joined, parted] = [networkMatrix(congruence), networkMatrix(conflict)];
  const places = new Set(
    [congruence, conflict].flatMap((network) => tieRows(network).map(({ from, to }) => from * rows.length + to)),
  );
  return [...places]
    .map((place) => ({
      a: rows[Math.floor(place / rows.length)] as string,
      b: rows[place % rows.length] as string,
      congruence: joined[place] as number,
      conflict: parted[place] as number,
    }))
    .toSorted((x, y) => y.congruence + y.conflict - x.congruence - x.conflict);
}
