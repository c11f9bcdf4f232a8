import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { withEventFilter } from '../kit/event-filter-options.ts';
import { each, eachOfList } from '../kit/repeatable.ts';
import { addMeasureOutput } from '../measure/shared-options.ts';

/** Adds `entente network` and `entente blocs`: who is close to whom, and which blocs there are. */
export function addNetworkCommands(program: Command, action: Action): void {
  const network = program
    .command('network')
    .description('print who stands with whom in a window, by events, votes or positions, and which blocs that makes');
  addShared(network).action(action(async () => (await import('./network-command.ts')).networkCommand));
  const blocs = program
    .command('blocs')
    .description('print which blocs there are, now and over time: who changes side, how sure that is')
    .option('--since <when>', 'begin with the window that holds it (default: eight windows)')
    .option(
      '--sure <share>',
      'a side counts as sure from this share of the weight of an actor’s ties on (default: .1)',
    );
  addShared(blocs).action(action(async () => (await import('./blocs-command.ts')).blocsCommand));
}

function addShared(command: Command): Command {
  ofCase(command)
    .option('--at <when>', 'the window ends with this month (2017-07) or year; for votes a year is a session')
    .option(
      '--window <length>',
      'how long it is, such as 3mo, 1y or all (default: 3mo of events, else 1y; a year that is given)',
    )
    .option('--from <source>', 'events, votes or positions (default: what the case holds, in this order)')
    .option(
      '--thresholds <bounds>',
      'where ties get a sign: -0.1,0.5 for votes, 1 for events (mean score), 0.5 for positions',
    )
    .option('--among <list>', 'only these states, such as CHN,RUS,USA; may be given several times', eachOfList)
    .option('--issue <code>', 'only roll calls on it: me nu di hr co ec; may be given several times', each, [])
    .option('--contested <share>', 'leave out roll calls in which fewer than this share voted otherwise, such as .05')
    .option('--free', 'draw the blocs of free number in place of the two sides')
    .option('--seed <number>', 'of the searches (default: 1)')
    .option('--export <form>', 'print the network for other programs: graphml, gexf (with spells over windows) or csv')
    .option('--out <file>', 'write what is exported into this file');
  return addMeasureOutput(withEventFilter(command, { sides: false, time: false }));
}
