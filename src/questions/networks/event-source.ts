import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventRow, EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { EVENT_NETWORK_DEFAULTS, eventNetwork } from '../../measures/networks/event-network.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Behind } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import { eventFilterOf } from '../kit/asked-events.ts';
import type { Asker } from '../kit/asker.ts';
import { sourceWords, withEvents } from '../kit/event-data.ts';
import { rowItems } from '../kit/rows-behind.ts';
import { inSentence, named, stateOf } from '../kit/state-words.ts';
import type { NetworkWindow } from './network-windows.ts';
import { type AskedNetwork, type OpenSource, thresholdsOf } from './open-source.ts';

/**
 * The event data of a case as a source of networks.
 * @throws EntenteError (usage) where there are none, or thresholds that are not the same on both sides of 0
 */
export async function withEventSource<T>(
  asker: Asker,
  file: CaseFile,
  asked: AskedNetwork,
  work: (source: OpenSource) => Promise<T>,
): Promise<T> {
  const { from: _, ...rest } = asked;
  const filter: EventFilter = { ...eventFilterOf(rest), undirected: true };
  const { tau } = EVENT_NETWORK_DEFAULTS;
  const thresholds = thresholdsOf(asked.thresholds, { minus: -tau, plus: tau });
  if (thresholds.minus + thresholds.plus !== 0) {
    throw new EntenteError(
      'usage',
      `A mean score is taken on both sides of 0 alike; give --thresholds as one number, such as 1, not "${asked.thresholds}".`,
    );
  }
  const among = asked.among === undefined ? undefined : await codesOf(asked.among);
  return await withEvents(asker, file, filter, async (store, range) => {
    const months = await store.dyadMonths(filter);
    return await work({
      source: 'events',
      span: { from: isoDay(range.from), to: isoDay(range.to) },
      thresholds,
      network: ({ from, to }, { plus }) =>
        eventNetwork(months, { from, to }, { tau: plus, ...(among ? { among } : {}) }),
      nameOf: (code) => inSentence(named(code).name),
      labelOf: (code) => named(code).name,
      shortOf: (code) => code,
      remarks: () => [sourceWords(file)],
      opens: async (network, window, behind) => await rowsOfTies(file, store, filter, network, window, behind),
      behindNote: `The rows of each pair that were reported most, for the ${MOST_PAIRS} pairs with most events; ${asker.program} events --dyad CHN-RUS --rows --from DAY --to DAY lists all of a pair.`,
      limits: [
        'Events are what sources report and a program codes: routine cooperation is reported less than conflict, and some rows are wrong.',
        'Where a pair has few events its mean leans on its own earlier one, and never on later ones. A pair without events in the window has no tie, which does not mean that nothing binds or parts it.',
        'The score of an event is that of its kind (Goldstein), whatever its size. Most pairs of states are on speaking terms, so that a tone a little above 0 says little.',
      ],
    });
  });
}

async function codesOf(words: readonly string[]): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const one of words.filter((word) => word !== '')) codes.push((await stateOf(one)).code);
  return [...new Set(codes)];
}

/** Pairs whose rows a page holds, rows of each, and rows that are looked at. */
const MOST_PAIRS = 400;
const PER_PAIR = 4;
const MOST_ROWS = 300_000;

async function rowsOfTies(
  file: CaseFile,
  store: EventStore,
  filter: EventFilter,
  { actors, ties }: SignedNetwork,
  { from, to, name }: NetworkWindow,
  behind: Behind,
): Promise<(tie: number) => readonly number[] | undefined> {
  const wanted = [...ties.keys()].sort((x, y) => (ties[y]?.n ?? 0) - (ties[x]?.n ?? 0) || x - y).slice(0, MOST_PAIRS);
  const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const ofPair = new Map(
    wanted.map((n) => [keyOf(actors[ties[n]?.a ?? 0] ?? '', actors[ties[n]?.b ?? 0] ?? ''), n] as const),
  );
  const rows = new Map<number, EventRow[]>();
  let seen = 0;
  for await (const row of store.rows({ ...filter, ...sidesOf(ofPair, filter), from, to })) {
    if (++seen > MOST_ROWS) break;
    const tie = ofPair.get(keyOf(row.source, row.target));
    if (tie === undefined) continue;
    const kept = [...(rows.get(tie) ?? []), row].sort((x, y) => y.mentions - x.mentions).slice(0, PER_PAIR);
    rows.set(tie, kept);
  }
  const own = new Map(
    [...rows].map(([tie, some]) => [tie, some.toSorted((x, y) => (x.day ?? 0) - (y.day ?? 0))] as const),
  );
  const items = rowItems(file, [...own.values()].flat());
  let first = 0;
  const opened = new Map<number, readonly number[]>();
  for (const [tie, { length }] of own) {
    const { a = 0, b = 0, n = 0 } = ties[tie] ?? {};
    const pair = [actors[a], actors[b]].map((code) => named(code ?? '').name).join(' and ');
    const shown = length < n ? `; the ${length} reported most are shown` : '';
    const from = `${counted(n, 'event')}${shown}`;
    opened.set(tie, behind.add({ title: `${pair}, ${name}`, from, items: items.slice(first, first + length) }));
    first += length;
  }
  return (tie) => opened.get(tie);
}

/** Of one pair alone no other rows are looked at. */
function sidesOf(pairs: ReadonlyMap<string, number>, { source, target }: EventFilter): EventFilter {
  const [only = ''] = pairs.keys();
  const [a = '', b = ''] = only.split(' ');
  if (pairs.size !== 1) return {};
  return { source: { ...source, countries: [a] }, target: { ...target, countries: [b] } };
}
