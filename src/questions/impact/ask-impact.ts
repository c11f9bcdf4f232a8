import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ImpactDesign } from '../../measures/impact/design.ts';
import type { ImpactResult } from '../../measures/impact/result.ts';
import { testImpact } from '../../measures/impact/test-impact.ts';
import { EntenteError } from '../../records/failure.ts';
import { Behind, type MeasureReport } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { between } from '../dyads/ask-dyad.ts';
import type { Asker } from '../kit/asker.ts';
import { withEvents } from '../kit/event-data.ts';
import { caseHappenings } from './case-happenings.ts';
import { toneData, voteData } from './impact-data.ts';
import { donorRows, monthsBehind, rowHappenings } from './impact-rows.ts';
import { donorsBehind, partedBehind } from './votes-behind.ts';

/** What a test found, and what its numbers stand on. */
export interface ImpactAnswer {
  readonly result: ImpactResult;
  readonly behind: Behind;
  /** How much of it is shown, and how to see the rest. */
  readonly behindNote: string;
  /** Numbers of the items behind each period, each other event, and each pair that it is compared with. */
  readonly opens: ReadonlyMap<number, readonly number[]>;
  readonly opensEvent: ReadonlyMap<string, readonly number[]>;
  readonly opensUnit: ReadonlyMap<string, readonly number[]>;
  readonly facts: MeasureReport['facts'];
  /** Commands that lead on. */
  readonly next: readonly string[];
}

/** How a test is asked. */
export interface ImpactAsking {
  /** Whether the rows, roll calls and sentences behind periods and pairs are gathered, which takes a while. */
  readonly evidence: boolean;
  /** Is told what begins. */
  readonly step?: (what: string) => void;
}

/**
 * Runs a design on what a case holds.
 * @throws EntenteError `usage` where the data of its measure are not there, or the event lies outside of them
 */
export async function askImpact(
  asker: Asker,
  file: CaseFile,
  design: ImpactDesign,
  asking: ImpactAsking,
): Promise<ImpactAnswer> {
  switch (design.measure) {
    case 'S':
      return await byVotes(asker, file, design, asking);
    case 'tone':
      return await byEvents(asker, file, design, asking);
    default:
      throw new EntenteError(
        'usage',
        `The command tests S (votes) and tone (events), not "${design.measure}"; the library takes any measure.`,
      );
  }
}

async function byVotes(
  { program }: Asker,
  file: CaseFile,
  design: ImpactDesign,
  { evidence, step }: ImpactAsking,
): Promise<ImpactAnswer> {
  step?.('reading votes');
  const { loadVotes } = await import('../../casefile/votes/stored-votes.ts');
  const stored = loadVotes(file);
  if (!stored) {
    throw new EntenteError(
      'usage',
      `The case holds no votes. Bring some in with ${program} import votes FILE, or test events with --measure tone.`,
    );
  }
  const { calls } = stored;
  const behind = new Behind();
  const { happenings, opens: opensEvent } = caseHappenings(file, design.dyad, behind);
  step?.('comparing with other pairs and other dates');
  const result = testImpact(design, { ...voteData(calls), happenings });
  if (evidence) step?.('gathering roll calls behind it');
  const votes = `${program} votes ${design.dyad.join(' ')}`;
  return {
    result,
    behind,
    opens: evidence ? partedBehind(calls, result, behind) : new Map(),
    opensEvent,
    opensUnit: evidence ? donorsBehind(calls, result, behind) : new Map(),
    behindNote: `Roll calls of the sessions in the windows in which the two parted, some of those in which pairs that they are compared with did, and sentences of the case; ${votes} lists those of every session.`,
    next: [votes],
    facts: factsOf(result, 'joint votes'),
  };
}

async function byEvents(
  asker: Asker,
  file: CaseFile,
  design: ImpactDesign,
  { evidence, step }: ImpactAsking,
): Promise<ImpactAnswer> {
  const filter = design.filter as EventFilter;
  return await withEvents(asker, file, filter, async (store, range) => {
    step?.('counting events');
    const behind = new Behind();
    const { happenings, opens: opensEvent } = caseHappenings(file, design.dyad, behind);
    const data = await toneData(store, filter, design.dyad, range.to + 1);
    const rows = await rowHappenings(file, store, filter, design, behind);
    step?.('comparing with other pairs and other dates');
    const result = testImpact(design, { ...data, happenings: [...happenings, ...rows.happenings] });
    if (evidence) step?.('gathering rows behind it');
    const [a, b] = design.dyad;
    const { program } = asker;
    const opens = evidence ? await monthsBehind(file, store, between(filter, design.dyad), result, behind) : new Map();
    return {
      result,
      behind,
      opens,
      opensEvent: new Map([...opensEvent, ...rows.opens]),
      opensUnit: evidence ? await donorRows(file, store, filter, result, behind) : new Map(),
      behindNote: `Rows of each month and of the pairs that it is compared with, with the file and the byte at which each stands, and sentences of the case; ${program} events --dyad ${a}-${b} --from DAY --to DAY lists all of a time.`,
      next: [`${program} dyad ${a} ${b}`, `${program} events --dyad ${a}-${b}${windowOptions(result)}`],
      facts: factsOf(result, 'events'),
    };
  });
}

function windowOptions({ before, after, design }: ImpactResult): string {
  if (!before || !after || design.grain !== 'month') return '';
  return ` --from ${isoDay(before.from)} --to ${isoDay(after.to).slice(0, 7)}`;
}

function factsOf(
  { before, after, comparisons, placeboPairs, placeboDates }: ImpactResult,
  what: string,
): MeasureReport['facts'] {
  return [
    [`${what} before`, (before?.n ?? 0).toLocaleString('en-GB')],
    [`${what} after`, (after?.n ?? 0).toLocaleString('en-GB')],
    ['similar pairs', comparisons.map(({ donors }) => donors.length).join(' and ')],
    ['placebos', (placeboPairs.n + placeboDates.n).toLocaleString('en-GB')],
  ];
}
