import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';

/** Adds `entente review` and `entente trust`. */
export function addReviewCommands(program: Command, action: Action): void {
  ofCase(program.command('review'), true)
    .description('decide on one record after the other, each by one key; quits and goes on anywhere')
    .argument('[folder]', 'folder of the case (default: the one that holds the working folder)')
    .option('--kind <kind>', 'only records of this kind, such as events')
    .option('--document <id>', 'only records of this document, in the order of its text')
    .option('--order <order>', 'picture (what would change it most and is least sure first) or text')
    .option('--rests-on <figure>', 'only what one figure of the picture rests on: RUS,USA, an issue, an actor, an id')
    .option('--sample <n>', 'a random sample of so many records, from which trust gives unbiased figures')
    .option('--seed <number>', 'draws the sample and the blind questions (default: 1)')
    .option('--odd', 'ask again for decisions that look odd beside the others')
    .option('--blind <share>', 'share of questions asked before the answer is shown (default: .07)')
    .option('--learn', 'order by what was learnt of the decisions so far')
    .option('--least <share>', 'ask only what is, by what was learnt, at least so likely to be accepted')
    .action(action(async () => (await import('./review-command.ts')).reviewCommand));
  ofCase(program.command('readers'), true)
    .description('say how far the program and language models found the same, and how they are taken together')
    .argument('[how]', 'beside, union or intersection; without it, only the comparison is printed')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./readers-command.ts')).readersCommand));
  ofCase(program.command('trust'))
    .description('say how often the reader is right on the texts of this case, by what people decided')
    .argument('[folder]', 'folder of the case (default: the one that holds the working folder)')
    .option('--learn', 'learn from the decisions what is likely to be accepted, and show how well that works')
    .option('--all', 'print all rows of each table')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./trust-command.ts')).trustCommand));
}
