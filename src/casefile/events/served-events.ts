import { createHash } from 'node:crypto';
import { EntenteError } from '../../records/failure.ts';
import type { CaseFile } from '../store/case-file.ts';
import { caseEventsKey } from './case-events.ts';
import { clickHouseAddress } from './clickhouse/clickhouse-address.ts';
import { connectClickHouse } from './clickhouse/clickhouse-client.ts';
import { CLICKHOUSE } from './clickhouse/clickhouse-dialect.ts';
import { clickHouseEngine } from './clickhouse/clickhouse-engine.ts';
import { clickHouseTables, type LoadedPart } from './clickhouse/clickhouse-tables.ts';
import { EventAnswers } from './event-answers.ts';
import { eventParts, eventsVersion } from './event-parts.ts';
import type { EventStore } from './event-store.ts';
import { ownSlices } from './own-slices.ts';
import type { EngineLimits } from './sql/event-engine.ts';

/**
 * Opens the events of a case on a server of ClickHouse, where `loadEvents` has put them.
 * @throws EntenteError `usage` with the first question where the server does not have the events of this case as they are now
 */
export async function openServedEvents(
  file: CaseFile,
  server: string,
  weak: boolean,
  limits: EngineLimits,
): Promise<EventStore> {
  const there = await connectClickHouse(clickHouseAddress(server));
  const check = sameEvents(file, weak, there.address.words);
  return new EventAnswers(clickHouseEngine(there, limits), CLICKHOUSE, clickHouseTables(there, weak, check));
}

/**
 * Looks whether a server has what the case has: a number from older data would be wrong, and nobody would see it. Sums are left
 * out, which are put together anew and mean the same.
 */
function sameEvents(
  file: CaseFile,
  weak: boolean,
  words: string,
): (loaded: readonly LoadedPart[], own: boolean) => void {
  const imported = remembered(
    () => eventsVersion(file),
    () => eventParts(file).filter(({ kind }) => kind !== 'cube'),
  );
  const texts = remembered(
    () => caseEventsKey(file),
    () => [...ownSlices(file, weak)].map(({ bytes }) => ({ sha: createHash('sha256').update(bytes).digest('hex') })),
  );
  return (loaded, own) => {
    const which = weak ? 'all' : 'strong';
    const there = loaded.filter((part) => (own ? part.own === which : part.own === undefined && part.kind !== 'cube'));
    const here = own ? texts() : imported();
    const known = new Set(there.map(({ sha }) => sha));
    const missing = here.filter(({ sha }) => !known.has(sha)).length;
    if (missing === 0 && there.length === here.length) return;
    throw new EntenteError(
      'usage',
      `ClickHouse at ${words} does not have ${own ? "the events of the case's own texts" : 'the event data of this case'} as they are now; entente load-events brings them there.`,
    );
  };
}

/** What is made of a case, made anew when that has changed on which it rests. */
function remembered<T>(key: () => string | number, make: () => T): () => T {
  let made: { readonly key: string | number; readonly value: T } | undefined;
  return () => {
    const now = key();
    if (made?.key !== now) made = { key: now, value: make() };
    return made.value;
  };
}
