import { clickHouseAddress } from '../../casefile/events/clickhouse/clickhouse-address.ts';
import { schemaStatements } from '../../casefile/events/clickhouse/clickhouse-schema.ts';
import { type LoadOutcome, loadEvents } from '../../casefile/events/load-events.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';

/** The options of `entente load-events`. */
export interface LoadEventsOptions extends CaseOptions {
  readonly schema?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/**
 * `entente load-events`: brings the event data of a case to a server of ClickHouse.
 * @throws EntenteError for a wrong address, a server with the events of another case, or one that fails
 */
export async function loadEventsCommand(
  terminal: Terminal,
  server: string | undefined,
  options: LoadEventsOptions,
): Promise<number> {
  if (options.schema) {
    terminal.out(`${schemaStatements().join(';\n\n')};\n`);
    return EXIT.done;
  }
  if (server === undefined) {
    throw new EntenteError(
      'usage',
      `Name the server and a database on it: ${terminal.program} load-events clickhouse://localhost:8123/korea`,
    );
  }
  const words = plainText(clickHouseAddress(server).words);
  return await withCase(terminal, options, 'look', (file) =>
    terminal.cancellable(async (signal) => {
      terminal.err(`Event data is sent to ClickHouse at ${words}.\n`);
      try {
        const told = (rows: number, all: number): void => tell(terminal, rows, all);
        const outcome = await loadEvents(file, server, { replace: options.replace ?? false, told, signal });
        endLine(terminal);
        if (outcome.left !== undefined) terminal.err(`${plainText(leftWords(outcome.left))}\n`);
        if (options.json) printJson(terminal, outcome);
        else terminal.out(`${outcomeWords(outcome)}\n`);
        return EXIT.done;
      } catch (cause) {
        endLine(terminal);
        if (!signal.aborted) throw cause;
        terminal.err('Stopped; nothing of it counts yet, and what was sent is not sent again.\n');
        return EXIT.cancelled;
      }
    }),
  );
}

function tell(terminal: Terminal, rows: number, all: number): void {
  const columns = terminal.progressColumns;
  if (columns === undefined) return;
  const text = `${rows.toLocaleString('en-GB')} of ${counted(all, 'row')} sent`;
  terminal.err(`\r\u001b[2K${text.slice(0, columns - 1)}`);
}

function endLine(terminal: Terminal): void {
  if (terminal.progressColumns !== undefined) terminal.err('\r\u001b[2K');
}

function outcomeWords({ sent, rows, known, gone, events }: LoadOutcome): string {
  return [
    sent === 0 ? 'Nothing was to be sent.' : `${counted(sent, 'file')} with ${counted(rows, 'row')} sent.`,
    ...(known > 0 ? [`${counted(known, 'file')} ${known === 1 ? 'was' : 'were'} there already.`] : []),
    ...(gone > 0 ? [`${counted(gone, 'file')} of before ${gone === 1 ? 'counts' : 'count'} no more.`] : []),
    `The server counts ${counted(events, 'imported event')} now.`,
  ].join(' ');
}

function leftWords(why: string): string {
  return `Rows that count no more could not be deleted, and only take room there: ${why}`;
}
