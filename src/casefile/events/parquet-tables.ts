import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CaseFile } from '../store/case-file.ts';
import { caseEventsKey } from './case-events.ts';
import { sqlFiles } from './event-cube.ts';
import { type EventPart, eventParts, eventsVersion } from './event-parts.ts';
import { ownSlices } from './own-slices.ts';
import type { EventTables } from './sql/event-tables.ts';

/**
 * The Parquet files of a case as tables.
 *
 * @param folder where the events of its own texts are put, which are made anew when something was decided or read since
 * @param weak of these also events with weak evidence
 */
export function parquetTables(file: CaseFile, folder: string, weak: boolean): EventTables<EventPart> {
  let listed: { readonly version: number; readonly parts: readonly EventPart[] } | undefined;
  let own: { readonly key: string; readonly parts: readonly EventPart[] } = { key: '', parts: [] };
  const imported = (): readonly EventPart[] => {
    const version = eventsVersion(file);
    if (listed?.version !== version) listed = { version, parts: eventParts(file) };
    return listed.parts;
  };
  const ownParts = (): readonly EventPart[] => {
    const key = caseEventsKey(file);
    if (own.key !== key) own = { key, parts: writeOwn(file, folder, weak) };
    return own.parts;
  };
  return {
    now: async () => ({
      parts: (withOwn) => (withOwn ? [...imported(), ...ownParts()] : imported()),
      table: (parts) => sqlFiles(parts.map(({ path }) => resolve(file.place, path))),
    }),
  };
}

function writeOwn(file: CaseFile, folder: string, weak: boolean): readonly EventPart[] {
  const parts: EventPart[] = [];
  for (const { kind, year, rows, bytes } of ownSlices(file, weak)) {
    const path = join(folder, `case-${randomUUID()}.parquet`);
    writeFileSync(path, bytes);
    parts.push({ path, kind, origin: 'case', year, rows, bytes: bytes.length, sha: '' });
  }
  return parts;
}
