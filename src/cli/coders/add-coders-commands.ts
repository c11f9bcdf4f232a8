import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';

/** Adds the commands by which several people work in one case. */
export function addCodersCommands(program: Command, action: Action): void {
  ofCase(program.command('code'), true)
    .description('code a sample of sentences blind: seeing the text, and not what the machine or others found')
    .option('--sample <sentences>', 'how many sentences (default: 50)')
    .option('--seed <number>', 'which sample: the same seed draws the same sentences for all (default: 1)')
    .option('--kind <kind...>', 'which records are looked for (default: events)')
    .option('--context <sentences>', 'how many sentences before and behind are shown (default: 2)')
    .action(action(async () => (await import('./code-command.ts')).codeCommand));
  ofCase(program.command('agreement'))
    .description('say how far coders agree, with each other, with the machine and with what holds')
    .option('--kind <kind>', 'only records of this kind, such as events')
    .option('--coders <names>', 'only these coders, with commas')
    .option('--weak', 'also count what the machine itself marks ●○○')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./agreement-command.ts')).agreementCommand));
  ofCase(program.command('conflicts'))
    .description('list where coders differ and nobody has settled it')
    .option('--kind <kind>', 'only records of this kind, such as events')
    .option('--weak', 'also what the machine itself marks ●○○')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./conflicts-command.ts')).conflictsCommand));
}
