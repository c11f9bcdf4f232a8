import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { readSettings } from '../../casefile/store/settings.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { type RunningService, serveCase, serveLobby } from '../../service/serve-case.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { findCase } from '../kit/case-inputs.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { portOf } from '../kit/port-of.ts';
import type { Terminal } from '../kit/terminal.ts';
import { untilStopped } from '../kit/until-stopped.ts';
import { version } from '../kit/version.ts';

/** The options of `entente serve`. */
export interface ServeOptions extends CaseOptions {
  readonly port?: string;
}

/**
 * `entente serve`: answers questions about a case, and takes decisions, on a port of this machine until Ctrl-C. Where there is
 * no case and none is named, the page offers to open or make one.
 */
export async function serveCommand(
  terminal: Terminal,
  place: string | undefined,
  options: ServeOptions,
): Promise<number> {
  const port = portOf(options.port);
  const of = place ?? options.case;
  const serving = {
    token: randomBytes(24).toString('base64url'),
    version: version(),
    refused: (line: string) => terminal.err(`${plainText(line)}\n`),
    failed: (error: unknown) => terminal.err(`${describeError(error)}\n`),
  };
  const coderOf = (file: CaseFile): string | undefined =>
    options.as?.trim() || readSettings(file.place, file.folder).coder;
  if (of === undefined && !hasCase(terminal)) {
    if (options.events !== undefined) {
      throw new EntenteError('usage', '--events says where the event data of a case is asked; name the case.');
    }
    const folder = resolve(terminal.locate('.'));
    const coder = options.as?.trim() || terminal.user;
    const service = await serveLobby(folder, port, { ...serving, coder }, coderOf);
    return await servedUntilStopped(terminal, service, 'There is no case here; the page offers to open or make one.');
  }
  const found = of === undefined ? options : { ...options, case: of };
  return await withCase(terminal, found, 'write', async (file) => {
    const service = await serveCase(file, port, { ...serving, coder: coderOf(file) });
    return await servedUntilStopped(terminal, service, `Serving ${plainText(file.folder)} to this machine alone.`);
  });
}

async function servedUntilStopped(terminal: Terminal, service: RunningService, what: string): Promise<number> {
  terminal.out(`${service.address}\n`);
  terminal.err(`${what} Ctrl-C ends it.\n`);
  await untilStopped(terminal);
  await service.stop();
  return EXIT.done;
}

/** Whether the working folder lies in a case. */
function hasCase(terminal: Terminal): boolean {
  try {
    findCase(terminal);
    return true;
  } catch {
    return false;
  }
}
