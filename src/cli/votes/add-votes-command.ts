import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';
import { addMeasureOutput } from '../measure/shared-options.ts';

/** Adds `entente votes`. */
export function addVotesCommand(program: Command, action: Action): void {
  const votes = ofCase(program.command('votes'))
    .description('print how alike two states vote in the General Assembly, by the imported roll calls')
    .argument('<states...>', 'two states: CHN RUS, China Russia, or CHN-RUS')
    .option('--measure <name>', 's (the default), agreement, kappa, pi, tau, or ideal (distance of ideal points)')
    .option('--distance <name>', 'nominal, absolute or squared: how far abstaining lies from yes and no')
    .option('--grain <name>', 'session (the default) or year')
    .option('--from <year>', 'only from the session that began in this year')
    .option('--to <year>', 'only up to the session that began in this year')
    .option('--issue <code>', 'only roll calls on it: me nu di hr co ec; may be given several times', each, [])
    .option('--contested <share>', 'leave out roll calls in which fewer than this share voted otherwise, such as .05')
    .option('--important', 'only votes that the US State Department called important')
    .option('--rollcalls', 'list the roll calls in which the two parted')
    .option('--seed <number>', 'of the intervals (default: 1)');
  addMeasureOutput(votes).action(action(async () => (await import('./votes-command.ts')).votesCommand));
}

/** Adds `entente import votes` to `entente import`. */
export function addImportVotes(importing: Command, action: Action): void {
  // Both have --case: what stands behind "votes" is meant for it.
  importing.enablePositionalOptions();
  ofCase(importing.command('votes'))
    .description('take roll calls into the case: unvotes, Voeten, the UN’s own list, or any table with --columns')
    .argument('[files...]', 'tables that belong together (.csv .tsv, also .gz): votes, roll calls, issues')
    .option('--columns <pairs>', 'what your columns hold, such as rollcall=Ballot,state=Member,vote=Answer')
    .option('--values <pairs>', 'what your words for votes mean, such as ja=yes,nein=no')
    .option('--replace', 'put them in the place of the roll calls that the case holds')
    .option('--forget', 'take the roll calls that the case holds out of it')
    .option('--json', 'print what was read as JSON')
    .action(action(async () => (await import('./import-votes-command.ts')).importVotesCommand));
}
