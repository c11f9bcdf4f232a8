import type { Command } from 'commander';

// What is here is loaded at every start of the program, so it imports nothing.

/** Adds the options that say which events count; `filterOf` understands them. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--from <day>', 'only from this day on (2017-07-04, 2017-07 or 2017)')
    .option('--to <day>', 'only up to this day, which counts')
    .option(
      '--origin <names>',
      'only events of these, with commas: gdelt, icews, polecat, phoenix, ucdp, acled, csv, case (default: all but case)',
    )
    .option('--category <codes>', 'only these codes, or what begins with them, with commas: 19,20')
    .option('--quad <numbers>', 'only these: 1 and 2 cooperation in words and deeds, 3 and 4 conflict, 0 not known')
    .option('--source-sector <codes>', 'only of who acts in these sectors, with commas: GOV,MIL')
    .option('--target-sector <codes>', 'only towards these sectors')
    .option('--source-actor <codes>', 'only of these actors as the file names them')
    .option('--target-actor <codes>', 'only towards these actors')
    .option('--only-root', 'only what a file calls a root event')
    .option('--one-per-day', 'of events of one day with the same sides and code only one')
    .option('--with-mirrored', 'also the second of two rows that differ in that the sides changed places')
    .option('--without-mirrored', 'without these, also where direction counts')
    .option('--with-repeated', 'also rows that repeat an earlier one')
    .option('--without-far-dates', 'without rows whose day is far from that of their file');
}

/** Adds the options that say in which form a measure is wanted; `writeMeasure` understands them. */
export function addMeasureOutput(command: Command): Command {
  return command
    .option('--json', 'print it as JSON')
    .option('--csv', 'print the series as CSV')
    .option('--md', 'print it as Markdown')
    .option('--html <file>', 'write it as a page with charts; opens in any browser, offline')
    .option('--svg <file>', 'write its charts as a picture')
    .option('--force', 'replace files that exist')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option('--all', 'print all rows, not only the first of each table')
    .option('--width <columns>', 'width of the page (default: that of the terminal)');
}
