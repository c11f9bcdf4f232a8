import { kernelNetworks } from '../../measures/discourse/kernel-slices.ts';
import { networkDistances } from '../../measures/discourse/network-distances.ts';
import { type NetworkPhases, networkPhases } from '../../measures/discourse/network-phases.ts';
import type { KernelOptions, NetworkOptions, WindowOptions } from '../../measures/discourse/options.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { type NetworkSlice, windowNetworks } from '../../measures/discourse/time-windows.ts';
import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { type AskedNetwork, type AskedSlices, networkOptions, type SliceSpan, sliceSpan } from './asked.ts';
import { type CodedSource, idsOfSlices } from './coded-source.ts';
import { needStatements } from './needed.ts';

/** Networks over time. */
export interface WindowsAnswer {
  readonly slices: readonly NetworkSlice[];
  readonly phases?: NetworkPhases;
  readonly selection: Selection;
  /** Ids of the statements of each slice. */
  readonly statements: readonly (readonly number[])[];
}

/**
 * Networks of windows or slices of time, and phases whose networks are alike.
 * @throws EntenteError (usage) without a statement, where no window lies in the time, and as the measures do
 */
export function askWindows(
  { coded }: CodedSource,
  asked: AskedNetwork & AskedSlices & { readonly phases?: boolean },
): WindowsAnswer {
  const span = neededSpan(asked);
  // Phases compare networks of the same actors.
  const options = { ...networkOptions(asked), ...(asked.phases ? { isolates: true } : {}) };
  const selection = selectStatements(coded, options);
  needStatements(selection);
  const slices = slicesOf(coded, options, span);
  return {
    slices,
    ...(asked.phases && { phases: phasesOf(slices, asked.asDna ?? false) }),
    selection,
    statements: idsOfSlices(selection, slices),
  };
}

/** @throws EntenteError (usage) where no windows are asked for */
export function neededSpan(asked: AskedSlices): SliceSpan {
  const span = sliceSpan(asked);
  if (span) return span;
  throw new EntenteError('usage', 'Windows need --unit and --size, such as --unit months --size 3.');
}

/** @throws EntenteError (usage) where none lies in the time */
export function slicesOf(data: CodedStatements, options: NetworkOptions, span: SliceSpan): readonly NetworkSlice[] {
  const wanted = { ...options, ...span };
  const slices = [
    ...('kernel' in wanted
      ? kernelNetworks(data, wanted as KernelOptions)
      : windowNetworks(data, wanted as WindowOptions)),
  ];
  if (slices.length > 0) return slices;
  throw new EntenteError(
    'usage',
    `No window of ${span.size} ${span.unit} lies wholly in the time of the statements; take a smaller one.`,
  );
}

function phasesOf(slices: readonly NetworkSlice[], asDna: boolean): NetworkPhases {
  const distances = networkDistances(
    slices.map(({ network }) => network),
    { normalizeToOne: true, asDna },
  );
  return networkPhases(distances);
}
