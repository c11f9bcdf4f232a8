import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';
import { addModelQuestions } from './add-model-questions.ts';

/** Adds `entente model` with its subcommands, in the order in which a model comes about, is asked and goes on. */
export function addModelCommands(program: Command, action: Action): void {
  const model = program
    .command('model')
    .description('model a conflict: which outcomes hold, what would change them, on what that rests')
    .helpCommand(false);
  addNew(model, action);
  addExamples(model, action);
  addDraft(model, action);
  addCheck(model, action);
  addModelQuestions(model, action);
  addGraph(model, action);
  addImport(model, action);
  addExport(model, action);
}

function addNew(model: Command, action: Action): void {
  model
    .command('new')
    .description('write a small model with comments to start from')
    .argument('[file]', 'where to write it; without it, to standard output')
    .option('--force', 'replace a file that exists')
    .action(action(async () => (await import('./model-new-command.ts')).modelNewCommand));
}

function addExamples(model: Command, action: Action): void {
  model
    .command('examples')
    .description('list conflicts from the literature that come with the program, or open one')
    .argument('[name]', 'the case to open; without it, all are listed with what their sources print')
    .argument('[file]', 'where to write it; without it, to standard output')
    .option('--json', 'print data')
    .option('--md', 'print Markdown')
    .option('--width <columns>', 'width of the page (default: that of the terminal)')
    .option('--force', 'replace a file that exists')
    .action(action(async () => (await import('./model-examples-command.ts')).modelExamplesCommand));
}

function addDraft(model: Command, action: Action): void {
  model
    .command('draft')
    .description('draft a model of what texts say: proposals, demands, refusals, threats; to be edited')
    .argument('[texts...]', 'files (.txt .md .html .pdf .docx), folders of them, or - for standard input')
    .option('--out <file>', 'write the model file there, not to standard output')
    .option('--force', 'replace a file that exists')
    .option('--json', 'print data: the model file, what it was made of, what was not used')
    .option('--date <day>', 'publication date of the text, if it does not tell it')
    .option('--weak', 'also make options and statements of what is marked ●○○')
    .option('--actors <file>', 'actors of your own (actors.yaml); repeatable', each)
    .option('--reading <file>', 'output of read --json or --jsonl to draft from; repeatable', each)
    .action(action(async () => (await import('./model-draft-command.ts')).modelDraftCommand));
}

function addCheck(model: Command, action: Action): void {
  model
    .command('check')
    .description('say every problem of a model, and what is worth a second look, with line and column')
    .argument('<model>', 'a model file (.yaml or .gmcr), or - for standard input')
    .option('--json', 'print data')
    .option(
      '--reading <file>',
      'output of read --json or --jsonl that holds the records which the model cites; repeatable',
      each,
    )
    .action(action(async () => (await import('./model-check-command.ts')).modelCheckCommand));
}

function addGraph(model: Command, action: Action): void {
  model
    .command('graph')
    .description('draw the states and moves that matter as a picture')
    .argument('<model>', 'a model file')
    .argument('[file]', 'where to write it (.svg, .pdf, .png or .tikz); without it, SVG to standard output')
    .option('--from <state>', 'look from this state (default: the status quo)')
    .option('--states <number>', 'show at most so many states (default: 14)')
    .option('--by <id>', 'draw the moves of this decision maker only, all of them')
    .option('--moves <which>', 'some: those that matter (default); all: every move, the integrated graph')
    .option('--each', 'also write a picture for each decision maker beside the integrated one, as FILE-id')
    .option('--force', 'replace files that exist')
    .action(action(async () => (await import('./model-graph-command.ts')).modelGraphCommand));
}

function addImport(model: Command, action: Action): void {
  model
    .command('import')
    .description('turn a .gmcr file of GMCR+ into a model file')
    .argument('<gmcr>', 'the file, or - for standard input')
    .argument('[file]', 'where to write the model; without it, to standard output')
    .option('--force', 'replace a file that exists')
    .action(action(async () => (await import('./model-convert-command.ts')).modelImportCommand));
}

function addExport(model: Command, action: Action): void {
  model
    .command('export')
    .description('write a model for other programs')
    .argument('<model>', 'a model file')
    .option('--gmcr <file>', 'for GMCR+')
    .option('--nfg <file>', 'for Gambit, as a game in strategic form')
    .option('--csv <file>', 'a table of all states with payoffs and stabilities')
    .option('--force', 'replace files that exist')
    .action(action(async () => (await import('./model-convert-command.ts')).modelExportCommand));
}
