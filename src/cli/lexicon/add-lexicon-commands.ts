import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';

/** Adds `entente lexicon check`, `import` and `show`. */
export function addLexiconCommands(program: Command, action: Action): void {
  const lexicon = program
    .command('lexicon')
    .description('check the lexicon or your own actors, import dictionaries, show who somebody is')
    .helpCommand(false);

  lexicon
    .command('check')
    .description('look for mistakes in the lexicon, or in your own actors.yaml, lexicon data (.jsonl) or dictionaries')
    .argument('[files...]', 'your own files; without any, the lexicon of the package is checked')
    .option('--json', 'print the mistakes as JSON')
    .action(action(async () => (await import('./lexicon-command-check.ts')).lexiconCheckCommand));

  lexicon
    .command('import')
    .description('make actors.yaml of PETRARCH or Phoenix dictionaries, REIGN, Archigos or a CSV table')
    .argument('<files...>', 'dictionaries or tables')
    .option('--format <name>', 'petrarch-actors, petrarch-agents, reign, archigos or csv (default: told by the text)')
    .option('--until <day>', 'day up to which the source was kept; terms that it leaves open end there')
    .requiredOption('--out <file>', 'the file of actors to write')
    .option('--force', 'replace a file that exists')
    .option('--json', 'print the report as JSON')
    .action(action(async () => (await import('./lexicon-command-import.ts')).lexiconImportCommand));

  lexicon
    .command('show')
    .description('show who bears a name: codes, other names, offices')
    .argument('<name...>', 'a name, or an id such as RUS or per:angela merkel')
    .option('--date <day>', 'only what holds on that day')
    .option('--actors <file>', 'actors of your own (actors.yaml); may be given several times', each, [])
    .option('--json', 'print JSON')
    .action(action(async () => (await import('./lexicon-command-show.ts')).lexiconShowCommand));
}
