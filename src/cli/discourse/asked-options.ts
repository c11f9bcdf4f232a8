import { TIME_UNITS } from '../../measures/discourse/calendar.ts';
import {
  AGGREGATIONS,
  DUPLICATES,
  KERNELS,
  type KernelOptions,
  type NetworkOptions,
  NORMALIZATIONS,
  type SelectionOptions,
  type WindowOptions,
} from '../../measures/discourse/options.ts';
import { EntenteError } from '../../records/failure.ts';
import { choice, type DiscourseOptions, valueLists, wholeNumber } from './discourse-file.ts';

/** Which statements are asked for, as measures take it. */
export function selectionAsked(options: DiscourseOptions): SelectionOptions {
  const { rows, columns, qualifier, duplicates, from, to, exclude = [], only = [], asDna = false } = options;
  const { minActor, minConcept } = options;
  return {
    ...(rows === undefined ? {} : { rows }),
    ...(columns === undefined ? {} : { columns }),
    ...(qualifier === undefined ? {} : { qualifier: qualifier === 'none' ? null : qualifier }),
    ...(duplicates === undefined ? {} : { duplicates: choice('--duplicates', duplicates, DUPLICATES) }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(minActor === undefined ? {} : { leastOfRow: wholeNumber('--min-actor', minActor) }),
    ...(minConcept === undefined ? {} : { leastOfColumn: wholeNumber('--min-concept', minConcept) }),
    exclude: valueLists('--exclude', exclude),
    only: valueLists('--only', only),
    asDna,
  };
}

/** Which network is asked for. */
export function networkAsked(options: DiscourseOptions): NetworkOptions {
  const { aggregation, normalization, oneMode = false, isolates = false } = options;
  return {
    ...selectionAsked(options),
    mode: oneMode ? 'one-mode' : 'two-mode',
    ...(aggregation === undefined ? {} : { aggregation: choice('--aggregation', aggregation, AGGREGATIONS) }),
    ...(normalization === undefined ? {} : { normalization: choice('--normalization', normalization, NORMALIZATIONS) }),
    isolates,
  };
}

/** Options of windows and slices. */
export interface SliceOptions extends DiscourseOptions {
  readonly unit?: string;
  readonly size?: string;
  readonly kernel?: string;
  readonly indent?: boolean;
}

/** Which windows or slices are asked for; nothing where none are. */
export function slicesAsked(
  options: SliceOptions,
): Pick<WindowOptions, 'unit' | 'size'> | Pick<KernelOptions, 'unit' | 'size' | 'kernel' | 'indent'> | undefined {
  const { unit, size, kernel, indent = true } = options;
  if (unit === undefined && size === undefined && kernel === undefined) return undefined;
  if (unit === undefined || size === undefined) {
    throw new EntenteError('usage', 'Windows need --unit and --size, such as --unit months --size 3.');
  }
  const span = wholeNumber('--size', size);
  if (kernel === undefined) return { unit: choice('--unit', unit, ['events', ...TIME_UNITS]), size: span };
  return { unit: choice('--unit', unit, TIME_UNITS), size: span, kernel: choice('--kernel', kernel, KERNELS), indent };
}
