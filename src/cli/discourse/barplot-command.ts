import { askBarplot } from '../../questions/discourse/ask-barplot.ts';
import { NOTHING_LEFT } from '../../questions/discourse/needed.ts';
import { barsChart } from '../../report/discourse/bars-chart.ts';
import { discourseReport } from '../../report/discourse/discourse-report.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { selectionAsked } from './asked-options.ts';
import { type DiscourseOptions, openDiscourse, openedOnPage } from './discourse-file.ts';

/**
 * `entente discourse barplot`: how often each concept was said, by level of the qualifier.
 * @throws EntenteError for wrong options, and a file that cannot be read
 */
export async function barplotCommand(terminal: Terminal, path: string, options: DiscourseOptions): Promise<number> {
  const asked = selectionAsked(options);
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const { warnings } = source;
  const { variable, levels, values, n, selection } = askBarplot(source, asked);
  const { onPage, opens } = openedOnPage(
    options,
    source,
    selection,
    values.map(({ statements }) => statements),
  );
  const heads = levels.length === 0 ? ['count'] : levels;
  await writeMeasure(terminal, options, files, {
    report: discourseReport({
      title: `How often each ${variable} was said`,
      headline: `${counted(values.length, 'value')} in ${counted(n, 'statement')}.`,
      sentences: [...(n === 0 ? [NOTHING_LEFT] : []), ...warnings],
      facts: [],
      part: 'Most often first',
      charts: [barsChart({ variable, levels, values, opens })],
      ...(onPage && { behind: onPage }),
      tables: [],
      limits: ['How often something is said is not how strongly it is meant, nor how many say it.'],
      next: [],
    }),
    data: () => ({
      variable,
      levels,
      statements: n,
      values: values.map(({ value, counts, statements }) => ({ value, counts, statements })),
      warnings,
    }),
    rows: () => [[variable, ...heads], ...values.map(({ value, counts }) => [value, ...counts])],
  });
  return EXIT.done;
}
