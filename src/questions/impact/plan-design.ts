import { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ImpactDesign } from '../../measures/impact/design.ts';
import { makeDesign } from '../../measures/impact/make-design.ts';
import { EntenteError } from '../../records/failure.ts';
import { dayOf, periodWords } from '../../report/measures/period-words.ts';
import { type AskedEvents, eventFilterOf } from '../kit/asked-events.ts';
import { ASKED_EVENTS, WordList } from '../kit/asked-events-form.ts';
import { dayOfWords } from '../kit/day-words.ts';
import { dyadOf, stateOf } from '../kit/state-words.ts';
import { caseEvent } from './case-happenings.ts';

/** Most periods of a window, and the largest seed. */
const MOST = 1_000_000;
const Periods = z.number().int().min(1).max(MOST);

/** What is measured: votes in the UN General Assembly, or the tone of events. */
const MEASURES = ['S', 'tone'] as const;
const DIRECTIONS = ['closer', 'apart', 'either'] as const;

/** What somebody says who plans a test; the rest of the design is as usual for its measure. */
export const ImpactPlan = z
  .strictObject({
    dyad: z.string().trim().min(1).max(200).describe('the two states: CHN-RUS, or "China, Russia"'),
    event: z.string().trim().min(1).max(100).describe('id of an event of the case, a day, a month, for votes a year'),
    title: z.string().trim().min(1).max(500).optional().describe('what the event is called'),
    measure: z.enum(MEASURES).default('tone').describe('tone of events, or S: votes in the UN General Assembly'),
    direction: z.enum(DIRECTIONS).default('either').describe('what is claimed'),
    before: Periods.optional().describe('months (tone) or sessions (S) before it that are compared'),
    after: Periods.optional().describe('the same from it on'),
    gap: z.number().int().min(0).max(MOST).optional().describe('periods right before it that are left out'),
    touched: WordList.optional().describe('states that it touches too: their pairs are not compared with'),
    tied: WordList.optional().describe('states tied to the two: the same'),
    seed: z.number().int().min(0).max(MOST).optional().describe('of the placebos that are drawn'),
    events: z.strictObject(ASKED_EVENTS).optional().describe('of tone: which events are counted'),
  })
  .meta({ id: 'ImpactPlan' });

type PlanFields = z.output<typeof ImpactPlan>;
/** A plan whose parts have been checked, by this schema or by the options of a command. */
export type ImpactPlan = Readonly<Omit<PlanFields, 'events'>> & { readonly events?: AskedEvents | undefined };

/**
 * The design of a test as somebody plans it, whole: nothing in it is left to be chosen by what it shows.
 * @throws EntenteError `usage` for states that nobody knows, or an event that has no date
 */
export async function planDesign(file: CaseFile, plan: ImpactPlan): Promise<ImpactDesign> {
  const { measure, direction, before, after, gap, seed } = plan;
  const pair = await dyadOf(plan.dyad);
  const touched = await statesOf(plan.touched);
  const tied = await statesOf(plan.tied);
  // The pair is no filter: every other pair is compared with it. Windows say the time.
  const { from: _, to: __, ...filter } = measure === 'tone' ? eventFilterOf(plan.events ?? {}) : {};
  return makeDesign({
    measure,
    dyad: [pair[0].code, pair[1].code],
    event: eventOf(file, plan),
    direction,
    windows: {
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(gap === undefined ? {} : { gap }),
    },
    donors: { ...(touched ? { touched } : {}), ...(tied ? { tied } : {}) },
    filter: filter as ImpactDesign['filter'],
    ...(seed === undefined ? {} : { seed }),
  });
}

async function statesOf(words: readonly string[] | undefined): Promise<string[] | undefined> {
  if (words === undefined) return undefined;
  const codes: string[] = [];
  for (const word of words) if (word.trim() !== '') codes.push((await stateOf(word)).code);
  return codes;
}

/** The event by its record, or by a date: a day, a month, or for votes a year. */
function eventOf(file: CaseFile, { event, title, measure }: ImpactPlan): ImpactDesign['event'] {
  if (/^\d{4}$/.test(event)) {
    if (measure === 'tone') {
      throw new EntenteError(
        'usage',
        `Events are counted by month, so that ${event} is no date to test; give a month or a day, such as ${event}-07.`,
      );
    }
    return { title: title ?? event, at: Number(event) };
  }
  if (/^\d{4}-/.test(event)) {
    const at = dayOfWords(event, 'first');
    return { title: title ?? periodWords(dayOf(at), event.length > 7 ? 'day' : 'month'), at };
  }
  const found = caseEvent(file, event);
  return { title: title ?? found.title, id: found.id, at: found.day };
}
