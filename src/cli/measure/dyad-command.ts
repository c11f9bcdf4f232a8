import { GRAINS } from '../../measures/dyads/bins.ts';
import { askDyad, type DyadAnswer } from '../../questions/dyads/ask-dyad.ts';
import { dyadData, dyadRows } from '../../questions/dyads/dyad-forms.ts';
import { reportDyad } from '../../questions/dyads/report-dyad.ts';
import { eventFilterOf } from '../../questions/kit/asked-events.ts';
import { withEvents } from '../../questions/kit/event-data.ts';
import { rowsBehind } from '../../questions/kit/rows-behind.ts';
import { dyadOf, type NamedState, pairOf } from '../../questions/kit/state-words.ts';
import { EntenteError } from '../../records/failure.ts';
import { DYAD_MEASURES } from '../../report/measures/dyad-report.ts';
import { Behind, type MeasureReport } from '../../report/measures/measure-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import type { EventFilterOptions } from '../kit/event-filter-options.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { filterWords } from './filter-words.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from './measure-output.ts';

/** The options of `entente dyad`. */
export interface DyadCommandOptions extends CaseOptions, EventFilterOptions, MeasureOutputOptions {
  readonly grain?: string;
  readonly measure?: string;
  readonly undirected?: boolean;
}

/**
 * `entente dyad`: what passed between two states over time, by the event data of a case.
 * @returns the exit code
 * @throws EntenteError for wrong options, states that nobody knows, or where there is no event data
 */
export async function dyadCommand(
  terminal: Terminal,
  names: readonly string[],
  options: DyadCommandOptions,
): Promise<number> {
  const pair = await pairOfNames(names);
  const grain = choice('--grain', options.grain ?? 'month', GRAINS);
  const measure = choice('--measure', options.measure ?? 'tone', DYAD_MEASURES);
  const { undirected: _, ...chosen } = options;
  const filter = eventFilterOf(chosen);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options, [`${file.folder}/case.sqlite`]);
    return await withEvents(terminal, file, filter, async (store, range) => {
      const answer = await askDyad(file, store, range, { pair, measure, grain, filter });
      const behind = new Behind();
      const opens = files.page
        ? await rowsBehind(file, store, answer.sides, answer.dyad.bins, grain, behind)
        : new Map<number, readonly number[]>();
      await writeMeasure(terminal, options, files, {
        report: reportOf(terminal, options, answer, { behind, opens }),
        data: () => dyadData(answer),
        rows: () => dyadRows(answer),
      });
      return EXIT.done;
    });
  });
}

function reportOf(
  { program }: Terminal,
  options: DyadCommandOptions,
  answer: DyadAnswer,
  { behind, opens }: { readonly behind: Behind; readonly opens: ReadonlyMap<number, readonly number[]> },
): MeasureReport {
  const { pair, grain } = answer.question;
  const [a, b] = pair.map(({ code }) => code);
  const words = filterWords(options);
  return reportDyad(answer, {
    undirected: options.undirected ?? false,
    behind: behind.groups,
    behindNote: `Rows of each ${grain}, with the file and the byte at which each stands; ${program} events --dyad ${a}-${b} --rows --from DAY --to DAY lists all of a time, --raw ID the row as its file has it.`,
    opens,
    next: [
      `${program} dyad ${a} ${b}${words} --html page.html`,
      `${program} events --dyad ${a}-${b}${words} --rows`,
      `${program} impact --event DATE --dyad ${a}-${b}`,
    ],
  });
}

async function pairOfNames(names: readonly string[]): Promise<readonly [NamedState, NamedState]> {
  const [a = '', b] = names;
  if (names.length > 2) {
    throw new EntenteError('usage', 'A dyad is two states; put names of several words in quotation marks.');
  }
  return b === undefined ? await dyadOf(a) : await pairOf(a, b);
}

function choice<T extends string>(option: string, words: string, known: readonly T[]): T {
  const found = known.find((one) => one === words);
  if (found) return found;
  throw new EntenteError('usage', `${option} must be one of ${known.join(', ')}, not "${words}".`);
}
