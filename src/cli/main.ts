import { Command, CommanderError } from 'commander';
import { addCodebookCommands } from './codebook/codebook-command.ts';
import { describeError, EXIT, exitCodeOf } from './kit/exit-codes.ts';
import { version } from './kit/version.ts';
import { addLexiconCommands, collect } from './lexicon/lexicon-command.ts';
import { addModelCommand } from './model/model-command.ts';

const STARTERS = `Entente reads reporting on a crisis into a picture that you can question.

  entente read article.txt                 who did and said what, who stands where
  entente read article.html --html brief.html   the same beside the article, every line linked to its words
  entente read articles/ --jsonl > records.jsonl   a whole folder, as data
  entente read articles/ --picture         what many texts say together: relations, stances, contradictions
  entente --help                           all commands
`;

/** Runs the command line; sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that closes the pipe ("| head") is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
    throw error;
  });
  if (args.length === 0) {
    process.stdout.write(STARTERS);
    return;
  }
  const program = new Command('entente')
    .description('Reads reporting on a crisis into a strategic picture that you can question.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, 'entente: ')) });

  program
    .command('read')
    .description('read articles and print who did and said what, who stands where, what was proposed and foreseen')
    .argument('<inputs...>', 'files (.txt .md .html .pdf .docx .jsonl), folders of them, or - for standard input')
    .option('--json', "print one document's records as JSON (see entente schema)")
    .option('--jsonl', 'print the records of each document as one line of JSON')
    .option('--csv <folder>', 'write one CSV file for each kind of record into a folder')
    .option('--html <file>', 'write a brief that shows the records beside the text; opens in any browser, offline')
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
    .option('--actors <file>', 'actors of your own (actors.yaml); may be given several times', collect, [])
    .option(
      '--issues <file>',
      'issues of your own (issues.yaml): names for what positions are about, and words for them',
    )
    .option('--codebook <file>', 'codebook of your own (codebook.yaml): names for acts, and words that tell them')
    .option('--verbs <file>', 'verb dictionary of PETRARCH 2 that adds events; may be given several times', collect, [])
    .option('--actors-dictionary <file>', 'its actor dictionaries, likewise', collect, [])
    .option('--agents-dictionary <file>', 'its agent dictionaries, likewise', collect, [])
    .option('--discards <file>', 'its discard dictionaries, likewise', collect, [])
    .option('--all', 'print all rows of the brief, not only the first of each table')
    .option('--width <columns>', 'width of the brief (default: that of the terminal)')
    .action(async (inputs: string[], options) => {
      const { readCommand } = await import('./read/read-command.ts');
      process.exitCode = await readCommand(inputs, options);
    });

  program
    .command('parse')
    .description('show how the words of a text hang together: tags, features, tree and names')
    .argument('<text...>', 'the text, in quotes, or - for standard input')
    .option('--conllu', 'print CoNLL-U')
    .option('--json', 'print JSON')
    .option('--svg <file>', 'draw the trees into a picture')
    .option('--width <columns>', 'width of the drawing (default: that of the terminal)')
    .action(async (text: string[], options) => {
      const { parseCommand } = await import('./parse/parse-command.ts');
      process.exitCode = await parseCommand(text, options);
    });

  addLexiconCommands(program);
  addCodebookCommands(program);

  program
    .command('schema')
    .description('print the JSON Schema that the output of read --json obeys')
    .action(async () => {
      const { readingJsonSchema } = await import('../records/json-schema.ts');
      process.stdout.write(`${JSON.stringify(readingJsonSchema(), null, 2)}\n`);
    });

  addModelCommand(program);

  try {
    await program.parseAsync(args as string[], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed its message; help and version are no errors.
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
