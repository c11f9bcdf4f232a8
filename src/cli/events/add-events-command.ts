import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { withEventFilter } from '../kit/event-filter-options.ts';

/** Adds `entente events` and `entente load-events`. */
export function addEventsCommand(program: Command, action: Action): void {
  const command = ofCase(program.command('events'))
    .description('ask the imported events of a case, and those of its own texts')
    .option('--by <what>', 'count by year, month, category, quad, origin, source, target or dyad')
    .option('--rows [number]', 'list the events, newest first (default: 20)')
    .option('--explain', 'tell how many rows each condition leaves out')
    .option('--raw <id>', 'print the row of a file that an event stands in')
    .option('--files', 'list the files that were imported')
    .option('--weak', 'of the own texts: also events with weak evidence (●○○)')
    .option('--json', 'print JSON')
    .option('--jsonl', 'print one JSON object a line: all events, or with --by each count')
    .option('--csv', 'print CSV: the same')
    .option('--md', 'print tables in Markdown')
    .option('--html <file>', 'also write a page with charts whose periods open their rows')
    .option('--svg <file>', 'also write the charts as a picture')
    .option('--force', 'replace files that exist')
    .option('--memory <MB>', 'memory of the engine (default: 1024)')
    .option('--threads <number>', 'threads of the engine (default: up to 4)');
  withEventFilter(command).action(action(async () => (await import('./events-command.ts')).eventsCommand));
  ofCase(program.command('load-events'))
    .description('bring the event data of a case to a server of ClickHouse, which --events then asks')
    .argument('[server]', 'clickhouse://user@host:8123/database, http:// or https://; nothing is sent elsewhere')
    .option('--replace', 'also where the database has the events of another case, which then count no more')
    .option('--schema', 'print the statements that make the tables, and connect to nothing')
    .option('--json', 'print what was done as JSON')
    .action(action(async () => (await import('./load-events-command.ts')).loadEventsCommand));
}
