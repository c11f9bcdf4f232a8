import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { addFilterOptions, addMeasureOutput } from './shared-options.ts';

/** Adds `entente dyad`: what event data show of two states. */
export function addMeasureCommands(program: Command, action: Action): void {
  addDyad(program, action);
}

function addDyad(program: Command, action: Action): void {
  const dyad = program
    .command('dyad')
    .description('print what passed between two states over time, by imported event data: tone, conflict, volume')
    .argument('<states...>', 'two states: CHN RUS, China Russia, or CHN-RUS')
    .option('--case <folder>', 'the case (default: the one here or above)')
    .option('--measure <name>', 'tone (the default), share (of conflict) or volume')
    .option('--grain <name>', 'day, week, month (the default), quarter or year')
    .option('--undirected', 'show both directions together only');
  addMeasureOutput(addFilterOptions(dyad)).action(action(async () => (await import('./dyad-command.ts')).dyadCommand));
}
