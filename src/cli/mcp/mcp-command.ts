import { randomBytes } from 'node:crypto';
import { answerAgent, type ServeAgents, serveAgents } from '../../agents/serve-agents.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { readSettings } from '../../casefile/store/settings.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { portOf } from '../kit/port-of.ts';
import type { Terminal } from '../kit/terminal.ts';
import { untilStopped } from '../kit/until-stopped.ts';
import { version } from '../kit/version.ts';

/** The options of `entente mcp`. */
export interface McpOptions extends CaseOptions {
  readonly suggest?: boolean;
  readonly http?: boolean;
  readonly port?: string;
}

/**
 * `entente mcp`: answers an agent about a case, on standard input and output until the input ends, or on a port until
 * Ctrl-C. What is said beside it goes to standard error: standard output belongs to the protocol.
 */
export async function mcpCommand(terminal: Terminal, place: string | undefined, options: McpOptions): Promise<number> {
  const { suggest = false, http = options.port !== undefined } = options;
  const port = portOf(options.port);
  const found = place === undefined ? options : { ...options, case: place };
  return await withCase(terminal, found, suggest ? 'write' : 'look', async (file) => {
    const failed = (error: unknown): void => terminal.err(`${describeError(error)}\n`);
    const asked: ServeAgents = {
      version: version(),
      suggest,
      failed,
      coder: suggest ? nameOf(file, options.as) : undefined,
    };
    const may =
      asked.coder === undefined ? 'nothing can be changed' : `suggestions stand under the name ${asked.coder}`;
    const about = `${plainText(file.folder)}; ${plainText(may)}`;
    if (!http) {
      terminal.err(`Answering an agent on standard input about ${about}.\n`);
      const streams = { input: terminal.input(), output: terminal.out };
      await terminal.cancellable((cancelled) => answerAgent(file, streams, asked, cancelled));
      return EXIT.done;
    }
    const token = randomBytes(24).toString('base64url');
    const refused = (line: string): void => terminal.err(`${plainText(line)}\n`);
    const { address, stop } = await serveAgents(file, port, { ...asked, token, refused });
    terminal.out(`${address}\nAuthorization: Bearer ${token}\n`);
    terminal.err(`Answering agents of this machine about ${about}. Ctrl-C ends it.\n`);
    await untilStopped(terminal);
    await stop();
    return EXIT.done;
  });
}

/**
 * The name of an agent.
 * @throws EntenteError `usage` for that of the person who decides: nobody could tell the two apart
 */
function nameOf(file: CaseFile, given = 'agent'): string {
  const name = given.trim();
  const { coder } = readSettings(file.place, file.folder);
  if (name !== '' && name !== coder) return name;
  throw new EntenteError(
    'usage',
    name === ''
      ? 'Give the agent a name: --as NAME.'
      : `${name} is who decides in this case; give the agent another name with --as.`,
  );
}
