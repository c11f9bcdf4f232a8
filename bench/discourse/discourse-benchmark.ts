import { dirname, join } from 'node:path';
import { coalitionUncertainty } from '../../src/measures/discourse/coalition-uncertainty.ts';
import { coalitionsOverTime } from '../../src/measures/discourse/coalitions-over-time.ts';
import { coreStability } from '../../src/measures/discourse/core-stability.ts';
import { discourseNetwork } from '../../src/measures/discourse/discourse-network.ts';
import { kernelNetworks } from '../../src/measures/discourse/kernel-slices.ts';
import { tieUncertainty } from '../../src/measures/discourse/tie-uncertainty.ts';
import { windowNetworks } from '../../src/measures/discourse/time-windows.ts';
import { windowValidity } from '../../src/measures/discourse/window-validity.ts';
import type { CodedStatements } from '../../src/records/coded-statements.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { codedStatementsOf } from '../../src/sources/dna/coded-statements-of.ts';
import { readDna } from '../../src/sources/dna/read-dna.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { readJson, sharedFile } from '../kit/shared-data.ts';
import { debateNet } from './debatenet.ts';
import { answerOf, departures } from './expected-cases.ts';
import { type Expected, fixedDepartures, polarizationDepartures, testDepartures } from './expected-values.ts';

interface Check {
  readonly part: string;
  readonly id: string;
  readonly wrong: readonly string[];
}

/** Networks of statements against the Discourse Network Analyzer's own numbers, against corrected ones, and how long they take. */
export const discourseBenchmark: Benchmark = async ({ files, progress }) => {
  const path = files[0] ?? sharedFile('data/discourse/expected.json');
  const expected = readJson(path) as Expected;
  const checks = checksOf(expected, dirname(path));
  progress?.(1, 2);
  const speed = files.length > 0 ? undefined : speeds();
  const differ = checks.filter(({ wrong }) => wrong.length > 0);
  const parts = [...new Set(checks.map(({ part }) => part))];
  return {
    data: `${checks.length} values of ${path.split('/').at(-1)}${speed ? `; times are processor time on DebateNet (${speed.statements} statements)` : ''}`,
    json: {
      agree: checks.length - differ.length,
      differ: differ.length,
      ...Object.fromEntries(parts.map((part) => [part, agreed(checks, part)])),
      ...speed,
      differing: differ.map(({ id, wrong }) => ({ id, wrong: wrong.slice(0, 5) })),
    },
    table: [
      ['', 'agree', 'of'],
      ...parts.map((part) => [
        part,
        `${agreed(checks, part)}`,
        `${checks.filter((check) => check.part === part).length}`,
      ]),
      ...differ.map(({ id, wrong }) => [`differs: ${id}`, wrong[0] ?? '', '']),
      ...(speed
        ? [
            ['one-mode network, ms', speed.oneModeMs.toFixed(0), ''],
            [`${speed.windows} windows of 30 days, ms`, speed.windowsMs.toFixed(0), ''],
            [`${speed.slices} weekly Gaussian slices, ms`, speed.slicesMs.toFixed(0), ''],
            ['bootstrap of 1,000 networks, ms', speed.bootstrapMs.toFixed(0), ''],
            ['memory at the most before the bootstrap, MB', speed.peakMB.toFixed(0), ''],
            ['stability of the core, 200 draws, ms', speed.stabilityMs.toFixed(0), ''],
            ['validity of windows of months, 100 draws, ms', speed.validityMs.toFixed(0), ''],
            ['coalitions of 4 quarters, 50 draws each, ms', speed.coalitionsMs.toFixed(0), ''],
            ['firmness of coalitions, 50 draws, ms', speed.firmMs.toFixed(0), ''],
            ['memory at the most, MB', speed.allPeakMB.toFixed(0), ''],
          ]
        : []),
    ],
    predictions: differ.flatMap(({ id, wrong }) => wrong.map((line) => `${id} ${line}`)),
  };
};

