import { Command, CommanderError } from 'commander';
import { addCaseCommands } from './case/add-case-commands.ts';
import { addClusterCommands } from './cluster/add-cluster-commands.ts';
import { addCodebookCommands } from './codebook/add-codebook-commands.ts';
import { addCodersCommands } from './coders/add-coders-commands.ts';
import { addDiscourseCommand } from './discourse/add-discourse-command.ts';
import { addEventsCommand } from './events/add-events-command.ts';
import { addExportCommand } from './export/add-export-command.ts';
import { addImportCommand } from './import/add-import-command.ts';
import type { Action } from './kit/action.ts';
import { describeError, EXIT, exitCodeOf } from './kit/exit-codes.ts';
import { printJson, type Terminal } from './kit/terminal.ts';
import { version } from './kit/version.ts';
import { addLexiconCommands } from './lexicon/add-lexicon-commands.ts';
import { addMcpCommand } from './mcp/add-mcp-command.ts';
import { addMeasureCommands } from './measure/add-measure-commands.ts';
import { addModelCommands } from './model/add-model-commands.ts';
import { addNetworkCommands } from './network/add-network-commands.ts';
import { addParseCommand } from './parse/add-parse-command.ts';
import { addPictureCommand, addReadCommand } from './read/add-read-command.ts';
import { addReviewCommands } from './review/add-review-commands.ts';
import { addServeCommand } from './serve/add-serve-command.ts';
import { addStancesCommands } from './stances/add-stances-commands.ts';
import { addVotesCommand } from './votes/add-votes-command.ts';

const STARTERS = `Entente reads reporting on a crisis into a picture that you can question.

  entente read article.txt                 who did and said what, who stands where
  entente read article.html --html brief.html   the same beside the article, every line linked to its words
  entente read articles/ --picture         what many texts say together: relations, stances, contradictions
  entente demo                             a ready case that keeps texts, records and every decision; init makes yours
  entente --help                           all commands
`;

/**
 * The command line.
 *
 * @param args what follows the program's name
 * @returns the exit code; docs/command.md says what each means
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  if (args.length === 0) {
    terminal.out(STARTERS);
    return EXIT.done;
  }
  let exitCode: number = EXIT.done;
  const action: Action =
    (load) =>
    async (...given) => {
      const command = await load();
      exitCode = await command(terminal, ...given);
    };
  try {
    await program(terminal, action).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its message; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    terminal.err(`${describeError(error)}\n`);
    return exitCodeOf(error);
  }
}

function program(terminal: Terminal, action: Action): Command {
  const entente = new Command('entente')
    .description('Reads reporting on a crisis into a strategic picture that you can question.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    // Options behind a subcommand are its own, also where the command above it knows one of the same name.
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: (text) => terminal.err(text.replace(/^error: /, 'entente: ')),
      getOutHelpWidth: () => terminal.columns ?? 80,
      getErrHelpWidth: () => terminal.progressColumns ?? 80,
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => false,
    });
  addReadCommand(entente, action);
  addPictureCommand(entente, action);
  addCaseCommands(entente, action);
  addCodersCommands(entente, action);
  addReviewCommands(entente, action);
  addParseCommand(entente, action);
  addLexiconCommands(entente, action);
  addCodebookCommands(entente, action);
  addSchemaCommand(entente, action);
  addModelCommands(entente, action);
  addMeasureCommands(entente, action);
  addEventsCommand(entente, action);
  addExportCommand(entente, action);
  addImportCommand(entente, action);
  addVotesCommand(entente, action);
  addNetworkCommands(entente, action);
  addDiscourseCommand(entente, action);
  addServeCommand(entente, action);
  addMcpCommand(entente, action);
  addStancesCommands(entente, action);
  addClusterCommands(entente, action);
  return entente;
}

function addSchemaCommand(program: Command, action: Action): void {
  program
    .command('schema')
    .description('print the JSON Schema that the output of read --json obeys')
    .action(
      action(async () => {
        const { readingJsonSchema } = await import('../records/json-schema.ts');
        return async (terminal) => {
          printJson(terminal, readingJsonSchema());
          return EXIT.done;
        };
      }),
    );
}
