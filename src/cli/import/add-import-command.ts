import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';
import { addImportVotes } from '../votes/add-votes-command.ts';

/** Adds `entente import`. */
export function addImportCommand(program: Command, action: Action): void {
  const importing = ofCase(program.command('import'), true);
  importing
    .description(
      'take over event data, readings, annotations, coded segments, tables of coded acts and .dna files into a case',
    )
    .argument(
      '<files...>',
      'event data (gdelt, icews, polecat, phoenix, csv, ucdp or acled before it says which; plain, .zip, .gz, folders), .jsonl of readings, Web Annotations (.json), .qdpx, tables of coded acts (.csv), files of the Discourse Network Analyzer (.dna)',
    )
    .option('--mapping <file>', 'of event data: JSON that says which columns of a table hold what')
    .option(
      '--preview',
      'of event data: show how the first rows would be read, and store nothing; of csv: print a mapping',
    )
    .option('--copy', 'of event data: keep the files in the case, so that each row can be shown again')
    .option('--forget', 'of event data: take imported files back, named as FILE or by the beginning of their hash')
    .option('--engine <name>', 'of .dna files: which engine reads the texts, encoder or fast')
    .option('--jobs <number>', 'of .dna files: how many texts are read at a time')
    .option(
      '--coder <name=name>',
      'of .dna files: what a coder of a file is called in the case, such as "Admin=Ada"; may be given several times',
      each,
      [],
    )
    .option(
      '--code <name=meaning>',
      'what a code means, such as "Marches=event:PROTEST"; may be given several times',
      each,
      [],
    )
    .action(action(async () => (await import('./import-command.ts')).importCommand));
  addImportVotes(importing, action);
}
