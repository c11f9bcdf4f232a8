import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { withEventFilter } from '../kit/event-filter-options.ts';
import { addMeasureOutput } from './shared-options.ts';

/** Adds `entente dyad` and `entente impact`: what event data and votes show of two states. */
export function addMeasureCommands(program: Command, action: Action): void {
  addDyad(program, action);
  addImpact(program, action);
}

function addDyad(program: Command, action: Action): void {
  const dyad = program
    .command('dyad')
    .description('print what passed between two states over time, by imported event data: tone, conflict, volume')
    .argument('<states...>', 'two states: CHN RUS, China Russia, or CHN-RUS')
    .option('--case <folder>', 'the case (default: the one here or above)')
    .option(
      '--measure <name>',
      'tone (the default), share (of conflict), volume, or latent (a score learnt from all pairs)',
    )
    .option('--grain <name>', 'day, week, month (the default), quarter or year')
    .option('--undirected', 'show both directions together only');
  addMeasureOutput(withEventFilter(dyad, { sides: false })).action(
    action(async () => (await import('./dyad-command.ts')).dyadCommand),
  );
}

function addImpact(program: Command, action: Action): void {
  const impact = program
    .command('impact')
    .description('test whether an event brought two states closer or drove them apart, compared with similar pairs')
    .option('--case <folder>', 'the case (default: the one here or above)')
    .option('--event <event>', 'id of an event of the case, or a date: 2017-07-04, 2017-07, for votes also 2017')
    .option('--title <words>', 'what the event is called')
    .option('--dyad <states>', 'the two states: CHN-RUS, or "China, Russia"')
    .option('--measure <name>', 'tone (events, the default) or s (votes in the UN General Assembly)')
    .option('--direction <way>', 'closer, apart or either (the default): what is claimed')
    .option('--before <periods>', 'months (tone) or sessions (s) before it that are compared; default 6 and 3')
    .option('--after <periods>', 'the same from it on; default 2 and 3')
    .option('--gap <periods>', 'periods right before it that are left out')
    .option('--touched <states>', 'states that it touches too: their pairs are not compared with')
    .option('--tied <states>', 'states tied to the two: the same')
    .option('--seed <number>', 'of the placebos that are drawn (default: 1)')
    .option('--design <file>', 'run a design that somebody wrote down, in place of all these')
    .option('--write-design <file>', 'write the design into a file, for others to run');
  addMeasureOutput(withEventFilter(impact, { sides: false })).action(
    action(async () => (await import('./impact-command.ts')).impactCommand),
  );
}
