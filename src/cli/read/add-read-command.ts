import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { withEventServer } from '../kit/event-server-option.ts';
import { JOBS_HELP } from '../kit/jobs-option.ts';
import { withModelOptions } from '../kit/model-options.ts';
import { each } from '../kit/repeatable.ts';

/** Adds `entente read`. */
export function addReadCommand(program: Command, action: Action): void {
  const read = program
    .command('read')
    .description('read articles and print who did and said what, who stands where, what was proposed and foreseen')
    .argument(
      '<inputs...>',
      'files (.txt .md .html .pdf .docx .jsonl), folders of them, a case, or - for standard input',
    )
    .option('--json', "print one document's records as JSON (see entente schema)")
    .option('--jsonl', 'print the records of each document as one line of JSON')
    .option('--csv <folder>', 'write one CSV file for each kind of record into a folder')
    .option('--html <file>', 'write a brief that shows the records beside the text; opens in any browser, offline')
    .option('--force', 'replace files that exist; what is read is never written over')
    .option('--md', 'print the brief as Markdown')
    .option('--picture', 'print what all texts say together: who acts towards whom, who stands where, contradictions')
    .option('--among <ids>', 'with --picture: only what is between these actors, such as USA,RUS,CHN')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option(
      '--same-act-days <days>',
      'with --csv or --picture: reports this many days apart may be of one act (default: 1)',
    )
    .option('--date <day>', 'publication date, if the text does not tell it or tells it wrongly')
    .option('--title <text>', 'title, likewise')
    .option('--author <name...>', 'author, likewise; may be given several times')
    .option('--publisher <name>', 'publisher, likewise')
    .option('--actors <file>', 'actors of your own (actors.yaml); may be given several times', each, [])
    .option(
      '--issues <file>',
      'issues of your own (issues.yaml): names for what positions are about, and words for them',
    )
    .option('--codebook <file>', 'codebook of your own (codebook.yaml): names for acts, and words that tell them')
    .option('--verbs <file>', 'verb dictionary of PETRARCH 2 that adds events; may be given several times', each, [])
    .option('--actors-dictionary <file>', 'its actor dictionaries, likewise', each, [])
    .option('--agents-dictionary <file>', 'its agent dictionaries, likewise', each, [])
    .option('--discards <file>', 'its discard dictionaries, likewise', each, [])
    .option(
      '--engine <name>',
      'encoder (the default): reads in context, or fast: several times as fast; see docs/encoder.md',
    )
    .option('--jobs <number>', JOBS_HELP)
    .option('--all', 'print all rows of the brief, not only the first of each table')
    .option(
      '--least <share>',
      'of a case: leave out what, by your decisions, is less likely to be accepted, such as .7',
    )
    .option('--weak', 'also show, draw and count what is marked ●○○; without it such records are only counted')
    .option('--width <columns>', 'width of the brief (default: that of the terminal)');
  withModelOptions(read, 'let a language model on this machine read in place of the program; see docs/second-reader.md')
    .option('--answers <folder>', 'keep the answers of the model, so that a reading that is broken off goes on there')
    .action(action(async () => (await import('./read-command.ts')).readCommand));
}

/** Adds `entente picture`: what all texts say together. */
export function addPictureCommand(program: Command, action: Action): void {
  withEventServer(program.command('picture'))
    .description('print what all texts say together: who acts towards whom, who stands where, contradictions')
    .argument('[inputs...]', 'a case, files, or folders of them (default: the case here)')
    .option('--json', 'print it as JSON')
    .option('--md', 'print it as Markdown')
    .option('--html <file>', 'write it as a page')
    .option('--csv <folder>', 'write it as tables')
    .option('--force', 'replace files that exist; what is read is never written over')
    .option('--among <ids>', 'only what is between these actors, such as USA,RUS,CHN')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option('--same-act-days <days>', 'reports this many days apart may be of one act (default: 1)')
    .option('--all', 'print all rows, not only the first of each table')
    .option(
      '--least <share>',
      'of a case: leave out what, by your decisions, is less likely to be accepted, such as .7',
    )
    .option('--weak', 'also draw and count what is marked ●○○')
    .option('--width <columns>', 'width of the picture (default: that of the terminal)')
    .action(action(async () => (await import('./read-command.ts')).pictureCommand));
}
