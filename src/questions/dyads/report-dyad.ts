import { type DyadPage, dyadReport } from '../../report/measures/dyad-report.ts';
import type { MeasureReport } from '../../report/measures/measure-report.ts';
import { inSentence } from '../kit/state-words.ts';
import type { DyadAnswer } from './ask-dyad.ts';

/** What a series of events cannot show, whatever it is asked. */
const LIMITS: readonly string[] = [
  'Events are what sources report and a program codes: routine cooperation is reported less than conflict, and some rows are wrong.',
  'More sources or more attention make more events; volume is therefore counted for each thousand of all events, and tone apart from it.',
  'Where events are few, a value leans on the earlier ones of the pair; the table has it without that.',
  'A change point says that a level changed, not why.',
  'The score of an event is that of its kind (Goldstein), whatever its size.',
];

/** What depends on where a report is shown. */
export type ShownDyad = Pick<DyadPage, 'undirected' | 'behind' | 'behindNote' | 'opens' | 'next'>;

/** The answer in words, with what is to be drawn. */
export function reportDyad(
  { question, dyad, latent, found, sources, rules, ...answer }: DyadAnswer,
  shown: ShownDyad,
): MeasureReport {
  const { pair, grain, measure } = question;
  return dyadReport(dyad, {
    a: inSentence(pair[0].name),
    b: inSentence(pair[1].name),
    grain,
    measure,
    changes: found.changes,
    steps: sources.steps,
    rules,
    changesNote: found.note,
    ...(latent ? { latent } : {}),
    filter: answer.steps,
    sources: answer.sourceWords,
    limits: LIMITS,
    remarks: [],
    ...shown,
  });
}
