import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { withEventServer } from '../kit/event-server-option.ts';

/** Adds `entente serve`. */
export function addServeCommand(program: Command, action: Action): void {
  withEventServer(ofCase(program.command('serve'), true))
    .description('answer programs and browsers of this machine about a case, and take decisions')
    .argument('[case]', 'folder of the case')
    .option('--port <number>', 'port to listen on; any that is free by default')
    .action(action(async () => (await import('./serve-command.ts')).serveCommand));
}
