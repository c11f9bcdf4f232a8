import { evaluateBackbone, nestedBackbone } from '../../src/measures/discourse/backbone.ts';
import { timeText } from '../../src/measures/discourse/calendar.ts';
import { discourseNetwork, eventList } from '../../src/measures/discourse/discourse-network.ts';
import { kernelNetworks } from '../../src/measures/discourse/kernel-slices.ts';
import { type DiscourseNetwork, networkMatrix } from '../../src/measures/discourse/network.ts';
import { networkDistances } from '../../src/measures/discourse/network-distances.ts';
import type { KernelOptions, NetworkOptions, WindowOptions } from '../../src/measures/discourse/options.ts';
import { type NetworkSlice, windowNetworks } from '../../src/measures/discourse/time-windows.ts';
import { valueCounts } from '../../src/measures/discourse/value-counts.ts';
import type { CodedStatements } from '../../src/records/coded-statements.ts';

/** Options as expected.json has them: those of DNA. */
export interface DnaArguments {
  readonly networkType?: string;
  readonly variable1?: string;
  readonly variable1Document?: boolean;
  readonly variable2?: string;
  readonly variable2Document?: boolean;
  readonly qualifier?: string | null;
  readonly qualifierDocument?: boolean;
  readonly qualifierAggregation?: string;
  readonly normalization?: string;
  readonly isolates?: boolean;
  readonly duplicates?: string;
  readonly start?: string;
  readonly stop?: string;
  readonly timeWindow?: string;
  readonly windowSize?: number;
  readonly kernel?: string;
  readonly indentTime?: boolean;
  readonly excludeValues?: Readonly<Record<string, readonly string[]>>;
  readonly excludeAuthors?: readonly string[];
  readonly excludeSources?: readonly string[];
  readonly excludeSections?: readonly string[];
  readonly excludeTypes?: readonly string[];
  readonly invertValues?: boolean;
  readonly invertAuthors?: boolean;
  readonly invertSources?: boolean;
  readonly invertSections?: boolean;
  readonly invertTypes?: boolean;
  readonly distance?: 'absdiff' | 'spectral';
  readonly normalizeToOne?: boolean;
  /** Of a proposed backbone: its concepts, by whichever of these names, and the penalty. */
  readonly entities?: readonly string[];
  readonly backboneEntities?: readonly string[];
  readonly backbone?: readonly string[];
  readonly p?: number;
}

type Lists = Record<string, readonly string[]>;

/** Options of ours that mean what DNA's mean. */
export function optionsOf(args: DnaArguments, asDna: boolean): NetworkOptions {
  const exclude: Lists = {};
  const only: Lists = {};
  for (const [variable, values] of Object.entries(args.excludeValues ?? {}))
    (args.invertValues ? only : exclude)[variable] = values;
  for (const name of ['Author', 'Source', 'Section', 'Type'] as const) {
    const values = args[`exclude${name}s`];
    if (values) (args[`invert${name}s`] ? only : exclude)[`document.${name.toLowerCase()}`] = values;
  }
  const named = (name: string, ofDocument = false): string => (ofDocument ? `document.${name}` : name);
  return {
    mode: args.networkType === 'onemode' ? 'one-mode' : 'two-mode',
    rows: named(args.variable1 ?? 'organization', args.variable1Document),
    columns: named(args.variable2 ?? 'concept', args.variable2Document),
    qualifier: args.qualifier === null ? null : named(args.qualifier ?? 'agreement', args.qualifierDocument),
    aggregation: (args.qualifierAggregation ?? 'ignore') as NonNullable<NetworkOptions['aggregation']>,
    normalization: (args.normalization ?? 'no') as NonNullable<NetworkOptions['normalization']>,
    isolates: args.isolates ?? false,
    duplicates: (args.duplicates ?? 'include') as NonNullable<NetworkOptions['duplicates']>,
    ...(args.start && { from: args.start }),
    ...(args.stop && { to: args.stop }),
    exclude,
    only,
    asDna,
  };
}

/** Slices of a case: windows or kernels. */
function slicesOf(data: CodedStatements, args: DnaArguments, asDna: boolean): readonly NetworkSlice[] {
  const options = optionsOf(args, asDna);
  const { timeWindow, windowSize: size = 100, kernel = 'no', indentTime: indent = true } = args;
  if (kernel === 'no')
    return [...windowNetworks(data, { ...options, unit: timeWindow as WindowOptions['unit'], size })];
  const unit = timeWindow as KernelOptions['unit'];
  return [...kernelNetworks(data, { ...options, unit, size, indent, kernel: kernel as KernelOptions['kernel'] })];
}

