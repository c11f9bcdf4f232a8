import type { Command } from 'commander';
import { ofCase } from '../case/of-case.ts';
import type { Action } from '../kit/action.ts';
import { withEventServer } from '../kit/event-server-option.ts';
import { each, eachOfList } from '../kit/repeatable.ts';
import { withSavedFilter } from './with-saved-filter.ts';

/** Adds `entente discourse`: networks of coded statements. */
export function addDiscourseCommand(program: Command, action: Action): void {
  const discourse = program
    .command('discourse')
    .helpCommand(false)
    .description('networks of statements that people coded: who shares which claims, from files of DNA 2 and 3');
  const network = withPage(asked(discourse.command('network'), 'print who speaks of what, or who speaks alike'));
  withNetwork(network)
    .option('--isolates', 'keep actors and concepts whose statements are all left out')
    .option('--draws <number>', 'draw the documents so often anew, and say how sure each tie is')
    .option('--matrix', 'with --csv: the whole table and not the ties')
    .option('--graphml <file>', 'write it as GraphML, with all attributes')
    .option('--gexf <file>', 'write it as GEXF, for Gephi, with all attributes, colours and places')
    .option('--dl <file>', 'write it as a matrix in the DL form of UCINET')
    .action(action(withSavedFilter(async () => (await import('./network-command.ts')).networkCommand)));
  withPage(withSlices(withNetwork(asked(discourse.command('windows'), 'print networks of windows or slices of time'))))
    .option('--phases', 'find phases whose networks are alike')
    .option('--both', 'congruence and conflict of actors beside each other')
    .action(action(withSavedFilter(async () => (await import('./windows-command.ts')).windowsCommand)));
  withPage(
    withNetwork(
      asked(discourse.command('backbone'), 'print the concepts without which the network would have another shape'),
    ),
  )
    .option('--method <name>', 'nested (the default) or annealed')
    .option('--size <number>', 'annealed: a backbone of so many concepts; by default as the penalty asks for')
    .option('--penalty <number>', 'annealed: how much a small backbone is preferred (default: 3.5)')
    .option('--steps <number>', 'annealed: steps of the search (default: 10000)')
    .option('--seed <number>', 'annealed: of the search (default: 1)')
    .action(action(withSavedFilter(async () => (await import('./backbone-command.ts')).backboneCommand)));
  withPage(
    withSlices(
      asked(discourse.command('polarization'), 'print the split into camps, and how far the network is from it'),
    ),
  )
    .option('--groups <number>', 'how many camps of equal size (default: 2)')
    .option('--seed <number>', 'of the search (default: 1)')
    .action(action(withSavedFilter(async () => (await import('./polarization-command.ts')).polarizationCommand)));
  withPage(
    withWindows(asked(discourse.command('clusters'), 'print coalitions: actors that make the same claims', false)),
  )
    .option('--method <name>', 'best (the default), louvain, walktrap, single, complete, average, ward, concor')
    .option('--groups <number>', 'how many coalitions (default: those with the highest modularity)')
    .option('--draws <number>', 'draw the documents so often anew, and say how firmly each actor belongs')
    .option('--seed <number>', 'of methods and draws that go by lot (default: 1)')
    .action(action(withSavedFilter(async () => (await import('./clusters-command.ts')).clustersCommand)));
  withPage(
    withErrors(
      withNetwork(asked(discourse.command('stability'), 'print how much of the core is left under errors of a reader')),
    ),
  ).action(action(withSavedFilter(async () => (await import('./stability-command.ts')).stabilityCommand)));
  withPage(
    withErrors(
      withNetwork(
        asked(discourse.command('validity'), 'print how long windows must be to withstand errors of a reader'),
      ),
    ),
  )
    .option('--unit <name>', 'seconds to years (default: months)')
    .option('--sizes <list>', 'sizes of windows that are tried, such as 1,3,6')
    .option('--least <number>', 'from which correlation on the ranking of ties holds (default: .9)')
    .action(action(withSavedFilter(async () => (await import('./validity-command.ts')).validityCommand)));
  withPage(
    asked(
      withEventServer(ofCase(discourse.command('deeds'))),
      'print what coalitions of states say beside what they do to each other',
      false,
    ),
  )
    .option('--origin <list>', 'events of these files only, or case for the acts of the texts', eachOfList)
    .option('--method <name>', 'how coalitions are sought, as with clusters')
    .option('--groups <number>', 'how many coalitions')
    .option('--draws <number>', 'draw the documents so often anew, to say who surely agrees (default: 200)')
    .option('--seed <number>', 'of methods and draws that go by lot (default: 1)')
    .action(action(withSavedFilter(async () => (await import('./deeds-command.ts')).deedsCommand)));
  withPage(
    withOutput(
      discourse
        .command('file')
        .description('print what a .dna file holds: statement types, coders with what they may do, regular expressions')
        .argument('<file>', 'a .dna file, or the folder of a case, for those that it took in'),
    ),
  ).action(action(async () => (await import('./file-command.ts')).fileCommand));
  withPage(asked(discourse.command('barplot'), 'print how often each concept was said, by yes and no')).action(
    action(withSavedFilter(async () => (await import('./barplot-command.ts')).barplotCommand)),
  );
}

