import type { Command } from 'commander';
import type { Action } from '../kit/action.ts';

/** Adds `entente export`. */
export function addExportCommand(program: Command, action: Action): void {
  program
    .command('export')
    .description('write records for other programs: tables, spreadsheets, annotations, projects, lists of sources')
    .argument('[inputs...]', 'a case, or output of entente read --json or --jsonl, or - for standard input')
    .option('--case <folder>', 'folder of the case (default: the one that holds the working folder)')
    .option('--csv <folder>', 'a CSV file for each kind of record, with datapackage.json and a codebook page')
    .option('--parquet <folder>', 'the same as Parquet')
    .option('--xlsx <file>', 'one workbook, a sheet for each kind of record')
    .option('--jsonl <file>', 'a reading a line, as entente read --jsonl prints it')
    .option('--annotations <file>', 'W3C Web Annotations (JSON-LD)')
    .option('--qdpx <file>', 'a REFI-QDA project, for NVivo, ATLAS.ti, MAXQDA, QualCoder and the like')
    .option('--csl <file>', 'the sources as CSL-JSON, for Zotero and Pandoc')
    .option('--bibtex <file>', 'the sources as BibTeX')
    .option('--dna <file>', 'of a case: its discourse statements as a file of the Discourse Network Analyzer (DNA 3)')
    .option('--dna-file <name>', 'with --dna: of a case that took in several .dna files this one by itself')
    .option('--dna-password <word>', 'what coders type in DNA who have no password there')
    .option('--with-suggestions', 'with --dna: also what the reader suggests and nobody has decided on')
    .option('--gold <folder>', 'decisions as answer keys, by which readers are measured')
    .option('--without-texts', 'hashes and offsets only: no quotation, no note')
    .option('--safe-csv', 'keep cells from starting a spreadsheet formula')
    .option('--same-act-days <days>', 'reports this many days apart may be of one act (default: 1)')
    .option('--force', 'replace files that exist; what is read is never written over')
    .action(action(async () => (await import('./export-command.ts')).exportCommand));
}
