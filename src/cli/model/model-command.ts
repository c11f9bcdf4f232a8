import type { Command } from 'commander';

/** Gathers an option that is given several times. */
function each(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** The same for options whose values may also stand in one list with commas. */
function eachOfList(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...value.split(',').map((one) => one.trim())];
}

/** A subcommand with the options that most of them share. */
function answering(command: Command): Command {
  return command
    .option('--json', 'print data')
    .option('--md', 'print Markdown')
    .option('--width <columns>', 'width of the page (default: that of the terminal)');
}

/** Adds `entente model` with its subcommands; each loads its code only when it is run. */
export function addModelCommand(program: Command): void {
  const model = program
    .command('model')
    .description('model a conflict: which outcomes hold, what would change them, on what that rests')
    .helpCommand(false);

  model
    .command('new')
    .description('write a small model with comments to start from')
    .argument('[file]', 'where to write it; without it, to standard output')
    .option('--force', 'replace a file that exists')
    .action(async (file: string | undefined, options) => {
      const { modelNewCommand } = await import('./model-new-command.ts');
      process.exitCode = await modelNewCommand(file, options);
    });

  model
    .command('draft')
    .description('draft a model of what texts say: proposals, demands, refusals, threats; to be edited')
    .argument('[texts...]', 'files (.txt .md .html .pdf .docx), folders of them, or - for standard input')
    .option('--out <file>', 'write the model file there, not to standard output')
    .option('--force', 'replace a file that exists')
    .option('--json', 'print data: the model file, what it was made of, what was not used')
    .option('--date <day>', 'publication date of the text, if it does not tell it')
    .option('--actors <file>', 'actors of your own (actors.yaml); repeatable', each)
    .option('--reading <file>', 'output of read --json or --jsonl to draft from; repeatable', each)
    .action(async (texts: string[], options) => {
      const { modelDraftCommand } = await import('./model-draft-command.ts');
      process.exitCode = await modelDraftCommand(texts, options);
    });

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
    .action(async (file: string, options) => {
      const { modelCheckCommand } = await import('./model-check-command.ts');
      process.exitCode = await modelCheckCommand(file, options);
    });

  answering(
    model
      .command('solve')
      .description('say which states hold and why, and where the conflict may go')
      .argument('<model>', 'a model file (.yaml or .gmcr), or - for standard input'),
  )
    .option('--csv', 'print one row a state: options, payoffs, stabilities')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option('--svg <file>', 'draw the states and moves that matter as well')
    .option('--all', 'describe all states that hold, also those that hold in a weak sense only')
    .option('--from <state>', 'follow where the conflict may go from this state (default: the status quo)')
    .option('--coalitions', 'also say which states hold against every coalition (up to 4,096 states)')
    .option('--block <ids>', 'also say what holds if these act as one, such as us,rok; repeatable', each)
    .option('--horizon <moves>', 'two decision makers: also say what holds if both look so many moves ahead')
    .action(async (file: string, options) => {
      const { modelSolveCommand } = await import('./model-solve-command.ts');
      process.exitCode = await modelSolveCommand(file, options);
    });

  answering(
    model
      .command('explain')
      .description('prove why a state holds for a decision maker, or does not, step by step')
      .argument('<model>', 'a model file')
      .argument('<state>', 'number, pattern, options taken (a,b or nothing), or now for the status quo'),
  )
    .option('--by <ids>', 'for these decision makers, such as us,rok (default: all)', eachOfList)
    .option('--concept <names>', 'Nash, GMR, SMR, SEQ or SIM (default: the most telling one)', eachOfList)
    .action(async (file: string, state: string, options) => {
      const { modelExplainCommand } = await import('./model-explain-command.ts');
      process.exitCode = await modelExplainCommand(file, state, options);
    });

  answering(
    model
      .command('inverse')
      .description('say what would have to be preferred for a state to hold, and the smallest change that makes it so')
      .argument('<model>', 'a model file')
      .argument('<state>', 'number, pattern, options taken (a,b or nothing), or now for the status quo'),
  )
    .option('--by <ids>', 'for these decision makers (default: all for whom it does not hold)', eachOfList)
    .option('--concept <name>', 'Nash, GMR, SMR, SEQ or SIM (default: SEQ)')
    .option('--edits <kinds>', 'changes to try: swap,move,drop,add (default: all)', eachOfList)
    .option('--most <number>', 'show at most so many ways (default: 5)')
    .option('--write <file>', 'write the model with the first of the smallest changes')
    .option('--force', 'replace a file that exists')
    .action(async (file: string, state: string, options) => {
      const { modelInverseCommand } = await import('./model-inverse-command.ts');
      process.exitCode = await modelInverseCommand(file, state, options);
    });

  answering(
    model
      .command('whatif')
      .description('set two variants of a model side by side')
      .argument('<model>', 'a model file')
      .argument('[other]', 'the second variant; without it, the first one with the changes that the options make'),
  )
    .option('--drop <statement>', 'drop a statement: us.noForce, or us.3 by rank; repeatable', each)
    .option('--swap <pair>', 'let two statements change places: us.noForce,stay; repeatable', each)
    .option('--move <statement>', 'move a statement to a rank: us.noForce:1; repeatable', each)
    .option('--add <statement>', 'add a statement at a rank: "us.1: not strike"; repeatable', each)
    .option('--write <file>', 'write the second variant')
    .option('--force', 'replace a file that exists')
    .action(async (file: string, other: string | undefined, options) => {
      const { modelWhatIfCommand } = await import('./model-whatif-command.ts');
      process.exitCode = await modelWhatIfCommand(file, other, options);
    });

  answering(
    model
      .command('sensitivity')
      .description('say how firmly the conclusions stand and which single assumption carries them')
      .argument('<model>', 'a model file; its claims are what is asked'),
  )
    .option('--orders <number>', 'also draw so many orders of the statements at random')
    .option('--spread <ranks>', 'by how many ranks a statement may move in a drawn order (default: 2)')
    .option('--seed <number>', 'another seed draws other orders (default: 1)')
    .option('--rules', 'also leave out each rule')
    .option('--concept <names>', 'ask for the equilibria under these, not for the claims of the file', eachOfList)
    .action(async (file: string, options) => {
      const { modelSensitivityCommand } = await import('./model-sensitivity-command.ts');
      process.exitCode = await modelSensitivityCommand(file, options);
    });

  answering(
    model
      .command('hypergame')
      .description('say what each side expects in the game that it sees, and who will be surprised')
      .argument('<model>', 'a model file with views'),
  )
    .option('--concept <name>', 'Nash, GMR, SMR, SEQ or SIM (default: SEQ)')
    .action(async (file: string, options) => {
      const { modelHypergameCommand } = await import('./model-hypergame-command.ts');
      process.exitCode = await modelHypergameCommand(file, options);
    });

  answering(
    model
      .command('issues')
      .description('say where the weight lies on the issue lines of a model, and who could out-vote whom')
      .argument('<model>', 'a model file with issues'),
  )
    .option('--draws <number>', 'draws for the bands; 0 for none (default: 1000)')
    .option('--seed <number>', 'another seed draws other inputs (default: 1)')
    .option('--uncertainty <share>', 'by how much inputs may be wrong that do not say so (default: 0.1)')
    .action(async (file: string, options) => {
      const { modelIssuesCommand } = await import('./model-issues-command.ts');
      process.exitCode = await modelIssuesCommand(file, options);
    });

  model
    .command('graph')
    .description('draw the states and moves that matter as an SVG picture')
    .argument('<model>', 'a model file')
    .argument('[file]', 'where to write the picture; without it, to standard output')
    .option('--from <state>', 'look from this state (default: the status quo)')
    .option('--states <number>', 'show at most so many states (default: 14)')
    .action(async (file: string, to: string | undefined, options) => {
      const { modelGraphCommand } = await import('./model-graph-command.ts');
      process.exitCode = await modelGraphCommand(file, to, options);
    });

  model
    .command('import')
    .description('turn a .gmcr file of GMCR+ into a model file')
    .argument('<gmcr>', 'the file, or - for standard input')
    .argument('[file]', 'where to write the model; without it, to standard output')
    .option('--force', 'replace a file that exists')
    .action(async (from: string, to: string | undefined, options) => {
      const { modelImportCommand } = await import('./model-convert-command.ts');
      process.exitCode = await modelImportCommand(from, to, options);
    });

  model
    .command('export')
    .description('write a model for other programs')
    .argument('<model>', 'a model file')
    .option('--gmcr <file>', 'for GMCR+')
    .option('--nfg <file>', 'for Gambit, as a game in strategic form')
    .option('--csv <file>', 'a table of all states with payoffs and stabilities')
    .action(async (file: string, options) => {
      const { modelExportCommand } = await import('./model-convert-command.ts');
      process.exitCode = await modelExportCommand(file, options);
    });
}
