import type { Command } from 'commander';

// What is here is loaded at every start of the program, so it imports nothing.

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
