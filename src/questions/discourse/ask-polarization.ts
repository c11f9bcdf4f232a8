import {
  type Polarization,
  type PolarizationSlice,
  polarization,
  polarizationSlices,
} from '../../measures/discourse/polarization.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { groupedNetwork, type NetworkAnswer } from './ask-network.ts';
import { type AskedNetwork, type AskedSlices, Count, given, networkOptions, sliceSpan } from './asked.ts';
import { type CodedSource, idsOfSlices } from './coded-source.ts';
import { needStatements } from './needed.ts';

/** How camps are sought. */
export const POLARIZATION = { groups: Count.optional(), seed: Count.optional() } as const;

export interface AskedPolarization extends AskedNetwork, AskedSlices {
  readonly groups?: number | undefined;
  readonly seed?: number | undefined;
}

/** Camps of the whole time, or of each window. */
export type PolarizationAnswer =
  | { readonly of: 'time'; readonly found: Polarization; readonly drawn: NetworkAnswer }
  | {
      readonly of: 'windows';
      readonly slices: readonly PolarizationSlice[];
      readonly selection: Selection;
      readonly statements: readonly (readonly number[])[];
    };

/** @throws EntenteError (usage) without a statement or with one actor, where no window lies in the time, and as the measures do */
export function askPolarization(source: CodedSource, asked: AskedPolarization): PolarizationAnswer {
  const { coded } = source;
  const span = sliceSpan(asked);
  const { aggregation: _, normalization: __, mode: ___, ...options } = networkOptions(asked);
  const search = { ...options, ...given({ groups: asked.groups, seed: asked.seed }) };
  const selection = selectStatements(coded, options);
  needStatements(selection);
  if (!span) {
    const found = polarization(coded, search);
    if (found.rows.length < 2) throw new EntenteError('usage', 'There is one actor; camps need two or more.');
    return { of: 'time', found, drawn: groupedNetwork(source, options) };
  }
  const slices = [...polarizationSlices(coded, { ...search, ...span })];
  if (slices.length === 0) {
    throw new EntenteError('usage', 'No window lies wholly in the time of the statements; take a smaller one.');
  }
  if (slices.every(({ polarization: { rows } }) => rows.length < 2)) {
    throw new EntenteError('usage', 'No window has two actors or more; take longer windows, or other statements.');
  }
  return { of: 'windows', slices, selection, statements: idsOfSlices(selection, slices) };
}
