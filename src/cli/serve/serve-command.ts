import { randomBytes } from 'node:crypto';
import { readSettings } from '../../casefile/store/settings.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { serveCase } from '../../service/serve-case.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { version } from '../kit/version.ts';

/** The options of `entente serve`. */
export interface ServeOptions extends CaseOptions {
  readonly port?: string;
}

/** `entente serve`: answers questions about a case, and takes decisions, on a port of this machine until Ctrl-C. */
export async function serveCommand(
  terminal: Terminal,
  place: string | undefined,
  options: ServeOptions,
): Promise<number> {
  const port = portOf(options.port);
  const of = place ?? options.case;
  const found = of === undefined ? options : { ...options, case: of };
  return await withCase(terminal, found, 'write', async (file) => {
    const { coder } = readSettings(file.place, file.folder);
    const service = await serveCase(file, port, {
      token: randomBytes(24).toString('base64url'),
      coder: options.as?.trim() || coder,
      version: version(),
      refused: (line) => terminal.err(`${plainText(line)}\n`),
      failed: (error) => terminal.err(`${describeError(error)}\n`),
    });
    terminal.out(`${service.address}\n`);
    terminal.err(`Serving ${plainText(file.folder)} to this machine alone; Ctrl-C ends it.\n`);
    await terminal.cancellable(
      (cancelled) =>
        new Promise<void>((done) => {
          if (cancelled.aborted) done();
          cancelled.addEventListener('abort', () => done(), { once: true });
        }),
    );
    await service.stop();
    return EXIT.done;
  });
}

function portOf(given: string | undefined): number {
  if (given === undefined) return 0;
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port >= 1 && port <= 65_535) return port;
  throw new EntenteError('usage', `--port takes a number from 1 to 65535, not "${given}".`);
}
