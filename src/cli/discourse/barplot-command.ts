import { valueCounts } from '../../measures/discourse/value-counts.ts';
import { discourseReport } from '../../report/discourse/discourse-report.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { selectionAsked } from './asked-options.ts';
import { type DiscourseOptions, openDiscourse } from './discourse-file.ts';

/** Longest bar, in cells. */
const LONGEST = 24;

/**
 * `entente discourse barplot`: how often each concept was said, by level of the qualifier.
 * @throws EntenteError for wrong options, and a file that cannot be read
 */
export async function barplotCommand(terminal: Terminal, path: string, options: DiscourseOptions): Promise<number> {
  // As in DNA, a claim counts once in a document unless something else is asked for.
  const asked = { rows: 'concept', duplicates: 'document' as const, ...selectionAsked(options) };
  const files = await openMeasureFiles(terminal, options, [path]);
  const { coded, warnings } = openDiscourse(terminal, path, options.type);
  const { labels, levels, counts, n } = valueCounts(coded, asked);
  const width = Math.max(1, levels.length);
  const of = (i: number): readonly number[] => [...counts.subarray(i * width, (i + 1) * width)];
  const sum = (i: number): number => of(i).reduce((all, count) => all + count, 0);
  const order = labels.map((_, i) => i).toSorted((a, b) => sum(b) - sum(a) || a - b);
  const most = Math.max(1, ...order.map(sum));
  const heads = levels.length === 0 ? ['count'] : levels;
  await writeMeasure(terminal, options, files, {
    report: discourseReport({
      title: `How often each ${asked.rows} was said`,
      headline: `${counted(labels.length, 'value')} in ${counted(n, 'statement')}.`,
      sentences: warnings,
      facts: [],
      tables: [
        {
          label: 'Most often first',
          head: [asked.rows, 'All', ...(levels.length === 0 ? [] : heads), ''],
          names: 1,
          rows: order.map((i) => [
            labels[i] as string,
            `${sum(i)}`,
            ...(levels.length === 0 ? [] : of(i).map(String)),
            '█'.repeat(Math.round((LONGEST * sum(i)) / most)).padEnd(LONGEST),
          ]),
        },
      ],
      limits: ['How often something is said is not how strongly it is meant, nor how many say it.'],
      next: [],
    }),
    data: () => ({
      variable: asked.rows,
      levels,
      statements: n,
      values: order.map((i) => ({ value: labels[i], counts: of(i) })),
      warnings,
    }),
    rows: () => [[asked.rows, ...heads], ...order.map((i) => [labels[i], ...of(i)])],
  });
  return EXIT.done;
}
