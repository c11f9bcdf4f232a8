import type { CaseFile } from '../../casefile/store/case-file.ts';
import { judgedOf } from '../../casefile/store/judged.ts';
import { trustReport } from '../../casefile/trust/trust-report.ts';
import type { ReadingErrors } from '../../measures/discourse/reading-errors.ts';
import { numberOf } from './asked.ts';

/** How often the reader is right in positions, by what people decided in a case. */
export interface ReaderTrust {
  readonly precision: number;
  /** Of those whose words and actor were right: share whose stance was changed. */
  readonly flip: number;
  readonly n: number;
  /** Whether the records were drawn at random. */
  readonly drawn: boolean;
}

const SHARE = 'must be a share above 0 and up to 1, such as .8';
/** Errors that are asked for in place of measured ones. */
export const ERRORS = {
  recall: numberOf(Number.MIN_VALUE, 1, SHARE).optional().describe('share of statements that a reader finds'),
  precision: numberOf(Number.MIN_VALUE, 1, SHARE).optional().describe('share of what it gives that is right'),
  flip: numberOf(0, 0.99, 'must be a share from 0 to below 1, such as .05')
    .optional()
    .describe('share of what it finds that it has with another side'),
} as const;

export type AskedErrors = { readonly [K in keyof typeof ERRORS]?: number | undefined };

/** Errors with a sentence that says where they come from. */
export interface ErrorRates {
  readonly errors: ReadingErrors;
  readonly words: string;
}

/**
 * The reader's positions that are shown by default, in 282 documents: docs/accuracy.md, "shown by default". A right one has actor, issue,
 * stance and words right, so that a wrong stance is among the wrong ones.
 */
const MEASURED = Object.freeze({ recall: 0.24, precision: 0.49, flip: 0 });

/** Fewer decisions on positions than this say too little. */
const FEWEST = 20;

/** What decisions on positions say of the reader; undefined where there are too few. */
export function readerTrust(file: CaseFile): ReaderTrust | undefined {
  const { judged, records, asked } = judgedOf(file);
  const sampled = trustReport(judged, asked).samples.flatMap(({ table }) =>
    table.by.kind.filter(({ group }) => group === 'position'),
  );
  const inSample = sampled.reduce((sum, { n }) => sum + n, 0);
  const positions = judged.filter(({ machine }) => machine.kind === 'position');
  if (positions.length < FEWEST) return undefined;
  const stanceAlone = positions.filter(({ id, verdict }) => {
    const edited = records.get(id)?.edited ?? [];
    return verdict === 'mended' && edited.includes('stance') && !edited.includes('actor') && !edited.includes('issue');
  }).length;
  const drawn = inSample >= FEWEST;
  const right = drawn
    ? sampled.reduce((sum, row) => sum + (row.right.value ?? 0) * row.n, 0)
    : positions.filter(({ verdict }) => verdict === 'right').length;
  const n = drawn ? inSample : positions.length;
  const flipped = drawn ? 0 : stanceAlone;
  const found = right + flipped;
  // Nobody decides so that nothing at all is right; a share of 0 would leave no statement.
  return { precision: Math.max(found, 0.5) / n, flip: found > 0 ? flipped / found : 0, n, drawn };
}

/** The errors that are asked for, else those that people's decisions show, else those measured on other texts. */
export function errorRates(trust: ReaderTrust | undefined, asked: AskedErrors): ErrorRates {
  const { recall, precision, flip } = asked;
  const given = [recall, precision, flip].filter((share) => share !== undefined).length;
  const measured = trust ?? MEASURED;
  const errors = {
    recall: recall ?? MEASURED.recall,
    precision: precision ?? measured.precision,
    flip: flip ?? (precision === undefined ? measured.flip : 0),
  };
  const ofTexts = 'the figures of the reader on 282 other documents (docs/accuracy.md)';
  const words =
    recall !== undefined && precision !== undefined
      ? 'Errors are those that were asked for.'
      : trust && precision === undefined
        ? `Precision is that of ${trust.n} decisions on positions in this case${trust.drawn ? ', drawn at random' : ', which were chosen and not drawn, so that it may be far off'}; ${recall === undefined ? `decisions say nothing of what was missed, so that recall is one of ${ofTexts}` : 'recall was asked for'}.`
        : `${given > 0 ? 'What was not asked for' : 'Errors'} ${given > 0 ? 'is' : 'are'} ${ofTexts}${trust === undefined ? ': name those of your coder or reader with --recall and --precision' : ''}.`;
  return { errors, words };
}
