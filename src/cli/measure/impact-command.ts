import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ImpactDesign } from '../../measures/impact/design.ts';
import { askImpact } from '../../questions/impact/ask-impact.ts';
import { designText, storeDesign } from '../../questions/impact/design-store.ts';
import { type ImpactPlan, planDesign } from '../../questions/impact/plan-design.ts';
import { impactRows, reportImpact } from '../../questions/impact/report-impact.ts';
import { EntenteError } from '../../records/failure.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import type { EventFilterOptions } from '../kit/event-filter-options.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { readDesignFile } from './design-file.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from './measure-output.ts';

/** The options of `entente impact`. */
export interface ImpactCommandOptions extends CaseOptions, Omit<EventFilterOptions, 'dyad'>, MeasureOutputOptions {
  readonly event?: string;
  readonly title?: string;
  readonly dyad?: string;
  readonly measure?: string;
  readonly direction?: string;
  readonly before?: string;
  readonly after?: string;
  readonly gap?: string;
  readonly touched?: string;
  readonly tied?: string;
  readonly seed?: string;
  readonly design?: string;
  readonly writeDesign?: string;
}

/**
 * `entente impact`: did an event bring two states closer, or drive them apart? The design is fixed and stored before
 * anything is computed.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options, an event outside of the data, or where there are no data
 */
export async function impactCommand(terminal: Terminal, options: ImpactCommandOptions): Promise<number> {
  checkOptions(options);
  const inputs = options.design === undefined ? [] : [options.design];
  const files = await openMeasureFiles(terminal, options, inputs);
  const written =
    options.writeDesign === undefined
      ? undefined
      : await openOutput(terminal, options.writeDesign, { inputs, force: options.force });
  return await withCase(terminal, options, 'look', async (file) => {
    const design = await designOf(terminal, file, options);
    const { others } = storeDesign(file, design);
    if (written) {
      await written.write(designText(design));
      terminal.err(`The design lies in ${written.path}.\n`);
    }
    const answer = await askImpact(terminal, file, design, { evidence: files.page !== undefined });
    const report = reportImpact(answer, others);
    await writeMeasure(terminal, options, files, {
      report,
      data: () => ({ headline: report.headline, ...answer.result }),
      rows: () => impactRows(answer.result),
    });
    return EXIT.done;
  });
}

async function designOf(terminal: Terminal, file: CaseFile, options: ImpactCommandOptions): Promise<ImpactDesign> {
  if (options.design !== undefined) return await readDesignFile(terminal, options.design);
  return await planDesign(file, planOf(options));
}

function checkOptions({ design, event, dyad }: ImpactCommandOptions): void {
  if (design !== undefined) {
    if (event !== undefined || dyad !== undefined) {
      throw new EntenteError('usage', '--design names event and pair already; leave out --event and --dyad.');
    }
    return;
  }
  if (event === undefined)
    throw new EntenteError('usage', 'Say after what: --event with the id of an event of the case, or a date.');
  if (dyad === undefined) throw new EntenteError('usage', 'Say which pair: --dyad CHN-RUS.');
}

const MEASURES: Readonly<Record<string, ImpactPlan['measure']>> = { s: 'S', votes: 'S', tone: 'tone' };

/** The plan that the options say. */
function planOf(options: ImpactCommandOptions): ImpactPlan {
  const measure = MEASURES[(options.measure ?? 'tone').toLowerCase()];
  if (!measure)
    throw new EntenteError('usage', `--measure must be s (votes) or tone (events), not "${options.measure}".`);
  const direction = options.direction ?? 'either';
  if (direction !== 'closer' && direction !== 'apart' && direction !== 'either') {
    throw new EntenteError('usage', `--direction must be closer, apart or either, not "${direction}".`);
  }
  return {
    dyad: options.dyad ?? '',
    event: options.event ?? '',
    title: options.title,
    measure,
    direction,
    before: wholeOption('before', options.before, 1),
    after: wholeOption('after', options.after, 1),
    gap: wholeOption('gap', options.gap, 0),
    touched: options.touched?.split(','),
    tied: options.tied?.split(','),
    seed: wholeOption('seed', options.seed, 0),
    events: eventsOf(options),
  };
}

/** The pair is no filter here: every other pair is compared with it. */
function eventsOf({ dyad: _, ...options }: ImpactCommandOptions): EventFilterOptions {
  return options;
}

function wholeOption(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > 1e6) {
    throw new EntenteError('usage', `--${name} must be a whole number from ${least} on, not "${text}".`);
  }
  return value;
}
