import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';
import { addImportVotes } from '../votes/add-votes-command.ts';

/** Adds `entente import`. */
export function addImportCommand(program: Command, action: Action): void {
  const importing = ofCase(program.command('import'), true);
  importing
    .description('take over event data, readings, annotations, coded segments and tables of coded acts into a case')
    .argument(
      '<files...>',
      'event data (gdelt, icews, polecat, phoenix, csv, ucdp or acled before it says which; plain, .zip, .gz, folders), .jsonl of readings, Web Annotations (.json), .qdpx, tables of coded acts (.csv)',
    )
    .option('--mapping <file>', 'of event data: JSON that says which columns of a table hold what')
    .option(
      '--preview',
      'of event data: show how the first rows would be read, and store nothing; of csv: print a mapping',
    )
    .option('--copy', 'of event data: keep the files in the case, so that each row can be shown again')
    .option('--forget', 'of event data: take imported files back, named as FILE or by the beginning of their hash')
    .option(
      '--code <name=meaning>',
      'what a code means, such as "Marches=event:PROTEST"; may be given several times',
      each,
      [],
    )
    .action(action(async () => (await import('./import-command.ts')).importCommand));
  addImportVotes(importing, action);
}
