import type { CaseFile } from '../../casefile/store/case-file.ts';
import { NETWORK_SOURCES, type NetworkSource } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Asker } from '../kit/asker.ts';
import type { AskedNetwork, OpenSource } from './open-source.ts';

/**
 * Opens what is asked for, works with it and closes it.
 * @throws EntenteError (usage) for a source that is none or of which the case holds nothing
 */
export async function withSource<T>(
  asker: Asker,
  file: CaseFile,
  asked: AskedNetwork,
  work: (source: OpenSource) => Promise<T>,
): Promise<T> {
  switch (sourceOf(file, asked.from)) {
    case 'votes':
      return await work(await (await import('./vote-source.ts')).openVotes(asker, file, asked));
    case 'events':
      return await (await import('./event-source.ts')).withEventSource(asker, file, asked, work);
    case 'positions':
      return await work(await (await import('./position-source.ts')).openPositions(asker, file, asked));
  }
}

/**
 * The source that is asked for, else what the case holds: events, votes, positions, in this order.
 * @throws EntenteError (usage) for a source that is none
 */
function sourceOf(file: CaseFile, asked: string | undefined): NetworkSource {
  if (asked !== undefined) {
    const found = NETWORK_SOURCES.find((source) => source === asked);
    if (found) return found;
    throw new EntenteError('usage', `--from must be one of ${NETWORK_SOURCES.join(', ')}, not "${asked}".`);
  }
  const holds = (table: string): boolean =>
    file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined &&
    file.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;
  if (holds('event_files')) return 'events';
  return holds('votes') ? 'votes' : 'positions';
}

/** A page shows all time first, and of votes the last session. */
export function windowed(file: CaseFile, asked: AskedNetwork): AskedNetwork {
  const chosen = asked.at !== undefined || asked.window !== undefined || sourceOf(file, asked.from) === 'votes';
  return chosen ? asked : { ...asked, window: 'all' };
}
