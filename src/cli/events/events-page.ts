import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { filterSteps, sourceWords } from '../../questions/kit/event-data.ts';
import { rowsBehind } from '../../questions/kit/rows-behind.ts';
import { codeWords } from '../../report/measures/code-words.ts';
import { eventsReport } from '../../report/measures/events-report.ts';
import { Behind, type MeasureReport } from '../../report/measures/measure-report.ts';
import { dayOf } from '../../report/measures/period-words.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Above so many months the page counts by year. */
const MOST_MONTHS = 240;

/** The report of the events that a filter leaves, each period with the rows that were reported most. */
export async function eventsPage(
  terminal: Terminal,
  file: CaseFile,
  store: EventStore,
  filter: EventFilter,
  signal: AbortSignal,
): Promise<MeasureReport> {
  const months = (await store.countBy(filter, 'month', signal)).filter(({ key }) => /^\d{4}-\d\d$/.test(key));
  const grain = months.length > MOST_MONTHS ? 'year' : 'month';
  const periods =
    grain === 'month' ? months : (await store.countBy(filter, 'year', signal)).filter(({ key }) => /^\d{4}$/.test(key));
  const first = periods.map(({ key }) => dayOf(`${key}${grain === 'month' ? '-01' : '-01-01'}`));
  const last = first.map((day) => endOf(day, grain));
  const behind = new Behind();
  const opens = await rowsBehind(file, store, filter, { first, last }, grain, behind);
  const [range, categories, dyads, steps] = [
    await store.range(filter, signal),
    await store.countBy(filter, 'category', signal),
    await store.countBy(filter, 'dyad', signal),
    await store.explain(filter, signal),
  ];
  return eventsReport({
    range,
    n: steps.left,
    grain,
    periods,
    categories: categories.map((one) => ({ ...one, meaning: codeWords(one.key, 'gdelt').replace(one.key, '').trim() })),
    dyads: dyads.filter(({ key }) => /^[A-Z]{3}-[A-Z]{3}$/.test(key)),
    steps: filterSteps(steps),
    sources: sourceWords(file),
    behind: behind.groups,
    behindNote: `Rows of each ${grain} that were reported most, with the file and the byte at which each stands; ${terminal.program} events --rows lists all, --raw ID prints the row as its file has it.`,
    opens,
    next: [`${terminal.program} events --rows`, `${terminal.program} events --by dyad`, `${terminal.program} dyad A B`],
  });
}

function endOf(day: number, grain: 'month' | 'year'): number {
  const date = new Date(day * 86_400_000);
  const [years, months] = grain === 'year' ? [1, 0] : [0, 1];
  return Math.round(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth() + months, 1) / 86_400_000) - 1;
}
