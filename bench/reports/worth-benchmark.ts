import type { EngineName } from '../../src/language/english.ts';
import { actMonths } from '../../src/measures/act-months.ts';
import { type Digest, digestReading } from '../../src/measures/digest.ts';
import { makePicture } from '../../src/measures/picture.ts';
import {
  type CompareOptions,
  type Correlation,
  compareDyads,
  type DyadComparison,
  type DyadTally,
  pooledPeriods,
} from '../../src/measures/reports/compare-dyads.ts';
import { Reading } from '../../src/records/reading.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { readJsonLines } from '../kit/shared-data.ts';
import { icewsDays, icewsMonths, textsAtHand, voteYears } from './worth-data.ts';

/** Which of the reader's events count: those that are shown, or weak ones too. */
const ACTS = ['shown', 'all'] as const;

/** All texts together. */
const ALL = 'all texts';

/** What is compared: event data (or votes), the grain, and how many events texts and data must have at least. */
interface Question {
  readonly data: string;
  readonly rows: readonly DyadTally[];
  readonly grain: (month: string) => string;
  readonly leasts: readonly Pick<CompareOptions, 'least' | 'leastData'>[];
}

/** One comparison, as it is printed. */
interface Answer {
  readonly texts: string;
  readonly acts: (typeof ACTS)[number];
  readonly data: string;
  readonly least: number;
  readonly leastData: number;
  readonly comparison: DyadComparison;
}

/**
 * Whether measures of read texts are worth anything: dyads in the same months, what the reader's own events give beside
 * ICEWS, and in the same years beside votes in the United Nations. FILE: readings (JSONL) in place of reading the texts.
 */
export const worthBenchmark: Benchmark = async ({ files, engine, progress }) => {
  const digests = files.length > 0 ? givenDigests(files) : await readDigests(engine, progress);
  const sources = [...new Set(digests.map(({ set }) => set))];
  const sets = [...sources.map((name) => [name, (set: string) => set === name] as const)];
  if (sets.length > 1) sets.push([ALL, () => true]);
  const icews = await icewsMonths();
  const questions: readonly Question[] = [
    {
      data: 'ICEWS, same month',
      rows: icews.rows,
      grain: (month) => month,
      leasts: [
        { least: 1, leastData: 1 },
        { least: 1, leastData: 5 },
        { least: 2, leastData: 5 },
        { least: 3, leastData: 5 },
      ],
    },
    {
      data: 'ICEWS, 1 and 2 June 2018, same month',
      rows: await icewsDays(),
      grain: (month) => month,
      leasts: [{ least: 1, leastData: 5 }],
    },
    {
      data: 'ICEWS, same year',
      rows: pooledPeriods(icews.rows, (month) => month.slice(0, 4)),
      grain: (month) => month.slice(0, 4),
      leasts: [
        { least: 1, leastData: 5 },
        { least: 3, leastData: 5 },
        { least: 5, leastData: 5 },
      ],
    },
    {
      data: 'ICEWS 2005-2015, all times',
      rows: pooledPeriods(icews.rows, () => 'ever'),
      grain: () => 'ever',
      leasts: [
        { least: 1, leastData: 5 },
        { least: 3, leastData: 5 },
        { least: 5, leastData: 5 },
      ],
    },
    {
      data: 'UN votes, same year',
      rows: voteYears(2005, 2019),
      grain: (month) => month.slice(0, 4),
      leasts: [
        { least: 1, leastData: 10 },
        { least: 3, leastData: 10 },
        { least: 5, leastData: 10 },
      ],
    },
  ];
  const answers = sets.flatMap(([texts, belongs]) => {
    const own = digests.filter(({ set }) => belongs(set)).map(({ digest }) => digest);
    return ACTS.flatMap((acts) => {
      const months = actMonths(makePicture(own, { weak: acts === 'all' }).acts);
      return questions.flatMap(({ data, rows, grain, leasts }) =>
        leasts.map((options): Answer => {
          const comparison = compareDyads(pooledPeriods(months, grain), rows, options);
          return {
            texts,
            acts,
            data,
            ...options,
            least: options.least ?? 1,
            leastData: options.leastData ?? 1,
            comparison,
          };
        }),
      );
    });
  });
  return {
    data: `${whole(digests.length)} texts (${sources.join(', ')}); 20 % sample of ICEWS, ${whole(icews.rows.length)} dyads in months; votes of the UN General Assembly`,
    json: {
      texts: digests.length,
      namesUnknown: icews.unknown,
      comparisons: answers.map(({ comparison: { pairs, options: _, ...rest }, ...answer }) => ({
        ...answer,
        pairs: pairs.length,
        ...rest,
      })),
    },
    // Everything stands in the JSON; people are shown what all texts say, and each kind of text month by month.
    table: [
      HEADS,
      ...answers
        .filter(({ texts, data }) => sets.length === 1 || texts === ALL || data === questions[0]?.data)
        .map(rowOf),
    ],
    predictions: answers.flatMap(({ comparison, ...answer }) =>
      comparison.pairs.map((pair) => JSON.stringify({ ...answer, pair })),
    ),
  };
};

interface SetDigest {
  readonly set: string;
  readonly digest: Digest;
}

/** Readings that `entente read --jsonl` printed; each file is a set of texts. */
function givenDigests(files: readonly string[]): readonly SetDigest[] {
  return files.flatMap((file) =>
    readJsonLines(file).map((row) => ({
      set: file.replace(/^.*\//, '').replace(/\.jsonl(\.gz)?$/, ''),
      digest: digestReading(Reading.parse(row)),
    })),
  );
}

async function readDigests(
  engine: EngineName | undefined,
  progress: ((done: number, total: number) => void) | undefined,
): Promise<readonly SetDigest[]> {
  const reader = await loadReader(engine);
  const sets = textsAtHand();
  const total = sets.reduce((sum, { texts }) => sum + texts.length, 0);
  const digests: SetDigest[] = [];
  for (const { name, texts } of sets) {
    for (const { text, ...options } of texts) {
      digests.push({ set: name, digest: digestReading(await reader.read(text, options)) });
      progress?.(digests.length, total);
    }
  }
  return digests;
}

const HEADS = [
  'texts, events, data',
  'least',
  'pairs',
  'dyads',
  'tone: Pearson',
  'tone: Spearman',
  'within dyads',
  'conflict: Spearman',
  'same side',
  'by chance',
  'volume: pairs',
  'volume: Spearman',
  'of tone',
];

function rowOf({ texts, acts, data, least, leastData, comparison }: Answer): readonly string[] {
  const { tone, conflict, volume, sameSide, pairs } = comparison;
  const votes = data.startsWith('UN');
  return [
    `${texts}, ${acts}, ${data}`,
    `${least} / ${leastData}`,
    whole(pairs.length),
    whole(tone.dyads),
    shown(tone.pearson),
    shown(tone.spearman),
    tone.within ? `${shown(tone.within)} (${tone.within.n})` : '–',
    votes ? '' : shown(conflict.spearman),
    votes || sameSide.value === undefined ? '' : sameSide.value.toFixed(2),
    votes || sameSide.value === undefined ? '' : sameSide.chance.toFixed(2),
    votes ? '' : whole(volume.n),
    votes ? '' : shown(volume.spearman),
    tone.verdict,
  ];
}

function shown(correlation: Correlation | undefined): string {
  if (!correlation) return '–';
  const { value, interval } = correlation;
  return interval ? `${value.toFixed(2)} (${interval.map((end) => end.toFixed(2)).join(' to ')})` : value.toFixed(2);
}
