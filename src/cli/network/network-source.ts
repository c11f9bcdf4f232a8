import type { CaseFile } from '../../casefile/store/case-file.ts';
import { NETWORK_SOURCES, type NetworkSource } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { NetworkOptions, OpenSource } from './open-source.ts';

/**
 * Opens what is asked for, works with it and closes it.
 * @throws EntenteError (usage) for a source that is none or of which the case holds nothing
 */
export async function withSource<T>(
  terminal: Terminal,
  file: CaseFile,
  options: NetworkOptions,
  work: (source: OpenSource) => Promise<T>,
): Promise<T> {
  switch (sourceOf(file, options.from)) {
    case 'votes':
      return await work(await (await import('./vote-source.ts')).openVotes(terminal, file, options));
    case 'events':
      return await (await import('./event-source.ts')).withEventSource(terminal, file, options, work);
    case 'positions':
      return await work(await (await import('./position-source.ts')).openPositions(terminal, file, options));
  }
}

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
