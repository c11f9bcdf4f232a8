import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { withEventServer } from '../kit/event-server-option.ts';
import { each, eachOfList } from '../kit/repeatable.ts';
import { addMeasureOutput } from '../measure/shared-options.ts';

/** Adds `entente positions` and `entente compare`: where actors stand by texts, and who votes, speaks and acts alike. */
export function addStancesCommands(program: Command, action: Action): void {
  const positions = ofCase(program.command('positions'))
    .description('print where actors stand on issues by the texts of a case: over time, what changed, who speaks alike')
    .option('--actor <name>', 'only this actor: CHN, China, igo:UN; may be given several times', each, [])
    .option('--issue <words>', 'only issues with these words; may be given several times', each, [])
    .option('--grain <name>', 'day, week, month, quarter or year (default: by the time that the texts span)')
    .option('--from <day>', 'only texts of this day or later; a day, a month (2017-07) or a year')
    .option('--to <day>', 'only texts of this day or earlier, or in this month or year')
    .option('--accounts <name>', 'own (the default), or all: also what others say of an actor')
    .option('--weak', 'also count records with weak evidence')
    .option('--seed <number>', 'of the tests of change (default: 1)');
  addMeasureOutput(positions).action(action(async () => (await import('./positions-command.ts')).positionsCommand));
  addCompare(program, action);
}

function addCompare(program: Command, action: Action): void {
  const compare = ofCase(program.command('compare'))
    .description('print votes, words and deeds of two actors side by side; without actors, whose words and deeds part')
    .argument('[actors...]', 'two actors: CHN RUS, China Russia, CHN-RUS; none: all states of the texts')
    .option('--grain <name>', 'day, week, month, quarter or year (default: by the time that is compared)')
    .option('--from <day>', 'from this day on; a day, a month or a year (default: the years of the texts)')
    .option('--to <day>', 'up to this day, or the end of this month or year')
    .option('--origin <list>', 'events of these files only, or case for the acts of the texts', eachOfList)
    .option('--accounts <name>', 'own (the default), or all: also what others say of an actor')
    .option('--weak', 'also count positions with weak evidence');
  addMeasureOutput(withEventServer(compare)).action(
    action(async () => (await import('./compare-command.ts')).compareCommand),
  );
}