/** What we have for a case, in the form of expected.json. */
export function answerOf(data: CodedStatements, fn: string, args: DnaArguments): unknown {
  switch (fn) {
    case 'network':
      return (args.timeWindow ?? 'no') === 'no'
        ? networkAnswer(discourseNetwork(data, optionsOf(args, true)))
        : slicesAnswer(data, args);
    case 'eventlist':
      return { ids: eventList(data, optionsOf(args, true)) };
    case 'barplot':
      return barplotAnswer(data, args);
    case 'nested':
      return nestedAnswer(data, args);
    case 'evaluate':
    case 'evaluateBackbone':
      return evaluateAnswer(data, args);
    case 'distance':
      return distanceAnswer(data, args);
    default:
      return undefined;
  }
}

function barplotAnswer(data: CodedStatements, args: DnaArguments): unknown {
  const { labels, levels, counts } = valueCounts(data, {
    ...optionsOf(args, true),
    columns: args.variable1 ?? 'organization',
  });
  const width = Math.max(1, levels.length);
  return {
    rows: labels,
    levels: levels.length === 0 ? [1] : levels.map(Number),
    counts: labels.map((_, i) => [...counts.subarray(i * width, (i + 1) * width)]),
  };
}

function nestedAnswer(data: CodedStatements, args: DnaArguments): unknown {
  const { steps, n } = nestedBackbone(data, optionsOf(args, true));
  return {
    entity: steps.map(({ entity }) => entity),
    backboneLoss: steps.map(({ backboneLoss }) => backboneLoss),
    redundantLoss: steps.map(({ redundantLoss }) => redundantLoss),
    statements: steps.map(({ statements }) => statements),
    numStatementsFull: n,
  };
}

function evaluateAnswer(data: CodedStatements, args: DnaArguments): unknown {
  const { entities = args.backboneEntities ?? args.backbone ?? [], p = 0 } = args;
  const { backbone, redundant } = evaluateBackbone(data, entities, optionsOf(args, true), p);
  return { backboneLoss: backbone, redundantLoss: redundant };
}

function distanceAnswer(data: CodedStatements, args: DnaArguments): unknown {
  const networks = slicesOf(data, args, true).map(({ network }) => network);
  const { distance = 'absdiff', normalizeToOne = false } = args;
  const { values, size } = networkDistances(networks, { distance, normalizeToOne, asDna: true });
  return { matrix: networks.map((_, a) => [...values.subarray(a * size, (a + 1) * size)]) };
}

function networkAnswer(network: DiscourseNetwork): unknown {
  return { rows: network.rows, cols: network.columns, matrix: tableOf(network), numStatements: network.n };
}

function slicesAnswer(data: CodedStatements, args: DnaArguments): unknown {
  const slices = slicesOf(data, args, true);
  const minute = (time: number): string => timeText(time).padEnd(16, 'T00:00').slice(0, 16);
  return {
    count: slices.length,
    slices: slices.map(({ from, middle, to, network }) => ({
      start: minute(from),
      middle: minute(middle),
      stop: minute(to),
      rows: network.rows,
      cols: network.columns,
      numStatements: network.n,
      matrix: tableOf(network),
    })),
    rows: slices[0]?.network.rows,
    cols: slices[0]?.network.columns,
  };
}

function tableOf(network: DiscourseNetwork): readonly (readonly number[])[] {
  const matrix = networkMatrix(network);
  return network.rows.map((_, i) => [...matrix.subarray(i * network.columns.length, (i + 1) * network.columns.length)]);
}

/**
 * Where an answer departs from what is expected, a path each; keys that are not expected do not matter.
 * @param expected null stands for a number that is none
 */
export function departures(ours: unknown, expected: unknown, tolerance: number, path = ''): readonly string[] {
  if (expected === null) return ours === null || Number.isNaN(ours) ? [] : [`${path}: ${ours}, expected no number`];
  if (typeof expected === 'number') {
    const near = typeof ours === 'number' && Math.abs(ours - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return near ? [] : [`${path}: ${ours}, expected ${expected}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(ours) || ours.length !== expected.length)
      return [`${path}: ${Array.isArray(ours) ? ours.length : ours} entries, expected ${expected.length}`];
    return expected.flatMap((entry, n) => departures(ours[n], entry, tolerance, `${path}[${n}]`));
  }
  if (typeof expected === 'object') {
    return Object.entries(expected as object).flatMap(([key, value]) =>
      departures((ours as Record<string, unknown> | undefined)?.[key], value, tolerance, `${path}.${key}`),
    );
  }
  return ours === expected ? [] : [`${path}: ${JSON.stringify(ours)}, expected ${JSON.stringify(expected)}`];
}