function agreed(checks: readonly Check[], part: string): number {
  return checks.filter((check) => check.part === part && check.wrong.length === 0).length;
}

function checksOf(expected: Expected, folder: string): readonly Check[] {
  const known = new Map<string, CodedStatements>();
  const data = (name: string): CodedStatements => {
    const found = known.get(name) ?? codedStatementsOf(readDna(join(folder, name)).tables);
    known.set(name, found);
    return found;
  };
  const { cases = [], polarization = [], fixed = [], fromTests = [] } = expected;
  return [
    ...cases.map(({ id, db, fn, args, expected: value }) => {
      // Eigenvalue losses were checked to six digits.
      const tolerance = fn === 'nested' || args.distance === 'spectral' ? 1e-6 : 1e-9;
      return { part: 'asDna', id, wrong: caught(() => departures(answerOf(data(db), fn, args), value, tolerance)) };
    }),
    ...polarization.flatMap((one) => [
      { part: 'asDna', id: one.id, wrong: caught(() => polarizationDepartures(data(one.db), one, true)) },
      { part: 'fixed', id: one.id, wrong: caught(() => polarizationDepartures(data(one.db), one, false)) },
    ]),
    ...fixed.map((one) => ({ part: 'fixed', id: one.id, wrong: caught(() => fixedDepartures(data(one.db), one)) })),
    ...fromTests.flatMap((one) => {
      const wrong = one.call && caught(() => testDepartures(data('sample.dna'), one));
      return wrong ? [{ part: 'fromTests', id: one.ref, wrong }] : [];
    }),
  ];
}

function caught<T extends readonly string[] | undefined>(check: () => T): T | readonly string[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof EntenteError) return [error.message];
    throw error;
  }
}

function speeds() {
  const data = debateNet(sharedFile('data/discourse/debatenet/debatenet2_lre.jsonl'));
  const oneMode = { mode: 'one-mode', aggregation: 'congruence' } as const;
  // The first networks also pay for making the program fast.
  for (let n = 0; n < 3; n++) discourseNetwork(data, oneMode);
  const [network, oneModeMs] = timed(() => discourseNetwork(data, oneMode));
  const time = { from: '2015-01-01', to: '2016-01-01T00:00' };
  const [windows, windowsMs] = timed(
    () => [...windowNetworks(data, { ...oneMode, ...time, unit: 'days', size: 30 })].length,
  );
  const [slices, slicesMs] = timed(() => {
    let count = 0;
    for (const _ of kernelNetworks(data, { ...oneMode, unit: 'weeks', size: 4, kernel: 'gaussian' })) count++;
    return count;
  });
  const before = process.resourceUsage().maxRSS / 1024;
  const [, bootstrapMs] = timed(() => tieUncertainty(data, { ...oneMode, draws: 1000 }));
  const bootstrapPeakMB = process.resourceUsage().maxRSS / 1024;
  const signed = { mode: 'one-mode', aggregation: 'subtract', normalization: 'average' } as const;
  // The figures of the reader on documents that it has not seen.
  const errors = { recall: 0.24, precision: 0.49 };
  const [, stabilityMs] = timed(() => coreStability(data, { ...signed, errors }));
  const [, validityMs] = timed(() => windowValidity(data, { ...signed, errors }));
  const [, coalitionsMs] = timed(() => coalitionsOverTime(data, { unit: 'months', size: 3 }));
  const [, firmMs] = timed(() => coalitionUncertainty(data, { method: 'louvain', draws: 50 }));
  return {
    statements: data.id.length,
    actors: network.rows.length,
    oneModeMs,
    windows,
    windowsMs,
    slices,
    slicesMs,
    bootstrapMs,
    peakMB: before,
    bootstrapPeakMB,
    stabilityMs,
    validityMs,
    coalitionsMs,
    firmMs,
    allPeakMB: process.resourceUsage().maxRSS / 1024,
  };
}

function timed<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return [value, (user + system) / 1000];
}
