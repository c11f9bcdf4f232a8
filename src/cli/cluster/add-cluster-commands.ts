import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';
import { each } from '../kit/repeatable.ts';

/** Where the queue is: nothing is ever looked for on a network that was not named. */
function ofQueue(command: Command): Command {
  return command.requiredOption(
    '--queue <address>',
    'PostgreSQL server that holds the queue: postgres://name@host/database',
  );
}

/** Where the shards lie, too. */
function ofStore(command: Command): Command {
  return ofQueue(command).requiredOption(
    '--store <place>',
    'folder that every machine sees, or s3://bucket/prefix: texts and what was read of them',
  );
}

/** Adds `entente cluster` and `entente worker`: reading on many machines. */
export function addClusterCommands(program: Command, action: Action): void {
  const cluster = program
    .command('cluster')
    .description('read on many machines: put texts on a queue, see how far it is, collect what was read')
    .helpCommand(false);
  ofStore(cluster.command('init'))
    .description('make the tables of a queue and the folder of its texts')
    .action(action(async () => (await import('./init-cluster-command.ts')).initClusterCommand));
  ofStore(cluster.command('submit'))
    .description('put texts on the queue; what was submitted before is not read twice')
    .argument('<inputs...>', 'files (.txt .md .html .pdf .docx .jsonl), folders of them, or - for standard input')
    .option('--name <words>', 'what the batch is called (default: the first input)')
    .option('--case <folder>', 'read with the engine and the files of this case, for collect --case')
    .option('--publisher <name>', 'publisher, if the texts do not tell it or tell it wrongly')
    .option('--author <name...>', 'author, likewise; may be given several times')
    .option('--engine <name>', 'encoder (the default) or fast; see docs/encoder.md')
    .option('--actors <file>', 'actors of your own (actors.yaml); may be given several times', each, [])
    .option('--issues <file>', 'issues of your own (issues.yaml)')
    .option('--codebook <file>', 'codebook of your own (codebook.yaml)')
    .option('--verbs <file>', 'verb dictionary of PETRARCH 2; may be given several times', each, [])
    .option('--actors-dictionary <file>', 'its actor dictionaries, likewise', each, [])
    .option('--agents-dictionary <file>', 'its agent dictionaries, likewise', each, [])
    .option('--discards <file>', 'its discard dictionaries, likewise', each, [])
    .option('--shard-size <number>', 'texts that a worker takes together (default: 1000)')
    .option('--ahead <shards>', 'wait with the next shard while so many are unread (default: never)')
    .action(action(async () => (await import('./submit-command.ts')).submitCommand));
  ofQueue(cluster.command('status'))
    .description('say how far reading is, who reads, and what could not be read')
    .option('--json', 'print it as JSON')
    .action(action(async () => (await import('./cluster-status-command.ts')).clusterStatusCommand));
  ofStore(cluster.command('collect'))
    .description('print the records of a batch as read --jsonl does, in the order of its texts; or add them to a case')
    .argument('[batch]', 'id or name of the batch (default: the only one)')
    .option('--case <folder>', 'put texts and records into this case, as entente add does')
    .option('--so-far', 'also while texts are unread: leave them out')
    .action(action(async () => (await import('./collect-command.ts')).collectCommand));
  ofStore(program.command('worker'))
    .description('read texts from a queue until it is told to end')
    .option(
      '--jobs <number>',
      'how many texts are read at a time; auto (the default): as many as this machine has cores',
    )
    .option('--until-done', 'end when no text waits or is being read')
    .option(
      '--grace <seconds>',
      'after Ctrl-C or SIGTERM so long for the shard at hand, then it is given back (default: 20)',
    )
    .option('--longest <seconds>', 'a text that takes longer is set aside (default: 600)')
    .action(action(async () => (await import('./worker-command.ts')).workerCommand));
}
