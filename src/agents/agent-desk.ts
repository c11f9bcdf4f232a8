import type { CaseFile } from '../casefile/store/case-file.ts';
import { RecordIndex } from '../service/kit/record-index.ts';
import type { Desk } from '../service/kit/route.ts';
import type { AgentOptions } from './agent-server.ts';

/**
 * What the tools of agents ask. Unless they may suggest, the database itself refuses to be changed, whatever a tool does.
 * @param coder the name under which suggestions stand
 */
export function agentDesk(
  file: CaseFile,
  { version, suggest }: Pick<AgentOptions, 'version' | 'suggest'>,
  coder: string | undefined,
  closing: AbortSignal,
): Desk {
  if (!suggest) file.db.exec('PRAGMA query_only = 1');
  return { file, index: new RecordIndex(file, version), coder, jobs: undefined, closing };
}
