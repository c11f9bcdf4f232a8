import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { withEventServer } from '../kit/event-server-option.ts';

/** Adds `entente mcp`. */
export function addMcpCommand(program: Command, action: Action): void {
  withEventServer(program.command('mcp'))
    .description('answer an agent about a case by the Model Context Protocol: on standard input, or on a port')
    .argument('[case]', 'folder of the case')
    .option('--case <folder>', 'folder of the case (default: the one that holds the working folder)')
    .option('--suggest', 'let agents suggest records, which wait in the queue until a person decides')
    .option('--as <name>', 'name under which suggestions stand', 'agent')
    .option('--http', 'answer on a port of this machine, with a token')
    .option('--port <number>', 'port to listen on, with --http; any that is free by default')
    .action(action(async () => (await import('./mcp-command.ts')).mcpCommand));
}
