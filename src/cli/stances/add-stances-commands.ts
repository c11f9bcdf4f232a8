import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';
import { addMeasureOutput } from '../measure/shared-options.ts';

/** Adds `entente positions`: what texts say of where actors stand. */
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
}
