import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';
import { addImportVotes } from '../votes/add-votes-command.ts';

/** Adds `entente import`. */
export function addImportCommand(program: Command, action: Action): void {
  const importing = ofCase(program.command('import'), true);
  importing
    .description('take over readings, annotations, coded segments and tables of events into a case')
    .argument('<files...>', '.jsonl of readings, Web Annotations (.json), .qdpx, tables of events (.csv)')
    .option(
      '--code <name=meaning>',
      'what a code means, such as "Marches=event:PROTEST"; may be given several times',
      each,
      [],
    )
    .action(action(async () => (await import('./import-command.ts')).importCommand));
  addImportVotes(importing, action);
}
