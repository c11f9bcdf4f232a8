import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { each, eachOfList } from '../kit/repeatable.ts';

/** Adds the questions to a model: each answers on a page, as Markdown or as data. */
export function addModelQuestions(model: Command, action: Action): void {
  addSolve(model, action);
  addTables(model, action);
  addExplain(model, action);
  addInverse(model, action);
  addWhatIf(model, action);
  addSensitivity(model, action);
  addHypergame(model, action);
  addIssues(model, action);
}

/** A question with the options that all of them share. */
function answering(command: Command): Command {
  return command
    .option('--json', 'print data')
    .option('--md', 'print Markdown')
    .option('--width <columns>', 'width of the page (default: that of the terminal)');
}

function addSolve(model: Command, action: Action): void {
  answering(
    model
      .command('solve')
      .description('say which states hold and why, and where the conflict may go')
      .argument('<model>', 'a model file (.yaml or .gmcr), or - for standard input'),
  )
    .option('--csv', 'print one row a state: options, payoffs, stabilities')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option('--svg <file>', 'draw the states and moves that matter as well')
    .option('--force', 'replace a file that exists')
    .option('--all', 'describe all states that hold, also those that hold in a weak sense only')
    .option('--from <state>', 'follow where the conflict may go from this state (default: the status quo)')
    .option('--coalitions', 'also say which states hold against every coalition (up to 4,096 states)')
    .option('--group <ids>', 'with --coalitions: only these groups can form, such as us+rok; repeatable', each)
    .option('--block <ids>', 'also say what holds if these act as one, such as us,rok; repeatable', each)
    .option('--horizon <moves>', 'also say what holds if all look so many moves ahead (more than two: with a warning)')
    .option('--sseq', 'also say what holds under symmetric sequential stability')
    .option('--weigh <moves>', 'also say what holds if all weigh so many moves and countermoves (MR, CMR)')
    .option('--policies', 'also say which states policies can hold (up to 1,024 states)')
    .action(action(async () => (await import('./model-solve-command.ts')).modelSolveCommand));
}

function addTables(model: Command, action: Action): void {
  answering(
    model
      .command('tables')
      .description('print what a paper needs: option form, rankings, moves, stability, status quo analysis, tableau')
      .argument('<model>', 'a model file (.yaml or .gmcr), or - for standard input'),
  )
    .option('--latex', 'print LaTeX')
    .option('--csv', 'print one table as CSV; say which with --table')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option('--table <names>', 'these only: options, rankings, moves, stability, status-quo, tableau', eachOfList)
    .option('--states <number>', 'show at most so many states (default: 256)')
    .option('--from <state>', 'begin the status quo analysis with this state (default: the status quo)')
    .action(action(async () => (await import('./model-tables-command.ts')).modelTablesCommand));
}

function addExplain(model: Command, action: Action): void {
  answering(
    model
      .command('explain')
      .description('prove why a state holds for a decision maker, or does not, step by step')
      .argument('<model>', 'a model file')
      .argument('<state>', 'number, pattern, options taken (a,b or nothing), or now for the status quo'),
  )
    .option('--by <ids>', 'for these decision makers, such as us,rok (default: all), or groups: us+rok', eachOfList)
    .option(
      '--concept <names>',
      'Nash, GMR, SMR, SEQ, SIM or SSEQ (default: the most telling one); of groups CNash, CGMR, CSMR or CSEQ',
      eachOfList,
    )
    .action(action(async () => (await import('./model-explain-command.ts')).modelExplainCommand));
}

function addInverse(model: Command, action: Action): void {
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
    .action(action(async () => (await import('./model-inverse-command.ts')).modelInverseCommand));
}

function addWhatIf(model: Command, action: Action): void {
  answering(
    model
      .command('whatif')
      .description('set two variants of a model side by side')
      .argument('<model>', 'a model file')
      .argument('[other]', 'the second variant; without it, the first one with the changes that the options make'),
  )
    .option('--drop <statement>', 'drop a statement: us.noForce, or us.3 by rank; or a weight; repeatable', each)
    .option(
      '--swap <pair>',
      'let two statements change places: us.noForce,stay; of a ranking two states: us.7,9; repeatable',
      each,
    )
    .option(
      '--move <statement>',
      'move a statement to a rank: us.noForce:1; of a ranking a state: us.7:1; repeatable',
      each,
    )
    .option('--add <statement>', 'add a statement at a rank: "us.1: not strike"; repeatable', each)
    .option('--weigh <weight>', 'give a weight another value: us.strike:-3; repeatable', each)
    .option('--write <file>', 'write the second variant')
    .option('--force', 'replace a file that exists')
    .action(action(async () => (await import('./model-whatif-command.ts')).modelWhatIfCommand));
}

function addSensitivity(model: Command, action: Action): void {
  answering(
    model
      .command('sensitivity')
      .description('say how firmly the conclusions stand and which single assumption carries them')
      .argument('<model>', 'a model file; its claims are what is asked'),
  )
    .option('--orders <number>', 'also draw so many orders of the statements at random')
    .option('--spread <ranks>', 'by how many ranks a statement may move in a drawn order (default: 2)')
    .option('--seed <number>', 'another seed draws other orders (default: 1)')
    .option('--draws <number>', 'also draw so many times what is likely to some degree or unknown')
    .option('--rules', 'also leave out each rule')
    .option('--concept <names>', 'ask for the equilibria under these, not for the claims of the file', eachOfList)
    .action(action(async () => (await import('./model-sensitivity-command.ts')).modelSensitivityCommand));
}

function addHypergame(model: Command, action: Action): void {
  answering(
    model
      .command('hypergame')
      .description('say what each side expects in the game that it sees, and who will be surprised')
      .argument('<model>', 'a model file with views'),
  )
    .option('--concept <name>', 'Nash, GMR, SMR, SEQ or SIM (default: SEQ)')
    .action(action(async () => (await import('./model-hypergame-command.ts')).modelHypergameCommand));
}

function addIssues(model: Command, action: Action): void {
  answering(
    model
      .command('issues')
      .description('say where the weight lies on the issue lines of a model, and who could out-vote whom')
      .argument('<model>', 'a model file with issues'),
  )
    .option('--draws <number>', 'draws for the bands; 0 for none (default: 1000)')
    .option('--seed <number>', 'another seed draws other inputs (default: 1)')
    .option('--uncertainty <share>', 'by how much inputs may be wrong that do not say so (default: 0.1)')
    .action(action(async () => (await import('./model-issues-command.ts')).modelIssuesCommand));
}
