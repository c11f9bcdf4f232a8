import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';

/** Adds `entente parse`. */
export function addParseCommand(program: Command, action: Action): void {
  program
    .command('parse')
    .description('show how the words of a text hang together: tags, features, tree and names')
    .argument('<text...>', 'the text, in quotes, or - for standard input')
    .option('--conllu', 'print CoNLL-U')
    .option('--json', 'print JSON')
    .option('--svg <file>', 'draw the trees into a picture')
    .option('--force', 'replace a file that exists')
    .option('--width <columns>', 'width of the drawing (default: that of the terminal)')
    .action(action(async () => (await import('./parse-command.ts')).parseCommand));
}
