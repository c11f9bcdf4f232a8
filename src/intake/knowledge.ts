import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { readSettings } from '../casefile/store/settings.ts';
import type { ThreadReaderOptions } from '../jobs/reading-thread.ts';
import { engineName } from '../reading/engine-name.ts';
import { readActorsFiles } from './own/actors-files.ts';
import { readCodebook } from './own/codebook-file.ts';
import { readIssuesFile } from './own/issues-file.ts';

/** Paths of files of a case are whole already. */
const WHOLE = { locate: (path: string): string => path };

/**
 * What the person's own files in the case tell the reader.
 * @param engine in place of what entente.yaml says
 * @throws EntenteError `unreadable` for a mistake in one of them, `usage` for an engine that there is not
 */
export async function readKnowledge(file: CaseFile, engine?: string): Promise<ThreadReaderOptions> {
  const own = (name: string): string | undefined => {
    const path = join(file.place, name);
    return existsSync(path) ? path : undefined;
  };
  const named = engineName(engine ?? readSettings(file.place, file.folder).engine);
  const [actors, issues, codebook] = [own('actors.yaml'), own('issues.yaml'), own('codebook.yaml')];
  const [actorsFiles, issuesFile, codebookFile] = [
    await readActorsFiles(WHOLE, actors ? [actors] : []),
    await readIssuesFile(WHOLE, issues),
    await readCodebook(WHOLE, codebook),
  ];
  return {
    actors: actorsFiles,
    ...(named ? { engine: named } : {}),
    ...(issuesFile ? { issues: issuesFile } : {}),
    ...(codebookFile ? { codebook: codebookFile } : {}),
  };
}
