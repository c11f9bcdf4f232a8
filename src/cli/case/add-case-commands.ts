import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { JOBS_HELP } from '../kit/jobs-option.ts';
import { withModelOptions } from '../kit/model-options.ts';
import { each } from '../kit/repeatable.ts';
import { addDecideCommands } from './add-decide-commands.ts';
import { ofCase } from './of-case.ts';

/** Adds the commands of a case, in the order in which a case comes about, is asked and is trusted. */
export function addCaseCommands(program: Command, action: Action): void {
  program
    .command('init')
    .description('make a case: a folder that keeps texts, records and every decision')
    .argument('[folder]', 'where (default: here)')
    .option('--title <text>', 'what the case is called')
    .option('--as <name>', 'whose decisions they are (default: the name of the user)')
    .action(action(async () => (await import('./init-command.ts')).initCommand));
  program
    .command('demo')
    .description('make a ready case of example texts, to try everything on')
    .argument('[folder]', 'where (default: entente-demo)')
    .action(action(async () => (await import('./demo-command.ts')).demoCommand));
  const add = ofCase(program.command('add'), true)
    .description('read texts and store them in the case')
    .argument('<inputs...>', 'files (.txt .md .html .pdf .docx .jsonl), folders of them, or - for standard input')
    .option('--date <day>', 'publication date, if the text does not tell it or tells it wrongly')
    .option('--title <text>', 'title, likewise')
    .option('--author <name...>', 'author, likewise; may be given several times')
    .option('--publisher <name>', 'publisher, likewise')
    .option('--engine <name>', 'fast or encoder, in place of what entente.yaml says')
    .option('--jobs <number>', JOBS_HELP);
  withModelOptions(add, 'let a language model on this machine read them too; see docs/second-reader.md').action(
    action(async () => (await import('./add-command.ts')).addCommand),
  );
  ofCase(program.command('watch'))
    .description('add what comes into folders, and what changes there, until Ctrl-C')
    .argument('<folders...>', 'folders, and files, that are looked at again and again')
    .option('--publisher <name>', 'publisher of all that comes')
    .option('--engine <name>', 'fast or encoder, in place of what entente.yaml says')
    .option('--every <seconds>', 'how often it looks (default: 2)')
    .option('--once', 'take what is there and lies still, then end')
    .action(action(async () => (await import('./watch-command.ts')).watchCommand));
  ofCase(program.command('list'))
    .description('list the documents of the case, or its records')
    .option('--records', 'list the records of each document')
    .option('--kind <kind>', 'only records of this kind, such as events')
    .option('--acts', 'list acts that several texts tell, with the events that tell them')
    .option('--actors', 'list actors that several texts name')
    .option('--issues', 'list issues on which several texts tell positions')
    .option('--all', 'with these: also what one text alone has')
    .option('--json', 'print one JSON object a line')
    .action(action(async () => (await import('./list-command.ts')).listCommand));
  ofCase(program.command('show'))
    .description('show a document with its records, or a record with its history')
    .argument('<id>', 'id of a document or a record')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./show-command.ts')).showCommand));
  ofCase(program.command('cite'))
    .description('print all that a footnote needs: quote, source, date, place, who found it and who decided')
    .argument('<id>', 'id of a record')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./show-command.ts')).citeCommand));
  ofCase(program.command('search'))
    .description('look for words in texts, titles and memos; the newest texts first')
    .argument('<words...>', 'words that must all be there; "words in a row" in quotes; begin* for what begins so')
    .option('--actor <id>', 'only where a record names this actor, such as USA')
    .option('--kind <kind>', 'only where a record of this kind stands, such as events')
    .option('--from <day>', 'only texts published on this day or later')
    .option('--to <day>', 'only texts published on this day or earlier')
    .option('--source <words>', 'only texts whose publisher or file name holds these words')
    .option('--most <documents>', 'how many documents are shown (default: 20)')
    .option('--json', 'print one JSON object for each sentence')
    .action(action(async () => (await import('./search-command.ts')).searchCommand));
  addDecideCommands(program, action);
  ofCase(program.command('log'))
    .description('list what was decided, newest first; with an id, all about one thing')
    .argument('[id]', 'id of a record, a document or an actor')
    .option('--last <steps>', 'how many steps (default: 20)')
    .option('--all', 'all of them')
    .option('--jsonl', 'print the journal as JSON, one entry a line, oldest first')
    .action(action(async () => (await import('./log-command.ts')).logCommand));
  ofCase(program.command('undo'), true)
    .description('take back the last step, or the named ones')
    .argument('[steps...]', 'ids of steps, as log lists them')
    .action(action(async () => (await import('./log-command.ts')).undoCommand));
  ofCase(program.command('redo'), true)
    .description('make again what was taken back last, or the named steps')
    .argument('[steps...]', 'ids of steps, as log lists them')
    .action(action(async () => (await import('./log-command.ts')).redoCommand));
  addUpkeep(program, action);
}