/** Options of all that select statements. */
function asked(command: Command, description: string, asDna = true): Command {
  command
    .description(description)
    .argument(
      '<file>',
      'a .dna file, or the folder of a case, for its discourse statements or the positions that its texts tell',
    )
    .option(
      '--type <name>',
      'statement type (default: the first one of the file; position: what the texts of a case tell)',
    )
    .option('--filter <name>', 'of a case: options that stand under this name in its discourse.yaml')
    .option('--level <number>', 'of a case: concepts of this level of the tree in its discourse.yaml (0: the top)')
    .option('--rows <variable>', 'who speaks (default: organization); also document.author and others')
    .option('--columns <variable>', 'what about (default: concept)')
    .option('--qualifier <variable>', 'yes or no, a number or a text (default: agreement); none: no qualifier')
    .option('--duplicates <within>', 'count repeats once within: document, week, month, year, acrossrange')
    .option('--from <day>', 'only statements from this day on')
    .option('--to <day>', 'only statements up to this day')
    .option('--exclude <pair>', 'leave a value out: concept="Deploy THAAD"; may be given several times', each, [])
    .option('--only <pair>', 'take only a value: document.source=Wire; may be given several times', each, [])
    .option('--min-actor <number>', 'leave out who has fewer statements')
    .option('--min-concept <number>', 'leave out what is spoken of in fewer statements');
  withOutput(command);
  return asDna
    ? command.option('--as-dna', 'give the numbers of the Discourse Network Analyzer, known faults included')
    : command;
}

function withOutput(command: Command): Command {
  return command
    .option('--json', 'print it as JSON, with the ids of the statements')
    .option('--csv', 'print it as CSV')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option('--md', 'print it as Markdown')
    .option('--all', 'print all rows, not only the first of each table')
    .option('--width <columns>', 'width of the page (default: that of the terminal)');
}

function withPage(command: Command): Command {
  return command
    .option('--html <file>', 'write a page with charts, each number with the statements behind it')
    .option('--svg <file>', 'write the charts as a picture')
    .option('--force', 'replace files that exist');
}

function withNetwork(command: Command): Command {
  return command
    .option('--one-mode', 'ties between those who speak of the same (backbones always are so)')
    .option('--aggregation <name>', 'ignore, subtract; two-mode: combine; one-mode: congruence, conflict')
    .option('--normalization <name>', 'no; two-mode: activity, prominence; one-mode: average, jaccard, cosine');
}

/** Windows that do not overlap. */
function withWindows(command: Command): Command {
  return command
    .option('--unit <name>', 'coalitions of windows that do not overlap: events, seconds to years')
    .option('--size <number>', 'how many units a window spans');
}

function withErrors(command: Command): Command {
  return command
    .option('--two-mode', 'of actors by concepts, not of actors alone')
    .option('--recall <share>', 'of the statements that a reader finds (default: as decisions in the case or docs say)')
    .option('--precision <share>', 'of what it gives that is right')
    .option('--flip <share>', 'of what it finds that it has with another side (default: 0)')
    .option('--draws <number>', 'how often the statements are read again')
    .option('--seed <number>', 'of the draws (default: 1)');
}

function withSlices(command: Command): Command {
  return command
    .option('--unit <name>', 'events, seconds, minutes, hours, days, weeks, months or years')
    .option('--size <number>', 'how many units a window spans')
    .option('--kernel <name>', 'weigh by distance from the middle: uniform, triangular, epanechnikov, gaussian')
    .option('--no-indent', 'with --kernel: the first and last middle lie at the ends of the time')
    .option('--isolates', 'keep the same actors in all windows');
}
