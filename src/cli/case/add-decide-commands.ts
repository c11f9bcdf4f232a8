import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { ofCase } from './of-case.ts';

/** Adds `entente decide` with its subcommands. */
export function addDecideCommands(program: Command, action: Action): void {
  const decide = program
    .command('decide')
    .description('say what holds: accept, reject, edit, add, merge, split, rename, memo, title, date')
    .helpCommand(false);
  for (const verdict of ['accept', 'reject'] as const) {
    ofCase(decide.command(verdict), true)
      .description(verdict === 'accept' ? 'say that records are right' : 'say that records are wrong')
      .argument('[ids...]', 'ids of records, or - for ids on standard input')
      .option('--kind <kind>', 'all records of this kind on which nobody has decided')
      .option('--document <id>', 'all records of this document on which nobody has decided')
      .option('--aside', 'a second word for agreement; what holds does not follow it')
      .option('--settle', 'settles what coders differ on (entente conflicts)')
      .action(action(async () => (await import('./decide-command.ts')).verdictCommand(verdict)));
  }
  ofCase(decide.command('edit'), true)
    .description('give fields of a record other values')
    .argument('<id>', 'id of the record')
    .argument('<changes...>', 'field=value, such as category=REJECT source=USA,KOR date=2017-07-04')
    .option('--aside', 'a second word for agreement; what holds does not follow it')
    .option('--settle', 'settles what coders differ on (entente conflicts)')
    .action(action(async () => (await import('./decide-command.ts')).editCommand));
  ofCase(decide.command('add'), true)
    .description('add a record that the machine did not find')
    .argument(
      '<kind>',
      'event, statement, position, proposal, forecast, relation, motive, cause, quantity, discourse-statement',
    )
    .argument('<document>', 'id of the document')
    .argument('<words>', 'the words that it stands on, as they are in the text')
    .argument('[fields...]', 'field=value')
    .action(action(async () => (await import('./decide-command.ts')).addRecordCommand));
  for (const how of ['merge', 'split'] as const) {
    ofCase(decide.command(how), true)
      .description(
        how === 'merge'
          ? 'put actors, issues, events, concepts or values of statements together'
          : 'take apart what was merged',
      )
      .argument('<what>', 'actors, issues, events, concepts or values (of discourse statements)')
      .argument('<into>', how === 'merge' ? 'the one that stays' : 'the one that they were merged into')
      .argument('<others...>', 'ids of actors or events, names of issues and concepts, values such as organization=EPA')
      .action(action(async () => (await import('./decide-command.ts')).groupCommand(how)));
  }
  ofCase(decide.command('rename'), true)
    .description('give an actor, an issue or a concept another name')
    .argument('<what>', 'actor, issue, concept or value (of discourse statements)')
    .argument('<id>', 'id of the actor, or present name')
    .argument('<name>', 'the name; empty for the old one')
    .action(action(async () => (await import('./decide-command.ts')).renameCommand));
  ofCase(decide.command('memo'), true)
    .description('put a note on a record, a document or an actor')
    .argument('<id>', 'what it is on')
    .argument('<text>', 'the note; empty to take it away')
    .action(action(async () => (await import('./decide-command.ts')).memoCommand));
  for (const fact of ['title', 'date'] as const) {
    ofCase(decide.command(fact), true)
      .description(`set the ${fact === 'title' ? 'title' : 'publication date'} of a document`)
      .argument('<document>', 'id of the document')
      .argument('<value>', fact === 'title' ? 'the title' : 'the day, YYYY-MM-DD')
      .action(action(async () => (await import('./decide-command.ts')).factCommand(fact)));
  }
  ofCase(decide.command('reading'), true)
    .description('let another reading hold that reread proposed')
    .argument('[documents...]', 'ids of documents (default: all that have one)')
    .action(action(async () => (await import('./reread-command.ts')).readingCommand));
}
