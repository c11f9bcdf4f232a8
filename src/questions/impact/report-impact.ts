import type { ImpactDesign } from '../../measures/impact/design.ts';
import type { ImpactResult } from '../../measures/impact/result.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { impactReport } from '../../report/measures/impact-report.ts';
import { type ImpactNames, MEASURE_WORDS } from '../../report/measures/impact-words.ts';
import type { MeasureReport } from '../../report/measures/measure-report.ts';
import { dayOf, periodWords } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import { inSentence, named } from '../kit/state-words.ts';
import type { ImpactAnswer } from './ask-impact.ts';

/**
 * The answer in words, with what is to be drawn.
 * @param others other designs that were tried on the same pair and event
 */
export function reportImpact({ result, behind, ...answer }: ImpactAnswer, others: number): MeasureReport {
  const { design } = result;
  return impactReport(result, {
    ...answer,
    names: namesOf(design),
    nameOf: (id) => named(id).name,
    behind: behind.groups,
    remarks: remarksOf(others, design),
  });
}

function remarksOf(others: number, { windows, grain }: ImpactDesign): readonly string[] {
  const plan = `Fixed beforehand: ${counted(windows.before, grain)} before and ${windows.after} from then on.`;
  if (others === 0) return [plan];
  return [
    `${plan} Of this pair and event ${counted(others, 'other design')} ${others === 1 ? 'was' : 'were'} tried before (in the case under designs): who reports one of several tests must tell of all.`,
  ];
}

/** How event and sides are spoken of. */
function namesOf({ dyad, event, measure, grain }: ImpactDesign): ImpactNames {
  const [a, b] = dyad.map((code) => inSentence(named(code).name)) as [string, string];
  const when = whenWords(event.at, grain);
  const plain = event.title === when || event.title === String(event.at);
  const words = MEASURE_WORDS[measure];
  if (!words) throw new EntenteError('internal', `There are no words for the measure ${measure}.`);
  return { a, b, event: plain ? event.title : `“${event.title}” (${when})`, measure: words };
}

/** A month that is given without a day is kept as its first one. */
function whenWords(at: string | number, grain: ImpactDesign['grain']): string {
  if (typeof at === 'number') return String(at);
  return periodWords(dayOf(at), grain === 'month' && at.endsWith('-01') ? 'month' : 'day');
}

/** Every estimate as a row. */
export function impactRows({
  change,
  comparisons,
  witness,
  combined,
  syntheticControl,
  localLevel,
  movers,
  verdict,
  permutationP,
  placeboDates,
  placeboPairs,
}: ImpactResult): readonly (readonly Cell[])[] {
  const row = (name: string, effect: ImpactResult['change'], p: number | null = null): readonly (readonly Cell[])[] =>
    effect ? [[name, effect.value, effect.interval?.[0], effect.interval?.[1], effect.n, p ?? undefined, verdict]] : [];
  return [
    ['estimate', 'value', 'low', 'high', 'n', 'p', 'verdict'],
    ...row('change', change, placeboDates.p),
    ...comparisons.flatMap(({ fixed, effect, p }) => row(`difference in differences, ${fixed} fixed`, effect, p)),
    ...row('second measure', witness),
    ...row('all together', combined, placeboPairs.p ?? permutationP),
    ...row('synthetic control', syntheticControl?.effect ?? null, syntheticControl?.p),
    ...row('local level', localLevel?.effect ?? null),
    ...(movers?.sides ?? []).map(({ actor, change: moved, interval, n }) => [
      `moved: ${actor}`,
      moved,
      interval?.[0],
      interval?.[1],
      n,
      undefined,
      verdict,
    ]),
  ];
}
