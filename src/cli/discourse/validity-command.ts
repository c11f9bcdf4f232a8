import type { SizeValidity } from '../../measures/discourse/window-validity.ts';
import { askValidity, VALIDITY, type ValidityAnswer } from '../../questions/discourse/ask-validity.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { drawnNumbersChart } from '../../report/discourse/drawn-numbers.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { checkedAs } from './asked-options.ts';
import { openDiscourse } from './discourse-file.ts';
import { errorsAsked, numbers, type StabilityCommandOptions } from './stability-command.ts';

/** The options of `entente discourse validity`. */
export interface ValidityCommandOptions extends StabilityCommandOptions {
  readonly unit?: string;
  readonly sizes?: string;
  readonly least?: string;
}

/**
 * `entente discourse validity`: the smallest window in which the ranking of ties withstands errors.
 * @throws EntenteError for wrong options, a file that cannot be read, and a time too short to be cut
 */
export async function validityCommand(
  terminal: Terminal,
  path: string,
  options: ValidityCommandOptions,
): Promise<number> {
  const asked = { ...errorsAsked(options), ...checkedAs(VALIDITY, options) };
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const answer = tellingProgress(terminal, (tell) =>
    askValidity(source, asked, (done, of) => tell('reading again', done - 1, of)),
  );
  const { found, rates } = answer;
  await writeMeasure(terminal, options, files, {
    report: discourseReport({
      title: 'How long windows must be',
      headline: headlineOf(answer),
      sentences: [`${found.method}.`, rates.words, ...source.warnings],
      facts: [],
      part: 'Size by size',
      charts: [sizesChart(answer)],
      tables: [
        {
          label: 'Sizes of windows',
          head: ['Size', 'Windows', 'With a ranking', 'Statements each', 'Correlation', 'Low', 'High'],
          names: 1,
          rows: found.sizes.map((size) => [
            sizeWords(answer, size),
            `${size.windows}`,
            `${size.ranked}`,
            shortNumber(Math.round(size.statements * 10) / 10),
            shortNumber(size.ranking.value),
            shortNumber(size.ranking.low),
            shortNumber(size.ranking.high),
          ]),
        },
      ],
      limits: [
        'The statements at hand are taken for the truth. If a reader made them they hold errors already, and longer windows are needed.',
        'Errors are drawn apart from each other; those of a reader come in kinds, which no length of windows takes out.',
        'Windows with fewer than three ties have no ranking and are left out, so that short windows may look better than they are: see how many have one.',
        'A ranking that holds says nothing of whether each tie does: see the core with “discourse stability”.',
      ],
      next: [`${terminal.program} discourse stability ${path}   which ties withstand the same errors`],
    }),
    data: () => ({
      method: found.method,
      errors: { ...found.errors, from: rates.words },
      unit: found.unit,
      least: found.least,
      statements: found.n,
      smallest: found.smallest ? (found.smallest.size ?? 'whole') : null,
      surely: found.surely ? (found.surely.size ?? 'whole') : null,
      sizes: found.sizes.map(({ size, windows, ranked, statements, ranking }) => ({
        size: size ?? 'whole',
        windows,
        ranked,
        statements,
        correlation: numbers(ranking),
      })),
      warnings: source.warnings,
    }),
    rows: () => [
      ['size', 'unit', 'windows', 'ranked', 'statements', 'correlation', 'low', 'high'],
      ...found.sizes.map(({ size, windows, ranked, statements, ranking: { value, low, high } }) => [
        size ?? 'whole',
        found.unit,
        windows,
        ranked,
        statements,
        ...[value, low, high].map((number) => (Number.isNaN(number) ? undefined : number)),
      ]),
    ],
  });
  return EXIT.done;
}

function sizeWords({ found: { unit } }: ValidityAnswer, { size }: SizeValidity): string {
  return size === undefined ? 'the whole time' : counted(size, unit.replace(/s$/, ''));
}

function headlineOf(answer: ValidityAnswer): string {
  const { smallest, surely, least, n } = answer.found;
  const made = `; made of ${counted(n, 'statement')}`;
  if (!smallest) {
    return `With these errors the ranking of ties holds in no window, nor over the whole time (a correlation of ${least} or more)${made}.`;
  }
  const sure = !surely
    ? 'in no size surely'
    : surely === smallest
      ? 'and surely so'
      : `surely so from ${sizeWords(answer, surely)} on`;
  return smallest.size === undefined
    ? `The ranking of ties holds over the whole time alone (a correlation of ${least} or more, ${sure})${made}.`
    : `The ranking of ties holds in windows of ${sizeWords(answer, smallest)} or more (a correlation of ${least} or more, ${sure})${made}.`;
}

function sizesChart(answer: ValidityAnswer) {
  const { sizes, least } = answer.found;
  return drawnNumbersChart(
    {
      title: headlineOf(answer).replace(/; made of .*/, '.'),
      description: `Spearman’s correlation of the ties of each window before and after: means over windows, with the middle 95 % of the draws. Filled: from ${least} on.`,
      label: 'correlation of ranks',
    },
    ['Size', 'Correlation', 'Low', 'High', 'Windows'],
    sizes.map((size) => ({
      name: sizeWords(answer, size),
      group: 'Windows of',
      number: size.ranking,
      of: counted(size.ranked, 'window'),
      main: size.ranking.value >= least,
    })),
  );
}
