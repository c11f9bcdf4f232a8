import type { NetworkTieRow } from '../../measures/discourse/network.ts';
import { askStability, type StabilityAnswer } from '../../questions/discourse/ask-stability.ts';
import { DRAWS } from '../../questions/discourse/asked.ts';
import { ERRORS } from '../../questions/discourse/error-rates.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { drawnNumbersChart } from '../../report/discourse/drawn-numbers.ts';
import { capital, percentWords } from '../../report/measures/number-words.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { checkedAs, networkAsked } from './asked-options.ts';
import { type DiscourseOptions, openDiscourse, openedOnPage } from './discourse-file.ts';
import { modeAsked } from './mode-asked.ts';

/** The options of `entente discourse stability`. */
export interface StabilityCommandOptions extends DiscourseOptions {
  readonly twoMode?: boolean;
  readonly recall?: string;
  readonly precision?: string;
  readonly flip?: string;
  readonly draws?: string;
  readonly seed?: string;
}

/** So many ties of the core are listed on a page. */
const MOST_TIES = 200;

/** What both commands ask that put a reader's errors into a network. */
export function errorsAsked(options: StabilityCommandOptions) {
  return {
    ...networkAsked(options),
    ...modeAsked(options),
    ...checkedAs(ERRORS, options),
    ...checkedAs(DRAWS, options),
  };
}

/**
 * `entente discourse stability`: how much of a network's core is left when its statements are read with errors.
 * @throws EntenteError for wrong options, and a file that cannot be read
 */
export async function stabilityCommand(
  terminal: Terminal,
  path: string,
  options: StabilityCommandOptions,
): Promise<number> {
  const asked = errorsAsked(options);
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const answer = tellingProgress(terminal, (tell) =>
    askStability(source, asked, (done, of) => tell('reading again', done - 1, of)),
  );
  const shown = answer.core.slice(0, MOST_TIES);
  const { onPage, opens } = openedOnPage(options, source, answer.selection, shown.map(answer.behind));
  const { found, rates, core, behind } = answer;
  await writeMeasure(terminal, options, files, {
    report: discourseReport({
      title: 'How stable the core is',
      headline: headlineOf(answer),
      sentences: [`${found.method}.`, rates.words, ...found.network.differs, ...source.warnings],
      facts: [],
      part: 'What is left',
      charts: [numbersChart(answer)],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          label: `The core: the ties that carry half of all weight${core.length > shown.length ? `, the first ${shown.length} of ${core.length}` : ''}`,
          head: ['From', 'To', 'There', 'In the core', 'Weight'],
          names: 2,
          rows: shown.map((tie) => [...tieCells(answer, tie), shortNumber(tie.weight)]),
          opens,
        },
      ],
      limits: [
        'The statements at hand are taken for the truth. If a reader made them they hold errors already, and what is left would be less.',
        'Errors are drawn apart from each other. A reader errs in one way again and again: it misses what is said between the lines, and takes one actor for another.',
        'The core has as many ties as half of the weight asks for, in each draw anew.',
      ],
      next: [`${terminal.program} discourse validity ${path}   how long windows must be`],
    }),
    data: () => ({
      method: found.method,
      errors: { ...found.errors, from: rates.words },
      statements: found.network.n,
      coreKept: numbers(found.coreKept),
      rankingOfTies: numbers(found.ties),
      rankingOfActors: numbers(found.rows),
      coalitions: numbers(found.coalitions),
      core: core.map((tie) => ({
        from: found.network.rows[tie.from],
        to: found.network.columns[tie.to],
        weight: tie.weight,
        survives: found.survives[tie.place],
        inCore: found.inCore[tie.place],
        statements: behind(tie),
      })),
      warnings: source.warnings,
    }),
    rows: () => [
      ['from', 'to', 'weight', 'survives', 'inCore', 'statements'],
      ...core.map((tie) => [
        found.network.rows[tie.from],
        found.network.columns[tie.to],
        tie.weight,
        found.survives[tie.place],
        found.inCore[tie.place],
        behind(tie).join(' '),
      ]),
    ],
  });
  return EXIT.done;
}

function headlineOf({ found, core }: StabilityAnswer): string {
  const { value, low, high } = found.coreKept;
  const [mean, least, most] = [value, low, high].map(percentWords);
  return `Of the ${counted(core.length, 'tie')} that carry half of all weight, ${mean} (${least} to ${most}) are among them again; made of ${counted(found.network.n, 'statement')}.`;
}

function numbersChart({ found, core }: StabilityAnswer) {
  const { coreKept, ties, rows, coalitions } = found;
  return drawnNumbersChart(
    {
      title: `${capital(percentWords(Number.isNaN(coreKept.value) ? 0 : coreKept.value))} of the core is found again, on average.`,
      description:
        'Means over the draws with the middle 95 % of them. 1: nothing changes; 0: nothing is left but what chance gives.',
      label: 'share, correlation or agreement',
    },
    ['What', 'Mean', 'Low', 'High', 'Of'],
    [
      {
        name: 'ties of the core that are in it again',
        group: 'Core',
        number: coreKept,
        of: counted(core.length, 'tie'),
      },
      {
        name: 'ranking of all ties',
        group: 'Rankings (Spearman)',
        number: ties,
        of: counted(found.network.weight.length, 'tie'),
      },
      {
        name: 'ranking of actors by weight',
        group: 'Rankings (Spearman)',
        number: rows,
        of: counted(found.network.rows.length, 'actor'),
      },
      { name: 'who stands with whom', group: 'Coalitions (adjusted Rand)', number: coalitions },
    ],
  );
}

function tieCells({ found }: StabilityAnswer, { from, to, place }: NetworkTieRow): readonly string[] {
  const { rows, columns } = found.network;
  return [
    rows[from] as string,
    columns[to] as string,
    percentWords(found.survives[place] as number),
    percentWords(found.inCore[place] as number),
  ];
}

/** A number over draws as JSON has it. */
export function numbers({ value, low, high, n }: { value: number; low: number; high: number; n: number }) {
  const known = (number: number): number | null => (Number.isNaN(number) ? null : number);
  return { value: known(value), low: known(low), high: known(high), draws: n };
}