function addUpkeep(program: Command, action: Action): void {
  ofCase(program.command('backup'))
    .description('copy the case into a new folder, also while it is in use')
    .argument('<folder>', 'where the copy is to lie; nothing may be there')
    .action(action(async () => (await import('./copy-command.ts')).copyCommand));
  ofCase(program.command('copy'))
    .description('copy the case for a colleague, without what may not be passed on')
    .argument('<folder>', 'where the copy is to lie; nothing may be there')
    .option('--without-sources', 'leave the originals out; texts and records are in it')
    .option(
      '--withhold <id>',
      'leave a document out, with its records and decisions; may be given several times',
      each,
      [],
    )
    .action(action(async () => (await import('./copy-command.ts')).copyCommand));
  ofCase(program.command('apply'), false)
    .description('take over the decisions of another copy of the case')
    .argument('<journal>', 'a journal that log --jsonl wrote, or - for standard input')
    .action(action(async () => (await import('./apply-command.ts')).applyCommand));
  ofCase(program.command('merge-case'))
    .description('join another copy of the case to this one: texts, readings, decisions, event data, votes')
    .argument('<folder>', 'the other copy, which is only read')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./merge-case-command.ts')).mergeCaseCommand));
  ofCase(program.command('status'))
    .description('say what the case holds and what waits for a person')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./status-command.ts')).statusCommand));
  const reread = ofCase(program.command('reread'), true)
    .description('read the originals again and propose what differs; nothing is changed')
    .argument('[documents...]', 'ids of documents (default: all)')
    .option('--engine <name>', 'fast or encoder, in place of what entente.yaml says')
    .option('--jobs <number>', JOBS_HELP)
    .option('--suggestions', 'read nothing again; find anew what your discourse.yaml suggests');
  withModelOptions(reread, 'let a language model on this machine read them, beside the program').action(
    action(async () => (await import('./reread-command.ts')).rereadCommand),
  );
  ofCase(program.command('diff'))
    .description('show what a reading that waits would change: new, gone, changed')
    .argument('[document]', 'id of a document (default: all)')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./reread-command.ts')).diffCommand));
  ofCase(program.command('sql'))
    .description('ask the case a question in SQL; one statement that only looks')
    .argument('<statement>', 'such as "SELECT kind, status, count(*) FROM record GROUP BY 1, 2"')
    .option('--jsonl', 'print one JSON object a row')
    .option('--seconds <number>', 'how long it may take (default: 30)')
    .action(action(async () => (await import('./sql-command.ts')).sqlCommand));
  ofCase(program.command('doctor'))
    .description('look the case over: database, journal, originals, orphans; say what to do')
    .option('--thorough', 'also compare every original with its SHA-256')
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./status-command.ts')).doctorCommand));
  ofCase(program.command('rebuild'))
    .description('make all that is derived anew of documents and journal')
    .action(action(async () => (await import('./status-command.ts')).rebuildCommand));
}
