import { nestedBackbone } from '../../src/measures/discourse/backbone.ts';
import { discourseNetwork, eventList } from '../../src/measures/discourse/discourse-network.ts';
import { networkMatrix } from '../../src/measures/discourse/network.ts';
import { polarization, polarizationSlices } from '../../src/measures/discourse/polarization.ts';
import type { CodedStatements } from '../../src/records/coded-statements.ts';
import { type DnaArguments, departures, optionsOf } from './expected-cases.ts';

export interface ExpectedPolarization {
  readonly id: string;
  readonly db: string;
  readonly labels: readonly string[];
  readonly dnaFinalMaxQ: number;
  readonly dnaMemberships: readonly number[];
  readonly bruteForceMin: number;
  readonly bruteForceMinMembership: readonly number[];
}

export interface ExpectedFixed {
  readonly id: string;
  readonly db: string;
  readonly ids?: readonly number[];
  readonly rows?: readonly string[];
  readonly matrix?: readonly (readonly number[])[];
  readonly series?: readonly { readonly entity: string; readonly backboneLoss: number }[];
}

export interface ExpectedTest {
  readonly ref: string;
  readonly call?: DnaArguments & { readonly method?: string };
  readonly dim?: readonly [number, number];
  readonly sum?: number;
  readonly exactSum?: number;
  readonly nodes?: number;
  readonly edges?: number;
  readonly numStatementsFull?: number;
  readonly numberOfSlices?: number;
}

/** What expected.json holds. */
export interface Expected {
  readonly cases?: readonly {
    readonly id: string;
    readonly db: string;
    readonly fn: string;
    readonly args: DnaArguments;
    readonly expected: unknown;
  }[];
  readonly polarization?: readonly ExpectedPolarization[];
  readonly fixed?: readonly ExpectedFixed[];
  readonly fromTests?: readonly ExpectedTest[];
}

/** Polarization as DNA has it (the greatest distance) or right (the least). */
export function polarizationDepartures(
  data: CodedStatements,
  expected: ExpectedPolarization,
  asDna: boolean,
): readonly string[] {
  const found = polarization(data, { normalizeScores: expected.id.endsWith('True'), asDna });
  const group = asDna ? expected.dnaMemberships : expected.bruteForceMinMembership;
  return departures(
    { rows: found.rows, score: found.score, group: [...found.group] },
    {
      rows: expected.labels,
      score: asDna ? expected.dnaFinalMaxQ : expected.bruteForceMin,
      // Which group is called the first is chance.
      group: group.map((g) => Number(g !== group[0])),
    },
    1e-9,
  );
}

/** The default against the corrected values. */
export function fixedDepartures(
  data: CodedStatements,
  { id, ids, rows, matrix, series }: ExpectedFixed,
): readonly string[] {
  if (ids) {
    const duplicates = id.endsWith('week') ? 'week' : 'month';
    return departures(eventList(data, { duplicates, aggregation: 'subtract' }), ids, 0);
  }
  if (matrix) {
    const network = discourseNetwork(data, { mode: 'one-mode', aggregation: 'congruence', normalization: 'cosine' });
    return departures(
      { rows: network.rows, matrix: [...networkMatrix(network)] },
      { rows, matrix: matrix.flat() },
      1e-9,
    );
  }
  return departures(nestedBackbone(data).steps, series, 1e-6);
}

/** What the tests of DNA's R package hold of a network; nothing where they hold no number of one. */
export function testDepartures(data: CodedStatements, expected: ExpectedTest): readonly string[] | undefined {
  const { call = {}, dim, sum, exactSum, nodes, edges, numStatementsFull } = expected;
  if (call.method === 'nested') return departures(nestedBackbone(data, { asDna: true }).n, numStatementsFull, 0);
  if (expected.numberOfSlices !== undefined) {
    // DNA's R package does not indent unless it is asked to.
    const asked = {
      unit: 'days',
      size: call.windowSize ?? 100,
      kernel: 'gaussian',
      indent: false,
      isolates: true,
    } as const;
    return departures([...polarizationSlices(data, { ...asked, asDna: true })].length, expected.numberOfSlices, 0);
  }
  if (!dim && nodes === undefined) return undefined;
  const { mode, rows, columns, weight, ...network } = discourseNetwork(data, optionsOf(call, true));
  const cells = networkMatrix({ mode, rows, columns, weight, ...network });
  return departures(
    {
      dim: [rows.length, columns.length],
      sum: cells.reduce((total, cell) => total + cell, 0),
      nodes: rows.length + (mode === 'two-mode' ? columns.length : 0),
      edges: weight.length,
    },
    {
      ...(dim && { dim }),
      ...((exactSum ?? sum) !== undefined && { sum: exactSum ?? sum }),
      ...(nodes !== undefined && { nodes, edges }),
    },
    1e-9,
  );
}
