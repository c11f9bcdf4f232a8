import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';

/** Adds `entente codebook check`. */
export function addCodebookCommands(program: Command, action: Action): void {
  const codebook = program
    .command('codebook')
    .description('check a codebook: your own names for acts, or your statement types and concepts')
    .helpCommand(false);

  codebook
    .command('check')
    .description('look for mistakes in your codebook.yaml or discourse.yaml')
    .argument('<files...>', 'codebooks; each is checked by itself')
    .option('--json', 'print the mistakes as JSON')
    .action(action(async () => (await import('./codebook-command-check.ts')).codebookCheckCommand));
}
